package journey

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/intern"
)

// Chain discovers a chain: a starting point for people to correct, not a model to steer
// by. It has no goals, and no names, which are people's to give. [chain.NewPlan] takes
// it, and the plan takes what the log measures of it in any window. It proposes:
//
//   - All steps of the log, in their typical order: by how far along its case a stay in
//     the step is, the only one half way and the first of two a quarter, on average over
//     all its stays; ties by ID. The time before a step, if any case had some, is a handover
//     directly before it.
//   - How often a question passes each: stays per case, rounded to 9 decimals and more
//     than 0.
//   - Who does each: everyone the log has there, as members of the units that they did it
//     for, [Unknown] among them, and then MinGroup 6; units without members where the log
//     names no person. Units, members and assignments are in order of ID.
//   - Handovers (Dutch: overdrachten): beside the time between steps, steps that nobody
//     ever did, unless the log names nobody at all: then nobody does any step.
//   - Choices, where the log shows no less: steps that stand next to each other, the last
//     of the chain never, which somebody does and cases that ended came to; no case was in
//     two of them, or had two stays in one, though for each step 5 cases at least would have
//     been in those before it too, had they nothing to do with each other; the steps that
//     came right before each are the same; and no case waited before any. One case that is
//     not so, and it is none.
//   - The KPIs "lead", for [Log.Lead] in hours, and "first_time_right", for
//     [Log.FirstTimeRight]: what they measure, the chain's own plan reads, the latter at
//     steps and below.
//
// It counts cases that ended. Only a step that none of them came to is taken from open
// ones: stays per case of the log, as far along as they are now. It proposes no parallel
// steps: stays that overlap do not say that one need not wait for the other.
//
// The error is a *[chain.InvalidError]: of an id that is none, or of a log in which no
// case has ended. It takes the time to go once through the log.
func (l *Log) Chain(id string) (chain.Model, error) {
	ended := l.in(Window{})
	if err := l.undiscovered(id, ended); err != nil {
		return chain.Model{}, err
	}
	d := discovery{Log: l, ended: int64(len(ended)), steps: l.passings(ended), named: slices.Contains(l.done, true)}
	order := d.order()
	m := chain.Model{Format: chain.Format, KPIs: indicators()}
	m.Chains = []chain.Chain{{ID: id, Links: d.links(order)}}
	d.organise(&m, order)
	return m, nil
}

// undiscovered returns why no chain can be discovered, nil if one can.
func (l *Log) undiscovered(id string, ended []trace) error {
	var p chain.Problem
	switch {
	case !intern.IsID(id):
		p = chain.Problem{Path: "id", Code: codeID, Err: chain.ErrSyntax,
			Reason: "not an ID: 1 to 128 bytes of UTF-8, no control characters"}
	case len(ended) == 0:
		p = chain.Problem{Code: codeNoCase, Err: chain.ErrNoData,
			Reason: fmt.Sprintf("none of the log's %d cases has ended", len(l.all()))}
	default:
		return nil
	}
	return &chain.InvalidError{Problems: []chain.Problem{p}}
}

// A discovery is what a chain is discovered from.
type discovery struct {
	*Log
	ended int64     // cases
	steps []passing // by number
	named bool      // whether the log names anybody
}

// A passing is how cases passed a step.
type passing struct {
	of           int64 // cases that were looked at
	cases, stays int64 // of these, that were in the step; and their stays there
	most         int32 // stays that one case had
	// along sums how far these stays are along their case, in half stays to their middle,
	// by how many stays that has: quotients of one denominator are added first.
	along map[int64]int64
}

// far returns how far along their cases the stays are, on average, of some.
func (p passing) far() exact.Num {
	var sum exact.Num
	for _, length := range slices.Sorted(maps.Keys(p.along)) {
		sum = sum.Add(exact.Frac(p.along[length], 2*length))
	}
	return sum.Quo(exact.Int(p.stays))
}

// passings returns how the cases that ended passed each step; how the open ones did
// where they alone came.
func (l *Log) passings(ended []trace) []passing {
	steps, others := make([]passing, l.steps.Len()), make([]passing, l.steps.Len())
	var d deeds
	for k, t := range l.all() {
		t.read(&d)
		if k < len(ended) {
			l.pass(d, steps)
		} else {
			l.pass(d, others)
		}
	}
	for n := range steps {
		steps[n].of = int64(len(ended))
		if steps[n].cases == 0 {
			steps[n] = others[n]
			steps[n].of = int64(len(l.all()))
		}
	}
	return steps
}

// pass adds what was done of a case to the steps that it passed.
func (l *Log) pass(d deeds, steps []passing) {
	for _, w := range d.waits {
		n := slices.IndexFunc(d.turns, func(u turn) bool { return u.step == l.leaves[w.leaf].step })
		d.turns[n].stays++ // not done yet
	}
	var length int64
	for _, u := range d.turns {
		if u.along > 0 {
			length += int64(u.stays)
		}
	}
	for _, u := range d.turns {
		p := &steps[u.step]
		p.cases++
		p.stays += int64(u.stays)
		if u.along > 0 {
			if p.along == nil {
				p.along = map[int64]int64{}
			}
			p.along[length] += 2*u.along - int64(u.stays)
		}
		p.most = max(p.most, u.stays)
	}
}

// order returns the steps in their typical order.
func (d *discovery) order() []int32 {
	var steps, all []int32
	far := make([]exact.Num, len(d.steps))
	for n, p := range d.steps {
		if len(p.along) > 0 {
			steps, far[n] = append(steps, int32(n)), p.far()
		}
	}
	slices.SortFunc(steps, func(a, b int32) int {
		return cmp.Or(far[a].Cmp(far[b]), cmp.Compare(d.Log.steps.At(a), d.Log.steps.At(b)))
	})
	for _, n := range steps {
		if wait, ok := d.wait(n); ok {
			all = append(all, wait)
		}
		all = append(all, n)
	}
	return all
}

// wait returns the handover that is the time before a step, if there is any: events that
// came later may have filled it.
func (d *discovery) wait(step int32) (int32, bool) {
	n, ok := d.Log.steps.Get(Between + d.Log.steps.At(step))
	return n, ok && d.steps[n].cases > 0
}

// handover reports whether a step is the time before another, or was done by nobody.
func (d *discovery) handover(step int32) bool {
	return len(d.steps[step].along) == 0 || d.named && !d.somebody(step)
}

// links returns the steps as links, with how often they are passed.
func (d *discovery) links(order []int32) []chain.Link {
	links := make([]chain.Link, len(order))
	for k, n := range order {
		p := d.steps[n]
		passes := exact.Frac(p.stays, p.of).Round(mostDecimals, exact.HalfAway)
		links[k] = chain.Link{
			Step:   d.Log.steps.At(n),
			Passes: exact.Max(passes, exact.Scaled(1, mostDecimals)).Decimal(mostDecimals, exact.HalfAway),
		}
	}
	d.choose(order, links)
	return links
}

// mostDecimals is how many decimals passes have at most.
const mostDecimals = 9
