package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// small has several chains, whose parts are few and mixed.
func small() *Cascade { return Generate(Size{People: 150, KPIs: 4, Low: 2, High: 4}) }

// run takes a peer through a period and returns its answers.
func run(t *testing.T, p Peer) []Answer {
	t.Helper()
	t.Cleanup(func() { assert.NoError(t, p.Close()) })
	for _, s := range stages() {
		require.NoError(t, s.do(p), s.name)
	}
	list, err := p.Answers()
	require.NoError(t, err)
	return list
}

// changes of some people of one chain.
func changesOf(c *Cascade, k, people int) (list []Change) {
	for i := range people {
		person := int32(i * 3)
		list = append(list, Change{person, -1_000_000 * int64(i+1), c.Den[k][person]})
	}
	return list
}

func TestPeersAgree(t *testing.T) {
	c := small()
	reference := newOurs(c)
	want := run(t, reference)
	lights := map[Light]int{}
	for _, a := range want {
		lights[a.Light]++
	}
	require.Len(t, lights, 3, "the readings do not tell the lights apart")
	for _, e := range available()[1:] {
		t.Run(e.Name, func(t *testing.T) {
			p := e.New(c)
			d, err := Compare(want, run(t, p))
			require.NoError(t, err)
			t.Log(d)
			assert.False(t, e.Exact && d.Any(), "%s", d)
			assert.Zero(t, d.Reading, "rounded, floats read the same")
			for k, kpi := range c.KPIs {
				for _, people := range []int{1, 5} {
					ch := changesOf(c, k, people)
					ours, err := reference.Change(k, ch)
					require.NoError(t, err)
					theirs, err := p.Change(k, ch)
					require.NoError(t, err)
					assert.NotEqual(t, want[int(c.Roots[0])*len(c.KPIs)+k].Num, ours.Num, kpi.ID)
					assert.Equal(t, ours, theirs, "%s of %d people", kpi.ID, people)
				}
			}
			again, err := p.Answers()
			require.NoError(t, err)
			after, err := Compare(want, again)
			require.NoError(t, err)
			assert.Equal(t, d, after, "a change was left behind")
		})
	}
}

// A peer may run its stages again, as measuring does.
func TestPeersRepeat(t *testing.T) {
	c := small()
	for _, e := range available() {
		p := e.New(c)
		first := run(t, p)
		for _, s := range stages()[1:] {
			require.NoError(t, s.do(p), s.name)
		}
		again, err := p.Answers()
		require.NoError(t, err)
		assert.Equal(t, first, again, e.Name)
	}
}

func TestCompareCatchesAWrongPeer(t *testing.T) {
	want := run(t, newOurs(small()))
	for name, spoil := range map[string]func(*Answer){ // in any order
		"reading": func(a *Answer) { a.Num++ },
		"volume":  func(a *Answer) { a.Den++ },
		"target":  func(a *Answer) { a.Target-- },
		"amber":   func(a *Answer) { a.Amber++ },
		"light":   func(a *Answer) { a.Light = (a.Light + 1) % 3 },
		"score":   func(a *Answer) { a.Score++ },
		"gap":     func(a *Answer) { a.Gap-- },
	} {
		t.Run(name, func(t *testing.T) {
			got := slices.Clone(want)
			spoil(&got[len(got)/2])
			d, err := Compare(want, got)
			require.NoError(t, err)
			assert.True(t, d.Any())
		})
	}
	_, err := Compare(want, want[1:])
	assert.Error(t, err, "an answer is missing")
}

func TestReport(t *testing.T) {
	var b bytes.Buffer
	how := measure{1, wall()}
	require.NoError(t, report(&b, Size{People: 1_200, KPIs: 3, Low: 5, High: 15}, chosen("flat,SPREAD"), how, "a machine"))
	text := b.String()
	t.Log(text)
	for _, want := range []string{"1,200 people", "a machine", "| kpichain |", "| flat float64 |", "| spreadsheet |",
		"full, readings at their place, against flat float64", "one person's board", "| 1,000 |"} {
		assert.Contains(t, text, want)
	}
	assert.NotContains(t, text, "SQLite")
	for _, line := range strings.Split(text, "\n") {
		assert.NotContains(t, line, "NaN")
		assert.NotContains(t, line, "Inf")
	}
}

// A peer that says it is exact, and is not, stops the race.
func TestCompeteStopsForAWrongPeer(t *testing.T) {
	list := []Entry{available()[0], {Name: "wrong", New: func(c *Cascade) Peer { return wrong{newOurs(c)} }, Exact: true}}
	_, err := compete(small(), list, measure{1, wall()})
	assert.ErrorContains(t, err, "wrong has other answers")
	list[1].Exact = false
	runs, err := compete(small(), list, measure{1, wall()})
	require.NoError(t, err)
	assert.Equal(t, 1, runs[1].Differ.Target)
}

// wrong is a cent off in one target.
type wrong struct{ Peer }

func (w wrong) Answers() ([]Answer, error) {
	list, err := w.Peer.Answers()
	list[7].Target++
	return list, err
}

func TestGenerate(t *testing.T) {
	c := Generate(Size{People: 20_000, KPIs: 1, Low: 5, High: 15})
	assert.Len(t, c.People, 20_000)
	assert.Equal(t, c, Generate(Size{People: 20_000, KPIs: 1, Low: 5, High: 15}))
	for at := range c.Nodes() {
		for part := c.From[at]; part < c.To[at]; part++ {
			require.EqualValues(t, at, c.Parent[part])
			require.Equal(t, c.Level[at]+1, c.Level[part])
		}
		require.Equal(t, c.Level[at] == levelPerson, c.From[at] == c.To[at], c.ID[at])
		require.LessOrEqual(t, c.To[at]-c.From[at], int32(15))
	}
}
