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
		Text: "A goal on a unit outside the chains, whose KPI no chain as a whole is steered on, and which, as far as " +
			"the influences say, moves none that is: it is about the department only (eiland). Goals of the " +
			"profession are no islands; a goal that pins part of a cascade is reported at the top of that cascade. " +
			"Say with an influence which KPI with a goal on a chain it moves, mark it as a goal of the profession, or " +
			"let go of it.",
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
		Text: "A goal at a step of a chain, or of somebody who does it, that is part of no goal on a chain as a whole " +
			"and, as far as the influences say, moves none, in any of the chains that have the step: who pursues it " +
			"cannot see what it is good for. Goals of the profession do not count, nor do capacities (along " +
			"bottleneck, across sum), which say what people can do (KK803 reads them); a goal that pins part of a " +
			"cascade is reported at the top of that cascade. The first of the chains is other_at, and path is how far " +
			"one gets in it. Give the KPI a goal on the chain and a rule along it, say with an influence which goal " +
			"of the chain it moves, or let go of it.",
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
		c.report(Finding{At: at, KPI: c.indicators[a.k].def.ID, Message: fmt.Sprintf("%s is an island: no chain as "+
			"a whole is steered on it, nor on anything that it is known to move.", c.subject(a.k, at))})
	}
}

// leading reports, by KPI, whether a chain as a whole is steered on it, or on one that
// it moves, directly or through others.
func (c *checker) leading() []bool {
	back := c.web.reversed()
	leads := make([]bool, len(c.indicators))
	var open []int32
	reach := func(k int32) {
		if !leads[k] {
			leads[k] = true
			open = append(open, k)
		}
	}
	for k := range c.indicators {
		if c.steersWhole(k) {
			reach(int32(k))
		}
	}
	for head := 0; head < len(open); head++ {
		from, to := back.of(open[head])
		for _, a := range back.list[from:to] {
			reach(a.from)
		}
	}
	return leads
}

// steersWhole reports whether any chain as a whole is steered on a KPI.
func (c *checker) steersWhole(k int) bool {
	for chain := range c.shapes {
		if c.steers(spotAt{chain: chain, link: -1}, k) {
			return true
		}
	}
	return false
}

// noLineOfSight reports goals from which no goal on a chain is to be seen.
func (c *checker) noLineOfSight() {
	out := newAssignments(c.Plan)
	l := c.newLookout()
	for _, a := range c.aims() {
		chains := c.chainsAt(a.spot)
		if a.spot.chain >= 0 || len(chains) == 0 || c.isCapacity(a.k) || c.strays(out, a) {
			continue
		}
		if !slices.ContainsFunc(chains, func(chain int) bool { return l.sees(chain, a) }) {
			c.reportBlind(chains[0], a, l.sight(chains[0], a))
		}
	}
}

// strays reports whether a goal is for somebody who does not do the step, or not
// this KPI of it: that is another finding.
func (c *checker) strays(out assignments, a aim) bool {
	return int(a.spot.site.tree) >= c.names.steps.Len() || out.leaveOut(a.spot.site, c.indicators[a.k].def.ID)
}

func (c *checker) reportBlind(chain int, a aim, hops []Hop) {
	f := Finding{
		At:      c.placeAt(a.spot),
		KPI:     c.indicators[a.k].def.ID,
		OtherAt: Whole(c.names.chains.At(int32(chain))),
		Path:    hops,
	}
	name := c.where(f.OtherAt)
	f.Message = fmt.Sprintf("%s leads to no goal of the chain %q as a whole: it is no part of one, and is not known to "+
		"move one.", c.subject(a.k, f.At), name)
	if c.steers(spotAt{chain: chain, link: -1}, a.k) {
		f.Message = fmt.Sprintf("%s is no part of what the chain %q aims for as a whole, though both have a goal for it: "+
			"%s.", c.subject(a.k, f.At), name, c.apart(chain, a))
	}
	c.report(f)
}

// apart says why a goal is no part of that of the same KPI on a chain as a whole.
func (c *checker) apart(chain int, a aim) string {
	i, step := &c.indicators[a.k], c.trees[a.spot.site.tree].step
	if i.along == nil {
		return "it does not compose along the chain"
	}
	w := c.chainPlans[chain].wholes[a.k]
	weights := c.model.Goals[w.goal].Weights
	if weight, stated := weights[c.names.steps.At(step)]; stated && weight.Sign() == 0 {
		return "the weights of the chain's goal leave this step out"
	}
	if w.template == nil {
		return "no step that reads it leads to the end of the chain"
	}
	for at := a.spot.site; at.at > 0; at, _ = c.parent(at) {
		if i.across == nil {
			return "it does not compose across units and people"
		}
		if c.block(at.tree, a.k).out[at.at] {
			return "the weights of a goal above leave this part out"
		}
	}
	return "the chain's goal asks nothing of this step"
}
