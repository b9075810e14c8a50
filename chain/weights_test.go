package chain_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// threeRead returns a result of a model with readings of its KPI "k".
func threeRead(t *testing.T, m chain.Model, readings map[chain.Place]string) *chain.Result {
	t.Helper()
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	var ms []chain.Measurement
	for at, v := range readings {
		ms = append(ms, measured(at, "k", of(v)))
	}
	r, err := plan.Evaluate("now", ms)
	require.NoError(t, err)
	return r
}

func TestWeights(t *testing.T) {
	x, a, b, c := chain.Whole("x"), chain.At("a"), chain.At("b"), chain.At("c")
	hours := kpi.Indicator{Decimals: 1, Better: kpi.Lower, Along: kpi.Sum, Across: kpi.Sum}
	yield := kpi.Indicator{Decimals: 3, Along: kpi.Product}
	fastest := kpi.Indicator{Along: kpi.Min}
	path := kpi.Indicator{Better: kpi.Lower, Along: kpi.Path}
	without := aim(x, "20")
	without.Weights = map[string]decimal.Decimal{"a": num("1"), "b": num("0"), "c": num("3")}
	parallel := three(path, aim(x, "20"))
	parallel.Chains[0].Links[1].After = []string{chain.Start}
	parallel.Chains[0].Links[2].After = []string{"a", "b"}
	often := three(hours, aim(x, "20"))
	often.Chains[0].Links[2].Passes = num("1.25")
	cases := []struct {
		name  string
		model chain.Model
		read  map[chain.Place]string
		at    chain.Place
		want  map[string]string // nil: none
	}{
		{"a sum", three(hours, aim(x, "20")), map[chain.Place]string{a: "2", b: "7.5", c: "3"}, x,
			map[string]string{"a": "2", "b": "7.5", "c": "3"}},
		{"a sum of parts that are composed themselves", three(hours, aim(x, "20")),
			map[chain.Place]string{a: "2", b.By("u"): "4", b.By("v"): "3.5", c: "3"}, x,
			map[string]string{"a": "2", "b": "7.5", "c": "3"}},
		{"across units", three(hours, aim(x, "20")), map[chain.Place]string{b.By("u"): "4", b.By("v"): "3.5"}, b,
			map[string]string{"u": "4", "v": "3.5"}},
		{"without any goal", three(hours), map[chain.Place]string{b.By("u"): "4", b.By("v"): "3.5"}, b,
			map[string]string{"u": "4", "v": "3.5"}},
		{"passed more than once", often, map[chain.Place]string{a: "2", b: "7.5", c: "4"}, x,
			map[string]string{"a": "2", "b": "7.5", "c": "4"}},
		{"a part left out stays so", three(hours, without), map[chain.Place]string{a: "2", c: "3"}, x,
			map[string]string{"a": "2", "b": "0", "c": "3"}},
		{"one that took no time gets a little", three(hours, aim(x, "20")), map[chain.Place]string{a: "0", b: "7.5", c: "3"}, x,
			map[string]string{"a": "0.000000001", "b": "7.5", "c": "3"}},
		{"what went wrong", three(yield, aim(x, "0.9")), map[chain.Place]string{a: "0.98", b: "0.95", c: "0.99"}, x,
			map[string]string{"a": "0.02", "b": "0.05", "c": "0.01"}},
		{"equal levels", three(fastest, aim(x, "9")), map[chain.Place]string{a: "7", b: "7", c: "7"}, x,
			map[string]string{"a": "1", "b": "1", "c": "1"}},
		{"no more than a last digit apart", three(fastest, aim(x, "9")), map[chain.Place]string{a: "7", b: "8", c: "7"}, x,
			map[string]string{"a": "1", "b": "1", "c": "1"}},
		{"levels that differ", three(fastest, aim(x, "9")), map[chain.Place]string{a: "7", b: "9", c: "7"}, x, nil},
		{"a part that holds up nobody", parallel, map[chain.Place]string{a: "9", b: "5", c: "3"}, x, nil},
		{"parts that hold up as much", parallel, map[chain.Place]string{a: "9", b: "9", c: "3"}, x,
			map[string]string{"a": "9", "b": "9", "c": "3"}},
		{"measured apart from its parts", three(hours, aim(x, "20")), map[chain.Place]string{x: "15", a: "2", b: "7.5", c: "3"}, x, nil},
		{"a part without reading", three(hours, aim(x, "20")), map[chain.Place]string{x: "15", a: "2", b: "7.5"}, x, nil},
		{"a goal of its own", three(hours, aim(x, "20"), aim(a, "5")), map[chain.Place]string{a: "2", b: "7.5", c: "3"}, x, nil},
		{"its own goal is what it reads", three(hours, aim(x, "20"), aim(a, "2")), map[chain.Place]string{a: "2", b: "7.5", c: "3"}, x,
			map[string]string{"a": "2", "b": "7.5", "c": "3"}},
		{"below zero", three(hours, aim(x, "20")), map[chain.Place]string{a: "-2", b: "7.5", c: "3"}, x, nil},
		{"nothing below", three(hours, aim(x, "20")), map[chain.Place]string{a: "2", b: "7.5", c: "3"}, a, nil},
		{"at a link", three(hours, aim(x, "20")), nil, chain.Place{Chain: "x", Step: "a"}, nil},
		{"nowhere", three(hours, aim(x, "20")), nil, chain.At("z"), nil},
		{"does not compose", three(kpi.Indicator{}, aim(x, "20")), map[chain.Place]string{x: "7"}, x, nil},
	}
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			got := threeRead(t, tt.model, tt.read).Weights(tt.at, "k")
			if tt.want == nil {
				assert.Nil(t, got)
				return
			}
			texts := map[string]string{}
			for id, w := range got {
				texts[id] = w.String()
			}
			assert.Equal(t, tt.want, texts)
		})
	}
	assert.Nil(t, threeRead(t, three(hours), nil).Weights(x, "speed"), "no such KPI")
}

