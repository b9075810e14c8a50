package chaintest

import (
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// budget is how many readings shrink evaluates, over all it tries: all there is to
// try of a small model, and seconds of a large one.
const budget = 1_000_000

// shrink leaves readings out for as long as the rest breaks a law, and returns why
// the rest does: those of a KPI, of a step, of a unit, of a person, and one by one.
// Volumes that do not matter become 1.
func shrink(ms []chain.Measurement, why string, broken func([]chain.Measurement) string) ([]chain.Measurement, string) {
	left := budget
	for _, alike := range []func(a, b chain.Measurement) bool{
		func(a, b chain.Measurement) bool { return a.KPI == b.KPI },
		func(a, b chain.Measurement) bool { return a.At.Step == b.At.Step },
		func(a, b chain.Measurement) bool { return a.At.Unit == b.At.Unit },
		func(a, b chain.Measurement) bool { return a.At.Person == b.At.Person },
		func(a, b chain.Measurement) bool { return a.At == b.At && a.KPI == b.KPI },
	} {
		for from := 0; from < len(ms) && left > 0; left -= len(ms) + 1 {
			fewer := without(ms, from, alike)
			if bad := broken(fewer); bad != "" {
				ms, why = fewer, bad
			} else {
				from++
			}
		}
	}
	for k := 0; k < len(ms) && left > 0; k, left = k+1, left-len(ms) {
		plain := slices.Clone(ms)
		if v, ok := ms[k].Reading.Value(); ok {
			plain[k].Reading = kpi.Per(v, one())
		}
		if bad := broken(plain); bad != "" {
			ms, why = plain, bad
		}
	}
	return ms, why
}

// without leaves out the readings that are like the one given, the given one too.
func without(ms []chain.Measurement, given int, alike func(a, b chain.Measurement) bool) (rest []chain.Measurement) {
	for _, m := range ms {
		if !alike(m, ms[given]) {
			rest = append(rest, m)
		}
	}
	return rest
}
