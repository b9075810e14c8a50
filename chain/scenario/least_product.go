package scenario

import (
	"slices"
	"sort"

	"github.com/kpichain/kpichain/internal/exact"
)

// A yielding is a part of a product, and the factor that it is in: on its own, or with
// the other steps of a choice.
type yielding struct {
	*mover
	// base is what the factor is with the part as it reads, the others of its choice that
	// are moved before it at their ends, and those after it as they read.
	base exact.Num
}

// halvings is how often prices are halved in on at most: parts that are alike move at
// one price, and never one by one. What moves at prices nearer than that is taken to move
// at one.
const halvings = 128

// product returns what the parts of a product must read. Where effort is least, the last
// of it lifts the product as much at every part that is neither as it reads nor at its
// end: it has one price. The higher the price, the further they are all moved.
func (p *push) product() ([]exact.Num, bool) {
	ends := p.froms()
	low, high := exact.Num{}, exact.Num{} // prices, too low and high enough
	for i, m := range p.movers {
		if most := m.passes.Mul(m.room); most.Sign() > 0 {
			ends[i], high = m.end, exact.Max(high, most.Inv())
		}
	}
	if p.reads(ends).Less(p.bound) {
		return nil, false
	}
	list := p.yieldings()
	short, values := p.froms(), p.priced(list, high)
	for n := 0; n < halvings && !p.adjacent(short, values); n++ {
		price := low.Add(high).Quo(exact.Int(2))
		if tried := p.priced(list, price); p.reads(tried).Less(p.bound) {
			low, short = price, tried
		} else {
			high, values = price, tried
		}
	}
	p.retreat(values)
	return values, true
}

// adjacent reports whether nothing lies between two lists of values in last digits.
func (p *push) adjacent(a, b []exact.Num) bool {
	apart, digit := 0, exact.Scaled(1, p.kpi.Decimals)
	for i := range a {
		if far := b[i].Sub(a[i]); !far.IsZero() {
			if apart++; apart > 1 || digit.Less(far) {
				return false
			}
		}
	}
	return true
}

// yieldings returns the parts with their factors.
func (p *push) yieldings() []yielding {
	list := make([]yielding, len(p.movers))
	one := exact.Int(1)
	for i := range p.movers {
		m := &p.movers[i]
		base := one.Sub(m.passes.Mul(one.Sub(m.from)))
		for j := range p.movers {
			o := &p.movers[j]
			if j == i || m.choice == "" || o.choice != m.choice {
				continue
			}
			at := o.from
			if c := o.gain().Cmp(m.gain()); !o.room.IsZero() && (c > 0 || c == 0 && j < i) {
				at = o.end
			}
			base = base.Sub(o.passes.Mul(one.Sub(at)))
		}
		list[i] = yielding{m, base}
	}
	return list
}

// gain returns how much the factor gets of all that a part could do.
func (m *mover) gain() exact.Num { return m.passes.Mul(m.room) }

// priced returns how far each part is moved at a price, in last digits.
func (p *push) priced(list []yielding, price exact.Num) []exact.Num {
	values := p.froms()
	for i, y := range list {
		worth := y.gain().Mul(price)
		switch {
		case worth.IsZero():
		case y.passes.Cmp(exact.Int(1)) > 0:
			dear := func(k int) bool { return y.loop(p.step(i, k)).Cmp(worth) >= 0 }
			values[i] = p.step(i, sort.Search(p.steps(i, y.end), dear))
		case y.base.Less(worth):
			values[i] = p.strict(i, y.from.Add(worth.Sub(y.base).Quo(y.passes)))
		}
	}
	return values
}

// loop returns what a part of rework must be worth for its effort to go on beyond v: its
// factor is v/(p-(p-1)·v), and this rises up to the end, since p is at most 2.
func (y yielding) loop(v exact.Num) exact.Num {
	return v.Mul(y.passes.Sub(y.passes.Sub(exact.Int(1)).Mul(v)))
}

// steps returns how many last digits better than it reads a part is at a value.
func (p *push) steps(i int, v exact.Num) int {
	low := p.movers[i].from.Round(p.kpi.Decimals, exact.Floor)
	n, _ := v.Sub(low).Grid(p.kpi.Decimals, exact.Ceil) // fractions of at most 9 decimals
	return int(n)
}

// step returns a part that is a number of last digits better, but not beyond its end.
func (p *push) step(i, k int) exact.Num {
	m := &p.movers[i]
	if k == 0 {
		return m.from
	}
	low := m.from.Round(p.kpi.Decimals, exact.Floor)
	return exact.Min(low.Add(exact.Scaled(int64(k), p.kpi.Decimals)), m.end)
}

// retreat takes parts back as far as the whole stays at its bound, those first whose
// last digit takes the most effort.
func (p *push) retreat(values []exact.Num) {
	for _, i := range p.dearest(values) {
		tried := slices.Clone(values)
		holds := func(v exact.Num) bool {
			tried[i] = v
			return p.reads(tried).Cmp(p.bound) >= 0
		}
		if n := p.steps(i, values[i]); holds(p.step(i, n-1)) {
			values[i] = p.step(i, sort.Search(n-1, func(k int) bool { return holds(p.step(i, k)) }))
		}
	}
}
