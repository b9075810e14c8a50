package scenario

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/jsonx"
	"github.com/kpichain/kpichain/kpi"
)

// An Outlook is how a KPI may turn out at a place, as far as was simulated. The zero
// value has no runs.
type Outlook struct {
	At     chain.Place   `json:"at"`
	KPI    string        `json:"kpi"`
	Better kpi.Direction `json:"better"`
	// Runs is how many runs there were, and Green, Amber, Red and NoData in how many of
	// them the light was which: they add up to Runs. Without a goal all are NoData.
	Runs   int `json:"runs"`
	Green  int `json:"green"`
	Amber  int `json:"amber"`
	Red    int `json:"red"`
	NoData int `json:"no_data"`
	// Values has what the KPI read in the runs in which it read anything, from worst to
	// best; for kpi.Near, of which two values may be equally good, from low to high. Each
	// is rounded half away from zero as readings are, after it was judged.
	Values []decimal.Decimal `json:"values"`
}

// MarshalJSON writes the fields with their decimals as strings.
func (o Outlook) MarshalJSON() ([]byte, error) {
	if o.Values == nil {
		o.Values = []decimal.Decimal{}
	}
	return jsonx.Marshal(o)
}

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are errors.
// Where it fails, o stays as it was.
func (o *Outlook) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, o) }

// sharePlaces is the number of decimals of a share of the runs.
const sharePlaces = 4

// Share returns the share of the runs in which the light was this one: 0..1, rounded
// half away from zero to 4 decimals; 0 without runs and for no light. Where shares must
// add up, add the runs.
func (o Outlook) Share(light kpi.Status) decimal.Decimal {
	runs := map[kpi.Status]int{kpi.Green: o.Green, kpi.Amber: o.Amber, kpi.Red: o.Red, kpi.NoData: o.NoData}
	if o.Runs <= 0 {
		return exact.Num{}.Read()
	}
	return exact.Frac(int64(runs[light]), int64(o.Runs)).Decimal(sharePlaces, exact.HalfAway)
}

// Quantile returns the value that a share q, in 0..1, of the runs with data did no
// better than: a half is the median, 0.1 what nine in ten runs exceed, 0 the worst and
// 1 the best. It is one of Values, the first with at least the share q up to it. For
// kpi.Near read "no more" for "no better". False without data, and for a q outside 0..1 or
// of more than 30 digits.
func (o Outlook) Quantile(q decimal.Decimal) (decimal.Decimal, bool) {
	share, err := exact.From(q)
	if err != nil || len(o.Values) == 0 || share.Sign() < 0 || exact.Int(1).Less(share) {
		return decimal.Decimal{}, false
	}
	rank, _ := share.Mul(exact.Int(int64(len(o.Values)))).Grid(0, exact.Ceil)
	return o.Values[max(rank-1, 0)], true
}

// Mean returns the mean of Values, rounded half away from zero as readings are; false
// without data.
func (o Outlook) Mean() (decimal.Decimal, bool) {
	if len(o.Values) == 0 {
		return decimal.Decimal{}, false
	}
	var sum exact.Num
	for _, v := range o.Values {
		sum = sum.Add(exact.Any(v))
	}
	return sum.Quo(exact.Int(int64(len(o.Values)))).Out(exact.HalfAway), true
}

// Merge joins the outlooks of two parts of one simulation, of runs that none has twice:
// it is what all of the runs give at once. That they are such is for the caller to see:
// an outlook does not know its seed and runs, and At, KPI and Better are taken from o.
// The zero value changes nothing; neither is changed.
func (o Outlook) Merge(p Outlook) Outlook {
	if o.Runs == 0 {
		o.At, o.KPI, o.Better = p.At, p.KPI, p.Better
	}
	o.Runs += p.Runs
	o.Green += p.Green
	o.Amber += p.Amber
	o.Red += p.Red
	o.NoData += p.NoData
	o.Values = merged(o.Values, p.Values, o.compare)
	return o
}

// compare orders values from worst to best, as they stand in Values.
func (o Outlook) compare(a, b decimal.Decimal) int {
	if o.Better == kpi.Lower {
		return exact.Compare(b, a)
	}
	return exact.Compare(a, b)
}

// merged merges two lists in order.
func merged[T any](a, b []T, compare func(a, b T) int) []T {
	all := make([]T, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if compare(b[0], a[0]) < 0 {
			all, b = append(all, b[0]), b[1:]
		} else {
			all, a = append(all, a[0]), a[1:]
		}
	}
	return slices.Concat(all, a, b)
}
