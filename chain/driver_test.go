package chain_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// driven is a chain of two steps whose customers are happy for three reasons, each
// green from 1 and amber from 0: at 0.6 they score 80.
func driven() chain.Model {
	m := chain.Model{
		KPIs:  []kpi.Indicator{{ID: "happy", Decimals: 2}, {ID: "a", Decimals: 2}, {ID: "b", Decimals: 2}, {ID: "c", Decimals: 2}},
		Steps: []chain.Step{{ID: "one"}, {ID: "two"}},
		Chains: []chain.Chain{{ID: "all", Links: chain.Sequence("one", "two")},
			{ID: "half", Links: chain.Sequence("two")}},
	}
	for n, effect := range []string{"0.3", "0.2", "0.1"} {
		id := m.KPIs[n+1].ID
		withGoal(&m, chain.Whole("all"), id).Amber = kpi.AtLeast(num("0"))
		withInfluence(&m, id, "happy", effect)
	}
	return m
}

// driverText writes drivers, one a line: place, KPI, weight, contribution, light.
func driverText(list []chain.Driver) string {
	var lines []string
	for _, d := range list {
		lines = append(lines, fmt.Sprintf("%s:%s %s %s %s", d.At, d.KPI, d.Weight, d.Contribution, d.Gauge.Status))
	}
	return strings.Join(lines, "\n")
}

func reads(at chain.Place, kpiID, value string) chain.Measurement {
	return chain.Measurement{At: at, KPI: kpiID, Reading: kpi.Of(num(value))}
}

func TestDrivers(t *testing.T) {
	all, one, two := chain.Whole("all"), chain.At("one"), chain.At("two")
	scores := []chain.Measurement{reads(all, "a", "0.6"), reads(all, "b", "1"), reads(all, "c", "0")}
	steps := func(m *chain.Model) { // a at both steps, not on the chain
		m.Goals[0].At = one
		withGoal(m, two, "a").Amber = kpi.AtLeast(num("0"))
	}
	tests := []struct {
		name string
		edit func(m *chain.Model)
		read []chain.Measurement
		want string
	}{
		{"3:2:1 on 80, 100 and 50 are 81.67", func(*chain.Model) {}, scores,
			"all:a 0.5 40 amber\nall:b 0.3333 33.34 green\nall:c 0.1667 8.33 amber"},
		{"from the largest", func(m *chain.Model) { m.Influences[1].Effect = num("0.8") }, scores,
			"all:b 0.6667 66.67 green\nall:a 0.25 20 amber\nall:c 0.0833 4.16 amber"},
		{"without data they come last and count for nothing", func(*chain.Model) {}, scores[1:],
			"all:b 0.6667 66.67 green\nall:c 0.3333 16.66 amber\nall:a 0 0 no data"},
		{"red counts", func(*chain.Model) {}, []chain.Measurement{reads(all, "a", "-9"), reads(all, "c", "1")},
			"all:c 0.25 25 green\nall:a 0.75 0 red\nall:b 0 0 no data"},
		{"nothing read", func(*chain.Model) {}, nil, "all:a 0 0 no data\nall:b 0 0 no data\nall:c 0 0 no data"},
		{"places share", steps, append(scores[1:3:3], reads(one, "a", "0.6"), reads(two, "a", "1")),
			"all:b 0.3333 33.34 green\n/two:a 0.25 25 green\n/one:a 0.25 20 amber\nall:c 0.1667 8.33 amber"},
		{"those with data share", steps, append(scores[1:3:3], reads(two, "a", "1")),
			"/two:a 0.5 50 green\nall:b 0.3333 33.34 green\nall:c 0.1667 8.33 amber\n/one:a 0 0 no data"},
		{"the chain as a whole goes before its steps", func(m *chain.Model) { withGoal(m, one, "a") }, scores,
			"all:a 0.5 40 amber\nall:b 0.3333 33.34 green\nall:c 0.1667 8.33 amber"},
		{"the profession's do not count", func(m *chain.Model) { m.Goals[0].Craft = true }, scores,
			"all:b 0.6667 66.67 green\nall:c 0.3333 16.66 amber"},
		{"what works against it is none", func(m *chain.Model) {
			m.Influences[0].Effect, m.Influences[1].Effect = num("-0.3"), num("-0.2")
			m.KPIs[2].Better, m.Goals[1].Amber = kpi.Lower, kpi.AtMost(num("2"))
		}, scores, "all:b 0.6667 66.67 green\nall:c 0.3333 16.66 amber"},
		{"nor is a range", func(m *chain.Model) {
			m.KPIs[1].Better, m.Goals[0].Amber = kpi.Near, kpi.Between(num("0"), num("1"))
		}, scores, "all:b 0.6667 66.67 green\nall:c 0.3333 16.66 amber"},
		{"a range has none", func(m *chain.Model) { m.KPIs[0].Better = kpi.Near }, scores, ""},
		{"passes, at their links", func(m *chain.Model) {
			m.Influences = m.Influences[1:]
			withInfluence(m, chain.Passes, "happy", "-0.3")
			withGoal(m, chain.Place{Chain: "all", Step: "two"}, chain.Passes)
		}, append(scores[1:3:3], reads(chain.Place{Chain: "all", Step: "two"}, chain.Passes, "1")),
			"all/two:passes 0.5 50 green\nall:b 0.3333 33.34 green\nall:c 0.1667 8.33 amber"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := driven()
			test.edit(&m)
			r := must(must(chain.NewPlan(m)).Evaluate("now", test.read))
			got := r.Drivers("all", "happy")
			assert.NotNil(t, got)
			assert.Equal(t, test.want, driverText(got))
			for _, d := range got {
				g, _ := r.Gauge(d.At, d.KPI)
				assert.Equal(t, string(marshal(t, g)), string(marshal(t, d.Gauge)))
			}
		})
	}
}

