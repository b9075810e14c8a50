package kpi_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/flip"
	"github.com/kpichain/kpichain/kpi"
)

// told writes an attribution: the gap, and what it is the sum of, each share by its
// columns, and reserve and unexplained where there are any.
func told(a kpi.Attribution) string {
	var s strings.Builder
	column := func(name string, n decimal.Decimal) {
		if !n.IsZero() {
			s.WriteString(name + kpi.Of(n).String())
		}
	}
	s.WriteString(kpi.Of(a.Gap).String() + " =")
	for k, share := range a.Shares {
		if k > 0 {
			s.WriteString(",")
		}
		s.WriteString(" " + kpi.Of(share.Value).String())
		column(" passes ", share.Passes)
		column(" mix ", share.Mix)
	}
	column("; reserve ", a.Reserve)
	column("; unexplained ", a.Unexplained)
	return s.String()
}

// requireAddsUp holds an attribution against what it promises for all rules.
func requireAddsUp(t testing.TB, in kpi.Indicator, a kpi.Attribution) {
	t.Helper()
	sum, digits := a.Reserve.Add(a.Unexplained), in.Decimals+2
	numbers := []decimal.Decimal{a.Gap, a.Reserve, a.Unexplained}
	for k, s := range a.Shares {
		if !s.Gap.Equal(s.Value.Add(s.Passes).Add(s.Mix)) {
			require.Fail(t, "a share does not add up", "%d: %s", k, told(a))
		}
		sum = sum.Add(s.Gap)
		numbers = append(numbers, s.Gap, s.Value, s.Passes, s.Mix)
	}
	require.True(t, a.Gap.Equal(sum), "the shares add up to %s, not to %s", sum, a.Gap)
	for _, n := range numbers {
		if !n.Equal(n.Round(digits)) {
			require.Fail(t, "a number is too fine", "%s: %s", n, told(a))
		}
	}
}

// aimed returns parts that each aim for one number and read another: "13 15". A
// reading of "-" is none, and "181/200" has a volume; so an aim of "-".
func aimed(all ...string) (list []kpi.Part) {
	for k, s := range all {
		aim, value, _ := strings.Cut(s, " ")
		p := kpi.Part{ID: string(rune('a' + k))}
		if aim != "-" {
			p.Goal = goal(aim)
		}
		if num, den, quotient := strings.Cut(value, "/"); quotient {
			p.Reading = per(num, den)
		} else if value != "-" {
			p.Reading = of(value)
		}
		list = append(list, p)
	}
	return list
}

// with changes one part of a list.
func with(list []kpi.Part, k int, change func(*kpi.Part)) []kpi.Part {
	change(&list[k])
	return list
}

// planned and measured set passes, chance both as those of an alternative, weigh a
// weight, and after what comes before.
func planned(times string) func(*kpi.Part)  { return func(p *kpi.Part) { p.Planned = d(times) } }
func measured(times string) func(*kpi.Part) { return func(p *kpi.Part) { p.Passes = of(times) } }
func weigh(weight string) func(*kpi.Part)   { return func(p *kpi.Part) { p.Weight = d(weight) } }
func after(parts ...int) func(*kpi.Part)    { return func(p *kpi.Part) { p.After = parts } }
func chance(plan, read string) func(*kpi.Part) {
	return func(p *kpi.Part) { p.Choice, p.Planned, p.Passes = "x", d(plan), of(read) }
}

// The indicators of the tables: one for each direction.
var (
	higher = kpi.Indicator{ID: "x", Decimals: 2}
	lower  = kpi.Indicator{ID: "x", Decimals: 2, Better: kpi.Lower}
	near   = kpi.Indicator{ID: "x", Decimals: 2, Better: kpi.Near}
)

// An attributed whole, as the tables have it: its value, "" for what the parts compose
// to, and its target.
type attributed struct {
	name          string
	in            kpi.Indicator
	rule          kpi.Rule
	value, target string
	parts         []kpi.Part
	want          string
}

func (c attributed) test(t *testing.T) {
	t.Run(string(c.rule)+": "+c.name, func(t *testing.T) {
		op := operator(t, c.rule)
		whole := kpi.Gauge{Goal: goal(c.target)}
		if c.value != "" {
			whole.Reading = of(c.value)
		} else {
			var err error
			whole.Reading, err = op.Compose(c.parts)
			require.NoError(t, err)
		}
		got, err := c.in.Attribute(op, whole, c.parts)
		require.NoError(t, err)
		requireAddsUp(t, c.in, got)
		assert.Equal(t, c.want, told(got))
	})
}

