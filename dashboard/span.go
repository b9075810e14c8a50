package dashboard

import (
	"cmp"
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
)

// A term is an unknown, by number, and how often it counts in a sum.
type term struct {
	unknown int32
	times   exact.Num
}

// A span is all that can be worked out from sums of unknowns: whatever they add and
// subtract to. An unknown is large if nothing that holds it says too much; what has
// no large one in it is kept apart, since only that can.
type span struct {
	large func(unknown int32) bool
	// rows has the sums in echelon form, by the unknown that each begins with and that
	// none after it has: a large one, where there is any.
	rows map[int32][]term
	// small has the rows without a large unknown, in the order they were found.
	small [][]term
}

func newSpan(large func(unknown int32) bool) *span {
	return &span{large: large, rows: map[int32][]term{}}
}

// add adds a sum to what is known. Its terms are in order of unknown.
func (s *span) add(row []term) {
	row = s.reduce(row)
	if len(row) == 0 {
		return
	}
	first := slices.IndexFunc(row, func(t term) bool { return s.large(t.unknown) })
	if first < 0 {
		first = 0
		s.small = append(s.small, row)
	}
	s.rows[row[first].unknown] = row
}

// reduce takes away what is known already. Nothing is left of a sum that can be
// worked out.
func (s *span) reduce(row []term) []term {
	row = slices.DeleteFunc(slices.Clone(row), func(t term) bool { return len(s.rows[t.unknown]) == 1 })
	for k := 0; k < len(row); {
		known, ok := s.rows[row[k].unknown]
		if !ok {
			k++
			continue
		}
		row = minus(row, known, row[k].unknown)
		k = 0
	}
	return row
}

// minus takes a row as often from another that an unknown is gone.
func minus(row, other []term, unknown int32) []term {
	times := timesOf(row, unknown).Quo(timesOf(other, unknown))
	out := make([]term, 0, len(row)+len(other))
	for len(row) > 0 || len(other) > 0 {
		switch {
		case len(other) == 0 || len(row) > 0 && row[0].unknown < other[0].unknown:
			out, row = append(out, row[0]), row[1:]
		case len(row) == 0 || other[0].unknown < row[0].unknown:
			out = append(out, term{other[0].unknown, times.Mul(other[0].times).Neg()})
			other = other[1:]
		default:
			left := row[0].times.Sub(times.Mul(other[0].times))
			if !left.IsZero() {
				out = append(out, term{row[0].unknown, left})
			}
			row, other = row[1:], other[1:]
		}
	}
	return out
}

// timesOf returns how often an unknown counts in a row, 0 if it does not.
func timesOf(row []term, unknown int32) exact.Num {
	k, ok := slices.BinarySearchFunc(row, unknown, func(t term, u int32) int { return cmp.Compare(t.unknown, u) })
	if !ok {
		return exact.Num{}
	}
	return row[k].times
}

// few calls found with smallest sets of unknowns that something follows about and that
// are of fewer people together than enough, until found returns true; crew says whose an
// unknown is, in order. There is at least one such set for every group of people that
// something follows about. It returns what found did last, and true as well if there are
// more groups of people to look at than left, which it counts down: what is not known to
// be safe is not.
//
// In reduced rows every first unknown is in no other row, so that what follows about a
// set is made of the few rows that begin within it.
func (s *span) few(crew func(unknown int32) []string, enough int, left *int, found func(unknowns []int32) bool) bool {
	f := fewer{rows: map[int32][]term{}, enough: enough, left: left, found: found}
	for _, row := range reduced(s.small) {
		f.rows[row[0].unknown] = row
		f.all = append(f.all, unknownsOf(row)...)
	}
	slices.Sort(f.all)
	f.all = slices.Compact(f.all)
	for _, u := range f.all {
		f.crews = append(f.crews, crew(u))
	}
	return f.try(0, nil)
}

// fewer looks for sets of unknowns of few people.
type fewer struct {
	rows   map[int32][]term // by the unknown that they begin with
	all    []int32
	crews  [][]string // whose they are
	enough int
	left   *int
	found  func(unknowns []int32) bool
	known  [][]int32 // sets that were found
}

// try looks at all that people have together with those of unknowns from one on.
func (f *fewer) try(from int, people []string) bool {
	for k := from; k < len(f.all); k++ {
		more := union(people, f.crews[k])
		if len(more) >= f.enough || len(more) == len(people) {
			continue
		}
		if *f.left--; *f.left < 0 {
			return true
		}
		if f.report(f.of(more)) || f.try(k+1, more) {
			return true
		}
	}
	return false
}

// of returns the unknowns that are of nobody but people.
func (f *fewer) of(people []string) []int32 {
	var set []int32
	for k, u := range f.all {
		if len(union(people, f.crews[k])) == len(people) {
			set = append(set, u)
		}
	}
	return set
}

// report tells of the smallest sets within a set that something follows about.
func (f *fewer) report(set []int32) bool {
	for f.follows(set) {
		least := slices.Clone(set)
		for _, u := range set {
			if fewer := leaveOut(least, u); f.follows(fewer) {
				least = fewer
			}
		}
		set = leaveOut(set, least[0])
		if slices.ContainsFunc(f.known, func(k []int32) bool { return slices.Equal(k, least) }) {
			continue
		}
		f.known = append(f.known, least)
		if f.found(least) {
			return true
		}
	}
	return false
}

func leaveOut(set []int32, unknown int32) []int32 {
	return slices.DeleteFunc(slices.Clone(set), func(u int32) bool { return u == unknown })
}

// follows reports whether something follows about a set of unknowns.
func (f *fewer) follows(set []int32) bool {
	var rows [][]term
	for _, u := range set {
		if row, ok := f.rows[u]; ok {
			outside := slices.DeleteFunc(slices.Clone(row), func(t term) bool { return slices.Contains(set, t.unknown) })
			rows = append(rows, outside)
		}
	}
	return dependent(rows)
}

// dependent reports whether some sum of rows comes to nothing.
func dependent(rows [][]term) bool {
	for len(rows) > 0 {
		if slices.ContainsFunc(rows, func(row []term) bool { return len(row) == 0 }) {
			return true
		}
		rows, _ = without(rows, rows[0][0].unknown)
	}
	return false
}

// reduced returns rows, which are in echelon form, such that the first unknown of
// each is in no other.
func reduced(rows [][]term) [][]term {
	out := slices.Clone(rows)
	for k := range out {
		for j := range out {
			if first := out[k][0].unknown; j != k && !timesOf(out[j], first).IsZero() {
				out[j] = minus(out[j], out[k], first)
			}
		}
	}
	return out
}

// without returns the span of rows that an unknown is not in, one row fewer; false if
// it is in none of them.
func without(rows [][]term, unknown int32) ([][]term, bool) {
	k := slices.IndexFunc(rows, func(r []term) bool { return !timesOf(r, unknown).IsZero() })
	if k < 0 {
		return nil, false
	}
	var rest [][]term
	for j, row := range rows {
		switch {
		case j == k:
		case timesOf(row, unknown).IsZero():
			rest = append(rest, row)
		default:
			rest = append(rest, minus(row, rows[k], unknown))
		}
	}
	return rest, true
}

func unknownsOf(row []term) []int32 {
	list := make([]int32, len(row))
	for k, t := range row {
		list[k] = t.unknown
	}
	return list
}
