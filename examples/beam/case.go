package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/journey"
	"github.com/kpichain/kpichain/kpi"
)

// An Event is a stay of a question of one chain. Unit and Person may be empty: see whose.
type Event struct {
	Chain string
	journey.Event
}

// A Case is one question of a chain: what events are gathered by.
type Case struct{ Chain, ID string }

// A Cell is what readings are combined by: one KPI at one place in one month.
type Cell struct {
	Chain string
	Month string // "2026-01"; empty for cases in hand
	KPI   string
	At    chain.Place
}

var (
	measured = beam.NewCounter(namespace, "cases measured")
	inHand   = beam.NewCounter(namespace, "cases in hand")
)

func init() {
	beam.RegisterFunction(parse)
	beam.RegisterFunction(byCase)
	beam.RegisterType(reflect.TypeFor[measureFn]())
}

// parse reads one line.
func parse(line string) (e Event, err error) {
	return e, json.Unmarshal([]byte(line), &e)
}

func byCase(e Event) (Case, Event) { return Case{e.Chain, e.Case}, e }

// measure gathers the events of every case, and measures it.
func measure(s beam.Scope, events beam.PCollection) beam.PCollection {
	s = s.Scope("measure")
	return beam.ParDo(s, &measureFn{}, beam.GroupByKey(s, beam.ParDo(s, byCase, events)))
}

type measureFn struct{}

// ProcessElement emits what one case adds to each cell of the month in which it ended. One
// that is in hand is in no month: it adds nothing but the places that it came to. It fails
// for events that are bad, with all of them; a host that goes on without them emits them
// somewhere else.
func (*measureFn) ProcessElement(ctx context.Context, id Case, next func(*Event) bool, emit func(Cell, kpi.Partial)) error {
	var log journey.Log
	if err := log.AddCases(func(yield func(journey.Event) bool) {
		for e := (Event{}); next(&e) && yield(e.Event); {
		}
	}); err != nil {
		return fmt.Errorf("case %q of chain %q: %w", id.ID, id.Chain, err)
	}
	var month journey.Period
	if months := log.ByMonth(nil); len(months) > 0 { // one, then
		measured.Inc(ctx, 1)
		month = months[0]
	} else {
		inHand.Inc(ctx, 1)
	}
	ms, err := readings(&log, id.Chain, month.In)
	if err != nil {
		return err
	}
	for _, m := range ms {
		p, err := partial(m)
		if err != nil {
			return err
		}
		emit(Cell{id.Chain, month.Label, m.KPI, whose(m.At)}, p)
	}
	return nil
}

// whose returns the person's place that a case's reading belongs to. Where a log names nobody
// its places are those of units, or of steps alone, and a log of one case often does where
// that of all cases has Unknown beside others. So this pipeline is for logs that name
// somebody in every step; where a model has no Unknown, its plan says so.
func whose(at chain.Place) chain.Place {
	if at.Chain != "" || strings.HasPrefix(at.Step, journey.Between) {
		return at
	}
	return chain.At(at.Step).By(cmp.Or(at.Unit, journey.Unknown)).Who(cmp.Or(at.Person, journey.Unknown))
}

// readings measures what adds up over cases: it is asked of a case and, where one machine
// does it all, of the log of them all. Each is the sum or the quotient of two sums over
// stays or cases, and a partial keeps both terms:
//
//	lead    seconds per stay, at every person and handover
//	right   first visits that nobody came back after, per first visit, there too
//	passes  stays per case: of a case that never came to a step its log tells nothing,
//	        so that only the stays add up; see function passes for the cases
//	kept    cases within the promise, per case
//	done    cases
//
// Not here are those that do not add up: the median and other quantiles, variants and
// reach; and Wait and Touch, for which a whole log also knows where no start was recorded.
func readings(log *journey.Log, chainID string, in journey.Window) ([]chain.Measurement, error) {
	var all []chain.Measurement
	var errs []error
	add := func(ms []chain.Measurement, err error) {
		all, errs = append(all, ms...), append(errs, err)
	}
	add(log.Lead(lead, time.Hour, in))
	add(log.FirstTimeRight(right, in))
	add(log.Passes(chainID, in))
	add(log.Within(chainID, kept, promise, in))
	add(log.Throughput(chainID, done, in))
	return all, errors.Join(errs...)
}
