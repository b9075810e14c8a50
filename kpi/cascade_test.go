package kpi_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/flip"
	"github.com/kpichain/kpichain/kpi"
)

// operatorFunc makes an operator of a function.
type operatorFunc func([]kpi.Part) (kpi.Reading, error)

func (f operatorFunc) Compose(parts []kpi.Part) (kpi.Reading, error) { return f(parts) }

var errHost = errors.New("the host says no")

// Operators as hosts write them.
var (
	constant operatorFunc = func([]kpi.Part) (kpi.Reading, error) { return kpi.Of(d("5")), nil }
	failing  operatorFunc = func([]kpi.Part) (kpi.Reading, error) { return kpi.Reading{}, errHost }
	silent   operatorFunc = func([]kpi.Part) (kpi.Reading, error) { return kpi.Reading{}, nil }
	// spread is the sum of passes times values.
	spread operatorFunc = func(parts []kpi.Part) (kpi.Reading, error) {
		sum := d("0")
		for _, p := range parts {
			v, _ := p.Reading.Value()
			times, ok := p.Passes.Value()
			if !ok {
				times = p.Planned
			}
			sum = sum.Add(v.Mul(times))
		}
		return kpi.Of(sum), nil
	}
)

// goal returns thresholds without an amber.
func goal(target string) *kpi.Thresholds { return &kpi.Thresholds{Target: d(target)} }

// weights returns parts of those weights.
func weights(of ...string) (all []kpi.Part) {
	for i, w := range of {
		all = append(all, kpi.Part{ID: string(rune('a' + i)), Weight: d(w)})
	}
	return all
}

// written writes thresholds as text: target, green, amber.
func written(all []*kpi.Thresholds) (lines []string) {
	for _, t := range all {
		if t == nil {
			lines = append(lines, "nil")
			continue
		}
		lines = append(lines, kpi.Of(t.Target).String()+", "+t.Green.String()+", "+t.Amber.String())
	}
	return lines
}

func TestCascade(t *testing.T) {
	hours := kpi.Indicator{ID: "lead", Unit: "h", Better: kpi.Lower}
	yield := kpi.Indicator{ID: "right", Decimals: 3}
	near := kpi.Indicator{ID: "stock", Better: kpi.Near}
	pinned := weights("30", "20.5", "20.5")
	pinned[0].Goal = goal("40")
	tooMuch := slices.Clone(pinned)
	tooMuch[0].Goal = goal("80")
	looseAmber := weights("1", "1")
	looseAmber[0].Goal = &kpi.Thresholds{Target: d("4"), Amber: kpi.AtMost(d("6"))}
	measured := weights("1", "1")
	measured[0].Passes, measured[0].Reading = of("3"), of("95")
	reworked := weights("1", "1")
	reworked[1].Planned = d("1.25")
	cases := []struct {
		name  string
		in    kpi.Indicator
		op    kpi.Operator
		whole kpi.Thresholds
		parts []kpi.Part
		want  []string
	}{
		{"sum 71 by 30:20.5:20.5 (THEORY 2)", hours, operator(t, kpi.Sum), *goal("71"), weights("30", "20.5", "20.5"),
			[]string{"30, at most 30, at most 30", "21, at most 21, at most 21", "20, at most 20, at most 20"}},
		{"the first keeps 40 (THEORY 2)", hours, operator(t, kpi.Sum), *goal("71"), pinned,
			[]string{"40, at most 40, at most 40", "16, at most 16, at most 16", "15, at most 15, at most 15"}},
		{"the first keeps 80, which leaves nothing", hours, operator(t, kpi.Sum), *goal("71"), tooMuch,
			[]string{"80, at most 80, at most 80", "0, at most 0, at most 0", "0, at most 0, at most 0"}},
		{"a pinned part with a loose amber: the other's cannot make up for it", hours, operator(t, kpi.Sum), *goal("10"), looseAmber,
			[]string{"4, at most 4, at most 6", "6, at most 6, at most 6"}},
		{"what was measured is not looked at", yield, operator(t, kpi.Product), *goal("0.81"), measured,
			[]string{"0.9, at least 0.9, at least 0.9", "0.9, at least 0.9, at least 0.9"}},
		{"not by a custom operator either", hours, spread, *goal("9"), func() []kpi.Part {
			all := slices.Clone(measured)
			all[0].Planned, all[1].Planned = d("1"), d("2")
			return all
		}(), []string{"3, at most 3, at most 3", "3, at most 3, at most 3"}},
		{"planned rework takes its share", hours, operator(t, kpi.Sum), *goal("9"), reworked,
			[]string{"4, at most 4, at most 4", "4, at most 4, at most 4"}},
		{"product .95, amber .90 (THEORY 3)", yield, operator(t, kpi.Product), kpi.Thresholds{Target: d("0.95"), Amber: kpi.AtLeast(d("0.90"))}, weights("1", "1", "1"),
			[]string{"0.983, at least 0.983, at least 0.965", "0.983, at least 0.983, at least 0.965", "0.984, at least 0.984, at least 0.967"}},
		{"a range to both sides (THEORY 3)", near, operator(t, kpi.Sum), kpi.Thresholds{Target: d("100"), Green: kpi.Between(d("95"), d("105"))}, weights("5", "3", "2"),
			[]string{"50, 47 to 53, 47 to 53", "30, 29 to 31, 29 to 31", "20, 19 to 21, 19 to 21"}},
		{"the last alone", yield, operator(t, kpi.End), *goal("0.9"), weights("1", "1"), []string{"nil", "0.9, at least 0.9, at least 0.9"}},
		{"a constant that is enough leaves the whole's", hours, constant, *goal("7"), weights("1", "1"),
			[]string{"7, at most 7, at most 7", "7, at most 7, at most 7"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := c.in.Cascade(c.op, c.whole, c.parts)
			require.NoError(t, err)
			assert.Equal(t, c.want, written(got))
		})
	}
}

