package chain_test

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/kpi"
)

// genOperators supplies the custom rules of generated models. All are exact on
// decimals, so that no difference can hide in rounding.
func genOperators() map[kpi.Rule]kpi.Operator {
	return map[kpi.Rule]kpi.Operator{"blend": genBlend{}, "laden": genLaden{}, "crest": genCrest{}}
}

func genValue(p kpi.Part) decimal.Decimal {
	v, _ := p.Reading.Value()
	return v
}

// genBlend is three quarters of the least and a quarter of the most.
type genBlend struct{}

func (genBlend) Compose(parts []kpi.Part) (kpi.Reading, error) {
	lo, hi := genValue(parts[0]), genValue(parts[0])
	for _, p := range parts {
		lo, hi = decimal.Min(lo, genValue(p)), decimal.Max(hi, genValue(p))
	}
	return kpi.Of(lo.Mul(decimal.New(75, -2)).Add(hi.Mul(decimal.New(25, -2)))), nil
}

// genLaden is the sum of value times weight times passes: it sees all that a
// part carries.
type genLaden struct{}

func (genLaden) Compose(parts []kpi.Part) (kpi.Reading, error) {
	total := decimal.Zero
	for _, p := range parts {
		weight, passes := genOne(p.Weight), genOne(p.Planned)
		if v, ok := p.Passes.Value(); ok {
			passes = v
		}
		total = total.Add(genValue(p).Mul(weight).Mul(passes))
	}
	return kpi.Of(total), nil
}

// genOne is what a zero weight or number of passes means.
func genOne(d decimal.Decimal) decimal.Decimal {
	if d.IsZero() {
		return decimal.NewFromInt(1)
	}
	return d
}

// genCrest is the most, as a rule that groups.
type genCrest struct{}

func (genCrest) Groups() {}

func (genCrest) Compose(parts []kpi.Part) (kpi.Reading, error) {
	hi := genValue(parts[0])
	for _, p := range parts {
		hi = decimal.Max(hi, genValue(p))
	}
	return kpi.Of(hi), nil
}