// What parts that are read do, rule by rule; a goal that promises more, or less, than
// the whole's is reserve, and a whole that was measured apart from its parts has a
// rest that they do not explain.
func TestAttribute(t *testing.T) {
	cases := []attributed{
		{"each its own, and what the goals leave", lower, kpi.Sum, "", "24", aimed("13 15", "8 8"), "1 = -2, 0; reserve 3"},
		{"goals that promise too little", lower, kpi.Sum, "", "20", aimed("13 15", "8 8"), "-3 = -2, 0; reserve -1"},
		{"time lost between the steps", lower, kpi.Sum, "26", "21", aimed("13 15", "8 8"), "-5 = -2, 0; unexplained -3"},
		{"passed more often", lower, kpi.Sum, "", "12", with(aimed("4 5", "8 8"), 0, measured("1.5")), "-3.5 = -1.25 passes -2.25, 0"},
		{"passed less often", lower, kpi.Sum, "", "12", with(aimed("4 4", "8 8"), 0, measured("0.5")), "2 = 0 passes 2, 0"},
		{"never passed", lower, kpi.Sum, "", "12", with(aimed("4 6", "8 8"), 0, measured("0")), "4 = -1 passes 5, 0"},
		{"below zero", higher, kpi.Sum, "", "-3", aimed("-3 -5", "0 1"), "-1 = -2, 1"},
		{"an alternative gained on another", lower, kpi.Sum, "", "6",
			with(with(aimed("4 4", "8 8"), 0, chance("0.5", "0.25")), 1, chance("0.5", "0.75")), "-1 = 0 passes 1, 0 passes -2"},
		{"amounts have counted their passes", lower, kpi.Total, "", "9", with(aimed("4 5", "5 5"), 0, measured("3")), "-1 = -1, 0"},
		{"an amount over no volume", lower, kpi.Total, "", "9", aimed("4 5/0", "5 5"), "-1 = -1, 0"},
		{"yields", higher, kpi.Product, "", "0.72", aimed("0.9 0.8", "0.8 0.7"), "-0.16 = -0.075, -0.085"},
		{"yields, and what rounding kept back", higher, kpi.Product, "", "0.7", aimed("0.9 0.8", "0.8 0.8"), "-0.06 = -0.08, 0; reserve 0.02"},
		{"one that failed altogether", higher, kpi.Product, "", "0.72", aimed("0.9 0.5", "0.8 0"), "-0.72 = -0.16, -0.56"},
		{"one that aimed for nothing", higher, kpi.Product, "", "0", aimed("0 0.5", "0.8 0.6"), "0.3 = 0.35, -0.05"},
		{"two that are nothing throughout", higher, kpi.Product, "", "0", aimed("0 0", "0 0", "0.5 1"), "0 = 0, 0, 0"},
		{"tried again", higher, kpi.Product, "", "0.5", with(aimed("0.5 0.5"), 0, measured("2")), "-0.1667 = 0 passes -0.1667"},
		{"left out more often", higher, kpi.Product, "", "0.5", with(aimed("0.5 0.5"), 0, measured("0.4")), "0.3 = 0 passes 0.3"},
		{"never passed", higher, kpi.Product, "", "0.5", with(aimed("0.5 0.4"), 0, measured("0")), "0.5 = -0.05 passes 0.55"},
		{"alternatives are one factor", higher, kpi.Product, "", "0.81",
			append(with(with(aimed("0.9 0.7", "0.9 0.9"), 0, chance("0.5", "0.5")), 1, chance("0.5", "0.5")), aimed("0.9 0.9")...),
			"-0.09 = -0.09, 0, 0"},
		{"one after the other was the slowest", higher, kpi.Min, "", "80", aimed("100 60", "80 90"), "-20 = -24, 4"},
		{"the largest", lower, kpi.Max, "", "4", aimed("0 6", "4 4"), "-2 = -2, 0"},
		{"a goal that is not the whole's", higher, kpi.Min, "", "70", aimed("100 60", "80 90"), "-10 = -24, 4; reserve 10"},
		{"a capacity that is asked twice", higher, kpi.Bottleneck, "", "12", with(aimed("12 12", "12 20"), 0, measured("2")), "-6 = 0 passes -6, 0"},
		{"by importance", higher, kpi.Mean, "", "4", with(aimed("4 8", "4 0"), 0, weigh("3")), "2 = 3, -1"},
		{"a rate and its mix (THEORY 4)", higher, kpi.Ratio, "", "0.84",
			with(with(aimed("0.9 368/400", "0.6 390/600"), 0, weigh("800")), 1, weigh("200")), "-0.082 = 0.012 mix -0.0444, 0.02 mix -0.0696"},
		{"an amount over no volume", higher, kpi.Ratio, "", "0.9", aimed("0.9 8/10", "0.9 5/0"), "0.4 = -0.075, 0.5 mix -0.025"},
		{"a single value needs no volume", higher, kpi.Ratio, "", "0.9", aimed("0.9 0.8"), "-0.1 = -0.1"},
		{"another path took over", lower, kpi.Path, "", "5",
			with(with(with(aimed("0 0", "5 4", "2 6", "0 0"), 1, after(0)), 2, after(0)), 3, after(1, 2)), "-1 = 0, 0.6, -1.6, 0"},
		{"passed twice", lower, kpi.Path, "", "5", with(aimed("5 5"), 0, measured("2")), "-5 = 0 passes -5"},
		{"an alternative of a path", lower, kpi.Path, "", "5",
			with(with(with(aimed("2 4", "6 6", "1 1"), 0, chance("0.5", "0.5")), 1, chance("0.5", "0.5")), 2, after(0)), "-1 = -1, 0, 0"},
		{"the last alone", higher, kpi.End, "", "2", aimed("- 9", "2 3"), "1 = 0, 1"},
	}
	for _, c := range cases {
		c.test(t)
	}
}