func TestCascade_errors(t *testing.T) {
	hours := kpi.Indicator{ID: "lead", Better: kpi.Lower}
	yield := kpi.Indicator{ID: "right", Decimals: 2}
	long := d(strings.Repeat("1", 31))
	sum, product := operator(t, kpi.Sum), operator(t, kpi.Product)
	withGoal := func(g kpi.Thresholds) []kpi.Part { return []kpi.Part{{ID: "a"}, {ID: "b", Goal: &g}} }
	change := func(i kpi.Indicator, f func(*kpi.Indicator)) kpi.Indicator { f(&i); return i }
	cases := []struct {
		name  string
		in    kpi.Indicator
		op    kpi.Operator
		whole kpi.Thresholds
		parts []kpi.Part
		kind  error
		want  string
	}{
		{"no operator", hours, nil, *goal("9"), weights("1"), kpi.ErrRule, `kpi "lead": there is no operator`},
		{"no parts", hours, sum, *goal("9"), nil, kpi.ErrParts, `kpi "lead": there are no parts`},
		{"a negative weight", hours, sum, *goal("9"), weights("1", "-1"), kpi.ErrRange, `kpi "lead": part 1 (b): weight -1 is not more than 0`},
		{"negative planned passes", hours, sum, *goal("9"), []kpi.Part{{ID: "a", Planned: d("-1")}}, kpi.ErrRange,
			`kpi "lead": part 0 (a): planned passes -1 is not more than 0`},
		{"after a later part", hours, operator(t, kpi.Path), *goal("9"), []kpi.Part{{ID: "a", After: []int{1}}, {ID: "b"}}, kpi.ErrParts,
			`kpi "lead": part 0 (a) comes after part 1, which is no earlier one`},
		{"a choice apart", hours, sum, *goal("9"), []kpi.Part{{ID: "a", Choice: "x"}, {ID: "b"}, {ID: "c", Choice: "x"}}, kpi.ErrParts,
			`kpi "lead": part 2 (c) stands apart from the rest of choice "x"`},
		{"a choice under mean", hours, operator(t, kpi.Mean), *goal("9"), []kpi.Part{{ID: "a", Choice: "x"}}, kpi.ErrRule,
			`kpi "lead": rule mean has no meaning for choice "x" of part 0 (a)`},
		{"chances over 1", hours, sum, *goal("9"), []kpi.Part{{ID: "a", Choice: "x"}, {ID: "b", Choice: "x"}}, kpi.ErrRange,
			`kpi "lead": part 1 (b): the chances of choice "x" add up to more than 1`},
		{"a long target", hours, sum, kpi.Thresholds{Target: long}, weights("1"), kpi.ErrRange, `kpi "lead": whole: target: more than 30 digits`},
		{"a goal finer than the decimals", hours, sum, *goal("9.5"), weights("1"), kpi.ErrRange, `kpi "lead": whole: 9.5 has more than 0 decimals`},
		{"an amber finer than the decimals", hours, sum, kpi.Thresholds{Target: d("9"), Amber: kpi.AtMost(d("9.5"))}, weights("1"), kpi.ErrRange,
			`kpi "lead": whole: 9.5 has more than 0 decimals`},
		{"a part's goal finer than the decimals", hours, sum, *goal("9"), withGoal(*goal("1.5")), kpi.ErrRange,
			`kpi "lead": goal of part 1 (b): 1.5 has more than 0 decimals`},
		{"a target outside green", hours, sum, kpi.Thresholds{Target: d("9"), Green: kpi.AtMost(d("8"))}, weights("1"), kpi.ErrRange,
			`kpi "lead": whole: target 9 lies outside green, which is at most 8`},
		{"a part's amber that is open", hours, sum, *goal("9"), withGoal(kpi.Thresholds{Target: d("1"), Amber: kpi.AtLeast(d("0"))}), kpi.ErrRange,
			"kpi \"lead\": goal of part 1 (b): green, which is at most 1, lies outside amber, which is at least 0\n" +
				"amber, which is at least 0, is open above, where values are worse"},
		{"decimals", change(hours, func(i *kpi.Indicator) { i.Decimals = 10 }), sum, *goal("9"), weights("1"), kpi.ErrRange,
			`kpi "lead": decimals 10 are not in 0 to 9`},
		{"decimals below 0", change(hours, func(i *kpi.Indicator) { i.Decimals = -1 }), sum, *goal("9"), weights("1"), kpi.ErrRange,
			`kpi "lead": decimals -1 are not in 0 to 9`},
		{"a direction that does not exist", kpi.Indicator{ID: "x", Better: 9}, sum, *goal("9"), weights("1"), kpi.ErrRange,
			`kpi "x": whole: better: Direction(9) does not exist`},
		{"a percentage under product", yield, product, *goal("95"), weights("1", "1"), kpi.ErrRange,
			`kpi "right": whole: 95 is outside what rule product composes, which is 0 to 1`},
		{"a pinned percentage under product", yield, product, *goal("0.95"), []kpi.Part{{ID: "a"}, {ID: "b", Goal: goal("5"), Planned: d("1.25")}}, kpi.ErrRange,
			`kpi "right": goal of part 1 (b): 5 is outside what rule product composes, which is 0 to 1`},
		{"a duration below zero", hours, operator(t, kpi.Path), *goal("-1"), weights("1"), kpi.ErrRange,
			`kpi "lead": whole: -1 is outside what rule path composes, which is at least 0`},
		{"an empty domain", change(hours, func(i *kpi.Indicator) { i.Domain = kpi.Between(d("5"), d("4")) }), sum, *goal("9"), weights("1"), kpi.ErrRange,
			`kpi "lead": domain: 5 to 4 holds nothing`},
		{"a domain that the rule has no meaning for", change(yield, func(i *kpi.Indicator) { i.Domain = kpi.AtLeast(d("5")) }), product, *goal("0.9"), weights("1"), kpi.ErrRange,
			`kpi "right": domain: at least 5 is nowhere what rule product composes, which is 0 to 1`},
		{"a domain between two targets", change(hours, func(i *kpi.Indicator) { i.Domain = kpi.Between(d("0.2"), d("0.4")) }), sum, *goal("9"), weights("1"), kpi.ErrRange,
			`kpi "lead": no target fits the digits that targets have`},
		{"out of reach", change(yield, func(i *kpi.Indicator) { i.Domain = kpi.AtMost(d("0.9")) }), product, *goal("0.85"), weights("1", "1"), kpi.ErrRange,
			`kpi "right": no targets of the parts reach the whole: the strictest targets give 0.81, 0.04 short of 0.85`},
		{"below what an amount can be", change(hours, func(i *kpi.Indicator) { i.Domain = kpi.AtLeast(d("2")) }), sum, *goal("3"), weights("1", "1"), kpi.ErrRange,
			`kpi "lead": no targets of the parts reach the whole: the strictest targets give 4, 1 short of 3`},
		{"out of reach even without pins", change(hours, func(i *kpi.Indicator) { i.Domain = kpi.AtLeast(d("2")) }), sum, *goal("3"), withGoal(*goal("3")), kpi.ErrRange,
			`kpi "lead": no targets of the parts reach the whole: the strictest targets give 4, 1 short of 3`},
		{"between two targets", kpi.Indicator{ID: "stock", Better: kpi.Near}, sum, *goal("3"), []kpi.Part{{ID: "a", Planned: d("2")}}, kpi.ErrRange,
			`kpi "stock": no targets of the parts reach the whole: the strictest targets give 2, 1 short of 3`},
		{"a copied target outside the domain", change(yield, func(i *kpi.Indicator) { i.Domain = kpi.AtMost(d("0.9")) }), operator(t, kpi.Min), *goal("0.95"), weights("1"), kpi.ErrRange,
			`kpi "right": no targets of the parts reach the whole: the strictest targets give 0.9, 0.05 short of 0.95`},
		{"a capacity outside the domain", change(kpi.Indicator{ID: "speed"}, func(i *kpi.Indicator) { i.Domain = kpi.AtMost(d("12")) }), operator(t, kpi.Bottleneck), *goal("10"),
			[]kpi.Part{{ID: "a", Planned: d("1.25")}}, kpi.ErrRange,
			`kpi "speed": no targets of the parts reach the whole: the strictest targets give 9.6, 0.4 short of 10`},
		{"an operator that fails", hours, failing, *goal("9"), weights("1"), kpi.ErrRule, `kpi "lead": the operator fails: the host says no`},
		{"an operator without a value", hours, silent, *goal("9"), weights("1"), kpi.ErrRule, `kpi "lead": the operator fails: it gave no value`},
		{"a constant operator", change(hours, func(i *kpi.Indicator) { i.Domain = kpi.AtLeast(d("0")) }), constant, *goal("4"), weights("1", "1"), kpi.ErrRange,
			`kpi "lead": no targets of the parts reach the whole: the strictest targets give 5, 1 short of 4`},
		{"a target that does not fit", kpi.Indicator{ID: "x", Decimals: 9}, sum, *goal("1000000000000000000000"), weights("1"), kpi.ErrRange,
			`kpi "x": no target fits the digits that targets have`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := c.in.Cascade(c.op, c.whole, c.parts)
			require.ErrorIs(t, err, c.kind)
			assert.EqualError(t, err, c.want)
			assert.Nil(t, got)
		})
	}
}

