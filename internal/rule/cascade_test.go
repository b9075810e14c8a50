package rule_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/internal/rule"
)

func num(s string) exact.Num { return exact.MustFrom(decimal.RequireFromString(s)) }

func builtin(t testing.TB, name string) *rule.Rule {
	t.Helper()
	r, ok := rule.Builtin(name)
	require.True(t, ok, name)
	return r
}

// weighted returns parts of these weights, passed once.
func weighted(weights ...string) []rule.Part {
	parts := make([]rule.Part, len(weights))
	for i, w := range weights {
		parts[i] = rule.Part{Weight: num(w), Passes: num("1"), Planned: num("1")}
	}
	return parts
}

// bands returns bands with everything from target to limits; an empty string is
// the target.
func bands(t testing.TB, better light.Direction, target, green, amber string) light.Bands {
	t.Helper()
	in := func(end string) exact.Interval {
		switch {
		case end == "":
			return exact.Interval{}
		case better == light.Higher:
			return exact.AtLeast(num(end))
		}
		return exact.AtMost(num(end))
	}
	b, err := light.New(num(target), in(green), in(amber), better)
	require.NoError(t, err)
	return b
}

func text(n exact.Num) string { return exact.Text(n.Decimal(24, exact.HalfAway)) }

// ends lists target, and the ends of green and amber on the worse side.
func ends(b *light.Bands) []string {
	if b == nil {
		return nil
	}
	green, amber := b.Green.Hi, b.Amber.Hi
	if b.Better == light.Higher {
		green, amber = b.Green.Lo, b.Amber.Lo
	}
	return []string{text(b.Target), text(green), text(amber)}
}

