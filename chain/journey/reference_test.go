package journey_test

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/journey"
)

// everything is all that a log measures in a window, as text.
func everything(t *testing.T, l *journey.Log, in journey.Window) []string {
	t.Helper()
	var list []string
	for _, measure := range []func() ([]chain.Measurement, error){
		func() ([]chain.Measurement, error) { return l.Passes("c", in) },
		func() ([]chain.Measurement, error) { return l.Lead("lead", time.Hour, in) },
		func() ([]chain.Measurement, error) { return l.Wait("wait", time.Minute, in) },
		func() ([]chain.Measurement, error) { return l.Touch("touch", time.Second, in) },
		func() ([]chain.Measurement, error) { return l.FlowEfficiency("flow", in) },
		func() ([]chain.Measurement, error) { return l.FirstTimeRight("right", in) },
		func() ([]chain.Measurement, error) { return l.InTime("in time", in) },
		func() ([]chain.Measurement, error) { return l.Elapsed("c", "lead", time.Hour, in) },
		func() ([]chain.Measurement, error) { return l.Within("c", "within", 50*time.Hour, in) },
		func() ([]chain.Measurement, error) { return l.Throughput("c", "done", in) },
		func() ([]chain.Measurement, error) { return l.InHand("c", "hand", in.To) },
	} {
		ms, err := measure()
		require.NoError(t, err)
		require.NotNil(t, ms)
		for _, m := range ms {
			list = append(list, fmt.Sprintf("%s %s %s", m.At, m.KPI, m.Reading))
		}
	}
	return list
}

// A refStay is a stay, or the time before one in which nobody had the case.
type refStay struct {
	journey.Event
	at      chain.Place
	between bool
}

// refCase returns the stays of a case in order, what lies between them too, and whether
// all are done.
func refCase(events []journey.Event) (stays []refStay, done bool) {
	events = slices.SortedFunc(slices.Values(events), func(a, b journey.Event) int {
		return cmp.Or(a.Ready.Compare(b.Ready), -cmp.Compare(refOne(!a.End.IsZero()), refOne(!b.End.IsZero())),
			a.End.Compare(b.End), cmp.Compare(a.Seq, b.Seq), cmp.Compare(a.Step, b.Step),
			cmp.Compare(refName(a.Unit), refName(b.Unit)), cmp.Compare(refName(a.Person), refName(b.Person)))
	})
	done = true
	for n, e := range events {
		// Somebody has the case from the ready of an event to its end.
		free, last := n > 0, time.Time{}
		for _, before := range events[:n] {
			if before.End.IsZero() || !before.End.Before(e.Ready) {
				free = false
			}
			if before.End.After(last) {
				last = before.End
			}
		}
		if free {
			step := journey.Between + e.Step
			stays = append(stays, refStay{journey.Event{Step: step, Ready: last, End: e.Ready}, chain.At(step), true})
		}
		stays = append(stays, refStay{e, chain.At(e.Step).By(refName(e.Unit)).Who(refName(e.Person)), false})
		done = done && !e.End.IsZero()
	}
	return stays, done
}

func refName(id string) string { return cmp.Or(id, journey.Unknown) }

func refOne(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// A refLog is a log worked out the slow way.
type refLog struct {
	genLog
	cases  [][]refStay // those that are done
	begun  []time.Time // of all
	places []chain.Place
}

func newRef(g genLog) refLog {
	r := refLog{genLog: g}
	events, seen := map[string][]journey.Event{}, map[chain.Place]bool{}
	for _, e := range g.Events {
		events[e.Case] = append(events[e.Case], e)
	}
	manned := slices.ContainsFunc(g.Events, func(e journey.Event) bool { return refName(e.Person) != journey.Unknown })
	for _, of := range events { // in any order: sorted below
		stays, done := refCase(of)
		stays = slices.DeleteFunc(stays, func(s refStay) bool { return s.between && r.seconds(s.Ready, s.End) == 0 })
		for n := range stays {
			if s := &stays[n]; !s.between && !manned {
				s.at.Person = ""
			}
			seen[stays[n].at] = true
		}
		if r.begun = append(r.begun, stays[0].Ready); done {
			r.cases = append(r.cases, stays)
		}
	}
	r.places = slices.SortedFunc(maps.Keys(seen), func(a, b chain.Place) int {
		return cmp.Or(cmp.Compare(a.Step, b.Step), cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Person, b.Person))
	})
	return r
}

// seconds is the time between two instants as the log counts.
func (r refLog) seconds(from, to time.Time) int {
	if r.Working != nil {
		return int(r.Working(from, to))
	}
	return int(to.Sub(from) / time.Second)
}

func refEnd(stays []refStay) (end time.Time) {
	for _, s := range stays {
		if s.End.After(end) {
			end = s.End
		}
	}
	return end
}

// in returns the cases that are done in a window.
func (r refLog) in(w journey.Window) (cases [][]refStay) {
	for _, stays := range r.cases {
		end := refEnd(stays)
		if (w.From.IsZero() || !end.Before(w.From)) && (w.To.IsZero() || end.Before(w.To)) {
			cases = append(cases, stays)
		}
	}
	return cases
}

// sum adds up what all stays at a place in a window are.
func (r refLog) sum(w journey.Window, at chain.Place, of func(s refStay) int) (n int) {
	for _, stays := range r.in(w) {
		for _, s := range stays {
			if s.at == at {
				n += of(s)
			}
		}
	}
	return n
}

