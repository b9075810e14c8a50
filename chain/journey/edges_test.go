package journey_test

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/journey"
)

// What is beyond whole seconds tells the order of stays, and nothing else.
func TestWithinASecond(t *testing.T) {
	at := func(ms int) time.Time { return time.UnixMilli(int64(ms)).UTC() }
	l := logged(t,
		journey.Event{Case: "1", Step: "sell", Unit: "u", Person: "p", Ready: at(100), End: at(200)},
		journey.Event{Case: "1", Step: "approve", Unit: "u", Person: "p", Ready: at(300), End: at(400)},
		journey.Event{Case: "1", Step: "sell", Unit: "u", Person: "p", Ready: at(500), End: at(600)},
		// In whole seconds none of these is out of order.
		journey.Event{Case: "2", Step: "sell", Unit: "u", Person: "p", Ready: at(900), End: at(800)},
		journey.Event{Case: "3", Step: "sell", Unit: "u", Person: "p", Ready: at(900), Start: at(0), End: at(950)},
	)
	ways := l.Variants(journey.Window{}, 2)
	require.Len(t, ways.Most, 2)
	assert.Equal(t, []string{"sell"}, ways.Most[0].Steps)
	assert.Equal(t, []string{"sell", "approve", "sell"}, ways.Most[1].Steps)
	assert.Zero(t, l.Quality().Tied)
	assert.Zero(t, l.Quality().Gaps)
}

// Where stays have no start nothing tells how long they waited, which is not: not at all.
func TestNothingTellsOfWaiting(t *testing.T) {
	l := logged(t, stay("1", "ask", "u", "p", 0, 5), stay("1", "do", "u", "p", 5, 9))
	for _, measure := range []func() ([]chain.Measurement, error){
		func() ([]chain.Measurement, error) { return l.Wait("wait", time.Hour, journey.Window{}) },
		func() ([]chain.Measurement, error) { return l.Touch("touch", time.Hour, journey.Window{}) },
		func() ([]chain.Measurement, error) { return l.FlowEfficiency("flow", journey.Window{}) },
	} {
		ms, err := measure()
		require.NoError(t, err)
		assert.Empty(t, ms)
	}
}

// A step that nobody does has no first time right, as its handover in the model has none.
func TestNobodyIsRight(t *testing.T) {
	l := logged(t, stay("1", "ask", "u", "p", 0, 5), stay("1", "robot", "", "", 5, 9))
	ms, err := l.FirstTimeRight("right", journey.Window{})
	require.NoError(t, err)
	got := map[string]string{}
	for _, m := range ms {
		got[m.At.String()] = m.Reading.String()
	}
	assert.Equal(t, map[string]string{"/ask/u/p": "1/1", "/robot": "0/0"}, got)
}

// A weekend between two stays is a gap, and no time: it makes no handover.
func TestGapWithoutWork(t *testing.T) {
	l := &journey.Log{WorkingTime: func(from, to time.Time) int64 {
		return max(0, min(to.Unix(), 10*3600)-from.Unix()) // nobody works after ten
	}}
	require.NoError(t, l.Add(slices.Values([]journey.Event{
		stay("1", "ask", "u", "p", 0, 12), stay("1", "do", "u", "p", 20, 30),
	})))
	assert.Equal(t, []string{"ask 1", "do 1"}, links(discover(t, l)))
	assert.Equal(t, 1, l.Quality().Gaps)
	assert.Zero(t, l.Quality().Gapped)
}

func TestNothingToAdd(t *testing.T) {
	l := &journey.Log{}
	assert.NoError(t, l.Add(nil))
	assert.NoError(t, l.AddCases(nil))
	assert.NoError(t, l.Expect(nil))
	assert.Equal(t, journey.Quality{}, l.Quality())
}

// What stands in many a system for "not done yet" is no time at which anything was done.
func TestYear9999(t *testing.T) {
	l := &journey.Log{}
	e := stay("1", "ask", "u", "p", 0, 5)
	e.End = time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC)
	err := l.Add(slices.Values([]journey.Event{e}))
	assert.ErrorContains(t, err, "what is not done has no end")
}

func TestReservedIDs(t *testing.T) {
	l := logged(t, stay("1", "ask", "u", "p", 0, 5))
	for _, id := range []string{chain.Passes, chain.Start} {
		_, err := l.Lead(id, time.Hour, journey.Window{})
		assert.ErrorIs(t, err, chain.ErrSyntax)
		_, err = l.Passes(id, journey.Window{})
		assert.ErrorIs(t, err, chain.ErrSyntax)
	}
}

// A spread is written and not read back: never as if it had no numbers.
func TestSpreadIsNotRead(t *testing.T) {
	l := logged(t, stay("1", "ask", "u", "p", 0, 5))
	text, err := json.Marshal(l.Backlog(time.Time{}))
	require.NoError(t, err)
	var back journey.Backlog
	assert.ErrorIs(t, json.Unmarshal(text, &back), chain.ErrSyntax)
}
