package journey_test

import (
	"fmt"
	"math/big"
	"slices"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/journey"
	"github.com/kpichain/kpichain/kpi"
)

// lawful is a log's model: a chain of all its steps, and everyone who worked there.
func lawful(t *testing.T, l *journey.Log) chain.Model {
	t.Helper()
	rate := func(id string, along kpi.Rule) kpi.Indicator {
		return kpi.Indicator{ID: id, Decimals: 4, Along: along, Across: kpi.Ratio, Over: kpi.Ratio}
	}
	m := chain.Model{KPIs: []kpi.Indicator{
		rate("lead", kpi.Sum), rate("wait", kpi.Sum), rate("touch", kpi.Sum),
		rate("flow", kpi.Ratio), rate("in time", kpi.Ratio), rate("right", kpi.Product),
		{ID: "elapsed", Over: kpi.Ratio}, {ID: "done", Over: kpi.Sum}, {ID: "hand", Better: kpi.Lower, Over: kpi.End},
	}}
	ms, err := l.Lead("lead", time.Hour, journey.Window{})
	require.NoError(t, err)
	units, members := map[string]bool{}, map[chain.Place]bool{}
	var links []string
	for _, at := range places(ms) {
		if n := len(m.Steps); n == 0 || m.Steps[n-1].ID != at.Step {
			m.Steps = append(m.Steps, chain.Step{ID: at.Step, Handover: at.Unit == ""})
			links = append(links, at.Step)
		}
		if at.Unit == "" {
			continue
		}
		step := &m.Steps[len(m.Steps)-1]
		step.By = append(step.By, chain.Assignment{Unit: at.Unit, Person: at.Person})
		if !units[at.Unit] {
			m.Units = append(m.Units, chain.Unit{ID: at.Unit})
		}
		who := chain.Place{Unit: at.Unit, Person: at.Person}
		if at.Person != "" && !members[who] {
			m.Members = append(m.Members, chain.Member{Unit: at.Unit, Person: at.Person})
		}
		units[at.Unit], members[who] = true, true
	}
	m.Chains = []chain.Chain{{ID: "c", Links: chain.Sequence(links...)}}
	return m
}

func places(ms []chain.Measurement) (list []chain.Place) {
	for _, m := range ms {
		list = append(list, m.At)
	}
	return list
}

// evaluated is what a plan makes of all that a log measures in a window.
func evaluated(t *testing.T, p *chain.Plan, l *journey.Log, in journey.Window) *chain.Result {
	t.Helper()
	var all []chain.Measurement
	add := func(ms []chain.Measurement, err error) {
		require.NoError(t, err)
		all = append(all, ms...)
	}
	add(l.Passes("c", in))
	add(l.Lead("lead", time.Hour, in))
	add(l.Wait("wait", time.Hour, in))
	add(l.Touch("touch", time.Hour, in))
	add(l.FlowEfficiency("flow", in))
	add(l.InTime("in time", in))
	add(l.FirstTimeRight("right", in))
	add(l.Elapsed("c", "elapsed", time.Hour, in))
	add(l.Throughput("c", "done", in))
	add(l.InHand("c", "hand", in.To))
	r, err := p.Evaluate("period", all)
	require.NoError(t, err)
	return r
}

// A level is how far down the places of a step lie.
func level(at chain.Place) int {
	switch {
	case at.Chain != "":
		return 0
	case at.Unit == "":
		return 1
	case at.Person == "":
		return 2
	}
	return 3
}

// summed adds up the terms of a KPI at the places of a level. What has no parts above it, a
// handover or a unit without people, stands for them.
func summed(t *testing.T, r *chain.Result, id string, of int) (num, den decimal.Decimal) {
	t.Helper()
	for at := range r.Plan().Places(chain.Place{}) {
		if up := level(at); up != of && (up < 1 || up > of || len(r.Plan().Parts(at)) > 0) {
			continue
		}
		g, ok := r.Gauge(at, id)
		require.True(t, ok, "%s at %s", id, at)
		n, d, ok := g.Reading.Terms()
		require.True(t, ok, "%s at %s", id, at)
		num, den = num.Add(n), den.Add(d)
	}
	return num, den
}

// The sum over persons is that over departments and over steps, and what the chain reads
// of them is all seconds per case.
func TestLevels(t *testing.T) {
	for seed := range uint64(100) {
		g := genEvents(seed, genAny)
		l, ref := g.added(g.Events...), newRef(g)
		p, err := chain.NewPlan(lawful(t, l))
		if len(ref.places) == 0 {
			continue // a chain has a step
		}
		require.NoError(t, err)
		for _, in := range genWindows() {
			r := evaluated(t, p, l, in)
			ids := []string{"lead", "in time", "right"}
			if told(t, l, in) {
				ids = append(ids, "wait", "touch", "flow")
			}
			for _, id := range ids {
				num, den := summed(t, r, id, 3)
				for of := 1; of < 3; of++ {
					n, d := summed(t, r, id, of)
					assert.True(t, n.Equal(num) && d.Equal(den), "seed %d, %v: %s at level %d: %s/%s, not %s/%s", seed, in, id, of, n, d, num, den)
				}
			}
			total := 0
			for _, stays := range ref.in(in) {
				for _, s := range stays {
					total += ref.seconds(s.Ready, s.End)
				}
			}
			reads(t, r, "lead", total, len(ref.in(in))*3600)
			num, den := summed(t, r, "in time", 3)
			reads(t, r, "in time", int(num.IntPart()), int(den.IntPart()))
		}
	}
}

