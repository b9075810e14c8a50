package dashboard_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

func TestNewWithoutResults(t *testing.T) {
	some := evaluate(t, shop())
	tests := []struct {
		name    string
		results []*chain.Result
	}{
		{"none", nil},
		{"nil", []*chain.Result{nil}},
		{"nil after another", []*chain.Result{some, nil}},
		{"made by no plan", []*chain.Result{{}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := dashboard.New(test.results...)
			assert.Nil(t, got)
			assert.ErrorIs(t, err, kpi.ErrParts)
		})
	}
}

// The current period is the last with any measurement.
func TestCurrentPeriod(t *testing.T) {
	plan := planOf(t, shop())
	empty := func(label string) *chain.Result { return period(t, plan, label) }
	full := func(label string) *chain.Result { return period(t, plan, label, month()...) }
	tests := []struct {
		name    string
		results []*chain.Result
		want    string
		periods []string
	}{
		{"one", []*chain.Result{full("jan")}, "jan", []string{"jan"}},
		{"the last", []*chain.Result{full("jan"), full("feb")}, "feb", []string{"jan", "feb"}},
		{"some to come", []*chain.Result{full("jan"), full("feb"), empty("mar"), empty("apr")},
			"feb", []string{"jan", "feb", "mar", "apr"}},
		{"a gap", []*chain.Result{full("jan"), empty("feb"), full("mar"), empty("apr")},
			"mar", []string{"jan", "feb", "mar", "apr"}},
		{"all to come", []*chain.Result{empty("jan"), empty("feb")}, "jan", []string{"jan", "feb"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b, err := boardsOf(t, test.results...).For(chain.Place{})
			require.NoError(t, err)
			assert.Equal(t, test.want, b.Period)
			assert.Equal(t, test.periods, b.Periods)
		})
	}
}

// period evaluates a plan.
func period(t *testing.T, p *chain.Plan, label string, ms ...chain.Measurement) *chain.Result {
	t.Helper()
	r, err := p.Evaluate(label, ms)
	require.NoError(t, err)
	return r
}

// Definitions, goals and readings are those of the current period's plan.
func TestCurrentDefinitions(t *testing.T) {
	old, next := shop(), shop()
	next.KPIs[0].Name = "Hours"
	next.Goals[1].Target = d("20")
	next.Goals[1].Amber = kpi.AtMost(d("30"))
	boards := boardsOf(t, evaluate(t, old, month()...), period(t, planOf(t, next), "2025-04", month()...))
	b, err := boards.For(chain.Whole("order"))
	require.NoError(t, err)
	lead := tileOf(t, b.Sections[0].Own, chain.Whole("order"), "lead")
	assert.Equal(t, "Hours", lead.Name)
	assert.Equal(t, "Hours", b.KPIs[0].Name)
	assert.Equal(t, "20", lead.Gauge.Goal.Target.String())
	assert.Equal(t, kpi.Amber, lead.Gauge.Status)
}

// tileOf finds a tile.
func tileOf(t *testing.T, tiles []dashboard.Tile, at chain.Place, kpiID string) dashboard.Tile {
	t.Helper()
	for _, tile := range tiles {
		if tile.At == at && tile.KPI == kpiID {
			return tile
		}
	}
	require.Fail(t, "no such tile", "%s %s", at, kpiID)
	return dashboard.Tile{}
}

func TestAudiences(t *testing.T) {
	boards := boardsOf(t, evaluate(t, shop(), month()...))
	known := []chain.Place{
		{}, {Chain: "order"}, {Step: "pick"}, {Chain: "order", Step: "pick"}, {Step: "dock"},
		{Unit: "logistics"}, {Chain: "order", Unit: "logistics"}, {Step: "pick", Unit: "logistics"},
		{Chain: "order", Step: "ship", Unit: "logistics"}, {Unit: "purchasing"},
		{Person: "p3"}, {Unit: "night", Person: "p3"}, {Step: "pick", Person: "p3"}, {Chain: "order", Person: "p3"},
		{Step: "pick", Unit: "night", Person: "p3"},
	}
	for _, audience := range known {
		b, err := boards.For(audience)
		if assert.NoError(t, err, "audience %q", audience) {
			assert.Equal(t, audience, b.For)
			assert.Len(t, b.Sections, 1, "audience %q", audience)
		}
	}
	unknown := []chain.Place{
		{Chain: "x"}, {Step: "x"}, {Unit: "x"}, {Person: "x"},
		{Chain: "order", Step: "x"}, {Chain: "x", Step: "pick"},
		{Step: "sell", Unit: "logistics"},        // does another step
		{Chain: "order", Unit: "purchasing"},     // does no step of the chain
		{Step: "pick", Unit: "purchasing"},       // does no step
		{Unit: "logistics", Person: "p3"},        // is in its teams
		{Step: "sell", Person: "p3"},             // does another step
		{Unit: "purchasing", Person: "p3"},       // is in another unit
		{Person: "p9"},                           // owns a chain, and does no step
		{Chain: "order", Step: "x", Unit: "day"}, // nothing at all
	}
	for _, audience := range unknown {
		b, err := boards.For(audience)
		assert.Nil(t, b, "audience %q", audience)
		assert.ErrorIs(t, err, chain.ErrUnknown, "audience %q", audience)
	}
}

// Nothing at all has no board, not even for directors.
func TestEmptyModel(t *testing.T) {
	_, err := boardsOf(t, evaluate(t, chain.Model{})).For(chain.Place{})
	assert.ErrorIs(t, err, chain.ErrUnknown)
}

// What a caller does with a board does not show on the next one.
func TestBoardIsTheCallers(t *testing.T) {
	boards := boardsOf(t, evaluate(t, shop(), month()...))
	first, err := boards.For(chain.Place{Unit: "night"})
	require.NoError(t, err)
	want := text(first)
	first.Periods[0], first.KPIs[0].Name = "changed", "changed"
	for _, l := range lists(first.Sections[0]) {
		for k := range l.tiles {
			l.tiles[k].Gauge.Goal.Target = d("-1")
			l.tiles[k].Sight[0].Hop.Goal.Target = d("-1")
		}
	}
	second, err := boards.For(chain.Place{Unit: "night"})
	require.NoError(t, err)
	assert.Equal(t, want, text(second))
}

func TestFormat(t *testing.T) {
	b := boardFor(t, evaluate(t, shop(), month()...), chain.Place{Unit: "logistics"})
	cost := tileOf(t, b.Sections[0].Own, chain.At("pick").By("logistics"), "cost")
	assert.Equal(t, "27.500,00 EUR", b.Format(cost, kpi.Format{Language: "nl", Group: true}))
	cost.Hidden = true
	assert.Empty(t, b.Format(cost, kpi.Format{}), "hidden")
	assert.Empty(t, b.Format(dashboard.Tile{KPI: "x"}, kpi.Format{}), "a KPI that is not on the board")
}

// A board says what people call its audience.
func TestBoardName(t *testing.T) {
	boards := boardsOf(t, evaluate(t, shop(), month()...))
	tests := map[string]chain.Place{
		"":                         {},
		"Order at home":            chain.Whole("order"),
		"Waiting for the van":      chain.At("dock"),
		"Logistics":                {Unit: "logistics"},
		"Order at home, Logistics": {Chain: "order", Unit: "logistics"},
		"ship, night":              chain.At("ship").By("night"),
		"night, p3":                {Unit: "night", Person: "p3"},
	}
	for want, audience := range tests {
		b, err := boards.For(audience)
		require.NoError(t, err)
		assert.Equal(t, want, b.Name)
	}
}
