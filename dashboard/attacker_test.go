package dashboard_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// prime is what the attacker reckons by: a rank is the same as with fractions, but for
// one chance in billions.
const prime = 1<<31 - 1

// An attacker works out what it can the slow and obvious way. It knows nothing of how
// values are composed: it changes each reading a little, and sees which values move.
type attacker struct {
	plan     *chain.Plan
	minGroup int
	ms       []chain.Measurement
	base     *chain.Result
	moved    []*chain.Result // by reading, after it was changed
}

func newAttacker(t *testing.T, r *chain.Result) *attacker {
	t.Helper()
	a := &attacker{plan: r.Plan(), minGroup: r.Plan().MinGroup(), base: r}
	for m := range r.Measurements() {
		if num, den, some := m.Reading.Terms(); m.KPI != chain.Passes && some && !(num.IsZero() && den.IsZero()) {
			a.ms = append(a.ms, m)
		}
	}
	for _, m := range a.ms {
		num, den, _ := m.Reading.Terms()
		more := kpi.Of(num.Add(decimal.New(1, 0)))
		if !den.IsZero() {
			more = kpi.Per(num.Add(decimal.New(1, 0)), den)
		}
		r, err := a.base.With(chain.Measurement{At: m.At, KPI: m.KPI, Reading: more})
		require.NoError(t, err)
		a.moved = append(a.moved, r)
	}
	return a
}

// people returns who a measured reading is of, found by looking at all places.
func (a *attacker) people(at chain.Place) []string {
	found := map[string]bool{}
	if at.Person != "" {
		return []string{at.Person}
	}
	var look func(chain.Place)
	look = func(at chain.Place) {
		for _, part := range a.plan.Parts(at) {
			if part.Person != "" {
				found[part.Person] = true
			}
			look(part)
		}
	}
	look(at)
	return slices.Sorted(maps.Keys(found))
}

// A bundle is readings that no value tells apart, and the people they are of.
type bundle struct {
	moves  []int64 // by row
	people map[string]bool
}

// bundles returns how the values of a KPI at places move with each reading of it.
// Those that are nobody's are taken as known.
func (a *attacker) bundles(kpiID string, places []chain.Place) []bundle {
	var list []bundle
	number := map[string]int{}
	for k, m := range a.ms {
		who := a.people(m.At)
		if m.KPI != kpiID || len(who) == 0 {
			continue
		}
		var moves []int64
		for _, at := range places {
			moves = append(moves, a.moves(kpiID, at, k)...)
		}
		key := fmt.Sprint(moves)
		if strings.Trim(key, "[0 ]") == "" {
			continue // in no value that is shown
		}
		n, ok := number[key]
		if !ok {
			n = len(list)
			number[key] = n
			list = append(list, bundle{moves, map[string]bool{}})
		}
		for _, p := range who {
			list[n].people[p] = true
		}
	}
	return list
}

// moves returns how far what there is to see of a value moves with a reading: its
// numerator, or its value, and where it must lie.
func (a *attacker) moves(kpiID string, at chain.Place, reading int) []int64 {
	before, _ := a.base.Gauge(at, kpiID)
	after, _ := a.moved[reading].Gauge(at, kpiID)
	x, xDen, some := before.Reading.Terms()
	y, _, _ := after.Reading.Terms()
	if some {
		if xDen.IsZero() {
			return []int64{residue(y.Sub(x))}
		}
		return []int64{residue(y.Sub(x))}
	}
	lo, hasLo := before.Bounds.Min()
	lo2, _ := after.Bounds.Min()
	hi, hasHi := before.Bounds.Max()
	hi2, _ := after.Bounds.Max()
	var list []int64
	if hasLo {
		list = append(list, residue(lo2.Sub(lo)))
	}
	if hasHi {
		list = append(list, residue(hi2.Sub(hi)))
	}
	return list
}

// residue returns a decimal modulo the prime. What was rounded to 24 decimals is no
// fraction any more, but moves like one.
func residue(d decimal.Decimal) int64 {
	d = d.Round(12).Shift(12)
	m := d.BigInt()
	return m.Mod(m, decimal.New(prime, 0).BigInt()).Int64()
}

// solves reports whether readings of fewer people than a group needs can be worked out
// from what the values of a KPI at places show together, and whose.
func (a *attacker) solves(kpiID string, places []chain.Place) (whose []string, ok bool) {
	bundles := a.bundles(kpiID, places)
	all := rank(bundles)
	everyone := map[string]bool{}
	for _, c := range bundles {
		maps.Copy(everyone, c.people)
	}
	names := slices.Sorted(maps.Keys(everyone))
	var try func(from int, some []string) bool
	try = func(from int, some []string) bool {
		if len(some) > 0 {
			others := slices.DeleteFunc(slices.Clone(bundles), func(c bundle) bool { return within(c.people, some) })
			if len(others) < len(bundles) && rank(others) < all {
				whose = slices.Clone(some)
				return true
			}
		}
		if len(some) == a.minGroup-1 {
			return false
		}
		for k := from; k < len(names); k++ {
			if try(k+1, append(some, names[k])) {
				return true
			}
		}
		return false
	}
	return whose, try(0, nil)
}

func within(people map[string]bool, some []string) bool {
	for p := range people {
		if !slices.Contains(some, p) {
			return false
		}
	}
	return true
}

// rank returns how many bundles do not follow from the others.
func rank(bundles []bundle) int {
	rows := make([][]int64, len(bundles))
	for k, c := range bundles {
		rows[k] = slices.Clone(c.moves)
	}
	found := 0
	for at := 0; len(rows) > found && at < len(rows[0]); at++ {
		k := slices.IndexFunc(rows[found:], func(r []int64) bool { return r[at] != 0 })
		if k < 0 {
			continue
		}
		rows[found], rows[found+k] = rows[found+k], rows[found]
		pivot := inverse(rows[found][at])
		for j := found + 1; j < len(rows); j++ {
			times := rows[j][at] * pivot % prime
			for i := at; times != 0 && i < len(rows[j]); i++ {
				rows[j][i] = (rows[j][i] + (prime-times)*rows[found][i]) % prime
			}
		}
		found++
	}
	return found
}

// inverse returns the inverse of a number modulo the prime (Fermat).
func inverse(n int64) int64 {
	out := int64(1)
	for e := prime - 2; e > 0; e >>= 1 {
		if e&1 == 1 {
			out = out * n % prime
		}
		n = n * n % prime
	}
	return out
}
