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

// tooMany is the number of combinations after which the search for the smallest sums
// gives up.
const tooMany = 10_000

// smallest calls found with the unknowns of every sum of small unknowns that can be
// worked out and that has no smaller one in it, until found returns true. It returns
// what found did last, and true as well if there are too many to look at: what is
// not known to be safe is not.
func (s *span) smallest(found func(unknowns []int32) bool) bool {
	for _, rows := range apart(reduced(s.small)) {
		if circuits(rows, found) {
			return true
		}
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

// apart returns rows in groups that share no unknown.
func apart(rows [][]term) [][][]term {
	var groups [][][]term
	for _, row := range rows {
		together := [][]term{row}
		groups = slices.DeleteFunc(groups, func(g [][]term) bool {
			meets := slices.ContainsFunc(g, func(r []term) bool { return shareUnknown(r, row) })
			if meets {
				together = append(together, g...)
			}
			return meets
		})
		groups = append(groups, together)
	}
	return groups
}

func shareUnknown(a, b []term) bool {
	return slices.ContainsFunc(a, func(t term) bool { return !timesOf(b, t.unknown).IsZero() })
}

// circuits calls found with the unknowns of every smallest sum in the span of rows:
// with n rows, those that are left where n-1 unknowns are gone.
func circuits(rows [][]term, found func(unknowns []int32) bool) bool {
	if len(rows) == 1 {
		return found(unknownsOf(rows[0]))
	}
	var all []int32
	for _, row := range rows {
		all = append(all, unknownsOf(row)...)
	}
	slices.Sort(all)
	all = slices.Compact(all)
	left := tooMany
	var try func(rows [][]term, from int) bool
	try = func(rows [][]term, from int) bool {
		if left--; left < 0 {
			return true
		}
		if len(rows) == 1 {
			return found(unknownsOf(rows[0]))
		}
		for k := from; k < len(all); k++ {
			if rest, ok := without(rows, all[k]); ok && try(rest, k+1) {
				return true
			}
		}
		return false
	}
	return try(rows, 0)
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
