package scenario

import (
	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/probe"
	"github.com/kpichain/kpichain/kpi"
)

// most is the largest number of last digits that is looked at, of 18 digits: as many as
// a target may have.
const most = 1e18 - 1

// A knob is one place of a KPI that is moved alone, and the whole that follows. Numbers
// of type int64 are readings there in last digits (Decimals).
type knob struct {
	result    *chain.Result
	whole, at chain.Place
	ind       kpi.Indicator
	probe     probe.Probe
	domain    exact.Interval
	// now is what it reads, where it reads anything; near is the place to begin a
	// search.
	now  exact.Num
	read bool
	near int64
	// from and to are the ends of where it may read; these are ends of the domain, and
	// not of what is looked at, where least and greatest say so.
	from, to        int64
	least, greatest bool
}

// newKnob returns a knob for a place and a whole that the plan has. The error is that
// of With for a reading there.
func newKnob(r *chain.Result, whole, at chain.Place, ind kpi.Indicator) (*knob, error) {
	k := &knob{result: r, whole: whole, at: at, ind: ind}
	s, own, err := look(r, at, ind.ID)
	if err != nil {
		return nil, err
	}
	k.now, k.read, k.domain = s.Value, s.Has, own.Domain()
	k.limit()
	seed := keep(r, at, ind.ID, k.domain.Nearest(k.now).Read())
	if k.from <= k.to {
		seed = k.reading(k.near)
	}
	k.probe, err = r.Probe(whole, ind.ID, []chain.Measurement{{At: at, KPI: ind.ID, Reading: seed}})
	return k, err
}

// limit works out where the knob may be, and where a search begins.
func (k *knob) limit() {
	k.from, k.to = -most, most
	if lo := k.grid(k.domain.Lo, exact.Ceil); k.domain.HasLo && lo >= -most {
		k.from, k.least = lo, true
	}
	if hi := k.grid(k.domain.Hi, exact.Floor); k.domain.HasHi && hi <= most {
		k.to, k.greatest = hi, true
	}
	k.near = max(min(k.grid(k.now, exact.HalfAway), k.to), k.from)
}

// grid returns a number in last digits, and what has more than 18 of them as the first
// that has.
func (k *knob) grid(x exact.Num, m exact.Mode) int64 {
	n, ok := x.Grid(k.ind.Decimals, m)
	if !ok {
		n = int64(x.Sign()) * (most + 1)
	}
	return max(min(n, most+1), -most-1)
}

// digits returns a reading in last digits as a number.
func (k *knob) digits(x int64) exact.Num { return exact.Scaled(x, k.ind.Decimals) }

// reading returns a reading in last digits as one is given, with the volume of now.
func (k *knob) reading(x int64) kpi.Reading {
	return keep(k.result, k.at, k.ind.ID, k.digits(x).Decimal(k.ind.Decimals, exact.Floor))
}

// follow returns what the whole reads with the knob at a value; false for nothing, also
// where a custom operator fails.
func (k *knob) follow(v exact.Num) (exact.Num, bool) {
	s, err := k.probe.Try([]exact.Num{v})
	return s.Value, s.Has && err == nil
}

// reads returns what the whole reads with the knob at x, as its gauge has it.
func (k *knob) reads(x int64) (kpi.Reading, error) {
	after, err := k.result.With(chain.Measurement{At: k.at, KPI: k.ind.ID, Reading: k.reading(x)})
	if err != nil {
		return kpi.Reading{}, err
	}
	g, _ := after.Gauge(k.whole, k.ind.ID)
	return g.Reading, nil
}

// bring returns where the knob must be for the whole to be within a band, which is open
// on one side at most: from lo to hi, as a whole that rises with its parts has it.
func (k *knob) bring(band exact.Interval) (lo, hi int64, ok bool) {
	if k.from > k.to {
		return 0, 0, false
	}
	lo, hi, ok = k.from, k.to, true
	if band.HasLo {
		lo, ok = k.rise(band.Lo)
	}
	if ok && band.HasHi {
		hi, ok = first(-k.to, -k.from, -k.near, func(x int64) verdict {
			v, has := k.follow(k.digits(-x))
			return judge(has, v.Cmp(band.Hi) <= 0)
		})
		hi = -hi
	}
	return lo, hi, ok && lo <= hi
}

