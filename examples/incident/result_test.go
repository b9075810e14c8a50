package main

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
)

var everyLog = []string{small, mini, full}

// The chain's lead time is composed of stays, and is what the incidents took from
// call to close, which is read from another file: not about, but exactly.
func TestLeadIsWhatIncidentsTook(t *testing.T) {
	for _, name := range everyLog {
		t.Run(name, func(t *testing.T) {
			m := measure(t, name)
			var took int64
			for _, i := range m.history.Incidents {
				took += i.Seconds
			}
			want := big.NewRat(took, int64(len(m.history.Incidents)))
			got := new(big.Rat)
			for _, at := range m.Plan().Parts(chain.Whole(incidents)) {
				got.Add(got, m.contribution(t, incidents, at.Step))
			}
			assert.Equal(t, want.String(), got.String())
			m.same(t, want.String(), chain.Whole(incidents), lead)
		})
	}
}

// The figures of the issue, written out.
func TestKnownFigures(t *testing.T) {
	m := measure(t, full)
	customers := chain.Whole(incidents)
	m.same(t, "28286521620/24918", customers, lead)
	assert.Equal(t, figures{111985, 28286521620, 69985, 109506}, m.read(t, m.Plan().Parts(customers)...))
	for id, want := range map[string]string{onTime: "15803/24918", firstRight: "13487/24918"} {
		g, _ := m.Gauge(customers, id)
		assert.Equal(t, want, g.Reading.String(), id)
	}
	m.same(t, "66571985773958555139840/93803746700458779481861", chain.Whole(each), yield)
}

func TestNothingMissing(t *testing.T) {
	for _, name := range everyLog {
		t.Run(name, func(t *testing.T) {
			m := measure(t, name)
			gauges := 0
			for at, g := range m.All() {
				gauges++
				_, ok := g.Reading.Value()
				again := g.KPI == yield && at.Unit != "" && g.Reading.String() == "0/0" // nobody's first visit
				assert.True(t, ok || again, "%s at %s: %s", g.KPI, at, g.Reading)
				assert.True(t, g.Coverage.Equal(decimal.New(1, 0)), "%s at %s: coverage %s", g.KPI, at, g.Coverage)
			}
			// Four KPIs at every place where work is done, and at steps and chains.
			var work, steps, passed int
			for at := range m.Plan().Places(chain.Place{}) {
				switch {
				case at.Unit != "":
					work++
				case at.Chain == "":
					steps++
				case at.Step != "" && (at.Chain == incidents || at.Chain == unsolved):
					passed++
				}
			}
			chains := 4*4 + len(flags)
			assert.Equal(t, 4*(work+steps)+passed+chains, gauges)
		})
	}
}

func TestOrderOfMeasurementsDoesNotMatter(t *testing.T) {
	for _, name := range everyLog {
		t.Run(name, func(t *testing.T) {
			m := measure(t, name)
			ms, err := m.history.measurements()
			require.NoError(t, err)
			random := rand.New(rand.NewPCG(1, 2))
			random.Shuffle(len(ms), func(i, j int) { ms[i], ms[j] = ms[j], ms[i] })
			shuffled, err := m.Plan().Evaluate(m.Period(), ms)
			require.NoError(t, err)
			assert.Equal(t, gauges(m.Result), gauges(shuffled))
		})
	}
}

// Lines of the log can stand in any order.
func TestOrderOfLinesDoesNotMatter(t *testing.T) {
	m := measure(t, small)
	text, err := os.ReadFile(filepath.Join(folder(t, small), "events.csv"))
	require.NoError(t, err)
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	slices.Reverse(lines[1:])
	other, err := read(broken(t, "events.csv", "", strings.Join(lines, "\n")))
	require.NoError(t, err)
	got, err := other.evaluate()
	require.NoError(t, err)
	assert.Equal(t, gauges(m.Result), gauges(got))
}

// gauges writes all gauges of a result, one a line.
func gauges(r *chain.Result) (lines []string) {
	for at, g := range r.All() {
		lines = append(lines, fmt.Sprint(at, g.KPI, g.Reading, g.Bounds, g.Status, g.Score, g.Gap, g.Room, g.Coverage))
	}
	return lines
}

// A person in several groups has a place for each, in every step.
func TestPlacesOfOnePerson(t *testing.T) {
	m := measure(t, small)
	want := []chain.Place{
		{Step: "Awaiting User Info", Unit: "G2", Person: "A4"},
		{Step: "Active", Unit: "G2", Person: "A4"},
		{Step: "Active", Unit: "G3", Person: "A4"},
		{Step: "Resolved", Unit: "G3", Person: "A4"},
	}
	assert.Equal(t, want, m.places(chain.Place{Person: "A4"}))
	const hour = 3600
	assert.Equal(t, figures{1, 52.5 * hour, 0, 1}, m.read(t, want[0]))
	assert.Equal(t, figures{1, 20 * hour, 1, 0}, m.read(t, want[1]))
	assert.Equal(t, figures{1, 44 * hour, 0, 0}, m.read(t, want[2]))
	assert.Equal(t, figures{1, 130 * hour, 0, 1}, m.read(t, want[3]))
	for _, at := range want {
		assert.Equal(t, 1, m.Plan().People(at), "%s", at)
	}
}

func TestOrderOfSteps(t *testing.T) {
	m := measure(t, full)
	var got []string
	for _, at := range m.Plan().Parts(chain.Whole(incidents)) {
		got = append(got, at.Step)
	}
	want := []string{"New", "Active", "Awaiting Problem", "Unknown (-100)", "Awaiting User Info",
		"Awaiting Vendor", "Awaiting Evidence", "Resolved", "Closed"}
	assert.Equal(t, want, got)
}
