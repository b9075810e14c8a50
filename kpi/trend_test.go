package kpi_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/kpi"
)

// readings returns one a text: "-" is no data, "5/2" a quotient.
func readings(texts ...string) (all []kpi.Reading) {
	for _, s := range texts {
		num, den, quotient := strings.Cut(s, "/")
		switch {
		case s == "-":
			all = append(all, kpi.Reading{})
		case quotient:
			all = append(all, per(num, den))
		default:
			all = append(all, of(s))
		}
	}
	return all
}

// fields splits readings that are written in one text.
func fields(text string) []kpi.Reading { return readings(strings.Fields(text)...) }

// A trend as one text: move, slope and next, and what the limits and signals are.
func trendText(t kpi.Trend) string {
	parts := []string{t.Move.String(), kpi.Of(t.Slope).String(), t.Next.String()}
	return strings.Join(parts, " ")
}

var (
	sales  = kpi.Indicator{ID: "sales", Over: kpi.Sum}
	faults = kpi.Indicator{ID: "faults", Better: kpi.Lower, Over: kpi.Sum, Domain: kpi.AtLeast(d("0"))}
)

func TestTrend(t *testing.T) {
	percent := kpi.Indicator{ID: "right", Decimals: 2, Domain: kpi.Between(d("0"), d("1"))}
	cases := []struct {
		name     string
		in       kpi.Indicator
		goal     *kpi.Thresholds
		readings string
		want     string
	}{
		{"no readings", sales, nil, "", "unclear 0 no data"},
		{"one reading", sales, nil, "5", "unclear 0 no data"},
		{"two readings", sales, nil, "5 6", "unclear 0 no data"},
		{"two that count", sales, nil, "5 - 6 0/0 5/0", "unclear 0 no data"},
		{"three", sales, nil, "5 6 7", "improving 1 8"},
		{"down", sales, nil, "7 6 5", "worsening -1 4"},
		{"lower is better", faults, nil, "7 6 5", "improving -1 4"},
		{"lower is better, up", faults, nil, "5 6 7", "worsening 1 8"},
		{"all equal", sales, nil, "5 5 5 5", "steady 0 5"},
		{"all zero", sales, nil, "0 0 0", "steady 0 0"},
		{"to and fro", sales, nil, "5 9 4 8 5", "steady -0.25 4.75"},
		{"tau of a third is steady", sales, nil, "5 7 6", "steady 0.5 6.5"},
		{"tau of a fifth", sales, nil, "1 1 2 2 2 1", "steady 0 1.5"},
		{"tau of exactly a half", sales, nil, "1 1 1 2", "improving 0.17 1.58"},
		{"ties count for neither", sales, nil, "1 1 1 1 2", "steady 0 1"},
		{"a gap keeps its place", sales, nil, "1 - 3 - 5", "improving 1 6"},
		{"gaps at both ends", sales, nil, "- 1 2 3 -", "improving 1 5"},
		{"an outlier counts for little", sales, nil, "1 2 3 4 90 6 7", "improving 1 8"},
		{"next stays in the domain", percent, nil, "90/100 45/50 0.94 99/100 1", "improving 0.03 1"},
		{"next stays above zero", faults, nil, "9 5 1", "improving -4 0"},
		{"quotients are their values", sales, nil, "1/3 2/3 1", "improving 0.33 1.33"},
		{"a slope that rounds to zero goes somewhere all the same", sales, nil, "1 1.001 1.002", "improving 0 1"},
		{"half away from zero", sales, nil, "0 -0.005 -0.01", "worsening -0.01 -0.02"},
		{"near: nearer", stock, goal("10"), "4 15 8 11 10", "improving 1.25 11.75"},
		{"near: farther", stock, goal("5"), "5 6 8", "worsening 1.5 9.5"},
		{"near: through the target", stock, goal("6"), "5 6 7", "steady 1 8"},
		{"near without a goal", stock, nil, "5 6 7", "unclear 1 no data"},
		{"near with a target out of range", stock, &kpi.Thresholds{Target: digits31}, "5 6 7", "unclear 1 no data"},
		{"near needs no bands", stock, &kpi.Thresholds{Target: d("5"), Green: kpi.Between(d("8"), d("9"))}, "8 7 6", "improving -1 5"},
		{"a goal of another direction is not looked at", sales, &kpi.Thresholds{Target: digits31}, "5 6 7", "improving 1 8"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := c.in.Trend(fields(c.readings), c.goal)
			assert.Equal(t, c.want, trendText(got))
			if strings.Count(c.readings, " ") < 4 {
				assert.Nil(t, got.Limits)
				assert.Nil(t, got.Signals)
			}
		})
	}
}

