package chain

import (
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/rule"
	"github.com/kpichain/kpichain/kpi"
)

// A draft is readings of lowest places in the making.
type draft struct {
	pools  bool
	leaves []leaf
}

// A leaf is one of them: its value, and how its volume compares to the others'.
type leaf struct {
	at            spotAt
	value, volume exact.Num
	// upper reports that the value may be less than it is here rather than more,
	// where no reading holds it.
	upper bool
}

// draw returns readings of the lowest places below one with which it is what is aimed
// for; false where there are none.
func (p *Plan) draw(n *knot, k int, a attempt) ([]Measurement, bool) {
	i := &p.indicators[k]
	d := draft{pools: i.across != nil && i.across.Pools || i.along != nil && i.along.Pools}
	ok := false
	if a.parts != nil {
		ok = d.settleParts(n, a.parts, nil, a.upper)
	} else {
		ok = d.settle(n, a.value, a.upper)
	}
	if !ok {
		return nil, false
	}
	ms := make([]Measurement, len(d.leaves))
	volumes := d.volumes()
	for k, l := range d.leaves {
		ms[k] = Measurement{At: p.placeAt(l.at), KPI: i.def.ID, Reading: d.reading(l, volumes[k])}
	}
	return ms, true
}

// volumes returns the leaves' volumes as the smallest whole numbers with which the
// other terms are whole too; none where they do not count.
func (d *draft) volumes() []exact.Num {
	terms := make([]exact.Num, len(d.leaves))
	if !d.pools {
		return terms
	}
	for k, l := range d.leaves {
		terms[k] = l.volume
		if num := l.value.Mul(l.volume).Abs(); !num.IsZero() {
			terms = append(terms, num)
		}
	}
	return exact.Whole(terms)[:len(d.leaves)]
}

// settle gives the lowest places below one values at which it is at y, or at a place
// of theirs only just past it; false where none do.
func (d *draft) settle(n *knot, y exact.Num, upper bool) bool {
	switch {
	case len(n.parts) == 0:
		d.leaves = append(d.leaves, leaf{n.spot, y, exact.Int(1), upper})
		return true
	case n.rule.Pools:
		rates, volumes, ok := rule.PoolTo(n.in, y)
		return ok && d.settleParts(n, rates, volumes, upper)
	}
	x, ok := n.rule.Reach(n.in, y, upper)
	return ok && d.settleParts(n, x, nil, upper)
}

// settleParts settles every part that has a say at its value, with its volume; none
// are one each.
func (d *draft) settleParts(n *knot, x, volumes []exact.Num, upper bool) bool {
	for i, part := range n.parts {
		if part == nil {
			continue
		}
		from, at := len(d.leaves), upper
		switch {
		case x[i].Equal(part.ends.Lo):
			at = false
		case x[i].Equal(part.ends.Hi):
			at = true
		}
		if !d.settle(part, x[i], at) {
			return false
		}
		if volumes != nil {
			d.weigh(d.leaves[from:], volumes[i])
		}
	}
	return true
}

// weigh gives leaves a volume together.
func (d *draft) weigh(leaves []leaf, volume exact.Num) {
	var all exact.Num
	for _, l := range leaves {
		all = all.Add(l.volume)
	}
	by := volume.Quo(all)
	for k := range leaves {
		leaves[k].volume = leaves[k].volume.Mul(by)
	}
}

// reading returns a leaf as it may be measured: the value where a decimal is, terms
// where rates are pooled or a quotient is needed, and what is nearest on the safe
// side where terms would be too long.
func (d *draft) reading(l leaf, volume exact.Num) kpi.Reading {
	if d.pools {
		return kpi.Per(l.value.Mul(volume).Read(), volume.Read())
	}
	if l.value.Terminates(exact.MaxDigits) {
		return kpi.Of(l.value.Read())
	}
	num, den := l.value.Fraction()
	if n, d := num.Read(), den.Read(); exact.Check(n) == nil && exact.Check(d) == nil {
		return kpi.Per(n, d)
	}
	if l.upper {
		return kpi.Of(l.value.Out(exact.Floor))
	}
	return kpi.Of(l.value.Out(exact.Ceil))
}
