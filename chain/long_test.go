package chain_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// Two readings of the most digits there are may add up to one more, at a step, along a
// chain and over time.
func TestExplainLongSums(t *testing.T) {
	nines := strings.Repeat("9", 30)
	twice := "1" + strings.Repeat("9", 29) + "8"
	for _, rule := range []kpi.Rule{kpi.Sum, kpi.Total, kpi.Ratio} {
		for _, better := range []kpi.Direction{kpi.Higher, kpi.Lower, kpi.Near} {
			m := chain.Model{
				KPIs:   []kpi.Indicator{{ID: "k", Better: better, Along: rule, Across: rule, Over: rule}},
				Steps:  []chain.Step{{ID: "s", By: []chain.Assignment{{Unit: "A"}, {Unit: "B"}}}},
				Units:  []chain.Unit{{ID: "A"}, {ID: "B"}},
				Chains: []chain.Chain{{ID: "c", Links: chain.Sequence("s")}},
				Goals:  []chain.Goal{{At: chain.Whole("c"), KPI: "k", Target: num("8")}},
			}
			big := of(nines)
			if rule == kpi.Ratio {
				big = per(nines, "0.5")
			}
			p := planned(t, m)
			r, err := p.Evaluate("m", []chain.Measurement{
				measured(chain.At("s").By("A"), "k", big), measured(chain.At("s").By("B"), "k", big)})
			require.NoError(t, err)
			both, err := p.Combine("q", r, r)
			require.NoError(t, err)
			for _, at := range []chain.Place{chain.Whole("c"), chain.At("s")} {
				assert.Contains(t, r.Explain(at, "k"), "reads "+twice, "%s %s", rule, at)
				assert.Contains(t, both.Explain(at, "k"), "room ", "%s %s", rule, at)
			}
			p.Explain(chain.Whole("c"), "k")
		}
	}
}