// told reports whether starts are recorded wherever there were stays, so that waiting is
// measured everywhere.
func told(t *testing.T, l *journey.Log, in journey.Window) bool {
	t.Helper()
	lead, err := l.Lead("lead", time.Hour, in)
	require.NoError(t, err)
	wait, err := l.Wait("wait", time.Hour, in)
	require.NoError(t, err)
	return len(wait) == len(lead)
}

// reads compares what a chain reads with a fraction, which has no value over 0.
func reads(t *testing.T, r *chain.Result, id string, num, den int) {
	t.Helper()
	g, ok := r.Gauge(chain.Whole("c"), id)
	require.True(t, ok)
	got, ok := g.Reading.Value()
	if !assert.Equal(t, den != 0, ok, "%s reads %s, not %d/%d", id, g.Reading, num, den) || den == 0 {
		return
	}
	want := big.NewRat(int64(num), int64(den))
	places := int(-got.Exponent())
	assert.Equal(t, want.FloatString(max(places, 20)), got.StringFixed(int32(max(places, 20))), "%s: %d/%d", id, num, den)
}

// Where nothing overlaps, the time of a case is the sum of its stays, handovers among
// them.
func TestElapsedIsLead(t *testing.T) {
	for seed := range uint64(200) {
		g := genEvents(seed, genApart)
		l := g.added(g.Events...)
		for _, in := range genWindows() {
			ms, err := l.Lead("lead", time.Second, in)
			require.NoError(t, err)
			sum := decimal.Decimal{}
			for _, m := range ms {
				num, _, _ := m.Reading.Terms()
				sum = sum.Add(num)
			}
			elapsed, err := l.Elapsed("c", "lead", time.Second, in)
			require.NoError(t, err)
			num, _, _ := elapsed[0].Reading.Terms()
			require.True(t, sum.Equal(num), "seed %d, %v: %s in stays, %s elapsed", seed, in, sum, num)
		}
	}
}

// The order of events does not matter, nor whether they come by case, nor what was asked
// before.
func TestOrder(t *testing.T) {
	for seed := range uint64(100) {
		g := genEvents(seed, genAny)
		l := g.added(g.Events...)
		others := map[string]*journey.Log{
			"again":    g.added(g.Events...),
			"shuffled": g.added(g.shuffled(1)...),
			"by case":  g.cased(byCase(g.shuffled(2))...),
			"in two":   g.log(),
			"asked":    g.log(),
		}
		first, rest := cut(g.shuffled(3), int(seed%5))
		for _, name := range []string{"in two", "asked"} {
			require.NoError(t, others[name].Add(slices.Values(first)))
			if name == "asked" {
				everything(t, others[name], journey.Window{})
			}
			require.NoError(t, others[name].Add(slices.Values(rest)))
		}
		for _, in := range genWindows() {
			want := everything(t, l, in)
			for name, o := range others {
				require.Equal(t, want, everything(t, o, in), "seed %d, %s, %v", seed, name, in)
			}
		}
	}
}

// byCase puts events of a case together, in the order in which they stand.
func byCase(events []journey.Event) []journey.Event {
	rank := map[string]int{}
	for _, e := range events {
		if _, ok := rank[e.Case]; !ok {
			rank[e.Case] = len(rank)
		}
	}
	slices.SortStableFunc(events, func(a, b journey.Event) int { return rank[a.Case] - rank[b.Case] })
	return events
}

// cut cuts a list in two.
func cut[T any](list []T, after int) (first, rest []T) {
	after = min(after, len(list))
	return list[:after], list[after:]
}

// Months are parts of the whole: every case is done in one of them, and what is combined
// of them is what the whole window measures.
func TestMonths(t *testing.T) {
	months, waited := 0, 0
	for seed := range uint64(100) {
		g := genEvents(seed, genAny)
		l := g.added(g.Events...)
		periods := l.ByMonth(nil)
		if months += len(periods); len(periods) == 0 {
			continue
		}
		p, err := chain.NewPlan(lawful(t, l))
		require.NoError(t, err)
		var results []*chain.Result
		for _, period := range periods {
			results = append(results, evaluated(t, p, l, period.In))
		}
		year, err := p.Combine("year", results...)
		require.NoError(t, err)
		all := journey.Window{To: periods[len(periods)-1].In.To}
		whole := evaluated(t, p, l, all)
		ids := []string{"lead", "in time", "right", "elapsed", "done", "hand", chain.Passes}
		// A month in which nothing tells of a place makes a hole in the year.
		if !slices.ContainsFunc(periods, func(p journey.Period) bool { return !told(t, l, p.In) }) {
			waited++
			ids = append(ids, "wait", "touch", "flow")
		}
		assert.Equal(t, texts(whole, ids), texts(year, ids), "seed %d", seed)
	}
	assert.Greater(t, months, 200)
	assert.Positive(t, waited)
}

// texts are all gauges of some KPIs of a result.
func texts(r *chain.Result, ids []string) (list []string) {
	for at := range r.Plan().Places(chain.Place{}) {
		for _, id := range ids {
			if g, ok := r.Gauge(at, id); ok {
				list = append(list, fmt.Sprintf("%s %s %s", at, id, g.Reading))
			}
		}
	}
	return list
}
