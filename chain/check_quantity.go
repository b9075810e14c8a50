package chain

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kpichain/kpichain/kpi"
)

func docQuantityOnly() CheckDoc {
	const calls = `{"id": "parcels", "name": "Parcels sent", "unit": "parcels", "serves": "internal", "across": "sum"}`
	return CheckDoc{
		ID:    QuantityOnly,
		Title: "Only amounts to push up",
		Text: "All that a unit or person is judged on in a chain, and outside the chains, are amounts to push up " +
			"(better higher, across sum or total): calls are counted, questions not answered. Goals of the profession " +
			"do not count, nor do capacities (along bottleneck, across sum), which say what people can do. At is the " +
			"chain with the unit, or with the person where none of their units is reported; a unit speaks for those " +
			"below it. Add a goal about quality, time or satisfaction, best one that the amount works on.",
		Severity: Warning,
		Bad: amended(`"by": [{"unit": "transport"}]`, `"by": [{"unit": "transport", "kpis": ["parcels"]}]`,
			`"kpis": [`+"\n", `"kpis": [`+"\n    "+calls+",\n",
			`"goals": [`, `"goals": [`+"\n    "+`{"at": {"step": "ship", "unit": "transport"}, "kpi": "parcels", "target": "400"},`,
			`"influences": [`, `"influences": [`+"\n    "+`{"from": "parcels", "to": "lead", "effect": "-0.2", "because": "what is sent waits no longer"},`),
		Good: amended(`"kpis": [`+"\n", `"kpis": [`+"\n    "+calls+",\n",
			`"goals": [`, `"goals": [`+"\n    "+`{"at": {"step": "ship", "unit": "transport"}, "kpi": "parcels", "target": "400"},`,
			`"influences": [`, `"influences": [`+"\n    "+`{"from": "parcels", "to": "lead", "effect": "-0.2", "because": "what is sent waits no longer"},`),
	}
}

// A judged says what kinds of goals somebody has, and whether they work in a chain.
type judged uint8

const (
	onAmounts judged = 1 << iota // amounts to push up
	onMore                       // anything else
	atWork                       // they have a place in one of its steps
)

// only reports whether somebody who works there is judged on amounts alone.
func (j judged) only() bool { return j == onAmounts|atWork }

// A jury gathers what units and people are judged on in one chain.
type jury struct {
	*Plan
	chain         int
	units, people []judged
}

// quantityOnly reports who is judged on amounts alone.
func (c *checker) quantityOnly() {
	j := &jury{c.Plan, 0, make([]judged, c.names.units.Len()), make([]judged, c.persons.Len())}
	for j.chain = range c.shapes {
		j.hear()
		at := Whole(c.names.chains.At(int32(j.chain)))
		for k, unit := range j.units {
			if unit.only() && !j.reported(c.parentUnit(&c.model, int32(k))) {
				at := at.By(c.names.units.At(int32(k)))
				c.reportQuantity(at, c.Name(at), "it has", j.amounts(c.unitSites.of(int32(k))))
			}
		}
		for k, person := range j.people {
			if sites := c.personSites.of(int32(k)); person.only() && !j.spokenFor(sites) {
				c.reportQuantity(at.Who(c.persons.At(int32(k))), "One person", "they have", j.amounts(sites))
			}
		}
	}
}

func (c *checker) reportQuantity(at Place, who, have string, amounts []string) {
	c.report(Finding{At: at, Message: fmt.Sprintf("%s is steered by amounts alone in the chain %q (%s): %s no goal "+
		"about quality, time or satisfaction.", who, c.where(Whole(at.Chain)), strings.Join(amounts, ", "), have)})
}

// hear gathers what everybody is judged on in the chain at hand, and outside the
// chains.
func (j *jury) hear() {
	clear(j.units)
	clear(j.people)
	for _, l := range j.shapes[j.chain].links {
		for at := range j.trees[l.step].size() {
			j.mark(site{l.step, at}, atWork)
		}
	}
	for tree := range j.trees {
		if !j.counts(int32(tree)) {
			continue
		}
		for k := range j.indicators {
			if !j.isCapacity(k) {
				j.hearGoals(int32(tree), k)
			}
		}
	}
}

// counts reports whether the places of a tree belong to the chain at hand, or to
// none.
func (j *jury) counts(tree int32) bool {
	step := j.trees[tree].step
	return step < 0 || j.shapes[j.chain].has(step)
}

// hearGoals notes whom the goals of a KPI in a tree are for.
func (j *jury) hearGoals(tree int32, k int) {
	kind := onMore
	if j.isAmount(k) {
		kind = onAmounts
	}
	if t := j.block(tree, k).bands; t != nil {
		for at, f := range t.flags {
			if f&(flagGoal|flagCraft) == flagGoal {
				j.mark(site{tree, int32(at)}, kind)
			}
		}
	}
}

// isAmount reports whether a KPI is an amount to push up.
func (j *jury) isAmount(k int) bool {
	def := j.indicators[k].def
	return def.Better == kpi.Higher && (def.Across == kpi.Sum || def.Across == kpi.Total)
}

// mark notes something of the unit or person that a place is of.
func (j *jury) mark(w site, what judged) {
	u, ok := j.unit(w)
	switch {
	case !ok:
		j.people[j.seat(w).person] |= what
	case u.person >= 0:
		j.people[u.person] |= what
	case u.unit >= 0:
		j.units[u.unit] |= what
	}
}

// reported reports whether a unit, or one that it is part of, has amounts alone.
func (j *jury) reported(unit int32) bool {
	for ; unit >= 0; unit = j.parentUnit(&j.model, unit) {
		if j.units[unit].only() {
			return true
		}
	}
	return false
}

// spokenFor reports whether a unit of somebody has amounts alone.
func (j *jury) spokenFor(sites []site) bool {
	return slices.ContainsFunc(sites, func(w site) bool { return j.reported(j.top(w).unit) })
}

// amounts returns what people call the KPIs with goals at those of the places that
// count.
func (j *jury) amounts(sites []site) []string {
	var list []string
	for k := range j.indicators {
		steered := func(w site) bool { return j.counts(w.tree) && j.steers(spotAt{-1, -1, w}, k) }
		if !j.isCapacity(k) && slices.ContainsFunc(sites, steered) {
			list = append(list, j.title(k))
		}
	}
	return list
}
