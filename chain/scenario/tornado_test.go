package scenario_test

import (
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/kpi"
)

// tornadoInput is an input of "k" that reads from low to high.
func tornadoInput(at chain.Place, low, high string) scenario.Input {
	return scenario.Input{At: at, KPI: "k", Dist: scenario.Dist{Low: seekNum(low), Mode: seekNum(low), High: seekNum(high)}}
}

func tornadoTexts(swings []scenario.Swing) []string {
	texts := []string{}
	for _, s := range swings {
		texts = append(texts, s.At.String()+" "+s.KPI+" "+s.Low.String()+" "+s.High.String())
	}
	return texts
}

func TestTornado(t *testing.T) {
	x, a, b, c := chain.Whole("x"), chain.At("a"), chain.At("b"), chain.At("c")
	u, v := b.By("u"), b.By("v")
	p, q := u.Who("p"), u.Who("q")
	hours := kpi.Indicator{Decimals: 1, Better: kpi.Lower, Along: kpi.Sum, Across: kpi.Ratio}
	three := seekRead{a: seekOf("3"), b: seekOf("4"), c: seekOf("5")}
	staffed := seekRead{a: seekOf("3"), p: seekPer("40", "10"), q: seekPer("20", "10"), v: seekPer("60", "20"), c: seekOf("5")}
	passed := scenario.Input{At: chain.Place{Chain: "x", Step: "c"}, KPI: chain.Passes,
		Dist: scenario.Dist{Low: seekNum("1"), Mode: seekNum("1"), High: seekNum("1.5")}}
	often := passed
	often.At.Step = "a"
	past := scenario.Input{At: a, KPI: "k", Dist: scenario.Dist{Values: []decimal.Decimal{seekNum("6"), seekNum("2.5"), seekNum("4")}}}
	cases := []struct {
		name   string
		ind    kpi.Indicator
		read   seekRead
		at     chain.Place
		inputs []scenario.Input
		want   []string // low, high
	}{
		{"the largest first", hours, three, x,
			[]scenario.Input{tornadoInput(a, "2", "4"), tornadoInput(b, "3", "9"), tornadoInput(c, "5", "8")},
			[]string{"/b k 11 17", "/c k 12 15", "/a k 11 13"}},
		{"ties as given", hours, three, x, []scenario.Input{tornadoInput(c, "1", "2"), tornadoInput(a, "4", "5"), tornadoInput(b, "0", "1")},
			[]string{"/c k 8 9", "/a k 13 14", "/b k 8 9"}},
		{"none", hours, three, x, nil, []string{}},
		{"values that were read", hours, three, x, []scenario.Input{past}, []string{"/a k 11.5 15"}},
		{"one that does not move the whole", kpi.Indicator{Decimals: 1, Along: kpi.Bottleneck}, three, x, []scenario.Input{passed, tornadoInput(b, "1", "9")},
			[]string{"/b k 1 3", "x/c passes 3 3"}},
		{"more is less", kpi.Indicator{Decimals: 1, Along: kpi.Bottleneck}, three, x, []scenario.Input{tornadoInput(b, "2.5", "3"), often},
			[]string{"x/a passes 3 2", "/b k 2.5 3"}},
		{"passes", hours, three, x, []scenario.Input{tornadoInput(b, "4", "4.1"), passed}, []string{"x/c passes 12 14.5", "/b k 12 12.1"}},
		{"an exact tie in thirds", kpi.Indicator{Along: kpi.Mean}, three, x, []scenario.Input{tornadoInput(a, "1", "2"), tornadoInput(b, "2", "3")},
			[]string{"/a k 3.333333333333333333333333 3.666666666666666666666667", "/b k 3.333333333333333333333333 3.666666666666666666666667"}},
		{"not read yet", hours, seekRead{a: seekOf("3"), b: seekOf("4")}, x,
			[]scenario.Input{tornadoInput(a, "1", "9"), tornadoInput(c, "1", "2")}, []string{"/c k 8 9", "/a k no data no data"}},
		{"no swing before no data", hours, seekRead{a: seekOf("3"), b: seekOf("4")}, x,
			[]scenario.Input{tornadoInput(a, "1", "9"), tornadoInput(c, "1", "1")}, []string{"/c k 8 8", "/a k no data no data"}},
		{"people last, as given", hours, staffed, x,
			[]scenario.Input{tornadoInput(p, "4", "5"), tornadoInput(a, "3", "3.1"), tornadoInput(q, "0", "8"), tornadoInput(v, "3", "5")},
			[]string{"/b/v k 11 12", "/a k 11 11.1", "/b/u/p k 11 11.25", "/b/u/q k 10.5 12.5"}},
		{"with volumes", hours, staffed, b, []scenario.Input{tornadoInput(u, "1", "4"), tornadoInput(a, "1", "2")},
			[]string{"/b/u k 80/40 140/40", "/a k 120/40 120/40"}},
	}
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			r := seekResult(t, seekModel(tt.ind), tt.read)
			got, err := scenario.Tornado(r, tt.at, "k", tt.inputs)
			require.NoError(t, err)
			assert.Equal(t, tt.want, tornadoTexts(got))
		})
	}
}