// What is not there: missing, absent and void readings, and goals that are not set.
func TestAttribute_missing(t *testing.T) {
	chained := func(list []kpi.Part) []kpi.Part { return with(list, 1, after(0)) }
	var cases []attributed
	for _, r := range rules {
		cases = append(cases, attributed{"nothing was read", higher, r, "0.5", "0.75", chained(aimed("0.9 -", "0.8 -")), "-0.25 = 0, 0; unexplained -0.25"})
	}
	cases = append(cases, []attributed{
		{"counts as on its target", lower, kpi.Sum, "20", "17", aimed("9 10", "8 -"), "-3 = -1, 0; unexplained -2"},
		{"is not there without a target", lower, kpi.Sum, "20", "17", aimed("9 10", "- -"), "-3 = -1, 0; reserve 8; unexplained -10"},
		{"known to be passed twice", lower, kpi.Sum, "20", "17", with(aimed("9 10", "8 -"), 1, measured("2")), "-3 = -1, 0 passes -8; unexplained 6"},
		{"known to be asked twice", higher, kpi.Bottleneck, "3", "4", with(aimed("5 6", "4 -"), 1, measured("2")), "-1 = 0, 0 passes -2; unexplained 1"},
		{"counts as on its target", higher, kpi.Total, "20", "17", aimed("9 10", "8 -"), "3 = 1, 0; unexplained 2"},
		{"counts as on its target", higher, kpi.Product, "0.5", "0.72", aimed("0.9 0.8", "0.8 -"), "-0.22 = -0.08, 0; unexplained -0.14"},
		{"is not there without a target", higher, kpi.Product, "0.5", "0.72", aimed("0.9 0.8", "- -"), "-0.22 = -0.1, 0; reserve 0.18; unexplained -0.3"},
		{"counts as on its target", lower, kpi.Path, "20", "17", chained(aimed("9 10", "8 -")), "-3 = -1, 0; unexplained -2"},
		{"is not there without a target", lower, kpi.Path, "20", "17", chained(aimed("9 10", "- -")), "-3 = -1, 0; reserve 8; unexplained -10"},
		{"is left out", higher, kpi.Min, "3", "4", aimed("5 6", "4 -"), "-1 = 1, 0; reserve 1; unexplained -3"},
		{"is left out, without a target", higher, kpi.Max, "3", "4", aimed("5 6", "- -"), "-1 = 1, 0; reserve 1; unexplained -3"},
		{"counts as on its target", higher, kpi.Bottleneck, "3", "4", aimed("5 6", "4 -"), "-1 = 0, 0; unexplained -1"},
		{"is left out", higher, kpi.Mean, "3", "4", aimed("5 6", "4 -"), "-1 = 1, 0; reserve 1; unexplained -3"},
		{"is left out", higher, kpi.Ratio, "3", "4", aimed("5 12/2", "4 -"), "-1 = 1, 0; reserve 1; unexplained -3"},
		{"the last is all there is", higher, kpi.End, "3", "4", aimed("5 6", "4 -"), "-1 = 0, 0; unexplained -1"},
		{"one that does not count", higher, kpi.End, "", "4", aimed("- -", "4 5"), "1 = 0, 1"},
		{"only a path that leads nowhere was read", lower, kpi.Path, "3", "4", aimed("- 9", "1 -"), "1 = 0, 0; unexplained 1"},
		{"a path that leads nowhere", lower, kpi.Path, "", "4", with(aimed("- 9", "1 -", "3 5"), 2, after()), "-1 = 0, 0, -2; reserve 1"},

		{"absent: it took nothing", lower, kpi.Sum, "", "17", aimed("9 10", "8 0/0"), "7 = -1, 8"},
		{"absent: it took nothing", lower, kpi.Path, "", "17", chained(aimed("9 10", "8 0/0")), "7 = -1, 8"},
		{"absent: it lost nothing", higher, kpi.Product, "", "0.72", aimed("0.9 0.9", "0.8 0/0"), "0.18 = 0, 0.18"},
		{"absent: left out", higher, kpi.Min, "", "4", aimed("5 6", "4 0/0"), "2 = 1, 0; reserve 1"},
		{"absent: left out, without a target", higher, kpi.Mean, "", "5", aimed("5 6", "- 0/0"), "1 = 1, 0"},
		{"absent: its volume moved away", higher, kpi.Ratio, "", "0.8", aimed("0.9 9/10", "0.7 0/0"), "0.1 = 0 mix 0.025, 0 mix 0.075"},
		{"void: counts as on its target", lower, kpi.Sum, "20", "17", aimed("9 10", "8 5/0"), "-3 = -1, 0; unexplained -2"},
		{"void: left out, without a target", higher, kpi.Min, "6", "5", aimed("5 6", "- 5/0"), "1 = 1, 0"},
		{"void: no volume at all", higher, kpi.Ratio, "6", "5", aimed("5 5/0"), "1 = 0; unexplained 1"},
		{"the whole has a volume of its own", higher, kpi.Ratio, "0.95", "0.9", aimed("0.9 9/10"), "0.05 = 0; unexplained 0.05"},
		{"never passed, and so left out", higher, kpi.Bottleneck, "", "12", with(aimed("12 12", "20 20"), 0, measured("0")), "8 = 0, 0; reserve 8"},
	}...)
	for _, c := range cases {
		c.test(t)
	}
}

