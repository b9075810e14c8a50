package journey_test

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/journey"
)

// incidentFigures are what the file of expected figures says of a log of incidents.
type incidentFigures struct {
	Chain struct {
		Rows  int       `json:"rows"`
		Cases int       `json:"cases_with_rows"`
		Lead  leadStats `json:"lead"`
	} `json:"chain"`
	Steps map[string]struct {
		Rows   int                      `json:"rows"`
		Cases  int                      `json:"cases"`
		Visits int                      `json:"visits"`
		Repeat struct{ Num, Den int64 } `json:"repeat_cases"`
	} `json:"steps"`
	Departments map[string]struct{ Cases int }      `json:"departments"`
	Persons     map[string]struct{ Cases int }      `json:"persons"`
	Weeks       map[string]int                      `json:"weekly_cases_closed"`
	Months      map[string]struct{ Lead leadStats } `json:"monthly"`
}

// leadStats are figures of lead times.
type leadStats struct {
	N, Sum        int64
	Median        string // a fraction
	P90, Min, Max int64
}

// same compares lead times with the figures.
func (s leadStats) same(t *testing.T, got journey.Spread, where string) {
	t.Helper()
	p90, _ := got.Quantile(decimal.New(9, -1))
	least, _ := got.Least()
	most, _ := got.Most()
	assert.Equal(t, s, leadStats{int64(got.N()), got.Sum(), s.Median, p90, least, most}, where)
	num, den := fraction(t, s.Median)
	median, _ := got.Median().Value()
	assert.True(t, median.Mul(decimal.New(den, 0)).Equal(decimal.New(num, 0)), "%s: median", where)
}

// fraction reads "1/2".
func fraction(t *testing.T, text string) (num, den int64) {
	t.Helper()
	for n := range text {
		if text[n] == '/' {
			num, err1 := strconv.ParseInt(text[:n], 10, 64)
			den, err2 := strconv.ParseInt(text[n+1:], 10, 64)
			require.NoError(t, cmp.Or(err1, err2))
			return num, den
		}
	}
	require.Fail(t, "no fraction", text)
	return 0, 0
}

// TestFiguresOfIncidents compares all figures that the published log of incidents has.
func TestFiguresOfIncidents(t *testing.T) {
	for _, name := range []string{"mini", "."} {
		t.Run(name, func(t *testing.T) {
			dir := incidentFolder(t, name)
			text, err := os.ReadFile(filepath.Join(dir, "expected.json"))
			require.NoError(t, err)
			var want incidentFigures
			require.NoError(t, json.Unmarshal(text, &want))
			l := incidentLog(t, dir)
			all := journey.Window{}
			want.Chain.Lead.same(t, l.LeadTimes(all), "the chain")
			q := l.Quality()
			assert.Equal(t, []int{want.Chain.Rows, want.Chain.Cases, 0, 0}, []int{q.Events, q.Cases, q.Gaps, q.Overlaps})
			sameReach(t, want, l)
			for _, r := range l.Rework(all) {
				s := want.Steps[r.Step]
				assert.Equal(t, []int{s.Rows, s.Visits, s.Cases}, []int{r.Stays, r.Visits, r.Cases}, r.Step)
				assert.True(t, whole(s.Repeat.Num, s.Repeat.Den).Equal(r.Share), r.Step)
			}
			assert.Len(t, l.Rework(all), len(want.Steps))
			for _, p := range l.ByMonth(nil) {
				if s := want.Months[p.Label].Lead; s.N > 0 {
					s.same(t, l.LeadTimes(p.In), p.Label)
				} else {
					assert.Zero(t, l.LeadTimes(p.In).N(), p.Label)
				}
			}
			for _, p := range l.ByWeek(nil) {
				assert.Equal(t, want.Weeks[p.Label], l.LeadTimes(p.In).N(), p.Label)
			}
		})
	}
}

// sameReach compares how many different cases came to steps, departments and persons.
func sameReach(t *testing.T, want incidentFigures, l *journey.Log) {
	t.Helper()
	got := map[chain.Place]int{}
	for _, r := range l.Reach(journey.Window{}) {
		got[r.At] = r.Cases
	}
	assert.Equal(t, want.Chain.Cases, got[chain.Place{}])
	for id, s := range want.Steps {
		assert.Equal(t, s.Cases, got[chain.At(id)], id)
	}
	for id, d := range want.Departments {
		assert.Equal(t, d.Cases, got[chain.Place{Unit: cmp.Or(id, journey.Unknown)}], id)
	}
	for id, p := range want.Persons {
		assert.Equal(t, p.Cases, got[chain.Place{Person: cmp.Or(id, journey.Unknown)}], id)
	}
}

// incidentFolder returns where a log of incidents is, and skips the test where it is not.
func incidentFolder(t *testing.T, name string) string {
	t.Helper()
	dir := filepath.Join(cmp.Or(os.Getenv("KPICHAIN_DATA"), filepath.Join("..", "..", "..", "shared", "data")),
		"uci_incident", name)
	if _, err := os.Stat(filepath.Join(dir, "events.csv")); err != nil {
		t.Skipf("no real data: %v; KPICHAIN_DATA names the folder that holds uci_incident", err)
	}
	return dir
}

// incidentLog reads a log of incidents.
func incidentLog(t *testing.T, dir string) *journey.Log {
	t.Helper()
	file, err := os.Open(filepath.Join(dir, "events.csv"))
	require.NoError(t, err)
	defer func() { assert.NoError(t, file.Close()) }()
	rows, err := csv.NewReader(file).ReadAll()
	require.NoError(t, err)
	column := map[string]int{}
	for n, name := range rows[0] {
		column[name] = n
	}
	l := &journey.Log{}
	require.NoError(t, l.AddCases(func(yield func(journey.Event) bool) {
		for _, row := range rows[1:] {
			cell := func(name string) string { return row[column[name]] }
			seq, err1 := strconv.Atoi(cell("seq"))
			ready, err2 := time.Parse(time.RFC3339, cell("ready"))
			end, err3 := time.Parse(time.RFC3339, cell("end"))
			require.NoError(t, cmp.Or(err1, err2, err3))
			if !yield(journey.Event{
				Case: cell("case"), Step: cell("step"), Unit: cell("department"), Person: cell("person"),
				Ready: ready, End: end, Seq: seq,
			}) {
				return
			}
		}
	}))
	return l
}
