package chain

import (
	"fmt"
	"strings"
)

// checkUnits reports unknown parents, and units that contain themselves.
func (v *validator) checkUnits() {
	parents := make([]int32, len(v.m.Units))
	for i := range v.m.Units {
		v.checkText(v.m.Units[i].Name, func() string { return fmt.Sprintf("units[%d].name", i) })
		parents[i] = v.parent(i)
	}
	for _, loop := range loops(parents) {
		v.bad.add(fmt.Sprintf("units[%d].parent", loop[0]), codeLoop, ErrOrder,
			"unit %q contains itself: %s", v.m.Units[loop[0]].ID, v.describe(loop))
	}
}

// parent returns the index of a unit's parent, -1 if it has none, and reports one
// that is not in the model.
func (v *validator) parent(i int) int32 {
	id := v.m.Units[i].Parent
	if id == "" {
		return -1
	}
	number := v.units.lookup(id)
	if number < 0 {
		v.bad.add(fmt.Sprintf("units[%d].parent", i), codeUnknown, ErrUnknown, "no unit %q", id)
		return -1
	}
	return v.units.first[number]
}

// maxNamed is how many units of a loop are named.
const maxNamed = 8

// describe writes a loop of units: "a in b in a".
func (v *validator) describe(loop []int32) string {
	var text strings.Builder
	for _, i := range loop[:min(len(loop), maxNamed)] {
		fmt.Fprintf(&text, "%q in ", v.m.Units[i].ID)
	}
	if more := len(loop) - maxNamed; more > 0 {
		fmt.Fprintf(&text, "%d more in ", more)
	}
	fmt.Fprintf(&text, "%q", v.m.Units[loop[0]].ID)
	return text.String()
}

// loops returns the loops in a table of parents, where -1 is none. Each starts at
// its lowest index.
func loops(parents []int32) [][]int32 {
	var found [][]int32
	seenBy := make([]int, len(parents)) // 1 + where the walk started that came by first
	for i := range parents {
		at := int32(i)
		for at >= 0 && seenBy[at] == 0 {
			seenBy[at] = i + 1
			at = parents[at]
		}
		if at >= 0 && seenBy[at] == i+1 {
			found = append(found, loopAt(parents, at))
		}
	}
	return found
}

// loopAt returns the loop that goes through an index, from its lowest index on.
func loopAt(parents []int32, at int32) []int32 {
	lowest := at
	for next := parents[at]; next != at; next = parents[next] {
		lowest = min(lowest, next)
	}
	loop := []int32{lowest}
	for next := parents[lowest]; next != lowest; next = parents[next] {
		loop = append(loop, next)
	}
	return loop
}
