package journey

import (
	"encoding/binary"
	"fmt"
	"maps"
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
)

// crossings is how many cases would have to be expected in two steps that have nothing
// to do with each other, for it to mean something that there was none.
const crossings = 5

// choose makes choices of links.
func (d *discovery) choose(order []int32, links []chain.Link) {
	r := d.routes()
	choices := 0
	for k := 0; k < len(order)-1; {
		n := d.branches(r, order[k:len(order)-1])
		if n > 1 {
			choices++
			for i := k; i < k+n; i++ {
				p := d.steps[order[i]]
				links[i].Choice = fmt.Sprint("choice ", choices)
				// Rounded down: the chances must not add up to more than 1.
				links[i].Passes = exact.Frac(p.stays, p.of).Decimal(mostDecimals, exact.Floor)
			}
		}
		k += max(n, 1)
	}
}

// branches returns how many steps at the head of a list are one choice.
func (d *discovery) branches(r []route, order []int32) int {
	var cases int64
	var ways []int32
	for k, n := range order {
		p := d.steps[n]
		if _, waits := d.wait(n); waits || p.most != 1 || p.of != d.ended || d.handover(n) {
			return k
		}
		if k > 0 && (cases*p.cases < crossings*d.ended || meet(ways, r[n].ways) ||
			!maps.Equal(r[order[0]].before, r[n].before)) {
			return k
		}
		cases += p.cases
		ways = slices.Concat(ways, r[n].ways)
		slices.Sort(ways)
	}
	return len(order)
}

// meet reports whether two sorted lists have something in common.
func meet(a, b []int32) bool {
	for _, n := range b {
		if _, ok := slices.BinarySearch(a, n); ok {
			return true
		}
	}
	return false
}

// A route is on which ways a step lies, in order, and which steps come right before it
// there; -1 where it is the first.
type route struct {
	ways   []int32
	before map[int32]bool
}

// routes returns the routes of all steps, of the cases that ended.
func (d *discovery) routes() []route {
	taken := make([]bool, d.ways.Len())
	for _, t := range d.in(Window{}) {
		taken[t.way] = true
	}
	routes := make([]route, len(d.steps))
	for n := range taken {
		if !taken[n] {
			continue
		}
		last := int32(-1)
		for visits := d.ways.At(int32(n)); visits != ""; visits = visits[4:] {
			step := int32(binary.BigEndian.Uint32([]byte(visits[:4])))
			routes[step].add(int32(n), last)
			last = step
		}
	}
	return routes
}

// add adds a way, after all that were added, and what comes before the step on it.
func (r *route) add(way, before int32) {
	if r.before == nil {
		r.before = map[int32]bool{}
	}
	r.before[before] = true
	if len(r.ways) == 0 || r.ways[len(r.ways)-1] != way {
		r.ways = append(r.ways, way)
	}
}
