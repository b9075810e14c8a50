package chain

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/exact"
)

// A pair is a number, exactly and roughly.
type pair struct {
	exactly *big.Rat
	roughly rough
}

// holds reports whether the number lies within its bound.
func (p pair) holds() bool {
	if math.IsInf(p.roughly.off, 1) || math.IsNaN(p.roughly.off) {
		return true // it promises nothing
	}
	gap := new(big.Rat).SetFloat64(p.roughly.at)
	gap.Sub(gap, p.exactly)
	return gap.Abs(gap).Cmp(new(big.Rat).SetFloat64(p.roughly.off)) <= 0
}

func draw(rng *rand.Rand) pair {
	n := rng.Int64N(1 << (1 + rng.IntN(62)))
	if rng.IntN(2) == 0 {
		n = -n
	}
	if rng.IntN(2) == 0 {
		return pair{new(big.Rat).SetInt64(n), roughInt(n)}
	}
	d := 1 + rng.Int64N(1<<(1+rng.IntN(62)))
	return pair{big.NewRat(n, d), roughNum(exact.Frac(n, d))}
}

// A rough number is never further off than it says, whatever was done to it, and its
// floor is the number's.
func TestRough(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	sure := 0
	for range 20_000 {
		p := draw(rng)
		for range 6 {
			q, r := draw(rng), new(big.Rat)
			switch rng.IntN(7) {
			case 0:
				p = pair{r.Add(p.exactly, q.exactly), p.roughly.plus(q.roughly)}
			case 1:
				p = pair{r.Sub(p.exactly, q.exactly), p.roughly.minus(q.roughly)}
			case 2:
				p = pair{r.Mul(p.exactly, q.exactly), p.roughly.times(q.roughly)}
			case 3:
				if q.exactly.Sign() != 0 {
					p = pair{r.Quo(p.exactly, q.exactly), p.roughly.over(q.roughly)}
				}
			case 4:
				n := rng.Int32N(45) - 22
				p = pair{r.Mul(p.exactly, power10(n)), p.roughly.shift(n)}
			case 5:
				if p.roughly.off < math.Abs(p.roughly.at) {
					p = pair{r.Quo(q.exactly, p.exactly), q.roughly.over(p.roughly)}
				}
			case 6:
				p = pair{r.Mul(p.exactly, big.NewRat(1, 2)), p.roughly.half()}
			}
			require.True(t, p.holds(), "%s is not within %v", p.exactly, p.roughly)
			if down, ok := p.roughly.floor(); ok {
				sure++
				want := new(big.Int).Div(p.exactly.Num(), p.exactly.Denom())
				require.Equal(t, want.Int64(), down, "floor of %s", p.exactly)
			}
		}
	}
	assert.Greater(t, sure, 20_000, "floors that are certain")
}

func power10(n int32) *big.Rat {
	p := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(n, -n))), nil))
	if n < 0 {
		p.Inv(p)
	}
	return p
}

// Nothing is exact that need not be, and zero stays exact.
func TestRoughZero(t *testing.T) {
	assert.True(t, roughInt(0).zero())
	assert.True(t, roughNum(exact.Num{}).times(roughNum(exact.Frac(1, 3))).zero())
	assert.Equal(t, roughInt(5), roughInt(5).plus(rough{}))
	_, sure := roughNum(exact.Frac(1, 3)).times(roughInt(3)).floor()
	assert.False(t, sure, "one, or just below")
}
