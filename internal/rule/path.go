package rule

import "github.com/kpichain/kpichain/internal/exact"

// A line is how the length of one path grows with how far the targets are
// loosened: at + slope · far.
type line struct{ at, slope exact.Num }

func (l line) plus(m line) line { return line{l.at.Add(m.at), l.slope.Add(m.slope)} }

func (l line) equal(m line) bool { return l.at.Equal(m.at) && l.slope.Equal(m.slope) }

// longer reports whether l is longer, ties going to the one that grows faster.
func (l line) longer(m line) bool {
	if c := l.at.Cmp(m.at); c != 0 {
		return c > 0
	}
	return l.slope.Cmp(m.slope) > 0
}

// A length is what paths are made of.
type length[L any] interface {
	plus(L) L
	longer(L) bool
}

// longest returns the longest path to the last part, each part taking as long
// as is said. A choice is one part, as long as its mean, that comes after
// whatever any of it comes after.
func longest[L length[L]](parts []Part, takes []L) L {
	done := make([]L, len(parts))
	for i := 0; i < len(parts); {
		end := blockEnd(parts, i)
		block := before(parts[i:end], done)
		for k := i; k < end; k++ {
			block = block.plus(takes[k])
		}
		for ; i < end; i++ {
			done[i] = block
		}
	}
	return done[len(done)-1]
}

// blockEnd returns where the choice that begins at part i ends.
func blockEnd(parts []Part, i int) int {
	end := i + 1
	for parts[i].Choice != 0 && end < len(parts) && parts[end].Choice == parts[i].Choice {
		end++
	}
	return end
}

// before returns the longest path to what must be done before a block.
func before[L length[L]](block []Part, done []L) L {
	var longest L
	some := false
	for _, p := range block {
		for _, b := range p.After {
			if !some || done[b].longer(longest) {
				longest, some = done[b], true
			}
		}
	}
	return longest
}

// evalPath is the critical path: the longest one to the last part.
func evalPath(parts []Part, x []exact.Num) (exact.Num, error) {
	takes := make([]line, len(parts))
	for i, p := range parts {
		takes[i].at = p.Passes.Mul(x[i])
	}
	return longest(parts, takes).at, nil
}

// evalBottleneck is the least capacity, in customers' questions. A part that no
// question passed holds up none.
func evalBottleneck(parts []Part, x []exact.Num) (exact.Num, error) {
	var least exact.Num
	some := false
	for i, p := range parts {
		if p.Passes.IsZero() {
			continue
		}
		v := x[i].Quo(p.Passes)
		if !some || v.Less(least) {
			least, some = v, true
		}
	}
	if !some {
		return zero, errNoValue
	}
	return least, nil
}
