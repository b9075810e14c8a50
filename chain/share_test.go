package chain_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
)

func TestShare(t *testing.T) {
	m := repair()
	may, err := evaluatedRepair(m, "4.5", "25", "35")
	require.NoError(t, err)
	mend, test := chain.At("mend").By("shop"), chain.At("test").By("shop")
	for _, c := range []struct {
		chain string
		at    chain.Place
		kpi   string
		want  string
	}{
		{"repair", chain.Whole("repair"), "lead", "-1.5"},
		{"repair", chain.At("test"), "lead", "-2"}, // passed more often
		{"repair", chain.At("hear"), "lead", "-0.5"},
		{"repair", mend, "lead", "1"},
		{"repair", mend.Who("p3"), "lead", "0.75"},
		{"repair", mend.Who("p4"), "lead", "0.25"},
		{"repair", test.Who("p3"), "lead", "0.625"},
		{"repair", test.Who("p4"), "lead", "-0.625"},
		{"repair", chain.At("hear").By("desk").Who("p1"), "lead", "no data"},
		{"repair", chain.Place{Chain: "repair", Step: "test"}, "lead", "no data"},
		{"repair", chain.Whole("repair"), "happy", "no data"},
		{"nowhere", mend, "lead", "no data"}, {"repair", chain.At("fly"), "lead", "no data"}, {"repair", mend, "speed", "no data"},
	} {
		assert.Equal(t, c.want, may.Share(c.chain, c.at, c.kpi).String(), "%s %s in %s", c.at, c.kpi, c.chain)
	}
}

func BenchmarkShare(b *testing.B) {
	m := organisation(*people)
	plan, err := chain.NewPlan(m)
	require.NoError(b, err)
	ms := period(m)
	r, err := plan.Evaluate("now", ms)
	require.NoError(b, err)
	at := ms[0].At
	for _, k := range []string{"lead", "cost", "done"} {
		b.Run(k, func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				r.Share("chain0", at, k)
			}
		})
	}
}
