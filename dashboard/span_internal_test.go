package dashboard

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/internal/exact"
)

const unknowns = 6

// randomRows draws sums of unknowns.
func randomRows(g *rand.Rand) [][]term {
	rows := make([][]term, 1+g.IntN(4))
	for k := range rows {
		for u := range int32(unknowns) {
			if n := g.Int64N(5) - 2; n != 0 && g.IntN(2) == 0 {
				rows[k] = append(rows[k], term{u, exact.Frac(n, 1+g.Int64N(2))})
			}
		}
	}
	return rows
}

// rankWithout returns the rank of rows once the unknowns in a set are left out.
func rankWithout(rows [][]term, out int) int {
	m := make([][]exact.Num, len(rows))
	for k, row := range rows {
		m[k] = make([]exact.Num, unknowns)
		for _, t := range row {
			if out>>t.unknown&1 == 0 {
				m[k][t.unknown] = t.times
			}
		}
	}
	rank := 0
	for at := range unknowns {
		k := slices.IndexFunc(m[rank:], func(r []exact.Num) bool { return !r[at].IsZero() })
		if k < 0 {
			continue
		}
		m[rank], m[rank+k] = m[rank+k], m[rank]
		for j := rank + 1; j < len(m); j++ {
			times := m[j][at].Quo(m[rank][at])
			for i := range m[j] {
				m[j][i] = m[j][i].Sub(times.Mul(m[rank][i]))
			}
		}
		if rank++; rank == len(m) {
			break
		}
	}
	return rank
}

// smallestByTrial finds the smallest sets of unknowns that something follows about,
// among those of fewer people than enough and without a large one, by trying all.
func smallestByTrial(rows [][]term, large int, crew [unknowns]int, enough int) []string {
	all := rankWithout(rows, 0)
	var sets []int
	for size := 1; size <= unknowns; size++ {
		for set := 1; set < 1<<unknowns; set++ {
			within := func(s int) bool { return s&^set == 0 }
			people := 0
			for u := range unknowns {
				if set>>u&1 == 1 {
					people |= crew[u]
				}
			}
			if count(set) == size && set&large == 0 && count(people) < enough && !slices.ContainsFunc(sets, within) &&
				rankWithout(rows, set) < all {
				sets = append(sets, set)
			}
		}
	}
	var list []string
	for _, s := range sets {
		list = append(list, fmt.Sprintf("%b", s))
	}
	slices.Sort(list)
	return list
}

func count(set int) int {
	n := 0
	for ; set > 0; set &= set - 1 {
		n++
	}
	return n
}

// names returns people as a span knows them.
func names(crew int) []string {
	var list []string
	for p := range 8 {
		if crew>>p&1 == 1 {
			list = append(list, fmt.Sprint(p))
		}
	}
	return list
}

// What follows about few people is what trying all sets of unknowns finds.
func TestFew(t *testing.T) {
	g := rand.New(rand.NewPCG(3, 3))
	several := 0
	for round := range 6000 {
		rows, large, enough := randomRows(g), g.IntN(1<<unknowns), g.IntN(5)+1
		if g.IntN(2) == 0 {
			large = 0
		}
		var crew [unknowns]int
		for u := range crew {
			one, other := g.IntN(8), g.IntN(8)
			crew[u] = 1<<one | 1<<other
		}
		s := newSpan(func(u int32) bool { return large>>u&1 == 1 })
		for _, row := range rows {
			s.add(row)
		}
		var got []string
		left := 10_000
		over := s.few(func(u int32) []string { return names(crew[u]) }, enough, &left, func(found []int32) bool {
			set := 0
			for _, u := range found {
				set |= 1 << u
			}
			got = append(got, fmt.Sprintf("%b", set))
			return false
		})
		slices.Sort(got)
		want := smallestByTrial(rows, large, crew, enough)
		assert.False(t, over)
		assert.Len(t, slices.Compact(slices.Clone(got)), len(got), "each once")
		assert.Subset(t, want, got, "round %d: %v, large %b, crew %b, enough %d", round, rows, large, crew, enough)
		assert.Equal(t, len(want) > 0, len(got) > 0, "round %d: %v, large %b, crew %b, enough %d", round, rows, large, crew, enough)
		for _, row := range rows {
			assert.Empty(t, s.reduce(row), "round %d: what was added is known", round)
		}
		if len(got) > 2 {
			several++
		}
		if t.Failed() {
			return
		}
	}
	assert.Greater(t, several, 200)
}

// More groups of people than there is time for are taken for one that something follows
// about.
func TestTooMany(t *testing.T) {
	s := newSpan(func(int32) bool { return false })
	for k := range int32(12) { // twelve sums of forty unknowns, all different
		var row []term
		for u := range int32(40) {
			row = append(row, term{u, exact.Int(int64((k+2)*(u+3)%41 + 1))})
		}
		s.add(row)
	}
	left, looked := 100, 0
	whose := func(u int32) []string { return []string{fmt.Sprint(u)} }
	assert.True(t, s.few(whose, 5, &left, func([]int32) bool { looked++; return false }))
	assert.Zero(t, looked)
	assert.Negative(t, left)
}
