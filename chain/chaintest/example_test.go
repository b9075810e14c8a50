package chaintest_test

import (
	"fmt"
	"testing"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/chaintest"
	"github.com/kpichain/kpichain/kpi"
)

// TestOurModel is all that a host writes to have the model it steers by tried.
func TestOurModel(t *testing.T) {
	chaintest.Run(t, pair())
}

// A printer is a test that prints what is said to it.
type printer struct{ testing.TB }

func (printer) Helper() {}

func (printer) Errorf(format string, args ...any) { fmt.Printf(format+"\n", args...) }

// The chain promises ten days. Both departments have a goal of their own, and keep
// their amber to themselves: together they may take fifteen days before anyone is
// red.
func ExampleRun() {
	chaintest.Run(printer{}, chain.Model{
		KPIs:   []kpi.Indicator{{ID: "lead", Unit: "days", Better: kpi.Lower, Along: kpi.Sum}},
		Steps:  []chain.Step{{ID: "order"}, {ID: "deliver"}},
		Chains: []chain.Chain{{ID: "home", Question: "When is it there?", Links: chain.Sequence("order", "deliver")}},
		Goals: []chain.Goal{
			{At: chain.Whole("home"), KPI: "lead", Target: d("10"), Amber: kpi.AtMost(d("12"))},
			{At: chain.At("order"), KPI: "lead", Target: d("3"), Amber: kpi.AtMost(d("6"))},
			{At: chain.At("deliver"), KPI: "lead", Target: d("7"), Amber: kpi.AtMost(d("9"))},
		},
	})
	// Output:
	// chaintest: broken law "amber": everyone at least amber makes every whole at least amber
	//   lead of /order reads 6
	//   lead of /deliver reads 9
	// make lead of home 15, which is red: its target is 10, green is at most 10, amber at most 12
}
