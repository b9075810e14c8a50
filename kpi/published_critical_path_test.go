package kpi_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/kpi"
)

// length returns the length of the path to the last part.
func length(t testing.TB, parts []kpi.Part) decimal.Decimal {
	t.Helper()
	whole, err := operator(t, kpi.Path).Compose(parts)
	require.NoError(t, err)
	value, ok := whole.Value()
	require.True(t, ok)
	return value
}

// longer returns parts with one taking so much longer.
func longer(parts []kpi.Part, i int, by decimal.Decimal) []kpi.Part {
	all := append([]kpi.Part{}, parts...)
	num, den, _ := all[i].Reading.Terms()
	all[i].Reading = kpi.Of(num.Add(by))
	if !den.IsZero() {
		all[i].Reading = kpi.Per(num.Add(by.Mul(den)), den)
	}
	return all
}

// taylor_8_1, activities on arrows. Path gives the duration; when an activity is
// ready at the earliest is the path to it, and its slack is how much longer it may
// take before the whole does.
//
// Source: Taylor, Introduction to Management Science, ch. 8 solutions,
// https://ar.scribd.com/doc/47113515/TaylCh08
func TestPublished_taylor(t *testing.T) {
	arcs := []struct {
		name                  string
		from, to              int
		takes                 string
		es, ef, ls, lf, slack int64
	}{
		{"1-2", 1, 2, "7", 0, 7, 2, 9, 2},
		{"1-3", 1, 3, "10", 0, 10, 0, 10, 0},
		{"2-4", 2, 4, "6", 7, 13, 9, 15, 2},
		{"3-4", 3, 4, "5", 10, 15, 10, 15, 0},
		{"3-5", 3, 5, "4", 10, 14, 14, 18, 4},
		{"4-5", 4, 5, "3", 15, 18, 15, 18, 0},
		{"5-6", 5, 6, "2", 18, 20, 18, 20, 0},
	}
	var all []kpi.Part
	for _, a := range arcs {
		p := kpi.Part{ID: a.name, Reading: of(a.takes)}
		for i, before := range arcs {
			if before.to == a.from {
				p.After = append(p.After, i)
			}
		}
		all = append(all, p)
	}
	assert.Equal(t, int64(20), length(t, all).IntPart())
	for i, a := range arcs {
		ready := length(t, all[:i+1])
		assert.Equal(t, a.ef, ready.IntPart(), a.name)
		assert.Equal(t, a.es, ready.Sub(d(a.takes)).IntPart(), a.name)
		slack := decimal.New(a.slack, 0)
		assert.Equal(t, int64(20), length(t, longer(all, i, slack)).IntPart(), "%s within its slack", a.name)
		assert.Equal(t, int64(21), length(t, longer(all, i, slack.Add(d("1")))).IntPart(), "%s beyond it", a.name)
		assert.Equal(t, []int64{a.ls, a.lf}, []int64{a.es + a.slack, a.ef + a.slack}, a.name)
	}
}

// mean returns the mean of a three-point estimate, (a + 4m + b) / 6, with both
// terms kept.
func mean(estimate [3]string) kpi.Reading {
	a, m, b := d(estimate[0]), d(estimate[1]), d(estimate[2])
	return kpi.Per(a.Add(m.Mul(d("4"))).Add(b), d("6"))
}

// pert_taylor_7_activities. The source's network is not given beyond its critical
// path, 1-3-5-7. Variances and the chance to meet the deadline are not ours: the
// path of means is a lower bound of the mean (THEORY 1.1).
//
// Source: Taylor, https://flylib.com/books/en/3.287.1.117/1
func TestPublished_pertTaylor(t *testing.T) {
	activities := []struct {
		estimate [3]string
		want     string
		critical bool
	}{
		{[3]string{"5", "8", "17"}, "9", true},
		{[3]string{"7", "10", "13"}, "10", false},
		{[3]string{"3", "5", "7"}, "5", true},
		{[3]string{"1", "3", "5"}, "3", false},
		{[3]string{"4", "6", "8"}, "6", true},
		{[3]string{"3", "3", "3"}, "3", false},
		{[3]string{"3", "4", "5"}, "4", true},
	}
	var path []kpi.Part
	for i, a := range activities {
		got, _ := mean(a.estimate).Value()
		assert.Equal(t, a.want, kpi.Of(got).String(), "activity %d", i+1)
		if !a.critical {
			continue
		}
		p := kpi.Part{Reading: mean(a.estimate)}
		if n := len(path); n > 0 {
			p.After = []int{n - 1}
		}
		path = append(path, p)
	}
	assert.Equal(t, "24", composed(t, kpi.Path, path))
}

// Networks with activities on nodes, recalled from the books named and not
// checked against them. A project that ends in several activities gets a last part
// that takes no time. Variances and chances are not ours.
func TestPublished_pertNetworks(t *testing.T) {
	type activity struct {
		name     string
		estimate [3]string
		after    string
		critical bool
	}
	cases := []struct {
		name, source string
		activities   []activity
		want         string
	}{
		{"pert_reliable_construction", "Hillier & Lieberman, Reliable Construction Co. (memory)", []activity{
			{"A", [3]string{"1", "2", "3"}, "", true},
			{"B", [3]string{"2", "3.5", "8"}, "A", true},
			{"C", [3]string{"6", "9", "18"}, "B", true},
			{"D", [3]string{"4", "5.5", "10"}, "C", false},
			{"E", [3]string{"1", "4.5", "5"}, "C", true},
			{"F", [3]string{"4", "4", "10"}, "E", true},
			{"G", [3]string{"5", "6.5", "11"}, "D", false},
			{"H", [3]string{"5", "8", "17"}, "EG", false},
			{"I", [3]string{"3", "7.5", "9"}, "C", false},
			{"J", [3]string{"3", "9", "9"}, "FI", true},
			{"K", [3]string{"4", "4", "4"}, "J", false},
			{"L", [3]string{"1", "5.5", "7"}, "J", true},
			{"M", [3]string{"1", "2", "3"}, "H", false},
			{"N", [3]string{"5", "5.5", "9"}, "KL", true},
			{"end", [3]string{"0", "0", "0"}, "MN", true},
		}, "44"},
		{"pert_general_foundry", "Render/Stair/Hanna, General Foundry (memory)", []activity{
			{"A", [3]string{"1", "2", "3"}, "", true},
			{"B", [3]string{"2", "3", "4"}, "", false},
			{"C", [3]string{"1", "2", "3"}, "A", true},
			{"D", [3]string{"2", "4", "6"}, "AB", false},
			{"E", [3]string{"1", "4", "7"}, "C", true},
			{"F", [3]string{"1", "2", "9"}, "C", false},
			{"G", [3]string{"3", "4", "11"}, "DE", true},
			{"H", [3]string{"1", "2", "3"}, "FG", true},
		}, "15"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			at, all := map[string]int{}, []kpi.Part{}
			for i, a := range c.activities {
				at[a.name] = i
				p := kpi.Part{ID: a.name, Reading: mean(a.estimate)}
				for _, before := range a.after {
					p.After = append(p.After, at[string(before)])
				}
				all = append(all, p)
			}
			assert.Equal(t, c.want, composed(t, kpi.Path, all), c.source)
			for i, a := range c.activities {
				later := length(t, longer(all, i, d("0.25"))).GreaterThan(d(c.want))
				assert.Equal(t, a.critical, later, "%s lengthens the whole", a.name)
			}
		})
	}
}
