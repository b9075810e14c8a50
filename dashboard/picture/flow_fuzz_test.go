package picture_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/dashboard/picture"
	"github.com/kpichain/kpichain/kpi"
)

// FuzzFlow draws chains of any shape, with any names and numbers: a byte a link, of which
// the bits say what it comes after, and whether it is a handover or passed in part.
func FuzzFlow(f *testing.F) {
	f.Add("step", "Can I?", "12.5", []byte{0, 1, 2, 3})
	f.Add(hostileName, hostileName, "999999999999999999999999999999", []byte{0, 9, 17, 130, 67, 255, 33})
	f.Add("W", "", "-0.000001", []byte{128})
	f.Add("漢字ﷺ", "W W W W", "0", []byte{0, 32, 32, 32, 5, 64, 7})
	f.Fuzz(func(t *testing.T, name, question, number string, shape []byte) {
		value, err := decimal.NewFromString(number)
		if err != nil || len(shape) == 0 || len(shape) > 40 {
			return
		}
		m := chain.Model{
			KPIs:   []kpi.Indicator{{ID: "lead", Name: name, Unit: name, Decimals: 1, Better: kpi.Lower, Along: kpi.Path}},
			Chains: []chain.Chain{{ID: "c", Name: name, Question: question}}, MinGroup: 1,
			Goals: []chain.Goal{{At: chain.Whole("c"), KPI: "lead", Target: num("10")}},
		}
		var ms []chain.Measurement
		for k, b := range shape {
			id := fmt.Sprint("s", k)
			link := chain.Link{Step: id}
			switch back := int(b & 31); {
			case b&32 != 0:
				link.After = []string{chain.Start}
			case back > 0 && k > 0:
				link.After = []string{fmt.Sprint("s", max(k-back, 0))}
				if first := fmt.Sprint("s", max(k-2*back, 0)); first != link.After[0] {
					link.After = append(link.After, first)
				}
			}
			if b&64 != 0 {
				link.Passes = num("0.3")
			}
			m.Steps = append(m.Steps, chain.Step{ID: id, Name: name, Handover: b&128 != 0})
			m.Chains[0].Links = append(m.Chains[0].Links, link)
			ms = append(ms, chain.Measurement{At: chain.At(id), KPI: "lead", Reading: kpi.Of(value)})
		}
		plan, err := chain.NewPlan(m)
		if err != nil {
			return
		}
		result, err := plan.Evaluate("now", ms)
		if err != nil {
			return
		}
		bs, err := dashboard.New(result)
		require.NoError(t, err)
		for _, p := range flowAll(t, bs, picture.Options{}) {
			checkFlow(t, p)
		}
	})
}
