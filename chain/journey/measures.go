package journey

import (
	"fmt"
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/intern"
	"github.com/kpichain/kpichain/kpi"
)

// Lead measures lead time (doorlooptijd): at every lowest place of the log, the time of
// its stays per stay, from when it was ready until it was done. unit is what one of the
// KPI's unit lasts, in whole seconds: time.Hour for hours. The readings are exact:
// kpi.Per(seconds, stays x seconds in a unit), and kpi.Per(0, 0) where the window has no
// stay.
//
// Of an indicator with Along kpi.Sum and Across kpi.Ratio, evaluated together with
// [Log.Passes], a chain of all steps reads the mean lead time of a question, exactly: all
// seconds of the window per case that ended in it. The same indicator with Over kpi.Ratio
// combines months to what the whole of them measures. Where stays of a case do not
// overlap its seconds are those from its first ready to its last end: see [Log.Elapsed].
//
// The lowest places are those of persons, {Step, Unit, Person}, and the handovers before
// steps, {Step}: see [Between]; and so, {Step}, are steps that nobody ever did, and
// {Step, Unit} all others in a log that names no person: see [Unknown]. They are all those of the log, whatever the window, in the
// order of their IDs by bytes: step, unit, person; so a plan of the whole log has a
// reading everywhere. Time counts in the window of the case, all of it, in the window in
// which the case ended.
//
// The error is chain.ErrSyntax for a kpiID that is no ID, and kpi.ErrRange for a unit
// that is not whole seconds above 0. It costs one pass over the cases of the window, and
// over the places of the log.
func (l *Log) Lead(kpiID string, unit time.Duration, in Window) ([]chain.Measurement, error) {
	return l.times("lead", kpiID, unit, in, func(t tally) (seconds, stays int64) { return t.seconds, t.stays })
}

// Wait measures waiting (wachttijd) as [Log.Lead] does: from when a stay was ready until
// it was started, per stay of which the start is recorded: those stand for the others. A
// place that has stays in the window and no start of any is not measured, for nothing
// tells; one without stays reads kpi.Per(0, 0), and so do handovers, and steps that nobody
// does unless a start is recorded. With [Log.Touch] it adds up to the lead time where every
// start is recorded, but for these.
//
// A month in which a place is not measured leaves a hole in the year that
// chain.Plan.Combine makes: measure the year in a window of its own then.
func (l *Log) Wait(kpiID string, unit time.Duration, in Window) ([]chain.Measurement, error) {
	list, err := l.times("wait", kpiID, unit, in, func(t tally) (seconds, stays int64) { return t.wait, t.started })
	return l.started(list, in), err
}

// Touch measures work (bewerkingstijd) as [Log.Lead] does: from when a stay was started
// until it was done, per stay of which the start is recorded, as in [Log.Wait].
func (l *Log) Touch(kpiID string, unit time.Duration, in Window) ([]chain.Measurement, error) {
	list, err := l.times("touch", kpiID, unit, in, func(t tally) (seconds, stays int64) { return t.touch, t.started })
	return l.started(list, in), err
}

// FlowEfficiency measures which part of the lead time was work: at every lowest place as
// in [Log.Lead], the seconds of touch per second of lead, of the stays of which the start
// is recorded, and not at all where no start is, as in [Log.Wait]; kpi.Per(0, 0) where
// there was no such second. Of an indicator with Along,
// Across and Over kpi.Ratio a step, a chain and a year read the same of all their stays
// together. The time of handovers is not in it: no start of them is recorded.
//
// The error is chain.ErrSyntax for a kpiID that is no ID.
func (l *Log) FlowEfficiency(kpiID string, in Window) ([]chain.Measurement, error) {
	list, err := l.shares("flow efficiency", kpiID, in, func(t tally) (part, of int64) { return t.touch, t.wait + t.touch })
	return l.started(list, in), err
}

// FirstTimeRight measures, at every lowest place as in [Log.Lead], first visits that no
// other visit of the same case to the same step came after, per first visit. A visit is a
// run of stays in one step, so passing work on within a step is no rework; one that
// several people did counts at the last of them. Handovers, and steps that nobody does in
// a log that names somebody elsewhere, have none: kpi.Per(0, 0).
//
// Of an indicator with Across kpi.Ratio a step reads the cases that did not come back to it
// per case that was there. Its yield is that of a case, and not of a pass: kpi.Product
// along a chain whose steps are passed as often as [Log.Passes] has it counts what came
// back twice. So it takes a chain of its own, which links the same steps with the Passes
// of one, or where steps are optional the share of cases that come there, and of which no
// passes are measured; or none, as the chain that [Log.Chain] proposes.
//
// The error is chain.ErrSyntax for a kpiID that is no ID.
func (l *Log) FirstTimeRight(kpiID string, in Window) ([]chain.Measurement, error) {
	list, err := l.shares("first time right", kpiID, in, func(t tally) (part, of int64) { return t.right, t.first })
	if named := slices.Contains(l.done, true); err == nil && named {
		for n, id := range l.lowest() {
			if !l.somebody(l.leaves[id].step) {
				list[n].Reading = per(0, 0, 1)
			}
		}
	}
	return list, err
}

