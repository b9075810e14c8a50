package chain_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/probe"
	"github.com/kpichain/kpichain/kpi"
)

// A lawProbe is a question asked of a case many times.
type lawProbe struct {
	at     chain.Place
	kpi    string
	inputs []chain.Measurement
	draws  [][]int64 // by input and run, in last digits
	places []int32
}

// lawProbes: a probe tells what With and Gauge do, one by one and many at once.
func lawProbes(c *lawCase) string {
	g := newGen(c.Seed, 9)
	for range 4 {
		q := c.probe(g)
		if q == nil {
			continue
		}
		if bad := c.probed(q); bad != "" {
			return fmt.Sprintf("%s %s %s%s", q.at, q.kpi, bad, lawList("\ninputs", q.inputs)) + lawList("\non", c.Readings)
		}
	}
	return ""
}

// probe draws a question, nil where none comes of it.
func (c *lawCase) probe(g gen) *lawProbe {
	if len(c.Model.KPIs) == 0 {
		return nil
	}
	q := &lawProbe{at: genOf(g, c.org.places...).at, kpi: genOf(g, c.Model.KPIs...).ID}
	if g.chance(60) && len(c.Model.Chains) > 0 {
		q.at = chain.Whole(genOf(g, c.Model.Chains...).ID)
	}
	for range g.between(1, 4) {
		q.inputs = lawMerge(q.inputs, c.change(g, c.Readings))
	}
	var inputs []chain.Measurement
	for _, m := range q.inputs {
		if _, ok := m.Reading.Value(); ok && (g.chance(70) || m.KPI == q.kpi) {
			inputs = append(inputs, m)
		}
	}
	q.inputs = inputs
	const runs = 5
	for _, m := range q.inputs {
		ind, _ := c.plan.Indicator(m.KPI)
		places := ind.Decimals + int32(g.IntN(3))
		q.places = append(q.places, places)
		var draws []int64
		for range runs {
			v := genDec(g.IntN(1001), 3)
			if m.KPI != chain.Passes {
				v = g.value(ind)
			}
			k, _ := exact.MustFrom(v).Grid(places, exact.Floor)
			draws = append(draws, k)
		}
		q.draws = append(q.draws, draws)
	}
	return q
}

// readings are what the inputs read in a run, with the volumes of the inputs.
func (q *lawProbe) readings(run int) (ms []chain.Measurement, values []exact.Num) {
	for n, m := range q.inputs {
		v := exact.Scaled(q.draws[n][run], q.places[n])
		values = append(values, v)
		if _, volume, _ := m.Reading.Terms(); volume.Sign() > 0 {
			m.Reading = kpi.Per(v.Mul(exact.MustFrom(volume)).Read(), volume)
		} else {
			m.Reading = kpi.Of(v.Read())
		}
		ms = append(ms, m)
	}
	return ms, values
}

// probed compares a probe with results.
func (c *lawCase) probed(q *lawProbe) string {
	f, err := c.result.Probe(q.at, q.kpi, q.inputs)
	if _, refused := c.result.With(q.inputs...); err != nil || refused != nil {
		if (err != nil) != (refused != nil) {
			return fmt.Sprintf("error %v, With %v", err, refused)
		}
		return ""
	}
	many, stop := q.many(f)
	for run := range 5 {
		ms, values := q.readings(run)
		one, err := f.Try(values)
		r, refused := c.result.With(ms...)
		if refused != nil {
			if err == nil {
				return fmt.Sprintf("run %d not refused: %v", run, refused)
			}
			return "" // many at once need not say so: it is for the caller to see
		}
		want, _ := r.Gauge(q.at, q.kpi)
		if err != nil || !lawSights(one.Drawn(), want) {
			return fmt.Sprintf("run %d one: got %v %v, want %s", run, one, err, lawGauge(want)) + lawList("\nwith", ms)
		}
		if run >= len(many) || !lawSights(many[run], want) {
			return fmt.Sprintf("run %d many: got %v %v, want %s", run, many, stop, lawGauge(want)) + lawList("\nwith", ms)
		}
	}
	return ""
}

// many returns what many runs at once tell, and why they stopped.
func (q *lawProbe) many(f probe.Probe) ([]probe.Drawn, error) {
	var all []probe.Drawn
	draw := func(input, first int, values []int64) { copy(values, q.draws[input][first:]) }
	err := f.Many(5, q.places, draw, func(_ int, d probe.Drawn) error {
		all = append(all, d)
		return nil
	})
	return all, err
}

// lawSights reports whether a run says what a gauge does.
func lawSights(s probe.Drawn, g kpi.Gauge) bool {
	v, ok := g.Reading.Value()
	if !ok {
		v = decimal.Decimal{}
	}
	return ok == s.Has && kpi.Status(s.Light) == g.Status && (!ok || exact.Compare(v, s.Value) == 0)
}
