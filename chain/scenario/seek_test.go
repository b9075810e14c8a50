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

func seekNum(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func seekOf(s string) kpi.Reading { return kpi.Of(seekNum(s)) }

func seekPer(n, d string) kpi.Reading { return kpi.Per(seekNum(n), seekNum(d)) }

// seekRead has readings of the KPI "k", by place.
type seekRead map[chain.Place]kpi.Reading

// seekModel is a chain "x" of the steps a, b and c with one KPI "k". Two people do b in
// unit u, and unit v does.
func seekModel(ind kpi.Indicator, goals ...chain.Goal) chain.Model {
	ind.ID = "k"
	return chain.Model{
		KPIs:    []kpi.Indicator{ind, {ID: "other"}},
		Units:   []chain.Unit{{ID: "u"}, {ID: "v"}},
		Members: []chain.Member{{Person: "p", Unit: "u"}, {Person: "q", Unit: "u"}},
		Steps:   []chain.Step{{ID: "a"}, {ID: "b", By: []chain.Assignment{{Unit: "u"}, {Unit: "v"}}}, {ID: "c"}, {ID: "apart"}},
		Chains:  []chain.Chain{{ID: "x", Links: chain.Sequence("a", "b", "c")}},
		Goals:   goals,
	}
}

// seekGoal is a goal of "k".
func seekGoal(at chain.Place, target string) chain.Goal {
	return chain.Goal{At: at, KPI: "k", Target: seekNum(target)}
}

// seekResult evaluates a model.
func seekResult(t testing.TB, m chain.Model, read seekRead) *chain.Result {
	t.Helper()
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	var ms []chain.Measurement
	for at, v := range read { // in any order: no two at one place
		ms = append(ms, chain.Measurement{At: at, KPI: "k", Reading: v})
	}
	r, err := plan.Evaluate("now", ms)
	require.NoError(t, err)
	return r
}

// seekText is a need as people read it: reading, whole, short.
func seekText(n scenario.Need) string {
	text := n.Reading.String() + "; " + n.Whole.String() + "; " + n.Short.String()
	if n.OutOfReach {
		text += "; out of reach"
	}
	return text
}

func TestSeek(t *testing.T) {
	x, a, b, c := chain.Whole("x"), chain.At("a"), chain.At("b"), chain.At("c")
	u, v := b.By("u"), b.By("v")
	p, q := u.Who("p"), u.Who("q")
	yield := kpi.Indicator{Decimals: 3, Along: kpi.Product, Across: kpi.Ratio}
	hours := kpi.Indicator{Decimals: 1, Better: kpi.Lower, Along: kpi.Sum, Across: kpi.Ratio}
	path := kpi.Indicator{Better: kpi.Lower, Along: kpi.Path}
	fewest := kpi.Indicator{Along: kpi.Min}
	longest := kpi.Indicator{Better: kpi.Lower, Along: kpi.Max, Domain: kpi.Between(seekNum("0"), seekNum("9.5"))}
	days := kpi.Indicator{Better: kpi.Near, Along: kpi.Sum}
	theory := seekRead{a: seekOf("0.97"), b: seekOf("0.98"), c: seekOf("0.9")}
	three := seekRead{a: seekOf("3"), b: seekOf("4"), c: seekOf("5")}
	cases := []struct {
		name  string
		ind   kpi.Indicator
		goals []chain.Goal
		read  seekRead
		whole chain.Place
		want  string
		lever chain.Place
		need  string // reading; whole; short
	}{
		{"the theory's yields", yield, nil, theory, x, "0.94", c, "0.989; 0.9401434; 0.9391928"},
		{"a lever that reads nothing", yield, nil, seekRead{a: seekOf("0.97"), b: seekOf("0.98")}, x, "0.94", c,
			"0.989; 0.9401434; 0.9391928"},
		{"beyond one", yield, nil, theory, x, "0.96", c, "no data; 0.9506; no data; out of reach"},
		{"two do not know", yield, nil, seekRead{a: seekOf("0.97")}, x, "0.5", c, "no data; no data; no data; out of reach"},
		{"the end of the domain", yield, nil, theory, x, "0", c, "0; 0; no data"},
		{"a person, with the volume of now", yield, nil,
			seekRead{a: seekOf("1"), p: seekPer("80", "100"), q: seekPer("90", "100"), v: seekPer("190", "200"), c: seekOf("1")},
			x, "0.93", p, "92/100; 0.93; 0.92975"},
		{"a team over its people", yield, nil,
			seekRead{a: seekOf("1"), p: seekPer("80", "100"), q: seekPer("90", "100"), v: seekPer("190", "200"), c: seekOf("1")},
			b, "0.93", u, "182/200; 372/400; 371.8/400"},
		{"strict where less is better", hours, nil, three, x, "11.25", b, "3.2; 11.2; 11.3"},
		{"far away", hours, nil, three, x, "-1000000", b, "-1000008; -1000000; -999999.9"},
		{"eighteen digits and no more", kpi.Indicator{Along: kpi.Sum}, nil, three, x, "1000000000000000007", b,
			"999999999999999999; 1000000000000000007; 1000000000000000006"},
		{"one digit beyond", kpi.Indicator{Along: kpi.Sum}, nil, three, x, "1000000000000000008", b,
			"no data; no data; no data; out of reach"},
		{"no hours below zero on a path", path, nil, three, x, "7", b, "no data; 8; no data; out of reach"},
		{"the weakest is another", fewest, nil, three, x, "4", b, "no data; no data; no data; out of reach"},
		{"the weakest itself", fewest, nil, three, x, "4", a, "4; 4; 3"},
		{"whatever it is", fewest, nil, three, x, "-7", a, "-7; -7; -8"},
		{"the slowest is another anyway", longest, nil, three, x, "4", a, "no data; 5; no data; out of reach"},
		{"as slow as can be", longest, nil, three, x, "11", a, "9; 9; no data"},
		{"any does, with no end", kpi.Indicator{Along: kpi.Max}, nil, three, x, "4", a, "no data; 5; no data"},
		{"measured, and good enough", fewest, nil, seekRead{x: seekOf("5"), a: seekOf("3")}, x, "4", a, "no data; 5; no data"},
		{"measured, and not", longest, nil, seekRead{x: seekOf("5"), a: seekOf("3")}, x, "4", a, "no data; 5; no data; out of reach"},
		{"near, from below", days, []chain.Goal{seekGoal(x, "20")}, three, x, "18", b, "10; 18; 17"},
		{"near, the same distance above", days, []chain.Goal{seekGoal(x, "20")}, three, x, "22", b, "10; 18; 17"},
		{"near, from above", days, []chain.Goal{seekGoal(x, "9")}, three, x, "8", b, "2; 10; 11"},
		{"near, inside", days, []chain.Goal{seekGoal(x, "10")}, three, x, "17", b, "9; 17; 18"},
		{"near, as near either way", days, []chain.Goal{seekGoal(x, "12")}, three, x, "14", b, "2; 10; 9"},
		{"near, nothing read", days, []chain.Goal{seekGoal(x, "12")}, seekRead{a: seekOf("3"), c: seekOf("5")}, x, "14", b, "2; 10; 9"},
		{"near, stepped over", kpi.Indicator{Better: kpi.Near, Along: kpi.Mean}, []chain.Goal{seekGoal(x, "5")},
			seekRead{a: seekOf("3.4"), b: seekOf("4"), c: seekOf("5")}, x, "5.1", b, "no data; 5.133333333333333333333333; no data; out of reach"},
		{"near, stepped over evenly", kpi.Indicator{Better: kpi.Near, Along: kpi.Mean}, []chain.Goal{seekGoal(x, "4")},
			seekRead{a: seekOf("3.5"), b: seekOf("4"), c: seekOf("5")}, x, "4", b, "no data; 3.833333333333333333333333; no data; out of reach"},
		{"near, only one end", kpi.Indicator{Better: kpi.Near, Along: kpi.Min}, []chain.Goal{seekGoal(x, "4")},
			seekRead{a: seekOf("9"), b: seekOf("4"), c: seekOf("5")}, x, "3", b, "3; 3; 2"},
		{"near, held elsewhere", kpi.Indicator{Better: kpi.Near, Along: kpi.Min}, []chain.Goal{seekGoal(x, "7")},
			three, x, "6", b, "no data; no data; no data; out of reach"},
		{"a domain of more than eighteen digits",
			kpi.Indicator{Along: kpi.Sum, Domain: kpi.AtLeast(seekNum("100000000000000000000"))}, nil,
			seekRead{a: seekOf("100000000000000000000")}, x, "1", b, "no data; no data; no data; out of reach"},
		{"a domain whose end has more than eighteen digits",
			kpi.Indicator{Along: kpi.Sum, Domain: kpi.AtMost(seekNum("100000000000000000000"))}, nil,
			seekRead{a: seekOf("100000000000000000000"), b: seekOf("0"), c: seekOf("0")}, x, "100000000000000000007", b,
			"7; 100000000000000000007; 100000000000000000006"},
		{"a reading of more than eighteen digits", kpi.Indicator{Along: kpi.Sum}, nil,
			seekRead{a: seekOf("0"), b: seekOf("-100000000000000000000"), c: seekOf("0")}, x, "7", b, "7; 7; 6"},
		{"a domain without a whole number", kpi.Indicator{Along: kpi.Sum, Domain: kpi.Between(seekNum("0.2"), seekNum("0.8"))}, nil,
			seekRead{a: seekOf("0.3"), b: seekOf("0.4"), c: seekOf("0.5")}, x, "1", b, "no data; no data; no data; out of reach"},
	}
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			r := seekResult(t, seekModel(tt.ind, tt.goals...), tt.read)
			got, err := scenario.Seek(r, tt.whole, "k", seekNum(tt.want), tt.lever)
			require.NoError(t, err)
			assert.Equal(t, tt.need, seekText(got))
			assert.Equal(t, tt.lever, got.At)
		})
	}
}

