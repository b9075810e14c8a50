package chain_test

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// lawRoster: readings in columns evaluate to what the same readings do as measurements,
// what is wrong included, wherever the places of the roster stand and come from.
func lawRoster(c *lawCase) string {
	g := newGen(c.Seed, 41)
	plan := c.plan
	if g.chance(20) {
		plan = must(chain.NewPlan(c.Model)) // that must find the places of the roster anew
	}
	t := c.tables(g)
	if g.chance(30) {
		t.spoil(g)
	}
	ms, paths := t.measurements()
	got, err := plan.EvaluateRoster("now", t.roster, t.columns...)
	want, refused := c.plan.Evaluate("now", ms)
	if (err != nil) != (refused != nil) || (got != nil) == (err != nil) {
		return fmt.Sprintf("error %v, want %v", err, refused)
	}
	if refused != nil {
		if g, w := problemsText(err, nil), problemsText(refused, paths); g != w {
			return fmt.Sprintf("problems\n%swant\n%s", g, w)
		}
		return ""
	}
	if bad := c.differ(got, want); bad != "" {
		return bad
	}
	if g, w := measuredText(got), measuredText(want); g != w {
		return fmt.Sprintf("measured\n%swant\n%s", g, w)
	}
	return ""
}

// tables are the readings of a case in columns.
type tables struct {
	roster  *chain.Roster
	columns []chain.Readings
}

// tables draws columns: of each KPI one of values and one of quotients, of what goes into
// whole numbers of common decimals.
func (c *lawCase) tables(g gen) *tables {
	places := slices.Collect(c.plan.Places(chain.Place{}))
	if g.chance(50) {
		g.Shuffle(len(places), func(a, b int) { places[a], places[b] = places[b], places[a] })
	}
	number := map[chain.Place]int{}
	for i, at := range places {
		number[at] = i
	}
	t := &tables{roster: must(c.plan.Roster(slices.Values(places)))}
	for _, k := range c.kpis() {
		for _, quotients := range []bool{false, true} {
			v := chain.Readings{KPI: k, Num: make([]int64, len(places)), Read: make([]bool, len(places)),
				Decimals: int32(g.between(0, 6)), DenDecimals: int32(g.between(0, 3))}
			if quotients {
				v.Den = make([]int64, len(places))
			}
			for _, m := range c.Readings {
				if num, den, ok := m.Reading.Terms(); ok && m.KPI == k && m.Reading.Equal(kpi.Of(num)) != quotients {
					put(&v, number[m.At], num, den)
				}
			}
			t.columns = append(t.columns, v)
		}
	}
	return t
}

// put puts a reading in a column where it fits.
func put(v *chain.Readings, i int, num, den decimal.Decimal) {
	num, den = num.Shift(v.Decimals), den.Shift(v.DenDecimals)
	if !num.IsInteger() || !den.IsInteger() || !num.BigInt().IsInt64() || !den.BigInt().IsInt64() {
		return
	}
	v.Num[i], v.Read[i] = num.IntPart(), true
	if v.Den != nil {
		v.Den[i] = den.IntPart()
	}
}

// spoil adds readings that are likely wrong, or odd.
func (t *tables) spoil(g gen) {
	for range g.between(1, 3) {
		v, i := &t.columns[g.IntN(len(t.columns))], g.IntN(t.roster.Len())
		v.Num[i], v.Read[i] = genOf(g, int64(0), 1, -1, 5, 1000, -1000, math.MaxInt64, math.MinInt64), true
		if v.Den != nil {
			v.Den[i] = genOf(g, int64(0), 1, 7, 1000, -1, math.MaxInt64)
		}
	}
	if g.chance(20) {
		for k := range t.columns {
			t.columns[k].Read = nil
		}
	}
}

// measurements are the same readings, one after the other, and the path of each.
func (t *tables) measurements() (ms []chain.Measurement, paths []string) {
	for k, v := range t.columns {
		for i := range v.Num {
			if v.Read != nil && !v.Read[i] {
				continue
			}
			m := chain.Measurement{At: t.roster.At(i), KPI: v.KPI, Reading: kpi.Of(decimal.New(v.Num[i], -v.Decimals))}
			if v.Den != nil {
				m.Reading = kpi.Per(decimal.New(v.Num[i], -v.Decimals), decimal.New(v.Den[i], -v.DenDecimals))
			}
			ms, paths = append(ms, m), append(paths, fmt.Sprintf("[%d].num[%d]", k, i))
		}
	}
	return ms, paths
}

// inList is the path of a measurement in a list.
var inList = regexp.MustCompile(`^\[(\d+)\].*`)

// problemsText lists what is wrong, with these paths in place of those in a list.
func problemsText(err error, paths []string) (text string) {
	var bad *chain.InvalidError
	errors.As(err, &bad)
	for _, p := range bad.Problems {
		if m := inList.FindStringSubmatch(p.Path); m != nil && paths != nil {
			i, _ := strconv.Atoi(m[1])
			p.Path = paths[i]
		}
		text += fmt.Sprintf("%s %s %s %v\n", p.Path, p.Code, p.Reason, p.Err)
	}
	return text
}

func measuredText(r *chain.Result) (text string) {
	for m := range r.Measurements() {
		text += fmt.Sprintln(m.At, m.KPI, m.Reading)
	}
	return text
}
