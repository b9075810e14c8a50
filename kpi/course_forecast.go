package kpi

import (
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/internal/rule"
)

// toDate returns the gauge of the periods so far.
func (h *horizon) toDate() (Gauge, error) {
	if h.past == 0 {
		return Gauge{KPI: h.in.ID}, nil
	}
	goal, err := h.aim(h.past)
	if err != nil {
		return Gauge{}, err
	}
	return h.gauge(h.parts[:h.past], h.parts[:h.past], goal)
}

// forecast returns the gauge of all periods, those to come as those that were.
func (h *horizon) forecast(goal light.Bands) (Gauge, error) {
	likely := slices.Clone(h.parts)
	for k, r := range h.expected() {
		likely[h.past+k].Reading = r
	}
	return h.gauge(likely, h.parts, goal)
}

// gauge holds what parts compose to against a goal, nothing where there is a gap; known
// has what there is of them.
func (h *horizon) gauge(parts, known []rule.Part, goal light.Bands) (Gauge, error) {
	g := Gauge{KPI: h.in.ID, Goal: thresholdsOf(goal)}
	g.Coverage = exact.Frac(int64(h.read), int64(len(parts))).Decimal(4, exact.Floor)
	whole, bounds := rule.Reading{}, h.bounds(known)
	if !h.gap && !slices.ContainsFunc(parts, func(p rule.Part) bool { return p.State == rule.Missing }) {
		var err error
		if whole, err = h.rule.Compose(parts); err != nil {
			return Gauge{}, classifyRead(h.rule, err)
		}
	}
	g.Reading = readingOf(whole)
	x, ok := whole.Value()
	switch {
	case ok:
		g.Bounds = outward(bounds)
		if h.past == len(parts) {
			g.Bounds = outward(exact.Point(x))
		}
		g.judge(goal, x)
	case whole.State == rule.Missing:
		g.Bounds = outward(bounds)
		g.Status, g.Score = Status(goal.Certain(bounds)), goal.Worst(bounds).Out(exact.Floor)
	}
	return g, nil
}

// bounds returns where parts compose to, whatever the readings turn out to be that they
// do not have.
func (h *horizon) bounds(parts []rule.Part) exact.Interval {
	parts = slices.Clone(parts)
	for k, p := range parts {
		switch v, ok := p.Value(); {
		case ok:
			parts[k].Bounds = exact.Point(v)
		case h.rule.Lacks(p.Reading):
			parts[k].Bounds, parts[k].Lacks = h.domain, true
		default:
			parts[k].Bounds = exact.Point(p.Num)
		}
	}
	return h.rule.Bounds(parts, h.domain)
}

// expected returns what the periods to come are forecast to be; no data for each where
// nothing so far tells.
func (h *horizon) expected() []rule.Reading {
	next := make([]rule.Reading, len(h.parts)-h.past)
	pace, ok := h.pace()
	if !ok {
		return next
	}
	for k := range next {
		switch {
		case h.rule.Pools:
			next[k] = rule.Per(pace.Mul(h.coming), h.coming)
		case h.rule.Last:
			next[k] = h.last()
		case h.seasons():
			next[k] = rule.Of(pace.Mul(h.bands[h.past+k].Target))
		default:
			next[k] = rule.Of(pace)
		}
	}
	return next
}

// pace returns what a period so far was, on average, or, with seasons, what it was of its
// target; false where nothing tells.
func (h *horizon) pace() (exact.Num, bool) {
	count, sum := exact.Int(int64(h.counted)), h.sum
	switch {
	case h.rule.Pools:
		count = h.volume
	case h.rule.Closed == rule.Add && h.seasons():
		count = h.targets()
	}
	if count.IsZero() || h.rule.Pools && h.coming.IsZero() {
		return exact.Num{}, false
	}
	return sum.Quo(count), true
}

// last returns the last reading so far that is not absent.
func (h *horizon) last() rule.Reading {
	for _, p := range slices.Backward(h.parts[:h.past]) {
		if p.State != rule.Absent {
			return p.Reading
		}
	}
	return rule.Reading{}
}

// seasons reports whether targets say how periods differ: those of a sum that all lie on
// one side of zero and so far, absent periods apart, are not all zero.
func (h *horizon) seasons() bool {
	return h.rule.Closed == rule.Add && oneSided(h.bands) && !h.targets().IsZero()
}

// targets returns what the targets of the periods so far add up to, absent ones apart.
func (h *horizon) targets() (sum exact.Num) {
	for k, p := range h.parts[:h.past] {
		if p.State != rule.Absent {
			sum = sum.Add(h.bands[k].Target)
		}
	}
	return sum
}

// oneSided reports whether no two targets have different signs.
func oneSided(bands []light.Bands) bool {
	some := map[int]bool{}
	for _, b := range bands {
		some[b.Target.Sign()] = true
	}
	return !some[-1] || !some[1]
}