// first counts the cases of which the last stay of the first visit to the step of a place
// was there, and those of which that was the only visit.
func (r refLog) first(w journey.Window, at chain.Place) (first, right int) {
	for _, stays := range r.in(w) {
		var visits [][]refStay // to any step
		for _, s := range stays {
			switch n := len(visits) - 1; {
			case s.between:
			case n >= 0 && visits[n][0].Step == s.Step:
				visits[n] = append(visits[n], s)
			default:
				visits = append(visits, []refStay{s})
			}
		}
		visits = slices.DeleteFunc(visits, func(v []refStay) bool { return v[0].Step != at.Step })
		if len(visits) > 0 && visits[0][len(visits[0])-1].at == at {
			first++
			right += refOne(len(visits) == 1)
		}
	}
	return first, right
}

// everything is what everything of a log must be.
func (r refLog) everything(w journey.Window) (list []string) {
	per := func(at chain.Place, id string, num, volume, size int) {
		text := fmt.Sprintf("%d/%d", num, volume*size)
		if volume == 0 {
			text = "0/0"
		}
		list = append(list, fmt.Sprintf("%s %s %s", at, id, text))
	}
	cases, whole := r.in(w), chain.Whole("c")
	stays := func(s refStay) int { return 1 }
	recorded := func(s refStay) int { return refOne(!s.Start.IsZero()) }
	var steps []string
	passed := map[string]int{}
	for _, at := range r.places {
		steps = append(steps, at.Step)
		passed[at.Step] += r.sum(w, at, stays)
	}
	for _, step := range slices.Compact(steps) {
		per(chain.Place{Chain: "c", Step: step}, chain.Passes, passed[step], len(cases), 1)
	}
	lead := func(s refStay) int { return r.seconds(s.Ready, s.End) }
	wait := func(s refStay) int { return recorded(s) * r.seconds(s.Ready, s.Start) }
	touch := func(s refStay) int { return recorded(s) * r.seconds(s.Start, s.End) }
	soon := func(s refStay) int { return refOne(lead(s) <= int(r.Term/time.Second)) }
	for _, of := range []struct {
		id        string
		num, den  func(refStay) int
		secondsIn int
	}{
		{"lead", lead, stays, 3600},
		{"wait", wait, recorded, 60},
		{"touch", touch, recorded, 1},
		{"flow", touch, func(s refStay) int { return recorded(s) * lead(s) }, 1},
		{"right", nil, nil, 1},
		{"in time", soon, stays, 1},
	} {
		for _, at := range r.places {
			if of.num == nil {
				first, right := r.first(w, at)
				per(at, of.id, right, first, 1)
				continue
			}
			starts := of.id == "wait" || of.id == "touch" || of.id == "flow"
			if starts && at.Unit != "" && r.sum(w, at, stays) > 0 && r.sum(w, at, recorded) == 0 {
				continue // nothing tells
			}
			per(at, of.id, r.sum(w, at, of.num), r.sum(w, at, of.den), of.secondsIn)
		}
	}
	elapsed, within := 0, 0
	for _, stays := range cases {
		n := r.seconds(stays[0].Ready, refEnd(stays))
		elapsed += n
		within += refOne(n <= 50*3600)
	}
	per(whole, "lead", elapsed, len(cases), 3600)
	per(whole, "within", within, len(cases), 1)
	return append(list, fmt.Sprintf("c done %d", len(cases)), fmt.Sprintf("c hand %d", r.inHand(w.To)))
}

// inHand counts the cases that were begun before an instant and are not done before it.
func (r refLog) inHand(at time.Time) (n int) {
	for _, begun := range r.begun {
		n += refOne(at.IsZero() || begun.Before(at))
	}
	return n - len(r.in(journey.Window{To: at}))
}

// Every measure is what its definition says, worked out for every place on its own.
func TestAgainstReference(t *testing.T) {
	for seed := range uint64(200) {
		g := genEvents(seed, genAny)
		l, ref := g.added(g.Events...), newRef(g)
		for _, in := range genWindows() {
			require.Equal(t, ref.everything(in), everything(t, l, in), "seed %d, %v", seed, in)
		}
	}
}

// Generated logs have what the laws are about.
func TestGenerated(t *testing.T) {
	counts := map[string]int{}
	for seed := range uint64(200) {
		g := genEvents(seed, genAny)
		r := newRef(g)
		counts["open"] += len(r.begun) - len(r.cases)
		counts["empty"] += refOne(len(g.Events) == 0)
		for _, stays := range r.cases {
			for n, s := range stays {
				counts["between"] += refOne(s.between)
				counts["zero"] += refOne(s.Ready.Equal(s.End))
				counts["overlap"] += refOne(n > 0 && s.Ready.Before(stays[n-1].End))
				counts["unnamed"] += refOne(s.at.Unit == journey.Unknown || s.at.Person == journey.Unknown)
			}
		}
		for _, at := range r.places {
			first, right := r.first(journey.Window{}, at)
			counts["rework"] += first - right
		}
	}
	for _, what := range []string{"open", "empty", "between", "zero", "overlap", "unnamed", "rework"} {
		assert.Greater(t, counts[what], 9, what)
	}
}
