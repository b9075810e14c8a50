package chain

import (
	"fmt"
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
)

// soundChecks has the checks KK3xx: is everyone green enough.
func soundChecks() []check {
	return []check{
		{CheckDoc: CheckDoc{
			ID: Unsound, Title: "All green below, and the whole is not", Severity: Fault,
			Text: "Everyone below a place can be green, and every light between, while the place itself is not: " +
				"nobody below would see it coming. A cascade never does that by itself; goals that are set below it " +
				"can, and so can a custom operator that is not monotone. Example has readings that show it when they " +
				"are evaluated. Tighten the goals below, or loosen the place's own. It is looked for at every place " +
				"with a goal that others are set below, and, where the operator is custom, at every place where one is set.",
			Bad: amended(`"amber": {"max": "28"}},`, `"amber": {"max": "28"}},`+
				soundPin("pick", "10")+soundPin("dock", "8")+soundPin("ship", "8")),
			Good: amended(`"amber": {"max": "28"}},`, `"amber": {"max": "28"}},`+
				soundPin("pick", "10")+soundPin("dock", "6")+soundPin("ship", "8")),
		}, plan: (*checker).unsound},
		{CheckDoc: CheckDoc{
			ID: Unreachable, Title: "Goals of parts leave too little for the others", Severity: Fault,
			Text: "Goals that are set on some parts of a place leave too little for the others: they get the " +
				"strictest targets there are, and even so the place's target, or its green, is out of reach. Ask " +
				"more of the parts with a goal of their own, or less of the place. Where everyone can be green " +
				"all the same, the place comes under KK301 too.",
			Bad: amended(`"amber": {"max": "28"}},`, `"green": {"max": "28"}, "amber": {"max": "30"}},`+
				soundPin("pick", "26")),
			Good: amended(`"amber": {"max": "28"}},`, `"green": {"max": "28"}, "amber": {"max": "30"}},`+
				soundPin("pick", "14")),
		}, plan: (*checker).unreachable},
		{CheckDoc: CheckDoc{
			ID: TooTight, Title: "Parts promise more than the whole asks for", Severity: Info,
			Text: "A goal that is set on a part could be looser by a last digit, and the place that it is a part of " +
				"would be green all the same if all its parts are: someone is held to more than the customer notices. " +
				"Loosen it, or ask more of the whole. Other_at is the first such part. A step that several chains share " +
				"is one only if all of them leave it room.",
			Bad: amended(`"amber": {"max": "28"}},`, `"amber": {"max": "28"}},`+
				soundPin("pick", "8")+soundPin("dock", "6")+soundPin("ship", "8")),
			Good: amended(`"amber": {"max": "28"}},`, `"amber": {"max": "28"}},`+
				soundPin("pick", "10")+soundPin("dock", "6")+soundPin("ship", "8")),
		}, plan: (*checker).tooTight},
	}
}

// soundPin is a goal for lead time set on a step of the sample.
func soundPin(step, target string) string {
	return `
    {"at": {"step": "` + step + `"}, "kpi": "lead", "target": "` + target + `"},`
}

// unsound finds places that may be red while all below is green.
func (c *checker) unsound() {
	for _, s := range c.suspects() {
		example := c.counterexample(s.spot, s.k)
		if len(example) == 0 {
			continue
		}
		at := c.placeAt(s.spot)
		why := "the goals set below it promise less than it asks; tighten those, or loosen its own"
		if !s.pinned {
			why = "its custom rule lets a part that gets better make the whole worse; mend the operator"
		}
		c.report(Finding{At: at, KPI: c.indicators[s.k].def.ID, Example: example,
			Message: fmt.Sprintf("Everyone below can be green while %s is not: %s.", c.subject(s.k, at), why)})
	}
}

// A suspect is a place whose goal may not be kept by those below it: goals are set
// there (pinned), or the operator is custom.
type suspect struct {
	spot   spotAt
	k      int
	pinned bool
}

// suspects lists them, by place.
func (p *Plan) suspects() []suspect {
	var list []suspect
	for c := range p.shapes {
		for k := range p.indicators {
			s := spotAt{chain: c, link: -1}
			if p.chainPlans[c].wholes[k].bands != nil && p.breakable(s, k) {
				list = append(list, suspect{s, k, p.pinsAlong(c, k)})
			}
		}
	}
	for tree := range p.trees {
		for k := range p.indicators {
			list = p.suspectsIn(list, int32(tree), k)
		}
	}
	return list
}

// suspectsIn adds those of one tree: the places above goals, and those with one if
// the operator is custom.
func (p *Plan) suspectsIn(list []suspect, tree int32, k int) []suspect {
	b, across := p.block(tree, k), p.indicators[k].across
	if len(b.pins) == 0 || across == nil {
		return list
	}
	above := map[int32]bool{}
	for at := range b.pins { // in any order: it is a set
		for up, ok := p.parent(site{tree, at}); ok && !above[up.at]; up, ok = p.parent(up) {
			above[up.at] = true
		}
	}
	for at := range b.pins { // in any order: they are sorted
		if _, ok := above[at]; !ok && across.Hosted() {
			above[at] = false
		}
	}
	for _, at := range sortedKeys(above) {
		if b.bands.has(at) {
			list = append(list, suspect{spotAt{-1, -1, site{tree, at}}, k, above[at]})
		}
	}
	return list
}