// InTime measures, at every lowest place as in [Log.Lead], stays that lasted no longer
// than [Log].Term, per stay; those of handovers too. Of an indicator with Along, Across
// and Over kpi.Ratio a step, a chain and a year read the same of all their stays
// together.
//
// The error is chain.ErrSyntax for a kpiID that is no ID, and kpi.ErrRange if Term is not
// above 0.
func (l *Log) InTime(kpiID string, in Window) ([]chain.Measurement, error) {
	if l.Term <= 0 {
		return nil, fmt.Errorf("in time: %w: the log has no Term", kpi.ErrRange)
	}
	return l.shares("in time", kpiID, in, func(t tally) (part, of int64) { return t.inTime, t.stays })
}

// times measures seconds per stay at the lowest places, in units.
func (l *Log) times(what, kpiID string, unit time.Duration, in Window,
	of func(tally) (seconds, stays int64),
) ([]chain.Measurement, error) {
	long, err := seconds(what, unit)
	if err != nil {
		return nil, err
	}
	return l.measure(what, kpiID, in, func(t tally) kpi.Reading {
		sum, stays := of(t)
		return per(sum, stays, long)
	})
}

// shares measures parts of wholes at the lowest places.
func (l *Log) shares(what, kpiID string, in Window,
	of func(tally) (part, whole int64),
) ([]chain.Measurement, error) {
	return l.measure(what, kpiID, in, func(t tally) kpi.Reading {
		part, whole := of(t)
		return per(part, whole, 1)
	})
}

// measure reads a KPI at all lowest places.
func (l *Log) measure(what, kpiID string, in Window, read func(tally) kpi.Reading) ([]chain.Measurement, error) {
	if err := checkID(what, "KPI", kpiID); err != nil {
		return nil, err
	}
	lowest := l.lowest()
	sums := l.tally(in)
	list := make([]chain.Measurement, 0, len(lowest))
	for _, id := range lowest {
		list = append(list, chain.Measurement{At: l.place(id), KPI: kpiID, Reading: read(sums.at[id])})
	}
	return list, nil
}

// started leaves out the places that have stays in a window, and no start of any.
func (l *Log) started(list []chain.Measurement, in Window) []chain.Measurement {
	if list == nil {
		return nil
	}
	lowest, sums := l.lowest(), l.tally(in)
	kept := list[:0]
	for n, id := range lowest {
		if t := sums.at[id]; t.stays == 0 || t.started > 0 || !l.somebody(l.leaves[id].step) {
			kept = append(kept, list[n])
		}
	}
	return kept
}

// per returns the reading of an amount over a volume of things, each of a size of its own.
func per(amount, volume, size int64) kpi.Reading {
	if volume == 0 {
		return kpi.Per(decimal.Decimal{}, decimal.Decimal{})
	}
	den := decimal.NewFromInt(volume)
	if size > 1 {
		den = den.Mul(decimal.NewFromInt(size))
	}
	return kpi.Per(decimal.NewFromInt(amount), den)
}

// seconds returns how many seconds a unit of time lasts.
func seconds(what string, unit time.Duration) (int64, error) {
	if unit <= 0 || unit%time.Second != 0 {
		return 0, fmt.Errorf("%s: %w: a unit of %s is not whole seconds above 0", what, kpi.ErrRange, unit)
	}
	return int64(unit / time.Second), nil
}

// checkID reports a text that is no ID.
func checkID(what, of, id string) error {
	switch {
	case !intern.IsID(id):
		return fmt.Errorf("%s: %w: %.*q is no ID of a %s: 1 to %d bytes of UTF-8, no control characters",
			what, chain.ErrSyntax, intern.MaxID, id, of, intern.MaxID)
	case id == chain.Start || id == chain.Passes:
		return fmt.Errorf("%s: %w: %q is reserved, and no ID of a %s", what, chain.ErrSyntax, id, of)
	}
	return nil
}
