package chain

// Check reports what in the model works against steering by the chain: a chain
// without a question, a department on an island, a goal that harms another. It
// judges the model, never people, and needs no readings. The order is fixed: by
// check, place, KPI. An empty slice is a clean bill. [Checks] is the catalogue.
//
// The cost is that of one pass over the places, of a search over the influences
// from each KPI that a goal names, and of [Plan.Counterexample] at each place above
// a goal that is set below another.
func (p *Plan) Check() []Finding {
	return p.check(func(c check) func(*checker) { return c.plan }, nil)
}

// Check reports what the period shows of its plan: the KK7xx checks. The order is
// fixed: by check, place, KPI. An empty slice is a clean bill.
//
// The cost is that of one pass over the places.
func (r *Result) Check() []Finding {
	return r.plan.check(func(c check) func(*checker) { return c.result }, r)
}

// check runs those of the catalogue that part picks.
func (p *Plan) check(part func(check) func(*checker), r *Result) []Finding {
	c := &checker{Plan: p, result: r, list: []Finding{}}
	for _, k := range catalogue() {
		if run := part(k); run != nil {
			c.doc = k.CheckDoc
			run(c)
		}
	}
	p.sortFindings(c.list)
	return c.list
}

// A check is one row of the catalogue: what it means, and what finds it in a plan
// or in a result.
type check struct {
	CheckDoc
	plan, result func(*checker)
}

// A checker gathers what checks find.
type checker struct {
	*Plan
	result *Result
	doc    CheckDoc // of the check at hand
	list   []Finding
}

// report adds a finding of the check at hand, at its usual severity.
func (c *checker) report(f Finding) { c.reportAs(c.doc.Severity, f) }

// reportAs adds a finding of the check at hand.
func (c *checker) reportAs(s Severity, f Finding) {
	f.Check, f.Severity = c.doc.ID, s
	c.list = append(c.list, f)
}
