package rule

import (
	"errors"
	"fmt"
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
)

// ErrFit: a target is out of the digits that targets have: too large, or with no
// value of so few decimals in the domain.
var ErrFit = errors.New("no target fits the digits that targets have")

// ErrLevel: a host's operator that reaches a target at no level of its parts.
var ErrLevel = errors.New("no equal level of the parts reaches it")

// An InfeasibleError says that no targets of the parts reach the whole's.
type InfeasibleError struct {
	// Best is what the strictest targets compose to, and Short how far that is
	// from Limit, the end of the whole's band that cannot be kept.
	Best, Limit, Short exact.Num
}

// Error says what the best is and what it falls short of.
func (e *InfeasibleError) Error() string {
	text := func(n exact.Num) string { return exact.Text(n.Decimal(24, exact.HalfAway)) }
	return fmt.Sprintf("the strictest targets give %s, %s short of %s", text(e.Best), text(e.Short), text(e.Limit))
}

// A Grid says what targets may be: multiples of the last digit within Domain.
type Grid struct {
	Places int32
	Domain exact.Interval
}

// bounds returns the ends of what a number of readings in the domain add up to,
// rounded inward.
func (g Grid) bounds(times int64) (lo, hi bound) {
	domain := g.Domain.Times(max(times, 1))
	round := func(v exact.Num, has bool, m exact.Mode) bound {
		n, ok := v.Grid(g.Places, m)
		return bound{exact.Scaled(n, g.Places), has && ok}
	}
	return round(domain.Lo, domain.HasLo, exact.Ceil), round(domain.Hi, domain.HasHi, exact.Floor)
}

// Cascade takes a whole's bands apart: one set of bands a part, nil for a part
// that has no say in the whole. pins has the bands of parts that keep their
// own, nil for the others; a part that is absent takes no part. short reports that the pinned parts leave less than
// the others need, who then get the strictest there is.
//
// The error is an [InfeasibleError] if no targets reach the whole's even without
// pins, [ErrFit], or [ErrLevel].
func (r *Rule) Cascade(
	whole light.Bands, parts []Part, pins []*light.Bands, g Grid,
) (bands []*light.Bands, short bool, err error) {
	c := cascade{rule: r, whole: whole, parts: parts, grid: g, bands: make([]*light.Bands, len(parts))}
	lead := r.leads(parts)
	for i := range parts {
		switch {
		case parts[i].State == Absent, r.Last && i < len(parts)-1, lead != nil && !lead[i]:
			c.bands[i] = pins[i] // it has no say, whatever it keeps
		case pins[i] != nil:
			c.bands[i] = pins[i]
			c.pinned = append(c.pinned, i)
		default:
			c.free = append(c.free, i)
		}
	}
	if len(c.free) == 0 {
		return c.bands, false, nil
	}
	if err := c.divide(); err != nil {
		return nil, false, err
	}
	return c.bands, c.short, nil
}

// A cascade is one whole being taken apart.
type cascade struct {
	rule         *Rule
	whole        light.Bands
	parts        []Part
	grid         Grid
	bands        []*light.Bands
	free, pinned []int
	short        bool
}

// divide fills the target first, then the ends of green from the target, then
// those of amber from green: the same margin for everyone would not add up.
func (c *cascade) divide() error {
	if lo, hi := c.grid.bounds(1); lo.has && hi.has && hi.at.Less(lo.at) {
		return ErrFit
	}
	if c.rule.Copies || c.rule.scales {
		return c.copyDown()
	}
	target, err := c.target()
	if err != nil {
		return err
	}
	c.ends(target)
	return nil
}

