package main

import (
	"encoding/json"
	"errors"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/examples/incident/events"
	"github.com/kpichain/kpichain/kpi"
)

// Expected is the part of the data's expected.json that the library works out:
// whole numbers and fractions, found by another program.
type expected struct {
	Chain struct {
		caseGroup
		Rows    int64 `json:"rows"`
		Open    stats `json:"lead_excluding"`
		InTime  ratio `json:"row_within"`
		Repeat  ratio `json:"repeat_rows"`
		All     rty   `json:"rty_all_steps"`
		Main    rty   `json:"rty_main_steps"`
		Flags   map[string]ratio
		PerStay stats `json:"row_duration"`
		Weeks   weeks `json:"throughput"`
	} `json:"chain"`
	Steps       map[string]group `json:"steps"`
	Departments map[string]group `json:"departments"`
	Persons     map[string]group `json:"persons"`
	StepDept    [][]any          `json:"step_department"` // step, department, persons, and the figures
	Leaves      [][]any          `json:"leaves"`          // step, department, person, and the figures
	Weekly      map[string]int64 `json:"weekly_cases_closed"`
	Monthly     map[string]caseGroup
	StepMonths  map[string]map[string][3]int64 `json:"monthly_steps"`
	Partitions  map[string]map[string]caseGroup
	Traps       struct {
		Pooled       string `json:"row_within_pooled_decimal"`
		Persons      string `json:"row_within_unweighted_mean_over_persons"`
		ByPerson     int    `json:"sum_of_cases_over_persons"`
		ByDepartment int    `json:"sum_of_cases_over_departments"`
		Once         string `json:"share_of_cases_without_any_repeat"`
	} `json:"traps"`
}

type (
	stats struct {
		N, Sum       int64
		Mean, Median string
		P90          int64
		Min, Max     int64
	}
	// A caseGroup is of cases: those of a month, or of a priority.
	caseGroup struct {
		Cases    int64
		Arrivals int64 // months only
		Lead     stats
		Within   map[string]ratio
		Repeat   ratio `json:"repeat_cases"`
	}
	weeks struct {
		First string `json:"first_week"`
		Last  string `json:"last_week"`
		Weeks int64  `json:"calendar_weeks"`
		Mean  string `json:"mean_per_week"`
	}
	ratio struct{ Num, Den int64 }
	rty   struct{ Fraction string }
	group struct {
		Rows         int64  `json:"rows"`
		Cases        int    `json:"cases"`
		Duration     stats  `json:"duration"`
		Within       ratio  `json:"row_within"`
		FirstVisits  ratio  `json:"first_visit_rows"`
		Visits       int    `json:"visits"`                    // steps only
		Repeat       ratio  `json:"repeat_cases"`              // steps only
		Yield        ratio  `json:"first_pass_yield"`          // steps only
		Contribution string `json:"contribution_to_mean_lead"` // steps only
		Share        string `json:"share_of_total_lead"`       // steps only
	}
)

// figures are what the library reads at one place, or at several together: stays,
// seconds, stays in time and stays on a first visit.
type figures [4]int64

func (g group) figures() figures {
	return figures{g.Rows, g.Duration.Sum, g.Within.Num, g.FirstVisits.Num}
}

// last returns the figures at the end of a row of JSON.
func last(row []any) (f figures) {
	for i, n := range row[len(row)-4:] {
		f[i] = int64(n.(float64))
	}
	return f
}

// A log, its result, and what is expected of it.
type measured struct {
	*chain.Result
	history *history
	want    expected
}

// logs are the real logs.
var logs = []string{full, mini}

// measure returns a log's result. A result does not change, so that tests share it.
func measure(t *testing.T, name string) measured {
	t.Helper()
	dir := folder(t, name)
	once, _ := results.LoadOrStore(name, sync.OnceValues(func() (measured, error) { return load(dir) }))
	m, err := once.(func() (measured, error))()
	require.NoError(t, err)
	return m
}

var results sync.Map // by name of the log

