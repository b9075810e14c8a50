package kpi_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/kpi"
)

// promised returns a part whose green is the target or better, and whose amber goes
// as far as given; "" is no goal.
func promised(better kpi.Direction, target, amber string) kpi.Part {
	if target == "" {
		return kpi.Part{}
	}
	p := kpi.Part{Goal: goal(target)}
	if amber != "" && better == kpi.Lower {
		p.Goal.Amber = kpi.AtMost(d(amber))
	} else if amber != "" {
		p.Goal.Amber = kpi.AtLeast(d(amber))
	}
	return p
}

// within returns a part that is green from min to max.
func within(min, target, max string) kpi.Part {
	return kpi.Part{Goal: &kpi.Thresholds{Target: d(target), Green: kpi.Between(d(min), d(max))}}
}

// passed returns a part that is planned to be passed so often.
func passed(p kpi.Part, times string) kpi.Part {
	p.Planned = d(times)
	return p
}

func TestWorst(t *testing.T) {
	yield := kpi.Indicator{ID: "yield", Decimals: 3}
	hours := kpi.Indicator{ID: "hours", Decimals: 2, Better: kpi.Lower}
	level := kpi.Indicator{ID: "level", Decimals: 2, Better: kpi.Near}
	high := func(target, amber string) kpi.Part { return promised(kpi.Higher, target, amber) }
	low := func(target, amber string) kpi.Part { return promised(kpi.Lower, target, amber) }
	behind := func(p kpi.Part, after ...int) kpi.Part { p.After = after; return p }
	heavy := within("5", "8", "9")
	heavy.Weight = d("3")
	measured := low("2", "")
	measured.Reading, measured.Passes = of("70"), of("9")
	cases := []struct {
		name         string
		in           kpi.Indicator
		op           kpi.Operator
		parts        []kpi.Part
		green, amber string
	}{
		{"three times 95 % (THEORY 3)", yield, operator(t, kpi.Product),
			[]kpi.Part{high("0.95", ""), high("0.95", ""), high("0.95", "")}, "0.857375", "0.857375"},
		{"the same amber margin for all (THEORY T6)", yield, operator(t, kpi.Product),
			[]kpi.Part{high("0.983", "0.933"), high("0.983", "0.933"), high("0.983", "0.933")}, "0.949862087", "0.812166237"},
		{"amber cascaded (THEORY T6)", yield, operator(t, kpi.Product),
			[]kpi.Part{high("0.983", "0.965"), high("0.983", "0.965"), high("0.984", "0.967")}, "0.950828376", "0.900494575"},
		{"rework", yield, operator(t, kpi.Product), []kpi.Part{passed(high("0.9", ""), "1.25")},
			"0.87804878048780487804878", "0.87804878048780487804878"}, // 36/41
		{"rounded to the worse side", yield, operator(t, kpi.Mean), []kpi.Part{high("2", "1"), high("2", ""), high("1", "")},
			"1.666666666666666666666666", "1.333333333333333333333333"},
		{"rounded to the worse side, lower", hours, operator(t, kpi.Mean), []kpi.Part{low("2", ""), low("1", "2"), low("1", "")},
			"1.333333333333333333333334", "1.666666666666666666666667"},
		{"a sum counts passes", hours, operator(t, kpi.Sum),
			[]kpi.Part{low("3", "4"), passed(low("2", "3"), "1.25")}, "5.5", "7.75"},
		{"as planned, whatever was measured", hours, operator(t, kpi.Sum), []kpi.Part{measured, low("1", "")}, "3", "3"},
		{"a total does not", hours, operator(t, kpi.Total), []kpi.Part{low("3", ""), passed(low("2", ""), "1.25")}, "5", "5"},
		{"any volumes (THEORY 2, rates)", yield, operator(t, kpi.Ratio),
			[]kpi.Part{high("0.97", ""), high("0.93", "0.9")}, "0.93", "0.9"},
		{"any volumes, lower", hours, operator(t, kpi.Ratio), []kpi.Part{low("3", "7"), low("5", "6")}, "5", "7"},
		{"the weakest", yield, operator(t, kpi.Min), []kpi.Part{high("0.97", ""), high("0.93", "0.9")}, "0.93", "0.9"},
		{"the strongest", yield, operator(t, kpi.Max), []kpi.Part{high("0.97", ""), high("0.93", "0.9")}, "0.97", "0.97"},
		{"bottleneck", yield, operator(t, kpi.Bottleneck),
			[]kpi.Part{high("100", ""), passed(high("90", "80"), "0.5")}, "100", "100"},
		{"mean", yield, operator(t, kpi.Mean), []kpi.Part{high("4", "3"), high("2", "1")}, "3", "2"},
		{"critical path", hours, operator(t, kpi.Path),
			[]kpi.Part{low("3", ""), behind(low("5", ""), 0), behind(low("2", ""), 0), behind(low("4", "6"), 1, 2)}, "12", "14"},
		{"a step that leads nowhere needs no goal", hours, operator(t, kpi.Path),
			[]kpi.Part{low("3", ""), {}, behind(low("4", ""), 0)}, "7", "7"},
		{"nor does any but the last", yield, operator(t, kpi.End), []kpi.Part{{}, high("5", "4")}, "5", "4"},
		{"but the last does", yield, operator(t, kpi.End), []kpi.Part{high("5", "4"), {}}, "no data", "no data"},
		{"a part without goal", yield, operator(t, kpi.Min), []kpi.Part{high("5", "4"), {}}, "no data", "no data"},
		{"near, farther below", level, operator(t, kpi.Sum), []kpi.Part{within("5", "8", "9"), within("1", "1", "1")}, "6", "6"},
		{"near, farther above", level, operator(t, kpi.Sum), []kpi.Part{within("7", "8", "12"), within("1", "1", "1")}, "13", "13"},
		{"near, as far on both sides", level, operator(t, kpi.Sum), []kpi.Part{within("7", "8", "9"), within("4", "4", "4")}, "13", "13"},
		// The targets' planned mix is 3·8+1·2 in 4: 6.5.
		{"near, at the planned mix", level, operator(t, kpi.Ratio), []kpi.Part{heavy, within("2", "2", "2")}, "2", "2"},
		{"an operator of the host's", kpi.Indicator{ID: "light"}, weakest{}, []kpi.Part{high("4", ""), high("8", "6")}, "5", "4.5"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := map[kpi.Status]string{}
			for _, least := range []kpi.Status{kpi.NoData, kpi.Red, kpi.Amber, kpi.Green} {
				worst, err := c.in.Worst(c.op, c.parts, least)
				require.NoError(t, err)
				got[least] = worst.String()
			}
			assert.Equal(t, map[kpi.Status]string{
				kpi.NoData: "no data", kpi.Red: "no data", kpi.Amber: c.amber, kpi.Green: c.green}, got)
		})
	}
}

