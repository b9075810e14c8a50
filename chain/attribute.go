package chain

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/rule"
	"github.com/kpichain/kpichain/kpi"
)

// A divider divides one gap, from the top down.
type divider struct {
	*Result
	k      int
	by     Level
	places int32
	// stepless reports that contributions of units and people are over all steps.
	stepless bool
	rows     []contribution
	// row has the rows of units and people, where these may come again in another
	// step.
	row                  map[[2]int32]int
	reserve, unexplained exact.Num
	// stack has the parts of the places that are being divided on whole numbers, wholes
	// before parts, and lost what rounding took from those of the last one.
	stack []part
	lost  []roughCut
}

// A contribution is a row with exact numbers.
type contribution struct {
	spot spotAt
	rule.Move
}

// attributionPlaces is how many decimals more than a target an attribution has.
const attributionPlaces = 2

// attribute divides the gap at a spot.
func (r *Result) attribute(s spotAt, k int, by Level) (Attribution, error) {
	p := r.plan
	goal, ok := p.goalAt(s, k)
	if !ok {
		return Attribution{}, fmt.Errorf("%w: no goal for %q at %q", ErrUnknown, p.indicators[k].def.ID, p.placeAt(s))
	}
	v, _ := r.see(s, k)
	value, ok := v.Value()
	if !ok {
		return Attribution{}, &unreadError{fmt.Sprintf("no value for %q at %q, and so no gap to divide",
			p.indicators[k].def.ID, p.placeAt(s))}
	}
	if g, _ := r.gauge(s, k); g.Status == kpi.NoData {
		return Attribution{}, &unreadError{fmt.Sprintf("no light for %q at %q: too little was read to judge it by",
			p.indicators[k].def.ID, p.placeAt(s))}
	}
	d := &divider{Result: r, k: k, by: by, places: p.indicators[k].places + attributionPlaces,
		stepless: s.chain >= 0, row: map[[2]int32]int{}}
	gap := rule.Gap{Weight: goal.bands.Turn(value), Rounded: goal.bands.Gap(value).Round(d.places, exact.HalfAway)}
	if err := d.begin(s, gap, value, goal.bands.Target); err != nil {
		return Attribution{}, err
	}
	return d.attribution(gap.Rounded), nil
}

// begin divides the gap at the place that was asked for.
func (d *divider) begin(s spotAt, gap rule.Gap, value, target exact.Num) error {
	own := rule.Move{Value: gap.Rounded}
	if s.chain < 0 {
		return d.site(d.portion(s.site, gap, value, target), own)
	}
	if s.link >= 0 || d.plan.chainPlans[s.chain].wholes[d.k].template == nil {
		d.add(s, own)
		return nil
	}
	return d.chain(s, gap, own, value, target)
}

// chain divides a gap over the steps of a chain.
func (d *divider) chain(s spotAt, gap rule.Gap, own rule.Move, value, target exact.Num) error {
	p := d.plan
	i := &p.indicators[d.k]
	parts, _ := d.chainParts(s.chain, d.k)
	links := p.chainPlans[s.chain].wholes[d.k].template.links
	aims := make([]rule.Aim, len(parts))
	for n, link := range links {
		if link >= 0 {
			aims[n] = d.aim(site{p.shapes[s.chain].links[link].step, 0})
		}
	}
	split, ok, err := i.along.Split(parts, aims)
	if err != nil {
		return d.failed(i.along, s, err)
	}
	if !ok {
		d.add(s, own)
		return nil
	}
	if d.by == People {
		d.rows = make([]contribution, 0, d.plan.leaves(s.chain))
	}
	says := i.along.Counts(parts)
	for n, g := range d.divide(gap, split, target, value) {
		if links[n] < 0 || says != nil && !says[n] {
			continue
		}
		w := site{p.shapes[s.chain].links[links[n]].step, 0}
		if err := d.part(w, g, parts[n].Reading, aims[n]); err != nil {
			return err
		}
	}
	return nil
}

// leaves counts the lowest places below a chain.
func (p *Plan) leaves(c int) (n int) {
	for _, l := range p.shapes[c].links {
		_, leaves := p.lowest(site{l.step, 0})
		n += int(leaves)
	}
	return n
}

