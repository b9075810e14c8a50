package chain

import "fmt"

// conflictChecks has the checks KK4xx: what works against what.
func conflictChecks() []check {
	return []check{
		{CheckDoc: docConflict(), plan: (*checker).conflict},
		{CheckDoc: docMixedEffect(), plan: (*checker).mixedEffect},
		{CheckDoc: docQuantityOnly(), plan: (*checker).quantityOnly},
	}
}

func docConflict() CheckDoc {
	return CheckDoc{
		ID:    Conflict,
		Title: "One goal works against another",
		Text: "Getting better at one goal makes the KPI of another worse, directly or through others, and nothing " +
			"that it moves makes it better. Goals of the profession do not count; what pins a part of a cascade is " +
			"told at its top. At is the goal that pushes, Other and OtherAt who is hurt, in the goal's own chain if " +
			"it is steered there; Path is the shortest way. It is a warning where the one hurt is outside the " +
			"chains. Aim for a range (better near, which pulls neither way), or give the KPI that is hurt to those " +
			"who push.",
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
			"The fields are those of KK401; Path is the shortest way that harms. Give those who push the KPI that " +
			"stands on this way too, so that they steer along the one that helps.",
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

// conflict reports what getting better at one goal only harms.
func (c *checker) conflict() {
	all := c.newConflicts()
	all.effects(func(e effect) {
		if e.helps {
			return
		}
		_, harm := all.ways(e)
		f, at := c.between(all, e, harm)
		f.Message = fmt.Sprintf("Getting better at %s works against %s: %s.",
			c.subject(e.k, f.At), c.subject(e.on, f.OtherAt), c.reasons(harm, c.pull(e.k) > 0))
		severity := Warning
		if len(c.chainsAt(at)) > 0 {
			severity = c.doc.Severity
		}
		c.reportAs(severity, f)
	})
}

// mixedEffect reports what getting better at one goal both helps and harms.
func (c *checker) mixedEffect() {
	all := c.newConflicts()
	all.effects(func(e effect) {
		if !e.helps || !e.harms {
			return
		}
		help, harm := all.ways(e)
		rises := c.pull(e.k) > 0
		f, _ := c.between(all, e, harm)
		f.Message = fmt.Sprintf("Getting better at %s helps %s in one way (%s), and harms it in another (%s).",
			c.subject(e.k, f.At), c.subject(e.on, f.OtherAt), c.reasons(help, rises), c.reasons(harm, rises))
		c.report(f)
	})
}

// between returns a finding from a goal to what it harms along a way, but for its
// message, and where that is.
func (c *checker) between(all *conflicts, e effect, harm []arc) (Finding, spotAt) {
	end := all.hurt(e.aim, e.on).spotAt
	return Finding{
		At:      c.placeAt(e.spot),
		KPI:     c.indicators[e.k].def.ID,
		Other:   c.indicators[e.on].def.ID,
		OtherAt: c.placeAt(end),
		Path:    all.hops(e.aim, harm, end),
	}, end
}
