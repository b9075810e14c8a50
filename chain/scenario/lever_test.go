package scenario_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/kpi"
)

// leverText is a lever on one line: on target, up, down, needed.
func leverText(l scenario.Lever) string {
	return fmt.Sprintf("%s %s %s %s %s", l.At, l.OnTarget, l.Up, l.Down, l.Needed)
}

func leverTexts(levers []scenario.Lever) []string {
	texts := []string{}
	for _, l := range levers {
		texts = append(texts, leverText(l))
	}
	return texts
}

func TestLevers(t *testing.T) {
	x, a, b, c := chain.Whole("x"), chain.At("a"), chain.At("b"), chain.At("c")
	u, v := b.By("u"), b.By("v")
	p, q := u.Who("p"), u.Who("q")
	yield := kpi.Indicator{Decimals: 2, Along: kpi.Product, Across: kpi.Ratio}
	hours := kpi.Indicator{Better: kpi.Lower, Along: kpi.Sum, Across: kpi.Sum}
	near := kpi.Indicator{Better: kpi.Near, Along: kpi.Sum}
	capacity := kpi.Indicator{Along: kpi.Bottleneck, Across: kpi.Sum, Domain: kpi.AtLeast(seekNum("0"))}
	mean := kpi.Indicator{Along: kpi.Mean, Coverage: seekNum("0.5")}
	within := seekGoal(x, "12")
	within.Green = kpi.Between(seekNum("10"), seekNum("16"))
	cases := []struct {
		name  string
		ind   kpi.Indicator
		goals []chain.Goal
		read  seekRead
		at    chain.Place
		want  []string // on target, up, down, needed
	}{
		{"the largest first", yield, []chain.Goal{seekGoal(x, "0.8")}, seekRead{a: seekOf("0.9"), b: seekOf("0.8"), c: seekOf("1")}, x,
			// 0.72 of 0.9 * 0.8 * 1, and all aim for 0.93
			[]string{"/b 0.117 0.009 -0.009 0.89", "/a 0.024 0.008 -0.008 1", "/c -0.0504 0 -0.0072 no data"}},
		{"hours to save", hours, []chain.Goal{seekGoal(x, "9")}, seekRead{a: seekOf("3"), b: seekOf("7"), c: seekOf("2")}, x,
			[]string{"/b 4 1 -1 4", "/a 0 1 -1 0", "/c -1 1 -1 -1"}},
		{"equal, in model order", hours, []chain.Goal{seekGoal(x, "9")}, seekRead{a: seekOf("4"), b: seekOf("4"), c: seekOf("4")}, x,
			[]string{"/a 1 1 -1 1", "/b 1 1 -1 1", "/c 1 1 -1 1"}},
		{"a bottleneck", capacity, []chain.Goal{seekGoal(x, "5")}, seekRead{a: seekOf("7"), b: seekOf("4"), c: seekOf("9")}, x,
			[]string{"/b 1 1 -1 5", "/a 0 0 0 no data", "/c 0 0 0 no data"}},
		{"ties by what one digit does", capacity, []chain.Goal{seekGoal(x, "5")}, seekRead{a: seekOf("6"), b: seekOf("5"), c: seekOf("8")}, x,
			[]string{"/b 0 1 -1 5", "/a 0 0 0 5", "/c 0 0 0 5"}},
		{"green already, with room", capacity, []chain.Goal{seekGoal(x, "5")}, seekRead{a: seekOf("7"), b: seekOf("8"), c: seekOf("9")}, x,
			[]string{"/a -2 1 -1 5", "/b -2 0 0 5", "/c -2 0 0 5"}},
		{"near, each towards its own target", near, []chain.Goal{within}, seekRead{a: seekOf("7"), b: seekOf("4"), c: seekOf("7")}, x,
			[]string{"/a 3 1 -1 5", "/c 3 1 -1 5", "/b 0 0 -1 2"}},
		{"near, too little", near, []chain.Goal{within}, seekRead{a: seekOf("1"), b: seekOf("5"), c: seekOf("3")}, x,
			[]string{"/a 3 1 -1 2", "/c 1 1 -1 4", "/b -1 -1 1 6"}},
		{"people last, and not ranked", hours, []chain.Goal{seekGoal(b, "9")},
			seekRead{p: seekOf("2"), q: seekOf("6"), v: seekOf("5")}, u, []string{"/b/u/p -1 1 -1 0", "/b/u/q 3 1 -1 4"}},
		{"a unit and its people", hours, []chain.Goal{seekGoal(b, "9")},
			seekRead{p: seekOf("2"), q: seekOf("6"), v: seekOf("5")}, b, []string{"/b/u 2 1 -1 4", "/b/v 2 1 -1 1"}},
		{"pooled, with volumes", yield, []chain.Goal{seekGoal(b, "0.9")},
			seekRead{p: seekPer("80", "100"), q: seekPer("90", "100"), v: seekPer("190", "200")}, b,
			[]string{"/b/u 0.025 0.005 -0.005 170/200", "/b/v -0.025 0.005 -0.005 190/200"}},
		{"measured itself", hours, []chain.Goal{seekGoal(x, "9")}, seekRead{x: seekOf("12"), a: seekOf("3")}, x,
			[]string{"/a 0 0 0 no data", "/b 0 0 0 no data", "/c 0 0 0 no data"}},
		{"one that was not read", mean, []chain.Goal{seekGoal(x, "5")}, seekRead{a: seekOf("3"), b: seekOf("4")}, x,
			[]string{"/a 1 0.5 -0.5 6", "/b 0.5 0.5 -0.5 7", "/c 0 0 0 8"}},
		{"one that was not read and needs a volume",
			kpi.Indicator{Decimals: 2, Along: kpi.Ratio, Across: kpi.Ratio, Coverage: seekNum("0.5")}, []chain.Goal{seekGoal(x, "0.9")},
			seekRead{a: seekPer("80", "100"), b: seekPer("90", "100")}, x,
			[]string{"/a 0.05 0.005 -0.005 90/100", "/b 0 0.005 -0.005 100/100", "/c 0 0 0 no data"}},
		{"a step that does not count", kpi.Indicator{Along: kpi.End}, []chain.Goal{seekGoal(x, "5")}, seekRead{a: seekOf("3"), c: seekOf("4")}, x,
			[]string{"/c 1 1 -1 5"}},
		{"does not compose", kpi.Indicator{}, []chain.Goal{seekGoal(x, "5")}, seekRead{x: seekOf("3")}, x, []string{}},
		{"nobody below", hours, []chain.Goal{seekGoal(x, "5")}, seekRead{a: seekOf("3")}, a, []string{}},
	}
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			r := seekResult(t, seekModel(tt.ind, tt.goals...), tt.read)
			got, err := scenario.Levers(r, tt.at, "k")
			require.NoError(t, err)
			assert.Equal(t, tt.want, leverTexts(got))
		})
	}
}