func TestSeek_badInput(t *testing.T) {
	x, b := chain.Whole("x"), chain.At("b")
	ratio := kpi.Indicator{Along: kpi.Ratio, Across: kpi.Ratio}
	shallow := seekGoal(x, "3")
	shallow.Depth = chain.Steps
	long := "0.1234567890123456789012345678901"
	cases := []struct {
		name  string
		ind   kpi.Indicator
		goals []chain.Goal
		read  seekRead
		whole chain.Place
		kpi   string
		want  string
		lever chain.Place
		codes map[string]string // by path
		err   error
	}{
		{"nothing known", ratio, nil, nil, chain.At("z"), "speed", long, chain.At("y"),
			map[string]string{"whole": "KS101", "kpi": "KS102", "want": "KS203", "lever": "KS101"}, chain.ErrUnknown},
		{"too long", ratio, nil, nil, x, "k", long, b, map[string]string{"want": "KS203"}, kpi.ErrRange},
		{"itself", ratio, nil, nil, x, "k", "1", x, map[string]string{"lever": "KS103"}, chain.ErrUnknown},
		{"above", ratio, nil, nil, b, "k", "1", x, map[string]string{"lever": "KS103"}, chain.ErrUnknown},
		{"beside", ratio, nil, nil, chain.At("a"), "k", "1", b.By("u"), map[string]string{"lever": "KS103"}, chain.ErrUnknown},
		{"a step of no chain", ratio, nil, nil, x, "k", "1", chain.At("apart"), map[string]string{"lever": "KS103"}, chain.ErrUnknown},
		{"a link has another KPI", ratio, nil, nil, x, "k", "1", chain.Place{Chain: "x", Step: "a"},
			map[string]string{"lever": "KM709"}, chain.ErrUnknown},
		{"not so deep", kpi.Indicator{Along: kpi.Sum, Across: kpi.Sum}, []chain.Goal{shallow}, nil, x, "k", "1", b.By("u"),
			map[string]string{"lever": "KM704"}, kpi.ErrRange},
		{"near to nothing", kpi.Indicator{Better: kpi.Near, Along: kpi.Sum}, nil, nil, x, "k", "1", b,
			map[string]string{"whole": "KS105"}, chain.ErrUnknown},
		{"pooled without volume", ratio, nil, seekRead{chain.At("a"): seekPer("1", "2")}, x, "k", "1", b,
			map[string]string{"lever": "KM708"}, kpi.ErrRule},
	}
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			r := seekResult(t, seekModel(tt.ind, tt.goals...), tt.read)
			got, err := scenario.Seek(r, tt.whole, tt.kpi, seekNum(tt.want), tt.lever)
			var invalid *chain.InvalidError
			require.ErrorAs(t, err, &invalid)
			assert.ErrorIs(t, err, tt.err)
			codes := map[string]string{}
			for _, p := range invalid.Problems {
				codes[p.Path] = p.Code
			}
			assert.Equal(t, tt.codes, codes)
			assert.Equal(t, scenario.Need{}, got)
		})
	}
}

