package rule_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/rule"
)

// TestShift: following single changes decides as composing anew does, also where
// the limit is met exactly, or missed by less than any fixed digit.
func TestShift(t *testing.T) {
	for _, name := range []string{"sum", "total", "mean", "product"} {
		t.Run(name, func(t *testing.T) {
			r := builtin(t, name)
			for seed := range uint64(1000) {
				c := &random{Rand: rand.New(rand.NewPCG(seed, 6)), rule: r}
				parts := c.drawParts(1 + c.IntN(16))
				x, y := make([]exact.Num, len(parts)), make([]exact.Num, len(parts))
				for i := range x {
					x[i], y[i] = exact.Frac(c.Int64N(11), 10), exact.Frac(c.Int64N(14), 13)
				}
				now, wholes := append([]exact.Num{}, x...), []exact.Num{}
				for i, v := range y {
					now[i] = v
					wholes = append(wholes, composed(t, r, parts, now))
				}
				hair := num("0.000000000000000000000000000001")
				limit := wholes[c.IntN(len(wholes))].Add(hair.Mul(exact.Int(c.Int64N(3) - 1)))
				upper := c.IntN(2) == 0
				var want []bool
				for _, whole := range wholes {
					want = append(want, within(whole, limit, upper))
				}
				require.Equal(t, want, rule.Shifts(r, parts, x, y, limit, upper), "seed %d: %v", seed, parts)
			}
		})
	}
}

// A limit far outside 0..1 is no harder.
func TestShift_limits(t *testing.T) {
	r, parts := builtin(t, "product"), weighted("1", "1")
	x := []exact.Num{num("0.5"), num("1")}
	for limit, want := range map[string]bool{"-999999999999": false, "-1": false, "0": false, "1": true, "3": true, "999999999999999": true} {
		require.Equal(t, []bool{want, want}, rule.Shifts(r, parts, x, x, num(limit), true), limit)
		require.Equal(t, []bool{!want, !want}, rule.Shifts(r, parts, x, x, num(limit), false), limit)
	}
}

// Many factors, each less than a digit of the bracket from 1, are not taken for 1.
func TestShift_fine(t *testing.T) {
	r, parts := builtin(t, "product"), weighted("1", "1", "1", "1", "1", "1", "1", "1", "1", "1", "1", "1", "1", "1", "1", "1")
	x, want := make([]exact.Num, len(parts)), make([]bool, len(parts))
	for i := range x {
		x[i] = num("0.9999999999999999991") // together less by 144 in the last digit
	}
	require.Equal(t, want, rule.Shifts(r, parts, x, x, num("0.999999999999999992"), false))
}
