package journey_test

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/journey"
	"github.com/kpichain/kpichain/kpi"
)

// A dumb log works figures out from the events, straight from what they mean.
type dumb struct {
	cases  map[string][]journey.Event // in the order of stays
	events []journey.Event
	work   func(from, to time.Time) int64
}

// dumbLog returns the dumb log of events.
func dumbLog(seed uint64, events []journey.Event) dumb {
	d := dumb{cases: map[string][]journey.Event{}, work: func(from, to time.Time) int64 { return to.Unix() - from.Unix() }}
	if seed%3 == 0 {
		d.work = office
	}
	for _, e := range events {
		e.Unit, e.Person = cmp.Or(e.Unit, "unknown"), cmp.Or(e.Person, "unknown")
		d.events = append(d.events, e)
		d.cases[e.Case] = append(d.cases[e.Case], e)
	}
	for _, stays := range d.cases {
		slices.SortFunc(stays, func(a, b journey.Event) int {
			return cmp.Or(a.Ready.Compare(b.Ready), cmp.Compare(never(a), never(b)), a.End.Compare(b.End),
				cmp.Compare(a.Seq, b.Seq), strings.Compare(a.Step, b.Step), strings.Compare(a.Unit, b.Unit),
				strings.Compare(a.Person, b.Person), a.Start.Compare(b.Start))
		})
	}
	return d
}

// never returns 1 for a stay that is not done.
func never(e journey.Event) int {
	if e.End.IsZero() {
		return 1
	}
	return 0
}

// done returns the stays of a case that are done, and when all were; none for an open one.
func (d dumb) done(id string) (stays []journey.Event, end time.Time) {
	for _, e := range d.cases[id] {
		if e.End.IsZero() {
			return nil, time.Time{}
		}
		if e.End.After(end) {
			end = e.End
		}
	}
	return d.cases[id], end
}

