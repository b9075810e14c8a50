package kpi_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/flip"
	"github.com/kpichain/kpichain/kpi"
)

var rules = []kpi.Rule{kpi.Sum, kpi.Total, kpi.Product, kpi.Min, kpi.Max, kpi.Bottleneck, kpi.Mean, kpi.Ratio, kpi.Path, kpi.End}

func operator(t testing.TB, r kpi.Rule) kpi.Operator {
	t.Helper()
	op, ok := r.Operator()
	require.True(t, ok, string(r))
	return op
}

// of and per make readings of texts, and parts parts of readings.
func of(value string) kpi.Reading     { return kpi.Of(d(value)) }
func per(num, den string) kpi.Reading { return kpi.Per(d(num), d(den)) }

func parts(readings ...kpi.Reading) (all []kpi.Part) {
	for i, r := range readings {
		all = append(all, kpi.Part{ID: string(rune('a' + i)), Reading: r})
	}
	return all
}

// ofValues makes parts of values.
func ofValues(of ...string) (all []kpi.Part) {
	for i, v := range of {
		all = append(all, kpi.Part{ID: string(rune('a' + i)), Reading: kpi.Of(d(v))})
	}
	return all
}

func TestOperator(t *testing.T) {
	cases := []struct {
		rule  kpi.Rule
		name  string
		parts []kpi.Part
		want  string
	}{
		{kpi.Sum, "planned passes", []kpi.Part{{Reading: of("2"), Planned: d("1.25")}, {Reading: of("3")}}, "5.5"},
		{kpi.Sum, "measured passes win", []kpi.Part{{Reading: of("2"), Planned: d("1.25"), Passes: per("30", "20")}}, "3"},
		{kpi.Sum, "passes without a value do not", []kpi.Part{{Reading: of("2"), Planned: d("1.25"), Passes: per("0", "0")}}, "2.5"},
		{kpi.Sum, "rounded once, at the end", parts(per("1", "3"), per("1", "3"), per("1", "3")), "1"},
		{kpi.Sum, "what no decimal holds", parts(per("1", "3"), per("1", "3")), "0.666666666666666666666667"},
		{kpi.Sum, "a missing part", parts(of("2"), kpi.Reading{}), "no data"},
		{kpi.Sum, "an absent part", parts(of("2"), per("0", "0")), "2"},
		{kpi.Sum, "all absent", parts(per("0", "0"), per("0", "0")), "0/0"},
		{kpi.Total, "an amount over no volume", parts(of("2"), per("3", "0")), "5"},
		{kpi.Product, "rework", []kpi.Part{{Reading: of("0.9"), Planned: d("1.25")}}, "0.87804878048780487804878"},
		{kpi.Product, "never passed", []kpi.Part{{Reading: of("0.5"), Passes: of("0")}}, "1"},
		{kpi.Product, "a choice", []kpi.Part{{Reading: of("0.9"), Planned: d("0.3"), Choice: "x"}, {Reading: of("0.8"), Planned: d("0.5"), Choice: "x"}}, "0.87"},
		{kpi.Min, "a missing part", parts(of("2"), kpi.Reading{}), "2"},
		{kpi.Max, "values", ofValues("2", "3"), "3"},
		{kpi.Bottleneck, "passes", []kpi.Part{{Reading: of("10"), Planned: d("1.25")}, {Reading: of("9")}}, "8"},
		{kpi.Mean, "weights, the zero value being 1", []kpi.Part{{Reading: of("8")}, {Reading: of("5"), Weight: d("0.5")}}, "7"},
		{kpi.Ratio, "terms are kept", parts(per("81", "87"), per("192", "263")), "273/350"},
		{kpi.Ratio, "one value alone", parts(of("0.7")), "0.7"},
		{kpi.Path, "the longest way", []kpi.Part{{Reading: of("3")}, {Reading: of("5"), After: []int{0}}, {Reading: of("2"), After: []int{0}}, {Reading: of("4"), After: []int{1, 2}}}, "12"},
		{kpi.Path, "two choices", []kpi.Part{{Reading: of("8"), Planned: d("0.5"), Choice: "x"}, {Reading: of("4"), Planned: d("0.5"), Choice: "x"},
			{Reading: of("2"), Planned: d("0.5"), Choice: "y", After: []int{1}}, {Reading: of("4"), Planned: d("0.5"), Choice: "y", After: []int{1}}}, "9"},
		{kpi.Path, "only what counts", []kpi.Part{{}, {Reading: per("0", "0")}}, "0/0"},
		{kpi.End, "the last", []kpi.Part{{}, {Reading: of("3")}}, "3"},
	}
	for _, c := range cases {
		t.Run(string(c.rule)+"/"+c.name, func(t *testing.T) {
			got, err := operator(t, c.rule).Compose(c.parts)
			require.NoError(t, err)
			assert.Equal(t, c.want, got.String())
		})
	}
}

// Rules that may be used across units are Groupers, and only those.
func TestOperator_Groups(t *testing.T) {
	groups := map[kpi.Rule]bool{kpi.Sum: true, kpi.Total: true, kpi.Product: true, kpi.Min: true, kpi.Max: true, kpi.Ratio: true}
	for _, r := range rules {
		_, got := operator(t, r).(kpi.Grouper)
		assert.Equal(t, groups[r], got, r)
	}
	for _, r := range []kpi.Rule{kpi.None, "median", "Sum"} {
		op, ok := r.Operator()
		assert.False(t, ok, r)
		assert.Nil(t, op, r)
	}
}

