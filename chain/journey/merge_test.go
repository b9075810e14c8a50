package journey_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/journey"
	"github.com/kpichain/kpichain/kpi"
)

// Two logs of cases apart tell, merged, what one of all does, and the merged one stays
// as it was.
func TestMergeIsWhole(t *testing.T) {
	for seed := range uint64(100) {
		g := genEvents(seed, genAny)
		one, other := halves(g)
		for name, pair := range map[string][2]*journey.Log{
			"loose":      {g.added(one...), g.added(other...)},
			"whole":      {g.cased(one...), g.cased(other...)},
			"into whole": {g.cased(one...), g.added(other...)},
			"into loose": {g.added(one...), g.cased(other...)},
		} {
			l, o := pair[0], pair[1]
			was := everything(t, g.added(other...), journey.Window{})
			if seed%2 == 0 {
				assert.Equal(t, was, everything(t, o, journey.Window{}))
			}
			require.NoError(t, l.Merge(o))
			for _, in := range genWindows() {
				require.Equal(t, everything(t, g.added(g.Events...), in), everything(t, l, in), "seed %d, %s, %v", seed, name, in)
			}
			require.Equal(t, was, everything(t, o, journey.Window{}), "seed %d, %s", seed, name)
		}
	}
}

// halves deals the cases of a log out in two, in another order of events.
func halves(g genLog) (one, other []journey.Event) {
	r := rand.New(rand.NewPCG(g.Seed, 3))
	first := map[string]bool{}
	for n := range 10 {
		first["c"+string(rune('0'+n))] = r.IntN(2) == 0
	}
	for _, e := range byCase(g.shuffled(4)) {
		if first[e.Case] {
			one = append(one, e)
		} else {
			other = append(other, e)
		}
	}
	return one, other
}

func TestMergeOfNothing(t *testing.T) {
	g := genEvents(7, genAny)
	want := everything(t, g.added(g.Events...), journey.Window{})
	l := g.added(g.Events...)
	assert.NoError(t, l.Merge(nil))
	assert.NoError(t, l.Merge(g.log()))
	assert.Equal(t, want, everything(t, l, journey.Window{}))
	empty := g.log()
	assert.NoError(t, empty.Merge(empty))
	assert.NoError(t, empty.Merge(l))
	assert.Equal(t, want, everything(t, empty, journey.Window{}))
}

// Cases of both are all named, those that may have more and those that may not, and
// nothing is merged.
func TestMergeTwice(t *testing.T) {
	at := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
	of := func(ids ...string) (list []journey.Event) {
		for _, id := range ids {
			list = append(list, journey.Event{Case: id, Step: "s", Ready: at, End: at.Add(time.Hour)})
		}
		return list
	}
	g := genLog{Term: time.Hour}
	l, o := g.added(of("b", "e", "c")...), g.added(of("d", "c", "a")...)
	require.NoError(t, o.AddCases(slices.Values(of("b"))))
	was, others := everything(t, l, journey.Window{}), everything(t, o, journey.Window{})
	again := func(id string) chain.Problem {
		return chain.Problem{Code: "KJ104", Reason: `case "` + id + `" is in both logs`, Err: chain.ErrDuplicate}
	}
	for name, test := range map[string]struct {
		other *journey.Log
		want  []chain.Problem
	}{
		"another": {o, []chain.Problem{again("b"), again("c")}},
		"itself":  {l, []chain.Problem{again("b"), again("c"), again("e")}},
	} {
		var bad *chain.InvalidError
		require.ErrorAs(t, l.Merge(test.other), &bad, name)
		assert.Equal(t, test.want, bad.Problems, name)
		assert.Equal(t, was, everything(t, l, journey.Window{}), name)
		assert.Equal(t, others, everything(t, o, journey.Window{}), name)
	}
}

// Cases that were loose stay so, and those that were complete too.
func TestMergeThenAdd(t *testing.T) {
	at := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
	more := func(id string) []journey.Event {
		return []journey.Event{{Case: id, Step: "s", Ready: at, End: at.Add(time.Hour)}}
	}
	var g genLog
	l, o := g.cased(more("first")...), g.cased(more("whole")...)
	require.NoError(t, o.Add(slices.Values(more("loose"))))
	require.NoError(t, l.Merge(o))
	assert.NoError(t, l.Add(slices.Values(more("loose"))))
	assert.ErrorIs(t, l.Add(slices.Values(more("whole"))), chain.ErrDuplicate)
	assert.ErrorIs(t, l.AddCases(slices.Values(more("loose"))), chain.ErrDuplicate)
	passes, err := l.Passes("c", journey.Window{})
	require.NoError(t, err)
	assert.Equal(t, "4/3", passes[0].Reading.String())
	passes, err = o.Passes("c", journey.Window{})
	require.NoError(t, err)
	assert.Equal(t, "2/2", passes[0].Reading.String(), "the other has nothing of what came later")
}

func TestMergeUnlike(t *testing.T) {
	for name, pair := range map[string][2]*journey.Log{
		"terms":        {{Term: time.Hour}, {Term: time.Minute}},
		"no term":      {{}, {Term: time.Minute}},
		"working time": {{}, {WorkingTime: evenHours}},
	} {
		assert.ErrorIs(t, pair[0].Merge(pair[1]), kpi.ErrRange, name)
		assert.ErrorIs(t, pair[1].Merge(pair[0]), kpi.ErrRange, name)
	}
}
