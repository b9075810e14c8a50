package chain_test

import (
	"math/big"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// A workedStep is a step of a worked chain: how often it is passed, what it
// waits for, and what it reads; nothing is missing.
type workedStep struct {
	passes, choice string
	after          []string
	num, den       int64 // den 0: a bare num
}

// TestReferenceWorked holds the reference itself to the numbers that THEORY
// works out, sections 0 to 3.
func TestReferenceWorked(t *testing.T) {
	steps := func(s ...workedStep) []workedStep { return s }
	for _, tc := range []struct {
		name   string
		rule   kpi.Rule
		domain kpi.Band
		steps  []workedStep
		want   string
		bounds [2]string
	}{
		{"three thirds are one", kpi.Sum, kpi.Band{},
			steps(
				workedStep{num: 1, den: 3},
				workedStep{num: 1, den: 3},
				workedStep{num: 1, den: 3},
			), "1", [2]string{"1", "1"}},
		{"yields telescope", kpi.Product, kpi.Band{},
			steps(
				workedStep{num: 950, den: 1000},
				workedStep{num: 931, den: 950},
				workedStep{num: 900, den: 931},
			), "9/10", [2]string{"9/10", "9/10"}},
		{"rework is a geometric loop", kpi.Product, kpi.Band{},
			steps(
				workedStep{passes: "1.25", num: 9, den: 10},
			), "36/41", [2]string{"36/41", "36/41"}},
		{"optional step", kpi.Product, kpi.Band{},
			steps(
				workedStep{passes: "0.5", num: 9, den: 10},
			), "19/20", [2]string{"19/20", "19/20"}},
		{"branches are a mean", kpi.Path, kpi.Band{},
			steps(
				workedStep{passes: "0.7", choice: "x", num: 24},
				workedStep{passes: "0.3", choice: "x", num: 8},
			), "96/5", [2]string{"96/5", "96/5"}},
		{"critical path", kpi.Path, kpi.Band{},
			steps(
				workedStep{num: 3},
				workedStep{num: 5, after: []string{"a"}},
				workedStep{num: 2, after: []string{"a"}},
				workedStep{num: 4, after: []string{"b", "c"}},
			), "12", [2]string{"12", "12"}},
		{"missing volume reaches the domain", kpi.Ratio, kpi.Between(genDec(0, 0), genDec(1, 0)),
			steps(
				workedStep{num: 90, den: 100},
				workedStep{den: -1},
			), "9/10", [2]string{"0", "1"}},
		{"missing amount leaves the sum", kpi.Sum, kpi.Between(genDec(0, 0), genDec(8, 0)),
			steps(
				workedStep{num: 90},
				workedStep{passes: "1.5", den: -1},
			), "", [2]string{"90", "102"}},
		{"capacity in customer questions", kpi.Bottleneck, kpi.Band{},
			steps(
				workedStep{num: 30},
				workedStep{passes: "1.25", num: 30},
			), "24", [2]string{"24", "24"}},
		{"last step", kpi.End, kpi.Band{},
			steps(
				workedStep{num: 3},
				workedStep{num: 7},
			), "7", [2]string{"7", "7"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			m, ms := worked(tc.rule, tc.domain, tc.steps)
			p := newRefPeriod(newRefOrg(m), ms)
			f := p.figure(p.at[chain.Whole("c")], "k")
			got := ""
			if v := f.value(); v != nil {
				got = v.RatString()
			}
			assert.Equal(t, tc.want, got)
			assert.Equal(t, tc.bounds, [2]string{f.bounds.lo.RatString(), f.bounds.hi.RatString()})
		})
	}
}

// worked is a chain of steps a, b, c and so on, with a reading at each.
func worked(rule kpi.Rule, domain kpi.Band, steps []workedStep) (chain.Model, []chain.Measurement) {
	m := chain.Model{KPIs: []kpi.Indicator{{ID: "k", Along: rule, Domain: domain}}, Chains: []chain.Chain{{ID: "c"}}}
	var ms []chain.Measurement
	for k, s := range steps {
		id := string(rune('a' + k))
		link := chain.Link{Step: id, Choice: s.choice, After: s.after}
		if s.passes != "" {
			link.Passes = decimal.RequireFromString(s.passes)
		}
		m.Steps = append(m.Steps, chain.Step{ID: id})
		m.Chains[0].Links = append(m.Chains[0].Links, link)
		r := kpi.Of(genDec(int(s.num), 0))
		if s.den > 0 {
			r = kpi.Per(genDec(int(s.num), 0), genDec(int(s.den), 0))
		}
		if s.den >= 0 {
			ms = append(ms, chain.Measurement{At: chain.At(id), KPI: "k", Reading: r})
		}
	}
	return m, ms
}

// TestReferencePools: teams {80, 80, 80, 80} and {50} pool to 74, however they
// are grouped; the mean of their means would be 65 (THEORY T1).
func TestReferencePools(t *testing.T) {
	m := chain.Model{
		KPIs:  []kpi.Indicator{{ID: "k", Across: kpi.Ratio}},
		Units: []chain.Unit{{ID: "d"}, {ID: "t", Parent: "d"}, {ID: "u", Parent: "d"}},
		Members: []chain.Member{
			{Person: "1", Unit: "t"}, {Person: "2", Unit: "t"}, {Person: "3", Unit: "t"}, {Person: "4", Unit: "t"}, {Person: "5", Unit: "u"},
		},
		Steps: []chain.Step{{ID: "s", By: []chain.Assignment{{Unit: "d"}}}},
	}
	var ms []chain.Measurement
	for _, b := range m.Members {
		v := map[string]int{"t": 80, "u": 50}[b.Unit]
		ms = append(ms, chain.Measurement{
			At: chain.At("s").By(b.Unit).Who(b.Person), KPI: "k", Reading: kpi.Per(genDec(v, 0), genDec(1, 0)),
		})
	}
	p := newRefPeriod(newRefOrg(m), ms)
	assert.Equal(t, "74", p.figure(p.at[chain.At("s")], "k").value().RatString())
}

// TestReferenceSlopes holds the integral of a product to the mean over all orders
// of parts (THEORY T8), of which it is the shorter way to write.
func TestReferenceSlopes(t *testing.T) {
	w := refWhole{rule: kpi.Product, route: refRoute{links: []chain.Link{{}, {Choice: "x"}, {Choice: "x"}, {}}}}
	var ways []refWay
	for k, y := range [][2]int64{{9, 8}, {-1, -2}, {-2, 0}, {7, 9}} {
		id := string(rune('a' + k))
		ways = append(ways, refWay{
			refArg: refArg{id: id, link: k}, y0: big.NewRat(y[0], 10), y1: big.NewRat(y[1], 10),
		})
	}
	orders := [][]int{nil}
	for k := range ways {
		var longer [][]int
		for _, o := range orders {
			for at := range len(o) + 1 {
				longer = append(longer, slices.Insert(slices.Clone(o), at, k))
			}
		}
		orders = longer
	}
	product := func(moved map[int]bool) *big.Rat {
		y := func(k int) *big.Rat {
			if moved[k] {
				return ways[k].y1
			}
			return ways[k].y0
		}
		return refMul(refMul(y(0), y(3)), refAdd(refInt(1), refAdd(y(1), y(2))))
	}
	want := []*big.Rat{new(big.Rat), new(big.Rat), new(big.Rat), new(big.Rat)}
	for _, o := range orders {
		moved := map[int]bool{}
		for _, k := range o {
			before := product(moved)
			moved[k] = true
			want[k].Add(want[k], refQuo(refSub(product(moved), before), refInt(int64(len(orders)))))
		}
	}
	for k, slope := range w.productShares(ways) {
		got := refMul(slope, refSub(ways[k].y1, ways[k].y0))
		assert.Equal(t, want[k].RatString(), got.RatString(), "part %d of %d orders", k, len(orders))
	}
}
