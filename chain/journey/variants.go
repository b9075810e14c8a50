package journey

import (
	"cmp"
	"encoding/binary"
	"slices"

	"github.com/kpichain/kpichain/kpi"
)

// Variants are the ways that cases took through the steps, those taken most.
type Variants struct {
	Ways    int       `json:"ways"`    // how many there are in all
	Cases   int       `json:"cases"`   // how many cases took one of them
	Covered int       `json:"covered"` // how many took one of Most
	Most    []Variant `json:"most"`
}

// A Variant is one way through the steps. All cases that took it visited the same steps
// in the same order; how many stays a visit had makes no difference.
type Variant struct {
	Steps []string    `json:"steps"` // a step that was visited again stands there again
	Cases int         `json:"cases"`
	Share kpi.Reading `json:"share"` // these cases per case of the window
	Lead  kpi.Reading `json:"lead"`  // their lead times together, in seconds, per case
}

// Variants returns the ways that the cases of a window took, the most of them or fewer,
// those taken most often first, and of those taken equally often the one first whose
// steps are, by their IDs. Time before a step in which nobody had the case is no step of
// a way. For most of 0 or less it only counts them.
//
// Over all ways the leads add up to that of the window. It takes time by the cases of the
// window and the ways of the log, w log w.
func (l *Log) Variants(in Window, most int) Variants {
	cases := l.in(in)
	v := Variants{Cases: len(cases), Most: []Variant{}}
	of := make([]taken, l.ways.Len())
	for n := range cases {
		w := &of[cases[n].way]
		w.cases++
		w.lead += cases[n].lead
	}
	var ways []taken
	for id, w := range of {
		if w.cases > 0 {
			w.steps = l.stepsOf(l.ways.At(int32(id)))
			ways = append(ways, w)
		}
	}
	slices.SortFunc(ways, func(a, b taken) int {
		return cmp.Or(cmp.Compare(b.cases, a.cases), slices.Compare(a.steps, b.steps))
	})
	v.Ways = len(ways)
	for _, w := range ways[:min(max(most, 0), len(ways))] {
		v.Covered += int(w.cases)
		v.Most = append(v.Most, Variant{
			Steps: w.steps, Cases: int(w.cases), Share: quotient(w.cases, int64(len(cases))), Lead: quotient(w.lead, w.cases),
		})
	}
	return v
}

// taken is how often a way was taken, and how long that lasted.
type taken struct {
	steps       []string
	cases, lead int64
}

// stepsOf returns the IDs of the steps of a way, as it is kept: 4 bytes each.
func (n *names) stepsOf(way string) []string {
	steps := make([]string, 0, len(way)/4)
	for b := []byte(way); len(b) >= 4; b = b[4:] {
		steps = append(steps, n.steps.At(int32(binary.BigEndian.Uint32(b))))
	}
	return steps
}
