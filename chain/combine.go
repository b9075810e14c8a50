package chain

import (
	"fmt"
	"slices"

	"github.com/kpichain/kpichain/internal/rule"
	"github.com/kpichain/kpichain/kpi"
)

// Combine composes several periods into one, a quarter out of months say: readings
// are combined over time at the places where they were measured, by Indicator.Over,
// and then composed as in Evaluate, so a quarter's yield is the product of what its
// months had right out of all they did, and never the mean of its months. The results
// stand in order of time, which matters for kpi.End and for custom rules. KPIs,
// structure and goals are p's.
//
// A place with a hole in it has no reading: one that was measured in some of the
// results and not in others; it is composed of its parts where these have readings. It
// is no hole where the plan of a result lacks the place or the KPI, or is not read so
// deep: who joined later, or left earlier, counts for the time that they were there. A
// reading of kpi.Per(0, 0) is no hole; one over no volume is, where Over does not add
// amounts. A place that was measured as a whole in one result and at its parts in
// another reads what it did in each, if that is complete and Over is the same rule as
// Across: kpi.Sum, kpi.Total, kpi.Ratio, kpi.Min or kpi.Max. A chain that was measured
// in one and composed in another has a hole, whatever its rules, and is composed. Under
// kpi.End the last result alone counts. A KPI with Over None has no data.
//
// A place that was the lowest to be read in some result, and has a hole, has no data:
// what was read below it in the others is not all. A lowest place that was in no result
// reads kpi.Per(0, 0), as nobody can have missed it; it was not measured, and is not
// among the Measurements.
//
// Who left: a reading at a place that p lacks, or that p's goals do not go down to,
// counts in the nearest place above that p has. That place then reads what its parts and
// all such readings compose to by Across, as if it had been measured; it has no data if
// any of these is missing, also where such a place was never read at all, and where it
// was measured itself that has them in it already. Readings of a KPI, chain or step that
// p lacks do not count.
//
// Passes are pooled, as by kpi.Ratio, so that every question weighs the same; over
// several results they must have a volume. A link with a hole in them counts as
// planned.
//
// Domain is that of a reading of one period. What Combine adds up over time may lie
// outside, and Bounds allow a missing reading as many times its Domain as there are
// periods, where Over adds. Goals are cascaded within Domain itself, whatever period
// they are for: a goal of 25 for two people who can do 0 to 10 each is refused, also if
// it is for a quarter. A plan for quarters takes Indicators whose Domain is a quarter's,
// and combines months of the plan for months all the same.
//
// The readings of the result, which [Result.Measurements] yields, are the combined ones.
// To evaluate them anew is not always to get the same: no measurement says that
// something is missing of who left, or that somebody had nothing to read, and one of
// more than 30 digits, or outside Domain, is refused. [Result.With] and Combine itself
// keep those of a result as they are. Combining what was combined by the same plan, in order, gives
// what combining all at once gives, except under a custom rule whose operator does not
// group, and not always where units moved between the plans of the periods;
// going by another plan between loses what that plan lacks.
//
// The error is kpi.ErrParts for no results, for one that is nil or was made by no plan,
// and for a p of no model; otherwise it is an *[InvalidError] with every place where a
// reading without volume is pooled by kpi.Ratio, over time or with others, where what is
// combined is nothing that the KPI's rules compose, where the passes of a choice add up
// to more than 1, and where a custom operator fails. Its problems have no Path: their
// reason names the place.
//
// Time is linear in the number of places, KPIs and results. Where plans differ in more
// than goals and their bands it takes many times as long as where they do not: up to a
// few microseconds, and a kilobyte of memory on the way, for every reading.
func (p *Plan) Combine(period string, results ...*Result) (*Result, error) {
	switch {
	case len(p.indicators) == 0:
		return nil, fmt.Errorf("combine: %w: a plan of no model", kpi.ErrParts)
	case len(results) == 0:
		return nil, fmt.Errorf("combine: %w: no results", kpi.ErrParts)
	}
	for n, r := range results {
		if r == nil || r.plan == nil {
			return nil, fmt.Errorf("combine: %w: result %d was made by no plan", kpi.ErrParts, n)
		}
	}
	return p.combine(period, results, &[]*mapping{})
}

// combine is Combine of results that are there, with what was found of plans.
func (p *Plan) combine(period string, results []*Result, known *[]*mapping) (*Result, error) {
	c := &combiner{
		Result: &Result{plan: p, period: period, columns: make([]*column, len(p.blocks)), joint: &joint{}},
		bad:    &problems{}, known: known,
	}
	for _, r := range results {
		if len(results) > 1 && !p.alike(r.plan) {
			own, err := p.combine(r.period, []*Result{r}, known) // as the plan sees it
			if err != nil {
				return nil, err
			}
			r = own
		}
		c.add(r)
	}
	for k := range p.indicators[:len(p.indicators)-1] {
		c.indicator(k)
	}
	for _, cells := range [][]int64{c.joint.taken, c.joint.gaps, c.joint.holes} {
		slices.Sort(cells)
	}
	c.allPasses()
	c.allChains()
	if err := c.bad.err(); err != nil {
		return nil, err
	}
	return c.Result, nil
}

// rejoin combines a result of several periods anew with measurements added, replaced and
// taken away.
func (r *Result) rejoin(ms []Measurement, in []taken) (*Result, error) {
	j := *r.joint
	j.taken = slices.Clone(j.taken)
	e := r.editor(len(in))
	e.joint = &j
	for _, t := range in {
		given := ms[t.index].Reading
		v, _ := exactReading(given)
		e.enter(t, v, given)
		if n, ok := slices.BinarySearch(j.taken, r.plan.number(t.spot.site, int(t.k))); ok && t.spot.chain < 0 {
			j.taken = slices.Delete(j.taken, n, n+1)
		}
	}
	e.down()
	return r.plan.Combine(r.period, e.Result)
}

