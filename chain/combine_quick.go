package chain

import (
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/rule"
)

// Where all results are of plans alike, and a KPI was read in the same places of a tree
// in all of them, whole numbers are combined as they stand in the columns.

// quick combines one KPI in one tree on whole numbers; nil where that does not do.
func (c *combiner) quick(tree int32, k int, f fold) *column {
	i := &c.plan.indicators[k]
	if len(f[tree]) > 0 || i.over.Closed != rule.Add && i.over.Closed != rule.Pool {
		return nil
	}
	columns := make([]*column, len(c.sources))
	var num, den int32
	for n := range c.sources {
		s := &c.sources[n]
		if !s.same || s.over != nil || s.Result.joint.tookIn(c.plan.number(site{tree, 0}, k)) {
			return nil
		}
		col := s.columns[int(tree)*len(c.plan.indicators)+k]
		if col == nil || col.wide != nil {
			return nil
		}
		columns[n] = col
		num, den = max(num, col.numPlaces), max(den, col.denPlaces)
	}
	q := quickSum{columns: columns, pool: i.over.Closed == rule.Pool,
		to: newColumn(int32(len(columns[0].state)), c.plan.trees[tree].inners(), num, den)}
	if !q.scale() || !q.sum() || q.strays(i.needs()) {
		return nil
	}
	for _, col := range columns {
		q.to.uneven = q.to.uneven || col.uneven
	}
	return q.to
}

// A quickSum adds columns.
type quickSum struct {
	columns []*column
	pool    bool
	to      *column
	// num and den are by how much the last digits of each column are larger than those
	// of the sum.
	num, den []int64
}

// scale works out how the last digits of the columns relate.
func (q *quickSum) scale() bool {
	for _, col := range q.columns {
		num, ok := exact.Int(1).Grid(q.to.numPlaces-col.numPlaces, exact.Floor)
		den, fits := exact.Int(1).Grid(q.to.denPlaces-col.denPlaces, exact.Floor)
		if !ok || !fits || len(col.state) != len(q.to.state) {
			return false
		}
		q.num, q.den = append(q.num, num), append(q.den, den)
	}
	return true
}

// sum adds all places; false where one has a hole, or is none that whole numbers do.
func (q *quickSum) sum() bool {
	for at := range q.to.state {
		measured := q.columns[0].state[at]&markMeasured != 0
		for _, col := range q.columns[1:] {
			if col.state[at]&markMeasured != 0 != measured {
				return false
			}
		}
		if measured && !q.place(at) {
			return false
		}
	}
	return true
}

// strays reports whether a place adds up to what rules have no meaning for.
func (q *quickSum) strays(needs exact.Interval) bool {
	if !needs.HasLo && !needs.HasHi {
		return false
	}
	for at, state := range q.to.state {
		if state != 0 && strays(q.to.reading(int32(at)), needs) {
			return true
		}
	}
	return false
}

// place adds one place.
func (q *quickSum) place(at int) bool {
	var num, den sum
	absent := true
	for n, col := range q.columns {
		switch state := rule.State(col.state[at] &^ markMeasured); {
		case state == rule.Absent:
			continue
		case q.pool && state == rule.Bare, !q.pool && state != rule.Bare:
			return false
		}
		absent = false
		num.addProduct(col.num[at], q.num[n])
		den.addProduct(col.den[at], q.den[n])
	}
	number, ok := num.small()
	volume, fits := den.small()
	q.to.num[at], q.to.den[at] = number, volume
	state := rule.Bare
	switch {
	case absent, q.pool && number == 0 && volume == 0:
		state = rule.Absent
	case q.pool && volume == 0:
		state = rule.Void
	case q.pool:
		state = rule.Terms
	}
	q.to.state[at] = uint8(state) | markMeasured
	return ok && fits
}
