package scenario_test

import (
	"fmt"
	"testing"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
)

func BenchmarkStaff(b *testing.B) {
	m := changeOrganisation(*changePeople)
	plan := changeMust(chain.NewPlan(m))
	r := changeMust(plan.Evaluate("now", changePeriod(m, 0)))
	var hires []scenario.Hire
	for _, step := range m.Steps[:10] {
		for _, a := range step.By {
			hires = append(hires, scenario.Hire{Step: step.ID, Unit: a.Unit})
		}
	}
	for _, n := range []int{1, len(hires)} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				changeMust(scenario.Staff(r, "c0", "done", hires[:n]))
			}
		})
	}
}
