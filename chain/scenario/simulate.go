package scenario

import (
	"cmp"
	"hash/fnv"
	"math"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/internal/probe"
	"github.com/kpichain/kpichain/internal/splitmix"
	"github.com/kpichain/kpichain/kpi"
)

// MostRuns is the most runs of one simulation; a larger one is split, and merged.
const MostRuns = 1_000_000

// A Simulation says what to draw and how often. The zero value asks for nothing.
type Simulation struct {
	// At and KPI are what is looked at.
	At  chain.Place
	KPI string
	// Inputs are what is drawn, in any order. What is not among them stays as read, and
	// an input that does not count in the KPI at At, such as one below a place that was
	// measured itself, changes nothing there.
	Inputs []Input
	// First is the number of the first run, Runs how many: a simulation can be split, and
	// its outlooks merged.
	First, Runs int
	// Seed names the draws: another seed, other draws.
	Seed uint64
	// Progress, if not nil, is called before the first run, after every hundredth and after
	// the last, with the number of runs done; an error stops the simulation, which returns
	// it.
	Progress func(done int) error
}

// Simulate draws all inputs independently and evaluates the KPI each time (Monte Carlo).
// Draw number n of an input is a fixed function of seed, the input's place and KPI, and
// n: it depends on nothing else, so results are the same on every machine, for every
// order of inputs and every split.
//
// Independent inputs are an assumption: where one cause moves all of them, the outlook
// is too narrow. And the mean of a chain with parallel steps is worse than the chain of
// the means, since now the one and then the other is late: compare Outlook.Mean with
// the gauge.
//
// The error is a *[chain.InvalidError] with every problem, and wraps
// [chain.ErrUnknown] for a place or a KPI that the plan does not have, [chain.ErrDuplicate]
// for an input that comes twice, kpi.ErrRange for a Dist out of order or with more
// digits than it may have, and for runs outside 1..[MostRuns]; and what
// [chain.Result.With] refuses of the ends of the inputs: values outside the KPI's Domain,
// passes of a choice that may add up to more than 1, places too deep to be read; and a
// custom operator that fails in a run. An error of Progress is returned as it is. With
// an error there is no outlook.
//
// The cost of a run is that of the draws, some nanoseconds each, and of composing the
// steps of the chain again: some nanoseconds each where whole numbers of one unit hold
// them and no passes are drawn, a microsecond or two a run for a product, and else from
// three hundred nanoseconds a step to some thousand where fractions get long; how many
// people there are does not matter. Under a custom rule across units it is that of With.
// Some hundred bytes are kept of a run.
//
// Source of the draws: Steele, Lea, Flood, Fast Splittable Pseudorandom Number
// Generators (OOPSLA 2014).
func Simulate(r *chain.Result, s Simulation) (Outlook, error) {
	bad := &problems{}
	bad.lookUp(r.Plan(), "at", s.At, s.KPI)
	samplers := bad.takeInputs(r.Plan(), s.Inputs)
	if s.First < 0 {
		bad.add("first", codeRuns, kpi.ErrRange, "%d is before the first run, number 0", s.First)
	}
	if s.Runs < 1 || s.Runs > MostRuns {
		bad.add("runs", codeRuns, kpi.ErrRange, "%d runs: give 1 to %d", s.Runs, MostRuns)
	}
	f, err := bad.probe(r, s.At, s.KPI, s.Inputs, samplers)
	if err != nil {
		return Outlook{}, err
	}
	indicator, _ := r.Plan().Indicator(s.KPI)
	t := tally{Outlook: Outlook{At: s.At, KPI: s.KPI, Better: indicator.Better, Runs: s.Runs}}
	keys, places := make([]uint64, len(s.Inputs)), make([]int32, len(s.Inputs))
	for n, in := range s.Inputs {
		keys[n], places[n] = stream(s.Seed, in), samplers[n].places
	}
	draw := func(input, first int, values []int64) {
		samplers[input].fill(keys[input], s.First+first, values)
	}
	if s.Progress != nil {
		t.stopped = s.Progress(0)
	}
	if t.stopped != nil {
		return Outlook{}, t.stopped
	}
	err = f.Many(s.Runs, places, draw, func(run int, d probe.Drawn) error { return t.count(run+1, d, s) })
	if err != nil && t.stopped == nil {
		err = cmp.Or(bad.relay(err, ofInputs), bad.err())
	}
	if err != nil {
		return Outlook{}, err
	}
	return t.outlook(), nil
}

// stream names the stream of an input's draws.
func stream(seed uint64, in Input) uint64 {
	name := fnv.New64a()
	for _, id := range []string{in.At.Chain, in.At.Step, in.At.Unit, in.At.Person, in.KPI} {
		name.Write([]byte(id)) // never fails
		name.Write([]byte{0})  // which no ID has
	}
	return splitmix.At(splitmix.At(seed, 0)^name.Sum64(), 0)
}

// A tally counts runs.
type tally struct {
	Outlook
	values []value
	// stopped is the error of Progress.
	stopped error
}

// A value is what was read in a run, as it is told, which keeps the order that it has
// exactly; and roughly too: nearly all are told apart by that.
type value struct {
	told  decimal.Decimal
	rough float64
}

// compare orders values from low to high.
func (v value) compare(o value) int {
	apart := math.Abs(v.rough - o.rough)
	if apart > (math.Abs(v.rough)+math.Abs(o.rough))*roughly { // false for what floats do not hold
		return cmp.Compare(v.rough, o.rough)
	}
	return exact.Compare(v.told, o.told)
}

// roughly is more than what a float differs from what it stands for, as a share of it.
const roughly = 1e-15

// progressEvery is how many runs there are between two calls of Progress.
const progressEvery = 100

// count counts one run, the last of done.
func (t *tally) count(done int, d probe.Drawn, of Simulation) error {
	switch d.Light {
	case light.Green:
		t.Green++
	case light.Amber:
		t.Amber++
	case light.Red:
		t.Red++
	default:
		t.NoData++
	}
	if d.Has {
		t.values = append(t.values, value{d.Value, exact.Rough(d.Value)})
	}
	if of.Progress != nil && (done%progressEvery == 0 || done == of.Runs) {
		t.stopped = of.Progress(done)
	}
	return t.stopped
}

// outlook returns what was counted.
func (t *tally) outlook() Outlook {
	order := value.compare
	if t.Better == kpi.Lower {
		order = func(a, b value) int { return b.compare(a) }
	}
	slices.SortFunc(t.values, order)
	t.Values = make([]decimal.Decimal, len(t.values))
	for n, v := range t.values {
		t.Values[n] = v.told
	}
	return t.Outlook
}
