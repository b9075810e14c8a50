package scenario

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/jsonx"
	"github.com/kpichain/kpichain/kpi"
)

// A Hire is one more person, or part of one, in a unit on a step.
type Hire struct {
	Step string `json:"step"`
	Unit string `json:"unit"`
	// Weight is how much of a person, as FTE: more than 0. The zero value means 1.
	Weight decimal.Decimal `json:"weight,omitzero"`
}

// MarshalJSON writes the fields with their decimals as strings.
func (h Hire) MarshalJSON() ([]byte, error) { return jsonx.Marshal(h) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, h stays as it was.
func (h *Hire) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, h) }

// A Gain is what one hire would do for a chain. The zero value is no hire.
type Gain struct {
	Hire Hire `json:"hire"`
	// Adds is what the hire adds to what the unit reads at the step, in the KPI's unit,
	// rounded half away from zero.
	Adds decimal.Decimal `json:"adds"`
	// Before and After are the chain's capacity. They are the same where the step is not
	// the bottleneck, or not the only one.
	Before kpi.Gauge `json:"before"`
	After  kpi.Gauge `json:"after"`
}

// MarshalJSON writes the fields with their decimals as strings.
func (g Gain) MarshalJSON() ([]byte, error) { return jsonx.Marshal(g) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, g stays as it was.
func (g *Gain) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, g) }

// Staff says what each hire alone would do for the capacity of a chain (Dutch: wie
// hebben we waar nodig), the largest capacity after it first. kpiID is a KPI of rule
// kpi.Bottleneck along and kpi.Sum across: what it reads at a step is how much work that
// can do.
//
// A hire is worth what the unit's people read on average now: what the unit reads at the
// step, whether measured there or added up, for every FTE (Member.Weight) of the people
// below it there, times the hire's Weight. Who is in several steps counts whole in each:
// a hire divides their time as the others do, and only what they do at this step is
// looked at. What they add counts at the unit, and at every place above it that was
// measured. A capacity that was measured at the chain as a whole is put aside, and Before
// is what the steps make of it.
//
// Where capacities are equal, as when two steps hold up the chain and no single hire
// helps, the step that can do least questions now comes first, then the hire that adds most
// to it, in questions too, then the order given. So it is always the first one that is needed first.
//
// Hires are compared one by one and never added up, since the bottleneck moves: the
// second on the same step may do nothing. To plan several, add the first to the model as
// a Member who reads what it Adds, evaluate that, and ask again.
//
// The error is a *[chain.InvalidError] with every problem. It wraps chain.ErrUnknown for
// a chain or KPI that the plan does not have, a step that is not in the chain and a unit
// that does not work on it; kpi.ErrRule for a KPI of other rules; chain.ErrNoData for a
// chain or a unit without a value, and a unit without people; kpi.ErrRange for a Weight
// below 0 or of more than 30 digits, and where a place would read more than the KPI's
// Domain allows. No hires give no gains: an empty list, not nil.
//
// The cost is one pass over the model and the readings, and tens of microseconds a hire.
func Staff(r *chain.Result, chainID, kpiID string, hires []Hire) ([]Gain, error) {
	s := staffing{now: r, whole: chain.Whole(chainID), kpi: kpiID}
	s.steps = r.Plan().Parts(s.whole)
	if s.checkQuestion(); len(s.bad.list) == 0 {
		s.compose()
	}
	l := newLineup(r, kpiID)
	for i, h := range hires {
		s.list = append(s.list, s.take(l, i, h))
	}
	l.weigh()
	for i := 0; i < len(s.list) && len(s.bad.list) == 0; i++ {
		s.hire(i)
	}
	if err := s.bad.err(); err != nil {
		return nil, err
	}
	slices.SortStableFunc(s.list, staffed.compare)
	gains := make([]Gain, len(s.list))
	for i := range s.list {
		gains[i] = s.list[i].Gain
	}
	return gains, nil
}

// A staffing is one question to Staff.
type staffing struct {
	now, base *chain.Result // as read, and with the chain composed of its steps
	whole     chain.Place
	steps     []chain.Place
	kpi       string
	before    kpi.Gauge
	list      []staffed
	bad       problems
}

// A staffed is a gain in the making.
type staffed struct {
	Gain
	crew *crew               // that the hire joins
	adds []chain.Measurement // what it adds to, the unit last
	// capacity is that of the chain after, exactly. now and then are the step's own in
	// questions, and idle reports that it holds up none.
	capacity, now, then exact.Num
	idle                bool
}

// compare orders gains from the best.
func (a staffed) compare(b staffed) int {
	switch c := b.capacity.Cmp(a.capacity); {
	case c != 0:
		return c
	case a.idle && b.idle:
		return 0
	case a.idle:
		return 1
	case b.idle:
		return -1
	}
	return cmp.Or(a.now.Cmp(b.now), b.then.Cmp(a.then))
}

// checkQuestion reports what is wrong with the chain and the KPI.
func (s *staffing) checkQuestion() {
	if len(s.steps) == 0 {
		s.bad.add("chain", codePlace, chain.ErrUnknown, "no chain %q", s.whole.Chain)
	}
	ind, ok := s.now.Plan().Indicator(s.kpi)
	switch {
	case !ok:
		s.bad.add("kpi", codeKPI, chain.ErrUnknown, "no KPI %q", s.kpi)
	case ind.Along != kpi.Bottleneck || ind.Across != kpi.Sum:
		s.bad.add("kpi", codeRule, kpi.ErrRule, "%q is no capacity: its rules are not %s along and %s across",
			s.kpi, kpi.Bottleneck, kpi.Sum)
	}
}