func TestLevers_badInput(t *testing.T) {
	x := chain.Whole("x")
	hours := kpi.Indicator{Better: kpi.Lower, Along: kpi.Sum}
	aimed := []chain.Goal{seekGoal(x, "9")}
	cases := []struct {
		name   string
		goals  []chain.Goal
		at     chain.Place
		kpi    string
		codes  map[string]string
		unread bool
	}{
		{"nothing known", aimed, chain.At("z"), "speed", map[string]string{"at": "KS101", "kpi": "KS102"}, false},
		{"no goal", nil, x, "k", map[string]string{"at": "KS105"}, false},
		{"nothing read", aimed, x, "k", map[string]string{"at": "KS105"}, true},
	}
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			got, err := scenario.Levers(seekResult(t, seekModel(hours, tt.goals...), nil), tt.at, tt.kpi)
			var invalid *chain.InvalidError
			require.ErrorAs(t, err, &invalid)
			assert.ErrorIs(t, err, chain.ErrUnknown)
			if tt.unread {
				assert.ErrorIs(t, err, chain.ErrNoData)
			} else {
				assert.NotErrorIs(t, err, chain.ErrNoData)
			}
			codes := map[string]string{}
			for _, p := range invalid.Problems {
				codes[p.Path] = p.Code
			}
			assert.Equal(t, tt.codes, codes)
			assert.Nil(t, got)
		})
	}
}

// A part whose volume leaves no room for a reading of 30 digits is refused at the place
// that was asked for.
func TestLevers_refused(t *testing.T) {
	x, a := chain.Whole("x"), chain.At("a")
	m := seekModel(kpi.Indicator{Decimals: 9, Along: kpi.Ratio}, seekGoal(x, "0.5"))
	volume := "100000000000000000000000000001"
	r := seekResult(t, m, seekRead{a: seekPer("33333333333333333333333333333", volume), chain.At("b"): seekPer("1", "2"), chain.At("c"): seekPer("1", "2")})
	_, err := scenario.Levers(r, x, "k")
	var invalid *chain.InvalidError
	require.ErrorAs(t, err, &invalid)
	require.Len(t, invalid.Problems, 1)
	assert.Equal(t, "at", invalid.Problems[0].Path)
	assert.ErrorIs(t, err, kpi.ErrRange)
}

