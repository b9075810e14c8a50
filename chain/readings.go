package chain

import (
	"fmt"
	"math"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/kpi"
)

// Readings are one KPI at the places of a roster, in whole numbers (aflezingen): columns as
// a database, a data frame or a file of columns has them. At place i of the roster stands
//
//	kpi.Of(decimal.New(Num[i], -Decimals))
//	kpi.Per(decimal.New(Num[i], -Decimals), decimal.New(Den[i], -DenDecimals))
//
// the second where there is a Den. A KPI may have several columns, such as one of values
// and one of quotients, where no place is read in two.
type Readings struct {
	// KPI is the ID of the indicator.
	KPI string
	// Num are the values, or what is read per Den, in units of 10^-Decimals: one a place.
	Num []int64
	// Den are the volumes, in units of 10^-DenDecimals: one a place, or nil for values
	// without volume.
	Den []int64
	// Read says where something was read, one a place; nil: at every place of the roster, a
	// link or a step among them too. Elsewhere Num and Den are not looked at.
	Read []bool
	// Decimals and DenDecimals are 0 to 18; DenDecimals too where there is no Den.
	Decimals, DenDecimals int32
}

// EvaluateRoster is [Plan.Evaluate] of readings in columns, and gives what that gives of
// the same readings as measurements, one column after the other. It is made for millions of
// them: numbers that come in the order of [Plan.Places], within each step, take some
// nanoseconds each, and allocate nothing. The columns are not kept. Without columns, or with
// no places in the roster, which may be nil, it gives a result of targets only.
//
// Beside what is wrong with measurements it refuses, first and by themselves, places that
// the plan does not have, of a roster of another one, and columns of an unknown KPI, of
// another length than the roster, or with decimals outside 0 to 18, and more than 2^31-1
// readings, read or not. Paths are such as "[1].num[7]", what is read at place 7 in the
// second column, "[1].den", "[1].read", "[1].kpi" and "[1].decimals" for the whole of it, ""
// for all columns, and "roster[7]".
func (p *Plan) EvaluateRoster(period string, at *Roster, columns ...Readings) (*Result, error) {
	bad := &problems{}
	c := columnsOf{Roster: at, plan: p, sites: p.rosterSites(at), columns: columns}
	c.check(bad)
	if err := bad.err(); err != nil {
		return nil, err
	}
	return p.evaluate(period, c.take(bad), bad)
}

// columnsOf are readings in columns, to be evaluated: one after the other, and each in the
// order of the roster.
type columnsOf struct {
	*Roster
	plan    *Plan
	sites   []site
	columns []Readings
}

func (c *columnsOf) count() int { return c.Len() * len(c.columns) }

func (c *columnsOf) at(i int) *Measurement {
	from, n := &c.columns[i/c.Len()], i%c.Len()
	m := &Measurement{At: c.At(n), KPI: from.KPI}
	if from.read(n) {
		m.Reading = from.reading(n)
	}
	return m
}

func (c *columnsOf) path(i int, _ string) string {
	return fmt.Sprintf("[%d].num[%d]", i/c.Len(), i%c.Len())
}

// read reports whether something was read at a place.
func (r *Readings) read(n int) bool { return r.Read == nil || r.Read[n] }

// reading returns what was read at a place.
func (r *Readings) reading(n int) kpi.Reading {
	num := decimal.New(r.Num[n], -r.Decimals)
	if r.Den == nil {
		return kpi.Of(num)
	}
	return kpi.Per(num, decimal.New(r.Den[n], -r.DenDecimals))
}

// check reports what is wrong with columns as a whole.
func (c *columnsOf) check(bad *problems) {
	for n, w := range c.sites {
		if w.tree == nowhere {
			bad.add(fmt.Sprintf("roster[%d]", n), codeReadPlace, ErrUnknown, "no place %q", c.At(n))
		}
	}
	if all := int64(c.Len()) * int64(len(c.columns)); all > math.MaxInt32 {
		bad.add("", codeReadColumn, kpi.ErrParts, "%d readings, and at most %d are taken at once", all, math.MaxInt32)
	}
	for k := range c.columns {
		c.checkColumn(k, bad)
	}
}

// checkColumn reports what is wrong with one.
func (c *columnsOf) checkColumn(k int, bad *problems) {
	from := &c.columns[k]
	if _, ok := c.plan.names.kpis.Get(from.KPI); !ok {
		bad.add(fmt.Sprintf("[%d].kpi", k), codeReadKPI, ErrUnknown, "no KPI %q", from.KPI)
	}
	for _, list := range []struct {
		name   string
		length int
		there  bool
	}{{"num", len(from.Num), true}, {"den", len(from.Den), from.Den != nil}, {"read", len(from.Read), from.Read != nil}} {
		if list.there && list.length != c.Len() {
			bad.add(fmt.Sprintf("[%d].%s", k, list.name), codeReadColumn, kpi.ErrParts,
				"%d numbers for a roster of %d places", list.length, c.Len())
		}
	}
	if min(from.Decimals, from.DenDecimals) < 0 || max(from.Decimals, from.DenDecimals) > maxPlaces {
		bad.add(fmt.Sprintf("[%d].decimals", k), codeReadColumn, kpi.ErrRange,
			"%d and %d decimals, and they are 0 to %d", from.Decimals, from.DenDecimals, maxPlaces)
	}
}