func TestCascade(t *testing.T) {
	path := weighted("3", "5", "2", "4")
	path[1].After, path[2].After, path[3].After = []int{0}, []int{0}, []int{1, 2}
	loose := weighted("1", "1", "1")
	loose[2].After = []int{0}
	beside := weighted("9", "1", "1", "1")
	beside[2].After, beside[3].After = []int{1}, []int{0, 2}
	rework := weighted("1", "1")
	rework[1].Passes = num("1.25")
	optional := weighted("1", "1", "1")
	optional[1].Passes, optional[1].Choice = num("0.3"), 1
	optional[2].Passes, optional[2].Choice = num("0.5"), 1

	cases := []struct {
		name   string
		rule   string
		better light.Direction
		whole  [3]string // target, green, amber
		places int32
		domain exact.Interval
		parts  []rule.Part
		pins   map[int]string
		want   [][]string
		short  bool
	}{
		{name: "sum 71 by 30:20.5:20.5 (THEORY 2)", rule: "sum", better: light.Lower, whole: [3]string{"71"},
			parts: weighted("30", "20.5", "20.5"), want: [][]string{{"30", "30", "30"}, {"21", "21", "21"}, {"20", "20", "20"}}},
		{name: "the same, the first kept at 40", rule: "sum", better: light.Lower, whole: [3]string{"71"},
			parts: weighted("30", "20.5", "20.5"), pins: map[int]string{0: "40"},
			want: [][]string{{"40", "40", "40"}, {"16", "16", "16"}, {"15", "15", "15"}}},
		{name: "kept at 80, which is too much", rule: "sum", better: light.Lower, whole: [3]string{"71"},
			parts: weighted("30", "20.5", "20.5"), pins: map[int]string{0: "80"}, short: true,
			want: [][]string{{"80", "80", "80"}, {"0", "0", "0"}, {"0", "0", "0"}}},
		{name: "a sum to reach, ties to the later part", rule: "sum", better: light.Higher, whole: [3]string{"10"},
			parts: weighted("1", "1", "1"), want: [][]string{{"3", "3", "3"}, {"3", "3", "3"}, {"4", "4", "4"}}},
		{name: "product .90 over three (THEORY 2)", rule: "product", better: light.Higher, whole: [3]string{"0.9"}, places: 3,
			domain: exact.Between(num("0"), num("1")), parts: weighted("1", "1", "1"),
			want: [][]string{{"0.965", "0.965", "0.965"}, {"0.966", "0.966", "0.966"}, {"0.966", "0.966", "0.966"}}},
		{name: "product .90, budget 1:2:3 (THEORY 2)", rule: "product", better: light.Higher, whole: [3]string{"0.9"}, places: 3,
			domain: exact.Between(num("0"), num("1")), parts: weighted("1", "2", "3"),
			want: [][]string{{"0.983", "0.983", "0.983"}, {"0.966", "0.966", "0.966"}, {"0.948", "0.948", "0.948"}}},
		{name: "product, amber from green (THEORY 3)", rule: "product", better: light.Higher,
			whole: [3]string{"0.95", "0.95", "0.9"}, places: 3,
			domain: exact.Between(num("0"), num("1")), parts: weighted("1", "1", "1"),
			want: [][]string{{"0.983", "0.983", "0.965"}, {"0.983", "0.983", "0.965"}, {"0.984", "0.984", "0.967"}}},
		{name: "critical path to 9 (THEORY 2)", rule: "path", better: light.Lower, whole: [3]string{"9"}, places: 2,
			domain: exact.AtLeast(num("0")), parts: path,
			want: [][]string{{"2.25", "2.25", "2.25"}, {"3.75", "3.75", "3.75"}, {"3.75", "3.75", "3.75"}, {"3", "3", "3"}}},
		{name: "a part that the path does not lead through", rule: "path", better: light.Lower, whole: [3]string{"9"},
			domain: exact.AtLeast(num("0")), parts: loose,
			want: [][]string{{"5", "5", "5"}, nil, {"4", "4", "4"}}},
		{name: "slack is shared, too", rule: "path", better: light.Lower, whole: [3]string{"10"},
			domain: exact.AtLeast(num("0")), parts: beside,
			want: [][]string{{"9", "9", "9"}, {"5", "5", "5"}, {"4", "4", "4"}, {"1", "1", "1"}}},
		{name: "rework takes its share", rule: "sum", better: light.Lower, whole: [3]string{"9"}, parts: rework,
			want: [][]string{{"4", "4", "4"}, {"4", "4", "4"}}},
		{name: "a choice is one part", rule: "sum", better: light.Lower, whole: [3]string{"18"}, parts: optional,
			want: [][]string{{"10", "10", "10"}, {"10", "10", "10"}, {"10", "10", "10"}}},
		{name: "everyone gets the minimum", rule: "min", better: light.Higher, whole: [3]string{"5", "", "4"}, parts: weighted("1", "3"),
			want: [][]string{{"5", "5", "4"}, {"5", "5", "4"}}},
		{name: "a pinned ratio leaves the others alone", rule: "ratio", better: light.Higher, whole: [3]string{"0.9"}, places: 2,
			parts: weighted("1", "1"), pins: map[int]string{0: "0.95"},
			want: [][]string{{"0.95", "0.95", "0.95"}, {"0.9", "0.9", "0.9"}}},
		{name: "capacity grows with the passes", rule: "bottleneck", better: light.Higher, whole: [3]string{"10"}, parts: rework,
			want: [][]string{{"10", "10", "10"}, {"13", "13", "13"}}},
		{name: "a mean is everyone's", rule: "mean", better: light.Higher, whole: [3]string{"7", "", "6"}, parts: weighted("1", "2"),
			want: [][]string{{"7", "7", "6"}, {"7", "7", "6"}}},
		{name: "a mean with one pinned", rule: "mean", better: light.Higher, whole: [3]string{"7"}, parts: weighted("1", "2"),
			pins: map[int]string{0: "5"}, want: [][]string{{"5", "5", "5"}, {"8", "8", "8"}}},
		{name: "only the end counts", rule: "end", better: light.Higher, whole: [3]string{"7"}, parts: weighted("1", "1"),
			want: [][]string{nil, {"7", "7", "7"}}},
		{name: "a domain caps", rule: "sum", better: light.Lower, whole: [3]string{"25"}, domain: exact.Between(num("0"), num("6")),
			parts: weighted("3", "1", "1"), want: [][]string{{"6", "6", "6"}, {"6", "6", "6"}, {"6", "6", "6"}}},
		{name: "what a cap leaves goes to the others", rule: "sum", better: light.Lower, whole: [3]string{"12"},
			domain: exact.Between(num("0"), num("6")), parts: weighted("8", "1", "1"),
			want: [][]string{{"6", "6", "6"}, {"3", "3", "3"}, {"3", "3", "3"}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			whole := bands(t, c.better, c.whole[0], c.whole[1], c.whole[2])
			pins := make([]*light.Bands, len(c.parts))
			for i, target := range c.pins {
				b := bands(t, c.better, target, "", "")
				pins[i] = &b
			}
			got, short, err := builtin(t, c.rule).Cascade(whole, c.parts, pins, rule.Grid{Places: c.places, Domain: c.domain})
			require.NoError(t, err)
			var all [][]string
			for _, b := range got {
				all = append(all, ends(b))
			}
			assert.Equal(t, c.want, all)
			assert.Equal(t, c.short, short)
		})
	}
}

// A range is filled from its middle to both sides: 100 in 95..105 by 5:3:2
// (THEORY 3).
func TestCascadeRange(t *testing.T) {
	whole, err := light.New(num("100"), exact.Between(num("95"), num("105")), exact.Interval{}, light.Near)
	require.NoError(t, err)
	got, short, err := builtin(t, "sum").Cascade(whole, weighted("5", "3", "2"), make([]*light.Bands, 3), rule.Grid{})
	require.NoError(t, err)
	assert.False(t, short)
	var lows, highs []string
	for _, b := range got {
		lows, highs = append(lows, text(b.Green.Lo)), append(highs, text(b.Green.Hi))
	}
	assert.Equal(t, []string{"47", "29", "19"}, lows)
	assert.Equal(t, []string{"53", "31", "21"}, highs)
}
