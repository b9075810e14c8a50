package dashboard_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// The card of a section is the chain's scorecard filled in with what is its own.
func TestSectionCard(t *testing.T) {
	tests := []struct {
		name     string
		change   func(*chain.Model)
		audience chain.Place
		want     string
	}{
		{"of a chain", func(*chain.Model) {}, chain.Place{}, "amber 92, coverage 1"},
		{"of a department", func(*chain.Model) {}, chain.Place{Unit: "logistics"}, "amber 59.64, coverage 0.6"},
		{"of a team at a step", func(*chain.Model) {}, chain.At("ship").By("night"), "green 89.42, coverage 0.4"},
		{"hidden", func(m *chain.Model) { m.MinGroup = 4 }, chain.At("ship").By("night"), "no data 0, coverage 0"},
		{"craft", func(m *chain.Model) { m.Goals[2].Craft = true }, chain.At("ship").By("night"),
			"green 100, coverage 0.2"},
		{"every gauge alike", func(m *chain.Model) { m.Chains[0].Scorecard = kpi.Scorecard{} }, chain.At("sell"),
			"amber 71.87, coverage 1"}, // 100, 100, 62.5, 25
		{"outside", func(*chain.Model) {}, chain.Place{Unit: "purchasing"}, "red 0, coverage 1"},
		{"craft outside", func(m *chain.Model) { m.Goals[5].Craft = true }, chain.Place{Unit: "purchasing"},
			"no data 0, coverage 0"},
	}
	stock := chain.Measurement{At: chain.Place{Unit: "purchasing"}, KPI: "stock", Reading: kpi.Of(d("900000"))}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := shop()
			test.change(&m)
			b := boardFor(t, evaluate(t, m, append(month(), stock)...), test.audience)
			require.Len(t, b.Sections, 1)
			assert.Equal(t, test.want, scoreText(b.Sections[0].Card))
			if b.Sections[0].Chain == "" {
				assert.Equal(t, "no data 0, coverage 0", scoreText(b.Card), "goals outside any chain do not count")
			} else {
				assert.Equal(t, test.want, scoreText(b.Card), "one section's card is the board's")
			}
		})
	}
}

// The card of a board is the mean of its sections' values, and the worst of their
// lights.
func TestBoardCard(t *testing.T) {
	whole := func(id, v string) chain.Measurement {
		return chain.Measurement{At: chain.Whole(id), KPI: "y", Reading: kpi.Of(d(v))}
	}
	critical := func(m *chain.Model) {
		m.Chains[1].Scorecard.Items = []kpi.Item{{KPI: "x", Critical: true}, {KPI: "y"}}
	}
	tests := []struct {
		name     string
		change   func(*chain.Model)
		readings []chain.Measurement
		want     string
	}{
		{"nothing", nil, nil, "no data 0, coverage 0"},
		{"one of three", nil, []chain.Measurement{whole("claim", "100")}, "green 100, coverage 0.3333"},
		{"half of one of three", nil, []chain.Measurement{whole("ask", "100")}, "green 100, coverage 0.1666"},
		{"the worst light", nil, []chain.Measurement{whole("ask", "100"), whole("claim", "80")}, "amber 90, coverage 0.5"},
		{"a red one", nil, []chain.Measurement{whole("ask", "100"), whole("claim", "40"), whole("one", "100")},
			"red 80, coverage 0.6666"},
		{"rounded down", nil, []chain.Measurement{whole("ask", "99"), whole("claim", "100"), whole("one", "100")},
			"amber 99.66, coverage 0.6666"},
		{"a value without a light", critical, []chain.Measurement{whole("ask", "80"), whole("claim", "60")},
			"amber 70, coverage 0.3333"},
		{"and no other", critical, []chain.Measurement{whole("claim", "60")}, "no data 60, coverage 0.1666"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := service()
			if test.change != nil {
				test.change(&m)
			}
			b := boardFor(t, evaluate(t, m, test.readings...), chain.Place{})
			assert.Equal(t, test.want, scoreText(b.Card))
		})
	}
}