// in returns the cases that ended in a window.
func (d dumb) in(w journey.Window) []string {
	var ids []string
	for id := range d.cases {
		stays, end := d.done(id)
		if stays != nil && (w.From.IsZero() || !end.Before(w.From)) && (w.To.IsZero() || end.Before(w.To)) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// lead returns the lead time of a case.
func (d dumb) lead(id string) int64 {
	stays, end := d.done(id)
	return d.work(stays[0].Ready, end)
}

// way returns the steps a case visited.
func (d dumb) way(id string) []string {
	var steps []string
	for _, e := range d.cases[id] {
		steps = append(steps, e.Step)
	}
	return slices.Compact(steps)
}

// variants returns the ways of a window.
func (d dumb) variants(w journey.Window, most int) journey.Variants {
	type way struct {
		steps       string
		cases, lead int64
	}
	var ways []way
	ids := d.in(w)
	for _, id := range ids {
		steps := strings.Join(d.way(id), "\x00")
		n := slices.IndexFunc(ways, func(w way) bool { return w.steps == steps })
		if n < 0 {
			n = len(ways)
			ways = append(ways, way{steps: steps})
		}
		ways[n].cases++
		ways[n].lead += d.lead(id)
	}
	slices.SortFunc(ways, func(a, b way) int { return cmp.Or(cmp.Compare(b.cases, a.cases), strings.Compare(a.steps, b.steps)) })
	v := journey.Variants{Ways: len(ways), Cases: len(ids), Most: []journey.Variant{}}
	for _, w := range ways[:min(most, len(ways))] {
		v.Covered += int(w.cases)
		v.Most = append(v.Most, journey.Variant{
			Steps: strings.Split(w.steps, "\x00"), Cases: int(w.cases),
			Share: whole(w.cases, int64(len(ids))), Lead: whole(w.lead, w.cases),
		})
	}
	return v
}

func whole(num, den int64) kpi.Reading { return kpi.Per(decimal.New(num, 0), decimal.New(den, 0)) }

// handovers returns the handovers of a window.
func (d dumb) handovers(w journey.Window) []journey.Handover {
	all := []journey.Handover{}
	for _, id := range d.in(w) {
		stays := d.cases[id]
		for n, e := range stays {
			if n == 0 || stays[n-1].Unit == e.Unit {
				continue
			}
			h := journey.Handover{From: stays[n-1].Unit, To: e.Unit}
			at := slices.IndexFunc(all, func(o journey.Handover) bool { return o.From == h.From && o.To == h.To })
			if at < 0 {
				at = len(all)
				all = append(all, h)
			}
			all[at].Times++
			begun := e.Start
			if begun.IsZero() {
				begun = e.Ready
			}
			if begun.After(stays[n-1].End) {
				all[at].Waited += d.work(stays[n-1].End, begun)
			}
		}
	}
	slices.SortFunc(all, func(a, b journey.Handover) int {
		return cmp.Or(cmp.Compare(b.Times, a.Times), strings.Compare(a.From, b.From), strings.Compare(a.To, b.To))
	})
	return all
}

// rework returns the rework of a window.
func (d dumb) rework(w journey.Window) []journey.Rework {
	all := []journey.Rework{}
	for _, step := range d.texts(func(e journey.Event) string { return e.Step }) {
		r := journey.Rework{Step: step}
		for _, id := range d.in(w) {
			visits := 0
			for _, s := range d.way(id) {
				if s == step {
					visits++
				}
			}
			r.Visits += visits
			if visits > 0 {
				r.Cases++
			}
			if visits > 1 {
				r.Again++
			}
			for _, e := range d.cases[id] {
				if e.Step == step {
					r.Stays++
				}
			}
		}
		r.Share = whole(int64(r.Again), int64(r.Cases))
		all = append(all, r)
	}
	return all
}

// texts returns what events have, each once, in order.
func (d dumb) texts(of func(journey.Event) string) []string {
	var all []string
	for _, e := range d.events {
		all = append(all, of(e))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// gaps returns the steps before which nobody had a case, in the order of its stays, and
// for how long.
func (d dumb) gaps(id string) (steps []string, lasted []int64, seconds int64) {
	var last time.Time
	for n, e := range d.cases[id] {
		if n > 0 && e.Ready.After(last) {
			steps, lasted = append(steps, e.Step), append(lasted, d.work(last, e.Ready))
			seconds += d.work(last, e.Ready)
		}
		if e.End.IsZero() {
			break
		}
		if n == 0 || e.End.After(last) {
			last = e.End
		}
	}
	return steps, lasted, seconds
}

// manned reports whether any event names a person.
func (d dumb) manned() bool {
	return slices.ContainsFunc(d.events, func(e journey.Event) bool { return e.Person != journey.Unknown })
}

// reach returns how many cases of a window every pattern matches.
func (d dumb) reach(w journey.Window) []journey.Reach {
	seen := map[chain.Place]map[string]bool{}
	mark := func(at chain.Place, id string, counts bool) {
		if seen[at] == nil {
			seen[at] = map[string]bool{}
		}
		if counts {
			seen[at][id] = true
		}
	}
	in := d.in(w)
	for id, stays := range d.cases {
		counts := slices.Contains(in, id)
		for _, e := range stays {
			if !d.manned() {
				e.Person = ""
			}
			for _, at := range []chain.Place{
				{}, {Unit: e.Unit}, {Unit: e.Unit, Person: e.Person}, {Person: e.Person},
				{Step: e.Step}, {Step: e.Step, Unit: e.Unit}, {Step: e.Step, Unit: e.Unit, Person: e.Person},
			} {
				mark(at, id, counts)
			}
		}
		steps, lasted, _ := d.gaps(id)
		for n, s := range steps {
			if lasted[n] > 0 {
				mark(chain.At("before "+s), id, counts)
			}
		}
	}
	all := []journey.Reach(nil)
	for at, ids := range seen {
		all = append(all, journey.Reach{At: at, Cases: len(ids)})
	}
	slices.SortFunc(all, func(a, b journey.Reach) int {
		return cmp.Or(strings.Compare(a.At.Step, b.At.Step), strings.Compare(a.At.Unit, b.At.Unit), strings.Compare(a.At.Person, b.At.Person))
	})
	return all
}