// unreachable finds places whose pinned parts leave the others too little.
func (c *checker) unreachable() {
	for _, s := range c.suspects() {
		goal, _ := c.goalAt(s.spot, s.k)
		if !s.pinned || !c.short(s.spot, s.k) || c.withinReach(s.spot, s.k, goal.bands) {
			continue
		}
		at := c.placeAt(s.spot)
		c.report(Finding{At: at, KPI: c.indicators[s.k].def.ID, Message: fmt.Sprintf(
			"The goals set on some parts of %s leave too little for the others: even with the strictest targets there "+
				"are it is out of reach; ask more of the first, or less of the whole.", c.subject(s.k, at))})
	}
}

// short reports whether the pinned parts of a place left the others less than they
// need, for one of its numbers at least.
func (p *Plan) short(s spotAt, k int) bool {
	if s.chain >= 0 {
		return p.chainPlans[s.chain].wholes[k].flags&flagShort != 0
	}
	return p.block(s.site.tree, k).bands.flags[s.site.at]&flagShort != 0
}

// withinReach reports whether parts on target are a whole on target, and green ones a
// green one: it is amber alone that the others were left too little for.
func (p *Plan) withinReach(s spotAt, k int, whole light.Bands) bool {
	d, ok := p.division(s, k)
	if !ok || d.rule.Pools || !p.promise(&d, k) {
		return ok && d.rule.Pools
	}
	x := make([]exact.Num, len(d.parts))
	for i := range d.parts {
		goal, _ := p.partGoal(&d, i, k)
		x[i] = goal.bands.Target
	}
	v, ok := d.rule.At(d.parts, x)
	onTarget := whole.Green.Contains(v) && (whole.Better == light.Near || whole.Gap(v).Sign() >= 0)
	return ok && onTarget && d.within(whole.Green)
}

// partGoal returns the goal of a part that has a say.
func (p *Plan) partGoal(d *division, i, k int) (start, bool) {
	if !d.hasSay(i) {
		return start{}, false
	}
	return p.goalAt(d.spot(i), k)
}

// promise gives the parts their green bands as bounds; false where one that has a say
// has none.
func (p *Plan) promise(d *division, k int) bool {
	for i := range d.parts {
		goal, ok := p.partGoal(d, i, k)
		if d.hasSay(i) && !ok {
			return false
		}
		d.parts[i].Bounds = goal.bands.Green
	}
	return true
}

// within reports whether the whole of parts within their bounds lies in a band.
func (d *division) within(band exact.Interval) bool {
	var in exact.Interval
	in.Lo, in.HasLo, _ = d.rule.Worst(d.parts, false)
	in.Hi, in.HasHi, _ = d.rule.Worst(d.parts, true)
	return in.Within(band)
}

// tooTight finds places whose pinned parts promise more than is asked.
func (c *checker) tooTight() {
	for _, s := range c.suspects() {
		part, ok := c.loosePart(s)
		if !s.pinned || !ok {
			continue
		}
		at, other := c.placeAt(s.spot), c.place(part)
		c.report(Finding{At: at, KPI: c.indicators[s.k].def.ID, OtherAt: other, Message: fmt.Sprintf(
			"The parts of %s promise more than it asks: the goal of %s could be a last digit looser and the whole still "+
				"be green; loosen it, or ask more of the whole.", c.subject(s.k, at), c.whose(other))})
	}
}

// loosePart returns the first pinned part of a place that could be looser by one last
// digit.
func (p *Plan) loosePart(s suspect) (site, bool) {
	d, ok := p.division(s.spot, s.k)
	goal, _ := p.goalAt(s.spot, s.k)
	if !ok || !p.promise(&d, s.k) || !d.within(goal.bands.Green) {
		return site{}, false
	}
	for i := range d.parts {
		own, ok := p.partGoal(&d, i, s.k)
		if !ok || own.flags&flagSet == 0 {
			continue
		}
		for _, looser := range p.looser(own.bands, s.k) {
			d.parts[i].Bounds = looser
			if d.within(goal.bands.Green) && p.elsewhere(s, d.sites[i], looser) {
				return d.sites[i], true
			}
		}
		d.parts[i].Bounds = own.bands.Green
	}
	return site{}, false
}

// looser returns the green of a part one last digit looser on each side where it gets
// worse, as far as readings go.
func (p *Plan) looser(b light.Bands, k int) (list []exact.Interval) {
	digit, domain := exact.Scaled(1, p.indicators[k].places), p.indicators[k].domain
	if lower := b.Green; b.Better != light.Lower {
		lower.Lo = lower.Lo.Sub(digit)
		if !domain.HasLo || !lower.Lo.Less(domain.Lo) {
			list = append(list, lower)
		}
	}
	if higher := b.Green; b.Better != light.Higher {
		higher.Hi = higher.Hi.Add(digit)
		if !domain.HasHi || !domain.Hi.Less(higher.Hi) {
			list = append(list, higher)
		}
	}
	return list
}

// elsewhere reports whether the other chains that a step is in would be green too
// with another band there.
func (p *Plan) elsewhere(s suspect, w site, band exact.Interval) bool {
	if s.spot.chain < 0 {
		return true
	}
	for c := range p.shapes {
		other := p.chainPlans[c].wholes[s.k]
		d, ok := p.division(spotAt{chain: c, link: -1}, s.k)
		i := slices.Index(d.sites, w)
		if c == s.spot.chain || !ok || other.bands == nil || i < 0 || !d.hasSay(i) || !p.promise(&d, s.k) {
			continue
		}
		if d.parts[i].Bounds = band; !d.within(other.bands.Green) {
			return false
		}
	}
	return true
}
