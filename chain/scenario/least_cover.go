package scenario

import "github.com/kpichain/kpichain/internal/exact"

// A cover is a row of a linear programme: the sum of some unknowns, each as many times
// as weights says, is at least need.
type cover struct {
	weights []exact.Num
	need    exact.Num
}

// A tableau solves the least sum of n unknowns, none below zero, that a number of
// covers ask, by way of its dual: the most of what is needed, at prices of the covers
// that make no unknown worth more than 1. No prices at all are within that, so the
// simplex method begins there; Bland's rule sees to it that it ends.
type tableau struct {
	// rows has one of each unknown: what a unit of each price takes of it, then the
	// slacks, then what is left. worth has the same for what is needed, turned around.
	rows  [][]exact.Num
	worth []exact.Num
	basis []int // by row, the column it stands for
	first int   // column of the first slack
}

func newTableau(n int, covers []cover) *tableau {
	t := &tableau{first: len(covers), worth: make([]exact.Num, len(covers)+n+1)}
	for k, c := range covers {
		t.worth[k] = c.need.Neg()
	}
	for i := range n {
		row := make([]exact.Num, len(covers)+n+1)
		for k, c := range covers {
			row[k] = c.weights[i]
		}
		row[t.first+i], row[len(row)-1] = exact.Int(1), exact.Int(1)
		t.rows, t.basis = append(t.rows, row), append(t.basis, t.first+i)
	}
	return t
}

// leastSum returns the unknowns whose sum is the least, a corner of what the covers
// allow. The covers can be met. What the slacks turn out to be worth are the unknowns.
func leastSum(n int, covers []cover) []exact.Num {
	t := newTableau(n, covers)
	for {
		column := t.entering()
		row := -1
		if column >= 0 {
			row = t.leaving(column)
		}
		if row < 0 {
			return t.worth[t.first : t.first+n]
		}
		t.pivot(row, column)
	}
}

// entering returns the first column that is worth its price, -1 if none is.
func (t *tableau) entering() int {
	for k := range t.worth[:len(t.worth)-1] {
		if t.worth[k].Sign() < 0 {
			return k
		}
	}
	return -1
}

// leaving returns the row that limits a column most, ties by the column that it stands
// for; -1 if none does.
func (t *tableau) leaving(column int) int {
	best := -1
	var least exact.Num
	for i, row := range t.rows {
		if row[column].Sign() <= 0 {
			continue
		}
		limit := row[len(row)-1].Quo(row[column])
		c := limit.Cmp(least)
		if best < 0 || c < 0 || c == 0 && t.basis[i] < t.basis[best] {
			best, least = i, limit
		}
	}
	return best
}

// pivot makes a row stand for a column.
func (t *tableau) pivot(row, column int) {
	by := t.rows[row][column].Inv()
	for k, v := range t.rows[row] {
		t.rows[row][k] = v.Mul(by)
	}
	for i := range t.rows {
		if i != row {
			t.clear(t.rows[i], row, column)
		}
	}
	t.clear(t.worth, row, column)
	t.basis[row] = column
}

// clear takes a row off a line as often as makes its column zero.
func (t *tableau) clear(line []exact.Num, row, column int) {
	times := line[column]
	if times.IsZero() {
		return
	}
	for k, v := range t.rows[row] {
		if !v.IsZero() {
			line[k] = line[k].Sub(times.Mul(v))
		}
	}
}
