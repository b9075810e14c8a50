package scenario

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// Tabulate makes a table of a list that this package returns, a row for each, in the
// order of the list; of none it has the columns alone. Columns are named as the JSON form
// names fields. A place is the four columns chain, step, unit and person, to be filtered by;
// a reading is its value, empty for none; a gauge is five columns, such as before,
// before_target, before_status, before_score and before_gap, all but the status empty
// where there is none. In full:
//
//   - [Change]: place, kpi, gauges before and after
//   - [Lever]: place, on_target, up, down, needed
//   - [Swing]: place, kpi, low, high
//   - [Gain]: step, unit, weight, adds, kpi, gauges before and after
//   - [Move]: place, from, to, effort
//   - [Outlook]: place, kpi, better, runs; green, amber, red and no_data, each a share of
//     the runs; mean; worst_tenth, median and best_tenth: what a tenth, a half and nine
//     tenths of the runs with data did no better than
//
// Who reads persons' rows is up to the caller: the table has whatever the list has.
func Tabulate[T Change | Lever | Swing | Gain | Move | Outlook](list []T) Table {
	place := texts("chain", "step", "unit", "person")
	change := slices.Concat(texts("kpi"), gaugeColumns("before"), gaugeColumns("after"))
	switch list := any(list).(type) {
	case []Change:
		return tabulate(list, Change.cells, place, change)
	case []Lever:
		return tabulate(list, Lever.cells, place, numbers("on_target", "up", "down", "needed"))
	case []Swing:
		return tabulate(list, Swing.cells, place, texts("kpi"), numbers("low", "high"))
	case []Gain:
		return tabulate(list, Gain.cells, texts("step", "unit"), numbers("weight", "adds"), change)
	case []Move:
		return tabulate(list, Move.cells, place, numbers("from", "to", "effort"))
	case []Outlook:
		return tabulate(list, Outlook.cells, place, texts("kpi", "better"), numbers("runs"),
			numbers("green", "amber", "red", "no_data"), numbers("mean", "worst_tenth", "median", "best_tenth"))
	}
	return Table{}
}

// tabulate makes a table of the cells of each of a list, under columns.
func tabulate[T any](list []T, cells func(T) []string, columns ...[]Column) Table {
	t := Table{Columns: slices.Concat(columns...), Rows: make([][]string, len(list))}
	for n, v := range list {
		t.Rows[n] = cells(v)
	}
	return t
}

// placeCells begins a row with a place.
func placeCells(at chain.Place, more ...string) []string {
	return append([]string{at.Chain, at.Step, at.Unit, at.Person}, more...)
}

func gaugeColumns(name string) []Column {
	return slices.Concat(numbers(name, name+"_target"), texts(name+"_status"), numbers(name+"_score", name+"_gap"))
}

// gaugeCells returns the cells of a gauge: a score is there with a light, a gap with a
// value and a goal.
func gaugeCells(g kpi.Gauge) []string {
	_, read := g.Reading.Value()
	target := ""
	if g.Goal != nil {
		target = numberCell(g.Goal.Target, true)
	}
	return []string{valueCell(g.Reading), target, g.Status.String(),
		numberCell(g.Score, g.Status != kpi.NoData), numberCell(g.Gap, read && g.Goal != nil)}
}

func (c Change) cells() []string {
	return slices.Concat(placeCells(c.At, c.Before.KPI), gaugeCells(c.Before), gaugeCells(c.After))
}

func (l Lever) cells() []string {
	return placeCells(l.At, numberCell(l.OnTarget, true), numberCell(l.Up, true), numberCell(l.Down, true),
		valueCell(l.Needed))
}

func (s Swing) cells() []string { return placeCells(s.At, s.KPI, valueCell(s.Low), valueCell(s.High)) }

func (g Gain) cells() []string {
	weight := g.Hire.Weight
	if weight.IsZero() {
		weight = decimal.New(1, 0)
	}
	return slices.Concat([]string{g.Hire.Step, g.Hire.Unit, numberCell(weight, true), numberCell(g.Adds, true), g.Before.KPI},
		gaugeCells(g.Before), gaugeCells(g.After))
}

func (m Move) cells() []string {
	return placeCells(m.At, valueCell(m.From), valueCell(m.To), numberCell(m.Effort, true))
}

func (o Outlook) cells() []string {
	row := placeCells(o.At, o.KPI, o.Better.String(), numberCell(decimal.New(int64(o.Runs), 0), true))
	for _, light := range []kpi.Status{kpi.Green, kpi.Amber, kpi.Red, kpi.NoData} {
		row = append(row, numberCell(o.Share(light), true))
	}
	row = append(row, numberCell(o.Mean()))
	for _, tenths := range []int64{1, 5, 9} {
		row = append(row, numberCell(o.Quantile(decimal.New(tenths, -1))))
	}
	return row
}
