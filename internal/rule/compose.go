package rule

import (
	"errors"
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
)

// ErrVolume: a value without volume among parts whose terms are pooled.
var ErrVolume = errors.New("has no volume to be pooled by")

var errNoValue = errors.New("it gave no value")

// Compose returns the reading of the whole of the parts that have one. It is
// missing where a part is missing that the rule cannot do without, and where
// all are; absent where all parts are. The error wraps [ErrVolume] or is the
// host's operator's.
func (r *Rule) Compose(parts []Part) (Reading, error) {
	whole, missing, err := r.compose(parts)
	if missing && !r.Partial {
		return Reading{}, err
	}
	return whole, err
}

// Known is Compose of the parts that have a reading, whatever is missing.
func (r *Rule) Known(parts []Part) (Reading, error) {
	whole, _, err := r.compose(parts)
	return whole, err
}

// Stray returns the first part whose value the rule has no meaning for; -1 where
// none is. What is pooled of amounts over no volume may be anything, whatever each
// reading was checked for.
func (r *Rule) Stray(parts []Part) int {
	if !r.Domain.HasLo && !r.Domain.HasHi {
		return -1
	}
	return slices.IndexFunc(parts, func(p Part) bool {
		v, ok := p.Value()
		return ok && !r.Domain.Contains(v)
	})
}

// compose composes what is known, and reports whether anything is missing.
func (r *Rule) compose(parts []Part) (whole Reading, missing bool, err error) {
	if r.Last && len(parts) > 0 {
		parts = parts[len(parts)-1:]
	}
	if r.Pools {
		whole, err = pool(parts)
		return whole, false, err
	}
	known, x, missing := r.known(parts)
	switch {
	case len(known) == 0 && (missing || len(parts) == 0), missing && r.Ordered:
		return Reading{}, true, nil
	case len(known) == 0:
		return Reading{State: Absent}, false, nil
	case r.host != nil:
		whole, err = r.host(known)
		return whole, missing, err
	}
	v, err := r.eval(known, x)
	if errors.Is(err, errNoValue) {
		return Reading{State: Absent}, missing, nil
	}
	return Of(v), missing, err
}

// known returns the parts that count, with their values, and whether any is
// missing. Parts of which nothing was there count for what is neutral, unless
// all that have a say are such.
func (r *Rule) known(parts []Part) (known []Part, x []exact.Num, missing bool) {
	some := false
	lead := r.leads(parts)
	known, x = parts, make([]exact.Num, 0, len(parts))
	for i := range parts {
		p := &parts[i]
		v, ok := r.amount(p.Reading)
		switch {
		case ok:
			some = some || lead == nil || lead[i]
		case p.State == Absent && !r.drops:
			v = r.neutral
		case p.State != Absent && lead != nil && !lead[i]:
			v = r.neutral
		default:
			missing = missing || p.State != Absent
			if len(known) == len(parts) { // the first that is left out
				known = slices.Clone(parts[:len(x)])
			}
			continue
		}
		if len(known) < len(parts) {
			known = append(known, *p)
		}
		x = append(x, v)
	}
	if !some {
		return nil, nil, missing
	}
	return known, x, missing
}

// amount returns what a reading counts for under the rule.
func (r *Rule) amount(v Reading) (exact.Num, bool) {
	if v.State == Void && r.Amounts {
		return v.Num, true
	}
	return v.Value()
}

// Lacks reports whether a measured reading is as good as missing to the rule.
func (r *Rule) Lacks(v Reading) bool {
	return v.State == Missing || v.State == Void && !r.Amounts
}

// leads tells, for an ordered rule, which parts lead to the last; nil: all.
func (r *Rule) leads(parts []Part) []bool {
	if !r.Ordered {
		return nil
	}
	lead := make([]bool, len(parts))
	for i := len(parts) - 1; i >= 0; i-- {
		lead[i] = lead[i] || i == len(parts)-1 || sameChoice(parts, i, len(parts)-1)
		if !lead[i] {
			continue
		}
		for _, before := range parts[i].After {
			markChoice(parts, lead, before)
		}
	}
	return lead
}

