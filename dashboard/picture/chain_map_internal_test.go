package picture

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestFlowMap(t *testing.T) {
	tests := []struct {
		name   string
		before [][]int
		last   []int
		column []int
		arrows [][]int // before each box
		lines  int     // that pass by
	}{
		{"one", [][]int{nil}, []int{0}, []int{0, 1, 2}, [][]int{nil, {0}, {1}}, 0},
		{"beside each other", [][]int{nil, {0}, {0}, {1, 2}}, []int{3},
			[]int{0, 1, 2, 2, 3, 4}, [][]int{nil, {0}, {1}, {1}, {2, 3}, {4}}, 0},
		{"what follows from others", [][]int{nil, {0}, {0, 1}}, []int{2},
			[]int{0, 1, 2, 3, 4}, [][]int{nil, {0}, {1}, {2}, {3}}, 0},
		{"one way is longer", [][]int{nil, {0}, nil, {1, 2}}, []int{3},
			[]int{0, 1, 2, 1, 3, 4}, [][]int{nil, {0}, {1}, {0}, {2, 3}, {4}}, 1},
		{"what leads nowhere", [][]int{nil, {0}, {1}, {0}}, []int{3},
			[]int{0, 1, 2, 3, 2, 4}, [][]int{nil, {0}, {1}, {2}, {1}, {4}}, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := newMap(test.before, test.last)
			assert.Equal(t, test.column, m.column)
			assert.Equal(t, test.arrows, m.before)
			assert.Len(t, m.slots, m.boxes+test.lines)
			p := m.place(0)
			assert.Len(t, p.middle, len(m.slots))
			for _, w := range p.ways {
				for _, end := range []point{w.from, w.to} {
					assert.True(t, end.x >= edgeRoom && end.x <= p.width-edgeRoom, "%v", end)
				}
			}
			for k, s := range m.slots { // no line runs through a box
				if s.box >= 0 {
					x, y := p.x(m.column[s.box]), p.middle[k]
					for _, w := range p.ways {
						over := max(w.from.x, w.to.x) > x && min(w.from.x, w.to.x) < x+boxWidth &&
							max(w.from.y, w.to.y) > y-boxHeight/2 && min(w.from.y, w.to.y) < y+boxHeight/2
						assert.False(t, over, "%v over box %d", w, s.box)
					}
				}
			}
		})
	}
}
