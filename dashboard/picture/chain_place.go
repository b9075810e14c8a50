package picture

import "slices"

// The measures of a flow.
const (
	flowColumns    = 4 // in a band
	boxWidth    px = 1900
	boxHeight   px = 1300
	boxGap      px = 360 // between columns
	laneGap     px = 180
	passHeight  px = 120 // of a line that passes by
	sideRoom    px = 380 // for lines that go on below
)

// A flowPlace says where everything in a flow is drawn.
type flowPlace struct {
	*flowMap
	per           int     // columns in a band
	middle        []px    // of every slot
	tops, bottoms []px    // of every band
	left          px      // of the first column
	width, bottom px      // of all
	ways          []way   // the lines
	tips          []point // where they arrive
}

// A way is a stretch of line.
type way struct{ from, to point }

// place puts a map on a picture, from a height down.
func (m *flowMap) place(y px) *flowPlace {
	columns := len(m.columns)
	bands := (columns + flowColumns - 1) / flowColumns
	p := &flowPlace{flowMap: m, per: (columns + bands - 1) / bands, left: edgeRoom, middle: make([]px, len(m.slots))}
	p.width = 2*edgeRoom + px(p.per)*(boxWidth+boxGap) - boxGap
	if bands > 1 {
		p.left += sideRoom
		p.width += 2 * sideRoom
	}
	for from := 0; from < columns; from += p.per {
		to := min(from+p.per, columns)
		height := px(0)
		for _, column := range m.columns[from:to] {
			height = max(height, m.heightOf(column))
		}
		p.tops, p.bottoms = append(p.tops, y), append(p.bottoms, y+height)
		for _, column := range m.columns[from:to] {
			at := y + (height-m.heightOf(column))/2
			for _, s := range column {
				p.middle[s] = at + m.slots[s].height()/2
				at += m.slots[s].height() + laneGap
			}
		}
		y += height
		p.bottom = y
		y += 400
		if to < columns { // room for what goes on below
			y += p.spread(len(m.columns[to-1])) * px(len(m.columns[to-1]))
		}
	}
	for column := range columns - 1 {
		p.join(column)
	}
	for k, s := range m.slots {
		if s.box < 0 {
			x := p.x(p.columnOf(k))
			p.way(point{x, p.middle[k]}, point{x + boxWidth, p.middle[k]})
		}
	}
	return p
}

// height returns how high a slot is.
func (s slot) height() px {
	if s.box < 0 {
		return passHeight
	}
	return boxHeight
}

// heightOf returns how high a column is.
func (m *flowMap) heightOf(column []int) px {
	sum := laneGap * px(len(column)-1)
	for _, s := range column {
		sum += m.slots[s].height()
	}
	return sum
}

// columnOf returns the column of a slot.
func (p *flowPlace) columnOf(s int) int {
	return slices.IndexFunc(p.columns, func(column []int) bool { return slices.Contains(column, s) })
}

// x returns where a column begins.
func (p *flowPlace) x(column int) px { return p.left + px(column%p.per)*(boxWidth+boxGap) }

// spread returns how far apart so many lines beside each other are.
func (p *flowPlace) spread(lines int) px { return min(80, 320/px(max(lines, 1))) }

func (p *flowPlace) way(from, to point) {
	if from != to {
		p.ways = append(p.ways, way{from, to})
	}
}

// arrive draws the last stretch of a way to a slot: an arrow, where it is a box.
func (p *flowPlace) arrive(from point, s, column int) {
	to := point{p.x(column), p.middle[s]}
	p.way(from, to)
	if p.slots[s].box >= 0 {
		p.tips = append(p.tips, to)
	}
}

// A bundle is what one line with branches joins: every slot of the first column with every
// one of the next.
type bundle struct{ from, to []int }

// bundles returns the lines from a column to the next: slots that lead to the same ones are
// joined.
func (p *flowPlace) bundles(column int) (list []bundle) {
	after := map[int][]int{}
	for _, t := range p.columns[column+1] {
		for _, s := range p.slots[t].before {
			after[s] = append(after[s], t)
		}
	}
	for _, s := range p.columns[column] {
		if len(after[s]) == 0 {
			continue
		}
		k := slices.IndexFunc(list, func(b bundle) bool { return slices.Equal(b.to, after[s]) })
		if k < 0 {
			list = append(list, bundle{to: after[s]})
			k = len(list) - 1
		}
		list[k].from = append(list[k].from, s)
	}
	return list
}

// join draws the lines from a column to the next.
func (p *flowPlace) join(column int) {
	list := p.bundles(column)
	if (column+1)%p.per == 0 {
		p.wrap(column, list)
		return
	}
	right, left := p.x(column)+boxWidth, p.x(column+1)
	for k, b := range list {
		if p.crosses(list, k) {
			for _, s := range b.from {
				for _, t := range b.to {
					p.arrive(point{right, p.middle[s]}, t, column+1)
				}
			}
			continue
		}
		low, high := p.span(b)
		middle := (right + left) / 2
		for _, s := range b.from {
			p.way(point{right, p.middle[s]}, point{middle, p.middle[s]})
		}
		p.way(point{middle, low}, point{middle, high})
		for _, t := range b.to {
			p.arrive(point{middle, p.middle[t]}, t, column+1)
		}
	}
}

// span returns the upper and the lower end of a bundle.
func (p *flowPlace) span(b bundle) (low, high px) {
	low, high = p.middle[b.from[0]], p.middle[b.from[0]]
	for _, s := range slices.Concat(b.from, b.to) {
		low, high = min(low, p.middle[s]), max(high, p.middle[s])
	}
	return low, high
}

// crosses reports whether a bundle stands across another.
func (p *flowPlace) crosses(list []bundle, k int) bool {
	low, high := p.span(list[k])
	for other, b := range list {
		if from, to := p.span(b); other != k && from <= high && low <= to {
			return true
		}
	}
	return false
}

// wrap draws the lines from the last column of a band to the first of the next: down along
// the right, back between the bands, and down along the left.
func (p *flowPlace) wrap(column int, list []bundle) {
	right, left := p.x(column)+boxWidth, p.left
	below := p.bottoms[column/p.per] + 200
	apart := p.spread(len(list))
	for k, b := range list {
		out, back := right+120+apart*px(k), left-120-apart*px(len(list)-1-k)
		level := below + apart*px(len(list)-1-k)
		low, _ := p.span(bundle{from: b.from})
		for _, s := range b.from {
			p.way(point{right, p.middle[s]}, point{out, p.middle[s]})
		}
		p.way(point{out, low}, point{out, level})
		p.way(point{out, level}, point{back, level})
		_, high := p.span(bundle{from: b.to})
		p.way(point{back, level}, point{back, high})
		for _, t := range b.to {
			p.arrive(point{back, p.middle[t]}, t, column+1)
		}
	}
}
