package chain

import (
	"errors"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/rule"
)

// A roller composes a column from its people up.
type roller struct {
	*Plan
	column *column
	tree   int32
	units  []inner // the inner places of the tree
	low    []int64 // what the lowest places below each weigh, where the block says nothing else
	people int32   // what the number of a seat in people is more than its place in the tree
	k      int
	block  *block
	across *rule.Rule
	plain  bool
	// adds and pools are what the rule does, alike is the state of parts that are composed
	// at once, and uniform reports that all people are in it.
	adds, pools, uniform bool
	alike                uint8
	// extra has readings, by place, that count as parts there too: of places that the
	// plan lacks.
	extra map[int32][]rule.Reading
	// unit is what a whole of one is, in last digits of the volume.
	unit int64
}

// errWide says that whole numbers do not do for a column.
var errWide = errors.New("chain: wide")

// newRoller returns what composes a column.
func (p *Plan) newRoller(c *column, tree int32, k int) *roller {
	b, t, across := p.block(tree, k), p.trees[tree], p.indicators[k].across
	r := &roller{Plan: p, column: c, tree: tree, units: p.inner[t.from:t.to], low: p.innerLow[t.from:t.to],
		people: t.people - t.inners(), k: k, block: b, across: across, alike: alikeState(across),
		plain: b.plain(), unit: c.unit()}
	if across != nil {
		r.pools = across.Closed == rule.Pool
		r.adds = r.pools || across.Closed == rule.Add
	}
	return r
}

// roll composes every place that was not measured. The error is the one of
// [rule.Rule.Known], at the place that it comes with.
func (p *Plan) roll(c *column, tree int32, k int, extra map[int32][]rule.Reading) (int32, error) {
	r := p.newRoller(c, tree, k)
	r.extra = extra
	if c.wide != nil || len(extra) > 0 || r.across != nil && r.across.Closed == rule.Open {
		return r.wide()
	}
	at, err := r.narrow()
	if errors.Is(err, errWide) {
		c.widen()
		return r.wide()
	}
	return at, err
}

// settle notes how far a measured place, or one that nothing is composed at, is
// covered, and reports whether that is all there is to do.
func (r *roller) settle(at int32) bool {
	c := r.column
	state := c.state[at]
	excused := rule.State(state) == rule.Absent && !r.hasParts(site{r.tree, at}, r.k)
	if r.across != nil && state&markMeasured == 0 && !excused {
		return false
	}
	weight, _ := r.below(site{r.tree, at}, r.block)
	c.lacking[at], c.covered[at] = 0, weight
	if r.lacks(rule.State(state &^ markMeasured)) {
		c.lacking[at], c.covered[at] = 1, 0
	}
	return true
}

// lacks reports whether a reading in a state is as good as missing.
func (r *roller) lacks(s rule.State) bool {
	return s == rule.Missing || s == rule.Void && (r.across == nil || !r.across.Amounts)
}

// narrow composes whole numbers.
func (r *roller) narrow() (int32, error) {
	last := int32(len(r.units)) - 1
	alike := r.plain && r.adds
	if states := r.column.state; len(states) > len(r.units) {
		r.uniform = allAre(states[len(r.units):], r.alike)
		if alike && r.uniform && !r.isGiven(0) && allAre(states[:len(r.units)], states[0]) {
			last = r.addFrom(last)
		}
	}
	for at := last; at >= 0; at-- {
		switch {
		case (r.across == nil || r.isGiven(at)) && r.settle(at):
		case alike && r.addAlike(at):
		default:
			if err := r.tally(at); err != nil {
				return at, err
			}
		}
	}
	return 0, nil
}

// A tally is one place being composed.
type tally struct {
	num, den        sum
	count, known    int32
	absent, lacking int32
	covered         int64
	best            int32
	state           uint8
}

// tally composes one place from its parts.
func (r *roller) tally(at int32) error {
	var y tally
	if r.plain {
		for k := at + 1; k < r.units[at].end; k = r.units[k].end {
			if err := r.count(&y, k); err != nil {
				return err
			}
		}
		if err := r.countPeople(&y, at); err != nil {
			return err
		}
	} else {
		for part := range r.partsOf(site{r.tree, at}, r.block) {
			if err := r.count(&y, part.at); err != nil {
				return err
			}
		}
	}
	return r.enter(at, &y)
}

// countPeople counts all people directly in a unit.
func (r *roller) countPeople(y *tally, at int32) error {
	from, to := r.units[at].people-r.people, r.units[at].peopleTo-r.people
	if !r.adds && r.countBest(y, at, from, to) {
		return nil
	}
	for k := from; k < to; k++ {
		if err := r.count(y, k); err != nil {
			return err
		}
	}
	return nil
}

