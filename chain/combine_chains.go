package chain

import (
	"errors"

	"github.com/kpichain/kpichain/internal/rule"
	"github.com/kpichain/kpichain/kpi"
)

// allPasses pools the measured passes of every link.
func (c *combiner) allPasses() {
	p, last := c.plan, len(c.plan.indicators)-1
	pooled, _ := rule.Builtin(string(kpi.Ratio))
	for n, shape := range p.shapes {
		for l := range shape.links {
			v, ok := c.named(spotAt{chain: n, link: l}, last, pooled)
			if !ok {
				continue
			}
			if c.passes == nil {
				end := p.shapes[len(p.shapes)-1]
				c.passes = make([]passing, end.first+len(end.links))
			}
			c.passes[shape.first+l] = passing{v, readingOf(v, true)}
		}
	}
	for n, shape := range p.shapes {
		last := 0 // choice that was reported, whose links need not be again
		for l, link := range shape.links {
			s := spotAt{chain: n, link: l}
			if link.choice != last && c.passing(n, l) != nil && !c.choiceFits(s) {
				last = link.choice
				c.refuse(codeReadPasses, "the combined passes of the choice that %q is one of add up to more than 1, "+
					"and a question takes one at most", p.placeAt(s))
			}
		}
	}
}

// allChains combines what was measured along chains, and composes the rest.
func (c *combiner) allChains() {
	p := c.plan
	c.chains = make([]*chainCell, len(p.shapes)*len(p.indicators))
	if len(c.bad.list) > 0 {
		return
	}
	for n := range p.shapes {
		for k := range p.indicators[:len(p.indicators)-1] {
			over := p.indicators[k].over
			if over == nil {
				continue
			}
			if v, ok := c.named(spotAt{chain: n, link: -1}, k, over); ok {
				c.chains[n*len(p.indicators)+k] = measuredWhole(v, c.domain(k))
			}
		}
	}
	c.composeWholes(func(n, k int, err error) {
		i := &p.indicators[k]
		var stray *strayError
		if errors.As(err, &stray) {
			c.stray(stray.value, i.along.Domain, k, p.place(site{p.shapes[n].links[stray.link].step, 0}))
		} else if isVolume(err) {
			c.refuse(codeReadVolume, "what is combined of the steps of chain %q has no volume, and rule ratio pools it there: "+
				"give the terms of %q, as kpi.Per, and combine by ratio", p.names.chains.At(int32(n)), i.def.ID)
		} else {
			c.refuse(codeReadOperator, "the operator of rule %q fails for the steps of chain %q: %v",
				i.along.Name, p.names.chains.At(int32(n)), err)
		}
	})
}

// named combines what was measured at a chain or a link of one, which are few and found
// by name.
func (c *combiner) named(s spotAt, k int, over *rule.Rule) (rule.Reading, bool) {
	at := c.plan.placeAt(s)
	var list []rule.Reading
	sources := c.sources
	if over.Last {
		sources = sources[len(sources)-1:]
	}
	for n := range sources {
		v, ok, there := sources[n].readNamed(at, c.plan.indicators[k].def.ID, over)
		switch {
		case ok:
			list = append(list, v)
		case there:
			return rule.Reading{}, false
		}
	}
	if len(list) == 0 {
		return rule.Reading{}, false
	}
	v, ok, err := overTime(over, list)
	if err != nil {
		c.refuseOver(over, k, at, err)
	}
	if needs := c.plan.indicators[k].needs(); s.link < 0 && strays(v, needs) {
		c.stray(v, needs, k, at)
	}
	return v, ok && err == nil
}

// readNamed returns what was measured at a chain or link, and whether that was there.
func (s *source) readNamed(at Place, id string, over *rule.Rule) (v rule.Reading, ok, there bool) {
	for _, m := range s.during(over) {
		_, known := m.plan.names.kpis.Get(id)
		_, found := m.plan.locate(at)
		there = there || known && found
	}
	q := s.Result.plan
	spot, found := q.locate(at)
	k, known := q.names.kpis.Get(id)
	if !found || !known {
		return rule.Reading{}, false, there
	}
	v, ok = s.taken(spot, int(k))
	return v, ok, there
}
