package chain

import (
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/rule"
)

// A column has the readings of one KPI in one tree, measured and composed: whole
// numbers of a last digit that all share, 17 bytes a place and no pointers. Where
// a number or a sum does not fit, or the rule is none that whole numbers can do,
// it is wide: exact rationals.
type column struct {
	numPlaces, denPlaces int32
	num, den             []int64
	wide                 []rule.Reading
	state                []uint8 // a rule.State, and markMeasured
	// uneven reports that some place was read that has parts, or had nothing to read:
	// then the number of lowest places that lack nothing is not that of readings.
	uneven bool
	// lacking counts the lowest places below an inner place that have no reading,
	// and covered has the weight of the others.
	lacking []int32
	covered []int64
}

// markMeasured marks a state as measured, not composed.
const markMeasured = 1 << 7

// maxPlaces is the most decimals that whole numbers are kept with.
const maxPlaces = 18

// A cell is what one place of a column says.
type cell struct {
	rule.Reading // of what is known below, whatever is missing
	measured     bool
	lacking      int32
	covered      int64
}

func newColumn(size, inners int32, numPlaces, denPlaces int32) *column {
	c := &column{
		numPlaces: numPlaces, denPlaces: denPlaces, state: make([]uint8, size),
		lacking: make([]int32, inners), covered: make([]int64, inners),
	}
	if numPlaces > maxPlaces || denPlaces > maxPlaces {
		c.wide = make([]rule.Reading, size)
		return c
	}
	c.num, c.den = make([]int64, size), make([]int64, size)
	return c
}

// enter enters a reading that counts as measured.
func (c *column) enter(at int32, v rule.Reading) {
	if c.wide == nil {
		if num, den, ok := c.digits(v); ok {
			c.num[at], c.den[at], c.state[at] = num, den, uint8(v.State)|markMeasured
			return
		}
		c.widen()
	}
	c.wide[at], c.state[at] = v, uint8(v.State)|markMeasured
}

// digits returns a reading as whole numbers of the column's last digits, and reports
// whether these do.
func (c *column) digits(v rule.Reading) (num, den int64, ok bool) {
	num, ok = v.Num.Grid(c.numPlaces, exact.Floor)
	den, fits := v.Den.Grid(c.denPlaces, exact.Floor)
	return num, den, ok && fits && v.Num.Terminates(c.numPlaces) && v.Den.Terminates(c.denPlaces)
}

// small returns terms as whole numbers of the column's last digits, which are no coarser,
// and reports whether these do.
func (c *column) small(v *terms) (num, den int64, ok bool) {
	num, ok = exact.Shift(v.num, c.numPlaces-v.numPlaces)
	den, fits := exact.Shift(v.den, c.denPlaces-v.denPlaces)
	return num, den, ok && fits
}

// unit returns what a whole of one is, in last digits of the volume; 1 where there are no
// whole numbers.
func (c *column) unit() int64 {
	if c == nil || c.wide != nil {
		return 1
	}
	unit, _ := exact.Shift(1, c.denPlaces)
	return unit
}

// excuse enters that a lowest place has nothing to read, without a measurement.
func (c *column) excuse(at int32) {
	c.state[at] = uint8(rule.Absent)
	if c.wide != nil {
		c.wide[at] = rule.Reading{State: rule.Absent}
	}
}

// reading returns the reading at a place.
func (c *column) reading(at int32) rule.Reading {
	if c.wide != nil {
		return c.wide[at]
	}
	return c.read(rule.State(c.state[at]&^markMeasured), c.num[at], c.den[at])
}

// read returns the reading that whole numbers are in a state.
func (c *column) read(s rule.State, num, den int64) rule.Reading {
	r := rule.Reading{State: s}
	if s >= rule.Void {
		r.Num = exact.Scaled(num, c.numPlaces)
	}
	if s == rule.Terms {
		r.Den = exact.Scaled(den, c.denPlaces)
	}
	return r
}

// widen turns the whole numbers into exact ones.
func (c *column) widen() {
	if c.wide != nil {
		return
	}
	wide := make([]rule.Reading, len(c.state))
	for at := range c.state {
		wide[at] = c.reading(int32(at))
	}
	c.wide, c.num, c.den = wide, nil, nil
}

// cellOf returns what a column says at a place.
func (p *Plan) cellOf(c *column, w site, k int) cell {
	if c == nil || int(w.at) >= len(c.state) {
		_, leaves := p.below(w, p.block(w.tree, k))
		return p.blank(k, leaves)
	}
	across := p.indicators[k].across
	out := cell{Reading: c.reading(w.at), measured: c.state[w.at]&markMeasured != 0}
	if int(w.at) < len(c.lacking) {
		out.lacking, out.covered = c.lacking[w.at], c.covered[w.at]
	} else if lacks(across, out.Reading) {
		out.lacking = 1
	} else {
		out.covered, _ = p.below(w, p.block(w.tree, k))
	}
	p.settleTerms(&out, k)
	return out
}

// settleTerms leaves a value alone of terms that were composed, but by a rule that pools.
func (p *Plan) settleTerms(c *cell, k int) {
	if c.State == rule.Terms && !c.measured && !p.indicators[k].across.Pools {
		v, _ := c.Value()
		c.Reading = rule.Of(v)
	}
}

// blank is the cell of a place where nothing was measured at or below.
func (p *Plan) blank(k int, leaves int32) cell {
	if p.indicators[k].across == nil {
		leaves = 1
	}
	return cell{lacking: leaves}
}

// lacks reports whether a reading is as good as missing to a rule, which may be
// none.
func lacks(across *rule.Rule, r rule.Reading) bool {
	if across == nil {
		return r.State == rule.Missing || r.State == rule.Void
	}
	return across.Lacks(r)
}

// composeAt composes one place from the cells of its parts.
func (p *Plan) composeAt(w site, k int, get func(site) cell) (cell, error) {
	b := p.block(w.tree, k)
	var parts []rule.Part
	var out cell
	one := exact.Int(1)
	for part := range p.partsOf(w, b) {
		c := get(part)
		out.lacking += c.lacking
		out.covered += c.covered
		if lacks(p.indicators[k].across, c.Reading) {
			c.Reading = rule.Reading{}
		}
		parts = append(parts, rule.Part{Reading: c.Reading, Weight: weightNum(p.share(part, b)),
			Passes: one, Planned: one, ID: p.partID(part)})
	}
	if len(parts) == 0 {
		out.lacking = 1
		return out, nil
	}
	var err error
	out.Reading, err = p.indicators[k].across.Known(parts)
	return out, err
}
