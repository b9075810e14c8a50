package main

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// The KPIs of the work, measured where it is done. The first three are per stay, the
// yield is per incident that was there.
const (
	lead       = "lead"
	inTime     = "in_time"
	firstVisit = "first_visit"
	yield      = "yield"
)

// The KPIs of an incident as a whole, named as in cases.csv.
const (
	onTime        = "on_time"
	firstRight    = "ftr"
	notReopened   = "not_reopened"
	notReassigned = "not_reassigned"
)

// flags are the columns of cases.csv that say yes or no of a whole incident.
var flags = []string{onTime, firstRight, notReopened, notReassigned}

// indicators defines the KPIs. What is per stay is pooled over the people of a
// step; the time of a stay adds up along the chain, times how often it is passed.
// Flags do not add up: a chain keeps its word or it does not.
func indicators() []kpi.Indicator {
	return []kpi.Indicator{
		{ID: lead, Name: "Lead time", Unit: "s", Better: kpi.Lower, Serves: kpi.Customer,
			Along: kpi.Sum, Across: kpi.Ratio, Over: kpi.Ratio, Domain: kpi.AtLeast(whole(0))},
		rate(inTime, kpi.Internal, "Stays in time", kpi.Ratio, kpi.Ratio),
		rate(firstVisit, kpi.Internal, "Stays on a first visit", kpi.Ratio, kpi.Ratio),
		rate(yield, kpi.Internal, "First-pass yield", kpi.Product, kpi.Ratio),
		rate(onTime, kpi.Customer, "SLA met", kpi.None, kpi.None),
		rate(firstRight, kpi.Customer, "First time right", kpi.None, kpi.None),
		rate(notReopened, kpi.Customer, "Never reopened", kpi.None, kpi.None),
		rate(notReassigned, kpi.Internal, "Never reassigned", kpi.None, kpi.None),
	}
}

// rate defines a KPI that is a share, read as a percentage.
func rate(id string, serves kpi.Interest, name string, along, across kpi.Rule) kpi.Indicator {
	return kpi.Indicator{ID: id, Name: name, Unit: kpi.Percent, Decimals: 4, Serves: serves,
		Along: along, Across: across, Over: kpi.Ratio, Domain: kpi.Between(whole(0), whole(1))}
}

// goals are ours, chosen to be plausible: ten days in all, of which five for the
// customer to object before an incident that is solved is closed, and an hour to
// close it. The steps share what is left of the ten days.
func goals(shares map[string]decimal.Decimal) []chain.Goal {
	return []chain.Goal{
		{At: chain.Whole(incidents), KPI: lead, Target: days(10), Amber: kpi.AtMost(days(14)), Weights: shares},
		{At: chain.At("Resolved"), KPI: lead, Target: days(5), Amber: kpi.AtMost(days(6))},
		{At: chain.At("Closed"), KPI: lead, Target: whole(3600), Amber: kpi.AtMost(whole(7200))},
		{At: chain.Whole(incidents), KPI: onTime, Target: percent(95), Amber: kpi.AtLeast(percent(90))},
		{At: chain.Whole(incidents), KPI: firstRight, Target: percent(60), Amber: kpi.AtLeast(percent(50))},
		{At: chain.Whole(straight), KPI: yield, Target: percent(90), Amber: kpi.AtLeast(percent(80))},
	}
}

func whole(n int64) decimal.Decimal { return decimal.NewFromInt(n) }

func days(n int64) decimal.Decimal { return whole(n * 24 * 60 * 60) }

func percent(n int64) decimal.Decimal { return decimal.New(n, -2) }