// Rounding does not take a number out of Domain, however narrow that is.
func TestTrend_narrow(t *testing.T) {
	in := kpi.Indicator{ID: "x", Domain: kpi.Between(d("0.12345"), d("0.12346"))}
	got := in.Trend(fields("0.12345 0.123451 0.123452 0.123453 0.123454"), nil)
	assert.Equal(t, "0.12345", got.Next.String())
	l := got.Limits
	assert.Equal(t, "0.12345 0.12345 0.12345", fmt.Sprint(l.Low, l.Center, l.High))
	in.Domain = kpi.Between(d("0.12345"), d("0.126"))
	got = in.Trend(fields("0.123 0.124 0.125 0.126 0.127"), nil)
	l = got.Limits
	assert.Equal(t, "0.126 0.12345 0.126 0.126", fmt.Sprint(got.Next, l.Low, l.Center, l.High))
}

func TestTrend_whatCannotBe(t *testing.T) {
	up := fields("1 2 3 4 5 6")
	with := func(change func(*kpi.Indicator)) kpi.Indicator {
		i := sales
		change(&i)
		return i
	}
	cases := map[string]kpi.Indicator{
		"decimals":     with(func(i *kpi.Indicator) { i.Decimals = 1<<31 - 1 }),
		"few decimals": with(func(i *kpi.Indicator) { i.Decimals = -1 }),
		"better":       with(func(i *kpi.Indicator) { i.Better = 7 }),
		"domain":       with(func(i *kpi.Indicator) { i.Domain = kpi.Between(d("5"), d("4")) }),
	}
	for name, in := range cases {
		t.Run(name, func(t *testing.T) { assert.Equal(t, kpi.Trend{}, in.Trend(up, nil)) })
	}
	t.Run("readings out of range do not count", func(t *testing.T) {
		odd := append([]kpi.Reading{kpi.Of(digits31), kpi.Of(gigabyte), kpi.Per(d("1"), d("-1"))}, up...)
		got := sales.Trend(odd, nil)
		assert.Equal(t, "improving 1 7", trendText(got))
	})
	t.Run("the largest numbers there are", func(t *testing.T) {
		most := decimal.New(999999999999999999, 12)
		got := sales.Trend([]kpi.Reading{kpi.Of(most.Neg()), kpi.Of(most), kpi.Of(most.Neg()), kpi.Of(most), kpi.Of(most)}, nil)
		assert.Equal(t, "steady 249999999999999999750000000000", got.Move.String()+" "+kpi.Of(got.Slope).String())
		tiny := kpi.Per(d("999999999999999999999999999999"), d("0.000000000000000000000000000001"))
		got = sales.Trend([]kpi.Reading{of("1"), tiny, tiny}, nil)
		assert.Equal(t, kpi.Reading{}, got.Next, "it has more than 30 digits")
	})
}

// The readings are the caller's.
func TestTrend_changesNothing(t *testing.T) {
	given := fields("3 1 - 2 9 4 4")
	before := append([]kpi.Reading{}, given...)
	aim := goal("3")
	first := stock.Trend(given, aim)
	assert.Equal(t, before, given)
	assert.Equal(t, *goal("3"), *aim)
	assert.Equal(t, first, stock.Trend(given, aim))
}
