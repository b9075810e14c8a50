package chain

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// checkInfluences reports what is wrong with influences.
func (v *validator) checkInfluences() {
	type key struct{ from, to string }
	seen := make(map[key]int, len(v.m.Influences))
	for i := range v.m.Influences {
		in := &v.m.Influences[i]
		v.checkInfluence(i, in)
		k := key{in.From, in.To}
		if first, twice := seen[k]; twice {
			v.bad.add(fmt.Sprintf("influences[%d]", i), codeInfluence, ErrDuplicate,
				"influences[%d] leads from %q to %q already", first, in.From, in.To)
		} else {
			seen[k] = i
		}
	}
}

// checkInfluence reports what is wrong with one influence.
func (v *validator) checkInfluence(i int, in *Influence) {
	path := func(key string) string { return fmt.Sprintf("influences[%d].%s", i, key) }
	if f := v.anyKPIFlaw(in.From); f != nil {
		v.bad.put(path("from"), f)
	}
	if f := v.anyKPIFlaw(in.To); f != nil {
		v.bad.put(path("to"), f)
	}
	if in.From == in.To {
		v.bad.add(path("to"), codeSelf, ErrOrder, "%q influences itself", in.To)
	}
	if f := effectFlaw(in.Effect); f != nil {
		v.bad.put(path("effect"), f)
	}
	v.checkText(in.Because, func() string { return path("because") })
	v.checkCurve(i, in.Curve)
}

// effectFlaw reports an effect that is 0 or outside -1..1.
func effectFlaw(effect decimal.Decimal) *flaw {
	if f := digitsFlaw(effect); f != nil {
		return f
	}
	if effect.Sign() == 0 || exact.MustFrom(effect).Abs().Cmp(exact.Int(1)) > 0 {
		return newFlaw(codeEffect, kpi.ErrRange,
			"effect %s is not in -1..1 without 0", exact.Text(effect))
	}
	return nil
}

// checkCurve reports a curve of one point, and points that do not lie right of
// the one before.
func (v *validator) checkCurve(i int, curve []Point) {
	if len(curve) == 1 {
		v.bad.add(fmt.Sprintf("influences[%d].curve", i), codeCurve, kpi.ErrParts,
			"a curve has two points or more, or none")
	}
	for k := range curve {
		path := func(key string) string { return fmt.Sprintf("influences[%d].curve[%d].%s", i, k, key) }
		from, to := digitsFlaw(curve[k].From), digitsFlaw(curve[k].To)
		if from != nil {
			v.bad.put(path("from"), from)
		}
		if to != nil {
			v.bad.put(path("to"), to)
		}
		if k == 0 || from != nil || digitsFlaw(curve[k-1].From) != nil {
			continue
		}
		if exact.MustFrom(curve[k].From).Cmp(exact.MustFrom(curve[k-1].From)) <= 0 {
			v.bad.add(path("from"), codeCurve, ErrOrder, "%s is not more than %s, the point before",
				exact.Text(curve[k].From), exact.Text(curve[k-1].From))
		}
	}
}