// Over several periods a reading may be as many times what it may be in one, where they
// are added; a yield stays a fraction.
func TestSeek_overPeriods(t *testing.T) {
	one := kpi.Between(seekNum("0"), seekNum("10"))
	for name, tt := range map[string]struct {
		ind        kpi.Indicator
		read, want string
		need       string
	}{
		"added":    {kpi.Indicator{Better: kpi.Higher, Along: kpi.Sum, Over: kpi.Sum, Domain: one}, "9", "55", "19; 55; 54"},
		"too much": {kpi.Indicator{Better: kpi.Higher, Along: kpi.Sum, Over: kpi.Sum, Domain: one}, "9", "57", "no data; 56; no data; out of reach"},
		"the last": {kpi.Indicator{Decimals: 1, Along: kpi.Product, Over: kpi.End}, "0.9", "0.82", "no data; 0.81; no data; out of reach"},
	} {
		t.Run(name, func(t *testing.T) {
			m := seekModel(tt.ind)
			month := seekResult(t, m, seekRead{chain.At("a"): seekOf(tt.read), chain.At("b"): seekOf(tt.read), chain.At("c"): seekOf(tt.read)})
			both, err := month.Plan().Combine("both", month, month)
			require.NoError(t, err)
			got, err := scenario.Seek(both, chain.Whole("x"), "k", seekNum(tt.want), chain.At("b"))
			require.NoError(t, err)
			assert.Equal(t, tt.need, seekText(got))
		})
	}
}

