package kpi

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
)

// Valid reports every problem of the card by itself, joined: weights, bounds out
// of order, a KPI twice. Each begins with the JSON name of its field. The errors
// wrap [ErrRange], or [ErrParts] for a KPI that is listed twice.
func (s Scorecard) Valid() error {
	var problems []error
	seen := make(map[string]int, len(s.Items))
	for n, item := range s.Items {
		field := "items[" + strconv.Itoa(n) + "]."
		problems = append(problems, checkID(field+"kpi", item.KPI), checkWeight(field+"weight", item.Weight))
		if first, again := seen[item.KPI]; again {
			problems = append(problems, problemf(ErrParts, "%skpi: %s is item %d already", field, quote(item.KPI), first))
			continue
		}
		seen[item.KPI] = n
	}
	return errors.Join(append(problems, s.checkBounds()...)...)
}

// checkWeight reports a weight that cannot be one.
func checkWeight(field string, w decimal.Decimal) error {
	if exact.Check(w) != nil {
		return problemf(ErrRange, "%s: more than 30 digits", field)
	}
	if w.Sign() < 0 {
		return problemf(ErrRange, "%s: %s is less than zero", field, exact.Text(w))
	}
	return nil
}

// checkBounds reports bounds that are out of order.
func (s Scorecard) checkBounds() []error {
	problems := []error{checkWeight("green", s.Green), checkWeight("amber", s.Amber)}
	if errors.Join(problems...) != nil {
		return problems
	}
	green, amber := s.bounds()
	if exact.Int(100).Less(green) {
		problems = append(problems, problemf(ErrRange, "green: %s is more than 100, the highest score", green))
	}
	if green.Less(amber) {
		problems = append(problems, problemf(ErrRange, "amber: %s is more than green, which is %s", amber, green))
	}
	return problems
}

// bounds returns the scores from which the card is green and amber.
func (s Scorecard) bounds() (green, amber exact.Num) {
	return positive(s.Green, 80), positive(s.Amber, 50)
}

// positive returns d, or what its zero value means; that also for a number that
// Valid refuses.
func positive(d decimal.Decimal, zero int64) exact.Num {
	x, err := exact.From(d)
	if err != nil || x.Sign() <= 0 {
		return exact.Int(zero)
	}
	return x
}

// Score fills the card in. Gauges with NoData do not count in Value; they lower
// Coverage, as does a listed KPI without a gauge. The order of gauges does not
// matter. Numbers that Valid refuses count as their zero values.
func (s Scorecard) Score(gauges []Gauge) Score {
	if len(s.Items) == 0 {
		return s.alike(gauges)
	}
	var t tally
	for _, item := range s.Items {
		t.item(item, gauges)
	}
	return t.score(s)
}

// alike fills in a card that lists nothing.
func (s Scorecard) alike(gauges []Gauge) Score {
	var t tally
	for _, g := range gauges {
		if g.Goal != nil {
			t.add(g, exact.Int(1))
		}
	}
	return t.score(s)
}

// A tally is what a card has of its gauges.
type tally struct {
	weight   exact.Num // of all
	lit      exact.Num // of those with data
	sum      exact.Num // of their scores, times their weights
	red      bool
	best     Status
	capped   bool // by a critical item
	critical Status
}

// add counts one gauge.
func (t *tally) add(g Gauge, weight exact.Num) {
	t.weight = t.weight.Add(weight)
	score, err := exact.From(g.Score)
	if !lit(g) || err != nil {
		return
	}
	t.lit = t.lit.Add(weight)
	t.sum = t.sum.Add(score.Mul(weight))
	t.red = t.red || g.Status == Red
	t.best = max(t.best, g.Status)
}

// lit reports whether a gauge has a colour.
func lit(g Gauge) bool { return g.Status >= Red && g.Status <= Green }

// item counts the gauges of one KPI, which share its weight.
func (t *tally) item(item Item, gauges []Gauge) {
	own, light := int64(0), NoData
	for _, g := range gauges {
		if g.KPI != item.KPI {
			continue
		}
		own++
		if lit(g) && (light == NoData || g.Status < light) {
			light = g.Status
		}
	}
	weight := positive(item.Weight, 1)
	if own == 0 {
		t.weight = t.weight.Add(weight)
	}
	for _, g := range gauges {
		if g.KPI == item.KPI {
			t.add(g, weight.Quo(exact.Int(own)))
		}
	}
	if item.Critical && own > 0 && (!t.capped || light < t.critical) {
		t.capped, t.critical = true, light
	}
}

// score turns a tally into a score.
func (t *tally) score(s Scorecard) Score {
	if t.lit.IsZero() {
		return Score{}
	}
	value := t.sum.Quo(t.lit).Decimal(2, exact.Floor)
	return Score{
		Value:    value,
		Status:   t.status(s, exact.MustFrom(value)),
		Coverage: t.lit.Quo(t.weight).Decimal(4, exact.Floor),
	}
}

// status returns the colour of a value, capped.
func (t *tally) status(s Scorecard, value exact.Num) Status {
	green, amber := s.bounds()
	status := Red
	if value.Cmp(amber) >= 0 {
		status = Amber
	}
	if value.Cmp(green) >= 0 {
		status = Green
	}
	if t.red {
		status = min(status, Amber)
	}
	if t.capped {
		status = min(status, t.critical) // no data is less than every colour
	}
	return min(status, t.best)
}