func TestDriversElsewhere(t *testing.T) {
	r := must(must(chain.NewPlan(driven())).Evaluate("now", nil))
	for _, c := range [][2]string{{"half", "happy"}, {"all", "a"}, {"none", "happy"}, {"all", "none"}, {"", ""}} {
		assert.Equal(t, []chain.Driver{}, r.Drivers(c[0], c[1]), "%v", c)
	}
}

// A curve is read exactly, straight between its points and flat beyond them.
func TestDriverExpected(t *testing.T) {
	curve := []chain.Point{{From: num("0.9"), To: num("0.8")}, {From: num("0.95"), To: num("0.9")}, {From: num("0.98"), To: num("0.97")}}
	third := []chain.Point{{From: num("0"), To: num("0")}, {From: num("1"), To: num("3")}}
	falls := []chain.Point{{From: num("0"), To: num("5")}, {From: num("1"), To: num("-5")}}
	tests := []struct {
		name  string
		curve []chain.Point
		read  kpi.Reading
		want  kpi.Reading
	}{
		{"between two points", curve, kpi.Of(num("0.96")), kpi.Of(num("0.923333333333333333333333"))},
		{"at a point", curve, kpi.Of(num("0.95")), kpi.Of(num("0.9"))},
		{"at the last", curve, kpi.Of(num("0.98")), kpi.Of(num("0.97"))},
		{"before the first", curve, kpi.Of(num("0.1")), kpi.Of(num("0.8"))},
		{"after the last", curve, kpi.Of(num("7")), kpi.Of(num("0.97"))},
		{"a third, exactly", third, kpi.Per(num("1"), num("3")), kpi.Of(num("1"))},
		{"falling", falls, kpi.Of(num("0.7")), kpi.Of(num("-2"))},
		{"no curve", nil, kpi.Of(num("0.7")), kpi.Reading{}},
		{"no reading", curve, kpi.Reading{}, kpi.Reading{}},
		{"no value", curve, kpi.Per(num("3"), num("0")), kpi.Reading{}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := driven()
			m.Influences[0].Curve = test.curve
			ms := []chain.Measurement{{At: chain.Whole("all"), KPI: "a", Reading: test.read}}
			for _, d := range must(must(chain.NewPlan(m)).Evaluate("now", ms)).Drivers("all", "happy") {
				if d.KPI == "a" {
					assert.True(t, test.want.Equal(d.Expected), "want %s, got %s", test.want, d.Expected)
				} else {
					assert.True(t, kpi.Reading{}.Equal(d.Expected))
				}
			}
		})
	}
}

