package journey

import (
	"fmt"
	"iter"

	"github.com/kpichain/kpichain/chain"
)

// Quality counts what is dirty in a log, so that nothing is lost without a word. None of
// it stops a figure: what each count does to the figures stands beside it.
//
// All counts but Expected and Untraced are those of logs of disjoint cases together.
type Quality struct {
	Events  int `json:"events"`  // that were kept
	Refused int `json:"refused"` // that were bad; the errors of Add and AddCases list them
	// Again is how many of Refused were of a case that was complete already.
	Again     int `json:"again"`
	NoUnit    int `json:"no_unit"`   // kept events that name none: counted at [Unknown]
	NoPerson  int `json:"no_person"` // likewise
	Unstarted int `json:"unstarted"` // kept events without Start: not in [Log.Wait] and [Log.Touch]

	Cases int `json:"cases"` // with an event that was kept
	Open  int `json:"open"`  // of these, not done: in no window, but in hand
	// Undone is how many stays of the open cases have no End.
	Undone   int `json:"undone"`
	Expected int `json:"expected"` // cases told of by [Log.Expect]
	Untraced int `json:"untraced"` // of these, those without an event that was kept

	Zero int `json:"zero"` // stays of no length: they count as stays, and add no time
	// Tied is how often two stays in different steps are in an order that only the names
	// of the steps tell; [Event.Seq] can.
	Tied int `json:"tied"`
	// Same is how many stays are another one of their case once more, in all that
	// counts: they count like all others, and are best left out.
	Same int `json:"same"`
	// Gaps is how often nobody had a case between two stays, Gapped how long that was in
	// seconds of working time: what is not 0 of it is kept in a handover step, see [Between].
	Gaps   int   `json:"gaps"`
	Gapped int64 `json:"gapped"`
	// Overlaps is how many stays began before an earlier one of their case was done,
	// Overlapped how long they went on together, in seconds of working time: by so much
	// the stays are more than the lead time of their cases.
	Overlaps   int   `json:"overlaps"`
	Overlapped int64 `json:"overlapped"`
}

// Quality returns what is dirty in a log, over all its cases, open ones too (Dutch:
// gegevenskwaliteit). It takes time by the cases.
func (l *Log) Quality() Quality {
	traces := l.all()
	q := Quality{
		Events: l.events, Refused: l.refused, Again: l.repeated,
		NoUnit: l.unnamedUnits, NoPerson: l.unnamedPersons, Unstarted: l.unstarted,
		Cases: len(traces), Expected: l.expected.Len(),
	}
	var d deeds
	for n := range traces {
		t := &traces[n]
		q.Open += b2i(t.open)
		t.read(&d)
		q.Undone += len(d.waits)
		q.Zero += int(d.dirt.zero)
		q.Tied += int(d.dirt.tied)
		q.Same += int(d.dirt.same)
		q.Gaps += int(d.dirt.gaps)
		q.Gapped += d.dirt.gapped
		q.Overlaps += int(d.dirt.overlaps)
		q.Overlapped += d.dirt.overlapped
	}
	for id := range l.expected.Len() {
		if _, traced := l.cases.Get(l.expected.At(int32(id))); !traced {
			q.Untraced++
		}
	}
	return q
}

// Expect tells of cases that there should be events of, as the host knows them from
// elsewhere: those that left no trace are counted as Untraced in [Log.Quality], and are in
// no other figure, for nothing is known of when they were. It can be called before or after
// events are added, and again; a case told of twice is one. The error is a
// *[chain.InvalidError] that lists what is no ID, by its number in cases; the others are
// kept. Memory grows with the cases.
func (l *Log) Expect(cases iter.Seq[string]) error {
	bad := &chain.InvalidError{}
	if cases == nil {
		return nil
	}
	n := -1
	for id := range cases {
		n++
		if f := flawOfID("case", id, true); f != nil {
			bad.Problems = append(bad.Problems, chain.Problem{
				Path: fmt.Sprintf("[%d]", n), Code: f.code, Reason: f.reason, Err: f.class,
			})
			continue
		}
		l.expected.Put(id)
	}
	if len(bad.Problems) > 0 {
		return bad
	}
	return nil
}