func load(dir string) (m measured, err error) {
	if m.history, err = read(dir); err != nil {
		return m, err
	}
	if m.Result, err = m.history.evaluate(); err != nil {
		return m, err
	}
	text, err := os.ReadFile(filepath.Join(dir, "expected.json"))
	if os.IsNotExist(err) { // the small log
		return m, nil
	}
	return m, errors.Join(err, json.Unmarshal(text, &m.want))
}

// terms returns the terms of a reading, which must be whole numbers.
func (m measured) terms(t *testing.T, at chain.Place, id string) (num, den int64) {
	t.Helper()
	g, ok := m.Gauge(at, id)
	require.True(t, ok, "%s at %s", id, at)
	n, d, ok := g.Reading.Terms()
	require.True(t, ok && n.IsInteger() && d.IsInteger(), "%s at %s: %s", id, at, g.Reading)
	return n.IntPart(), d.IntPart()
}

// read adds up the figures at places. Every KPI there is per stay.
func (m measured) read(t *testing.T, places ...chain.Place) (f figures) {
	t.Helper()
	for _, at := range places {
		seconds, stays := m.terms(t, at, lead)
		f[0], f[1] = f[0]+stays, f[1]+seconds
		for i, id := range []string{inTime, firstVisit} {
			n, d := m.terms(t, at, id)
			f[2+i] += n
			require.Equal(t, stays, d, "volume of %s at %s", id, at)
		}
	}
	return f
}

// exactly is what a reading must say of a fraction: itself, rounded half away from
// zero to 24 decimals, or to as many as 30 digits leave.
func exactly(t *testing.T, fraction string) decimal.Decimal {
	t.Helper()
	x, ok := new(big.Rat).SetString(fraction)
	require.True(t, ok, fraction)
	places := 24
	if whole := x.FloatString(0); len(whole) > 6 {
		places = 30 - len(whole)
	}
	return decimal.RequireFromString(x.FloatString(places))
}

// same compares the value of a reading with a fraction.
func (m measured) same(t *testing.T, fraction string, at chain.Place, id string) {
	t.Helper()
	g, ok := m.Gauge(at, id)
	require.True(t, ok, "%s at %s", id, at)
	got, ok := g.Reading.Value()
	require.True(t, ok, "%s at %s has no value", id, at)
	want := exactly(t, fraction)
	assert.True(t, want.Equal(got), "%s at %s: got %s, want %s = %s", id, at, got, fraction, want)
}

func TestExpectedChain(t *testing.T) {
	for _, name := range logs {
		t.Run(name, func(t *testing.T) {
			m := measure(t, name)
			want, at := m.want.Chain, chain.Whole(incidents)
			assert.Len(t, m.history.Incidents, int(want.Cases))
			m.same(t, want.Lead.Mean, at, lead)
			m.same(t, want.Open.Mean, chain.Whole(unsolved), lead)
			m.same(t, want.Main.Fraction, chain.Whole(straight), yield)
			m.same(t, want.All.Fraction, chain.Whole(each), yield)

			steps := m.read(t, m.Plan().Parts(at)...)
			first := want.Repeat.Den - want.Repeat.Num
			assert.Equal(t, figures{want.Rows, want.Lead.Sum, want.InTime.Num, first}, steps)
			assert.Equal(t, want.PerStay.Sum, want.Lead.Sum)
			for id, r := range map[string]ratio{inTime: want.InTime, firstVisit: {first, want.Repeat.Den}} {
				num, den := m.terms(t, at, id)
				assert.Equal(t, r, ratio{num, den}, id)
			}
			open := m.read(t, m.Plan().Parts(chain.Whole(unsolved))...)
			assert.Equal(t, want.Open.Sum, open[1])
		})
	}
}

func TestExpectedFlags(t *testing.T) {
	for _, name := range logs {
		t.Run(name, func(t *testing.T) {
			m := measure(t, name)
			got := map[string]ratio{}
			for _, id := range flags {
				num, den := m.terms(t, chain.Whole(incidents), id)
				got[id] = ratio{num, den}
			}
			assert.Equal(t, m.want.Chain.Flags, got)
		})
	}
}

