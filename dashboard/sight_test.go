package dashboard_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// From outside the chains one sees the first customer, or else the first chain.
func TestSightOutside(t *testing.T) {
	influence := func(from, to string) chain.Influence {
		return chain.Influence{From: from, To: to, Effect: d("0.5")}
	}
	tests := []struct {
		name       string
		influences []chain.Influence
		want       string
	}{
		{"nothing", nil, ""},
		{"a goal", []chain.Influence{influence("own", "fast")}, "//staff own, b fast"},
		{"the first of two", []chain.Influence{influence("own", "fast"), influence("fast", "cheap")}, "//staff own, a fast, a cheap"},
		{"a customer", []chain.Influence{influence("own", "happy")}, "//staff own, b happy!"},
		{"a customer before a goal", []chain.Influence{influence("own", "cheap"), influence("own", "fast"),
			influence("fast", "happy")}, "//staff own, b fast, b happy!"},
		{"no goal there", []chain.Influence{influence("own", "none")}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := chain.Model{
				KPIs:  []kpi.Indicator{{ID: "own"}, {ID: "fast"}, {ID: "cheap"}, {ID: "happy"}, {ID: "none"}},
				Units: []chain.Unit{{ID: "staff"}},
				Steps: []chain.Step{{ID: "do"}},
				Chains: []chain.Chain{
					{ID: "a", Links: chain.Sequence("do")},
					{ID: "b", Links: chain.Sequence("do"), Satisfaction: "happy"},
				},
				Goals: []chain.Goal{
					{At: chain.Place{Unit: "staff"}, KPI: "own"}, {At: chain.Whole("a"), KPI: "cheap"},
					{At: chain.Whole("b"), KPI: "fast"}, {At: chain.Whole("b"), KPI: "happy"},
				},
				Influences: test.influences,
			}
			b := boardFor(t, evaluate(t, m), chain.Place{Unit: "staff"})
			assert.Equal(t, test.want, wayText(b.Sections[0].Own[0].Sight))
		})
	}
}

// wayText writes where a line of sight goes, and whether the customer is at its end.
func wayText(sight []dashboard.Sight) string {
	text := ""
	for k, s := range sight {
		if k > 0 {
			text += ", "
		}
		text += s.Hop.At.String() + " " + s.Hop.KPI
		if s.Customer {
			text += "!"
		}
	}
	return text
}