// target fills the targets themselves.
func (c *cascade) target() ([]exact.Num, error) {
	f := c.fill(c.whole.Target, c.whole.Better != light.Higher)
	for _, i := range c.pinned { // as far as it can count
		f.x[i] = c.rule.Domain.Nearest(c.bands[i].Target)
	}
	if f.run(c.from()) {
		v, err := c.rule.eval(c.parts, f.x)
		switch {
		case err != nil:
			return nil, err
		case c.whole.Green.Contains(v):
			return f.x, nil
		case len(c.pinned) == 0:
			return nil, outside(v, c.whole.Green)
		}
		c.short = true
		return f.x, nil
	}
	if err := c.infeasible(); err != nil {
		return nil, err
	}
	c.short = true
	if !f.corner() {
		f.flat(c.whole.Target)
	}
	return f.x, nil
}

func short(best, limit exact.Num) error {
	return &InfeasibleError{Best: best, Limit: limit, Short: best.Sub(limit).Abs()}
}

// outside says how far the best there is lies outside green, on either side.
func outside(best exact.Num, green exact.Interval) error {
	if green.HasLo && best.Less(green.Lo) {
		return short(best, green.Lo)
	}
	return short(best, green.Hi)
}

// fill prepares the filling of one limit.
func (c *cascade) fill(limit exact.Num, upper bool) *fill {
	f := &fill{rule: c.rule, parts: c.parts, places: c.grid.Places, upper: upper, limit: limit, free: c.free,
		x: make([]exact.Num, len(c.parts)), lo: make([]bound, len(c.parts)), hi: make([]bound, len(c.parts))}
	for i, p := range c.parts {
		lo, hi := c.grid.bounds(p.Times)
		if upper && !lo.has && c.rule.weighted && limit.Sign() >= 0 {
			lo = bound{zero, true}
		}
		f.lo[i], f.hi[i] = lo, hi
		f.x[i] = c.rule.neutral
	}
	if c.rule.shift != nil {
		f.shift = c.rule.shift(f)
	}
	return f
}

// from returns where targets start and how fast they are loosened.
func (c *cascade) from() (anchors, speeds []exact.Num) {
	for range c.free {
		anchors = append(anchors, c.rule.anchor)
	}
	return anchors, c.speeds()
}

func (c *cascade) speeds() (speeds []exact.Num) {
	for _, i := range c.free {
		speed := one
		if c.rule.weighted {
			speed = c.parts[i].Weight
		}
		speeds = append(speeds, speed)
	}
	return speeds
}

// infeasible says by how much the whole's target is out of reach of all its
// parts, the pinned ones too if they were free; nil if only pins stand in the
// way.
func (c *cascade) infeasible() error {
	f := c.fill(c.whole.Target, c.whole.Better != light.Higher)
	f.free = slices.Concat(c.free, c.pinned)
	closed := f.corner()
	if !closed {
		f.flat(c.whole.Target)
	}
	best, err := c.rule.eval(c.parts, f.x)
	if err != nil {
		return err
	}
	switch {
	case closed && !f.keeps(best):
		return short(best, c.whole.Target)
	case len(c.pinned) > 0:
		return nil
	case c.rule.host != nil:
		return ErrLevel
	}
	return ErrFit
}

// An edge is one end of a band, by where it is found.
type edge struct {
	upper, amber bool
}

func (e edge) of(b *light.Bands) (exact.Num, bool) {
	in := b.Green
	if e.amber {
		in = b.Amber
	}
	if e.upper {
		return in.Hi, in.HasHi
	}
	return in.Lo, in.HasLo
}

// ends fills the ends of the bands, each starting from the one within it.
func (c *cascade) ends(target []exact.Num) {
	for _, i := range c.free {
		c.bands[i] = &light.Bands{Target: target[i], Better: c.whole.Better}
	}
	for _, upper := range []bool{false, true} {
		filled := upper == (c.whole.Better != light.Higher)
		start := c.edge(edge{upper, false}, target, c.whole.Target, filled)
		green, _ := edge{upper, false}.of(&c.whole)
		c.edge(edge{upper, true}, start, green, true)
	}
}