// compose works out the capacity without hires.
func (s *staffing) compose() {
	base, err := s.now.With(chain.Measurement{At: s.whole, KPI: s.kpi})
	if err != nil {
		s.bad.add("chain", codeNone, err, "%v", err)
		return
	}
	s.base = base
	s.before, _ = base.Gauge(s.whole, s.kpi)
	if _, ok := s.before.Reading.Value(); !ok {
		s.bad.add("chain", codeNone, chain.ErrNoData, "%q reads nothing along chain %q", s.kpi, s.whole.Chain)
	}
}

// take checks a hire, and finds the crew that it joins.
func (s *staffing) take(l *lineup, i int, h Hire) staffed {
	path := fmt.Sprintf("hires[%d].", i)
	switch {
	case exact.Check(h.Weight) != nil:
		s.bad.add(path+"weight", codeLong, kpi.ErrRange, "a number of more than %d digits", exact.MaxDigits)
	case h.Weight.Sign() < 0:
		s.bad.add(path+"weight", codeWeight, kpi.ErrRange, "the weight %s is below 0", exact.Text(h.Weight))
	}
	out := staffed{Gain: Gain{Hire: h, Before: s.before}}
	if len(s.steps) > 0 && !slices.Contains(s.steps, chain.At(h.Step)) {
		s.bad.add(path+"step", codePlace, chain.ErrUnknown, "no step %q in chain %q", h.Step, s.whole.Chain)
		return out
	}
	at := chain.At(h.Step).By(h.Unit)
	above, ok := l.above(at)
	if !ok {
		s.bad.add(path+"unit", codePlace, chain.ErrUnknown, "no unit %q on step %q", h.Unit, h.Step)
		return out
	}
	if out.crew = l.crew(at); len(out.crew.people) == 0 {
		s.bad.add(path+"unit", codeNone, chain.ErrNoData, "unit %q has no people on step %q, so nothing says "+
			"what one more is worth", h.Unit, h.Step)
	}
	if _, ok := s.now.Plan().Indicator(s.kpi); !ok {
		return out // that was said
	}
	g, _ := s.now.Gauge(at, s.kpi)
	if _, ok := g.Reading.Value(); !ok {
		s.bad.add(path+"unit", codeNone, chain.ErrNoData, "%q reads nothing of unit %q on step %q", s.kpi, h.Unit, h.Step)
		return out
	}
	out.adds = append(l.measured(above), chain.Measurement{At: at, KPI: s.kpi, Reading: g.Reading})
	return out
}

// hire works out one hire that was found in order.
func (s *staffing) hire(i int) {
	h := &s.list[i]
	unit := h.adds[len(h.adds)-1]
	worth := exactOf(unit.Reading).Quo(h.crew.weight).Mul(weightOf(h.Hire.Weight))
	h.Adds = worth.Out(exact.HalfAway)
	passes, err := s.passes(h.Hire.Step)
	s.holdUp(h, passes, worth)
	values := make([]exact.Num, len(h.adds))
	then := slices.Clone(h.adds)
	for n, m := range h.adds {
		values[n] = exactOf(m.Reading).Add(worth)
		then[n].Reading = keep(s.base, m.At, s.kpi, values[n].Out(exact.HalfAway))
	}
	var with *chain.Result
	if err == nil {
		with, err = s.base.With(then...)
	}
	if err == nil {
		h.After, _ = with.Gauge(s.whole, s.kpi)
		h.capacity, err = tryOne(s.base, s.whole, h.adds, values)
	}
	if invalid := (*chain.InvalidError)(nil); errors.As(err, &invalid) {
		first := invalid.Problems[0]
		s.bad.add(fmt.Sprintf("hires[%d].unit", i), first.Code, first.Err, "with this hire, %s", first.Reason)
	}
}

// passes returns how often a question passes a step of the chain.
func (s *staffing) passes(step string) (exact.Num, error) {
	links := linksOf(s.now.Plan(), s.whole.Chain)
	n := slices.IndexFunc(links, func(l chain.Link) bool { return l.Step == step })
	return passed(s.base, s.whole.Chain, links[n])
}

// holdUp fills in how many questions the step of a hire can take.
func (s *staffing) holdUp(h *staffed, passes, worth exact.Num) {
	g, _ := s.base.Gauge(chain.At(h.Hire.Step), s.kpi)
	if h.idle = !hasValue(g.Reading) || passes.IsZero(); !h.idle {
		reads := exactOf(g.Reading)
		h.now, h.then = reads.Quo(passes), reads.Add(worth).Quo(passes)
	}
}

// tryOne returns what a KPI reads at a place, exactly, with others at these values.
func tryOne(r *chain.Result, at chain.Place, inputs []chain.Measurement, values []exact.Num) (exact.Num, error) {
	p, err := r.Probe(at, inputs[0].KPI, inputs)
	if err != nil {
		return exact.Num{}, err
	}
	sight, err := p.Try(values)
	return sight.Value, err
}

// exactOf returns the value of a reading that has one, exactly.
func exactOf(r kpi.Reading) exact.Num {
	num, den, _ := r.Terms()
	if den.IsZero() {
		return exact.Any(num)
	}
	return exact.Any(num).Quo(exact.Any(den))
}

// weightOf returns a weight as it counts: none stated is 1.
func weightOf(d decimal.Decimal) exact.Num {
	if d.IsZero() {
		return exact.Int(1)
	}
	return exact.Any(d)
}
