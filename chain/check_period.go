package chain

import (
	"fmt"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/rule"
	"github.com/kpichain/kpichain/kpi"
)

// periodChecks has the checks KK7xx: what a period shows of its plan.
func periodChecks() []check {
	return []check{
		{missingDoc(), nil, (*checker).missing},
		{disagreesDoc(), nil, (*checker).disagrees},
		{driversMissDoc(), nil, (*checker).driversMiss},
		{watermelonDoc(), nil, (*checker).watermelon},
	}
}

func missingDoc() CheckDoc {
	return CheckDoc{ID: Missing, Severity: Info, Title: "A goal without all of its readings",
		Text: "A KPI was not read at a place with a goal of its own, or not in all that it is composed of there. " +
			"Of a chain it is a warning, and the steps that lack readings are named too, each once. " +
			"Nobody can steer by a light that is out: read it, or drop the goal.",
		Bad: knowledgeShared(), Good: knowledgeShared(), BadReadings: sampleReadings(),
		GoodReadings: readingsWith(`{"at":{"unit":"warehouse"},"kpi":"talks","reading":"2"}`)}
}

// knowledgeShared is the sample with a goal of the profession.
func knowledgeShared() string {
	return amended(`{"id": "happy", `, `{"id": "talks", "name": "Lessons told to others", "serves": "internal"},
    {"id": "happy", `, `"goals": [`, `"goals": [
    {"at": {"unit": "warehouse"}, "kpi": "talks", "target": "1", "craft": true},`)
}

func disagreesDoc() CheckDoc {
	return CheckDoc{ID: Disagrees, Severity: Warning, Title: "A reading that is not what its parts make",
		Text: "A KPI was measured at a place and in all of its parts, and what the parts compose to differs by more " +
			"than half of the KPI's last digit. Along a chain that is often time lost between the steps, which " +
			"belongs to a handover of its own; within a step somebody counts otherwise.",
		Bad: sample(), Good: sample(), GoodReadings: sampleReadings(),
		BadReadings: readingsWith(`{"at":{"step":"pick","unit":"warehouse"},"kpi":"lead","reading":"7"}`)}
}

func driversMissDoc() CheckDoc {
	return CheckDoc{ID: DriversMiss, Severity: Warning, Title: "Drivers that tell another story",
		Text: "All drivers of a KPI are green and the KPI itself is red, or all red and the KPI green, within a chain. " +
			"What people steer on does not lead where it should: something that moves the KPI is not among its " +
			"influences. Nothing is reported while any driver was not read, or has goals only in units or outside the chain.",
		Bad: sample(), Good: sample(), GoodReadings: sampleReadings(),
		BadReadings: readingsWith("", happyReading, `{"at":{"chain":"order"},"kpi":"happy","reading":"0.7"}`)}
}

// missing finds goals that lack readings.
func (c *checker) missing() {
	said := map[[2]int]bool{} // steps by tree and KPI
	for _, g := range c.model.Goals {
		s, _ := c.locate(g.At)
		k := c.kpi(g.KPI)
		lacking := c.lacks(s, k)
		switch {
		case !lacking:
		case s.link >= 0 || s.chain < 0 && s.site.at > 0:
			c.reportMissing(Info, s, k, nil)
		case s.chain < 0:
			c.missingAt(s, k, said)
		default:
			c.missingIn(s, k, said)
		}
	}
}

// missingAt reports a step that lacks readings, once.
func (c *checker) missingAt(s spotAt, k int, said map[[2]int]bool) {
	if key := [2]int{int(s.site.tree), k}; !said[key] {
		said[key] = true
		c.reportMissing(Info, s, k, nil)
	}
}

// missingIn reports a chain that lacks readings, and its steps that do.
func (c *checker) missingIn(s spotAt, k int, said map[[2]int]bool) {
	var lacking []Place
	if t := c.chainPlans[s.chain].wholes[k].template; t != nil && !c.measuredAt(s, k) {
		for _, link := range t.links {
			if link < 0 {
				continue
			}
			step := spotAt{-1, -1, site{c.shapes[s.chain].links[link].step, 0}}
			if c.lacks(step, k) {
				lacking = append(lacking, c.placeAt(step))
				c.missingAt(step, k, said)
			}
		}
	}
	c.reportMissing(Warning, s, k, lacking)
}

func (c *checker) measuredAt(s spotAt, k int) bool {
	_, ok := c.result.measured(s, k)
	return ok
}

// lacks reports whether a KPI was not read at a spot, or not in all it is composed of.
func (c *checker) lacks(s spotAt, k int) bool {
	v, ok := c.result.see(s, k)
	return !ok || v.lacks || v.State == rule.Void
}

