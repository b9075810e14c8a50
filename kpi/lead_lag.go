package kpi

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/jsonx"
)

// A LeadLag says whether one series ran ahead of another, for testing a presumed
// driver. The zero value compared nothing.
type LeadLag struct {
	// Lag is the number of periods by which the driver precedes the outcome.
	Lag int `json:"lag"`
	// N is the number of pairs that both have a value.
	N int `json:"n"`
	// Sign is 1, -1 or 0: the way the outcome goes when the driver rises.
	Sign int `json:"sign"`
	// R2 is the squared rank correlation, P the share of all circular shifts with at
	// least this R2. Both are 0..1, rounded to 4 decimals.
	R2 decimal.Decimal `json:"r2"`
	P  decimal.Decimal `json:"p"`
}

// MarshalJSON writes the fields with their decimals as strings.
func (l LeadLag) MarshalJSON() ([]byte, error) { return jsonx.Marshal(l) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, l stays as it was.
func (l *LeadLag) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, l) }

// LeadLags compares a driver with an outcome at lags 0 to maxLag (Dutch: loopt het een
// op het ander vooruit): at lag k the driver of each period with the outcome of k periods
// later. It returns one element a lag, in order, never nil.
//
// Both series are of the same periods, in time order. Pairs of which either has no value
// (no data, Per(n, 0), Per(0, 0)) are left out, and the others are taken as one row. The
// ranks are Spearman's, equal values sharing the mean of theirs, and R2 is exact before it
// is rounded, half away from zero. Where either series is all equal, or fewer than two
// pairs are left, Sign and R2 are 0 and P is 1.
//
// P turns the row of drivers round, against that of outcomes, in all N ways, the one as
// it stands included, and says how many of these do at least as well: never less than
// 1/N, so that fewer than 12 pairs prove little. Several lags are several tests. It is
// correlation and no cause; a Sign opposite to what was presumed does refute it.
//
// Errors wrap [ErrParts] for series of different lengths, and [ErrRange] for a maxLag
// below 0 or at which no pair is left of what was given, and for negative volumes and
// numbers of more than 30 digits. The cost is maxLag times the square of the number of
// readings.
//
// Source: the design's theory, section 5.
func LeadLags(driver, outcome []Reading, maxLag int) ([]LeadLag, error) {
	if len(driver) != len(outcome) {
		return nil, problemf(ErrParts, "the driver has %d periods and the outcome %d", len(driver), len(outcome))
	}
	if maxLag < 0 || maxLag > max(len(driver)-1, 0) {
		return nil, problemf(ErrRange, "lag %d leaves nothing to compare of %d periods", maxLag, len(driver))
	}
	for k := range driver {
		if err := driver[k].check(); err != nil {
			return nil, fmt.Errorf("driver of period %d: %w", k, err)
		}
		if err := outcome[k].check(); err != nil {
			return nil, fmt.Errorf("outcome of period %d: %w", k, err)
		}
	}
	lags := make([]LeadLag, maxLag+1)
	for lag := range lags {
		lags[lag] = leadLag(driver, outcome, lag)
	}
	return lags, nil
}

// leadLag compares at one lag.
func leadLag(driver, outcome []Reading, lag int) LeadLag {
	var xs, ys []exact.Num
	for k := range len(driver) - lag {
		x, hasX := driver[k].exact()
		y, hasY := outcome[k+lag].exact()
		if hasX && hasY {
			xs, ys = append(xs, x), append(ys, y)
		}
	}
	x, y := aroundMean(midRanks(xs)), aroundMean(midRanks(ys))
	l := LeadLag{Lag: lag, N: len(x), P: decimal.New(1, 0)}
	together, spread := turned(x, y, 0), exact.Int(turned(x, x, 0)).Mul(exact.Int(turned(y, y, 0)))
	if spread.IsZero() {
		return l
	}
	l.Sign = exact.Int(together).Sign()
	l.R2 = exact.Int(together).Mul(exact.Int(together)).Quo(spread).Decimal(4, exact.HalfAway)
	atLeast := 0
	for by := range x {
		if t := turned(x, y, by); max(t, -t) >= max(together, -together) {
			atLeast++
		}
	}
	l.P = exact.Frac(int64(atLeast), int64(len(x))).Decimal(4, exact.HalfAway)
	return l
}

// aroundMean takes their mean, which is one more than their number, off doubled ranks.
func aroundMean(ranks []int) []int {
	for k := range ranks {
		ranks[k] -= len(ranks) + 1
	}
	return ranks
}

// turned returns the sum of products of two rows, the first turned round by some places.
func turned(x, y []int, by int) (sum int64) {
	for k, v := range x[by:] {
		sum += int64(v) * int64(y[k])
	}
	for k, v := range x[:by] {
		sum += int64(v) * int64(y[len(x)-by+k])
	}
	return sum
}