// A combiner makes a result of several.
type combiner struct {
	*Result
	bad     *problems
	sources []source
	known   *[]*mapping
	list    []rule.Reading // scratch
}

// add adds a result.
func (c *combiner) add(r *Result) {
	s := source{Result: r, mapping: c.mapping(r.plan)}
	plans, last, periods := []*Plan{r.plan}, r.plan, int64(1)
	if r.joint != nil {
		plans, last, periods = r.joint.plans, r.joint.last, r.joint.periods
		s.apart = make(map[apartKey]*foreign, len(r.joint.apart))
		for n := range r.joint.apart {
			a := &r.joint.apart[n]
			s.apart[apartKey{a.at, a.kpi}] = a
		}
	}
	for _, q := range plans {
		s.was = append(s.was, c.mapping(q))
		if !slices.Contains(c.joint.plans, q) {
			c.joint.plans = append(c.joint.plans, q)
		}
	}
	s.last = []*mapping{c.mapping(last)}
	c.joint.last = last
	c.joint.periods += periods
	c.sources = append(c.sources, s)
}

// mapping finds the places of the whole's plan in another.
func (c *combiner) mapping(q *Plan) *mapping {
	for _, m := range *c.known {
		if m.plan == q {
			return m
		}
	}
	m := newMapping(c.plan, q)
	*c.known = append(*c.known, m)
	return m
}

// indicator combines one KPI at all places below the chains.
func (c *combiner) indicator(k int) {
	p := c.plan
	if p.indicators[k].over == nil {
		return
	}
	f := c.left(k)
	for tree := range p.trees {
		c.block(int32(tree), k, f)
	}
}

// block combines one KPI in one tree.
func (c *combiner) block(tree int32, k int, f fold) {
	p := c.plan
	b, n := p.block(tree, k), int(tree)*len(p.indicators)+k
	if col := c.quick(tree, k, f); col != nil {
		c.roll(col, tree, k, nil)
		return
	}
	if c.nothing(tree, k, f) {
		return
	}
	size := p.read(tree, b)
	num, den := c.places(tree, k)
	col := newColumn(size, p.trees[tree].inners(), num, den)
	some := false
	for at := range size {
		w := site{tree, at}
		if !p.mayRead(w, k) {
			continue
		}
		v, ok := c.place(w, k)
		if !ok {
			if ok = c.newcomer(w, k); !ok {
				continue
			}
			col.excuse(at)
			c.joint.taken = append(c.joint.taken, p.number(w, k))
		} else {
			col.enter(at, v)
		}
		some = true
		col.uneven = col.uneven || p.uneven(col, w, k)
	}
	extra := f.in(tree)
	for at := range extra { // in any order: each place on its own
		if col.state[at] != 0 {
			delete(extra, at) // what was measured has it in it
		}
	}
	c.shallow(col, tree, k, extra)
	if some || len(extra) > 0 {
		c.roll(col, tree, k, extra)
		c.note(col, n, extra)
	}
}

// places returns the most decimals that readings of a KPI have in a tree, where they are
// whole numbers of a last digit; more than those have where they are not.
func (c *combiner) places(tree int32, k int) (num, den int32) {
	for n := range c.sources {
		s := &c.sources[n]
		v, ok := s.site(site{tree, 0})
		if !ok || s.kpi(k) < 0 || s.blankBlock(v, s.kpi(k)) {
			continue
		}
		col := s.columns[int(v.tree)*len(s.Result.plan.indicators)+s.kpi(k)]
		if s.over != nil || col.wide != nil {
			return maxPlaces + 1, maxPlaces + 1
		}
		num, den = max(num, col.numPlaces), max(den, col.denPlaces)
	}
	return num, den
}

// nothing reports that nothing of a KPI was read in a tree, without looking far.
func (c *combiner) nothing(tree int32, k int, f fold) bool {
	return len(f[tree]) == 0 && !slices.ContainsFunc(c.sources, func(s source) bool {
		return !s.same || !s.blankBlock(site{tree, 0}, k)
	})
}

// roll composes a column of combined readings.
func (c *combiner) roll(col *column, tree int32, k int, extra map[int32][]rule.Reading) {
	p := c.plan
	c.columns[int(tree)*len(p.indicators)+k] = col
	at, err := p.roll(col, tree, k, extra)
	switch w := (site{tree, at}); {
	case err == nil:
	case isVolume(err):
		c.refuse(codeReadVolume, "what is combined of the parts of %q has no volume, and rule ratio pools it there: "+
			"give the terms of %q, as kpi.Per, and combine by ratio", p.place(w), p.indicators[k].def.ID)
	default:
		c.refuse(codeReadOperator, "the operator of rule %q fails for the parts of %q: %v",
			p.indicators[k].across.Name, p.place(w), err)
	}
}

// note notes which places took in readings of others.
func (c *combiner) note(col *column, block int, extra map[int32][]rule.Reading) {
	for _, at := range sortedKeys(extra) {
		number := int64(block)<<32 | int64(at)
		c.joint.taken = append(c.joint.taken, number)
		col.uneven = true
		if col.state[at]&markMeasured == 0 {
			c.joint.gaps = append(c.joint.gaps, number)
		}
	}
}

// refuse reports what is wrong with combined readings.
func (c *combiner) refuse(code, format string, args ...any) {
	c.bad.add("", code, kpi.ErrRule, format, args...)
}