// leverGain is how much better a whole is with a part at a reading, by With and Gauge.
func leverGain(t *testing.T, c bruteCase, part chain.Place, v kpi.Reading) *big.Rat {
	t.Helper()
	before, _ := c.result.Gauge(c.whole, "k")
	r, err := c.result.With(chain.Measurement{At: part, KPI: "k", Reading: v})
	if err != nil {
		return new(big.Rat) // outside the domain
	}
	after, _ := r.Gauge(c.whole, "k")
	if bruteValue(after.Reading) == nil || bruteValue(before.Reading) == nil {
		return new(big.Rat)
	}
	if c.ind.Better == kpi.Near {
		return new(big.Rat).Sub(c.off(bruteValue(before.Reading)), c.off(bruteValue(after.Reading)))
	}
	gain := new(big.Rat).Sub(bruteValue(after.Reading), bruteValue(before.Reading))
	if c.ind.Better == kpi.Lower {
		gain.Neg(gain)
	}
	return gain
}

// leverMoved is a part's reading with its value moved by a number of last digits.
func leverMoved(g kpi.Gauge, digits int64, places int32) kpi.Reading {
	num, den, _ := g.Reading.Terms()
	digit := decimal.New(digits, -places)
	if den.Sign() == 0 {
		return kpi.Of(num.Add(digit))
	}
	return kpi.Per(num.Add(digit.Mul(den)), den)
}

// leverAimed is a part's reading on its target, with its volume.
func leverAimed(g kpi.Gauge) kpi.Reading {
	_, den, _ := g.Reading.Terms()
	if den.Sign() == 0 {
		return kpi.Of(g.Goal.Target)
	}
	return kpi.Per(g.Goal.Target.Mul(den), den)
}

// Levers are what With and Gauge say of each part alone, to the last of 24 decimals.
func TestLevers_asWithHasIt(t *testing.T) {
	near := new(big.Rat).SetFrac64(3, 1)
	near.Quo(near, seekNum("1000000000000000000000000").Rat())
	equal := func(name string, want *big.Rat, got decimal.Decimal) {
		d := new(big.Rat).Sub(want, got.Rat())
		require.LessOrEqual(t, d.Abs(d).Cmp(near), 0, "%s: want %s, got %s", name, want.FloatString(24), got)
	}
	tried, moved := 0, 0
	for seed := range uint64(2000) {
		c, ok := newBrute(seed)
		if !ok {
			continue
		}
		levers, err := scenario.Levers(c.result, c.whole, "k")
		whole, _ := c.result.Gauge(c.whole, "k")
		require.Equal(t, whole.Goal == nil || whole.Status == kpi.NoData, err != nil, "seed %d", seed)
		for _, l := range levers {
			name := fmt.Sprintf("seed %d: %s along, %s across, %s, %q of %q", seed, c.ind.Along, c.ind.Across, c.ind.Better, l.At, c.whole)
			part, _ := c.result.Gauge(l.At, "k")
			now := bruteValue(part.Reading)
			if now == nil {
				require.True(t, l.OnTarget.IsZero() && l.Up.IsZero() && l.Down.IsZero(), name)
				continue
			}
			tried++
			better, stay := int64(1), false
			if c.ind.Better == kpi.Lower || c.ind.Better == kpi.Near && now.Cmp(part.Goal.Target.Rat()) >= 0 {
				better, stay = -1, c.ind.Better == kpi.Near && now.Cmp(part.Goal.Target.Rat()) == 0
			}
			up := new(big.Rat)
			if !stay {
				up = leverGain(t, c, l.At, leverMoved(part, better, c.ind.Decimals))
			}
			equal(name+" up", up, l.Up)
			equal(name+" down", leverGain(t, c, l.At, leverMoved(part, -better, c.ind.Decimals)), l.Down)
			equal(name+" on target", leverGain(t, c, l.At, leverAimed(part)), l.OnTarget)
			need, err := scenario.Seek(c.result, c.whole, "k", whole.Goal.Target, l.At)
			require.NoError(t, err)
			require.Equal(t, need.Reading.String(), l.Needed.String(), name+" needed")
			if !l.Up.IsZero() {
				moved++
			}
		}
	}
	assert.Greater(t, tried, 1000)
	assert.Greater(t, moved, 300)
}

func TestLever_JSON(t *testing.T) {
	for text, l := range map[string]scenario.Lever{
		`{"at":{},"on_target":"0","up":"0","down":"0","needed":null}`: {},
		`{"at":{"step":"a"},"on_target":"0.5","up":"1","down":"-2","needed":{"num":"1","den":"2"}}`: {
			At: chain.At("a"), OnTarget: seekNum("0.5"), Up: seekNum("1"), Down: seekNum("-2"), Needed: seekPer("1", "2")},
	} {
		got, err := json.Marshal(l)
		require.NoError(t, err)
		assert.JSONEq(t, text, string(got))
		var back scenario.Lever
		require.NoError(t, json.Unmarshal(got, &back))
		assert.Equal(t, leverText(l), leverText(back))
		assert.Error(t, json.Unmarshal([]byte(`{"on":"1"}`), &back))
	}
}
