package chain

import (
	"fmt"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/kpi"
)

// Worst returns the worst reading a KPI can have at a place, at planned passes,
// while every lowest place below it that has a say has at least this light: see
// [kpi.Indicator.Worst]. It sweeps from the bands of the lowest places, within the
// KPI's Domain, up to the place at once; what the lights between are does not
// matter. At a place that the KPI does not go below, it is the bad end of its own
// band. For Near it is the end that is farther outside the place's own band for that
// light, and if neither end is outside, the one farther from the target; the high one
// where both are as far. What no decimal holds is rounded to 24 decimals, to the worse
// side.
//
// A worst that keeps the light proves it: if all below have it, so has the place. One
// that does not may have a place between to blame, whose own promise is broken first:
// see [Plan.Counterexample].
//
// It is no data along a chain where the KPI does not compose, for the lights NoData
// and Red, which no band keeps, where no reading at all keeps the light at some
// place, where an end is open, and where a custom operator fails.
//
// The error wraps [ErrUnknown] for a place or KPI that the model does not have and
// for a KPI without a goal there, and kpi.ErrRange for a light that does not exist.
// The cost is that of one composition of the places below.
func (p *Plan) Worst(at Place, kpiID string, least kpi.Status) (kpi.Reading, error) {
	s, k, err := p.goalOf(at, kpiID)
	switch {
	case err != nil:
		return kpi.Reading{}, fmt.Errorf("worst: %w", err)
	case least < kpi.NoData || least > kpi.Green:
		return kpi.Reading{}, fmt.Errorf("worst: %w: no light %s", kpi.ErrRange, least)
	case least < kpi.Amber:
		return kpi.Reading{}, nil
	}
	up := sweep{Plan: p, k: k, least: light.Status(least)}
	n, ok := up.knot(s)
	if !ok {
		return kpi.Reading{}, nil
	}
	return badEnd(n, up.least), nil
}

// goalOf finds a place and a KPI that has a goal there.
func (p *Plan) goalOf(at Place, kpiID string) (spotAt, int, error) {
	s, ok := p.locate(at)
	if !ok {
		return s, 0, fmt.Errorf("%w: no place %q", ErrUnknown, at)
	}
	k, ok := p.names.kpis.Get(kpiID)
	if !ok {
		return s, 0, fmt.Errorf("%w: no KPI %q", ErrUnknown, kpiID)
	}
	if _, ok := p.goalAt(s, int(k)); !ok {
		return s, 0, fmt.Errorf("%w: no goal for %q at %q", ErrUnknown, kpiID, at)
	}
	return s, int(k), nil
}

// badEnd returns the end of where a place's value lies that is worse for a light, no
// data where it is open.
func badEnd(n *knot, least light.Status) kpi.Reading {
	in, upper := n.ends, n.goal.Better == light.Lower
	if n.goal.Better == light.Near {
		if !in.HasLo || !in.HasHi {
			return kpi.Reading{}
		}
		upper = highIsWorse(n.goal, in, least)
	}
	switch {
	case upper && in.HasHi:
		return kpi.Of(in.Hi.Out(exact.Ceil))
	case !upper && in.HasLo:
		return kpi.Of(in.Lo.Out(exact.Floor))
	}
	return kpi.Reading{}
}

// highIsWorse reports whether the high end is farther outside the band of a light near
// a target than the low one, or, both within it, at least as far from the target.
func highIsWorse(b light.Bands, in exact.Interval, least light.Status) bool {
	band := b.Green
	if least == light.Amber {
		band = b.Amber
	}
	under, over := exact.Max(band.Lo.Sub(in.Lo), exact.Num{}), exact.Max(in.Hi.Sub(band.Hi), exact.Num{})
	if c := over.Cmp(under); c != 0 {
		return c > 0
	}
	return !b.Gap(in.Lo).Less(b.Gap(in.Hi))
}
