package picture

import (
	"cmp"
	whole "math/big"
	"slices"
)

// A flowMap says where the boxes of a chain stand: in columns by how many steps come
// before, and in a column in lanes. Box 0 is the question, 1 is the first link, and the
// last is the customer.
type flowMap struct {
	boxes   int
	before  [][]int // of every box, without what follows from others
	column  []int   // of every box
	columns [][]int // slots from top to bottom
	slots   []slot
}

// A slot is a place in a column: of a box, or of a line that passes by there, from a box
// to others further on.
type slot struct {
	box    int // -1 for a line
	from   int // the box that a line comes from
	before []int
}

// newMap lays out links by those before them, and by those that end the chain.
func newMap(before [][]int, last []int) *flowMap {
	m := &flowMap{boxes: len(before) + 2}
	m.before = append(m.before, nil)
	for _, list := range before {
		own := []int{0}
		if len(list) > 0 {
			own = nil
		}
		for _, b := range list {
			own = append(own, b+1)
		}
		m.before = append(m.before, own)
	}
	var end []int
	for _, l := range last {
		end = append(end, l+1)
	}
	m.before = append(m.before, end)
	m.reduce()
	m.measure()
	m.settle()
	m.arrange()
	return m
}

// reduce leaves out what follows from others: from a step to one after the next.
func (m *flowMap) reduce() {
	ahead := make([]*whole.Int, m.boxes) // of every box, all those before it
	for k, list := range m.before {
		all, direct := new(whole.Int), new(whole.Int)
		for _, b := range list {
			all.Or(all, ahead[b])
			direct.SetBit(direct, b, 1)
		}
		m.before[k] = slices.DeleteFunc(list, func(b int) bool { return all.Bit(b) == 1 })
		ahead[k] = all.Or(all, direct)
	}
}

// measure puts every box in the first column that is after all those before it, and the
// customer in the last.
func (m *flowMap) measure() {
	m.column = make([]int, m.boxes)
	most := 0
	for k, list := range m.before {
		for _, b := range list {
			m.column[k] = max(m.column[k], m.column[b]+1)
		}
		most = max(most, m.column[k]+1)
	}
	m.column[m.boxes-1] = max(m.column[m.boxes-1], most-1)
	if slices.Contains(m.column[:m.boxes-1], m.column[m.boxes-1]) {
		m.column[m.boxes-1]++
	}
}

// settle gives every box a slot, and every line one in each column that it passes.
func (m *flowMap) settle() {
	m.columns = make([][]int, m.column[m.boxes-1]+1)
	at := make([]int, m.boxes)
	put := func(column int, s slot) int {
		k := len(m.slots)
		m.slots = append(m.slots, s)
		m.columns[column] = append(m.columns[column], k)
		return k
	}
	for k := range m.boxes {
		at[k] = put(m.column[k], slot{box: k})
	}
	passing := map[[2]int]int{} // by box and column
	for k, list := range m.before {
		for _, b := range list {
			last := at[b]
			for c := m.column[b] + 1; c < m.column[k]; c++ {
				s, ok := passing[[2]int{b, c}]
				if !ok {
					s = put(c, slot{box: -1, from: b, before: []int{last}})
					passing[[2]int{b, c}] = s
				}
				last = s
			}
			m.slots[at[k]].before = append(m.slots[at[k]].before, last)
		}
	}
}

// arrange orders every column by where the slots before stand on average, and then boxes
// in the order of links, with lines below them.
func (m *flowMap) arrange() {
	lane := make([]int, len(m.slots))
	for _, column := range m.columns {
		slices.SortStableFunc(column, func(a, b int) int {
			s, t := m.slots[a], m.slots[b]
			of := func(s slot) (sum, n int) {
				for _, b := range s.before {
					sum += lane[b]
				}
				return sum, max(len(s.before), 1)
			}
			sum, n := of(s)
			other, m := of(t)
			return cmp.Or(cmp.Compare(sum*m, other*n), cmp.Compare(rank(s), rank(t)))
		})
		for k, s := range column {
			lane[s] = 2*k + 1 - len(column) // from the middle
		}
	}
}

// rank orders boxes by number, and lines after them.
func rank(s slot) int {
	if s.box < 0 {
		return 1<<30 + s.from
	}
	return s.box
}