func sameChoice(parts []Part, i, j int) bool {
	return i == j || parts[i].Choice != 0 && parts[i].Choice == parts[j].Choice
}

// markChoice marks a part and its alternatives, which are one part.
func markChoice(parts []Part, lead []bool, i int) {
	for k := range parts {
		if sameChoice(parts, i, k) {
			lead[k] = true
		}
	}
}

// pool adds terms. A single reading is passed on as it is.
func pool(parts []Part) (Reading, error) {
	var num, den exact.Num
	var single Reading
	count, missing := 0, false
	for _, p := range parts {
		switch p.State {
		case Missing:
			missing = true
			continue
		case Absent:
			continue
		case Bare:
			if len(parts) > 1 {
				return Reading{}, ErrVolume
			}
		}
		single = p.Reading
		count++
		num, den = num.Add(p.Num), den.Add(p.Den)
	}
	switch {
	case count > 1:
		return Per(num, den), nil
	case count == 0 && !missing && len(parts) > 0:
		return Reading{State: Absent}, nil
	}
	return single, nil
}

// Counts tells which parts have a say in the whole; nil: all.
func (r *Rule) Counts(parts []Part) []bool {
	if !r.Last || len(parts) == 0 {
		return r.leads(parts)
	}
	counts := make([]bool, len(parts))
	counts[len(parts)-1] = true
	return counts
}

func evalSum(parts []Part, x []exact.Num) (exact.Num, error) {
	sum := zero
	for i, p := range parts {
		sum = sum.Add(p.Passes.Mul(x[i]))
	}
	return sum, nil
}

func evalTotal(_ []Part, x []exact.Num) (exact.Num, error) {
	sum := zero
	for _, v := range x {
		sum = sum.Add(v)
	}
	return sum, nil
}

// evalProduct multiplies what is left over after each part, a choice being one
// part: the chance of none of its parts, plus each one's chance of success.
func evalProduct(parts []Part, x []exact.Num) (exact.Num, error) {
	var factors []exact.Num
	for i := 0; i < len(parts); {
		var factor exact.Num
		factor, i = factorAt(parts, x, i)
		factors = append(factors, factor)
	}
	return multiply(factors), nil
}

// multiply multiplies by halves: the digits of a product add up, and so it is
// only the last few steps that have many.
func multiply(factors []exact.Num) exact.Num {
	if n := len(factors); n > 1 {
		return multiply(factors[:n/2]).Mul(multiply(factors[n/2:]))
	}
	return factors[0]
}

// factorAt returns the factor that begins at part i, and where the next does.
func factorAt(parts []Part, x []exact.Num, i int) (exact.Num, int) {
	if parts[i].Choice == 0 {
		return through(parts[i].Passes, x[i]), i + 1
	}
	choice, factor := parts[i].Choice, one
	for ; i < len(parts) && parts[i].Choice == choice; i++ {
		factor = factor.Sub(parts[i].Passes.Mul(one.Sub(x[i])))
	}
	return factor, i
}

// through is the yield of a part with yield x that is passed p times: for an
// optional part 1-p+p·x, for rework the geometric loop x/(p-(p-1)·x).
func through(p, x exact.Num) exact.Num {
	if p.Equal(one) {
		return x
	}
	if p.Less(one) {
		return one.Sub(p.Mul(one.Sub(x)))
	}
	return x.Quo(p.Sub(p.Sub(one).Mul(x)))
}

func evalMin(_ []Part, x []exact.Num) (exact.Num, error) {
	least := x[0]
	for _, v := range x[1:] {
		least = exact.Min(least, v)
	}
	return least, nil
}

func evalMax(_ []Part, x []exact.Num) (exact.Num, error) {
	most := x[0]
	for _, v := range x[1:] {
		most = exact.Max(most, v)
	}
	return most, nil
}

func evalMean(parts []Part, x []exact.Num) (exact.Num, error) {
	var sum, weight exact.Num
	for i, p := range parts {
		sum, weight = sum.Add(p.Weight.Mul(x[i])), weight.Add(p.Weight)
	}
	return sum.Quo(weight), nil
}

func evalEnd(_ []Part, x []exact.Num) (exact.Num, error) { return x[len(x)-1], nil }
