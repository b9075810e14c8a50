package picture

import (
	"cmp"
	"fmt"
	"slices"
)

// A treeRow is one row of a drawn tree: a place, or where node is -1 how many more there
// are. Above is the number of the row that it hangs from, -1 for the first.
type treeRow struct {
	node, above, depth int
	text               string
}

// draw decides what has a row: all, or as many parts of each place, the same for all, as
// make no more rows than there is room for.
func (t *tree) draw() {
	most := 0
	for _, n := range t.nodes {
		most = max(most, len(n.below))
	}
	if t.rows(most) <= maxBoxes {
		t.lay(most)
		return
	}
	few, many := 1, most // the most that fit are from few up, and below many
	for few+1 < many {
		if middle := (few + many) / 2; t.rows(middle) <= maxBoxes {
			few = middle
		} else {
			many = middle
		}
	}
	t.lay(few)
}

// rows returns how many rows there are with so many parts of each place.
func (t *tree) rows(most int) int {
	t.lay(most)
	return len(t.drawn)
}

// lay lays out so many parts of each place.
func (t *tree) lay(most int) {
	t.drawn = nil
	var walk func(k, above, depth int)
	walk = func(k, above, depth int) {
		row := len(t.drawn)
		if row > maxBoxes {
			return // too many, whatever follows
		}
		n := t.nodes[k]
		t.drawn = append(t.drawn, treeRow{k, above, depth, n.name})
		if depth == maxDepth && len(n.below) > 0 {
			below := t.all(k)[1:]
			t.drawn = append(t.drawn, treeRow{-1, row, depth + 1, fmt.Sprintf(t.say.Deeper, len(below), t.count(below))})
			return
		}
		draw, rest := t.first(n.below, most)
		for _, part := range draw {
			walk(part, row, depth+1)
		}
		if len(rest) > 0 {
			t.drawn = append(t.drawn, treeRow{-1, row, depth + 1, fmt.Sprintf(t.say.More, len(rest), t.count(rest))})
		}
	}
	walk(0, -1, 0)
}

// first returns the parts that need a look first, for themselves or for what is below them,
// and the others, both in order: red and amber before green, and these before no data.
func (t *tree) first(parts []int, most int) (draw, rest []int) {
	if len(parts) <= most {
		return parts, nil
	}
	ranked := slices.Clone(parts)
	slices.SortStableFunc(ranked, func(a, b int) int { return cmp.Compare(t.nodes[a].need, t.nodes[b].need) })
	draw, rest = ranked[:most], ranked[most:]
	slices.Sort(draw)
	slices.Sort(rest)
	return draw, rest
}
