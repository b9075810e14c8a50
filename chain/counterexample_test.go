package chain_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// listed writes measurements, one a line.
func listed(ms []chain.Measurement) []string {
	lines := []string{}
	for _, m := range ms {
		lines = append(lines, fmt.Sprintf("%s %s", m.At, m.Reading))
	}
	return lines
}

func TestCounterexample(t *testing.T) {
	x, a, b, c := chain.Whole("x"), chain.At("a"), chain.At("b"), chain.At("c")
	hours := kpi.Indicator{Better: kpi.Lower, Along: kpi.Sum, Across: kpi.Sum}
	yield := kpi.Indicator{Decimals: 3, Along: kpi.Product, Across: kpi.Ratio}
	rate := kpi.Indicator{Decimals: 2, Along: kpi.Ratio, Across: kpi.Ratio}
	path := kpi.Indicator{Better: kpi.Lower, Along: kpi.Path, Across: kpi.Sum}
	between := func(at chain.Place, lo, target, hi string) chain.Goal {
		return chain.Goal{At: at, Target: num(target), Green: kpi.Between(num(lo), num(hi))}
	}
	near := kpi.Indicator{Better: kpi.Near, Along: kpi.Sum, Across: kpi.Sum}
	beside := three(path, aim(x, "24"), aim(a, "10"), aim(b, "90"), aim(c, "15"))
	beside.Chains[0].Links[2].After = []string{"a"}
	cases := []struct {
		name  string
		model chain.Model
		at    chain.Place
		want  []string
	}{
		{"nothing pinned", three(hours, aim(x, "24")), x, nil},
		{"pinned within reach", three(hours, aim(x, "24"), aim(a, "20")), x, nil},
		{"pinned beyond it", three(hours, aim(x, "24"), aim(a, "30")), x,
			[]string{"/a 30", "/b/u 0", "/b/v 0", "/c 0"}},
		{"three times 95 % (THEORY 3)", three(yield, aim(x, "0.95"), aim(a, "0.95"), aim(b, "0.95"), aim(c, "0.95")), x,
			[]string{"/a 19/20", "/b/u 19/20", "/b/v 19/20", "/c 19/20"}},
		{"the part that fails has the volume (THEORY 2)", three(rate, aim(x, "0.95"), aim(a, "0.97"), aim(b, "0.95"), aim(c, "0.93")), x,
			[]string{"/a 194/200", "/b/u 95/100", "/b/v 95/100", "/c 744/800"}},
		{"units of a step", three(rate, aim(b, "0.95"), aim(b.By("u"), "0.94")), b, []string{"/b/u 846/900", "/b/v 95/100"}},
		// A step in the middle is to be green: not more than 8.
		{"only as far as the places between stay green",
			three(hours, aim(x, "20"), aim(a, "10"), aim(b, "8"), aim(b.By("u"), "6"), aim(b.By("v"), "6"), aim(c, "5")), x,
			[]string{"/a 10", "/b/u 2", "/b/v 6", "/c 5"}},
		{"nor less than it may be", three(near, between(x, "18", "20", "22"), between(a, "6", "8", "9"),
			between(b, "6", "6", "6"), between(b.By("u"), "0", "3", "6"), between(b.By("v"), "2", "3", "4"), between(c, "5", "6", "7")), x,
			[]string{"/a 6", "/b/u 4", "/b/v 2", "/c 5"}},
		{"below because a place between cannot be", three(hours, aim(x, "20"), aim(b, "8"), aim(b.By("u"), "9")), x, nil},
		{"where it cannot be", three(hours, aim(x, "20"), aim(b, "8"), aim(b.By("u"), "9")), b, []string{"/b/u 9", "/b/v 0"}},
		{"a step that holds up nobody needs no reading", beside, x, []string{"/a 10", "/c 15"}},
		{"too good", three(hours, between(x, "10", "20", "24"), aim(a, "8"), aim(b, "8"), aim(c, "8")), x,
			[]string{"/a -100", "/b/u -100", "/b/v -100", "/c -100"}},
		{"nothing below", three(hours, aim(x, "24"), aim(a, "30")), a, nil},
		{"no goal", three(hours), x, nil},
		{"nowhere", three(hours, aim(x, "24")), chain.At("z"), nil},
		{"does not compose", three(kpi.Indicator{}, aim(x, "24"), aim(a, "30")), x, nil},
	}
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			plan, err := chain.NewPlan(tt.model)
			require.NoError(t, err)
			got := plan.Counterexample(tt.at, "k")
			assert.NotNil(t, got)
			if tt.want == nil {
				tt.want = []string{}
			}
			assert.Equal(t, tt.want, listed(got))
		})
	}
}
