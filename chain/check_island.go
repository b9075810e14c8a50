package chain

import (
	"fmt"
	"slices"
)

// islandChecks has the checks KK2xx: what is steered on itself.
func islandChecks() []check {
	return []check{
		{CheckDoc: docSiloKPI(), plan: (*checker).siloKPI},
		{CheckDoc: docNoLineOfSight(), plan: (*checker).noLineOfSight},
	}
}

func docSiloKPI() CheckDoc {
	const (
		stock = `{"id": "stock", "name": "Stock", "unit": "EUR", "better": "lower", "serves": "internal"},
    {"id": "happy", `
		low = `"goals": [
    {"at": {"unit": "warehouse"}, "kpi": "stock", "target": "4000"},`
	)
	return CheckDoc{
		ID:    SiloKPI,
		Title: "A department on an island",
		Text: "A goal on a unit outside the chains, whose KPI has no goal in any chain and, as far as the influences " +
			"say, moves none that has: it is about the department only (eiland). Goals of the profession are no " +
			"islands; what pins a part of a cascade is told at its top. Say with an influence which KPI of a chain it " +
			"moves, mark it as a goal of the profession, or let go of it.",
		Severity: Warning,
		Bad:      amended(`{"id": "happy", `, stock, `"goals": [`, low),
		Good: amended(`{"id": "happy", `, stock, `"goals": [`, low, `"influences": [`, `"influences": [
    {"from": "stock", "to": "cost", "effect": "0.4", "because": "what lies there costs"},`),
	}
}

func docNoLineOfSight() CheckDoc {
	const (
		racks = `{"id": "tidy", "name": "Tidy racks", "unit": "%", "decimals": 2, "serves": "internal"},
    {"id": "happy", `
		tidy = `"goals": [
    {"at": {"step": "pick"}, "kpi": "tidy", "target": "0.9"},`
	)
	return CheckDoc{
		ID:    NoLineOfSight,
		Title: "No line of sight to the customer",
		Text: "A goal at a step of a chain, or of somebody who does it, from which no line of sight reaches a goal on " +
			"a chain as a whole, in any of the chains that have the step: who pursues it cannot see what it is good " +
			"for. Goals of the profession do not count; what pins a part of a cascade is told at its top. OtherAt is " +
			"the first of the chains, Path how far one gets in it. Give the KPI a goal on the chain and a rule along " +
			"it, say with an influence which goal of the chain it moves, or let go of it.",
		Severity: Warning,
		Bad:      amended(`{"id": "happy", `, racks, `"goals": [`, tidy),
		Good: amended(`{"id": "happy", `, racks, `"goals": [`, tidy, `"influences": [`, `"influences": [
    {"from": "tidy", "to": "lead", "effect": "-0.3", "because": "what stands in its place is found at once"},`),
	}
}

// siloKPI reports goals that are about a department only.
func (c *checker) siloKPI() {
	leads := c.leading()
	for _, a := range c.aims() {
		if a.spot.chain >= 0 || c.trees[a.spot.site.tree].step >= 0 || leads[a.k] {
			continue
		}
		at := c.placeAt(a.spot)
		c.report(Finding{At: at, KPI: c.indicators[a.k].def.ID, Message: fmt.Sprintf("%s is an island: no chain is "+
			"steered on it, nor on anything that it is known to move.", c.subject(a.k, at))})
	}
}

// leading reports, by KPI, whether it has a goal in a chain or moves one that has,
// directly or through others.
func (c *checker) leading() []bool {
	back := make([][]int32, len(c.indicators))
	for _, a := range c.web.list {
		back[a.to] = append(back[a.to], a.from)
	}
	leads := make([]bool, len(c.indicators))
	var open []int32
	reach := func(k int32) {
		if !leads[k] {
			leads[k] = true
			open = append(open, k)
		}
	}
	for k := range c.indicators {
		if c.steersSome(k) {
			reach(int32(k))
		}
	}
	for len(open) > 0 {
		k := open[len(open)-1]
		open = open[:len(open)-1]
		for _, from := range back[k] {
			reach(from)
		}
	}
	return leads
}

// steersSome reports whether any chain is steered on a KPI.
func (c *checker) steersSome(k int) bool {
	for chain := range c.shapes {
		if _, ok := c.steersAlong(chain, k); ok {
			return true
		}
	}
	return false
}

// noLineOfSight reports goals from which no goal on a chain is to be seen.
func (c *checker) noLineOfSight() {
	ways := map[[2]int][]arc{}
	for _, a := range c.aims() {
		chains := c.chainsAt(a.spot)
		if a.spot.chain >= 0 || len(chains) == 0 || c.strays(a) {
			continue
		}
		if slices.ContainsFunc(chains, func(chain int) bool { return c.sees(c.sight(ways, chain, a), chain) }) {
			continue
		}
		c.reportBlind(chains[0], a, c.sight(ways, chains[0], a))
	}
}

// strays reports whether a goal is for somebody who does not do the step, or not
// this KPI of it: that is another finding.
func (c *checker) strays(a aim) bool {
	if int(a.spot.site.tree) >= c.names.steps.Len() {
		return true
	}
	b := c.block(a.spot.site.tree, a.k)
	for w, more := a.spot.site, true; more; w, more = c.parent(w) {
		if b.out[w.at] {
			return true
		}
	}
	return false
}

// sight returns the line of sight from a goal. ways has those along the influences
// that were found before, by chain and KPI.
func (c *checker) sight(ways map[[2]int][]arc, chain int, a aim) []Hop {
	way, known := ways[[2]int{chain, a.k}]
	if !known {
		way = c.strongest(chain, -1, a.k, true)
		ways[[2]int{chain, a.k}] = way
	}
	return c.follow(chain, c.climb(chain, a.spot, a.k), way)
}

// sees reports whether a line of sight comes by a goal on the chain as a whole.
func (c *checker) sees(hops []Hop, chain int) bool {
	whole := Whole(c.names.chains.At(int32(chain)))
	return slices.ContainsFunc(hops, func(h Hop) bool { return h.At == whole && h.Goal != nil })
}

func (c *checker) reportBlind(chain int, a aim, hops []Hop) {
	f := Finding{
		At:      c.placeAt(a.spot),
		KPI:     c.indicators[a.k].def.ID,
		OtherAt: Whole(c.names.chains.At(int32(chain))),
		Path:    hops,
	}
	name := c.Name(f.OtherAt)
	f.Message = fmt.Sprintf("%s leads to no goal of %s as a whole: it is no part of one, and is not known to move one.",
		c.subject(a.k, f.At), name)
	if c.steers(spotAt{chain: chain, link: -1}, a.k) {
		f.Message = fmt.Sprintf("%s is no part of what %s aims for as a whole, though both have a goal for it: it does "+
			"not compose along the chain.", c.subject(a.k, f.At), name)
	}
	c.report(f)
}