// The ends: sides of Near, digits, equals, and a single part.
func TestAttribute_edges(t *testing.T) {
	coarse, fine := kpi.Indicator{ID: "x"}, kpi.Indicator{ID: "x", Decimals: 9}
	thirds := aimed("0 1/3", "0 1/3", "0 1/3")
	cases := []attributed{
		{"above: a rise is worse", near, kpi.Sum, "", "10", aimed("5 8", "5 4"), "-2 = -3, 1"},
		{"below: a rise is better", near, kpi.Sum, "", "10", aimed("5 4", "5 4"), "-2 = -1, -1"},
		{"on target: what rose and what fell", near, kpi.Sum, "", "10", aimed("5 7", "5 3"), "0 = 2, -2"},
		{"below, with a reserve", near, kpi.Sum, "", "12", aimed("5 4", "5 4"), "-4 = -1, -1; reserve -2"},
		{"one part", higher, kpi.Product, "", "0.9", aimed("0.9 0.8"), "-0.1 = -0.1"},
		{"all alike", higher, kpi.Min, "", "5", aimed("5 2", "5 2", "5 2"), "-3 = -1, -1, -1"},
		{"all alike, in order", kpi.Indicator{ID: "x"}, kpi.Max, "", "5", aimed("5 6", "5 6", "5 6"), "1 = 0.34, 0.33, 0.33"},
		{"all on target", higher, kpi.Product, "", "0.729", aimed("0.9 0.9", "0.9 0.9", "0.9 0.9"), "0 = 0, 0, 0"},
		{"rounded once", higher, kpi.Sum, "", "0", thirds, "1 = 0.3334, 0.3333, 0.3333"},
		{"read as 24 decimals, and no rest", fine, kpi.Sum, "", "0", thirds[:1], "0.33333333333 = 0.33333333333"},
		{"no decimals", coarse, kpi.Sum, "", "0", thirds, "1 = 0.34, 0.33, 0.33"},
		{"nine decimals", fine, kpi.Sum, "", "0", thirds, "1 = 0.33333333334, 0.33333333333, 0.33333333333"},
		{"below zero, rounded", coarse, kpi.Sum, "", "1", with(aimed("1 0/1", "0 0", "0 0"), 0, weigh("2")), "-1 = -1, 0, 0"},
		{"less than a digit", coarse, kpi.Sum, "", "0", aimed("0 0.004", "0 0.004", "0 -0.003"), "0.01 = 0.01, 0, 0"},
		{"goals finer than targets may be", coarse, kpi.Sum, "", "0", aimed("0.001 0.501", "-0.001 0"), "0.5 = 0.5, 0"},
		{"nothing moved but by a digit of passes", coarse, kpi.Sum, "", "1", with(aimed("1 1"), 0, measured("1.001")), "0 = 0"},
	}
	for _, c := range cases {
		c.test(t)
	}
}

