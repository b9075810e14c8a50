package dashboard_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// busy is the shop where open orders lie at the chain, in sales and in purchasing.
func busy() chain.Model {
	m := shop()
	m.KPIs = append(m.KPIs, kpi.Indicator{ID: "open", Better: kpi.Lower, Across: kpi.Total, Over: kpi.End},
		kpi.Indicator{ID: "done", Over: kpi.End}, kpi.Indicator{ID: "spent", Better: kpi.Lower, Over: kpi.Sum})
	for _, at := range []chain.Place{chain.Whole("order"), chain.At("sell").By("sales"), {Unit: "purchasing"}} {
		for _, id := range []string{"open", "done", "spent"} {
			m.Goals = append(m.Goals, chain.Goal{At: at, KPI: id, Target: d("100"), Amber: kpi.Band{}})
		}
	}
	m.Goals[len(m.Goals)-9].Amber = kpi.AtMost(d("200"))
	return m
}

func TestCheckIn(t *testing.T) {
	const dark = "no data 0, coverage 0"
	of := func(at chain.Place, id, v string) chain.Measurement {
		return chain.Measurement{At: at, KPI: id, Reading: kpi.Of(d(v))}
	}
	sales, order := chain.At("sell").By("sales"), chain.Whole("order")
	atChain, atSales := of(order, "open", "150"), of(sales, "open", "90")
	elsewhere := of(chain.Place{Unit: "purchasing"}, "open", "500")
	tests := []struct {
		name      string
		audience  chain.Place
		readings  []chain.Measurement
		bij, blij string
	}{
		{"nothing", chain.Place{}, nil, dark, dark},
		{"a chain", order, append(month(), atChain, atSales), "amber 75, coverage 1", "amber 80, coverage 1"},
		{"own before shared", chain.Place{Unit: "sales"}, append(month(), atChain, atSales),
			"green 100, coverage 1", "amber 80, coverage 1"},
		{"own, though not read", chain.Place{Unit: "sales"}, append(month(), atChain), dark, "amber 80, coverage 1"},
		{"shared where none is own", chain.Place{Unit: "logistics"}, append(month(), atChain, atSales),
			"amber 75, coverage 1", "amber 80, coverage 1"},
		{"a person", chain.Place{Person: "p3"}, append(month(), atChain), "amber 75, coverage 1", "amber 80, coverage 1"},
		{"outside any chain", chain.Place{Unit: "purchasing"}, append(month(), elsewhere), "red 0, coverage 0.5", // with stock, not read
			"amber 80, coverage 1"},
		{"no more than what counts", order, append(month(), of(order, "done", "1"), of(order, "spent", "900")), dark,
			"amber 80, coverage 1"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := boardFor(t, evaluate(t, busy(), test.readings...), test.audience)
			got := b.CheckIn()
			assert.Equal(t, test.bij, scoreText(got.Bij), "bij")
			assert.Equal(t, test.blij, scoreText(got.Blij), "blij")
			stored := new(dashboard.Board)
			require.NoError(t, json.Unmarshal([]byte(marshal(t, b)), stored))
			assert.Equal(t, marshal(t, got), marshal(t, stored.CheckIn()), "of a stored board")
		})
	}
}

// A step of two chains stands on a board twice, and counts once. So does a chain that
// several ways lead to.
func TestCheckInCountsOnce(t *testing.T) {
	m := service()
	m.KPIs[1].Better, m.KPIs[1].Over = kpi.Lower, kpi.End // x
	for k := range m.Goals {
		if m.Goals[k].KPI == "x" {
			m.Goals[k].Amber = kpi.AtMost(d("200"))
		}
	}
	m.Influences = []chain.Influence{{From: "x", To: "y", Effect: d("-1")}}
	for k := range m.Chains {
		m.Chains[k].Satisfaction = "y"
	}
	read := []chain.Measurement{}
	for at, v := range map[chain.Place]string{chain.At("solve"): "150", chain.At("bill"): "100"} {
		read = append(read, chain.Measurement{At: at, KPI: "x", Reading: kpi.Of(d(v))})
	}
	for at, v := range map[string]string{"ask": "50", "claim": "100"} {
		read = append(read, chain.Measurement{At: chain.Whole(at), KPI: "y", Reading: kpi.Of(d(v))})
	}
	b := boardFor(t, evaluate(t, m, read...), chain.At("solve"))
	require.Len(t, b.Sections, 2)
	assert.Equal(t, "amber 75, coverage 1", scoreText(b.CheckIn().Bij), "solve")
	assert.Equal(t, "amber 75, coverage 0.6666", scoreText(b.CheckIn().Blij), "ask, claim and solve, which is not read")
}

// What is hidden counts for nothing, not even in coverage, and nothing takes its place.
func TestCheckInHidden(t *testing.T) {
	const dark, red = "no data 0, coverage 0", "red 0, coverage 1"
	tests := []struct {
		minGroup  int
		audience  chain.Place
		bij, blij string
	}{
		{4, chain.Place{}, dark, dark},
		{2, chain.Place{}, red, red}, // the case is one person's
		{3, chain.Place{Unit: "two"}, dark, red},
		{4, chain.Place{Person: "b"}, red, dark}, // the call is three people's
	}
	for _, test := range tests {
		t.Run(fmt.Sprintf("%d/%s", test.minGroup, test.audience), func(t *testing.T) {
			m := office(test.minGroup)
			m.KPIs[0].Better, m.KPIs[0].Over = kpi.Lower, kpi.End
			m.Chains[0].Satisfaction, m.Chains[1].Satisfaction = "calls", "calls"
			got := boardFor(t, evaluate(t, m, answered()...), test.audience).CheckIn()
			assert.Equal(t, test.bij, scoreText(got.Bij), "bij")
			assert.Equal(t, test.blij, scoreText(got.Blij), "blij")
		})
	}
}

func TestCheckInJSON(t *testing.T) {
	c := dashboard.CheckIn{Bij: kpi.Score{Value: d("75"), Status: kpi.Amber, Coverage: d("1")}}
	const want = `{"bij":{"value":"75","status":"amber","coverage":"1"},"blij":{"status":"no data"}}`
	assert.Equal(t, want, marshal(t, c))
	roundTrip(t, c, new(dashboard.CheckIn))
	assert.Equal(t, dashboard.CheckIn{}, new(dashboard.Board).CheckIn(), "a board of nothing")
}