// failed says that a host's operator failed between targets and readings.
func (d *divider) failed(by *rule.Rule, s spotAt, err error) error {
	return fmt.Errorf("%w: the operator of rule %q fails between the targets and the readings of the parts of %q: %v",
		kpi.ErrRule, by.Name, d.plan.placeAt(s), err)
}

// aim returns what a place is held against.
func (d *divider) aim(w site) rule.Aim {
	t := d.plan.block(w.tree, d.k).bands
	if !t.has(w.at) {
		return rule.Aim{}
	}
	return rule.Aim{At: exact.Scaled(t.target[w.at], t.places), Set: true}
}

// divide divides a gap over the parts that were split, and keeps count of the rests.
func (d *divider) divide(gap rule.Gap, s rule.Split, target, value exact.Num) []rule.Given {
	given, reserve, unexplained := gap.Divide(s, target, value, d.places)
	d.reserve, d.unexplained = d.reserve.Add(reserve), d.unexplained.Add(unexplained)
	return given
}

// part divides what a part was given, or leaves it there if it has no value to divide
// by.
func (d *divider) part(w site, g rule.Given, reading rule.Reading, aim rule.Aim) error {
	own := g.Rounded
	if own.Passes.Sign() != 0 && d.by != Steps {
		d.add(spotAt{-1, -1, w}, rule.Move{Passes: own.Passes})
		own.Passes = exact.Num{}
	}
	value, ok := reading.Value()
	if !ok || !aim.Set {
		d.add(spotAt{-1, -1, w}, own)
		return nil
	}
	return d.site(d.portion(w, g.Below, value, aim.At), own)
}

// portion returns a place of which all is known.
func (d *divider) portion(w site, gap rule.Gap, value, target exact.Num) *portion {
	n := &portion{w: w, gap: gap, known: true, value: value, read: true, target: target}
	n.weight, n.mix = roughNum(gap.Weight), roughNum(gap.Mix)
	return n
}

// stays reports whether a gap is not divided further.
func (d *divider) stays(w site) bool {
	return d.plan.indicators[d.k].across == nil || d.by != Teams && d.plan.level(w) <= d.by || !d.deeper(w)
}

// site divides a gap over the parts of a place of a tree, or leaves it there.
func (d *divider) site(n *portion, own rule.Move) error {
	if d.stays(n.w) {
		d.add(spotAt{-1, -1, n.w}, own)
		return nil
	}
	across := d.plan.indicators[d.k].across
	if done, err := d.quick(n, across); done {
		return err
	}
	split, list, err := d.split(n)
	switch {
	case err != nil:
		return d.failed(across, spotAt{-1, -1, n.w}, err)
	case split == nil:
		d.add(spotAt{-1, -1, n.w}, own)
		return nil
	}
	d.before(n.w)
	gap, err := d.exactly(n)
	if err != nil {
		return err
	}
	for k, g := range d.divide(gap, *split, n.target, n.value) {
		if part := list.sites[k]; d.plan.level(part) < d.by {
			d.add(spotAt{-1, -1, n.w}, g.Rounded) // too deep: it stays with the unit
		} else if err := d.part(part, g, list.parts[k].Reading, list.aims[k]); err != nil {
			return err
		}
	}
	return nil
}

// before lists a place before its parts, if some of these are too deep and stay with
// it.
func (d *divider) before(w site) {
	if d.by == People {
		return
	}
	for part := range d.plan.partsOf(w, d.plan.block(w.tree, d.k)) {
		if d.plan.level(part) < d.by {
			d.add(spotAt{-1, -1, w}, rule.Move{})
			return
		}
	}
}

// deeper reports whether a place has any part of the level asked for or above it.
// Teams may have teams.
func (d *divider) deeper(w site) bool {
	for part := range d.plan.partsOf(w, d.plan.block(w.tree, d.k)) {
		if d.plan.level(part) >= d.by {
			return true
		}
	}
	return false
}