// count adds one part to a tally.
func (r *roller) count(y *tally, part int32) error {
	c := r.column
	y.count++
	state := rule.State(c.state[part] &^ markMeasured)
	if int(part) < len(c.lacking) {
		y.lacking += c.lacking[part]
		y.covered += c.covered[part]
	} else if r.lacks(state) {
		y.lacking++
	} else {
		y.covered += r.weight(site{r.tree, part})
	}
	switch {
	case state == rule.Absent:
		y.absent++
		return nil
	case r.lacks(state):
		return nil
	}
	y.known++
	switch r.across.Closed {
	case rule.Add:
		if state == rule.Terms && c.den[part] != r.unit {
			return errWide
		}
		y.num.add(c.num[part])
	case rule.Pool:
		y.num.add(c.num[part])
		y.den.add(c.den[part])
		y.best = part
		y.state = max(y.state, uint8(state))
		if state == rule.Bare {
			y.state |= markMeasured
		}
	default:
		r.compare(y, part, state)
	}
	return nil
}

// compare keeps the better of two parts under min and max.
func (r *roller) compare(y *tally, part int32, state rule.State) {
	if y.known == 1 || r.beats(part, y.best) {
		y.best, y.state = part, uint8(state)
	}
}

// beats reports whether a part takes the place of another one.
func (r *roller) beats(a, b int32) bool {
	order := r.cmp(a, b)
	if r.across.Closed == rule.Least {
		return order < 0
	}
	return order > 0
}

// cmp compares two values. Values without volume are as quotients by 1.
func (r *roller) cmp(a, b int32) int {
	c := r.column
	den := func(at int32) int64 {
		if rule.State(c.state[at]&^markMeasured) == rule.Terms {
			return c.den[at]
		}
		return r.unit
	}
	return exact.CompareQuotients(c.num[a], den(a), c.num[b], den(b))
}

// enter notes what a place was composed to.
func (r *roller) enter(at int32, y *tally) error {
	c := r.column
	if y.count == 0 {
		c.lacking[at] = 1
		return nil
	}
	c.lacking[at], c.covered[at] = y.lacking, y.covered
	switch {
	case y.known == 0 && y.absent == y.count:
		c.state[at] = uint8(rule.Absent)
		return nil
	case y.known == 0:
		return nil
	}
	num, ok := y.num.small()
	den, fits := y.den.small()
	if !ok || !fits {
		return errWide
	}
	switch r.across.Closed {
	case rule.Add:
		c.num[at], c.state[at] = num, uint8(rule.Bare)
	case rule.Pool:
		return r.enterPool(at, y, num, den)
	default:
		c.num[at], c.den[at], c.state[at] = c.num[y.best], c.den[y.best], y.state
	}
	return nil
}

// enterPool notes pooled terms, or passes on the reading of a place's only part.
func (r *roller) enterPool(at int32, y *tally, num, den int64) error {
	c := r.column
	if y.state&markMeasured != 0 && y.count > 1 {
		return rule.ErrVolume
	}
	c.num[at], c.den[at] = num, den
	switch {
	case y.known == 1:
		c.state[at] = c.state[y.best] &^ markMeasured
	case den != 0:
		c.state[at] = uint8(rule.Terms)
	case num != 0:
		c.state[at] = uint8(rule.Void)
	default:
		c.state[at] = uint8(rule.Absent)
	}
	return nil
}

// wide composes exact numbers, by the rule itself.
func (r *roller) wide() (int32, error) {
	c := r.column
	c.widen()
	for at := r.trees[r.tree].inners() - 1; at >= 0; at-- {
		if r.settle(at) {
			continue
		}
		got, err := r.composeExtra(site{r.tree, at}, r.extra[at])
		if err != nil {
			return at, err
		}
		c.wide[at], c.state[at] = got.Reading, uint8(got.State)
		if got.measured {
			c.state[at] |= markMeasured
		}
		c.lacking[at], c.covered[at] = got.lacking, got.covered
	}
	return 0, nil
}

// composeExtra composes a place from its parts and from readings that count there too,
// as one reading; nothing where any of these is missing.
func (r *roller) composeExtra(w site, extra []rule.Reading) (cell, error) {
	get := func(w site) cell { return r.cellOf(r.column, w, r.k) }
	if len(extra) == 0 {
		return r.composeAt(w, r.k, get)
	}
	weight, leaves := r.below(w, r.block)
	gap := cell{lacking: leaves + int32(len(extra))}
	one := exact.Int(1)
	var parts []rule.Part
	for part := range r.partsOf(w, r.block) {
		c := get(part)
		if c.lacking > 0 {
			return gap, nil
		}
		parts = append(parts, rule.Part{Reading: c.Reading, Weight: weightNum(r.share(part, r.block)),
			Passes: one, Planned: one, ID: r.partID(part)})
	}
	for _, v := range extra {
		if r.across.Lacks(v) {
			return gap, nil
		}
		parts = append(parts, rule.Part{Reading: v, Weight: one, Passes: one, Planned: one})
	}
	whole, err := r.across.Known(parts)
	return cell{Reading: whole, measured: true, covered: weight}, err
}
