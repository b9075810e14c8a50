package chain_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// lawLights: the lights are what the gauges with a goal say, in the same order, of a result
// and of one made of it, at every place and where a pattern matches.
func lawLights(c *lawCase) string {
	g := newGen(c.Seed, 31)
	places := genOf(g, int32(0), 1, 2, 4, 6, 18)
	results := []*chain.Result{c.result}
	if with, err := c.result.With(c.change(g, c.Readings)...); err == nil {
		results = append(results, with)
	}
	match := chain.Place{}
	if g.chance(30) {
		match = genOf(g, c.org.places...).at
	}
	for n, r := range results {
		for _, k := range append(c.Model.KPIs, kpi.Indicator{ID: chain.Passes}) {
			got, want := lightsText(r, match, k.ID, places), gaugesText(r, match, k.ID, places)
			if got != want {
				return fmt.Sprintf("result %d, %d places, at %q\nlights:\n%s\ngauges:\n%s", n, places, match, got, want)
			}
		}
	}
	return ""
}

// rosterOf has the places that a pattern matches.
func rosterOf(p *chain.Plan, match chain.Place) *chain.Roster { return must(p.Roster(p.Places(match))) }

func lightsText(r *chain.Result, match chain.Place, k string, places int32) string {
	return lightsOn(r, rosterOf(r.Plan(), match), k, places)
}

func lightsOn(r *chain.Result, roster *chain.Roster, k string, places int32) (text string) {
	for i, v := range r.Lights(roster, k, places) {
		text += fmt.Sprintf("%s %s: %v %t %d %d\n", roster.At(i), k, v.Status, v.Read, v.Score, v.Gap)
	}
	return text
}

func gaugesText(r *chain.Result, match chain.Place, k string, places int32) (text string) {
	for at := range r.Plan().Places(match) {
		if g, ok := r.Gauge(at, k); ok && g.Goal != nil {
			_, read := g.Reading.Value()
			text += fmt.Sprintf("%s %s: %v %t %s %s\n", at, k, g.Status, read, g.Score.Shift(2), lightGap(g.Gap, places))
		}
	}
	return text
}

// lightGap is a gap in units of 10^-places, within what a whole number holds.
func lightGap(gap decimal.Decimal, places int32) decimal.Decimal {
	const most = 1<<63 - 1
	lo, hi := decimal.New(-most-1, 0), decimal.New(most, 0)
	return decimal.Max(lo, decimal.Min(hi, gap.Round(places).Shift(places)))
}
