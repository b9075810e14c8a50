package chain_test

import (
	"fmt"
	"slices"

	"github.com/kpichain/kpichain/chain"
)

// lawOutline: an outline has the places that are no person's and no link, each below
// the one that it is a part of.
func lawOutline(c *lawCase) string {
	want := map[chain.Place]bool{}
	for at := range c.plan.Places(chain.Place{}) {
		if at.Person == "" && (at.Chain == "" || at.Step == "") {
			want[at] = true
		}
	}
	var above []chain.Place
	for at, depth := range c.plan.Outline() {
		if !want[at] {
			return fmt.Sprintf("the outline has %q, twice or not in the plan", at)
		}
		delete(want, at)
		above = append(above[:depth], at)
		if depth > 0 && !slices.Contains(c.plan.Parts(above[depth-1]), at) {
			return fmt.Sprintf("the outline has %q below %q", at, above[depth-1])
		}
	}
	if len(want) > 0 {
		return fmt.Sprintf("the outline lacks %d places", len(want))
	}
	return ""
}

// lawCounts: what a composed gauge rests on is what those of its parts rest on that
// count.
func lawCounts(c *lawCase) string {
	for at := range c.plan.Outline() {
		for _, k := range c.kpis() {
			readings, _, measured := c.result.Behind(at, k)
			sum, parts, clear := 0, 0, true
			for _, part := range c.plan.Parts(at) {
				if !c.plan.Counts(at, part, k) {
					continue
				}
				n, _, _ := c.result.Behind(part, k)
				g, _ := c.result.Gauge(part, k)
				_, value := g.Reading.Value()
				sum, parts = sum+n, parts+1
				clear = clear && (n == 0 || value) // over no volume: counts under some rules
			}
			passedDown := readings == 1 && sum <= 1
			if clear && !measured && at.Chain == "" && parts > 0 && !passedDown && sum != readings {
				return fmt.Sprintf("%s at %q rests on %d readings, and its parts on %d", k, at, readings, sum)
			}
		}
	}
	return ""
}
