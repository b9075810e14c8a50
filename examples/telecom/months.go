package main

import (
	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// march is a month in which the desk steered by its customers.
func march() []chain.Measurement {
	return []chain.Measurement{
		{At: desk, KPI: "calls", Reading: kpi.Of(d("8000"))},
		share(line, "happy", "872", "1000"),
		share(bill, "happy", "886", "1000"),
		share(chain.At("answer").By("desk"), "solved", "7800", "8000"),
		share(chain.At("phone").By("desk"), "solved", "3395", "3500"),
		share(chain.At("second").By("engineers"), "solved", "1455", "1500"),
		share(chain.At("test").By("engineers"), "solved", "6063", "6250"),
		share(chain.At("explain").By("billing"), "solved", "2934", "3000"),
		share(chain.At("correct").By("billing"), "solved", "1170", "1200"),
	}
}

// june is a month in which the desk was judged on its calls. What it no longer
// fixes on the phone goes to the second line, and comes back more often: the
// passes were counted too.
func june() []chain.Measurement {
	return []chain.Measurement{
		{At: desk, KPI: "calls", Reading: kpi.Of(d("9800"))},
		share(line, "happy", "741", "1000"),
		share(bill, "happy", "808", "1000"),
		share(chain.At("answer").By("desk"), "solved", "9016", "9800"),
		share(chain.At("phone").By("desk"), "solved", "3213", "3540"),
		share(chain.At("second").By("engineers"), "solved", "2386", "2460"),
		share(chain.At("test").By("engineers"), "solved", "9024", "9600"),
		share(chain.At("explain").By("billing"), "solved", "3716", "3800"),
		share(chain.At("correct").By("billing"), "solved", "1482", "1520"),
		share(chain.Place{Chain: "line", Step: "phone"}, chain.Passes, "3540", "6000"),
		share(chain.Place{Chain: "line", Step: "second"}, chain.Passes, "2460", "6000"),
		share(chain.Place{Chain: "line", Step: "test"}, chain.Passes, "9600", "6000"),
	}
}

// share is a reading of so many out of so many.
func share(at chain.Place, kpiID, part, whole string) chain.Measurement {
	return chain.Measurement{At: at, KPI: kpiID, Reading: kpi.Per(d(part), d(whole))}
}
