package rule_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/internal/rule"
)

// A tiny whole, whose targets can all be tried.
type tiny struct {
	rule  *rule.Rule
	whole light.Bands
	parts []rule.Part
	grid  rule.Grid
	most  int64
}

func drawTiny(t *testing.T, r *rule.Rule, source *rand.Rand) tiny {
	draw := &random{Rand: source, rule: r}
	c := tiny{rule: r, parts: draw.drawParts(1 + source.IntN(3)), most: 2 + source.Int64N(5)}
	if r.Name == "product" {
		c.grid.Places, c.most = 1, 10
	}
	c.grid.Domain = exact.Between(exact.Int(0), exact.Scaled(c.most, c.grid.Places))
	x := make([]exact.Num, len(c.parts))
	for i := range x {
		x[i] = exact.Scaled(source.Int64N(c.most+1), c.grid.Places)
	}
	n, _ := composed(t, r, c.parts, x).Grid(c.grid.Places, exact.HalfAway)
	if r.Name != "product" {
		n += source.Int64N(5) - 1
	}
	c.whole = bands(t, light.Direction(source.IntN(2)), exact.Scaled(max(n, 0), c.grid.Places).Decimal(3, exact.Floor).String(), "", "")
	return c
}

// sufficient lists all targets on the grid that are enough for the whole's.
func (c tiny) sufficient(t *testing.T) (all [][]exact.Num) {
	x := make([]exact.Num, len(c.parts))
	var fill func(i int)
	fill = func(i int) {
		if i == len(x) {
			if within(composed(t, c.rule, c.parts, x), c.whole.Target, c.whole.Better == light.Lower) {
				all = append(all, append([]exact.Num{}, x...))
			}
			return
		}
		for k := range c.most + 1 {
			x[i] = exact.Scaled(k, c.grid.Places)
			fill(i + 1)
		}
	}
	fill(0)
	return all
}

// TestCascade_everyTarget tries all targets there are: a cascade fails only where
// none is enough, and nothing that is enough is looser everywhere.
func TestCascade_everyTarget(t *testing.T) {
	source := rand.New(rand.NewPCG(7, 7))
	for _, name := range []string{"sum", "total", "product", "mean", "path"} {
		r := builtin(t, name)
		for k := range 150 {
			c := drawTiny(t, r, source)
			all := c.sufficient(t)
			got, _, err := r.Cascade(c.whole, c.parts, make([]*light.Bands, len(c.parts)), c.grid)
			if len(all) == 0 {
				var far *rule.InfeasibleError
				require.ErrorAs(t, err, &far, "%s %d: %v", name, k, c)
				continue
			}
			require.NoError(t, err, "%s %d: %v", name, k, c)
			found := false
			for _, x := range all {
				looser, same := c.compare(x, got)
				require.False(t, looser, "%s %d: %v is enough of %v", name, k, x, c)
				found = found || same
			}
			require.True(t, found, "%s %d: not enough: %v", name, k, c)
		}
	}
}

// compare reports whether x is looser than bands somewhere and stricter nowhere,
// and whether it is the same.
func (c tiny) compare(x []exact.Num, bands []*light.Bands) (looser, same bool) {
	same = true
	for i, b := range bands {
		if b == nil {
			continue
		}
		sign := x[i].Cmp(b.Target)
		if c.whole.Better == light.Higher {
			sign = -sign
		}
		switch {
		case sign < 0:
			return false, false
		case sign > 0:
			looser, same = true, false
		}
	}
	return looser, same
}

// TestCascade_fair: targets of a sum to stay below stand at one level by weight,
// capped, to within the last digit: none is a whole digit stricter, and with equal
// passes none a whole digit looser either (THEORY T4 iii).
func TestCascade_fair(t *testing.T) {
	source := rand.New(rand.NewPCG(8, 8))
	for _, name := range []string{"sum", "total"} {
		r := builtin(t, name)
		for k := range 1000 {
			draw := &random{Rand: source, rule: r}
			parts := draw.drawParts(1 + source.IntN(8))
			equal := source.IntN(2) == 0 || name == "total"
			for i := range parts {
				if equal {
					parts[i].Passes = num("1")
				}
			}
			most := exact.Int(1 + source.Int64N(30))
			target := exact.Int(source.Int64N(60))
			grid := rule.Grid{Places: source.Int32N(3), Domain: exact.AtMost(most)}
			got, _, err := r.Cascade(bands(t, light.Lower, target.String(), "", ""), parts, make([]*light.Bands, len(parts)), grid)
			require.NoError(t, err)
			digit := exact.Scaled(1, grid.Places)
			for i, want := range leveled(parts, target, most) {
				x := got[i].Target
				require.True(t, want.Sub(digit).Less(x), "%s %d: part %d is %v, not %v: %v to %v", name, k, i, x, want, parts, target)
				if equal {
					require.True(t, x.Less(want.Add(digit)), "%s %d: part %d is %v, not %v: %v to %v", name, k, i, x, want, parts, target)
				}
			}
		}
	}
}

// leveled is the slow way to fill a sum: all rise at the speed of their weights,
// those that reach the most stop, and the others go on.
func leveled(parts []rule.Part, target, most exact.Num) []exact.Num {
	x, capped := make([]exact.Num, len(parts)), make([]bool, len(parts))
	for again := true; again; {
		again = false
		left, speed := target, exact.Int(0)
		for i, p := range parts {
			if capped[i] {
				left = left.Sub(p.Passes.Mul(most))
			} else {
				speed = speed.Add(p.Passes.Mul(p.Weight))
			}
		}
		for i, p := range parts {
			if capped[i] {
				continue
			}
			if x[i] = left.Quo(speed).Mul(p.Weight); most.Less(x[i]) {
				x[i], capped[i], again = most, true, true
			}
		}
	}
	return x
}
