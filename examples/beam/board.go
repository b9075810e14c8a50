package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// A Figure is a cell with all that was combined in it.
type Figure struct {
	Cell
	Partial kpi.Partial
}

func init() {
	beam.RegisterFunction(byChain)
	beam.RegisterFunction(evaluateChain)
}

// evaluate gathers the cells of every chain, and makes its boards.
func evaluate(s beam.Scope, cells beam.PCollection) beam.PCollection {
	s = s.Scope("evaluate")
	return beam.ParDo(s, evaluateChain, beam.GroupByKey(s, beam.ParDo(s, byChain, cells)))
}

func byChain(c Cell, p kpi.Partial) (string, Figure) { return c.Chain, Figure{c, p} }

// evaluateChain evaluates one chain month by month, and emits its boards by file name:
// none before a case has ended.
func evaluateChain(chainID string, next func(*Figure) bool, emit func(string, string)) error {
	plan, err := chain.NewPlan(model(chainID))
	if err != nil {
		return err
	}
	months := table{}
	for f := (Figure{}); next(&f); {
		months.put(f)
	}
	var year []*chain.Result
	for _, month := range months.labels() {
		r, err := plan.Evaluate(month, months.measurements(chainID, month))
		if err != nil {
			return err
		}
		year = append(year, r)
	}
	if len(year) == 0 {
		return nil
	}
	return boards(chainID, year, emit)
}

// boards emits the boards of a chain's owner and of its departments: as JSON, one a
// line, and as text.
func boards(chainID string, year []*chain.Result, emit func(name, content string)) error {
	all, err := dashboard.New(year...)
	if err != nil {
		return err
	}
	audiences := []chain.Place{chain.Whole(chainID)}
	for _, u := range all.Plan().Model().Units {
		audiences = append(audiences, chain.Place{Unit: u.ID})
	}
	var lines, text strings.Builder
	for _, who := range audiences {
		board, err1 := all.For(who)
		line, err2 := json.Marshal(board)
		if err := errors.Join(err1, err2); err != nil {
			return err
		}
		lines.Write(append(line, '\n'))
		text.WriteString(dashboard.Text(board, kpi.Format{}) + "\n")
	}
	emit(chainID+".jsonl", lines.String())
	emit(chainID+".txt", text.String())
	return nil
}

// A spot is what is measured in every month.
type spot struct {
	kpi string
	at  chain.Place
}

// A table has what was measured, by month and spot.
type table map[string]map[spot]kpi.Reading

func (t table) put(f Figure) {
	if t[f.Month] == nil {
		t[f.Month] = map[spot]kpi.Reading{}
	}
	t[f.Month][spot{f.KPI, f.At}] = f.Partial.Reading()
}

// labels returns the months from the first to the last in which cases ended, those between
// too; none if all are in hand.
func (t table) labels() (all []string) {
	const label = "2006-01"
	known := slices.DeleteFunc(slices.Sorted(maps.Keys(t)), func(month string) bool { return month == "" })
	if len(known) == 0 {
		return nil
	}
	first, _ := time.Parse(label, known[0])
	for month := first; len(all) == 0 || all[len(all)-1] < known[len(known)-1]; month = month.AddDate(0, 1, 0) {
		all = append(all, month.Format(label))
	}
	return all
}

// measurements returns a month as a log of all cases would: with a reading at every spot
// that any case came to, and nothing to measure where none did that ended in the month.
func (t table) measurements(chainID, month string) (all []chain.Measurement) {
	cases := kpi.Of(decimal.Decimal{})
	if r, ok := t[month][spot{done, chain.Whole(chainID)}]; ok {
		cases = r
	}
	for _, s := range t.spots() {
		r, ok := t[month][s]
		switch {
		case s.kpi == done:
			r = cases
		case s.kpi == chain.Passes:
			r = passes(r, cases)
		case !ok:
			r = kpi.Per(decimal.Decimal{}, decimal.Decimal{})
		}
		all = append(all, chain.Measurement{At: s.at, KPI: s.kpi, Reading: r})
	}
	return all
}

// spots returns those of all cases together, in order.
func (t table) spots() []spot {
	all := map[spot]bool{}
	for _, month := range t { // in any order: they are sorted below
		for s := range month {
			all[s] = true
		}
	}
	return slices.SortedFunc(maps.Keys(all), func(a, b spot) int {
		return cmp.Or(cmp.Compare(a.kpi, b.kpi), cmp.Compare(a.at.String(), b.at.String()))
	})
}

// passes returns how often a step was passed per case of the month, whether it came to the
// step or not: stays counts per case that did.
func passes(stays, cases kpi.Reading) kpi.Reading {
	n, _, _ := stays.Terms() // 0 without any
	of, _ := cases.Value()
	return kpi.Per(n, of)
}
