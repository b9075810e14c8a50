package chain

import "fmt"

// conflictChecks has the checks KK4xx: what works against what. The first two share
// what they find.
func conflictChecks() []check {
	both := &clashes{}
	return []check{
		{CheckDoc: docConflict(), plan: both.conflict},
		{CheckDoc: docMixedEffect(), plan: both.mixedEffect},
		{CheckDoc: docQuantityOnly(), plan: (*checker).quantityOnly},
	}
}

func docConflict() CheckDoc {
	return CheckDoc{
		ID:    Conflict,
		Title: "One goal works against another",
		Text: "Getting better at one goal makes the KPI of another worse, directly or through others, and nothing " +
			"that it moves makes it better: a fault, or a warning where the one hurt is outside the chains. Of two " +
			"KPIs that harm each other, the one that stands first in the model is reported. Goals of the profession " +
			"do not count; a goal that pins part of a cascade is reported at the top of that cascade. At is the goal " +
			"that pushes; other and other_at say who is hurt, in the goal's own chain if it is steered there; path is " +
			"the shortest way. Aim for a range (better near, which pulls neither way), or make those who push answer " +
			"for the KPI that is hurt as well.",
		Severity: Fault,
		Bad:      amended(`"influences": [`, `"influences": [`+cheapBoxes),
		Good: amended(`"influences": [`, `"influences": [`+cheapBoxes, `"better": "lower", "serves": "internal"`,
			`"better": "near", "serves": "internal"`, `"target": "9000", "amber": {"max": "9500"}`,
			`"target": "9000", "green": {"min": "8500", "max": "9500"}`),
	}
}

func docMixedEffect() CheckDoc {
	return CheckDoc{
		ID:    MixedEffect,
		Title: "One goal helps and harms another",
		Text: "Getting better at one goal makes the KPI of another better along one way, and worse along another. " +
			"In a loop that turns against itself every KPI does that to every other: it is reported once, from the " +
			"first goal in it to the first other KPI with a goal. The fields are those of KK401; path is the shortest " +
			"way that harms. Also give those who push a goal for a KPI on the harmful way, so that they steer along " +
			"the one that helps.",
		Severity: Info,
		Bad:      amended(`"influences": [`, `"influences": [`+cheapBoxes+noDetours),
		Good:     amended(`"influences": [`, `"influences": [`+noDetours),
	}
}

// Influences for the sample: one of cost that harms, and one that helps.
const (
	cheapBoxes = `
    {"from": "cost", "to": "happy", "effect": "0.3", "because": "cheap boxes break"},`
	noDetours = `
    {"from": "cost", "to": "lead", "effect": "0.2", "because": "what takes no detours costs less and comes sooner"},`
)

// A clashes finds what goals do to each other's KPIs, once for two checks.
type clashes struct {
	found            bool
	conflicts, mixed []Finding
}

// conflict reports what getting better at one goal only harms.
func (l *clashes) conflict(c *checker) {
	l.find(c)
	for _, f := range l.conflicts {
		c.reportAs(f.Severity, f)
	}
}

// mixedEffect reports what getting better at one goal both helps and harms.
func (l *clashes) mixedEffect(c *checker) {
	l.find(c)
	for _, f := range l.mixed {
		c.report(f)
	}
}

// find finds both, for the check that comes first.
func (l *clashes) find(c *checker) {
	if l.found {
		return
	}
	l.found = true
	all := c.newConflicts()
	all.harms(func(e effect) {
		if e.helps {
			l.mixed = append(l.mixed, c.mixed(all, e))
		} else {
			l.conflicts = append(l.conflicts, c.against(all, e))
		}
	})
}

// against returns the finding of what a goal only harms.
func (c *checker) against(all *conflicts, e effect) Finding {
	_, harm := all.ways(e)
	f, at := c.between(all, e, harm)
	f.Message = fmt.Sprintf("Getting better at %s works against %s: %s.",
		c.subject(e.k, f.At), c.subject(e.on, f.OtherAt), c.reasons(harm, c.pull(e.k) > 0))
	f.Severity = Warning
	if len(c.chainsAt(at)) > 0 {
		f.Severity = Fault
	}
	return f
}

// mixed returns the finding of what a goal both helps and harms.
func (c *checker) mixed(all *conflicts, e effect) Finding {
	help, harm := all.ways(e)
	rises := c.pull(e.k) > 0
	f, _ := c.between(all, e, harm)
	f.Message = fmt.Sprintf("Getting better at %s helps %s in one way (%s), and harms it in another (%s).",
		c.subject(e.k, f.At), c.subject(e.on, f.OtherAt), c.reasons(help, rises), c.reasons(harm, rises))
	return f
}

// between returns a finding from a goal to what it harms along a way, but for its
// message, and where that is.
func (c *checker) between(all *conflicts, e effect, harm []arc) (Finding, spotAt) {
	end := all.hurt(e.on).spotAt
	return Finding{
		At:      c.placeAt(e.spot),
		KPI:     c.indicators[e.k].def.ID,
		Other:   c.indicators[e.on].def.ID,
		OtherAt: c.placeAt(end),
		Path:    all.hops(e.aim, harm, end),
	}, end
}
