package journey_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/journey"
	"github.com/kpichain/kpichain/kpi"
)

func TestMeasureErrors(t *testing.T) {
	l, in := &journey.Log{Term: time.Hour}, journey.Window{}
	never := &journey.Log{}
	type measure = func(chainID, kpiID string) ([]chain.Measurement, error)
	ids := map[string]measure{
		"passes":           func(c, _ string) ([]chain.Measurement, error) { return l.Passes(c, in) },
		"lead":             func(_, k string) ([]chain.Measurement, error) { return l.Lead(k, time.Hour, in) },
		"wait":             func(_, k string) ([]chain.Measurement, error) { return l.Wait(k, time.Hour, in) },
		"touch":            func(_, k string) ([]chain.Measurement, error) { return l.Touch(k, time.Hour, in) },
		"flow efficiency":  func(_, k string) ([]chain.Measurement, error) { return l.FlowEfficiency(k, in) },
		"first time right": func(_, k string) ([]chain.Measurement, error) { return l.FirstTimeRight(k, in) },
		"in time":          func(_, k string) ([]chain.Measurement, error) { return l.InTime(k, in) },
		"elapsed":          func(c, k string) ([]chain.Measurement, error) { return l.Elapsed(c, k, time.Hour, in) },
		"within":           func(c, k string) ([]chain.Measurement, error) { return l.Within(c, k, 0, in) },
		"throughput":       func(c, k string) ([]chain.Measurement, error) { return l.Throughput(c, k, in) },
		"in hand":          func(c, k string) ([]chain.Measurement, error) { return l.InHand(c, k, time.Time{}) },
	}
	for name, of := range ids {
		_, err := of("c", "k")
		assert.NoError(t, err, name)
		for _, bad := range []string{"", "a\nb", "\xff", strings.Repeat("a", 129)} {
			got, err := of(bad, bad)
			assert.ErrorIs(t, err, chain.ErrSyntax, "%s of %q", name, bad)
			assert.Nil(t, got, name)
		}
	}
	for name, of := range map[string]func() ([]chain.Measurement, error){
		"unit 0":         func() ([]chain.Measurement, error) { return l.Lead("k", 0, in) },
		"unit below 0":   func() ([]chain.Measurement, error) { return l.Wait("k", -time.Hour, in) },
		"half seconds":   func() ([]chain.Measurement, error) { return l.Touch("k", 1500*time.Millisecond, in) },
		"elapsed unit":   func() ([]chain.Measurement, error) { return l.Elapsed("c", "k", time.Nanosecond, in) },
		"within below 0": func() ([]chain.Measurement, error) { return l.Within("c", "k", -1, in) },
		"no term":        func() ([]chain.Measurement, error) { return never.InTime("k", in) },
	} {
		got, err := of()
		assert.ErrorIs(t, err, kpi.ErrRange, name)
		assert.Nil(t, got, name)
	}
}

// A log of nothing has no places and no cases, and says so.
func TestMeasureNothing(t *testing.T) {
	l := &journey.Log{Term: time.Hour}
	assert.Equal(t, []string{"c lead 0/0", "c within 0/0", "c done 0", "c hand 0"}, everything(t, l, journey.Window{}))
}

// A unit of centuries does not overflow.
func TestLongUnit(t *testing.T) {
	at := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
	var g genLog
	var events []journey.Event
	for range 3 {
		events = append(events, journey.Event{Case: "a", Step: "s", Unit: "u", Person: "p", Ready: at, End: at.Add(time.Hour)})
	}
	ms, err := g.added(events...).Lead("lead", 290*365*24*time.Hour, journey.Window{})
	assert.NoError(t, err)
	assert.Equal(t, "10800/27436320000", ms[0].Reading.String())
}

// Exactly on a boundary: a case that took just as long is within, one that begins then is
// not in hand yet, and one that ends then still is.
func TestBoundaries(t *testing.T) {
	at := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
	var g genLog
	l := g.added(journey.Event{Case: "a", Step: "s", Ready: at, End: at.Add(time.Hour)})
	read := func(ms []chain.Measurement, err error) string {
		assert.NoError(t, err)
		return ms[0].Reading.String()
	}
	for d, want := range map[time.Duration]string{
		time.Hour - 1: "0/1", time.Hour: "1/1", time.Hour + time.Second - 1: "1/1",
	} {
		assert.Equal(t, want, read(l.Within("c", "k", d, journey.Window{})), d)
	}
	for d, want := range map[time.Duration]string{
		0: "0", 1: "1", time.Hour: "1", time.Hour + 1: "0",
	} {
		assert.Equal(t, want, read(l.InHand("c", "k", at.Add(d))), d)
	}
}