// rise returns the least that the knob must be at for the whole to read a value or
// more.
func (k *knob) rise(to exact.Num) (int64, bool) {
	return first(k.from, k.to, k.near, func(x int64) verdict {
		v, has := k.follow(k.digits(x))
		return judge(has, v.Cmp(to) >= 0)
	})
}

// worst returns the least good of the values from lo to hi, and which way it gets worse
// beyond: the lowest where higher is better, the highest where lower is, and for Near
// the end nearer to what the knob reads, or the lower one where that tells nothing. False
// where there is no such end, because whatever is looked at does.
func (k *knob) worst(lo, hi int64) (x, outward int64, ok bool) {
	low, high := lo > k.from || k.least, hi < k.to || k.greatest
	down := k.ind.Better == kpi.Higher
	if k.ind.Better == kpi.Near {
		down = low && (!high || !k.read || !k.nearer(hi, lo))
	}
	if down {
		return lo, -1, low
	}
	return hi, 1, high
}

// nearer reports whether a is nearer to what the knob reads than b.
func (k *knob) nearer(a, b int64) bool {
	return k.digits(a).Sub(k.now).Abs().Less(k.digits(b).Sub(k.now).Abs())
}

// best returns where the whole is as good as the knob can make it: at the good end of
// the domain, or for Near where the whole comes nearest to its target. False where there
// is no such end.
func (k *knob) best(target exact.Num) (int64, bool) {
	switch {
	case k.from > k.to:
		return 0, false
	case k.ind.Better == kpi.Higher:
		return k.to, k.greatest
	case k.ind.Better == kpi.Lower:
		return k.from, k.least
	}
	over, ok := k.rise(target)
	switch {
	case !ok:
		return k.to, k.greatest
	case over == k.from:
		return k.from, k.least
	}
	above, _ := k.follow(k.digits(over))
	under, ok := k.follow(k.digits(over - 1))
	if ok && target.Sub(under).Cmp(above.Sub(target)) <= 0 {
		return over - 1, true
	}
	return over, true
}

// A verdict says whether a value does.
type verdict int8

const (
	void  verdict = iota // the whole has no value
	short                // not yet
	does
)

// judge returns a verdict on what the whole reads.
func judge(has, enough bool) verdict {
	switch {
	case !has:
		return void
	case !enough:
		return short
	}
	return does
}

// first returns the least whole number from a to b that does, if all after one that does
// do too, up to where there are no values; false if there is none. It begins at s, and
// takes twice the logarithm of how far the answer is from there.
func first(a, b, s int64, try func(int64) verdict) (int64, bool) {
	no, yes := s, s
	if v := try(s); v == does {
		for step := int64(1); ; step *= 2 {
			if yes == a {
				return a, true
			}
			if no = max(yes-step, a); try(no) != does {
				break
			}
			yes = no
		}
	} else if no, yes = ahead(b, s, v, try); yes == no {
		return 0, false
	}
	for yes-no > 1 {
		if mid := no + (yes-no)/2; try(mid) == does {
			yes = mid
		} else {
			no = mid
		}
	}
	return yes, true
}

// ahead returns a number after s and up to b that does, and one before it that does not,
// the same as it if there is none. v is the verdict on s.
func ahead(b, s int64, v verdict, try func(int64) verdict) (no, yes int64) {
	no = s
	seen := v == short
	for step := int64(1); no < b; step *= 2 {
		yes = min(no+step, b)
		switch try(yes) {
		case does:
			return no, yes
		case short:
			no, seen = yes, true
		case void:
			if seen {
				return between(no, yes, try)
			}
			no = yes
		}
	}
	return no, no
}

// between is ahead from one number that has a value to one that has none.
func between(no, none int64, try func(int64) verdict) (int64, int64) {
	for none-no > 1 {
		mid := no + (none-no)/2
		switch try(mid) {
		case does:
			return no, mid
		case short:
			no = mid
		case void:
			none = mid
		}
	}
	return no, no
}
