package chain_test

import (
	"math/big"
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// This file is the second implementation of Result.Attribute: THEORY section 4,
// T7, T9 and T10, in plain recursion. What one whole's parts did is in
// reference_slopes_test.go.

// A refDivision is one gap being divided down to a level.
type refDivision struct {
	*refPeriod
	kpi    string
	by     chain.Level
	root   *refPlace
	target func(p *refPlace, k string) *kpi.Thresholds

	gap, reserve, unexplained *big.Rat
	rows                      map[chain.Place]*refRow
}

// A refRow is what stays at a place, rounded.
type refRow struct {
	value, passes, mix *big.Rat
	first              int // of the places that add to it, in the order of all places
}

func (r refRow) sum() *big.Rat { return refAdd(r.value, refAdd(r.passes, r.mix)) }

// A refGap is what there is to divide at one place: how much a unit of its value
// counts at the root, what its volume added, and both, rounded.
type refGap struct{ weight, mix, rounded *big.Rat }

// attribute divides the gap at a place; nil where there is no goal or no light.
func (r *refPeriod) attribute(
	p *refPlace, k string, by chain.Level, target func(*refPlace, string) *kpi.Thresholds,
) *refDivision {
	goal := target(p, k)
	g, _ := r.gauge(p, k, goal)
	v := r.figure(p, k).value()
	if goal == nil || v == nil || g.Status == kpi.NoData {
		return nil
	}
	d := &refDivision{refPeriod: r, kpi: k, by: by, root: p, target: target, rows: map[chain.Place]*refRow{}}
	d.reserve, d.unexplained = new(big.Rat), new(big.Rat)
	l := refLight{goal: *goal, better: r.kpis[k].Better}
	d.gap = d.rounded(l.gap(v))
	weight := refInt(1)
	if l.better == kpi.Lower || l.better == kpi.Near && refLess(refRat(goal.Target), v) {
		weight = refInt(-1)
	}
	zero := new(big.Rat)
	d.divide(p, p, refGap{weight, zero, d.gap}, refRow{value: d.gap, passes: zero, mix: zero}, true)
	return d
}

func (d *refDivision) decimals() int32 { return d.kpis[d.kpi].Decimals + 2 }

func (d *refDivision) rounded(x *big.Rat) *big.Rat { return refRat(refRound(x, d.decimals(), refHalf)) }

// stays reports whether a place is as far down as the level asks: Teams are units
// that no other unit is part of.
func (d *refDivision) stays(p *refPlace) bool {
	isUnit := p.level == chain.Departments || p.level == chain.Teams
	if d.by == chain.Teams && isUnit {
		return !d.hasUnits(p)
	}
	return p.level <= d.by
}

func (d *refDivision) hasUnits(p *refPlace) bool {
	return slices.ContainsFunc(d.parts(p, d.kpi), func(part *refPlace) bool { return part.level > chain.People })
}

// divide takes what a place was given down to its parts, or leaves it there: at
// home, the place itself but for a member of a unit that has sub-units too.
func (d *refDivision) divide(p, home *refPlace, g refGap, given refRow, read bool) {
	moves := refMoves{}
	if read && !d.stays(p) {
		moves = d.moves(p)
	}
	if moves.parts == nil {
		d.add(home, given)
		return
	}
	if given.passes.Sign() != 0 { // is the step's own
		d.add(p, refRow{value: new(big.Rat), passes: given.passes, mix: new(big.Rat)})
	}
	target, value := refRat(d.target(p, d.kpi).Target), d.figure(p, d.kpi).value()
	exact := make([]refRow, 0, len(moves.parts))
	var sums []*big.Rat
	for _, m := range moves.parts {
		row := refRow{
			value: refMul(g.weight, m.value), passes: refMul(g.weight, m.passes),
			mix: refAdd(refMul(g.weight, m.mix), refMul(g.mix, m.slope)),
		}
		exact, sums = append(exact, row), append(sums, row.sum())
	}
	sums = append(sums, refMul(g.weight, refSub(moves.from, target)), refMul(g.weight, refSub(value, moves.to)))
	sums = refApportion(g.rounded, sums, d.decimals())
	d.reserve.Add(d.reserve, sums[len(exact)])
	d.unexplained.Add(d.unexplained, sums[len(exact)+1])
	for i, m := range moves.parts {
		c := refApportion(sums[i], []*big.Rat{exact[i].value, exact[i].passes, exact[i].mix}, d.decimals())
		below := refGap{refMul(g.weight, m.slope), exact[i].mix, refAdd(c[0], c[2])}
		part, at := m.place, m.place
		if d.by == chain.Teams && part.level == chain.People {
			at = home
		}
		d.divide(part, at, below, refRow{value: c[0], passes: c[1], mix: c[2]}, m.read)
	}
}

// add leaves something at a place: over all steps of a chain a unit or person has
// one row.
func (d *refDivision) add(p *refPlace, given refRow) {
	at := p.at
	if d.root.level == refChain && at.Unit != "" {
		at.Step = ""
	}
	given.first = slices.Index(d.refOrg.places, p)
	if d.root.level == refChain { // a chain's steps in its own order
		given.first += len(d.refOrg.places) * d.route(d.root).index(p.at.Step)
	}
	row, ok := d.rows[at]
	if !ok {
		d.rows[at] = &given
		return
	}
	*row = refRow{
		refAdd(row.value, given.value), refAdd(row.passes, given.passes), refAdd(row.mix, given.mix),
		min(row.first, given.first),
	}
}

// order lists the places of rows: the largest shortfall first, but for people, and
// ties as all places.
func (d *refDivision) order() []chain.Place {
	var at []chain.Place
	for place := range d.rows {
		at = append(at, place)
	}
	slices.SortFunc(at, func(a, b chain.Place) int {
		x, y := d.rows[a], d.rows[b]
		if c := x.sum().Cmp(y.sum()); c != 0 && d.by != chain.People {
			return c
		}
		return x.first - y.first
	})
	return at
}

// refApportion rounds numbers down to so many decimals and then some of them up,
// until they add up to a total: those that rounding down took most from, the
// first of equals (THEORY T10).
func refApportion(total *big.Rat, xs []*big.Rat, places int32) []*big.Rat {
	unit := refPow10(-places)
	var down, lost []*big.Rat
	left := total
	for _, x := range xs {
		floor := refRat(refRound(x, places, refDown))
		down, lost = append(down, floor), append(lost, refSub(x, floor))
		left = refSub(left, floor)
	}
	for ; left.Sign() > 0; left = refSub(left, unit) {
		most := 0
		for i := range lost {
			if refLess(lost[most], lost[i]) {
				most = i
			}
		}
		down[most], lost[most] = refAdd(down[most], unit), refInt(-1)
	}
	return down
}
