package chain

import (
	"errors"
	"fmt"
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/rule"
	"github.com/kpichain/kpichain/kpi"
)

// A chainCell is what a KPI reads along a chain.
type chainCell struct {
	rule.Reading
	measured bool
	bounds   exact.Interval
	lacks    bool
	coverage exact.Num
}

// A passing is how often the questions passed a link, as measured.
type passing struct {
	reading rule.Reading
	given   kpi.Reading
}

func isVolume(err error) bool { return errors.Is(err, rule.ErrVolume) }

// newPasses notes the measured passes, by chain and link.
func (p *Plan) newPasses(in *intake, bad *problems) []passing {
	if len(in.links) == 0 {
		return nil
	}
	last := p.shapes[len(p.shapes)-1]
	passes := make([]passing, last.first+len(last.links))
	for _, t := range in.links {
		given := in.given.at(int(t.index)).Reading
		r, _ := exactReading(given)
		to := &passes[p.shapes[t.spot.chain].first+t.spot.link]
		if to.reading.State != rule.Missing {
			in.twice(t, bad)
			continue
		}
		*to = passing{r, given}
	}
	return passes
}

// twice reports a measurement that comes again.
func (b *problems) twice(path string, m *Measurement) {
	b.add(path, codeReadTwice, ErrDuplicate, "%q is measured at %q already", m.KPI, m.At)
}

// composeChains composes all chains.
func (r *Result) composeChains(in *intake, bad *problems) {
	p := r.plan
	r.chains = make([]*chainCell, len(p.shapes)*len(p.indicators))
	for _, t := range in.links {
		r.checkPasses(t, in.given, bad)
	}
	for _, t := range in.chains {
		at := t.spot.chain*len(p.indicators) + int(t.k)
		if r.chains[at] != nil {
			in.twice(t, bad)
			continue
		}
		reading, _ := exactReading(in.given.at(int(t.index)).Reading)
		r.chains[at] = measuredWhole(reading, r.domain(int(t.k)))
	}
	r.composeWholes(func(c, k int, err error) { p.refuseWhole(r, c, k, err, in, bad) })
}

// composeWholes composes what was not measured.
func (r *Result) composeWholes(refuse func(c, k int, err error)) {
	p := r.plan
	for c := range p.shapes {
		for k := range p.indicators {
			at := c*len(p.indicators) + k
			if r.chains[at] != nil || p.chainPlans[c].wholes[k].template == nil {
				continue
			}
			cell, err := r.composeWhole(c, k)
			if err != nil {
				refuse(c, k, err)
				continue
			}
			r.chains[at] = cell
		}
	}
}

// checkPasses reports passes of a choice that add up to more than every question.
func (r *Result) checkPasses(t taken, from given, bad *problems) {
	if !r.choiceFits(t.spot) {
		bad.add(from.path(int(t.index), "reading"), codeReadPasses, kpi.ErrRange,
			"the passes of the choice that step %q is one of add up to more than 1, and a question takes one at most",
			from.at(int(t.index)).At.Step)
	}
}

// choiceFits reports whether the chances of the choice that a link is one of add
// up to no more than 1.
func (r *Result) choiceFits(s spotAt) bool {
	links := r.plan.shapes[s.chain].links
	choice := links[s.link].choice
	if choice == 0 {
		return true
	}
	var all exact.Num
	for l, link := range links {
		if link.choice == choice {
			all = all.Add(r.passesOf(s.chain, l))
		}
	}
	return !exact.Int(1).Less(all)
}

// passesOf returns how often a question passes a link, as measured or else as
// planned.
func (r *Result) passesOf(c, link int) exact.Num {
	if m := r.passing(c, link); m != nil {
		if v, ok := m.reading.Value(); ok {
			return v
		}
	}
	return r.plan.shapes[c].links[link].planned
}

// measuredWhole returns the cell of a KPI measured at a chain.
func measuredWhole(r rule.Reading, domain exact.Interval) *chainCell {
	c := &chainCell{Reading: r, measured: true, coverage: exact.Int(1)}
	if v, ok := r.Value(); ok {
		c.bounds = exact.Point(v)
	} else if r.State == rule.Void {
		c.bounds = domain
	}
	return c
}

// composeWhole composes a KPI along a chain.
func (r *Result) composeWhole(c, k int) (*chainCell, error) {
	i := &r.plan.indicators[k]
	parts, covers := r.chainParts(c, k)
	if n := i.along.Stray(parts); n >= 0 {
		return nil, &strayError{link: r.plan.chainPlans[c].wholes[k].template.links[n], value: parts[n].Reading}
	}
	out := &chainCell{}
	var err error
	if out.Reading, err = i.along.Compose(parts); err != nil {
		return nil, err
	}
	out.lacks, out.coverage = cover(i.along, parts, covers)
	switch v, ok := out.Value(); {
	case out.lacks:
		out.bounds = i.along.Bounds(parts, r.domain(k))
		if ok && !out.bounds.Contains(v) {
			out.Reading = rule.Reading{} // what is known says nothing of the whole
		}
	case ok:
		out.bounds = exact.Point(v)
	case out.State == rule.Void:
		out.bounds = r.domain(k)
	}
	return out, nil
}

