package chain_test

import (
	"math/big"
	"slices"

	"github.com/kpichain/kpichain/kpi"
)

// This file says what the parts of one whole did, from their targets at planned
// passes to their readings at measured ones (THEORY 4: the table of slopes,
// "Pooled" and "Measured passes"), by the plainest method for each rule.

// refMoves is a whole taken apart: from what its parts' targets compose to, to
// what their readings do. No parts: nothing below was read.
type refMoves struct {
	from, to *big.Rat
	parts    []refMove
}

// A refMove is what one part did. slope is what the whole gets of a unit of the
// part's value.
type refMove struct {
	place                     *refPlace
	slope, value, passes, mix *big.Rat
	read                      bool // it has a value that the whole can use
}

// A refWay is the way of one part: x is its value, p its passes, y what the whole
// is composed of; 0 at the start, 1 at the end.
type refWay struct {
	refArg
	place                  *refPlace
	x0, x1, p0, p1, y0, y1 *big.Rat
	idle                   bool // left out of both ends
}

// moves takes a place apart.
func (d *refDivision) moves(p *refPlace) refMoves {
	if len(d.parts(p, d.kpi)) == 0 || d.figure(p, d.kpi).value() == nil {
		return refMoves{}
	}
	w := d.whole(p, d.kpi)
	var ways []refWay
	known := false
	for i, part := range d.parts(p, d.kpi) {
		way, counts := w.way(w.args[i], refRat(d.target(part, d.kpi).Target))
		way.place = part
		known = known || counts && w.known(w.args[i])
		ways = append(ways, way)
		ways[i].idle = !counts
	}
	if !known || w.rule == kpi.Ratio && !refVolume(ways) {
		return refMoves{}
	}
	m := w.between(slices.DeleteFunc(slices.Clone(ways), func(a refWay) bool { return a.idle }))
	for i, way := range ways {
		if way.idle {
			zero := new(big.Rat)
			m.parts = slices.Insert(m.parts, i, refMove{way.place, zero, zero, zero, zero, false})
		}
		m.parts[i].read = w.known(way.refArg) && way.value() != nil
	}
	return m
}

// way is what one part moves along, and whether it counts at all. A part without a
// reading is left out where the rule can do without it, and counts as on its target,
// passed as measured, elsewhere. One with nothing to measure is left out, as identity: what a part at
// fixed positions is then, is 0 or 1. So is a bottleneck that nobody passes.
func (w refWhole) way(a refArg, aim *big.Rat) (refWay, bool) {
	way := refWay{refArg: a, x0: aim, x1: aim, p0: a.planned, p1: a.passes}
	identity := map[kpi.Rule]*big.Rat{
		kpi.Sum: refInt(0), kpi.Total: refInt(0), kpi.Path: refInt(0), kpi.Product: refInt(1), kpi.End: refInt(0),
	}[w.rule]
	switch {
	case w.rule == kpi.Bottleneck && a.passes.Sign() == 0:
		return way, false
	case w.rule == kpi.Ratio && a.state != refMissing: // of no volume: at its target
		if v := a.value(); v != nil {
			way.x1 = v
		}
	case w.known(a):
		way.x1 = a.amount()
	case a.state == refAbsent && identity != nil:
		way.x1 = identity
	case a.state == refAbsent || !refStrict(w.rule):
		return way, false
	}
	return way, true
}

// refVolume reports whether there is anything to weigh rates by: some volume, or
// one rate alone.
func refVolume(ways []refWay) bool {
	ways = slices.DeleteFunc(slices.Clone(ways), func(a refWay) bool { return a.idle })
	return len(ways) == 1 && ways[0].state == refBare ||
		slices.ContainsFunc(ways, func(a refWay) bool { return a.den.Sign() > 0 && a.state == refTerms })
}

