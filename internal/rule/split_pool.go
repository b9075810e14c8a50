package rule

import "github.com/kpichain/kpichain/internal/exact"

// A pooled part is its rate and its share of the volume, at both ends of the way.
type pooled struct {
	at   int // which part it is
	x, w [2]exact.Num
	// extra is an amount over no volume, by the whole's volume.
	extra exact.Num
}

// splitPool takes a pooled rate apart. A part's rate counts by the mean of its share
// of the volume as planned, which is its weight as often as it is passed, and as read;
// volume that moved to it
// counts by how much better than the whole's the part's rate is. A part of no volume
// moved none: its rate is as aimed for.
func splitPool(parts []Part, aims []Aim) (Split, bool) {
	s := Split{Moves: make([]Move, len(parts))}
	list, volume, ok := pooledParts(parts, aims)
	if !ok {
		return s, false
	}
	var bare exact.Num // what is read of rates alone
	for n := range list {
		p := &list[n]
		s.From = s.From.Add(p.w[0].Mul(p.x[0]))
		bare = bare.Add(p.w[1].Mul(p.x[1]))
		if state := parts[p.at].State; state == Void {
			p.extra = parts[p.at].Num.Quo(volume)
			s.To = s.To.Add(p.extra)
		}
	}
	s.To = s.To.Add(bare)
	middle := mean(s.From, bare)
	for _, p := range list {
		slope := mean(p.w[0], p.w[1])
		s.Moves[p.at] = Move{
			Slope: slope,
			Value: slope.Mul(p.x[1].Sub(p.x[0])).Add(p.extra),
			Mix:   mean(p.x[0], p.x[1]).Sub(middle).Mul(p.w[1].Sub(p.w[0])),
		}
	}
	return s, true
}

// pooledParts lists the parts that were read, and the volume of all.
func pooledParts(parts []Part, aims []Aim) (list []pooled, volume exact.Num, ok bool) {
	var planned exact.Num
	for i, p := range parts {
		if p.State == Missing {
			continue
		}
		list = append(list, pooled{at: i})
		planned = planned.Add(p.Weight.Mul(p.Planned))
		volume = volume.Add(p.Den)
	}
	if len(list) == 1 && parts[list[0].at].State == Bare {
		volume = one
	} else if volume.IsZero() {
		return nil, volume, false
	}
	for n := range list {
		part, aim := &parts[list[n].at], aims[list[n].at]
		p := &list[n]
		p.w = [2]exact.Num{part.Weight.Mul(part.Planned).Quo(planned), part.Den.Quo(volume)}
		v, read := part.Value()
		if part.State == Bare {
			p.w[1] = one
		}
		p.x = [2]exact.Num{aim.At, v}
		switch {
		case !read:
			p.x[1] = aim.At
		case !aim.Set:
			p.x[0] = v
		}
	}
	return list, volume, true
}