// Parts are neither changed nor kept: not their slices, nor their goals.
func TestCascade_partsStay(t *testing.T) {
	own := kpi.Thresholds{Target: d("4"), Green: kpi.AtMost(d("5"))}
	given := []kpi.Part{{ID: "a", Reading: of("3"), Passes: of("2")}, {ID: "b", Reading: of("3"), After: []int{0}, Goal: &own}}
	for _, op := range []kpi.Operator{operator(t, kpi.Path), spread} {
		all := slices.Clone(given)
		in := kpi.Indicator{ID: "lead", Better: kpi.Lower, Decimals: 1}
		got, err := in.Cascade(op, *goal("10"), all)
		require.NoError(t, err)
		before := written(got)
		assert.Equal(t, "3", all[0].Reading.String())
		assert.Equal(t, "2", all[0].Passes.String())
		assert.Equal(t, []int{0}, all[1].After)
		assert.Same(t, &own, all[1].Goal)
		assert.NotSame(t, &own, got[1], "the goal of a part is copied")
		assert.Equal(t, []string{"4, at most 5, anything"}, written([]*kpi.Thresholds{&own}), "and is not filled in")
		all[0], all[1].After[0] = kpi.Part{}, 0
		own.Target = d("1")
		assert.Equal(t, before, written(got))
		own.Target = d("4")
	}
}

// An operator that panics is the host's to mend: the panic comes through.
func TestCascade_operatorPanics(t *testing.T) {
	var op operatorFunc = func([]kpi.Part) (kpi.Reading, error) { panic("the host's") }
	assert.PanicsWithValue(t, "the host's", func() { _, _ = kpi.Indicator{ID: "x"}.Cascade(op, *goal("1"), weights("1")) })
}

// A typed target is the same whatever a host sets in package decimal.
func TestCascade_hostSettings(t *testing.T) {
	in := kpi.Indicator{ID: "right", Decimals: 3}
	whole, all := kpi.Thresholds{Target: decimal.New(9, -1)}, []kpi.Part{{Weight: decimal.New(1, 0)}, {Weight: decimal.New(2, 0)}, {Weight: decimal.New(3, 0)}}
	cascade := func() []string {
		got, err := in.Cascade(operator(t, kpi.Product), whole, all)
		require.NoError(t, err)
		return written(got)
	}
	want := cascade()
	flip.Decimals(t, 0)
	assert.Equal(t, want, cascade())
}
