package dashboard_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// Numbers of the most digits there are, and passes too, may add up to more over time,
// and a board shows what it can of them.
func TestLongSums(t *testing.T) {
	nines := d(strings.Repeat("9", 30))
	for _, rule := range []kpi.Rule{kpi.Sum, kpi.Product, kpi.Ratio} {
		ind := kpi.Indicator{ID: "k", Decimals: 1, Along: rule, Across: kpi.Ratio, Over: kpi.Ratio}
		m := chain.Model{
			KPIs:     []kpi.Indicator{ind},
			Units:    []chain.Unit{{ID: "A"}, {ID: "B"}},
			Members:  []chain.Member{{Person: "p", Unit: "A"}, {Person: "q", Unit: "A"}, {Person: "r", Unit: "B"}},
			Steps:    []chain.Step{{ID: "s", By: []chain.Assignment{{Unit: "A"}, {Unit: "B"}}}, {ID: "t", By: []chain.Assignment{{Unit: "B"}}}},
			Chains:   []chain.Chain{{ID: "c", Links: chain.Sequence("s", "t")}, {ID: "e", Links: chain.Sequence("s")}},
			Goals:    []chain.Goal{{At: chain.Whole("c"), KPI: "k", Target: d("0.5")}, {At: chain.Whole("e"), KPI: "k", Target: d("0.5")}},
			MinGroup: 2,
		}
		p, err := chain.NewPlan(m)
		require.NoError(t, err)
		huge := kpi.Per(nines, nines)
		if rule != kpi.Product {
			huge = kpi.Per(nines, d("0.5"))
		}
		var ms []chain.Measurement
		for _, at := range []chain.Place{chain.At("s").By("A").Who("p"), chain.At("s").By("A").Who("q"), chain.At("s").By("B").Who("r"),
			chain.At("t").By("B").Who("r")} {
			ms = append(ms, chain.Measurement{At: at, KPI: "k", Reading: huge})
		}
		ms = append(ms, chain.Measurement{At: chain.Place{Chain: "c", Step: "s"}, KPI: chain.Passes, Reading: kpi.Per(nines, nines)})
		r, err := p.Evaluate("m", ms)
		require.NoError(t, err)
		both, err := p.Combine("q", r, r)
		require.NoError(t, err)
		for _, results := range [][]*chain.Result{{r}, {both}, {r, both, r}} {
			boards, err := dashboard.New(results...)
			require.NoError(t, err)
			for at := range p.Places(chain.Place{}) {
				if b, err := boards.For(at); err == nil {
					require.NotEmpty(t, dashboard.Text(b, kpi.Format{}))
					require.NotEmpty(t, dashboard.Text(b.Conversation(), kpi.Format{}))
					b.CheckIn()
				}
			}
			boards.Islands()
			boards.Audit()
		}
	}
}
