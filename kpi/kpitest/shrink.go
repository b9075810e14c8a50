package kpitest

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/kpi"
)

// shrink makes a whole that breaks a law simpler for as long as it does, and
// returns why it does. It ends: no step back is simpler.
func (s *subject) shrink(whole []part, why string, broken func([]part) string) ([]part, string) {
	for again := true; again; {
		again = false
		for _, simple := range s.simpler(whole) {
			if bad := broken(simple); bad != "" {
				whole, why, again = simple, bad, true
				break
			}
		}
	}
	return whole, why
}

// simpler returns the wholes that are one step simpler, the largest steps first: of
// one part only, without a part, with a part that is as parts mostly are, and with
// a lower value.
func (s *subject) simpler(whole []part) (all [][]part) {
	for k := 0; k < len(whole) && len(whole) > 2; k++ {
		all = append(all, whole[k:k+1])
	}
	for k := 0; k < len(whole) && len(whole) > 1; k++ {
		all = append(all, slices.Delete(slices.Clone(whole), k, k+1))
	}
	for k := range whole {
		for _, field := range []func(*part) *decimal.Decimal{
			func(p *part) *decimal.Decimal { return &p.volume },
			func(p *part) *decimal.Decimal { return &p.weight },
			func(p *part) *decimal.Decimal { return &p.planned },
		} {
			if p := whole[k]; !field(&p).Equal(one()) {
				all = append(all, with(whole, k, func(p *part) { *field(p) = one() }))
			}
		}
		if _, measured := whole[k].passes.Value(); measured {
			all = append(all, with(whole, k, func(p *part) { p.passes = kpi.Reading{} }))
		}
	}
	for k, p := range whole {
		for _, v := range s.below(p.value) {
			all = append(all, with(whole, k, func(p *part) { p.value = v }))
		}
	}
	return all
}

// below returns lower values than v, the simplest first: the lowest, rounder ones,
// and those that are closer and closer.
func (s *subject) below(v decimal.Decimal) (all []decimal.Decimal) {
	all = append(all, s.low)
	for places := int32(-v.NumDigits()); places <= s.ind.Decimals; places++ {
		all = append(all, v.RoundFloor(places))
	}
	last := decimal.New(1, -s.ind.Decimals)
	for down := v.Sub(s.low); down.GreaterThan(last); {
		down = down.Mul(decimal.New(5, -1)).RoundCeil(s.ind.Decimals)
		all = append(all, v.Sub(down))
	}
	return slices.DeleteFunc(all, func(d decimal.Decimal) bool { return d.LessThan(s.low) || !d.LessThan(v) })
}
