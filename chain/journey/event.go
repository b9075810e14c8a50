package journey

import (
	"fmt"
	"strings"
	"time"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/intern"
	"github.com/kpichain/kpichain/kpi"
)

// Unknown is the unit or person of an event that names none. A step of which no event
// names any is done by nobody: its place is the step alone. In a log that names no person
// at all the places are those of units: a log of departments measures departments. Beside
// people who are named, Unknown counts as one more, whoever it was: where groups are
// small, let Model.MinGroup be one more than it would be, as the model does that
// [Log.Chain] proposes.
const Unknown = "unknown"

// An Event is one stay of one question in one step: from when it was ready there to when
// it was done. The zero value is no event.
//
// IDs are those of a model: at most 128 bytes of UTF-8 without control characters. A
// step's has at most 121, is not [chain.Start] and does not begin with [Between]: so that
// the time before it has an ID of its own.
//
// Times count in whole seconds; what is beyond these only tells which of a case's stays
// came first. Their zones say nothing but what instant they are: it is in the years 1 to
// 9998 in UTC, for 9999 stands in many a system for what is not done yet.
type Event struct {
	Case   string    // the question
	Step   string    // chain.Step.ID
	Unit   string    // empty becomes [Unknown]
	Person string    // empty becomes Unknown
	Ready  time.Time // when it could be worked on
	Start  time.Time // when it was; zero: not recorded
	End    time.Time // when it was done; zero: it is not yet, and no later event says it was
	// Seq tells which of a case's stays came first, the lower, where Ready and End are the
	// same for both, as for stays of no length. Where it is not recorded leave it 0 for all.
	Seq int
}

// A flaw is what is wrong with an event.
type flaw struct {
	path, code, reason string
	class              error
}

// flaw returns what is wrong with an event, nil if nothing is.
func (e *Event) flaw() *flaw {
	for _, id := range [...]struct {
		path, text string
		needed     bool
	}{{"case", e.Case, true}, {"step", e.Step, true}, {"unit", e.Unit, false}, {"person", e.Person, false}} {
		if f := flawOfID(id.path, id.text, id.needed); f != nil {
			return f
		}
	}
	for _, at := range [...]struct {
		path string
		time time.Time
	}{{"ready", e.Ready}, {"start", e.Start}, {"end", e.End}} {
		if year := at.time.UTC().Year(); year < 1 || year > lastYear {
			return &flaw{at.path, codeYear, fmt.Sprintf("a time outside the years 1 to %d: what is not done has no end", lastYear), kpi.ErrRange}
		}
	}
	switch {
	case len(e.Step) > intern.MaxID-len(Between):
		return &flaw{"step", codeID, "not the ID of a step: at most 121 bytes", chain.ErrSyntax}
	case e.Step == chain.Start || strings.HasPrefix(e.Step, Between):
		return &flaw{"step", codeReserved, fmt.Sprintf("%q is a reserved ID: a chain has it of its own", e.Step), chain.ErrDuplicate}
	case e.Ready.IsZero():
		return &flaw{"ready", codeNothing, "no time", kpi.ErrRange}
	case !e.End.IsZero() && e.End.Unix() < e.Ready.Unix():
		return &flaw{"end", codeOrder, "it was done before it was ready", chain.ErrOrder}
	case !e.Start.IsZero() && (e.Start.Unix() < e.Ready.Unix() || !e.End.IsZero() && e.End.Unix() < e.Start.Unix()):
		return &flaw{"start", codeOrder, "it was started before it was ready, or after it was done", chain.ErrOrder}
	}
	return nil
}

// flawOfID returns what is wrong with a text that is to be an ID, nil if nothing is.
func flawOfID(path, text string, needed bool) *flaw {
	switch {
	case needed && text == "":
		return &flaw{path, codeNothing, "no " + path, chain.ErrUnknown}
	case text != "" && !intern.IsID(text):
		return &flaw{path, codeID, "not an ID: at most 128 bytes of UTF-8, no control characters", chain.ErrSyntax}
	}
	return nil
}

// lastYear is the last in which anything can be.
const lastYear = 9998