// seekCapped fails above 5, and adds below.
type seekCapped struct{}

func (seekCapped) Compose(parts []kpi.Part) (kpi.Reading, error) {
	var sum decimal.Decimal
	for _, p := range parts {
		v, _ := p.Reading.Value()
		if v.Cmp(decimal.New(5, 0)) > 0 {
			return kpi.Reading{}, assert.AnError
		}
		sum = sum.Add(v)
	}
	return kpi.Of(sum), nil
}

// A value at which a custom operator fails does not do, and ends no search.
func TestSeek_operatorThatFails(t *testing.T) {
	m := seekModel(kpi.Indicator{Along: "capped"})
	m.Operators = map[kpi.Rule]kpi.Operator{"capped": seekCapped{}}
	r := seekResult(t, m, seekRead{chain.At("a"): seekOf("1"), chain.At("b"): seekOf("1"), chain.At("c"): seekOf("1")})
	for want, need := range map[string]string{
		"7": "5; 7; 6", "8": "no data; no data; no data; out of reach", "-90": "-92; -90; -91"} {
		got, err := scenario.Seek(r, chain.Whole("x"), "k", seekNum(want), chain.At("b"))
		require.NoError(t, err)
		assert.Equal(t, need, seekText(got), want)
	}
}

func TestNeed_JSON(t *testing.T) {
	for text, n := range map[string]scenario.Need{
		`{"at":{},"reading":null,"whole":null,"short":null}`: {},
		`{"at":{"step":"a"},"reading":{"num":"1","den":"2"},"whole":"0.5","short":null,"out_of_reach":true}`: {
			At: chain.At("a"), Reading: seekPer("1", "2"), Whole: seekOf("0.5"), OutOfReach: true},
	} {
		got, err := json.Marshal(n)
		require.NoError(t, err)
		assert.JSONEq(t, text, string(got))
		var back scenario.Need
		require.NoError(t, json.Unmarshal(got, &back))
		again, err := json.Marshal(back)
		require.NoError(t, err)
		assert.Equal(t, string(got), string(again))
		assert.Error(t, json.Unmarshal([]byte(`{"out":true}`), &back))
	}
}
