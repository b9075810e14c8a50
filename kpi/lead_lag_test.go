package kpi_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/kpi"
)

// lagText writes a lag as "lag n sign r2 p".
func lagText(l kpi.LeadLag) string {
	return fmt.Sprintln(l.Lag, l.N, l.Sign, kpi.Of(l.R2), kpi.Of(l.P))
}

func lagsText(lags []kpi.LeadLag) (text string) {
	for _, l := range lags {
		text += lagText(l)
	}
	return text
}

func TestLeadLags(t *testing.T) {
	cases := []struct {
		name, driver, outcome string
		maxLag                int
		want                  string
	}{
		{"nothing at all", "", "", 0, "0 0 0 0 1\n"},
		{"one pair", "5", "7", 0, "0 1 0 0 1\n"},
		{"two pairs", "5 6", "7 9", 1, "0 2 1 1 1\n1 1 0 0 1\n"},
		{"up together", "1 2 3 4", "10 20 30 40", 0, "0 4 1 1 0.25\n"},
		{"against each other", "1 2 3 4", "4 3 2 1", 0, "0 4 -1 1 0.25\n"},
		{"only order counts", "1 2 3 1000", "0.1 0.2 5 6/1", 0, "0 4 1 1 0.25\n"},
		{"an outcome that is all equal", "1 2 3 4", "7 7 7 7", 0, "0 4 0 0 1\n"},
		{"a driver that is all equal", "3 3 3 3", "7 6 7 6", 0, "0 4 0 0 1\n"},
		{"no rank correlation", "1 2 3", "1 3 1", 0, "0 3 0 0 1\n"},
		{"equal values share the mean of their ranks", "1 2 2 3", "1 2 3 4", 0, "0 4 1 0.9 0.25\n"},
		{"it ran one ahead", "3 1 4 1 5 9 2 6", "0 3 1 4 1 5 9 2", 1, "0 8 -1 0.0209 0.75\n1 7 1 1 0.1429\n"},
		{"what has no value is left out", "1 - 2 3 0/0 4 5/0", "1 9 2 3 9 4 9", 0, "0 4 1 1 0.25\n"},
		{"in either series", "1 9 2 3 9 4", "1 - 2 3 0/0 4", 0, "0 4 1 1 0.25\n"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := kpi.LeadLags(fields(c.driver), fields(c.outcome), c.maxLag)
			require.NoError(t, err)
			assert.Equal(t, c.want, lagsText(got))
		})
	}
}

func TestLeadLags_errors(t *testing.T) {
	cases := []struct {
		name            string
		driver, outcome []kpi.Reading
		maxLag          int
		kind            error
		text            string
	}{
		{"lengths", fields("1 2"), fields("1"), 0, kpi.ErrParts, "the driver has 2 periods and the outcome 1"},
		{"a lag below 0", fields("1 2"), fields("1 2"), -1, kpi.ErrRange, "lag -1 leaves nothing to compare of 2 periods"},
		{"a lag too far", fields("1 2"), fields("1 2"), 2, kpi.ErrRange, "lag 2 leaves nothing to compare of 2 periods"},
		{"any lag of nothing", nil, nil, 1, kpi.ErrRange, "lag 1 leaves nothing to compare of 0 periods"},
		{"a driver out of range", []kpi.Reading{{}, kpi.Of(gigabyte)}, fields("1 2"), 0, kpi.ErrRange,
			"driver of period 1: reading (more than 1000 digits): more than 30 digits"},
		{"an outcome out of range", fields("1"), fields("1/-1"), 0, kpi.ErrRange,
			"outcome of period 0: reading 1/-1: a volume is not negative"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := kpi.LeadLags(c.driver, c.outcome, c.maxLag)
			require.ErrorIs(t, err, c.kind)
			assert.EqualError(t, err, c.text)
			assert.Nil(t, got)
		})
	}
}

