package journey

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
)

// What was packed is read again, whatever the numbers, and into whatever was read before.
func TestPack(t *testing.T) {
	for name, d := range map[string]deeds{
		"nothing": {work: []work{}, turns: []turn{}, passes: []pass{}, waits: []wait{}},
		"small": {
			work: []work{
				{leaf: 1, stays: 1, inTime: 1, started: 1, seconds: 9, wait: 4, touch: 5},
				{leaf: 2, stays: 3, inTime: 1, started: 2, seconds: 900, wait: 200, touch: 300},
				{leaf: 3, stays: 2, seconds: 7},
			},
			turns:  []turn{{step: 1, stays: 1, visits: 1, first: 1}, {step: 2, stays: 3, visits: 2, first: 3}, {step: 3, stays: 1, first: -1}},
			passes: []pass{{from: 0, to: 1, times: 1}, {from: 1, to: 0, times: 2, waited: 300}},
			waits:  []wait{{leaf: 5, ready: 1000}, {leaf: 5, ready: -1000}},
			dirt:   dirt{zero: 1, tied: 2, gaps: 3, overlaps: 4, gapped: 5, overlapped: 6},
		},
		"odd": {
			work:   []work{{leaf: math.MaxInt32, stays: math.MaxInt32, started: math.MaxInt32, seconds: -1, wait: math.MaxInt64, touch: math.MinInt64}},
			turns:  []turn{{step: math.MaxInt32, stays: math.MaxInt32, visits: 1, first: math.MaxInt32 - 1}},
			passes: []pass{{from: math.MaxInt32, to: math.MaxInt32, times: math.MaxInt32, waited: math.MinInt64}},
			waits:  []wait{{leaf: math.MaxInt32, ready: math.MaxInt64}},
			dirt:   dirt{overlapped: -1},
		},
	} {
		for _, begin := range []int64{0, 500, math.MinInt64, math.MaxInt64} {
			trace := trace{begin: begin, packed: d.pack(nil, begin)}
			got := deeds{work: make([]work, 2, 9), turns: make([]turn, 9), waits: []wait{{leaf: 7}}, dirt: dirt{gaps: 7}}
			trace.read(&got)
			assert.Equal(t, d.work, got.work, name)
			assert.Equal(t, d.turns, got.turns, name)
			assert.ElementsMatch(t, d.passes, got.passes, name)
			assert.Equal(t, d.waits, got.waits, name)
			assert.Equal(t, d.dirt, got.dirt, name)
		}
	}
}

// A long case between many units has every pass between two of them in one place, and all
// its work; and the next case has none of it.
func TestFollowMany(t *testing.T) {
	g := rand.New(rand.NewPCG(1, 2))
	l := &Log{}
	for _, long := range []int{2000, 3, 60, 2} {
		var stays []stay
		passes, works, before := map[[2]int32]int32{}, map[int32]int32{}, int32(-1)
		for n := range int64(long) {
			unit := g.Int32N(40)
			id := l.put(leaf{0, unit, g.Int32N(3)})
			stays = append(stays, stay{leaf: id, ready: n, start: never, end: n + 1})
			if works[id]++; before >= 0 && before != unit {
				passes[[2]int32{before, unit}]++
			}
			before = unit
		}
		l.steps.Put("s")
		for n := range 40 {
			l.units.Put(string(rune('a' + n)))
		}
		trace := l.follow(0, stays, &arena{})
		var d deeds
		trace.read(&d)
		got := map[[2]int32]int32{}
		for _, p := range d.passes {
			got[[2]int32{p.from, p.to}] += p.times
		}
		assert.Equal(t, passes, got)
		assert.Len(t, d.passes, len(passes))
		stayed := map[int32]int32{}
		for _, w := range d.work {
			stayed[w.leaf] += w.stays
		}
		assert.Equal(t, works, stayed)
		assert.Len(t, d.work, len(works))
	}
}