// edge fills one end from start and returns where the parts then stand. An end
// where the one within it is leaves nothing to loosen, unless pinned parts have
// loosened theirs.
func (c *cascade) edge(e edge, start []exact.Num, within exact.Num, filled bool) []exact.Num {
	limit, has := e.of(&c.whole)
	if !has {
		return start
	}
	x := start
	if !filled || !limit.Equal(within) || len(c.pinned) > 0 {
		x = c.loosen(e, limit, start)
	}
	for _, i := range c.free {
		e.put(c.bands[i], x[i])
	}
	return x
}

// loosen fills one end of the band; the parts stay where they are if the pinned
// ones do not keep the limit even so.
func (c *cascade) loosen(e edge, limit exact.Num, start []exact.Num) []exact.Num {
	f := c.fill(limit, e.upper)
	copy(f.x, start)
	for _, i := range c.pinned {
		v, has := e.of(c.bands[i])
		if !has {
			c.short = true
			return start
		}
		f.x[i] = c.rule.Domain.Nearest(v)
	}
	if !f.holds() {
		c.short = true
		return start
	}
	anchors := make([]exact.Num, len(c.free))
	for k, i := range c.free {
		anchors[k] = start[i]
		f.pinStrict(i, start[i])
	}
	before := append([]exact.Num{}, f.x...)
	if !f.run(anchors, c.speeds()) {
		return before
	}
	return f.x
}

// pinStrict keeps a part from getting stricter than v.
func (f *fill) pinStrict(i int, v exact.Num) {
	if f.upper {
		f.lo[i] = bound{v, true}
	} else {
		f.hi[i] = bound{v, true}
	}
}

// put sets one end of a band.
func (e edge) put(b *light.Bands, v exact.Num) {
	in := &b.Green
	if e.amber {
		in = &b.Amber
	}
	if e.upper {
		in.Hi, in.HasHi = v, true
	} else {
		in.Lo, in.HasLo = v, true
	}
}

// copyDown gives every part the whole's bands, or, for a capacity, as many times
// the whole's as a question passes it.
func (c *cascade) copyDown() error {
	for _, i := range c.free {
		lo, hi := c.grid.bounds(c.parts[i].Times)
		times := one
		if c.rule.scales {
			times = c.parts[i].Passes
		}
		b, err := c.scaled(times)
		if err != nil {
			return err
		}
		if t := b.Target; c.whole.Better == light.Higher && hi.has && hi.at.Less(t) {
			return short(hi.at.Quo(times), c.whole.Target)
		}
		if t := b.Target; c.whole.Better == light.Lower && lo.has && t.Less(lo.at) {
			return short(lo.at.Quo(times), c.whole.Target)
		}
		if c.rule.scales && c.whole.Better == light.Near {
			if b.Target = between(lo, hi).Nearest(b.Target); !b.Green.Contains(b.Target) {
				return outside(b.Target.Quo(times), c.whole.Green)
			}
		}
		c.bands[i] = b
	}
	return nil
}

// scaled returns the whole's bands times n, rounded so that they promise no
// less.
func (c *cascade) scaled(n exact.Num) (*light.Bands, error) {
	fits := true
	grid := func(v exact.Num, upper bool) exact.Num {
		mode := exact.Ceil
		if upper {
			mode = exact.Floor
		}
		g, ok := v.Mul(n).Grid(c.grid.Places, mode)
		fits = fits && ok
		return exact.Scaled(g, c.grid.Places)
	}
	round := func(in exact.Interval) exact.Interval {
		if in.HasLo {
			in.Lo = grid(in.Lo, false)
		}
		if in.HasHi {
			in.Hi = grid(in.Hi, true)
		}
		return in
	}
	b := &light.Bands{Better: c.whole.Better, Target: grid(c.whole.Target, c.whole.Better != light.Higher),
		Green: round(c.whole.Green), Amber: round(c.whole.Amber)}
	if b.Green.HasLo {
		b.Target = exact.Max(b.Target, b.Green.Lo)
	}
	switch {
	case !fits:
		return nil, ErrFit
	case !b.Green.Contains(b.Target):
		return nil, outside(b.Target.Quo(n), c.whole.Green)
	}
	return b, nil
}
