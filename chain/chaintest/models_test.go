package chaintest_test

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// d makes decimals bearable in models written by hand.
var d = decimal.RequireFromString

// pair is a chain of two steps, with a lead time that they share; a team of four
// does the first.
func pair() chain.Model {
	return chain.Model{
		KPIs: []kpi.Indicator{{ID: "lead", Unit: "h", Decimals: 1, Better: kpi.Lower, Along: kpi.Sum, Across: kpi.Ratio,
			Domain: kpi.AtLeast(d("0"))}},
		Steps:  []chain.Step{{ID: "pick", By: []chain.Assignment{{Unit: "day"}}}, {ID: "ship"}},
		Chains: []chain.Chain{{ID: "order", Question: "When do I have it?", Links: chain.Sequence("pick", "ship")}},
		Units:  []chain.Unit{{ID: "day"}},
		Members: []chain.Member{{Person: "p1", Unit: "day"}, {Person: "p2", Unit: "day"}, {Person: "p3", Unit: "day"},
			{Person: "p4", Unit: "day"}},
		Goals: []chain.Goal{{At: chain.Whole("order"), KPI: "lead", Target: d("10"), Amber: kpi.AtMost(d("12"))}},
	}
}

// pinned is pair with goals set on both steps.
func pinned(pick, ship string) chain.Model {
	m := pair()
	m.Goals = append(m.Goals,
		chain.Goal{At: chain.At("pick"), KPI: "lead", Target: d(pick)},
		chain.Goal{At: chain.At("ship"), KPI: "lead", Target: d(ship)})
	return m
}

// across is pair with a rule of the host's across units.
func across(op kpi.Operator) chain.Model {
	m := pair()
	m.KPIs[0].Across = "own"
	m.Operators = map[kpi.Rule]kpi.Operator{"own": op}
	return m
}

// with returns a model changed.
func with(m chain.Model, change func(m *chain.Model)) chain.Model {
	change(&m)
	return m
}

// An operatorFunc is an operator of a function of values, that says it groups.
type operatorFunc func(x []decimal.Decimal) (decimal.Decimal, error)

func (operatorFunc) Groups() {}

func (f operatorFunc) Compose(parts []kpi.Part) (kpi.Reading, error) {
	var x []decimal.Decimal
	for _, p := range parts {
		v, _ := p.Reading.Value()
		x = append(x, v)
	}
	v, err := f(x)
	return kpi.Of(v), err
}

// most is the most, and groups.
func most(x []decimal.Decimal) (decimal.Decimal, error) { return decimal.Max(x[0], x[1:]...), nil }

// mean is the mean of values, and does not group.
func mean(x []decimal.Decimal) (decimal.Decimal, error) {
	return decimal.Sum(x[0], x[1:]...).DivRound(decimal.NewFromInt(int64(len(x))), 12), nil
}

// moody is the most, and a little more in every other call.
func moody() operatorFunc {
	calls := int64(0)
	return func(x []decimal.Decimal) (decimal.Decimal, error) {
		calls++
		v, err := most(x)
		return v.Add(decimal.New(calls%2, -3)), err
	}
}

var errBusy = errors.New("busy")

// failing fails beyond six.
func failing(x []decimal.Decimal) (decimal.Decimal, error) {
	v, err := most(x)
	if v.GreaterThan(d("6")) {
		err = errBusy
	}
	return v, err
}