// Weights add up to 1 and contributions to the score that they lead one to expect,
// to the last digit, whatever the effects; each is less than a last digit off.
func TestLawDrivers(t *testing.T) {
	sum := func(list []chain.Driver, of func(chain.Driver) decimal.Decimal) decimal.Decimal {
		var sum decimal.Decimal
		for _, d := range list {
			sum = sum.Add(of(d))
		}
		return sum
	}
	weight := func(d chain.Driver) decimal.Decimal { return d.Weight }
	points := func(d chain.Driver) decimal.Decimal { return d.Contribution }
	for seed := range uint64(300) {
		g := newGen(seed, 12)
		m := chain.Model{KPIs: []kpi.Indicator{{ID: "happy"}}, Steps: []chain.Step{{ID: "do"}},
			Chains: []chain.Chain{{ID: "all", Links: chain.Sequence("do")}}}
		var ms []chain.Measurement
		effects, scored := decimal.Decimal{}, decimal.Decimal{}
		for n := range 1 + g.IntN(9) {
			id := fmt.Sprint("k", n)
			withKPI(&m, kpi.Indicator{ID: id})
			withGoal(&m, chain.Whole("all"), id).Amber = kpi.AtLeast(num("-700"))
			effect := genDec(1+g.IntN(999), 3)
			m.Influences = append(m.Influences, chain.Influence{From: id, To: "happy", Effect: effect})
			ms = append(ms, reads(chain.Whole("all"), id, fmt.Sprint(g.IntN(1600)-1500)))
			effects = effects.Add(effect)
		}
		got := must(must(chain.NewPlan(m)).Evaluate("now", ms)).Drivers("all", "happy")
		for n, d := range got {
			effect := m.Influences[strings.Index("k0k1k2k3k4k5k6k7k8", d.KPI)/2].Effect
			scored = scored.Add(effect.Mul(d.Gauge.Score))
			off := d.Weight.Sub(effect.DivRound(effects, 30)).Abs()
			assert.True(t, off.LessThan(num("0.0001")), "seed %d: weight of %s", seed, d.KPI)
			off = d.Contribution.Sub(effect.Mul(d.Gauge.Score).DivRound(effects, 30)).Abs()
			assert.True(t, off.LessThan(num("0.01")), "seed %d: contribution of %s", seed, d.KPI)
			assert.True(t, n == 0 || got[n-1].Contribution.GreaterThanOrEqual(d.Contribution), "seed %d: order", seed)
		}
		require.True(t, sum(got, weight).Equal(num("1")), "seed %d: weights", seed)
		require.True(t, sum(got, points).Equal(scored.DivRound(effects, 2)), "seed %d: contributions", seed)
	}
}

func TestDriverJSON(t *testing.T) {
	assert.Equal(t, `{"at":{},"kpi":"","weight":"0","contribution":"0","gauge":{"kpi":"","reading":null,"status":"no data"},"expected":null}`,
		string(marshal(t, chain.Driver{})))
	m := driven()
	m.Influences[0].Curve = []chain.Point{{From: num("0"), To: num("0")}, {From: num("1"), To: num("3")}}
	r := must(must(chain.NewPlan(m)).Evaluate("now", []chain.Measurement{reads(chain.Whole("all"), "a", "0.6")}))
	for _, d := range r.Drivers("all", "happy") {
		var back chain.Driver
		require.NoError(t, json.Unmarshal(marshal(t, d), &back))
		assert.Equal(t, string(marshal(t, d)), string(marshal(t, back)))
	}
	require.Error(t, json.Unmarshal([]byte(`{"weight": 1e9, "colour": "red"}`), &chain.Driver{}))
}
