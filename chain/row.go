package chain

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// A Row is one gauge of a result, flat, for a table store: a database, a data frame, a
// spreadsheet (rij). It is plain data, comparable with ==, and may be a map key. The zero
// value is the row of a gauge of no KPI without data.
//
// A row may hold what one person did. Like the [Result] it comes from it is for the
// host alone: keep it where the host keeps people's readings, and show nobody anything
// but the board of package dashboard that is theirs. Leaving out the rows with a Person
// does not make the others safe: a team of one is a person.
//
// The JSON keys are the names of the columns, of [CSV] too, in this order. They are a
// contract: names, order and meaning stay; what is added comes last. Package
// encoding/json writes and reads rows as they are, for no field is a decimal: the numbers
// are strings, left out where empty. It passes over keys it does not know, so that an
// older reader takes newer rows.
//
// Period, Chain, Step, Unit, Person and KPI are the key: no two rows of a result have all
// six in common. All are IDs, but for the label Period; names, units and who is part of
// what are the model's, to join with.
//
// A number is text in full: digits, a point only before decimals, a minus sign, no
// exponent, no separator of thousands; what it is to mean, and how it is rounded, is as
// in [kpi.Gauge]. Empty is no number, and never 0: NULL in a store.
//
// Wholes and their parts are rows alike, so to add up rows of different places counts
// the same work twice: choose the places first.
type Row struct {
	// Period is the label of the result.
	Period string `json:"period"`
	// Chain, Step, Unit and Person are the fields of the [Place]; empty where that has none.
	Chain  string `json:"chain"`
	Step   string `json:"step"`
	Unit   string `json:"unit"`
	Person string `json:"person"`
	// KPI is the ID of the indicator.
	KPI string `json:"kpi"`
	// Measured reports that the reading was measured at this very place, and is not
	// composed of parts nor passed down from a whole.
	Measured bool `json:"measured"`
	// Status is the light: "red", "amber", "green", or "no data".
	Status kpi.Status `json:"status"`

	// Num and Den are the terms of a quotient; empty for a reading of one value.
	Num string `json:"num,omitempty"`
	Den string `json:"den,omitempty"`
	// Value is the reading as one number; empty without one, Den "0" included. A value
	// without a light may be of what is known only: see Coverage.
	Value string `json:"value,omitempty"`
	// Score is 0 to 100; empty without a light.
	Score string `json:"score,omitempty"`
	// Gap is the distance from Target, negative when worse; empty without a value or a
	// goal.
	Gap string `json:"gap,omitempty"`
	// Room is how much worse Value may get before the light changes; empty without a
	// light or a value.
	Room string `json:"room,omitempty"`
	// Coverage is the share of the parts that is in the reading, 0 to 1.
	Coverage string `json:"coverage,omitempty"`
	// BoundsMin and BoundsMax are the ends of where Value must lie; empty where open.
	BoundsMin string `json:"bounds_min,omitempty"`
	BoundsMax string `json:"bounds_max,omitempty"`

	// Target and the ends of both bands are the goal. An end is empty where the band is
	// open, all five without a goal.
	Target   string `json:"target,omitempty"`
	GreenMin string `json:"green_min,omitempty"`
	GreenMax string `json:"green_max,omitempty"`
	AmberMin string `json:"amber_min,omitempty"`
	AmberMax string `json:"amber_max,omitempty"`
}

// A rower makes rows. The numbers of one row are parts of one text.
type rower struct {
	text []byte
	ends []int
}

// row returns the row of a gauge.
func (w *rower) row(period string, at Place, g kpi.Gauge, measured bool) Row {
	row := Row{Period: period, Chain: at.Chain, Step: at.Step, Unit: at.Unit, Person: at.Person,
		KPI: g.KPI, Measured: measured, Status: g.Status}
	w.text, w.ends = w.text[:0], w.ends[:0]
	w.addGauge(g)
	w.addGoal(g.Goal)
	text, from := string(w.text), 0
	numbers := row.numbers()
	for k, end := range w.ends {
		*numbers[k], from = text[from:end], end
	}
	return row
}

// addGauge adds what is read and how it is judged, in the order of the columns.
func (w *rower) addGauge(g kpi.Gauge) {
	num, den, ok := g.Reading.Terms()
	quotient := ok && !g.Reading.Equal(kpi.Of(num))
	value, read := g.Reading.Value()
	lit := g.Status != kpi.NoData
	w.add(num, quotient)
	w.add(den, quotient)
	w.add(value, read)
	w.add(g.Score, lit)
	w.add(g.Gap, read && g.Goal != nil)
	w.add(g.Room, read && lit)
	w.add(g.Coverage, true)
	w.addBand(g.Bounds)
}

func (w *rower) addGoal(t *kpi.Thresholds) {
	if t != nil {
		w.add(t.Target, true)
		w.addBand(t.Green)
		w.addBand(t.Amber)
	}
}

func (w *rower) addBand(b kpi.Band) {
	w.add(b.Min())
	w.add(b.Max())
}

// add adds a number; empty where there is none.
func (w *rower) add(d decimal.Decimal, ok bool) {
	if ok {
		w.text = exact.Append(w.text, d)
	}
	w.ends = append(w.ends, len(w.text))
}

// rowColumns returns the names of the columns, which are the JSON keys: texts, and
// then numbers.
func rowColumns() []string {
	return []string{
		"period", "chain", "step", "unit", "person", "kpi", "measured", "status",
		"num", "den", "value", "score", "gap", "room", "coverage", "bounds_min", "bounds_max",
		"target", "green_min", "green_max", "amber_min", "amber_max",
	}
}

// texts returns the cells of the columns of text.
func (r *Row) texts() [8]string {
	return [...]string{r.Period, r.Chain, r.Step, r.Unit, r.Person, r.KPI,
		strconv.FormatBool(r.Measured), r.Status.String()}
}

// numbers returns where the cells of the columns of numbers are.
func (r *Row) numbers() [14]*string {
	return [...]*string{&r.Num, &r.Den, &r.Value, &r.Score, &r.Gap, &r.Room, &r.Coverage, &r.BoundsMin, &r.BoundsMax,
		&r.Target, &r.GreenMin, &r.GreenMax, &r.AmberMin, &r.AmberMax}
}