// split takes what a place moved apart, nil where nothing was read below it.
func (d *divider) split(n *portion) (*rule.Split, partList, error) {
	list := d.parts(n.w)
	s, ok, err := d.plan.indicators[d.k].across.Split(list.parts, list.aims)
	if !ok || err != nil {
		return nil, list, err
	}
	if !n.read {
		n.value, _ = d.cell(n.w, d.k).Value()
		n.target, n.read = d.aim(n.w).At, true
	}
	return &s, list, nil
}

// A partList has the parts of a place, as its rule takes them.
type partList struct {
	sites []site
	parts []rule.Part
	aims  []rule.Aim
}

// parts returns the parts of a place.
func (d *divider) parts(w site) (l partList) {
	p := d.plan
	b := p.block(w.tree, d.k)
	one := exact.Int(1)
	across := p.indicators[d.k].across
	for part := range p.partsOf(w, b) {
		c := d.cell(part, d.k)
		if lacks(across, c.Reading) || c.lacking > 0 && !c.measured && !across.Partial {
			c.Reading = rule.Reading{}
		}
		l.sites = append(l.sites, part)
		l.aims = append(l.aims, d.aim(part))
		l.parts = append(l.parts, rule.Part{Reading: c.Reading, Weight: weightNum(p.share(part, b)),
			Passes: one, Planned: one, ID: p.partID(part)})
	}
	if len(l.sites) == 1 && l.parts[0].State == rule.Missing {
		if v, ok := d.passedDown(l.sites[0], d.k); ok {
			l.parts[0].Reading = v.Reading
		}
	}
	return l
}

// add adds a contribution, to that of the same unit or person in another step.
func (d *divider) add(s spotAt, m rule.Move) {
	if key, ok := d.key(s); ok {
		if n, again := d.row[key]; again {
			d.rows[n].Move = d.rows[n].plus(m)
			return
		}
		d.row[key] = len(d.rows)
	}
	d.rows = append(d.rows, contribution{s, m})
}

// key returns what contributions of one unit or person have in common; false where
// there is one at most: for chains, and for people who are in one place alone.
func (d *divider) key(s spotAt) ([2]int32, bool) {
	if s.chain >= 0 {
		return [2]int32{}, false
	}
	if u, ok := d.plan.unit(s.site); !ok {
		seat := d.plan.seat(s.site)
		return [2]int32{d.plan.top(s.site).unit, seat.person}, len(d.plan.personSites.of(seat.person)) > 1
	} else if u.unit >= 0 {
		return [2]int32{u.unit, u.person}, true
	}
	return [2]int32{-1, s.site.tree}, true // a step
}

// plus adds columns.
func (c contribution) plus(m rule.Move) rule.Move {
	return rule.Move{Value: c.Value.Add(m.Value), Passes: c.Passes.Add(m.Passes), Mix: c.Mix.Add(m.Mix)}
}

// attribution returns what was divided, in order.
func (d *divider) attribution(gap exact.Num) Attribution {
	a := Attribution{Gap: gap.Read(), Reserve: d.reserve.Read(), Unexplained: d.unexplained.Read(),
		Shares: make([]Contribution, len(d.rows))}
	if d.by != People {
		slices.SortStableFunc(d.rows, func(x, y contribution) int { return x.Sum().Cmp(y.Sum()) })
	}
	for n := range d.rows {
		c := &d.rows[n]
		at := d.plan.placeAt(c.spot)
		if d.stepless && at.Unit != "" {
			at.Step = ""
		}
		a.Shares[n] = Contribution{at, d.share(&c.Move)}
	}
	return a
}

// share returns columns as people read them: they are decimals of so many places. Where
// all is value, which is often, both are the same number.
func (d *divider) share(m *rule.Move) kpi.Share {
	read := func(n exact.Num) decimal.Decimal { return n.Decimal(d.places, exact.Floor) }
	if m.Passes.IsZero() && m.Mix.IsZero() {
		v := read(m.Value)
		return kpi.Share{Gap: v, Value: v}
	}
	return kpi.Share{Gap: read(m.Sum()), Value: read(m.Value), Passes: read(m.Passes), Mix: read(m.Mix)}
}
