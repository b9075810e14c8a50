package light_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
)

// TestWholeJudgesAsBands holds whole numbers to exact ones, of small values and of such
// that hardly fit.
func TestWholeJudgesAsBands(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 4))
	draw := func(bits uint) int64 { return rng.Int64N(1<<bits) - 1<<bits/2 }
	var judged, lights [4]int
	for n := range 60_000 {
		bits := uint(3 + n%60)
		w := light.Whole{Target: draw(bits), Better: light.Direction(rng.IntN(3))}
		b, ok := drawBands(rng, &w, bits)
		if !ok {
			continue
		}
		num, den := draw(bits), int64(1)
		if n%3 > 0 {
			den += rng.Int64N(1 << (n % 40))
			num = min(max(num, math.MinInt64/den), math.MaxInt64/den) * den
			num += rng.Int64N(den)
		}
		got, ok := w.Judge(num, den)
		if !ok {
			judged[0]++
			assert.Greater(t, bits, uint(20), "%d/%d by %+v is judged in words", num, den, w)
			continue
		}
		judged[1]++
		lights[got.Status]++
		x := exact.Frac(num, den)
		score, _ := b.Score(x).Grid(2, exact.Floor)
		if !assert.Equal(t, light.Verdict{Status: b.Status(x), Score: score, Gap: got.Gap}, got, "%d/%d by %+v", num, den, w) ||
			!assert.Equal(t, b.Gap(x).String(), exact.Frac(got.Gap, den).String(), "gap of %d/%d by %+v", num, den, w) {
			return
		}
	}
	assert.Greater(t, judged[1], 30_000, "values judged")
	assert.Greater(t, judged[0], 300, "values left to bands")
	for _, s := range []light.Status{light.Red, light.Amber, light.Green} {
		assert.Greater(t, lights[s], 1_500, "lights of colour %d", s)
	}
}

// drawBands draws ends about a target, and returns them as bands too; false where they are
// none.
func drawBands(rng *rand.Rand, w *light.Whole, bits uint) (light.Bands, bool) {
	b := light.Bands{Target: exact.Int(w.Target), Better: w.Better}
	for end, at := range []struct {
		num  *exact.Num
		has  *bool
		sign int64
	}{
		{&b.Green.Lo, &b.Green.HasLo, -1}, {&b.Green.Hi, &b.Green.HasHi, 1},
		{&b.Amber.Lo, &b.Amber.HasLo, -1}, {&b.Amber.Hi, &b.Amber.HasHi, 1},
	} {
		away := w.Target
		if end >= 2 {
			away = w.Ends[end-2]
			if w.Has>>(end-2)&1 == 0 {
				continue
			}
		}
		needed := at.sign < 0 && w.Better != light.Lower || at.sign > 0 && w.Better != light.Higher
		if !needed && rng.IntN(2) == 0 {
			continue
		}
		away += at.sign * rng.Int64N(1<<(bits/2)) * rng.Int64N(2)
		w.Ends[end], w.Has = away, w.Has|1<<end
		*at.num, *at.has = exact.Int(away), true
	}
	return b, true
}