// between takes the straight line from start to end apart.
func (w refWhole) between(ways []refWay) refMoves {
	switch {
	case w.rule == kpi.Ratio:
		return w.pooledMoves(ways)
	case refCustom(w.rule):
		return w.customMoves(ways)
	}
	for i := range ways {
		way := &ways[i]
		way.y0, way.y1 = w.effect(way.refArg, way.p0, way.x0), w.effect(way.refArg, way.p1, way.x1)
	}
	m := refMoves{
		from: w.at(ways, func(a refWay) (p, x *big.Rat) { return a.p0, a.x0 }),
		to:   w.at(ways, func(a refWay) (p, x *big.Rat) { return a.p1, a.x1 }),
	}
	for i, share := range w.shares(ways) {
		way := ways[i]
		half := refAdd(w.chord(way.refArg, way.p0, way.x0, way.x1), w.chord(way.refArg, way.p1, way.x0, way.x1))
		slope := refMul(share, refMul(half, big.NewRat(1, 2)))
		value := refMul(slope, refSub(way.x1, way.x0))
		passes := refSub(refMul(share, refSub(way.y1, way.y0)), value)
		m.parts = append(m.parts, refMove{way.place, slope, value, passes, new(big.Rat), true})
	}
	return m
}

// at composes the whole with each part's passes and value as given.
func (w refWhole) at(ways []refWay, get func(refWay) (p, x *big.Rat)) *big.Rat {
	args, xs := make([]refArg, len(ways)), map[string]*big.Rat{}
	for i, way := range ways {
		args[i] = way.refArg
		args[i].passes, xs[way.id] = get(way)
	}
	return w.with(args).value(func(a refArg) *big.Rat { return xs[a.id] })
}

// effect is what a part is to its whole: e(p, x).
func (w refWhole) effect(a refArg, p, x *big.Rat) *big.Rat {
	switch {
	case w.rule == kpi.Sum || w.rule == kpi.Path:
		return refMul(p, x)
	case w.rule == kpi.Product && w.choice(a) != "":
		return refMul(p, refSub(x, refInt(1)))
	case w.rule == kpi.Product:
		return refYield(p, x)
	case w.rule == kpi.Bottleneck:
		return refQuo(x, p)
	}
	return x
}

// chord is by how much e(p, x) moves for each unit of x between two values.
func (w refWhole) chord(a refArg, p, x, y *big.Rat) *big.Rat {
	one := refInt(1)
	if w.rule == kpi.Product && w.choice(a) == "" && refLess(one, p) {
		at := func(x *big.Rat) *big.Rat { return refSub(p, refMul(refSub(p, one), x)) }
		return refQuo(p, refMul(at(x), at(y)))
	}
	return refSub(w.effect(a, p, one), w.effect(a, p, new(big.Rat))) // a straight line
}

// shares is by how much the whole moves for each unit of a part's y, as a mean
// over the line.
func (w refWhole) shares(ways []refWay) []*big.Rat {
	switch w.rule {
	case kpi.Product:
		return w.productShares(ways)
	case kpi.Min, kpi.Max, kpi.Bottleneck:
		return w.extremeShares(ways)
	case kpi.Path:
		return w.pathShares(ways)
	}
	all := new(big.Rat)
	for _, way := range ways {
		all.Add(all, way.weight)
	}
	shares := make([]*big.Rat, len(ways))
	for i, way := range ways {
		shares[i] = refInt(1)
		if w.rule == kpi.Mean {
			shares[i] = refQuo(way.weight, all)
		}
	}
	return shares
}

// productShares is the integral of the other factors, a polynomial. The steps of a
// choice are one factor, the sum of 1 and what each adds.
func (w refWhole) productShares(ways []refWay) []*big.Rat {
	shares := make([]*big.Rat, len(ways))
	for i := range ways {
		factors := map[string][]*big.Rat{} // at 0, and what it gains
		for j, other := range ways {
			c := w.choice(other.refArg)
			if j == i || c != "" && c == w.choice(ways[i].refArg) {
				continue
			}
			key, at, gain := other.id, other.y0, refSub(other.y1, other.y0)
			if c != "" {
				key = "choice " + c
				if factors[key] == nil {
					factors[key] = []*big.Rat{refInt(1), new(big.Rat)}
				}
				at, gain = refAdd(factors[key][0], at), refAdd(factors[key][1], gain)
			}
			factors[key] = []*big.Rat{at, gain}
		}
		poly := []*big.Rat{refInt(1)}
		for _, f := range factors {
			poly = refTimes(poly, f)
		}
		shares[i] = new(big.Rat)
		for n, c := range poly {
			shares[i].Add(shares[i], refQuo(c, refInt(int64(n+1))))
		}
	}
	return shares
}