// TestWeightsFedBack: next year's goal is this year's reading, and everyone's target
// is what they read.
func TestWeightsFedBack(t *testing.T) {
	x, a, b, c := chain.Whole("x"), chain.At("a"), chain.At("b"), chain.At("c")
	read := map[chain.Place]string{a: "2", b: "7.5", c: "3"}
	m := three(kpi.Indicator{Decimals: 1, Better: kpi.Lower, Along: kpi.Sum, Across: kpi.Sum}, aim(x, "20"))
	m.Goals[0].Target, m.Goals[0].Weights = num("12.5"), threeRead(t, m, read).Weights(x, "k")
	next, err := chain.NewPlan(m)
	require.NoError(t, err)
	for at, v := range read {
		got, ok := next.Target(at, "k")
		require.True(t, ok)
		assert.Equal(t, v, got.Target.String(), at)
	}
}

// Readings of any size and of very different sizes are fed back all the same: the
// weights are made smaller by one power of ten, all of them.
func TestWeightsOfLargeReadings(t *testing.T) {
	x, a, b, c := chain.Whole("x"), chain.At("a"), chain.At("b"), chain.At("c")
	for name, tt := range map[string]struct{ sum, a, b, c, wa, wb, wc string }{
		"fits":              {"999999999.99", "999999999.97", "0.01", "0.01", "999999999.97", "0.01", "0.01"},
		"a turnover":        {"50000000000", "49999998765.42", "1234.57", "0.01", "499999987.6542", "12.3457", "0.0001"},
		"parts of one size": {"50000000000", "16666666666.66", "16666666666.67", "16666666666.67", "166666666.6666", "166666666.6667", "166666666.6667"},
		"just too large":    {"1000000000.02", "1000000000", "0.01", "0.01", "100000000", "0.001", "0.001"},
		"all 18 digits":     {"9999999999999999.99", "9999999999999999.98", "0.01", "0", "999999999.999999998", "0.000000001", "0.000000001"},
	} {
		t.Run(name, func(t *testing.T) {
			m := three(kpi.Indicator{Decimals: 2, Along: kpi.Sum, Across: kpi.Sum}, aim(x, "20"))
			read := map[chain.Place]string{a: tt.a, b: tt.b, c: tt.c}
			weights := threeRead(t, m, read).Weights(x, "k")
			require.Len(t, weights, 3)
			assert.Equal(t, []string{tt.wa, tt.wb, tt.wc},
				[]string{weights["a"].String(), weights["b"].String(), weights["c"].String()})
			m.Goals[0].Target, m.Goals[0].Weights = num(tt.sum), weights
			next, err := chain.NewPlan(m)
			require.NoError(t, err)
			for at, v := range read {
				got, ok := next.Target(at, "k")
				require.True(t, ok)
				off := got.Target.Sub(num(v)).Abs()
				assert.False(t, off.GreaterThan(num("0.01")), "%s reads %s and is aimed at %s", at, v, got.Target)
			}
		})
	}
}

