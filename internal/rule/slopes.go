package rule

import (
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
)

// The slopes of a rule say what the whole gets of each unit by which a part moves,
// while all parts move together from one point to another.

// slopesSame: each part counts in full.
func slopesSame(parts []Part, _, _ []exact.Num) []exact.Num {
	return slices.Repeat([]exact.Num{one}, len(parts))
}

// slopesMean: each part counts by its weight.
func slopesMean(parts []Part, _, _ []exact.Num) []exact.Num {
	var all exact.Num
	for _, p := range parts {
		all = all.Add(p.Weight)
	}
	slopes := make([]exact.Num, len(parts))
	for i, p := range parts {
		slopes[i] = p.Weight.Quo(all)
	}
	return slopes
}

// slopesMax: each part counts for as much of the way as it is the largest; parts
// that are the largest together share.
func slopesMax(_ []Part, from, to []exact.Num) []exact.Num {
	lines := make([]line, len(from))
	for i := range from {
		lines[i] = line{from[i], to[i].Sub(from[i])}
	}
	return largest(lines)
}

// slopesMin: each part counts for as much of the way as it is the smallest.
func slopesMin(_ []Part, from, to []exact.Num) []exact.Num {
	lines := make([]line, len(from))
	for i := range from {
		lines[i] = line{from[i].Neg(), from[i].Sub(to[i])}
	}
	return largest(lines)
}

// largest returns for how much of the way from 0 to 1 each line is the largest.
func largest(lines []line) []exact.Num {
	order := make([]int, len(lines))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		if c := lines[a].slope.Cmp(lines[b].slope); c != 0 {
			return c
		}
		return lines[b].at.Cmp(lines[a].at)
	})
	share := make([]exact.Num, len(lines))
	hull, begins := upper(lines, order)
	for n, first := range hull {
		end := one
		if n+1 < len(hull) {
			end = exact.Min(end, begins[n+1])
		}
		if length := end.Sub(begins[n]); length.Sign() > 0 {
			divide(share, lines, order[first:], length)
		}
	}
	return share
}

// upper returns which of the lines, in order from the least to the most steep, are
// the largest somewhere from 0 on, and where each begins to be. Of lines that are
// the same it returns the first.
func upper(lines []line, order []int) (hull []int, begins []exact.Num) {
	for n, i := range order {
		from := zero
		for len(hull) > 0 {
			last := len(hull) - 1
			top := lines[order[hull[last]]]
			if top.slope.Equal(lines[i].slope) {
				from = one // nowhere larger
				break
			}
			from = top.at.Sub(lines[i].at).Quo(lines[i].slope.Sub(top.slope))
			if begins[last].Less(from) {
				break
			}
			hull, begins, from = hull[:last], begins[:last], zero
		}
		if from.Less(one) {
			hull, begins = append(hull, n), append(begins, from)
		}
	}
	return hull, begins
}

// divide shares a length among the first of the lines and those that are the same.
func divide(share []exact.Num, lines []line, order []int, length exact.Num) {
	first, same := lines[order[0]], 1
	for same < len(order) && lines[order[same]].equal(first) {
		same++
	}
	each := length.Quo(exact.Int(int64(same)))
	for _, i := range order[:same] {
		share[i] = each
	}
}
