package chain_test

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// lawLevels are all levels, in order.
var lawLevels = [...]chain.Level{chain.People, chain.Teams, chain.Departments, chain.Steps}

// lawAttribution: a gap is divided where there is a light and nowhere else, adds up
// at every level, and is what the reference says, row for row and digit for digit.
func lawAttribution(c *lawCase) string {
	g := newGen(c.Seed, 10)
	for _, p := range c.org.places {
		for _, k := range c.kpis() {
			likely := map[bool]int{true: 70, false: 12}[p.level == refChain]
			if !g.chance(likely) {
				continue
			}
			if bad := c.attributed(g, p, k); bad != "" {
				return fmt.Sprintf("%s %s along %s across %s: %s",
					p.at, k, c.org.kpis[k].Along, c.org.kpis[k].Across, bad)
			}
		}
	}
	return ""
}

// attributed looks at one gap, divided to every level.
func (c *lawCase) attributed(g gen, p *refPlace, k string) string {
	gauge, _ := c.result.Gauge(p.at, k)
	_, read := gauge.Reading.Value()
	lit := gauge.Goal != nil && read && gauge.Status != kpi.NoData
	var all []chain.Attribution
	for _, by := range lawLevels {
		a, err := c.result.Attribute(p.at, k, by)
		if (err == nil) != lit || err != nil && !errors.Is(err, chain.ErrUnknown) {
			return fmt.Sprintf("by %s: error %v, of %s", by, err, lawGauge(gauge))
		}
		all = append(all, a)
	}
	if !lit {
		return ""
	}
	gap := refRound(c.period.gap(p, k, gauge.Goal), c.org.kpis[k].Decimals+2, refHalf)
	for by, a := range all {
		if !a.Gap.Equal(gap) || !addsUp(a) {
			return fmt.Sprintf("by %s: of gap %s\n%s", lawLevels[by], gap, lawDivided(a))
		}
	}
	by := chain.Level(g.IntN(len(lawLevels)))
	got, want := lawDivided(all[by]), c.period.attribute(p, k, by, c.target).String()
	if got != want {
		return fmt.Sprintf("by %s\n got\n%s\nwant\n%s", by, got, want)
	}
	if bad := c.levels(p, k, all); bad != "" {
		return bad
	}
	return c.fair(p, k, all[chain.People])
}

// gap is how much better than its target a place is, not rounded.
func (r *refPeriod) gap(p *refPlace, k string, goal *kpi.Thresholds) *big.Rat {
	return refLight{goal: *goal, better: r.kpis[k].Better}.gap(r.figure(p, k).value())
}

// lawDivided writes all of an attribution.
func lawDivided(a chain.Attribution) string {
	var s strings.Builder
	for _, c := range a.Shares {
		fmt.Fprintf(&s, "%s value %s passes %s mix %s\n", c.At, lawDigits(c.Share.Value),
			lawDigits(c.Share.Passes), lawDigits(c.Share.Mix))
	}
	fmt.Fprintf(&s, "reserve %s unexplained %s gap %s", lawDigits(a.Reserve), lawDigits(a.Unexplained), lawDigits(a.Gap))
	return s.String()
}

// lawDigits is a number without regard for how many zeros it was written with.
func lawDigits(d decimal.Decimal) string { return refRat(d).RatString() }

func (d *refDivision) String() string {
	var s strings.Builder
	for _, at := range d.order() {
		r := d.rows[at]
		fmt.Fprintf(&s, "%s value %s passes %s mix %s\n", at, r.value.RatString(), r.passes.RatString(), r.mix.RatString())
	}
	fmt.Fprintf(&s, "reserve %s unexplained %s gap %s", d.reserve.RatString(), d.unexplained.RatString(), d.gap.RatString())
	return s.String()
}

