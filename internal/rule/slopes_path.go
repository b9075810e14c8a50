package rule

import "github.com/kpichain/kpichain/internal/exact"

// slopesPath: each part counts for as much of the way as it is critical. Where paths
// are longest together, the parts that they come from share.
func slopesPath(parts []Part, from, to []exact.Num) []exact.Num {
	w := walk{parts: parts, share: make([]exact.Num, len(parts)), moves: make([]line, len(parts))}
	for i := range parts {
		w.moves[i] = line{from[i], to[i].Sub(from[i])}
	}
	w.between(zero, w.longestAt(zero, 1), one, w.longestAt(one, -1))
	return w.share
}

// A walk goes along the way and shares it among the parts.
type walk struct {
	parts []Part
	moves []line
	share []exact.Num
}

// longestAt returns the path that is longest at a point of the way, as a line, and of
// several the one that is also longest just after it (1) or just before (-1).
func (w *walk) longestAt(far exact.Num, side int64) line {
	l := longest(w.parts, w.linesAt(far, side))
	l.slope = l.slope.Mul(exact.Int(side))
	return line{l.at.Sub(l.slope.Mul(far)), l.slope}
}

// linesAt returns how long each part takes at a point of the way, and how fast that
// grows to one side.
func (w *walk) linesAt(far exact.Num, side int64) []line {
	lines := make([]line, len(w.moves))
	for i, m := range w.moves {
		lines[i] = line{m.at.Add(m.slope.Mul(far)), m.slope.Mul(exact.Int(side))}
	}
	return lines
}

// between shares the way between two points, given the paths that are longest there.
// The longest is the upper edge of straight lines: where the two paths differ, it
// bends no further out than where they cross.
func (w *walk) between(from exact.Num, first line, to exact.Num, last line) {
	if first.equal(last) {
		w.credit(mean(from, to), to.Sub(from))
		return
	}
	cross := last.at.Sub(first.at).Quo(first.slope.Sub(last.slope))
	w.between(from, first, cross, w.longestAt(cross, -1))
	w.between(cross, w.longestAt(cross, 1), to, last)
}

// credit gives a length of the way to the parts that are critical at a point of it.
func (w *walk) credit(far, length exact.Num) {
	takes := w.linesAt(far, 1)
	done := make([]line, len(w.parts))
	begins := make([]int, len(w.parts)) // where the block of each part begins
	for i := 0; i < len(w.parts); {
		end := blockEnd(w.parts, i)
		block := before(w.parts[i:end], done)
		for k := i; k < end; k++ {
			block = block.plus(takes[k])
			begins[k] = i
		}
		for k := i; k < end; k++ {
			done[k] = block
		}
		i = end
	}
	credit := make([]exact.Num, len(w.parts)) // by the first part of a block
	credit[begins[len(begins)-1]] = length
	for i := len(w.parts) - 1; i >= 0; i-- {
		got := credit[begins[i]]
		w.share[i] = w.share[i].Add(got)
		if begins[i] == i && got.Sign() > 0 {
			w.passOn(credit, done, begins, i, got)
		}
	}
}

// passOn gives what a block got to those that it had to wait for, in equal parts.
func (w *walk) passOn(credit []exact.Num, done []line, begins []int, i int, got exact.Num) {
	block := w.parts[i:blockEnd(w.parts, i)]
	wait := before(block, done)
	var critical []int
	seen := map[int]bool{}
	for _, p := range block {
		for _, b := range p.After {
			if b = begins[b]; done[b].at.Equal(wait.at) && !seen[b] {
				seen[b], critical = true, append(critical, b)
			}
		}
	}
	for _, b := range critical {
		credit[b] = credit[b].Add(got.Quo(exact.Int(int64(len(critical)))))
	}
}
