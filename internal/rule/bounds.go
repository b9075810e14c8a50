package rule

import "github.com/kpichain/kpichain/internal/exact"

// Bounds returns where the whole's value must lie, whatever is missing turns out
// to be: its value at the two corners of what its parts can be. domain is where
// a single reading must lie.
//
// Where terms are pooled the missing volume is not known either, so that the
// bounds are the hull of the known rate and the domain. It is everything where
// a corner is open or the host's operator fails at it.
func (r *Rule) Bounds(parts []Part, domain exact.Interval) exact.Interval {
	if r.Last {
		parts = parts[len(parts)-1:]
	}
	if r.Pools {
		return poolBounds(parts, domain)
	}
	var in exact.Interval
	in.Lo, in.HasLo = r.corner(parts, func(i exact.Interval) (exact.Num, bool) { return i.Lo, i.HasLo }, r.most)
	in.Hi, in.HasHi = r.corner(parts, func(i exact.Interval) (exact.Num, bool) { return i.Hi, i.HasHi }, r.least)
	return in
}

// poolBounds returns the bounds of a pooled rate.
func poolBounds(parts []Part, domain exact.Interval) exact.Interval {
	lacks := false
	for _, p := range parts {
		lacks = lacks || p.Lacks
	}
	known, err := pool(parts)
	if err != nil {
		return domain
	}
	return Pooled(known, lacks, domain)
}

// Pooled returns where a pooled rate must lie of which some is known, and, if it
// lacks something, some is missing: the missing volume may be any. An amount over
// no volume takes the rate as far as one likes.
func Pooled(known Reading, lacks bool, domain exact.Interval) exact.Interval {
	rate, ok := known.Value()
	switch {
	case ok && !lacks:
		return exact.Point(rate)
	case ok:
		return domain.Hull(exact.Point(rate))
	case known.State == Void && lacks && known.Num.Sign() > 0:
		domain.Hi, domain.HasHi = zero, false
	case known.State == Void && lacks:
		domain.Lo, domain.HasLo = zero, false
	}
	return domain
}

// corner evaluates the rule with each part at one end of its bounds. An open end
// leaves the whole open, or, where others decides, to the other parts.
func (r *Rule) corner(parts []Part, end func(exact.Interval) (exact.Num, bool), others bool) (exact.Num, bool) {
	var at []Part
	var x []exact.Num
	lead := r.leads(parts)
	for i, p := range parts {
		v, ok := end(p.Bounds)
		switch {
		case p.State == Absent && !p.Lacks:
			if r.drops {
				continue
			}
			v = r.neutral
		case ok:
		case lead != nil && !lead[i]:
			v = r.neutral
		case others:
			continue
		default:
			return zero, false
		}
		at, x = append(at, p), append(x, v)
	}
	if len(at) == 0 {
		return zero, false
	}
	v, err := r.eval(at, x)
	return v, err == nil
}
