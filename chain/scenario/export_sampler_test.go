package scenario

import "github.com/kpichain/kpichain/kpi"

// Draws returns the first n draws of a stream from a distribution, in last digits.
func Draws(d Dist, places int32, key uint64, n int) []int64 {
	s := (&problems{}).sample("", d, kpi.Indicator{Decimals: places})
	values := make([]int64, n)
	s.fill(key, 0, values)
	return values
}
