package journey

import (
	"slices"
	"strings"

	"github.com/kpichain/kpichain/kpi"
)

// Rework is how often cases came back to a step (Dutch: herstelwerk). Stays and Visits
// add up over steps and over windows; Cases and Again count each case once, so they add
// up over windows only.
type Rework struct {
	Step   string      `json:"step"`
	Stays  int         `json:"stays"`
	Visits int         `json:"visits"` // a visit is a run of stays in the step
	Cases  int         `json:"cases"`  // that visited it
	Again  int         `json:"again"`  // that visited it more than once
	Share  kpi.Reading `json:"share"`  // Again per Cases
}

// Rework returns of every step in which the log saw work how often the cases of a window
// came back to it, in the order of their IDs. Where the window saw none all is 0, and the
// share Per(0, 0).
//
// It takes time by the cases of the window and the steps each of them took.
func (l *Log) Rework(in Window) []Rework {
	cases := l.in(in)
	of := make([]Rework, l.steps.Len())
	var d deeds
	for n := range cases {
		cases[n].read(&d)
		for _, u := range d.turns {
			of[u.step].Stays += int(u.stays)
			of[u.step].Visits += int(u.visits)
			of[u.step].Cases += min(int(u.visits), 1)
			of[u.step].Again += b2i(u.visits > 1)
		}
	}
	for _, at := range l.leaves {
		if at.unit >= 0 {
			of[at.step].Step = l.steps.At(at.step)
		}
	}
	of = slices.DeleteFunc(of, func(r Rework) bool { return r.Step == "" })
	slices.SortFunc(of, func(a, b Rework) int { return strings.Compare(a.Step, b.Step) })
	for n := range of {
		of[n].Share = quotient(int64(of[n].Again), int64(of[n].Cases))
	}
	return of
}
