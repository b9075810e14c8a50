package chaintest

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/splitmix"
	"github.com/kpichain/kpichain/kpi"
)

// onTarget reads every lowest place at its target.
func onTarget(s *subject, round uint64) []chain.Measurement {
	return s.everyone(round, func(_ *draws, p spot) decimal.Decimal { return p.goal.Target })
}

// corner reads every lowest place at an end of the band of a light: first all at
// the lower ends, then all at the upper ones, then some at either and some at their
// targets.
func corner(least kpi.Status) func(*subject, uint64) []chain.Measurement {
	return func(s *subject, round uint64) []chain.Measurement {
		return s.everyone(round, func(d *draws, p spot) decimal.Decimal {
			band := p.goal.Green
			if least == kpi.Amber {
				band = p.goal.Amber
			}
			low, isLow := band.Min()
			high, isHigh := band.Max()
			which := int(round)
			if round > 1 {
				which = d.below(3)
			}
			switch {
			case which == 0 && isLow, which == 1 && isLow && !isHigh:
				return low
			case which <= 1 && isHigh:
				return high
			}
			return p.goal.Target
		})
	}
}

// green reads what the plan has against the goals of a chain, if it has anything,
// and then the corners of green.
func green(s *subject, round uint64) (ms []chain.Measurement) {
	if round > 0 {
		return corner(kpi.Green)(s, round-1)
	}
	for _, c := range s.chains {
		for _, k := range s.plan.KPIs(c) {
			if ms := s.plan.Counterexample(c, k); len(ms) > 0 {
				return ms
			}
		}
	}
	return nil
}

// everyone reads every lowest place that has a goal.
func (s *subject) everyone(round uint64, read func(*draws, spot) decimal.Decimal) (ms []chain.Measurement) {
	d := &draws{seed: round}
	for _, p := range s.spots {
		if p.lowest && p.goal != nil {
			ms = append(ms, d.measurement(p, read(d, p)))
		}
	}
	return ms
}

// enough is how many readings say all there is to say.
const enough = 4000

// anything reads most of the lowest places, and some others, at values that any
// light can come of, and measures some passes. Of a large model it reads so many
// places, evenly spread.
func anything(s *subject, round uint64) (ms []chain.Measurement) {
	d := &draws{seed: round}
	every := 1 + len(s.spots)/enough
	for k, p := range s.spots {
		read := d.below(10) > 0
		if !p.lowest {
			read = d.below(16) == 0
		}
		if read && k%every == 0 {
			ms = append(ms, d.measurement(p, d.value(p)))
		}
	}
	for _, at := range s.links {
		if d.below(4) == 0 {
			times := decimal.New(int64(5+d.below(10)), 0)
			ms = append(ms, chain.Measurement{At: at, KPI: chain.Passes, Reading: kpi.Per(times, decimal.New(10, 0))})
		}
	}
	return ms
}

// draws are numbers drawn one after another from the stream of a seed.
type draws struct{ seed, drawn uint64 }

// below draws one of 0 to n-1.
func (d *draws) below(n int) int {
	d.drawn++
	return int(splitmix.At(d.seed, d.drawn) % uint64(n))
}

// measurement takes a value, if need be the nearest one of the domain, over a
// volume.
func (d *draws) measurement(p spot, v decimal.Decimal) chain.Measurement {
	if low, ok := p.domain.Min(); ok {
		v = decimal.Max(v, low)
	}
	if high, ok := p.domain.Max(); ok {
		v = decimal.Min(v, high)
	}
	volume := []decimal.Decimal{one(), one(), decimal.New(3, 0), decimal.New(25, -1), decimal.New(40, 0)}[d.below(5)]
	return chain.Measurement{At: p.at, KPI: p.ind.ID, Reading: kpi.Per(v.Mul(volume), volume)}
}

// value draws one on target or up to three tenths off, or, without a goal, anywhere
// in the domain.
func (d *draws) value(p spot) decimal.Decimal {
	far := decimal.New(int64(d.below(7)-3), -1)
	if p.goal != nil {
		return p.goal.Target.Add(p.goal.Target.Mul(far).Round(p.ind.Decimals + 1))
	}
	low, isLow := p.domain.Min()
	high, isHigh := p.domain.Max()
	switch {
	case isLow && isHigh:
		return low.Add(high.Sub(low).Mul(far.Abs()))
	case isHigh:
		return high.Sub(far.Abs())
	}
	return low.Add(one()).Add(far)
}
