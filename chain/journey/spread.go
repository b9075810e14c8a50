package journey

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/jsonx"
	"github.com/kpichain/kpichain/kpi"
)

// A Spread is how numbers of seconds lie, each exactly as it is (Dutch: spreiding). It is
// no measurement: of what it tells only N, Sum and Mean compose. The median of a whole
// does not follow from those of its parts, nor does any other quantile: of 1, 1, 9 and
// 2, 2, 2 the medians are 1 and 2, and that of all six is 2; of 1, 1, 1 and 2, 2, 2 they
// are 1 and 2 as well, and that of all six is 1.5. So show it where it was taken, and
// nowhere above.
//
// The zero value is that of no numbers. It is immutable.
type Spread struct {
	sorted []int64
	sum    int64
}

// spread returns the spread of numbers, which it keeps and sorts.
func spread(seconds []int64) Spread {
	slices.Sort(seconds)
	s := Spread{sorted: seconds}
	for _, x := range seconds {
		s.sum += x
	}
	return s
}

// N returns how many numbers there are.
func (s Spread) N() int { return len(s.sorted) }

// Sum returns what they are together, in seconds.
func (s Spread) Sum() int64 { return s.sum }

// Mean returns their sum per number, in seconds: Per(0, 0) without numbers. It is the one
// figure of the middle that composes, under [kpi.Ratio].
func (s Spread) Mean() kpi.Reading { return quotient(s.sum, int64(len(s.sorted))) }

// Median returns the number in the middle, or the mean of the two there, in seconds; no
// data without numbers. It has no volume, for medians cannot be pooled.
func (s Spread) Median() kpi.Reading {
	n := len(s.sorted)
	if n == 0 {
		return kpi.Reading{}
	}
	both := exact.Int(s.sorted[(n-1)/2]).Add(exact.Int(s.sorted[n/2]))
	return kpi.Of(both.Quo(exact.Int(2)).Decimal(1, exact.HalfAway))
}

// Quantile returns the least of the numbers that at least a share q of them does not
// exceed, in seconds: by nearest rank, the one at position q·N rounded up of all in
// order, the first for a q of 0. It reports false without numbers, and for a q that is not
// from 0 to 1 or has more than 30 digits. It takes no time.
func (s Spread) Quantile(q decimal.Decimal) (seconds int64, ok bool) {
	share, err := exact.From(q)
	if err != nil || share.Sign() < 0 || exact.Int(1).Less(share) || len(s.sorted) == 0 {
		return 0, false
	}
	rank, ok := share.Mul(exact.Int(int64(len(s.sorted)))).Grid(0, exact.Ceil)
	if !ok {
		return 0, false
	}
	return s.sorted[max(rank, 1)-1], true
}

// Least returns the least number, in seconds. It reports false without numbers.
func (s Spread) Least() (seconds int64, ok bool) {
	if len(s.sorted) == 0 {
		return 0, false
	}
	return s.sorted[0], true
}

// Most returns the greatest number, in seconds. It reports false without numbers.
func (s Spread) Most() (seconds int64, ok bool) {
	if len(s.sorted) == 0 {
		return 0, false
	}
	return s.sorted[len(s.sorted)-1], true
}

// MarshalJSON writes n, sum, mean, median, least and most, in seconds; the last three are
// null without numbers.
func (s Spread) MarshalJSON() ([]byte, error) {
	form := struct {
		N      int         `json:"n"`
		Sum    int64       `json:"sum"`
		Mean   kpi.Reading `json:"mean"`
		Median kpi.Reading `json:"median"`
		Least  *int64      `json:"least"`
		Most   *int64      `json:"most"`
	}{N: s.N(), Sum: s.Sum(), Mean: s.Mean(), Median: s.Median()}
	if least, ok := s.Least(); ok {
		most, _ := s.Most()
		form.Least, form.Most = &least, &most
	}
	return jsonx.Marshal(form)
}

// UnmarshalJSON refuses: what MarshalJSON writes tells of the numbers, and does not have
// them. So nothing is read back as if there were none.
func (s *Spread) UnmarshalJSON([]byte) error {
	return fmt.Errorf("%w: a spread is written, and not read back: its numbers are in the log", chain.ErrSyntax)
}

// quotient returns a reading of two whole numbers.
func quotient(num, den int64) kpi.Reading {
	return kpi.Per(decimal.New(num, 0), decimal.New(den, 0))
}

// LeadTimes returns the lead times of the cases of a window (Dutch: doorlooptijden): of
// each the working time from when it was ready first to when it was done last. So it is
// the sum of its stays, those between two steps too, less what two of them had together:
// see [Quality.Overlapped].
//
// It is a figure of the chain only. What composes is measured by [Log.Lead].
//
// It takes time by the cases of the window, n log n.
func (l *Log) LeadTimes(in Window) Spread {
	cases := l.in(in)
	seconds := make([]int64, len(cases))
	for n := range cases {
		seconds[n] = cases[n].lead
	}
	return spread(seconds)
}