func TestOperator_errors(t *testing.T) {
	long := d(strings.Repeat("1", 31))
	cases := []struct {
		name  string
		rule  kpi.Rule
		parts []kpi.Part
		kind  error
		want  string
	}{
		{"no parts", kpi.Sum, nil, kpi.ErrParts, "there are no parts"},
		{"after a later part", kpi.Path, []kpi.Part{{ID: "a", After: []int{1}}, {ID: "b"}}, kpi.ErrParts, "part 0 (a) comes after part 1, which is no earlier one"},
		{"after itself", kpi.Path, []kpi.Part{{ID: "a", After: []int{0}}}, kpi.ErrParts, "part 0 (a) comes after part 0, which is no earlier one"},
		{"after nothing there is", kpi.Sum, []kpi.Part{{ID: "a", After: []int{-1}}}, kpi.ErrParts, "part 0 (a) comes after part -1, which is no earlier one"},
		{"after an alternative", kpi.Path, []kpi.Part{{ID: "a", Choice: "x", Planned: d("0.5")}, {ID: "b", Choice: "x", Planned: d("0.5"), After: []int{0}}}, kpi.ErrParts,
			"part 1 (b) comes after part 0, an alternative to it"},
		{"a choice apart", kpi.Sum, []kpi.Part{{ID: "a", Choice: "x"}, {ID: "b"}, {ID: "c", Choice: "x"}}, kpi.ErrParts,
			`part 2 (c) stands apart from the rest of choice "x"`},
		{"chances over 1", kpi.Product, []kpi.Part{{ID: "a", Choice: "x", Planned: d("0.6")}, {ID: "b", Choice: "x", Planned: d("0.5")}}, kpi.ErrRange,
			`part 1 (b): the chances of choice "x" add up to more than 1`},
		{"measured chances over 1", kpi.Sum, []kpi.Part{{ID: "a", Choice: "x", Planned: d("0.6"), Passes: per("5", "4")}}, kpi.ErrRange,
			`part 0 (a): the chances of choice "x" add up to more than 1`},
		{"a choice under mean", kpi.Mean, []kpi.Part{{ID: "a", Choice: "x"}}, kpi.ErrRule, `rule mean has no meaning for choice "x" of part 0 (a)`},
		{"a choice under end", kpi.End, []kpi.Part{{ID: "a", Choice: "x"}}, kpi.ErrRule, `rule end has no meaning for choice "x" of part 0 (a)`},
		{"a value without volume", kpi.Ratio, parts(of("1"), per("1", "2")), kpi.ErrRule, "a part has no volume to be pooled by rule ratio"},
		{"a percentage under product", kpi.Product, ofValues("95"), kpi.ErrRange, "part 0 (a): 95 is outside what rule product composes"},
		{"a duration below zero", kpi.Path, ofValues("-1"), kpi.ErrRange, "part 0 (a): -1 is outside what rule path composes"},
		{"a long reading", kpi.Sum, []kpi.Part{{ID: "a", Reading: kpi.Of(long)}}, kpi.ErrRange,
			"part 0 (a): reading " + strings.Repeat("1", 31) + ": more than 30 digits"},
		{"a negative volume", kpi.Sum, parts(per("1", "-2")), kpi.ErrRange, "part 0 (a): reading 1/-2: a volume is not negative"},
		{"a negative weight", kpi.Mean, []kpi.Part{{ID: "a", Weight: d("-0.5")}}, kpi.ErrRange, "part 0 (a): weight -0.5 is not more than 0"},
		{"negative planned passes", kpi.Sum, []kpi.Part{{ID: "a", Planned: d("-0.5")}}, kpi.ErrRange, "part 0 (a): planned passes -0.5 is not more than 0"},
		{"negative passes", kpi.Sum, []kpi.Part{{ID: "a", Passes: of("-1")}}, kpi.ErrRange, "part 0 (a): passes of -1 are below 0"},
		{"long passes", kpi.Sum, []kpi.Part{{ID: "a", Passes: kpi.Of(long)}}, kpi.ErrRange,
			"part 0 (a): passes: reading " + strings.Repeat("1", 31) + ": more than 30 digits"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := operator(t, c.rule).Compose(c.parts)
			require.EqualError(t, err, c.want)
			require.ErrorIs(t, err, c.kind)
			assert.True(t, got.Equal(kpi.Reading{}), got)
		})
	}
	for what, part := range map[string]kpi.Part{"weight": {Weight: long}, "planned passes": {Planned: long}} {
		_, err := operator(t, kpi.Sum).Compose([]kpi.Part{part})
		require.ErrorIs(t, err, kpi.ErrRange)
		require.ErrorContains(t, err, what)
	}
}

// What a host sets in package decimal does not change what is composed.
func TestOperator_hostSettings(t *testing.T) {
	all := parts(per("1", "3"), per("2", "7"), of("0.25"))
	op := operator(t, kpi.Product)
	want, err := op.Compose(all)
	require.NoError(t, err)
	flip.Decimals(t, 0)
	got, err := op.Compose(all)
	require.NoError(t, err)
	assert.True(t, want.Equal(got), "want %v got %v", want, got)
}