// levels: what one place was given is the same for every level. What stays at a
// chain or step does not change below Steps, its passes not at all; a department
// without teams has one share by Departments and by Teams; and from level to level
// all units together gain what the rests lose.
func (c *lawCase) levels(p *refPlace, k string, all []chain.Attribution) string {
	departments := all[chain.Departments]
	for by, a := range all {
		units := decimal.Zero
		for _, row := range a.Shares {
			if row.At.Unit != "" {
				units = units.Add(row.Share.Gap)
				continue
			}
			if there := lawShare(departments, row.At); by != int(chain.Steps) && !lawSameShare(row.Share, there) {
				return fmt.Sprintf("%s: %v by %s, %v by departments", row.At, row.Share, lawLevels[by], there)
			}
			if there := lawShare(departments, row.At); p.level == refChain && !row.Share.Passes.Equal(there.Passes) {
				return fmt.Sprintf("%s: passes %v by %s, %v by departments", row.At, row.Share, lawLevels[by], there)
			}
		}
		rests := a.Reserve.Add(a.Unexplained).Sub(departments.Reserve).Sub(departments.Unexplained)
		if there := lawUnits(departments); by != int(chain.Steps) && !there.Sub(units).Equal(rests) {
			return fmt.Sprintf("units have %s by departments and %s by %s, but the rests differ by %s",
				there, units, lawLevels[by], rests)
		}
	}
	for _, row := range departments.Shares {
		if c.teams(row.At, k) {
			continue
		}
		if there := lawShare(all[chain.Teams], row.At); !lawSameShare(row.Share, there) {
			return fmt.Sprintf("%s: %v by departments, %v by teams", row.At, row.Share, there)
		}
	}
	return ""
}

// lawShare is what a place has in an attribution; nothing if it has no row.
func lawShare(a chain.Attribution, at chain.Place) kpi.Share {
	for _, c := range a.Shares {
		if c.At == at {
			return c.Share
		}
	}
	return kpi.Share{}
}

func lawSameShare(a, b kpi.Share) bool {
	return a.Value.Equal(b.Value) && a.Passes.Equal(b.Passes) && a.Mix.Equal(b.Mix) && a.Gap.Equal(b.Gap)
}

// lawUnits is what units and people have of an attribution together.
func lawUnits(a chain.Attribution) decimal.Decimal {
	sum := decimal.Zero
	for _, c := range a.Shares {
		if c.At.Unit != "" {
			sum = sum.Add(c.Share.Gap)
		}
	}
	return sum
}

// teams reports whether a unit has teams on any step.
func (c *lawCase) teams(at chain.Place, k string) bool {
	return slices.ContainsFunc(c.org.places, func(p *refPlace) bool {
		return p.at.Unit == at.Unit && slices.ContainsFunc(c.org.parts(p, k), func(part *refPlace) bool {
			return part.level > chain.People
		})
	})
}

// fair: who is on target everywhere did nothing by value, and who is on target or
// better everywhere did no harm. Near says what is better at one place, not for the
// whole.
func (c *lawCase) fair(p *refPlace, k string, a chain.Attribution) string {
	for _, row := range a.Shares {
		if row.At.Person == "" {
			continue
		}
		on, above := true, c.org.kpis[k].Better != kpi.Near
		for _, at := range c.org.places {
			same := at.at.Unit == row.At.Unit && at.at.Person == row.At.Person
			if !same || at.outside && !p.outside || p.at.Step != "" && p.at.Step != at.at.Step {
				continue
			}
			f, goal := c.period.figure(at, k), c.target(at, k)
			switch {
			case goal == nil || f.state == refMissing:
			case f.value() == nil:
				on, above = false, false // amounts without volume, or nothing to measure
			default:
				side := c.period.gap(at, k, goal).Sign()
				on, above = on && side == 0, above && side >= 0
			}
		}
		if on && !row.Share.Value.IsZero() || above && row.Share.Value.Sign() < 0 {
			return fmt.Sprintf("%s on target %t, above %t: %v", row.At, on, above, row.Share)
		}
	}
	return ""
}

// divided compares how two results divide the gap at a place, to a level drawn from
// the seed.
func (c *lawCase) divided(a, b *chain.Result, at chain.Place, k string, by chain.Level) string {
	x, xErr := a.Attribute(at, k, by)
	y, yErr := b.Attribute(at, k, by)
	if got, want := lawDivided(x), lawDivided(y); got != want || fmt.Sprint(xErr) != fmt.Sprint(yErr) {
		return fmt.Sprintf("%s %s divided by %s\n got\n%s %v\nwant\n%s %v", at, k, by, got, xErr, want, yErr)
	}
	return ""
}