// Parts and their goals are neither changed nor kept, and a custom operator that
// changes what it is given changes nothing of the host's.
func TestAttribute_inputsStay(t *testing.T) {
	for _, op := range []kpi.Operator{operator(t, kpi.Path), operator(t, kpi.Product), spread} {
		list := with(with(with(aimed("0.5 0.4", "0.5 0.6"), 0, measured("0.5")), 1, after(0)), 1, planned("0.5"))
		whole := kpi.Gauge{Reading: of("0.7"), Goal: &kpi.Thresholds{Target: d("0.5"), Amber: kpi.AtLeast(d("0.25"))}}
		before := fmt.Sprintf("%s %+v", marshal(t, whole), spelled(list))
		first, err := higher.Attribute(op, whole, list)
		require.NoError(t, err)
		assert.Equal(t, before, fmt.Sprintf("%s %+v", marshal(t, whole), spelled(list)))
		want := told(first)
		again, err := higher.Attribute(op, whole, list)
		require.NoError(t, err)
		assert.Equal(t, want, told(again))
		list[0], list[1].After[0], whole.Goal.Target = kpi.Part{}, 0, d("9")
		assert.Equal(t, want, told(first))
	}
}

// spelled writes parts.
func spelled(list []kpi.Part) (all []string) {
	for _, p := range list {
		all = append(all, fmt.Sprint(p.ID, p.Reading, written([]*kpi.Thresholds{p.Goal}), p.Weight, p.Passes, p.Planned, p.After, p.Choice))
	}
	return all
}

// What a host sets in package decimal changes nothing.
func TestAttribute_hostSettings(t *testing.T) {
	list := with(aimed("0.9 1/3", "0.8 5/7", "0.7 2/3"), 1, measured("1.25"))
	whole := kpi.Gauge{Reading: of("0.25"), Goal: goal("0.5")}
	attributed := func() (all []string) {
		for _, r := range []kpi.Rule{kpi.Sum, kpi.Product, kpi.Min, kpi.Mean, kpi.Ratio} {
			a, err := higher.Attribute(operator(t, r), whole, list)
			require.NoError(t, err)
			all = append(all, marshal(t, a))
		}
		return all
	}
	want := attributed()
	flip.Decimals(t, 0)
	assert.Equal(t, want, attributed())
}

// A written attribution is read back as it was.
func TestAttribute_roundTrip(t *testing.T) {
	list := with(with(aimed("0.9 368/400", "0.6 390/600"), 0, weigh("800")), 1, weigh("200"))
	for _, r := range []kpi.Rule{kpi.Ratio, kpi.Mean} {
		a, err := higher.Attribute(operator(t, r), kpi.Gauge{Reading: of("0.7"), Goal: goal("0.84")}, list)
		require.NoError(t, err)
		var back kpi.Attribution
		require.NoError(t, back.UnmarshalJSON([]byte(marshal(t, a))))
		assert.Equal(t, told(a), told(back))
		assert.True(t, slices.EqualFunc(a.Shares, back.Shares, func(x, y kpi.Share) bool { return x.Gap.Equal(y.Gap) }))
	}
}

// Parts of the most digits there are may compose to one more.
func TestAttribute_longSums(t *testing.T) {
	nines := d(strings.Repeat("9", 30))
	in := kpi.Indicator{ID: "k"}
	goal := &kpi.Thresholds{Target: d("1")}
	whole, err := in.Gauge(kpi.Of(nines), goal)
	require.NoError(t, err)
	sum, _ := kpi.Sum.Operator()
	part := kpi.Part{Reading: kpi.Of(nines), Goal: goal}
	a, err := in.Attribute(sum, whole, []kpi.Part{part, part})
	require.NoError(t, err)
	requireAddsUp(t, in, a)
}
