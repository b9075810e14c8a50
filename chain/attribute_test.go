package chain_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// divided writes an attribution, one row a line: place, gap, and the columns that
// are not all of it.
func divided(a chain.Attribution) string {
	var s strings.Builder
	for _, c := range a.Shares {
		fmt.Fprintf(&s, "%s %s", c.At, c.Share.Gap)
		for _, column := range []struct {
			name string
			of   decimal.Decimal
		}{{"value", c.Share.Value}, {"passes", c.Share.Passes}, {"mix", c.Share.Mix}} {
			if column.of.Sign() != 0 && !column.of.Equal(c.Share.Gap) {
				fmt.Fprintf(&s, " %s %s", column.name, column.of)
			}
		}
		s.WriteString("\n")
	}
	fmt.Fprintf(&s, "reserve %s unexplained %s gap %s", a.Reserve, a.Unexplained, a.Gap)
	return s.String()
}

// addsUp reports whether shares and rests add up to the gap, exactly.
func addsUp(a chain.Attribution) bool {
	sum := a.Reserve.Add(a.Unexplained)
	for _, c := range a.Shares {
		if !c.Share.Value.Add(c.Share.Passes).Add(c.Share.Mix).Equal(c.Share.Gap) {
			return false
		}
		sum = sum.Add(c.Share.Gap)
	}
	return sum.Equal(a.Gap)
}

// phones is THEORY's worked attribution, section 4: a chain of yields, pooled across.
// The people's volumes are as planned.
func phones() (chain.Model, []chain.Measurement) {
	order, team1 := chain.At("order").By("desk"), chain.At("pick").By("team1")
	m := chain.Model{
		KPIs: []kpi.Indicator{{ID: "right", Decimals: 3, Along: kpi.Product, Across: kpi.Ratio}},
		Units: []chain.Unit{
			{ID: "desk"}, {ID: "store"}, {ID: "team1", Parent: "store"}, {ID: "team2", Parent: "store"}},
		Members: []chain.Member{
			{Person: "anna", Unit: "desk"}, {Person: "bram", Unit: "desk", Weight: num("0.5")},
			{Person: "chris", Unit: "team1"}, {Person: "dewi", Unit: "team1"}, {Person: "emma", Unit: "team2"}},
		Steps: []chain.Step{
			{ID: "order", By: []chain.Assignment{{Unit: "desk"}}},
			{ID: "pick", By: []chain.Assignment{{Unit: "store"}}}},
		Chains: []chain.Chain{{ID: "phone", Links: chain.Sequence("order", "pick")}},
		Goals:  []chain.Goal{{At: chain.Whole("phone"), KPI: "right", Target: num("0.93")}},
	}
	return m, []chain.Measurement{
		measured(order.Who("anna"), "right", per("97", "100")),
		measured(order.Who("bram"), "right", per("46", "50")),
		measured(team1.Who("chris"), "right", per("99", "100")),
		measured(team1.Who("dewi"), "right", per("87", "100")),
		measured(chain.At("pick").By("team2").Who("emma"), "right", per("98", "100")),
	}
}

