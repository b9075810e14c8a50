package main

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// What is expected stands in testdata: expected.csv has parts of wholes, figures.csv
// decimals. Another program, expected.py, worked both out of the same data; it agrees
// in every line with the figures that came with the data.

// A figure names a line: what it is of, "" for England, and in which period, "" for
// all of them.
type figure struct{ what, of, period string }

// A fact is what is expected of a place in a period.
type fact struct {
	within, patients, admitted int64
	light                      string
}

// facts reads expected.csv.
func facts(t *testing.T) map[figure]fact {
	t.Helper()
	all := map[figure]fact{}
	for _, cells := range lines(t, "expected.csv") {
		var n [3]int64
		for k, cell := range cells[3:6] {
			x, err := strconv.ParseInt(cell, 10, 64)
			require.NoError(t, err)
			n[k] = x
		}
		all[figure{cells[0], cells[1], cells[2]}] = fact{n[0], n[1], n[2], cells[6]}
	}
	return all
}

// figures reads figures.csv.
func figures(t *testing.T) map[figure]string {
	t.Helper()
	all := map[figure]string{}
	for _, cells := range lines(t, "figures.csv") {
		all[figure{cells[0], cells[1], cells[2]}] = cells[3]
	}
	return all
}

// lines reads a file of testdata, without its header.
func lines(t *testing.T, name string) [][]string {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", name))
	require.NoError(t, err)
	defer file.Close()
	all, err := csv.NewReader(file).ReadAll()
	require.NoError(t, err)
	return all[1:]
}

// factAt is what the library says of a place; false if nobody came there. It is all
// whole numbers, and the volume is the same for both KPIs.
func factAt(t *testing.T, r *chain.Result, at chain.Place) (fact, bool) {
	t.Helper()
	read := func(id string) (kpi.Gauge, int64, int64) {
		g, ok := r.Gauge(at, id)
		require.True(t, ok, "%s at %s", id, at)
		num, den, ok := g.Reading.Terms()
		whole := ok && num.IsInteger() && den.IsInteger()
		require.True(t, whole, "%s at %s in %s: %s", id, at, r.Period(), g.Reading)
		return g, num.IntPart(), den.IntPart()
	}
	g, in, came := read(within)
	_, ward, all := read(admitted)
	require.Equal(t, came, all, "at %s in %s", at, r.Period())
	return fact{in, came, ward, g.Status.String()}, came > 0
}

// found is what the library says of all that expected.csv may tell of.
func found(t *testing.T, types, providers *view) map[figure]fact {
	t.Helper()
	all := map[figure]fact{}
	note := func(what, of, period string, r *chain.Result, at chain.Place) {
		if f, ok := factAt(t, r, at); ok {
			all[figure{what, of, period}] = f
		}
	}
	whole, whole2 := together(t, types), together(t, providers)
	note("total", "", "", whole, england)
	for _, w := range ways {
		note("total of type", w.kind, "", whole, w.step())
	}
	for _, at := range providers.Parts(visit) {
		note("provider", at.Unit, "", whole2, at)
		for _, part := range providers.Parts(at) {
			note("department", part.Unit, "", whole2, part)
		}
	}
	for k, month := range types.months {
		note("month", "", month, types.results[k], england)
		for _, w := range ways {
			note("month of type", w.kind, month, types.results[k], w.step())
		}
		same := func(m string) bool { return financialYear(m) == financialYear(month) }
		april := slices.IndexFunc(types.months, same)
		note("year to date", "", month, combine(t, types, april, k+1), england)
		if k >= 11 {
			note("twelve months", "", month, combine(t, types, k-11, k+1), england)
		}
	}
	for _, r := range years(t, types) {
		note("year", "", r.Period(), r, england)
	}
	for _, r := range years(t, providers) {
		for _, at := range providers.Parts(visit) {
			note("provider in year", at.Unit, r.Period(), r, at)
		}
	}
	return all
}

func together(t *testing.T, v *view) *chain.Result { return combine(t, v, 0, len(v.months)) }

func combine(t *testing.T, v *view, from, to int) *chain.Result {
	t.Helper()
	r, err := v.together("together", from, to)
	require.NoError(t, err)
	return r
}

func years(t *testing.T, v *view) []*chain.Result {
	t.Helper()
	list, err := v.by(financialYear)
	require.NoError(t, err)
	return list
}

// Every month, type, year, provider and department, to the patient.
func TestExpected(t *testing.T) {
	types, providers := drawn(t)
	want, got := facts(t), found(t, types, providers)
	require.Len(t, want, 1646)
	for f, w := range want {
		assert.Equal(t, w, got[f], "%s of %q in %q", f.what, f.of, f.period)
	}
	assert.Len(t, got, len(want), "and no more")
}