// slowLag compares at one lag as the definitions have it.
func slowLag(driver, outcome []kpi.Reading, lag int) string {
	var xs, ys []*big.Rat
	for k := lag; k < len(outcome); k++ {
		x, y := ratOf(driver[k-lag]), ratOf(outcome[k])
		if x != nil && y != nil {
			xs, ys = append(xs, x), append(ys, y)
		}
	}
	ranks := func(vs []*big.Rat) (all []*big.Rat) {
		for _, v := range vs {
			less, same := int64(0), int64(0)
			for _, w := range vs {
				switch w.Cmp(v) {
				case -1:
					less++
				case 0:
					same++
				}
			}
			all = append(all, rat(2*less+same+1, 2))
		}
		return all
	}
	covariance := func(a, b []*big.Rat) *big.Rat {
		if len(a) == 0 {
			return new(big.Rat)
		}
		sum, meanA, meanB := new(big.Rat), meanOf(a), meanOf(b)
		for k := range a {
			sum = plus(sum, times(minus(a[k], meanA), minus(b[k], meanB)))
		}
		return sum
	}
	r2 := func(a, b []*big.Rat) *big.Rat {
		spread := times(covariance(a, a), covariance(b, b))
		if spread.Sign() == 0 {
			return new(big.Rat)
		}
		return quo(times(covariance(a, b), covariance(a, b)), spread)
	}
	x, y := ranks(xs), ranks(ys)
	own, atLeast := r2(x, y), int64(0)
	for by := range x {
		turned := append(append([]*big.Rat{}, x[by:]...), x[:by]...)
		if r2(turned, y).Cmp(own) >= 0 {
			atLeast++
		}
	}
	p := rat(1, 1)
	if len(x) > 0 {
		p = rat(atLeast, int64(len(x)))
	}
	return fmt.Sprintln(lag, len(x), covariance(x, y).Sign(), ratText(own, 4), ratText(p, 4))
}

func TestLeadLags_isTheReference(t *testing.T) {
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 10))
		driver := drawSeries(r)
		var outcome []kpi.Reading
		for len(outcome) < len(driver) {
			outcome = append(outcome, drawSeries(r)...)
		}
		outcome = outcome[:len(driver)]
		maxLag := min(3, max(len(driver)-1, 0))
		got, err := kpi.LeadLags(driver, outcome, maxLag)
		require.NoError(t, err)
		want := ""
		for lag := range maxLag + 1 {
			want += slowLag(driver, outcome, lag)
		}
		require.Equal(t, want, lagsText(got), "seed %d: %s and %s", seed, driver, outcome)
	}
}

// A driver that is planted two periods ahead, with noise, is found there and nowhere
// else; P is never less than one in N.
func TestLeadLags_findsWhatIsPlanted(t *testing.T) {
	found := 0
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 11))
		driver, outcome := make([]kpi.Reading, 24), make([]kpi.Reading, 24)
		level := make([]int64, 24)
		for k := range driver {
			level[k] = r.Int64N(1000)
			driver[k] = kpi.Of(decimal.New(level[k], 0))
			outcome[k] = kpi.Of(decimal.New(r.Int64N(1000), 0))
			if k >= 2 {
				outcome[k] = kpi.Of(decimal.New(-level[k-2]+r.Int64N(200), 0))
			}
		}
		got, err := kpi.LeadLags(driver, outcome, 4)
		require.NoError(t, err)
		planted := got[2]
		require.Equal(t, 22, planted.N)
		require.Equal(t, -1, planted.Sign)
		require.True(t, planted.R2.GreaterThan(d("0.7")), "seed %d: %s", seed, planted.R2)
		for _, l := range got {
			require.True(t, l.P.GreaterThanOrEqual(decimal.New(1, 0).DivRound(decimal.New(int64(l.N), 0), 4)))
		}
		if planted.P.Equal(d("0.0455")) {
			found++
		}
	}
	assert.Greater(t, found, 190, "one in 22, of 200")
}
