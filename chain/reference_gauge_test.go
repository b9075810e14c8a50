package chain_test

import (
	"math/big"

	"github.com/kpichain/kpichain/kpi"
)

// gauge holds a figure against its target, which is the engine's: targets are
// held to laws of their own. It reports false where there is neither a target
// nor a reading.
func (r *refPeriod) gauge(p *refPlace, k string, target *kpi.Thresholds) (kpi.Gauge, bool) {
	f := r.figure(p, k)
	g := kpi.Gauge{KPI: k, Reading: r.shown(p, k), Goal: target}
	if _, _, ok := g.Reading.Terms(); !ok && target == nil {
		return kpi.Gauge{}, false
	}
	coverage := r.coverage(p, k)
	g.Coverage = refRound(coverage, 4, refDown)
	g.Bounds = f.bounds.band()
	if target == nil || f.state == refAbsent || f.state == refVoid {
		return g, true
	}
	l := refLight{goal: *target, better: r.kpis[k].Better}
	enough := !refLess(coverage, refEnough(r.kpis[k]))
	l.judge(&g, f, enough)
	return g, true
}

// refEnough is the coverage that a light needs: all, unless the KPI says less.
func refEnough(ind kpi.Indicator) *big.Rat {
	if ind.Coverage.IsZero() {
		return refInt(1)
	}
	return refRat(ind.Coverage)
}

// shown is the reading that a gauge shows: as measured, or as composed. Only
// Ratio composes terms.
func (r *refPeriod) shown(p *refPlace, k string) kpi.Reading {
	f := r.figure(p, k)
	switch {
	case f.measured:
		return f.reading
	case f.state == refBare:
		return kpi.Of(refExact(f.value()))
	case f.state != refMissing: // pooled, or nothing to measure in any part
		return kpi.Per(refExact(f.num), refExact(f.den))
	}
	return kpi.Reading{}
}

// A refLight judges values by a goal.
type refLight struct {
	goal   kpi.Thresholds
	better kpi.Direction
}

// judge sets status, score, gap and room. A colour that is the same over all of
// Bounds is certain; else the known parts decide, if they are enough.
func (l refLight) judge(g *kpi.Gauge, f *refFigure, enough bool) {
	g.Status = l.over(f.bounds)
	v := f.value()
	if v == nil {
		if g.Status != kpi.NoData {
			g.Score = refRound(l.worstScore(f.bounds, g.Status), 2, refDown)
		}
		return
	}
	if g.Status == kpi.NoData && enough {
		g.Status = l.over(refPoint(v))
	}
	g.Gap = refRound(l.gap(v), 24, refHalf)
	if g.Status != kpi.NoData {
		g.Score = refRound(l.score(v), 2, refDown)
		g.Room = refRound(l.room(v, g.Status), 24, refDown)
	}
}

// over is the colour of a whole span of values: green inside Green, amber
// inside Amber and clear of Green, red on one side of Amber; else none.
func (l refLight) over(s refSpan) kpi.Status {
	green, amber := refBand(l.goal.Green), refBand(l.goal.Amber)
	switch {
	case s.within(green):
		return kpi.Green
	case s.within(amber) && s.apart(green):
		return kpi.Amber
	case s.apart(amber):
		return kpi.Red
	}
	return kpi.NoData
}

// score is 100 in Green and falls in a straight line through 50 at the end of
// Amber to 0.
func (l refLight) score(v *big.Rat) *big.Rat {
	green, amber := refBand(l.goal.Green), refBand(l.goal.Amber)
	if green.contains(v) {
		return refInt(100)
	}
	g, a := green.lo, amber.lo
	if green.hi != nil && refLess(green.hi, v) {
		g, a = green.hi, amber.hi
	}
	if a == nil {
		return big.NewRat(9999, 100)
	}
	width := new(big.Rat).Abs(refSub(a, g))
	if width.Sign() == 0 {
		return new(big.Rat)
	}
	beyond := new(big.Rat).Abs(refSub(v, g))
	return refMax(new(big.Rat), refSub(refInt(100), refQuo(refMul(refInt(50), beyond), width)))
}

// worstScore is the score at the worst end of where a value must lie.
func (l refLight) worstScore(s refSpan, status kpi.Status) *big.Rat {
	worst := refInt(100)
	for _, end := range []*big.Rat{s.lo, s.hi} {
		switch {
		case end != nil:
			worst = refMin(worst, l.score(end))
		case status == kpi.Red:
			worst = new(big.Rat)
		case status == kpi.Amber:
			worst = refMin(worst, big.NewRat(9999, 100))
		}
	}
	return worst
}

// gap is how much better than Target a value is.
func (l refLight) gap(v *big.Rat) *big.Rat {
	diff := refSub(v, refRat(l.goal.Target))
	switch l.better {
	case kpi.Lower:
		return diff.Neg(diff)
	case kpi.Near:
		return diff.Neg(diff.Abs(diff))
	}
	return diff
}

// room is how much worse a value may get before its light changes.
func (l refLight) room(v *big.Rat, status kpi.Status) *big.Rat {
	band := refBand(l.goal.Green)
	if status == kpi.Amber {
		band = refBand(l.goal.Amber)
	}
	if status == kpi.Red {
		return new(big.Rat)
	}
	side := v.Cmp(refRat(l.goal.Target))
	switch {
	case l.better == kpi.Higher || l.better == kpi.Near && side < 0:
		return refSub(v, band.lo)
	case l.better == kpi.Lower || side > 0:
		return refSub(band.hi, v)
	}
	return refMin(refSub(v, band.lo), refSub(band.hi, v))
}
