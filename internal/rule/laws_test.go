package rule_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/internal/rule"
)

// wholes is how many random wholes each rule is tried on.
const wholes = 2000

var names = []string{"sum", "total", "product", "min", "max", "bottleneck", "mean", "ratio", "path", "end"}

// TestLaws takes random wholes apart and holds the parts against what cascading
// promises.
func TestLaws(t *testing.T) {
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			r := builtin(t, name)
			met := map[string]int{}
			for seed := range uint64(wholes) {
				c := newRandom(t, r, seed)
				bands, short, err := r.Cascade(c.whole, c.parts, c.pins, c.grid)
				if err != nil {
					met["infeasible"]++
					require.NoError(t, c.infeasible(t, err), "seed %d: %v", seed, c)
					continue
				}
				if short {
					met["short"]++
				}
				require.NoError(t, c.shape(bands), "seed %d: %v", seed, c)
				require.NoError(t, c.promise(t, bands, short), "seed %d: %v", seed, c)
			}
			assert.Greater(t, wholes-met["infeasible"], wholes/2, "wholes that can be reached")
			if !r.Copies && name != "bottleneck" {
				assert.Positive(t, met["infeasible"], "wholes that cannot")
				assert.Positive(t, met["short"], "wholes that pins leave too little of")
			}
		})
	}
}

// An end is one end of a band; target is neither.
type end struct{ amber, upper, target bool }

func (e end) of(b *light.Bands) (exact.Num, bool) {
	in := b.Green
	switch {
	case e.target:
		return b.Target, true
	case e.amber:
		in = b.Amber
	}
	if e.upper {
		return in.Hi, in.HasHi
	}
	return in.Lo, in.HasLo
}

// all returns the target and the four ends.
func (c *random) all() []end {
	return []end{{target: true, upper: c.upper}, {}, {upper: true}, {amber: true}, {amber: true, upper: true}}
}

// counts tells which parts have a say.
func (c *random) counts(i int) bool {
	say := c.rule.Counts(c.parts)
	return say == nil || say[i]
}

// shape: pins are kept, the parts without a say have no bands, and the bands of
// the others have the whole's ends, nested and on the grid.
func (c *random) shape(bands []*light.Bands) error {
	for i, b := range bands {
		switch {
		case c.pins[i] != nil:
			if b != c.pins[i] {
				return errors.New("a pin was not kept")
			}
			continue
		case b == nil && !c.counts(i):
			continue
		case b == nil || !c.counts(i):
			return errors.New("bands where there is a say, and only there")
		}
		if !b.Green.Contains(b.Target) || !b.Green.Within(b.Amber) || b.Better != c.whole.Better {
			return errors.New("target in green in amber")
		}
		for _, e := range c.all() {
			v, has := e.of(b)
			if _, want := e.of(&c.whole); has != want {
				return errors.New("an end that the whole does not have")
			}
			if has && !v.Terminates(c.grid.Places) {
				return errors.New("off the grid")
			}
		}
	}
	return nil
}

// promise: the worst that the bands allow is as good as the whole's, unless pins
// leave too little, and no part can be a last digit looser.
func (c *random) promise(t *testing.T, bands []*light.Bands, short bool) error {
	if c.rule.Copies && c.pinned() || c.rule.Name == "bottleneck" && (c.pinned() || c.upper) {
		return nil // every part keeps the whole's, whatever the pins do
	}
	if !c.free() {
		return nil // nobody is left to promise anything
	}
	enough := true
	for _, e := range c.all() {
		ok, err := c.kept(t, bands, e)
		if err != nil {
			return err
		}
		enough = enough && ok
	}
	if short == enough {
		return errors.New("parts that promise less than the whole, or are said to")
	}
	if short || c.rule.Copies {
		return nil
	}
	for _, e := range c.all() {
		if err := c.maximal(t, bands, e); err != nil {
			return err
		}
	}
	return nil
}

// free reports whether any part with a say is not pinned.
func (c *random) free() bool {
	for i, p := range c.pins {
		if p == nil && c.counts(i) {
			return true
		}
	}
	return false
}

// pinned reports whether any part with a say is.
func (c *random) pinned() bool {
	for i, p := range c.pins {
		if p != nil && c.counts(i) {
			return true
		}
	}
	return false
}

// corner returns the values at one end of all bands; false where one has none.
func (c *random) corner(bands []*light.Bands, e end) (x []exact.Num, ok bool) {
	x = make([]exact.Num, len(bands))
	for i, b := range bands {
		if b == nil || !c.counts(i) {
			continue
		}
		v, has := e.of(b)
		if !has {
			return nil, false
		}
		x[i] = v
		if c.rule.Domain.HasLo {
			x[i] = exact.Max(x[i], c.rule.Domain.Lo)
		}
		if c.rule.Domain.HasHi {
			x[i] = exact.Min(x[i], c.rule.Domain.Hi)
		}
	}
	return x, true
}

