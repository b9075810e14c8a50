package journey

import (
	"cmp"
	"slices"
)

// A Handover is work that one unit passed to another.
type Handover struct {
	From   string `json:"from"` // [Unknown] where no unit is named
	To     string `json:"to"`
	Times  int    `json:"times"`
	Waited int64  `json:"waited"` // seconds of working time, all times together
}

// Handovers returns how often the cases of a window went from one unit to another, in one
// step or to the next, by pair, the largest first and then in the order of the IDs: it
// shows working together sideways (Dutch: dwarssamenwerking). Empty without any.
//
// A case waited from when it was done at the one until it was started at the other, or
// was ready there if the start is not recorded; not at all if that was sooner. Where stays
// do not overlap this time is in that of [Log.Wait] and of handover steps (see [Between])
// already, and is not to be added to them; where they do, somebody else may have been at
// work meanwhile.
//
// It takes time by the cases of the window and the pairs they have.
func (l *Log) Handovers(in Window) []Handover {
	type pair struct{ from, to int32 }
	at := map[pair]int{}
	all := []Handover{}
	cases := l.in(in)
	var d deeds
	for c := range cases {
		cases[c].read(&d)
		for _, p := range d.passes {
			n, ok := at[pair{p.from, p.to}]
			if !ok {
				n = len(all)
				at[pair{p.from, p.to}] = n
				all = append(all, Handover{From: l.units.At(p.from), To: l.units.At(p.to)})
			}
			all[n].Times += int(p.times)
			all[n].Waited += p.waited
		}
	}
	slices.SortFunc(all, func(a, b Handover) int {
		return cmp.Or(cmp.Compare(b.Times, a.Times), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return all
}
