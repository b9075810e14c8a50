package kpitest_test

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/kpi"
)

// An operatorFunc is an operator of a function.
type operatorFunc func([]kpi.Part) (kpi.Reading, error)

func (f operatorFunc) Compose(parts []kpi.Part) (kpi.Reading, error) { return f(parts) }

// grouped is an operator that says it groups.
type grouped struct{ kpi.Operator }

func (grouped) Groups() {}

// ofValues makes an operator of a function of values.
func ofValues(f func(x []decimal.Decimal) decimal.Decimal) operatorFunc {
	return func(parts []kpi.Part) (kpi.Reading, error) {
		var x []decimal.Decimal
		for _, p := range parts {
			v, _ := p.Reading.Value()
			x = append(x, v)
		}
		return kpi.Of(f(x)), nil
	}
}

func sum(x []decimal.Decimal) decimal.Decimal { return decimal.Sum(x[0], x[1:]...) }

func most(x []decimal.Decimal) decimal.Decimal { return decimal.Max(x[0], x[1:]...) }

func mean(x []decimal.Decimal) decimal.Decimal {
	return sum(x).DivRound(decimal.NewFromInt(int64(len(x))), 12)
}

// blend is three quarters of the least and a quarter of the most.
func blend(x []decimal.Decimal) decimal.Decimal {
	return decimal.Min(x[0], x[1:]...).Mul(d("0.75")).Add(most(x).Mul(d("0.25")))
}

var errSlow = errors.New("no speed")

// harmonic composes speeds in series: n parts at v per hour make n/Σ(1/v) together.
func harmonic(parts []kpi.Part) (kpi.Reading, error) {
	slow := decimal.New(0, 0)
	for _, p := range parts {
		v, ok := p.Reading.Value()
		if !ok || v.Sign() <= 0 {
			return kpi.Reading{}, fmt.Errorf("%w: %s", errSlow, p.ID)
		}
		slow = slow.Add(decimal.NewFromInt(1).DivRound(v, 24))
	}
	return kpi.Of(decimal.NewFromInt(int64(len(parts))).DivRound(slow, 12)), nil
}

// parallel composes what flows side by side through one bottleneck each: 1/Σ(1/v).
// It groups, but for the last of its twelve decimals.
func parallel(parts []kpi.Part) (kpi.Reading, error) {
	r, err := harmonic(parts)
	v, _ := r.Value()
	return kpi.Of(v.DivRound(decimal.NewFromInt(int64(len(parts))), 18)), err
}

// laden is the sum of value times weight times passes: it sees all that a part
// carries.
func laden(parts []kpi.Part) (kpi.Reading, error) {
	total := decimal.New(0, 0)
	for _, p := range parts {
		v, _ := p.Reading.Value()
		passes, ok := p.Passes.Value()
		if !ok {
			passes = orOne(p.Planned)
		}
		total = total.Add(v.Mul(orOne(p.Weight)).Mul(passes))
	}
	return kpi.Of(total), nil
}

// orOne is what a zero weight or number of passes means.
func orOne(n decimal.Decimal) decimal.Decimal {
	if n.IsZero() {
		return d("1")
	}
	return n
}

// weighted is the mean by weight.
func weighted(parts []kpi.Part) (kpi.Reading, error) {
	total, weights := decimal.New(0, 0), decimal.New(0, 0)
	for _, p := range parts {
		v, _ := p.Reading.Value()
		total, weights = total.Add(v.Mul(orOne(p.Weight))), weights.Add(orOne(p.Weight))
	}
	return kpi.Of(total.DivRound(weights, 24)), nil
}

// last is the value of the last part.
func last(x []decimal.Decimal) decimal.Decimal { return x[len(x)-1] }