func TestTornado_badInput(t *testing.T) {
	x, a, b := chain.Whole("x"), chain.At("a"), chain.At("b")
	yield := kpi.Indicator{Decimals: 2, Along: kpi.Product}
	long := "0.1234567890123456789012345678901"
	speed := tornadoInput(chain.At("z"), "0", "1")
	speed.KPI = "speed"
	passes := tornadoInput(a, "0", "1")
	passes.KPI = chain.Passes
	cases := []struct {
		name   string
		at     chain.Place
		kpi    string
		inputs []scenario.Input
		want   [][2]string // path and code
		err    error
	}{
		{"nothing known", chain.At("z"), "speed", []scenario.Input{speed},
			[][2]string{{"at", "KS101"}, {"kpi", "KS102"}, {"inputs[0].at", "KS101"}, {"inputs[0].kpi", "KS102"}}, chain.ErrUnknown},
		{"twice", x, "k", []scenario.Input{tornadoInput(a, "0", "1"), tornadoInput(b, "0", "1"), tornadoInput(a, "0", "0.5")},
			[][2]string{{"inputs[2]", "KS104"}}, chain.ErrDuplicate},
		{"out of order", x, "k", []scenario.Input{tornadoInput(a, "1", "0")}, [][2]string{{"inputs[0].dist", "KS201"}}, kpi.ErrRange},
		{"too long", x, "k", []scenario.Input{tornadoInput(a, "0", long)}, [][2]string{{"inputs[0].dist.high", "KS203"}}, kpi.ErrRange},
		{"outside the domain, and not read there", x, "k", []scenario.Input{tornadoInput(a, "0", "1.2"), tornadoInput(b, "-1", "1"), passes},
			[][2]string{{"inputs[0].dist", "KM706"}, {"inputs[1].dist", "KM706"}, {"inputs[2].kpi", "KM709"}}, kpi.ErrRange},
	}
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			got, err := scenario.Tornado(seekResult(t, seekModel(yield), nil), tt.at, tt.kpi, tt.inputs)
			var invalid *chain.InvalidError
			require.ErrorAs(t, err, &invalid)
			assert.ErrorIs(t, err, tt.err)
			var problems [][2]string
			for _, p := range invalid.Problems {
				problems = append(problems, [2]string{p.Path, p.Code})
			}
			assert.Equal(t, tt.want, problems)
			assert.Nil(t, got)
		})
	}
}

func TestSwing_JSON(t *testing.T) {
	for text, s := range map[string]scenario.Swing{
		`{"at":{},"kpi":"","low":null,"high":null}`: {},
		`{"at":{"step":"a"},"kpi":"k","low":{"num":"1","den":"2"},"high":"0.5"}`: {
			At: chain.At("a"), KPI: "k", Low: seekPer("1", "2"), High: seekOf("0.5")},
	} {
		got, err := json.Marshal(s)
		require.NoError(t, err)
		assert.JSONEq(t, text, string(got))
		var back scenario.Swing
		require.NoError(t, json.Unmarshal(got, &back))
		assert.Equal(t, tornadoTexts([]scenario.Swing{s}), tornadoTexts([]scenario.Swing{back}))
		assert.Error(t, json.Unmarshal([]byte(`{"wide":"1"}`), &back))
	}
}
