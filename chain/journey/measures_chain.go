package journey

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// Passes measures [chain.Passes] at the links of a chain: for every step of the log,
// handovers too, the stays there per case that ended in the window; kpi.Per(0, 0) without
// such cases. Evaluate them together with what [Log.Lead] and others measure per stay. A
// chain that lacks some of the steps needs theirs left out: see [chain.Measurement].At.
//
// The steps are all those of the log, in the order of their IDs by bytes. The error is
// chain.ErrSyntax for a chainID that is no ID. It costs what Lead does.
func (l *Log) Passes(chainID string, in Window) ([]chain.Measurement, error) {
	if err := checkID("passes", "chain", chainID); err != nil {
		return nil, err
	}
	lowest := l.lowest()
	sums := l.tally(in)
	list := []chain.Measurement{}
	for from := 0; from < len(lowest); {
		step, to, stays := l.leaves[lowest[from]].step, from, int64(0)
		for ; to < len(lowest) && l.leaves[lowest[to]].step == step; to++ {
			stays += sums.at[lowest[to]].stays
		}
		list = append(list, chain.Measurement{
			At:      chain.Place{Chain: chainID, Step: l.steps.At(step)},
			KPI:     chain.Passes,
			Reading: per(stays, sums.cases, 1),
		})
		from = to
	}
	return list, nil
}

// Elapsed measures, at the chain, the time of cases from when they were ready first until
// they were done last, per case that ended in the window, in units as in [Log.Lead]:
// kpi.Per(seconds, cases x seconds in a unit), and kpi.Per(0, 0) without such cases.
//
// Measured of the KPI that Lead measures, it is what the chain reads, and the difference
// with what its steps add up to, which is Unexplained there, is time in which a case was
// in several places at once. It is 0 where stays do not overlap.
//
// The error is chain.ErrSyntax for a chainID or kpiID that is no ID, and kpi.ErrRange for
// a unit that is not whole seconds above 0.
func (l *Log) Elapsed(chainID, kpiID string, unit time.Duration, in Window) ([]chain.Measurement, error) {
	long, err := seconds("elapsed", unit)
	if err != nil {
		return nil, err
	}
	sum := int64(0)
	traces := l.in(in)
	for n := range traces {
		sum += traces[n].lead
	}
	return wholly("elapsed", chainID, kpiID, per(sum, int64(len(traces)), long))
}

// Within measures, at the chain, cases done within a time, per case that ended in the
// window: those of which the time, as [Log.Elapsed] counts it, is d or less. It is
// kpi.Per(0, 0) without such cases, and its terms are pooled over time by kpi.Ratio.
//
// The error is chain.ErrSyntax for a chainID or kpiID that is no ID, and kpi.ErrRange for
// a d below 0.
func (l *Log) Within(chainID, kpiID string, d time.Duration, in Window) ([]chain.Measurement, error) {
	if d < 0 {
		return nil, fmt.Errorf("within: %w: a time of %s is below 0", kpi.ErrRange, d)
	}
	within, most := int64(0), int64(d/time.Second)
	traces := l.in(in)
	for n := range traces {
		if traces[n].lead <= most {
			within++
		}
	}
	return wholly("within", chainID, kpiID, per(within, int64(len(traces)), 1))
}

// Throughput measures, at the chain, cases done: how many ended in the window, as kpi.Of,
// 0 too. Over time it adds up by kpi.Sum.
//
// The error is chain.ErrSyntax for a chainID or kpiID that is no ID.
func (l *Log) Throughput(chainID, kpiID string, in Window) ([]chain.Measurement, error) {
	return wholly("throughput", chainID, kpiID, kpi.Of(decimal.NewFromInt(int64(len(l.in(in))))))
}

// InHand measures, at the chain, work in hand (onderhanden werk): how many cases were
// begun before an instant and not done then, as kpi.Of, 0 too. Taken at the To of a
// window it leaves out what Throughput counts in it: what is in hand at its end is what
// was at its From, and what began in it, less its Throughput. The zero time is the end of
// the log: what is in hand are the cases that are open.
//
// Of an indicator with Better kpi.Lower and Over kpi.End it answers whether we are up to
// date (zijn we bij): see dashboard.CheckIn.
//
// The error is chain.ErrSyntax for a chainID or kpiID that is no ID. It costs a pass over
// all cases.
func (l *Log) InHand(chainID, kpiID string, at time.Time) ([]chain.Measurement, error) {
	_, before := Window{To: at}.bounds()
	hand := -len(l.in(Window{To: at}))
	traces := l.all()
	for n := range traces {
		if traces[n].begin < before {
			hand++
		}
	}
	return wholly("in hand", chainID, kpiID, kpi.Of(decimal.NewFromInt(int64(hand))))
}

// wholly returns a reading at a whole chain.
func wholly(what, chainID, kpiID string, r kpi.Reading) ([]chain.Measurement, error) {
	if err := checkID(what, "chain", chainID); err != nil {
		return nil, err
	}
	if err := checkID(what, "KPI", kpiID); err != nil {
		return nil, err
	}
	return []chain.Measurement{{At: chain.Whole(chainID), KPI: kpiID, Reading: r}}, nil
}
