package kpi

import (
	"fmt"
	"strconv"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/internal/rule"
)

// A horizon is a whole whose parts are periods, of which the last ones have no reading
// yet.
type horizon struct {
	in     Indicator
	rule   *rule.Rule
	domain exact.Interval
	// parts has the readings and bands the goals, one a period; past of them are so far.
	parts []rule.Part
	bands []light.Bands
	past  int
	// gap reports that a period so far lacks its reading, and read is how many do not.
	gap  bool
	read int
	// counted is the number of periods so far that are not absent, and sum what was read
	// in them; under a rule that pools that is their numerators, and volume their volumes.
	counted     int
	sum, volume exact.Num
	// coming is the volume of a period to come.
	coming exact.Num
}

// horizon checks what a course is asked about.
func (i Indicator) horizon(readings []Reading, goals []Thresholds, op Operator) (*horizon, error) {
	h := &horizon{in: i}
	if err := i.checkOver(op); err != nil {
		return nil, err
	}
	if len(goals) == 0 {
		return nil, problemf(ErrParts, "there are no goals, and so no periods")
	}
	if len(readings) > len(goals) {
		return nil, problemf(ErrParts, "there are readings of %d periods and goals of %d", len(readings), len(goals))
	}
	if err := i.checkDecimals(); err != nil {
		return nil, err
	}
	var err error
	if h.domain, err = i.domain(); err != nil {
		return nil, err
	}
	if err := h.periods(readings, goals, op); err != nil {
		return nil, err
	}
	return h, h.tally()
}

// checkOver reports that readings do not compose over periods.
func (i Indicator) checkOver(op Operator) error {
	if i.Over == None {
		return problemf(ErrRule, "over: there is no rule that composes periods")
	}
	if err := checkRule("over", i.Over, overRules(), "compose periods"); err != nil {
		return err
	}
	if _, ok := rule.Builtin(string(i.Over)); !ok && op == nil {
		return problemf(ErrRule, "over: there is no operator for rule %s", quote(string(i.Over)))
	}
	return nil
}

// periods takes over the readings, the goals and the rule.
func (h *horizon) periods(readings []Reading, goals []Thresholds, op Operator) error {
	given := make([]Part, len(goals))
	h.parts, h.bands = make([]rule.Part, len(goals)), make([]light.Bands, len(goals))
	one := exact.Int(1)
	for k := range goals {
		given[k] = Part{ID: strconv.Itoa(k), Goal: &goals[k]}
		h.parts[k] = rule.Part{ID: given[k].ID, At: k, Weight: one, Passes: one, Planned: one}
		var err error
		if h.bands[k], err = goals[k].bands(h.in.Better); err != nil {
			return fmt.Errorf("goal of period %d: %w", k, err)
		}
		if k >= len(readings) {
			continue
		}
		given[k].Reading = readings[k]
		if h.parts[k].Reading, err = readings[k].terms(); err != nil {
			return fmt.Errorf("period %d: %w", k, err)
		}
		if h.parts[k].State != rule.Missing {
			h.past = k + 1
		}
	}
	var ok bool
	if h.rule, ok = rule.Builtin(string(h.in.Over)); !ok {
		h.rule = operated(op, given)
	}
	domain, some := h.domain.Meet(h.rule.Domain)
	if !some {
		return problemf(ErrRange, "domain: %s is nowhere what rule %s composes, which is %s",
			h.in.Domain, h.rule.Name, light.Describe(h.rule.Domain))
	}
	h.domain = domain
	return nil
}

// tally adds up what was read.
func (h *horizon) tally() error {
	for k, p := range h.parts[:h.past] {
		switch {
		case p.State == rule.Absent:
			h.read++
			continue
		case h.rule.Lacks(p.Reading):
			h.gap = true
			continue
		case h.rule.Pools && p.State == rule.Bare && len(h.parts) > 1:
			return problemf(ErrRule, "period %d %v under rule %s", k, rule.ErrVolume, h.rule.Name)
		}
		h.read++
		h.counted++
		value, ok := p.Value()
		if h.rule.Pools || !ok { // an amount over no volume
			value = p.Num
		}
		h.sum, h.volume = h.sum.Add(value), h.volume.Add(p.Den)
	}
	h.coming = exact.Int(1)
	if h.rule.Pools && h.counted > 0 {
		h.coming = h.volume.Quo(exact.Int(int64(h.counted))).Round(maxDecimals, exact.HalfAway)
	}
	return nil
}

// aim returns the bands of the first periods together: their own, composed end by end.
func (h *horizon) aim(periods int) (light.Bands, error) {
	r, parts := h.aims(periods)
	var failed error
	end := func(of func(light.Bands) exact.Interval, upper bool) (exact.Num, bool) {
		for k := range parts {
			parts[k].Bounds = of(h.bands[parts[k].At])
		}
		v, has, err := r.Worst(parts, upper)
		if err != nil {
			failed = classifyRead(h.rule, err)
		}
		return v, has
	}
	both := func(of func(light.Bands) exact.Interval) (in exact.Interval) {
		in.Lo, in.HasLo = end(of, false)
		in.Hi, in.HasHi = end(of, true)
		return in
	}
	target, _ := end(func(b light.Bands) exact.Interval { return exact.Point(b.Target) }, false)
	green := both(func(b light.Bands) exact.Interval { return b.Green })
	amber := both(func(b light.Bands) exact.Interval { return b.Amber })
	if failed != nil {
		return light.Bands{}, failed
	}
	b, err := light.New(target, green, amber, light.Direction(h.in.Better))
	if err != nil {
		return b, problemf(ErrRule, "the goals of all periods together: %v", err)
	}
	return b, nil
}

// aims returns what composes the goals of the first periods, and their parts: under a
// rule that pools, the mean by volume.
func (h *horizon) aims(periods int) (*rule.Rule, []rule.Part) {
	parts := make([]rule.Part, 0, periods)
	for k, p := range h.parts[:periods] {
		if h.rule.Pools {
			if p.Weight = p.Den; k >= h.past {
				p.Weight = h.coming
			}
			if p.Weight.IsZero() {
				continue
			}
		}
		p.Reading = rule.Reading{}
		parts = append(parts, p)
	}
	if !h.rule.Pools {
		return h.rule, parts
	}
	mean, _ := rule.Builtin(string(Mean))
	if len(parts) > 0 {
		return mean, parts
	}
	for _, p := range h.parts[:periods] { // no volume at all: all count as much
		p.Reading = rule.Reading{}
		parts = append(parts, p)
	}
	return mean, parts
}