func TestAttribute(t *testing.T) {
	phone, yields := phones()
	shopMonth := []chain.Measurement{
		measured(chain.Place{Chain: "order", Step: "ship"}, chain.Passes, per("1400", "1000")),
		measured(chain.Whole("order"), "lead", of("27")),
		measured(chain.At("sell"), "lead", per("1500", "1000")),
		measured(chain.At("pick").By("day").Who("p1"), "lead", per("1400", "200")),
		measured(chain.At("pick").By("day").Who("p2"), "lead", per("1200", "200")),
		measured(chain.At("pick").By("day").Who("p3"), "lead", per("700", "100")),
		measured(chain.At("pick").By("night").Who("p3"), "lead", per("1000", "100")),
		measured(chain.At("pick").By("night").Who("p4"), "lead", per("2000", "200")),
		measured(chain.At("pick").By("night").Who("p5"), "lead", per("2200", "200")),
		measured(chain.At("pay"), "lead", per("4000", "1000")),
		measured(chain.At("dock"), "lead", per("1500", "1000")),
		measured(chain.At("ship").By("night"), "lead", per("9000", "1000")),
		measured(chain.Whole("order"), "happy", per("880", "1000")),
	}
	cases := []struct {
		name  string
		model chain.Model
		ms    []chain.Measurement
		at    chain.Place
		kpi   string
		by    chain.Level
		want  string
	}{
		{"phones by steps", phone, yields, chain.Whole("phone"), "right", chain.Steps, `
/pick -0.01758
/order -0.01019
reserve 0.00026 unexplained 0 gap -0.02751`},
		{"phones by departments", phone, yields, chain.Whole("phone"), "right", chain.Departments, `
//store -0.01758
//desk -0.01019
reserve 0.00026 unexplained 0 gap -0.02751`},
		{"phones by teams", phone, yields, chain.Whole("phone"), "right", chain.Teams, `
//team1 -0.02237
//desk -0.01019
//team2 0.00479
reserve 0.00026 unexplained 0 gap -0.02751`},
		{"phones by people", phone, yields, chain.Whole("phone"), "right", chain.People, `
//desk/anna 0.00383
//desk/bram -0.01402
//team1/chris 0.00799
//team1/dewi -0.03036
//team2/emma 0.00479
reserve 0.00026 unexplained 0 gap -0.02751`},
		{"shop by steps", shop(), shopMonth, chain.Whole("order"), "lead", chain.Steps, `
/pick -2.4
/sell 0
/pay 0
/ship 0.775 value 2.253 passes -1.478
/dock 1.5
reserve 0.025 unexplained -2.9 gap -3`},
		{"shop by departments", shop(), shopMonth, chain.Whole("order"), "lead", chain.Departments, `
/ship -1.478
//logistics -0.147
//sales 0
//finance 0
/dock 1.5
reserve 0.025 unexplained -2.9 gap -3`},
		{"shop by teams", shop(), shopMonth, chain.Whole("order"), "lead", chain.Teams, `
/ship -1.478
//day -0.305 value -0.262 mix -0.043
//sales 0
//finance 0
//night 0.158 value 0.201 mix -0.043
/dock 1.5
reserve 0.025 unexplained -2.9 gap -3`},
		{"shop by people", shop(), shopMonth, chain.Whole("order"), "lead", chain.People, `
//sales 0
//day/p1 -0.196 value -0.173 mix -0.023
//day/p2 0.014 value 0.019 mix -0.005
//day/p3 -0.123 value -0.125 mix 0.002
//night/p4 -0.762 value -0.745 mix -0.017
//night/p5 -0.952 value -0.935 mix -0.017
//night/p3 -0.381 value -0.372 mix -0.009
//finance 0
/dock 1.5
/ship -1.478
//night 2.253
reserve 0.025 unexplained -2.9 gap -3`},
		{"a step by teams", shop(), shopMonth, chain.At("pick"), "lead", chain.Teams, `
/pick/night -2.095 value -2.052 mix -0.043
/pick/day -0.305 value -0.262 mix -0.043
reserve 0 unexplained 0 gap -2.4`},
		{"a KPI that does not compose", shop(), shopMonth, chain.Whole("order"), "happy", chain.People, `
order -0.02
reserve 0 unexplained 0 gap -0.02`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			plan, err := chain.NewPlan(c.model)
			require.NoError(t, err)
			r, err := plan.Evaluate("now", c.ms)
			require.NoError(t, err)
			a, err := r.Attribute(c.at, c.kpi, c.by)
			require.NoError(t, err)
			assert.True(t, addsUp(a))
			assert.Equal(t, strings.TrimSpace(c.want), divided(a))
		})
	}
}

// What cannot be divided says why.
func TestAttributeErrors(t *testing.T) {
	plan, err := chain.NewPlan(shop())
	require.NoError(t, err)
	r, err := plan.Evaluate("now", []chain.Measurement{
		measured(chain.Whole("order"), "happy", per("880", "1000")),
		measured(day("p1"), "lead", per("1400", "200")),
	})
	require.NoError(t, err)
	cases := []struct {
		name string
		at   chain.Place
		kpi  string
		by   chain.Level
		want string
	}{
		{"place", chain.Whole("nowhere"), "lead", chain.Steps, `attribute: chain: unknown: no place "nowhere"`},
		{"KPI", chain.Whole("order"), "speed", chain.Steps, `attribute: chain: unknown: no KPI "speed"`},
		{"level", chain.Whole("order"), "happy", chain.Level(9), `attribute: chain: unknown: Level(9) is no level`},
		{"goal", chain.At("ship"), "onshelf", chain.Steps, `attribute: chain: unknown: no goal for "onshelf" at "/ship"`},
		{"value", chain.Whole("order"), "right", chain.Steps,
			`attribute: chain: no data: no value for "right" at "order", and so no gap to divide`},
		{"light", chain.At("pick"), "lead", chain.Steps,
			`attribute: chain: no data: no light for "lead" at "/pick": too little was read to judge it by`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			a, err := r.Attribute(c.at, c.kpi, c.by)
			require.ErrorIs(t, err, chain.ErrUnknown)
			assert.Equal(t, c.want, err.Error())
			assert.Equal(t, c.name == "value" || c.name == "light", errors.Is(err, chain.ErrNoData))
			assert.Equal(t, chain.Attribution{}, a)
		})
	}
}
