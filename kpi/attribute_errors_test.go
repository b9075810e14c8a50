package kpi_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/kpi"
)

// TestAttribute_errors: each class, with the text that people read.
func TestAttribute_errors(t *testing.T) {
	chances := func(plan, read string) []kpi.Part {
		return with(with(aimed("0.2 0.1", "0.2 0.1"), 0, chance(plan, read)), 1, chance(plan, read))
	}
	long := &kpi.Thresholds{Target: gigabyte}
	cases := []struct {
		name  string
		in    kpi.Indicator
		op    kpi.Operator
		whole kpi.Gauge
		parts []kpi.Part
		kind  error
		want  string
	}{
		{"no operator", higher, nil, kpi.Gauge{}, nil, kpi.ErrRule, `kpi "x": there is no operator`},
		{"no parts", higher, operator(t, kpi.Sum), valued("1", "1"), nil, kpi.ErrParts, `kpi "x": there are no parts`},
		{"decimals", kpi.Indicator{ID: "x", Decimals: 10}, operator(t, kpi.Sum), valued("1", "1"), aimed("1 1"), kpi.ErrRange,
			`kpi "x": decimals 10 are not in 0 to 9`},
		{"decimals below 0", kpi.Indicator{ID: "x", Decimals: -1}, operator(t, kpi.Sum), valued("1", "1"), aimed("1 1"), kpi.ErrRange,
			`kpi "x": decimals -1 are not in 0 to 9`},
		{"a direction that does not exist", kpi.Indicator{ID: "x", Better: 9}, operator(t, kpi.Sum), valued("1", "1"), aimed("1 1"), kpi.ErrRange,
			`kpi "x": whole: better: Direction(9) does not exist`},

		{"a whole without goal", higher, operator(t, kpi.Sum), kpi.Gauge{Reading: of("1")}, aimed("1 1"), kpi.ErrParts,
			`kpi "x": the whole has no goal, so there is no gap to divide`},
		{"a whole without reading", higher, operator(t, kpi.Sum), kpi.Gauge{Goal: goal("1")}, aimed("1 1"), kpi.ErrParts,
			`kpi "x": the whole has no value, so there is no gap to divide`},
		{"a whole without volume", higher, operator(t, kpi.Ratio), kpi.Gauge{Reading: per("5", "0"), Goal: goal("1")}, aimed("1 5/0"), kpi.ErrParts,
			`kpi "x": the whole has no value, so there is no gap to divide`},
		{"a whole of a negative volume", higher, operator(t, kpi.Sum), kpi.Gauge{Reading: per("5", "-1"), Goal: goal("1")}, aimed("1 1"), kpi.ErrRange,
			`kpi "x": whole: reading 5/-1: a volume is not negative`},
		{"a whole's goal out of order", higher, operator(t, kpi.Sum),
			kpi.Gauge{Reading: of("1"), Goal: &kpi.Thresholds{Target: d("1"), Green: kpi.AtLeast(d("2"))}}, aimed("1 1"), kpi.ErrRange,
			`kpi "x": whole: target 1 lies outside green, which is at least 2`},
		{"a long target of the whole", higher, operator(t, kpi.Sum), kpi.Gauge{Reading: of("1"), Goal: long}, aimed("1 1"), kpi.ErrRange,
			`kpi "x": whole: target: more than 30 digits`},

		{"a part without goal", higher, operator(t, kpi.Sum), valued("1", "1"), aimed("1 1", "- 2"), kpi.ErrParts,
			`kpi "x": part 1 (b) has no goal to hold its reading against`},
		{"an absent part without goal, that counts", higher, operator(t, kpi.Sum), valued("1", "1"), aimed("1 1", "- 0/0"), kpi.ErrParts,
			`kpi "x": part 1 (b) has no goal to hold its reading against`},
		{"an absent rate without goal, whose volume moved", higher, operator(t, kpi.Ratio), valued("1", "1"), aimed("1 1/1", "- 0/0"), kpi.ErrParts,
			`kpi "x": part 1 (b) has no goal to hold its reading against`},
		{"an amount over no volume, without goal", higher, operator(t, kpi.Total), valued("1", "1"), aimed("1 1", "- 3/0"), kpi.ErrParts,
			`kpi "x": part 1 (b) has no goal to hold its reading against`},
		{"the last part without goal", higher, operator(t, kpi.End), valued("1", "1"), aimed("1 1", "- 2"), kpi.ErrParts,
			`kpi "x": part 1 (b) has no goal to hold its reading against`},
		{"one on the way without goal", lower, operator(t, kpi.Path), valued("1", "1"), with(aimed("- 1", "1 2"), 1, after(0)), kpi.ErrParts,
			`kpi "x": part 0 (a) has no goal to hold its reading against`},
		{"a part's goal out of order", higher, operator(t, kpi.Sum), valued("1", "1"),
			with(aimed("1 1"), 0, func(p *kpi.Part) { p.Goal.Green = kpi.AtLeast(d("2")) }), kpi.ErrRange,
			`kpi "x": goal of part 0 (a): target 1 lies outside green, which is at least 2`},
		{"a part's goal the other way round", higher, operator(t, kpi.Sum), valued("1", "1"),
			with(aimed("1 1"), 0, func(p *kpi.Part) { p.Goal.Green = kpi.AtMost(d("2")) }), kpi.ErrRange,
			`kpi "x": goal of part 0 (a): green, which is at most 2, is open below, where values are worse`},
		{"a part's goal that is a percentage", higher, operator(t, kpi.Product), valued("1", "1"), aimed("95 0.9"), kpi.ErrRange,
			`kpi "x": goal of part 0 (a): 95 is outside what rule product composes, which is 0 to 1`},
		{"a duration that is aimed below zero", lower, operator(t, kpi.Path), valued("1", "1"), aimed("-1 2"), kpi.ErrRange,
			`kpi "x": goal of part 0 (a): -1 is outside what rule path composes, which is at least 0`},
		{"a reading that is a percentage", higher, operator(t, kpi.Product), valued("1", "1"), aimed("0.9 90"), kpi.ErrRange,
			`kpi "x": part 0 (a): 90 is outside what rule product composes`},
		{"a negative volume", higher, operator(t, kpi.Sum), valued("1", "1"), aimed("1 1/-2"), kpi.ErrRange,
			`kpi "x": part 0 (a): reading 1/-2: a volume is not negative`},
		{"a negative weight", higher, operator(t, kpi.Mean), valued("1", "1"), with(aimed("1 1"), 0, weigh("-1")), kpi.ErrRange,
			`kpi "x": part 0 (a): weight -1 is not more than 0`},
		{"negative passes", higher, operator(t, kpi.Sum), valued("1", "1"), with(aimed("1 1"), 0, measured("-1")), kpi.ErrRange,
			`kpi "x": part 0 (a): passes of -1 are below 0`},

		{"after a later part", lower, operator(t, kpi.Path), valued("1", "1"), with(aimed("1 1", "1 1"), 0, after(1)), kpi.ErrParts,
			`kpi "x": part 0 (a) comes after part 1, which is no earlier one`},
		{"a choice under mean", higher, operator(t, kpi.Mean), valued("1", "1"), with(aimed("1 1"), 0, chance("1", "1")), kpi.ErrRule,
			`kpi "x": rule mean has no meaning for choice "x" of part 0 (a)`},
		{"chances over 1 as measured", higher, operator(t, kpi.Product), valued("1", "1"), chances("0.5", "0.75"), kpi.ErrRange,
			`kpi "x": part 1 (b): the chances of choice "x" add up to more than 1`},
		{"chances over 1 as planned", higher, operator(t, kpi.Product), valued("1", "1"), chances("0.75", "0.5"), kpi.ErrRange,
			`kpi "x": as planned: part 1 (b): the chances of choice "x" add up to more than 1`},
		{"chances over 1 as planned, of a sum", higher, operator(t, kpi.Sum), valued("1", "1"), chances("0.75", "0.5"), kpi.ErrRange,
			`kpi "x": as planned: part 1 (b): the chances of choice "x" add up to more than 1`},

		{"two values without volume", higher, operator(t, kpi.Ratio), valued("1", "1"), aimed("1 1", "1 2"), kpi.ErrRule,
			`kpi "x": a part has no volume to be pooled by rule ratio`},
		{"one among parts that are missing", higher, operator(t, kpi.Ratio), valued("1", "1"), aimed("1 1", "1 -"), kpi.ErrRule,
			`kpi "x": a part has no volume to be pooled by rule ratio`},
		{"an operator that fails", higher, failing, valued("1", "1"), aimed("1 1"), kpi.ErrRule, `kpi "x": the operator fails: the host says no`},
		{"an operator without a value", higher, silent, valued("1", "1"), aimed("1 1"), kpi.ErrRule, `kpi "x": the operator fails: it gave no value`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := c.in.Attribute(c.op, c.whole, c.parts)
			require.ErrorIs(t, err, c.kind)
			assert.EqualError(t, err, c.want)
			assert.Equal(t, kpi.Attribution{}, got)
		})
	}
}

// valued returns a whole of a value and a target.
func valued(value, target string) kpi.Gauge { return kpi.Gauge{Reading: of(value), Goal: goal(target)} }