func TestWorst_refuses(t *testing.T) {
	yield := kpi.Indicator{ID: "yield", Decimals: 2}
	product := operator(t, kpi.Product)
	some := []kpi.Part{{ID: "pick", Goal: goal("0.95")}}
	cases := []struct {
		name  string
		in    kpi.Indicator
		op    kpi.Operator
		parts []kpi.Part
		least kpi.Status
		want  error
		text  string
	}{
		{"no operator", yield, nil, some, kpi.Green, kpi.ErrRule, `kpi "yield": there is no operator`},
		{"no parts", yield, product, nil, kpi.Green, kpi.ErrParts, `kpi "yield": there are no parts`},
		{"no such light", yield, product, some, 7, kpi.ErrRange, `kpi "yield": least: Status(7) does not exist`},
		{"no such direction", kpi.Indicator{ID: "x", Better: 9}, product, some, kpi.Green, kpi.ErrRange,
			`kpi "x": better: Direction(9) does not exist`},
		{"a goal finer than Decimals", yield, product, []kpi.Part{{ID: "pick", Goal: goal("0.955")}}, kpi.Red, kpi.ErrRange,
			`kpi "yield": goal of part 0 (pick): 0.955 has more than 2 decimals`},
		{"no fraction", yield, product, []kpi.Part{{ID: "pick", Goal: goal("95")}}, kpi.Green, kpi.ErrRange,
			`kpi "yield": goal of part 0 (pick): 95 is outside what rule product composes, which is 0 to 1`},
		{"an operator that fails", yield, failing, some, kpi.Green, kpi.ErrRule,
			`kpi "yield": the operator fails: the host says no`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := c.in.Worst(c.op, c.parts, c.least)
			require.ErrorIs(t, err, c.want)
			assert.EqualError(t, err, c.text)
			assert.True(t, got.Equal(kpi.Reading{}))
		})
	}
}
