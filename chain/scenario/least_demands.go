package scenario

import (
	"cmp"
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/probe"
	"github.com/kpichain/kpichain/kpi"
)

// A demand is what a whole asks of its parts: that they move so far that, each as
// often as it lifts the whole, they add up to what is needed.
type demand struct {
	lifts []lift
	need  exact.Num // more than zero
}

// A lift is what a whole gets of each unit that a part moves; more than zero.
type lift struct {
	mover int
	by    exact.Num
}

// least returns what the parts must read for the whole to be at its bound with the
// least effort, rounded; false if nothing will do.
//
// A whole that its parts add up to makes one demand. One that is as good as the least or
// the most of something, be it parts or ways through the chain, makes one demand for each:
// all of them must be met where the worst of these counts, and any one where the best does.
func (p *push) least() ([]exact.Num, bool) {
	switch p.rule {
	case kpi.Product:
		return p.product()
	case kpi.Min, kpi.Bottleneck:
		return p.meet(p.each(), p.up)
	case kpi.Max:
		return p.meet(p.each(), !p.up)
	case kpi.Path:
		return p.meet(p.ways(), !p.up)
	}
	return p.meet([]demand{p.sum()}, true)
}

// sum returns the one demand of a whole that its parts add up to, each as many times as
// it turns out to count.
func (p *push) sum() demand {
	d := demand{need: p.bound.Sub(p.now)}
	for i, m := range p.movers {
		if m.room.IsZero() {
			continue
		}
		if by := p.alone(i, m.from.Add(m.room)).Sub(p.now); by.Sign() > 0 {
			d.lifts = append(d.lifts, lift{i, by.Quo(m.room)})
		}
	}
	return d
}

// alone returns what the whole reads with one part at a value.
func (p *push) alone(i int, v exact.Num) exact.Num {
	one, err := p.r.Probe(p.at, p.kpi.ID, []chain.Measurement{p.movers[i].Measurement})
	if err == nil {
		var s probe.Sight
		if s, err = one.Try([]exact.Num{p.turn(v)}); err == nil {
			return p.turn(s.Value)
		}
	}
	p.fail(err)
	return p.now
}

// fail notes the first error.
func (p *push) fail(err error) {
	if p.err == nil {
		p.err = err
	}
}

// each returns a demand for every part, of a whole that is as good as one of them.
func (p *push) each() (list []demand) {
	for i, m := range p.movers {
		by := exact.Int(1)
		if p.rule == kpi.Bottleneck {
			if m.passes.IsZero() {
				continue
			}
			by = m.passes.Inv()
		}
		list = p.demand(list, []int{i}, func(int) exact.Num { return by })
	}
	return list
}

// demand adds the demand that some parts, each as often as it counts, add up to the
// bound, unless they do.
func (p *push) demand(list []demand, parts []int, counts func(i int) exact.Num) []demand {
	d := demand{need: p.bound}
	for _, i := range parts {
		m, by := &p.movers[i], counts(i)
		d.need = d.need.Sub(m.from.Mul(by))
		if !m.room.IsZero() && !by.IsZero() {
			d.lifts = append(d.lifts, lift{i, by})
		}
	}
	if d.need.Sign() <= 0 {
		return list
	}
	return append(list, d)
}

// meet meets all of the demands, or the one that takes the least, the first of equals.
func (p *push) meet(list []demand, all bool) (best []exact.Num, ok bool) {
	if all {
		return p.together(list)
	}
	var least exact.Num
	for k := range list {
		values, met := p.together(list[k : k+1])
		if !met {
			continue
		}
		if effort := p.effort(values); !ok || effort.Less(least) {
			best, least, ok = values, effort, true
		}
	}
	return best, ok
}

// effort returns what it takes for the parts to read values.
func (p *push) effort(values []exact.Num) (sum exact.Num) {
	for i, m := range p.movers {
		if !values[i].Equal(m.from) {
			sum = sum.Add(values[i].Sub(m.from).Quo(m.room))
		}
	}
	return sum
}

// together meets all of the demands with the least effort, and rounds; false if they
// cannot be met.
func (p *push) together(list []demand) ([]exact.Num, bool) {
	if slices.ContainsFunc(list, func(d demand) bool { return !p.within(d) }) {
		return nil, false
	}
	values := p.froms()
	if len(list) > 1 && p.rule == kpi.Path {
		p.spread(list, values)
	} else { // no part is in two
		for _, d := range list {
			p.fill(d, values)
		}
	}
	for i := range values {
		if !values[i].Equal(p.movers[i].from) {
			values[i] = p.strict(i, values[i])
		}
	}
	p.loosen(list, values)
	return values, true
}

// within reports whether a demand can be met at all.
func (p *push) within(d demand) bool {
	var most exact.Num
	for _, l := range d.lifts {
		m := &p.movers[l.mover]
		if !m.ends {
			return true
		}
		most = most.Add(l.by.Mul(m.room))
	}
	return most.Cmp(d.need) >= 0
}

// fill meets one demand: the parts that lift most for their effort first, ties in model
// order, each to its end. All but the last are at their ends then, and so it is only that
// one that rounding costs anything.
func (p *push) fill(d demand, values []exact.Num) {
	lifts := slices.Clone(d.lifts)
	slices.SortStableFunc(lifts, func(a, b lift) int {
		return b.by.Mul(p.movers[b.mover].room).Cmp(a.by.Mul(p.movers[a.mover].room))
	})
	need := d.need
	for _, l := range lifts {
		m := &p.movers[l.mover]
		far := need.Quo(l.by)
		if m.ends {
			far = exact.Min(far, m.room)
		}
		values[l.mover] = m.from.Add(far)
		need = need.Sub(far.Mul(l.by))
		if need.IsZero() {
			return
		}
	}
}

// lacks returns how much a demand lacks with the parts at values; below zero is slack.
func (p *push) lacks(d demand, values []exact.Num) exact.Num {
	need := d.need
	for _, l := range d.lifts {
		need = need.Sub(l.by.Mul(values[l.mover].Sub(p.movers[l.mover].from)))
	}
	return need
}

// loosen takes parts back as far as all demands stay met, those first whose last digit
// takes the most effort. A part that could not go back further cannot after others have
// gone back, so once through is enough.
func (p *push) loosen(list []demand, values []exact.Num) {
	for _, i := range p.dearest(values) {
		var back exact.Num
		some := false
		for _, d := range list {
			for _, l := range d.lifts {
				if l.mover != i {
					continue
				}
				if slack := p.lacks(d, values).Neg().Quo(l.by); !some || slack.Less(back) {
					back, some = slack, true
				}
			}
		}
		if some {
			least := exact.Max(p.strict(i, values[i].Sub(back)), p.movers[i].from)
			values[i] = exact.Min(values[i], least)
		}
	}
}

// dearest returns the parts that have moved, from the one with the least room.
func (p *push) dearest(values []exact.Num) (list []int) {
	for i, m := range p.movers {
		if !values[i].Equal(m.from) {
			list = append(list, i)
		}
	}
	slices.SortStableFunc(list, func(a, b int) int {
		return cmp.Or(p.movers[a].room.Cmp(p.movers[b].room), cmp.Compare(a, b))
	})
	return list
}