// kept reports whether the corner at one end of all bands keeps that end of the
// whole. A target must be green, too.
func (c *random) kept(t *testing.T, bands []*light.Bands, e end) (bool, error) {
	limit, has := e.of(&c.whole)
	if !has {
		return true, nil
	}
	x, ok := c.corner(bands, e)
	if !ok {
		if !c.pinned() {
			return false, errors.New("an end is missing")
		}
		return false, nil
	}
	v := composed(t, c.rule, c.parts, x)
	return within(v, limit, e.upper) && (!e.target || c.whole.Green.Contains(v)), nil
}

func within(v, limit exact.Num, upper bool) bool {
	if upper {
		return v.Cmp(limit) <= 0
	}
	return v.Cmp(limit) >= 0
}

// maximal: no free part can be loosened alone by a last digit.
func (c *random) maximal(t *testing.T, bands []*light.Bands, e end) error {
	limit, has := e.of(&c.whole)
	x, ok := c.corner(bands, e)
	if !has || !ok || c.rule.Name == "bottleneck" && e.upper {
		return nil // one part at the upper end of a capacity is enough
	}
	for i, b := range bands {
		if b == nil || c.pins[i] != nil {
			continue
		}
		digit := exact.Scaled(1, c.grid.Places)
		if !e.upper {
			digit = digit.Neg()
		}
		was := x[i]
		if c.idle(t, x, i, limit, e.upper) {
			continue
		}
		x[i] = was.Add(digit)
		if c.grid.Domain.Contains(x[i]) && within(composed(t, c.rule, c.parts, x), limit, e.upper) {
			return errors.New("a part could be looser: " + b.Target.String() + " and its bands")
		}
		x[i] = was
	}
	return nil
}

// idle reports whether part i could be given up altogether, which under a host's
// operator leaves it at the level of the others.
func (c *random) idle(t *testing.T, x []exact.Num, i int, limit exact.Num, upper bool) bool {
	loosest, has, mode := c.grid.Domain.Lo, c.grid.Domain.HasLo, exact.Ceil
	if upper {
		loosest, has, mode = c.grid.Domain.Hi, c.grid.Domain.HasHi, exact.Floor
	}
	if slices.Contains(names, c.rule.Name) || !has {
		return false
	}
	y := slices.Clone(x)
	n, _ := loosest.Grid(c.grid.Places, mode)
	y[i] = exact.Scaled(n, c.grid.Places)
	return within(composed(t, c.rule, c.parts, y), limit, upper)
}

// infeasible: an error is right only where the strictest targets there are, with
// the pinned parts freed, do not reach the whole's, or reach past its green.
func (c *random) infeasible(t *testing.T, err error) error {
	var far *rule.InfeasibleError
	if !errors.As(err, &far) {
		return err
	}
	if !far.Short.Equal(far.Best.Sub(far.Limit).Abs()) || far.Short.IsZero() {
		return errors.New("the shortfall is not what is short")
	}
	if far.Limit.Equal(c.whole.Target) && !within(far.Best, far.Limit, c.upper) {
		return c.strictest(t, far)
	}
	if c.whole.Green.Contains(far.Best) || c.pinned() && c.rule.Name != "bottleneck" {
		return errors.New("nothing is wrong with what the targets compose to")
	}
	return nil
}

// strictest holds what is said to be best against the strictest corner.
func (c *random) strictest(t *testing.T, far *rule.InfeasibleError) error {
	at, has, mode := c.grid.Domain.Lo, c.grid.Domain.HasLo, exact.Ceil
	switch {
	case c.rule.Name == "bottleneck":
		return nil // each part has its own limit
	case !c.upper:
		at, has, mode = c.grid.Domain.Hi, c.grid.Domain.HasHi, exact.Floor
	case !has && c.whole.Target.Sign() >= 0 && c.rule.Name != "mean":
		at, has = exact.Num{}, true // an amount to stay below is never taken below 0
	}
	if !has {
		return errors.New("nothing stops the targets from reaching it")
	}
	n, _ := at.Grid(c.grid.Places, mode)
	x := make([]exact.Num, len(c.parts))
	for i := range x {
		x[i] = exact.Scaled(n, c.grid.Places)
	}
	best := composed(t, c.rule, c.parts, x)
	if !best.Equal(far.Best) {
		return errors.New("the best is not the strictest corner, which is " + best.String())
	}
	return nil
}
