// Command research is a script as a researcher writes one: a model, two inputs swept,
// 100,000 runs drawn, and one CSV to standard output; the same seed gives the same bytes.
//
// A patient asks what is wrong. A scan and blood tests are done side by side, and both
// must be there before they are read. How long does the patient wait, and how often is
// all of it right first time, if the scan is faster or better, and if it must be made
// again more often? The columns value, status and gap say what follows from the means,
// and the columns after them what may come of it where every step varies around its
// mean. The time to the outcome is longer than the means say (compare mean with value):
// now the scan is the later one, and then the tests.
//
// There is one table, for a program that reads a file: a row for each point, the key in
// its first columns. What differs between two rows is not chance: all points draw the
// same numbers.
package main

import (
	_ "embed"
	"encoding/json"
	"io"
	"log"
	"os"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/kpi"
)

//go:embed model.json
var modelJSON []byte

//go:embed readings.json
var readingsJSON []byte

const seed = 2026

func main() {
	if err := run(os.Stdout, 10_000); err != nil { // at each of ten points
		log.Fatal(err)
	}
}

// A study asks one KPI of the whole chain over two inputs: how often the scan is made,
// and what the KPI reads there. Around says how a reading varies around its mean.
type study struct {
	kpi         string
	again, scan scenario.Axis
	around      func(mean decimal.Decimal) scenario.Dist
}

var (
	d     = decimal.RequireFromString
	whole = chain.Whole("diagnosis")
	scan  = chain.At("scan")
	again = scenario.Axis{At: chain.Place{Chain: "diagnosis", Step: "scan"}, KPI: chain.Passes,
		From: d("1"), To: d("1.2"), Step: d("0.2")}
)

var studies = []study{
	{"lead", again, scenario.Axis{At: scan, KPI: "lead", From: d("4"), To: d("6"), Step: d("1")}, skewed},
	{"right", again, scenario.Axis{At: scan, KPI: "right", From: d("0.95"), To: d("0.97"), Step: d("0.02")}, even},
}

// skewed is a time: at least half its mean, most often three quarters, seldom much more.
func skewed(mean decimal.Decimal) scenario.Dist {
	return scenario.Triangular(mean.Mul(d("0.5")), mean.Mul(d("0.75")), mean.Mul(d("1.75")))
}

// even is a fraction: within two hundredths of its mean.
func even(mean decimal.Decimal) scenario.Dist {
	return scenario.Uniform(mean.Sub(d("0.02")), mean.Add(d("0.02")))
}

// run does all studies, with so many runs at each point, and writes what came of them as
// one table.
func run(w io.Writer, runs int) error {
	now, err := load(modelJSON, readingsJSON)
	if err != nil {
		return err
	}
	var all scenario.Table
	for _, s := range studies {
		t, err := s.table(now, runs)
		if err != nil {
			return err
		}
		all.Columns, all.Rows = t.Columns, append(all.Rows, t.Rows...)
	}
	_, err = io.WriteString(w, all.CSV())
	return err
}

// load returns what is read now of a model.
func load(model, readings []byte) (*chain.Result, error) {
	m, err := chain.Decode(model)
	if err != nil {
		return nil, err
	}
	plan, err := chain.NewPlan(m)
	if err != nil {
		return nil, err
	}
	var ms []chain.Measurement
	if err := json.Unmarshal(readings, &ms); err != nil {
		return nil, err
	}
	return plan.Evaluate("now", ms)
}

// table sweeps the means, draws around each point, and sets both side by side.
func (s study) table(now *chain.Result, runs int) (scenario.Table, error) {
	means, err := scenario.Sweep(now, whole, s.kpi, s.again, s.scan)
	if err != nil {
		return scenario.Table{}, err
	}
	var outlooks []scenario.Outlook
	for _, row := range means.Rows {
		o, err := s.simulate(now, d(row[0]), d(row[1]), runs)
		if err != nil {
			return scenario.Table{}, err
		}
		outlooks = append(outlooks, o)
	}
	means.Columns[0].Name, means.Columns[1].Name = "passes of scan", "scan"
	t := scenario.Tabulate(outlooks)
	const key = 5 // chain, step, unit, person, kpi
	t.Columns = slices.Insert(t.Columns, key, means.Columns...)
	for n, row := range means.Rows {
		t.Rows[n] = slices.Insert(t.Rows[n], key, row...)
	}
	return t, nil
}

// simulate draws every step around what it reads at a point.
func (s study) simulate(now *chain.Result, times, mean decimal.Decimal, runs int) (scenario.Outlook, error) {
	point, err := now.With(
		chain.Measurement{At: s.again.At, KPI: s.again.KPI, Reading: kpi.Of(times)},
		chain.Measurement{At: s.scan.At, KPI: s.scan.KPI, Reading: kpi.Of(mean)})
	if err != nil {
		return scenario.Outlook{}, err
	}
	sim := scenario.Simulation{At: whole, KPI: s.kpi, Runs: runs, Seed: seed}
	for m := range point.Measurements() {
		if v, ok := m.Reading.Value(); ok && m.KPI == s.kpi {
			sim.Inputs = append(sim.Inputs, scenario.Input{At: m.At, KPI: m.KPI, Dist: s.around(v)})
		}
	}
	return scenario.Simulate(point, sim)
}