// Weights that would each do but not together are made smaller too.
func TestWeightsOfManyParts(t *testing.T) {
	m := office(aim(chain.At("a"), "20"))
	read := map[chain.Place]string{}
	for _, unit := range []string{"t0", "t1", "t2", "t3"} {
		read[chain.At("a").By(unit)] = "800000000"
	}
	at := chain.At("a").By("all")
	weights := threeRead(t, m, read).Weights(at, "k")
	require.Len(t, weights, 4)
	for unit, w := range weights {
		assert.Equal(t, "80000000", w.String(), unit)
	}
	m.Goals = append(m.Goals, chain.Goal{At: at, KPI: "k", Target: num("3200000000"), Weights: weights})
	require.NoError(t, chain.Validate(m))
}

// Weights that are there already are made smaller too where people weigh more together
// than one weight may: a unit weighs what its people and its empty teams do.
func TestWeightsOfHeavyParts(t *testing.T) {
	m := office()
	m.KPIs[0].Across = kpi.Min
	m.Steps[0].By = []chain.Assignment{{Unit: "all"}, {Unit: "big"}}
	m.Units = append(m.Units, chain.Unit{ID: "big"})
	m.Members = append(m.Members[:2], chain.Member{Person: "p4", Unit: "big"})
	top := chain.At("a")
	m.Goals = []chain.Goal{aim(top, "7")}
	m.Goals[0].KPI = "k"
	r := threeRead(t, m, map[chain.Place]string{top.By("all"): "7", top.By("big"): "7"})
	weights := r.Weights(top, "k")
	require.Len(t, weights, 2)
	assert.Equal(t, []string{"200000000.2", "0.1"}, []string{weights["all"].String(), weights["big"].String()})
	m.Goals[0].Weights = weights
	require.NoError(t, chain.Validate(m))
}

// A step that another chain asks for more than it reads can get no target of its own
// reading, whatever the weights.
func TestWeightsOfASharedStep(t *testing.T) {
	for other, want := range map[string]map[string]string{"10": nil, "40": {"a": "6", "b": "14", "c": "2"}} {
		m := three(kpi.Indicator{Decimals: 1, Better: kpi.Lower, Along: kpi.Sum}, aim(chain.Whole("x"), "22"), aim(chain.Whole("y"), other))
		m.Chains = append(m.Chains, chain.Chain{ID: "y", Links: chain.Sequence("b", "c")})
		r := threeRead(t, m, map[chain.Place]string{chain.At("a"): "6", chain.At("b"): "14", chain.At("c"): "2"})
		var got map[string]string
		for id, w := range r.Weights(chain.Whole("x"), "k") {
			if got == nil {
				got = map[string]string{}
			}
			got[id] = w.String()
		}
		assert.Equal(t, want, got, "the other chain aims for %s", other)
	}
}