// A strayError says that what a step reads is nothing that the rule along a chain
// composes. A measured reading never is: it comes of pooling amounts over no volume,
// or of a custom operator.
type strayError struct {
	link  int
	value rule.Reading
}

// Error says what the step reads.
func (e *strayError) Error() string {
	v, _ := e.value.Value()
	return exact.Text(v.Out(exact.HalfAway))
}

// strayed says what is wrong with a reading that no rule of a KPI composes.
func (p *Plan) strayed(v rule.Reading, in exact.Interval, k int, at Place) string {
	x, _ := v.Value()
	return fmt.Sprintf("what is composed for %q is %s, outside %s, where readings of %q lie that its rules compose",
		at, exact.Text(x.Out(exact.HalfAway)), bandOf(in), p.indicators[k].def.ID)
}

// chainParts returns what a KPI is composed of along a chain that composes it, as
// read, and how much of each part is covered.
func (r *Result) chainParts(c, k int) (parts []rule.Part, covers []exact.Num) {
	t := r.plan.chainPlans[c].wholes[k].template
	shape := r.plan.shapes[c]
	parts, covers = slices.Clone(t.parts), make([]exact.Num, len(t.parts))
	for n, link := range t.links {
		if link < 0 {
			covers[n] = exact.Int(1)
			continue
		}
		covers[n] = r.readStep(&parts[n], site{shape.links[link].step, 0}, k)
		parts[n].Passes = r.passesOf(c, link)
	}
	return parts, covers
}

// cover returns whether any part that counts lacks something, and how much of
// them is covered, by weight.
func cover(along *rule.Rule, parts []rule.Part, covers []exact.Num) (lacks bool, coverage exact.Num) {
	counts := along.Counts(parts)
	var weight exact.Num
	for n, part := range parts {
		if counts != nil && !counts[n] {
			continue
		}
		lacks = lacks || part.Lacks
		weight = weight.Add(part.Weight)
		coverage = coverage.Add(part.Weight.Mul(covers[n]))
	}
	return lacks, coverage.Quo(weight)
}

// readStep fills in what a step reads, as the chain sees it, and returns how much
// of it is covered.
func (r *Result) readStep(part *rule.Part, w site, k int) exact.Num {
	p := r.plan
	i := &p.indicators[k]
	c := r.cell(w, k)
	cover := p.coverage(w, k, c)
	part.Reading, part.Lacks = c.Reading, c.lacking > 0
	part.Bounds = r.bounds(w, k, c)
	if in, ok := part.Bounds.Meet(i.along.Domain); ok && part.Lacks {
		part.Bounds = in // what is still to come must bring it there
	}
	enough := c.lacking == 0 || i.across != nil && i.across.Partial &&
		(i.along.Partial || !cover.Less(i.coverage))
	switch {
	case c.State == rule.Void && i.along.Amounts && (c.measured || c.lacking == 0):
		part.Lacks, part.Bounds = false, exact.Point(c.Num)
		return exact.Int(1)
	case c.State == rule.Void && i.along.Amounts:
	case c.State == rule.Void:
		part.Reading, part.Lacks = rule.Reading{}, true
		return exact.Num{}
	case !enough:
		part.Reading = rule.Reading{}
	}
	return cover
}

// coverage returns how much of what lies below a place has a reading.
func (p *Plan) coverage(w site, k int, c cell) exact.Num {
	if c.lacking == 0 {
		return exact.Int(1)
	}
	if c.covered == 0 {
		return exact.Num{}
	}
	low, _ := p.below(w, p.block(w.tree, k))
	return exact.Frac(c.covered, low)
}

// refuseWhole reports a chain that could not be composed.
func (p *Plan) refuseWhole(r *Result, c, k int, err error, in *intake, bad *problems) {
	name := p.names.chains.At(int32(c))
	var stray *strayError
	if errors.As(err, &stray) {
		w := site{p.shapes[c].links[stray.link].step, 0}
		bad.add(in.given.path(int(in.of(w.tree, k)[0].index), "reading"), codeReadDomain, kpi.ErrRange, "%s",
			p.strayed(stray.value, p.indicators[k].along.Domain, k, p.place(w)))
		return
	}
	if !isVolume(err) {
		bad.add("", codeReadOperator, kpi.ErrRule, "the operator of rule %q fails for the steps of chain %q: %v",
			p.indicators[k].along.Name, name, err)
		return
	}
	for _, link := range p.chainPlans[c].wholes[k].template.links {
		if link < 0 {
			continue
		}
		tree := p.shapes[c].links[link].step
		p.refuseBare(r.columns[int(tree)*len(p.indicators)+k], site{tree, 0}, k, name, in, bad)
	}
}
