package scenario

import (
	"slices"
	"strings"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/probe"
	"github.com/kpichain/kpichain/kpi"
)

// Sweep tells what a KPI reads at a place over a grid of one or two inputs, all else as
// read: the data of a line, a surface or a heat map (Dutch: wat als, over een bereik).
//
// The table is tidy, a row for each point, the first axis slowest, points from From up.
// It has a column of numbers for each axis, named by its KPI and place ("lead /pick"),
// and then:
//
//   - value: what the KPI reads; empty for no value
//   - status: its light, as kpi.Status writes it
//   - gap: how much better than the target it is, in the KPI's unit, negative for worse;
//     empty without a value or a goal
//
// Each is what chain.Result.With and Gauge tell of the result with the point's readings,
// worked out exactly and rounded once; also where a point times its volume would be a
// number too long for With. A reading keeps the volume that it has now. Where
// a place was measured itself that counts, and what is below it does not: sweep a place
// that is composed.
//
// The error is a *chain.InvalidError with every problem. It wraps chain.ErrUnknown for a
// place or KPI that the plan does not have, and for an axis that cannot count: at a place
// that is not below at or is below the other axis, or of a KPI that is neither the one
// swept nor [chain.Passes]; chain.ErrDuplicate for the same axis twice; and kpi.ErrRange
// for no axis or more than two, an axis out of order, numbers and points of more than 30
// digits, and more than [MostPoints] points. What With refuses of the first or the last
// point is reported at from or to, as With classes it: values outside the KPI's Domain,
// passes of a choice that add up to more than 1, a reading without volume where parts are
// pooled. Where a custom operator fails, at whichever point, it wraps kpi.ErrRule.
//
// The cost is that of one With for each point, less under built-in rules: there it does
// not depend on how many people there are. The table takes some hundred bytes a point.
func Sweep(r *chain.Result, at chain.Place, kpiID string, axes ...Axis) (Table, error) {
	bad := &problems{}
	bad.lookUp(r.Plan(), "at", at, kpiID)
	grids := bad.takeAxes(r.Plan(), at, kpiID, axes)
	if err := bad.err(); err != nil {
		return Table{}, err
	}
	f, err := bad.corners(r, at, kpiID, axes, grids)
	if err != nil {
		return Table{}, err
	}
	s := sweep{Probe: f, grids: grids}
	for _, a := range axes {
		s.Columns = append(s.Columns, numbers(a.name())...)
	}
	s.Columns = slices.Concat(s.Columns, numbers("value"), texts("status"), numbers("gap"))
	if err := s.along(0, make([]exact.Num, len(axes)), make([]string, len(axes))); err != nil {
		return Table{}, err
	}
	return s.Table, nil
}

// corners returns a KPI at a place as a function of the axes, and reports what With
// refuses of the first and of the last point of all. What it takes of both it takes of
// those between: a Domain is an interval, and passes add up to most at the last.
func (p *problems) corners(r *chain.Result, at chain.Place, kpiID string, axes []Axis, grids []grid) (
	probe.Probe, error) {
	var first, last []chain.Measurement
	for n, a := range axes {
		first = append(first, a.reading(r, grids[n].first))
		last = append(last, a.reading(r, grids[n].last))
	}
	f, err := r.Probe(at, kpiID, first)
	if err := p.refused(err, ".from"); err != nil {
		return nil, err
	}
	if _, err = r.With(last...); len(p.list) == 0 {
		err = p.refused(err, ".to")
	} else { // what is wrong with the readings alone: the rest was said
		var also problems
		err = also.refused(err, ".to")
		for _, q := range also.list {
			if strings.HasSuffix(q.Path, ".to") {
				p.list = append(p.list, q)
			}
		}
	}
	if err != nil {
		return nil, err
	}
	return f, p.err()
}

// refused relays what With said of readings of the axes, and at which end of them.
func (p *problems) refused(err error, end string) error {
	return p.relay(err, func(n int, field string) string {
		switch {
		case n < 0:
			return "axes" // of what is above them
		case field == "":
			return axisPath(n)
		case field == "reading":
			return axisPath(n) + end
		}
		return axisPath(n) + "." + field
	})
}

// A sweep fills a table in.
type sweep struct {
	probe.Probe
	Table
	grids []grid
}

// along moves along an axis and, at each of its points, along those after it.
func (s *sweep) along(axis int, values []exact.Num, cells []string) error {
	if axis == len(s.grids) {
		return s.try(values, cells)
	}
	for n, point := range s.grids[axis].points {
		values[axis], cells[axis] = point, s.grids[axis].cells[n]
		if err := s.along(axis+1, values, cells); err != nil {
			return err
		}
	}
	return nil
}

// try adds the row of a point.
func (s *sweep) try(values []exact.Num, cells []string) error {
	sight, err := s.Try(values)
	if err != nil {
		return s.refused(err, cells)
	}
	row := make([]string, len(cells), len(cells)+3)
	copy(row, cells)
	var value, gap string
	if sight.Has {
		value = exact.Text(sight.Value.Out(exact.HalfAway))
	}
	if goal, ok := s.Goal(); ok && sight.Has {
		gap = exact.Text(goal.Gap(sight.Value).Out(exact.HalfAway))
	}
	s.Rows = append(s.Rows, append(row, value, kpi.Status(sight.Light).String(), gap))
	return nil
}

// refused says at which point something went wrong: a custom operator, on the way up.
func (s *sweep) refused(err error, cells []string) error {
	bad := &problems{}
	if err := bad.refused(err, ""); err != nil {
		return err
	}
	for n := range bad.list {
		bad.list[n].Path = "axes"
		for k, cell := range cells {
			bad.list[n].Reason += ", at " + s.Columns[k].Name + " = " + cell
		}
	}
	return bad.err()
}