func TestExpectedSteps(t *testing.T) {
	for _, name := range logs {
		t.Run(name, func(t *testing.T) {
			m := measure(t, name)
			total := big.NewRat(m.want.Chain.Lead.Sum, 1)
			mean := new(big.Rat).Quo(total, big.NewRat(m.want.Chain.Cases, 1))
			assert.Len(t, m.Plan().Parts(chain.Whole(incidents)), len(m.want.Steps))
			for id, want := range m.want.Steps {
				at := chain.At(id)
				assert.Equal(t, want.figures(), m.read(t, at), id)
				m.same(t, want.Duration.Mean, at, lead)
				num, den := m.terms(t, at, yield)
				assert.Equal(t, want.Yield, ratio{num, den}, id)
				num, den = m.terms(t, chain.Place{Chain: incidents, Step: id}, chain.Passes)
				assert.Equal(t, ratio{want.Rows, m.want.Chain.Cases}, ratio{num, den}, id)

				added := m.contribution(t, incidents, id)
				assert.Equal(t, want.Contribution, added.String(), id)
				assert.Equal(t, want.Share, added.Quo(added, mean).String(), id)
			}
		})
	}
}

// contribution returns what a step adds to the mean lead time of a chain: passes
// times the mean of a stay, not rounded.
func (m measured) contribution(t *testing.T, of, step string) *big.Rat {
	t.Helper()
	seconds, stays := m.terms(t, chain.At(step), lead)
	times, asked := m.terms(t, chain.Place{Chain: of, Step: step}, chain.Passes)
	x := big.NewRat(seconds, stays)
	return x.Mul(x, big.NewRat(times, asked))
}

func TestExpectedPlaces(t *testing.T) {
	for _, name := range logs {
		t.Run(name, func(t *testing.T) {
			m := measure(t, name)
			want := map[chain.Place]figures{}
			for _, row := range m.want.StepDept {
				at := chain.At(row[0].(string)).By(events.Known(row[1].(string)))
				want[at] = last(row)
				assert.Equal(t, int(row[2].(float64)), m.Plan().People(at), "people at %s", at)
			}
			for _, row := range m.want.Leaves {
				want[chain.At(row[0].(string)).By(events.Known(row[1].(string))).Who(events.Known(row[2].(string)))] = last(row)
			}
			got := map[chain.Place]figures{}
			for at := range m.Plan().Places(chain.Place{}) {
				if at.Unit != "" {
					got[at] = m.read(t, at)
				}
			}
			assert.Equal(t, want, got)
		})
	}
}

// A department or person has no figure as a whole; what was read at their places
// adds up to all that they did.
func TestExpectedTogether(t *testing.T) {
	for _, name := range logs {
		t.Run(name, func(t *testing.T) {
			m := measure(t, name)
			departments := map[string]figures{}
			people := map[string]figures{}
			for id := range m.want.Departments {
				places := m.places(chain.Place{Unit: events.Known(id)})
				places = slices.DeleteFunc(places, func(p chain.Place) bool { return p.Person != "" })
				departments[id] = m.read(t, places...)
			}
			for id := range m.want.Persons {
				people[id] = m.read(t, m.places(chain.Place{Person: events.Known(id)})...)
			}
			assert.Equal(t, all(m.want.Departments), departments)
			assert.Equal(t, all(m.want.Persons), people)
		})
	}
}

func (m measured) places(pattern chain.Place) []chain.Place {
	return slices.Collect(m.Plan().Places(pattern))
}

func all(groups map[string]group) map[string]figures {
	f := map[string]figures{}
	for id, g := range groups {
		f[id] = g.figures()
	}
	return f
}

// Pooled over people and departments, never a mean of means.
func TestPooled(t *testing.T) {
	m := measure(t, full)
	g, _ := m.Gauge(chain.Whole(incidents), inTime)
	got, _ := g.Reading.Value()
	assert.Equal(t, m.want.Traps.Pooled, got.StringFixed(12))
	assert.NotEqual(t, m.want.Traps.Persons, got.StringFixed(12))
	assert.Equal(t, kpi.Per(decimal.New(69985, 0), decimal.New(111985, 0)).String(), g.Reading.String())
}