// The figures that the data's own description gives.
func TestKnownFigures(t *testing.T) {
	types, providers := drawn(t)
	for _, v := range []*view{types, providers} {
		whole, _ := factAt(t, together(t, v), england)
		assert.Equal(t, fact{63_724_165, 72_019_402, 13_493_280, "red"}, whole)
		g, _ := years(t, v)[2].Gauge(england, within)
		i, _ := v.Indicator(within)
		assert.Equal(t, "88.01 %", i.Format(g.Reading, english), "2018/19, as NHS England published it")
		g, _ = v.results[35].Gauge(england, within)
		assert.Equal(t, "86.60 %", i.Format(g.Reading, english), "March 2019, as NHS England published it")
	}
	assert.Len(t, providers.Parts(visit), 274)
	assert.Len(t, types.departments, 428)
}

// A quarter has the patients of its months.
func TestQuarters(t *testing.T) {
	types, providers := drawn(t)
	want := facts(t)
	for _, v := range []*view{types, providers} {
		quarters, err := v.by(quarter)
		require.NoError(t, err)
		require.Len(t, quarters, 12)
		for k, r := range quarters {
			var sum fact
			for _, month := range v.months[3*k : 3*k+3] {
				m := want[figure{"month", "", month}]
				sum = fact{sum.within + m.within, sum.patients + m.patients, sum.admitted + m.admitted, ""}
			}
			got, _ := factAt(t, r, england)
			sum.light = got.light
			assert.Equal(t, sum, got, r.Period())
		}
	}
}

// It makes no difference, at any place, whether months are combined into quarters
// first, or quarters into years.
func TestQuartersOfMonths(t *testing.T) {
	types, providers := drawn(t)
	for _, v := range []*view{types, providers} {
		quarters, err := v.by(quarter)
		require.NoError(t, err)
		whole := gauges(together(t, v))
		for name, parts := range map[string][]*chain.Result{
			"quarters": quarters, "years": years(t, v),
			"uneven": {combine(t, v, 0, 7), combine(t, v, 7, 8), combine(t, v, 8, 36)},
		} {
			r, err := v.Combine("together", parts...)
			require.NoError(t, err)
			assert.Equal(t, whole, gauges(r), name)
		}
	}
}

// gauges writes all gauges of a result, one a line.
func gauges(r *chain.Result) string {
	var text strings.Builder
	for at, g := range r.All() {
		data, _ := g.MarshalJSON()
		text.WriteString(at.String() + " " + string(data) + "\n")
	}
	return text.String()
}

// England does not depend on how the organisation is drawn.
func TestEnglandEitherWay(t *testing.T) {
	types, providers := drawn(t)
	for k, month := range types.months {
		assert.Equal(t, types.results[k].Gauges(england), providers.results[k].Gauges(england), month)
	}
	assert.Equal(t, together(t, types).Gauges(england), together(t, providers).Gauges(england))
}

func TestProvidersThatKeepThePromise(t *testing.T) {
	_, v := drawn(t)
	want := figures(t)
	for k, month := range v.months {
		green, all := meeting(v.results[k])
		kept := want[figure{"providers that keep the promise", "", month}]
		assert.Equal(t, kept, strconv.Itoa(green), month)
		assert.Equal(t, want[figure{"providers", "", month}], strconv.Itoa(all), month)
	}
}

// A mean of percentages is worked out as easily as it is wrong: the library gives
// none of them.
func TestMeansOfPercentages(t *testing.T) {
	types, v := drawn(t)
	want, whole := figures(t), together(t, v)
	steps := types.Parts(england)
	assert.Equal(t, want[figure{"mean of types", "", ""}], mean(together(t, types), steps).StringFixed(6))
	assert.Equal(t, want[figure{"mean of providers", "", ""}], mean(whole, v.Parts(visit)).StringFixed(6))
	for k, month := range v.months {
		wrong := mean(v.results[k], v.Parts(visit)).StringFixed(6)
		assert.Equal(t, want[figure{"mean of providers", "", month}], wrong, month)
		assert.NotEqual(t, wrong, value(v.results[k], england).StringFixed(6), month)
	}
	pooled := value(whole, england).StringFixed(6)
	assert.Equal(t, "0.884819", pooled)
	for _, of := range []string{"rows", "providers", "types", "months"} {
		assert.NotEqual(t, want[figure{"mean of " + of, "", ""}], pooled, of)
	}
}
