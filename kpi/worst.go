package kpi

import (
	"fmt"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/internal/rule"
)

// Worst returns the worst reading the whole can have while every part's light is
// least or better, at planned passes: what it composes to with each part at the bad
// end of its band, which is Goal.Green for [Green] and Goal.Amber for [Amber]. Where
// that is worse than what the whole asks for, everyone can be green while the whole
// is not. What was measured of the parts is not looked at, and neither is Domain.
//
// The bad end is the low one for [Higher] and the high one for [Lower]. For [Near]
// both are, and it returns the one that is farther from what the parts' targets
// compose to, the high one where both are as far; an uneven band of the whole may need
// the other, which chain.Plan.Worst knows. Under [Ratio] volumes are assumed
// to be the least favourable, so that it is the worst end of any one part, and the
// reading has no volume. What no decimal holds is rounded to 24 decimals, to the
// worse side.
//
// It is no data where a part that has a say has no goal, and for the lights [NoData]
// and [Red], which no band keeps. A part without a say (all but the last under [End],
// those that do not lead to the last under [Path]) needs no goal.
//
// Errors are those of [Indicator.Cascade]: they wrap [ErrParts], [ErrRule], also for
// an operator that fails at the corner, and [ErrRange], also for a light that does
// not exist. The cost is that of one composition.
//
// Source: the design's theory, section 3 (T5).
func (i Indicator) Worst(op Operator, parts []Part, least Status) (Reading, error) {
	if op == nil {
		return Reading{}, problemf(ErrRule, "kpi %s: there is no operator", quote(i.ID))
	}
	worst, err := i.worst(op, parts, least)
	if err != nil {
		return Reading{}, fmt.Errorf("kpi %s: %w", quote(i.ID), err)
	}
	return worst, nil
}

func (i Indicator) worst(op Operator, parts []Part, least Status) (Reading, error) {
	if least < NoData || least > Green {
		return Reading{}, problemf(ErrRange, "least: %s does not exist", least)
	}
	if i.Better < Higher || i.Better > Near {
		return Reading{}, problemf(ErrRange, "better: %s does not exist", i.Better)
	}
	parts = planned(parts)
	c := corner{rule: operated(op, parts), better: i.Better}
	var err error
	if c.parts, err = exactParts(c.rule, parts); err != nil {
		return Reading{}, err
	}
	complete, err := i.bind(&c, parts, least)
	if err != nil || !complete || least < Amber {
		return Reading{}, err
	}
	v, upper, ok, err := c.end()
	if err != nil || !ok {
		return Reading{}, classify(err)
	}
	if upper {
		return Of(v.Out(exact.Ceil)), nil
	}
	return Of(v.Out(exact.Floor)), nil
}

// A corner is a whole whose parts are as bad as their lights allow.
type corner struct {
	rule   *rule.Rule
	better Direction
	parts  []rule.Part // with their bands as bounds
	// targets are the same with their targets as readings.
	targets []rule.Part
}

// bind takes over the parts' goals, and reports whether every part that has a say
// has one.
func (i Indicator) bind(c *corner, parts []Part, least Status) (complete bool, err error) {
	counts := c.rule.Counts(c.parts)
	complete = true
	c.targets = make([]rule.Part, len(parts))
	copy(c.targets, c.parts)
	for k, p := range parts {
		if p.Goal == nil {
			complete = complete && counts != nil && !counts[k]
			continue
		}
		b, err := i.gridBands(c.rule, fmt.Sprintf("goal of part %d (%s)", k, p.ID), *p.Goal)
		if err != nil {
			return false, err
		}
		c.parts[k].Bounds = b.Green
		if least == Amber {
			c.parts[k].Bounds = b.Amber
		}
		c.targets[k].Reading = aim(c.rule, b, c.parts[k].Weight)
	}
	return complete, nil
}

// aim returns a target as the reading of a part, with its weight as its volume
// where volumes count.
func aim(r *rule.Rule, b light.Bands, weight exact.Num) rule.Reading {
	if r.Pools {
		return rule.Per(b.Target.Mul(weight), weight)
	}
	return rule.Of(b.Target)
}

// end returns the bad end of the whole, and whether it is the upper one; false
// where it is open.
func (c *corner) end() (v exact.Num, upper, ok bool, err error) {
	if c.better != Near {
		upper = c.better == Lower
		v, ok, err = c.rule.Worst(c.parts, upper)
		return v, upper, ok, err
	}
	lo, hasLo, errLo := c.rule.Worst(c.parts, false)
	hi, hasHi, errHi := c.rule.Worst(c.parts, true)
	mid, err := c.rule.Compose(c.targets)
	for _, e := range []error{errLo, errHi, err} {
		if e != nil {
			return v, false, false, e
		}
	}
	at, some := mid.Value()
	if !hasLo || !hasHi || !some {
		return v, false, false, nil
	}
	if hi.Sub(at).Less(at.Sub(lo)) {
		return lo, false, true, nil
	}
	return hi, true, true, nil
}
