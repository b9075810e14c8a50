package main

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// A report writes a result as text.
type report struct {
	*history
	*chain.Result
	text strings.Builder
}

// shown are the KPIs of chains that are printed, in order.
var shown = []struct{ chain, kpi string }{
	{incidents, lead},
	{incidents, onTime},
	{incidents, firstRight},
	{incidents, notReopened},
	{incidents, notReassigned},
	{incidents, inTime},
	{incidents, firstVisit},
	{unsolved, lead},
	{straight, yield},
	{each, yield},
}

// write returns the whole report; it is an error if there is no gap to divide.
func (r *report) write() (string, error) {
	customers := chain.Whole(incidents)
	all := r.sum(r.Plan().Parts(customers)...)
	r.line("%s", r.Plan().Name(customers))
	r.line("%s incidents, %s stays. The targets are this example's own.", count(r.asked()), count(all.stays))
	r.chains()
	r.exactly(all)
	r.steps(all)
	r.departments(all)
	err := r.gap()
	return r.text.String(), err
}

// line writes one line, without the spaces at its end.
func (r *report) line(format string, values ...any) {
	r.text.WriteString(strings.TrimRight(fmt.Sprintf(format, values...), " ") + "\n")
}

// chains writes the gauges of the chains.
func (r *report) chains() {
	const row = "%-34s %9s %9s   %-6s"
	r.line("\n"+row, "Chain", "reading", "target", "light")
	for _, s := range shown {
		at := chain.Whole(s.chain)
		g, _ := r.Gauge(at, s.kpi)
		indicator, _ := r.Plan().Indicator(s.kpi)
		name := indicator.Name
		if s.chain != incidents {
			name += ", " + r.Plan().Name(at)
		}
		target, light := "-", "-"
		if g.Goal != nil {
			target, light = value(indicator, kpi.Of(g.Goal.Target)), g.Status.String()
		}
		r.line(row, name, value(indicator, g.Reading), target, light)
	}
}

// value returns the text of a reading: hours for time, which is kept in seconds.
func value(i kpi.Indicator, r kpi.Reading) string {
	if i.ID == lead {
		return hours(r) + " h"
	}
	return i.Format(r, grouped)
}

// exactly writes the lead time that is composed beside what the incidents took.
func (r *report) exactly(all sum) {
	var took decimal.Decimal
	for _, i := range r.Incidents {
		took = took.Add(whole(i.Seconds))
	}
	own := kpi.Per(took, r.asked())
	mean, _ := own.Value()
	g, _ := r.Gauge(chain.Whole(incidents), lead)
	r.line("\nThe lead time is composed from people up, and is what the incidents took themselves:")
	r.line("  stays together       %s s", count(all.seconds))
	r.line("  incidents together   %s s", count(took))
	r.line("  mean, composed       %s s", g.Reading)
	r.line("  mean of incidents    %s s = %s s", mean, own)
}

// asked returns the number of incidents.
func (r *report) asked() decimal.Decimal { return whole(int64(len(r.Incidents))) }

// How numbers are written that are no KPI.
var (
	grouped = kpi.Format{Group: true}
	number  = kpi.Indicator{}
	tenths  = kpi.Indicator{Decimals: 1}
	passes  = kpi.Indicator{Decimals: 4}
	cents   = kpi.Indicator{Decimals: 2} // as an attribution in whole seconds has
	portion = kpi.Indicator{Unit: kpi.Percent, Decimals: 3}
)

func count(n decimal.Decimal) string { return number.Format(kpi.Of(n), grouped) }

// hours returns the text of a reading in seconds.
func hours(r kpi.Reading) string {
	num, den, _ := r.Terms()
	if den.IsZero() { // one value, without volume
		den = whole(1)
	}
	return tenths.Format(kpi.Per(num, den.Mul(whole(3600))), grouped)
}

// seconds returns the text of seconds of an attribution, all of them.
func seconds(s decimal.Decimal) string { return cents.Format(kpi.Of(s), grouped) }

func share(part, of decimal.Decimal) string { return portion.Format(kpi.Per(part, of), grouped) }
