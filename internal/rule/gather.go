package rule

import "github.com/kpichain/kpichain/internal/exact"

// A gathering is how a rule composes parts of which only the values change: each counts
// for times·value + plus, and of these, as whole numbers of one unit, the whole is made.
type gathering struct {
	linear func(Part) (times, plus exact.Num)
	// whole is nil where they are multiplied, which whole numbers soon do not hold.
	whole func(parts []Part, x []int64) int64
}

// Linear returns what a part counts for: times·value + plus; false for a part that counts
// in another way, and for a rule whose parts do. Times is more than zero.
func (r *Rule) Linear(p Part) (times, plus exact.Num, ok bool) {
	if r.gathers == nil || p.Passes.Sign() <= 0 {
		return times, plus, false
	}
	times, plus = r.gathers.linear(p)
	return times, plus, times.Sign() > 0
}

// Multiplies reports whether what the parts count for is multiplied.
func (r *Rule) Multiplies() bool { return r.gathers != nil && r.gathers.whole == nil }

// Gather makes the whole of what the parts count for, all of one unit, where every part
// has a value: what Compose does, for rules that do not multiply. No sum of the numbers
// may be more than an int64 holds.
func (r *Rule) Gather(parts []Part, x []int64) int64 { return r.gathers.whole(parts, x) }

func gatherSum() *gathering     { return &gathering{timesPassed, addWhole} }
func gatherTotal() *gathering   { return &gathering{asItIs, addWhole} }
func gatherProduct() *gathering { return &gathering{linear: ifPassed} }
func gatherMin() *gathering     { return &gathering{asItIs, leastWhole} }
func gatherMax() *gathering     { return &gathering{asItIs, mostWhole} }
func gatherPath() *gathering    { return &gathering{timesPassed, longestWhole} }

// gatherBottleneck counts capacity in customers' questions.
func gatherBottleneck() *gathering {
	return &gathering{func(p Part) (exact.Num, exact.Num) { return p.Passes.Inv(), zero }, leastWhole}
}

func asItIs(Part) (times, plus exact.Num)        { return one, zero }
func timesPassed(p Part) (times, plus exact.Num) { return p.Passes, zero }

// ifPassed is the yield of an optional part; see [through]. Rework and choices count in
// another way.
func ifPassed(p Part) (times, plus exact.Num) {
	if p.Choice != 0 || one.Less(p.Passes) {
		return zero, zero
	}
	return p.Passes, one.Sub(p.Passes)
}

func addWhole(_ []Part, x []int64) (sum int64) {
	for _, v := range x {
		sum += v
	}
	return sum
}

func leastWhole(_ []Part, x []int64) int64 {
	least := x[0]
	for _, v := range x[1:] {
		least = min(least, v)
	}
	return least
}

func mostWhole(_ []Part, x []int64) int64 {
	most := x[0]
	for _, v := range x[1:] {
		most = max(most, v)
	}
	return most
}

// A span is a length that does not change.
type span int64

func (s span) plus(t span) span   { return s + t }
func (s span) longer(t span) bool { return s > t }

func longestWhole(parts []Part, x []int64) int64 {
	takes := make([]span, len(x))
	for i, v := range x {
		takes[i] = span(v)
	}
	return int64(longest(parts, takes))
}
