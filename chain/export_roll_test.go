package chain

import (
	"fmt"
	"reflect"

	"github.com/kpichain/kpichain/internal/rule"
)

// Recount composes all columns of a result again, counting all people one by one, and
// returns what comes out otherwise than together, and how many columns there are.
func Recount(r *Result) (wrong string, columns int) {
	p := r.plan
	for b, c := range r.columns {
		tree, k := int32(b/len(p.indicators)), b%len(p.indicators)
		if c == nil || c.wide != nil || p.indicators[k].across != nil && p.indicators[k].across.Closed == rule.Open {
			continue
		}
		by := map[bool]*column{}
		for _, runs := range []bool{true, false} {
			by[runs] = newColumn(int32(len(c.state)), int32(len(c.lacking)), c.numPlaces, c.denPlaces)
			for at, s := range c.state {
				if s&markMeasured != 0 {
					by[runs].num[at], by[runs].den[at], by[runs].state[at] = c.num[at], c.den[at], s
				}
			}
			o := p.newRoller(by[runs], tree, k)
			if !runs {
				o.alike = 1<<8 - 1 // no state
			}
			if _, err := o.narrow(); err != nil {
				return err.Error(), columns
			}
		}
		if columns++; !reflect.DeepEqual(by[true], by[false]) {
			return fmt.Sprintf("%q at %q", p.indicators[k].def.ID, p.place(site{tree, 0})), columns
		}
	}
	return "", columns
}

// Rolls returns what composes all columns of a result again, as Evaluate does once
// readings are at their places, what does the same on float64, exactness and gaps
// aside, and how many nodes these are.
func Rolls(r *Result) (roll func() error, floats func() float64, nodes int) {
	p := r.plan
	var flat []flatColumn
	for b, c := range r.columns {
		if c == nil || c.wide != nil {
			continue
		}
		nodes += len(c.state)
		f := flatColumn{inner: p.inner[p.trees[b/len(p.indicators)].from:p.trees[b/len(p.indicators)].to],
			people: p.trees[b/len(p.indicators)].people, pool: p.indicators[b%len(p.indicators)].across.Closed == rule.Pool}
		for at := range c.num {
			f.num, f.den = append(f.num, float64(c.num[at])), append(f.den, float64(c.den[at]))
		}
		flat = append(flat, f)
	}
	roll = func() error {
		for b, c := range r.columns {
			if c == nil || c.wide != nil {
				continue
			}
			if _, err := p.roll(c, int32(b/len(p.indicators)), b%len(p.indicators), nil); err != nil {
				return err
			}
		}
		return nil
	}
	floats = func() (sum float64) {
		for k := range flat {
			sum += flat[k].roll()
		}
		return sum
	}
	return roll, floats, nodes
}

// A flatColumn is a column of float64 where nothing is missing and everything adds up.
type flatColumn struct {
	inner    []inner
	people   int32
	pool     bool
	num, den []float64
}

// roll composes every inner place.
func (f *flatColumn) roll() float64 {
	for at := len(f.inner) - 1; at >= 0; at-- {
		u := &f.inner[at]
		from := int32(len(f.inner)) + u.people - f.people
		to := from + u.peopleTo - u.people
		f.num[at] = f.add(f.num, int32(at), from, to)
		if f.pool {
			f.den[at] = f.add(f.den, int32(at), from, to)
		}
	}
	return f.num[0]
}

// add adds the parts of a place.
func (f *flatColumn) add(list []float64, at, from, to int32) (sum float64) {
	for k := at + 1; k < f.inner[at].end; k = f.inner[k].end {
		sum += list[k]
	}
	for _, v := range list[from:to] {
		sum += v
	}
	return sum
}
