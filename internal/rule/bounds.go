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
	if r.Pools {
		return poolBounds(parts, domain)
	}
	var in exact.Interval
	in.Lo, in.HasLo, _ = r.Worst(parts, false)
	in.Hi, in.HasHi, _ = r.Worst(parts, true)
	return in
}

// Worst returns one end, the lower or the upper, of where the whole's value lies
// while every part's lies in its Bounds, at the passes that the parts have: its
// value with every part at that end (the corner), since no rule falls where a part
// rises. Where terms are pooled their volumes may be any, and so it is the end of
// the hull of the parts' bounds. False where it is open, and where no part has a
// say; the error is that of a host's operator.
//
// Source: the design's theory, section 3 (T5).
func (r *Rule) Worst(parts []Part, upper bool) (exact.Num, bool, error) {
	end, others := lower, r.most
	if upper {
		end, others = higher, r.least
	}
	switch {
	case len(parts) == 0:
		return zero, false, nil
	case r.Last:
		parts = parts[len(parts)-1:]
	case r.Pools:
		v, ok := hullEnd(parts, upper)
		return v, ok, nil
	}
	return r.corner(parts, end, others)
}

func lower(i exact.Interval) (exact.Num, bool)  { return i.Lo, i.HasLo }
func higher(i exact.Interval) (exact.Num, bool) { return i.Hi, i.HasHi }

// hullEnd returns an end of the hull of the parts' bounds.
func hullEnd(parts []Part, upper bool) (exact.Num, bool) {
	hull, some := exact.Interval{}, false
	for _, p := range parts {
		switch {
		case p.State == Absent && !p.Lacks:
		case !some:
			hull, some = p.Bounds, true
		default:
			hull = hull.Hull(p.Bounds)
		}
	}
	if upper {
		return higher(hull)
	}
	return lower(hull)
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
func (r *Rule) corner(parts []Part, end func(exact.Interval) (exact.Num, bool), others bool) (exact.Num, bool, error) {
	at, x := make([]Part, 0, len(parts)), make([]exact.Num, 0, len(parts))
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
			return zero, false, nil
		}
		at, x = append(at, p), append(x, v)
	}
	if len(at) == 0 {
		return zero, false, nil
	}
	v, err := r.eval(at, x)
	return v, err == nil, err
}