// refTimes multiplies polynomials.
func refTimes(a, b []*big.Rat) []*big.Rat {
	out := make([]*big.Rat, len(a)+len(b)-1)
	for i := range out {
		out[i] = new(big.Rat)
	}
	for i, x := range a {
		for j, y := range b {
			out[i+j].Add(out[i+j], refMul(x, y))
		}
	}
	return out
}

// pooledMoves splits a ratio of sums in rate, at the mean share, and mix, which is
// the shift of share times how far a part's mean rate is from the whole's. An amount
// over no volume comes on top: it has no rate to weigh.
func (w refWhole) pooledMoves(ways []refWay) refMoves {
	weights, volume := new(big.Rat), new(big.Rat)
	for _, a := range ways {
		weights.Add(weights, refMul(a.weight, a.planned))
		volume.Add(volume, a.den)
	}
	half, from, to := big.NewRat(1, 2), new(big.Rat), new(big.Rat)
	for _, a := range ways {
		from.Add(from, refMul(a.x0, refQuo(refMul(a.weight, a.planned), weights)))
		to.Add(to, refMul(a.x1, refQuo(a.den, volume)))
	}
	m, mean := refMoves{from: from, to: to}, refMul(half, refAdd(from, to))
	for _, a := range ways {
		before, now := refQuo(refMul(a.weight, a.planned), weights), refQuo(a.den, volume)
		slope := refMul(half, refAdd(before, now))
		move := refMove{
			place: a.place, slope: slope, value: refMul(slope, refSub(a.x1, a.x0)), passes: new(big.Rat),
			mix: refMul(refSub(refMul(half, refAdd(a.x0, a.x1)), mean), refSub(now, before)),
		}
		if a.state == refVoid {
			move.value = refQuo(a.num, volume)
			m.to = refAdd(m.to, move.value)
		}
		m.parts = append(m.parts, move)
	}
	return m
}

// customMoves moves one thing after the other, first every part's value and then
// its passes in the order of parts, and all of it in reverse; the mean of both.
func (w refWhole) customMoves(ways []refWay) refMoves {
	n := len(ways)
	seen := func(moved []bool) *big.Rat {
		args, xs := make([]refArg, n), map[string]*big.Rat{}
		for i, way := range ways {
			args[i], xs[way.id] = way.refArg, way.x0
			if moved[2*i] {
				xs[way.id] = way.x1
			}
			if !moved[2*i+1] {
				args[i].counted = kpi.Reading{}
			}
		}
		return w.with(args).custom(func(a refArg) *big.Rat { return xs[a.id] })
	}
	gains := make([]*big.Rat, 2*n)
	for i := range gains {
		gains[i] = new(big.Rat)
	}
	var m refMoves
	for _, reverse := range []bool{false, true} {
		moved := make([]bool, 2*n)
		m.from = seen(moved)
		m.to = m.from
		for step := range gains {
			i := step
			if reverse {
				i = len(gains) - 1 - step
			}
			moved[i] = true
			next := seen(moved)
			gains[i].Add(gains[i], refMul(big.NewRat(1, 2), refSub(next, m.to)))
			m.to = next
		}
	}
	for i, way := range ways {
		slope := new(big.Rat)
		if way.x1.Cmp(way.x0) != 0 {
			slope = refQuo(gains[2*i], refSub(way.x1, way.x0))
		}
		m.parts = append(m.parts, refMove{way.place, slope, gains[2*i], gains[2*i+1], new(big.Rat), true})
	}
	return m
}