// reportMissing reports a goal without all of its readings; steps are those of a chain
// that lack them.
func (c *checker) reportMissing(severity Severity, s spotAt, k int, steps []Place) {
	f := Finding{At: c.placeAt(s), KPI: c.indicators[k].def.ID}
	v, _ := c.result.see(s, k)
	covered := kpi.Indicator{Unit: kpi.Percent}.Format(kpi.Of(v.coverage.Decimal(2, exact.Floor)), kpi.Format{})
	switch {
	case len(steps) > 0:
		f.OtherAt = steps[0]
		f.Message = fmt.Sprintf("%s lacks readings of %s%s.", c.subject(k, f.At), c.where(steps[0]), andMore(len(steps)-1))
	case v.lacks && v.coverage.Sign() > 0:
		f.Message = fmt.Sprintf("%s was read in part: %s of what it is composed of.", c.subject(k, f.At), covered)
	default:
		f.Message = fmt.Sprintf("%s was not read.", c.subject(k, f.At))
	}
	c.reportAs(severity, f)
}

// andMore returns how many steps there are beside one that was named.
func andMore(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return " and 1 step more"
	}
	return fmt.Sprintf(" and %d steps more", n)
}

// disagrees finds places that were measured otherwise than their parts.
func (c *checker) disagrees() {
	for ch := range c.shapes {
		for k := range c.indicators {
			if m := c.result.chainCell(ch, k); m == nil || !m.measured || c.chainPlans[ch].wholes[k].template == nil {
				continue
			}
			if parts, err := c.result.composeWhole(ch, k); err == nil && !parts.lacks {
				c.compare(spotAt{chain: ch, link: -1}, k, c.result.chainCell(ch, k).Reading, parts.Reading)
			}
		}
	}
	for tree := range c.trees {
		for k, i := range c.indicators {
			if i.across != nil && c.result.touches(int32(tree), k) {
				c.disagreesIn(int32(tree), k)
			}
		}
	}
}

// touches reports whether anything may have been measured in a tree.
func (r *Result) touches(tree int32, k int) bool {
	return r.over != nil || r.columns[int(tree)*len(r.plan.indicators)+k] != nil
}

func (c *checker) disagreesIn(tree int32, k int) {
	for at := range c.trees[tree].inners() {
		w := site{tree, at}
		own := c.result.cell(w, k)
		if !own.measured {
			continue
		}
		parts, err := c.composeAt(w, k, func(part site) cell { return c.result.cell(part, k) })
		if err == nil && parts.lacking == 0 {
			c.compare(spotAt{-1, -1, w}, k, own.Reading, parts.Reading)
		}
	}
}

// compare reports a reading that differs from what its parts compose to.
func (c *checker) compare(s spotAt, k int, own, parts rule.Reading) {
	a, ok := own.Value()
	b, known := parts.Value()
	half := exact.Scaled(5, c.indicators[k].places+1)
	if !ok || !known || a.Sub(b).Abs().Cmp(half) <= 0 {
		return
	}
	at := c.placeAt(s)
	c.report(Finding{At: at, KPI: c.indicators[k].def.ID, Message: fmt.Sprintf(
		"%s as measured is not what its parts compose to: look between them, or at how each is counted.",
		c.subject(k, at))})
}

// driversMiss finds KPIs whose drivers tell another story.
func (c *checker) driversMiss() {
	for ch := range c.shapes {
		for k := range c.indicators {
			s := spotAt{chain: ch, link: -1}
			own := c.status(s, k)
			if !c.steers(s, k) || own != kpi.Red && own != kpi.Green {
				continue
			}
			at, id := c.placeAt(s), c.indicators[k].def.ID
			if story := c.driversTell(ch, k); story != kpi.NoData && story != kpi.Amber && story != own {
				c.report(Finding{At: at, KPI: id, Message: fmt.Sprintf(
					"All that is known to drive %s is %s, yet itself it is %s: something else must move it.",
					c.subject(k, at), story, own)})
			}
		}
	}
}

// driversTell returns the one light that all drivers of a KPI in a chain have; no data
// where they differ, where any was not read, and where one is steered that is no driver
// here, in a unit say, so that nobody knows what it tells.
func (c *checker) driversTell(ch, k int) kpi.Status {
	list := c.result.Drivers(c.names.chains.At(int32(ch)), c.indicators[k].def.ID)
	story, seen := kpi.NoData, map[string]bool{}
	for n, d := range list {
		if n > 0 && d.Gauge.Status != story {
			return kpi.NoData
		}
		story, seen[d.KPI] = d.Gauge.Status, true
	}
	for i := range c.model.Influences {
		in := &c.model.Influences[i]
		if c.kpi(in.To) != k || seen[in.From] || !c.drives(in, k) {
			continue
		}
		if c.steersAside(ch, c.kpi(in.From)) {
			return kpi.NoData
		}
	}
	return story
}

// steersAside reports whether a KPI is steered below the steps of a chain, or outside
// the chains.
func (c *checker) steersAside(ch, k int) bool {
	if _, ok := c.steersBelow(ch, k); ok {
		return true
	}
	for tree := range c.trees {
		if _, ok := c.steersIn(int32(tree), k); ok && c.trees[tree].step < 0 {
			return true
		}
	}
	return false
}
