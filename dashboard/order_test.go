package dashboard_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// Tiles stand by light, then score, then place, then KPI.
func TestOrder(t *testing.T) {
	of := func(p chain.Place, id, v string) chain.Measurement {
		return chain.Measurement{At: p, KPI: id, Reading: kpi.Of(d(v))}
	}
	solve, bill, listen := chain.At("solve"), chain.At("bill"), chain.At("listen")
	tests := []struct {
		name     string
		readings []chain.Measurement
		want     string
	}{
		{"no data", nil, "claim/solve=passes /solve=y /solve=x /bill=y /bill=x /listen=y /listen=x"},
		{"lights", []chain.Measurement{of(solve, "y", "100"), of(solve, "x", "70"), of(listen, "x", "40")},
			"/listen=x /solve=x /solve=y claim/solve=passes /bill=y /bill=x /listen=y"},
		{"scores", []chain.Measurement{of(solve, "x", "80"), of(bill, "x", "60"), of(listen, "x", "70"),
			of(listen, "y", "20"), of(bill, "y", "30")},
			"/listen=y /bill=y /bill=x /listen=x /solve=x claim/solve=passes /solve=y"},
		{"ties", []chain.Measurement{of(listen, "x", "70"), of(listen, "y", "70"), of(solve, "x", "70"),
			of(bill, "x", "70"), of(bill, "y", "120")},
			"/solve=x /bill=x /listen=y /listen=x /bill=y claim/solve=passes /solve=y"},
		{"green is one", []chain.Measurement{of(listen, "x", "100"), of(solve, "x", "300"), of(bill, "x", "200")},
			"/solve=x /bill=x /listen=x claim/solve=passes /solve=y /bill=y /listen=y"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := boardFor(t, evaluate(t, service(), test.readings...), chain.Whole("claim"))
			assert.Contains(t, outline(b)+"\n", "parts: "+test.want+"\n")
		})
	}
}

// Hidden tiles stand with those without data, whatever their light.
func TestHiddenTilesComeLast(t *testing.T) {
	m := office(2)
	m.Goals = append(m.Goals, chain.Goal{At: chain.At("answer").By("one"), KPI: "calls", Target: d("500")}) // red
	b := boardFor(t, evaluate(t, m, answered()...), chain.Place{Unit: "desk", Chain: "call"})
	assert.Equal(t, "call 152, /answer/desk 152, /answer/none 43, /answer/one ?, /answer/two ?", valuesText(b))
}
