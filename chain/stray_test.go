package chain_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// yields is a chain of one step with rework, done by two units: the rework loop has no
// value for a yield of 5.
func yields() chain.Model {
	return chain.Model{
		KPIs:   []kpi.Indicator{{ID: "right", Decimals: 2, Along: kpi.Product, Across: kpi.Ratio, Over: kpi.Ratio}},
		Steps:  []chain.Step{{ID: "s", By: []chain.Assignment{{Unit: "A"}, {Unit: "B"}}}},
		Units:  []chain.Unit{{ID: "A"}, {ID: "B"}},
		Chains: []chain.Chain{{ID: "c", Links: []chain.Link{{Step: "s", Passes: num("1.25")}}}},
		Goals:  []chain.Goal{{At: chain.Whole("c"), KPI: "right", Target: num("0.5")}},
	}
}

func planned(t *testing.T, m chain.Model) *chain.Plan {
	t.Helper()
	p, err := chain.NewPlan(m)
	require.NoError(t, err)
	return p
}

// rights returns measurements of a yield at the step, and at its two units; none where
// empty.
func rights(step, a, b kpi.Reading) []chain.Measurement {
	return []chain.Measurement{measured(chain.At("s"), "right", step), measured(chain.At("s").By("A"), "right", a),
		measured(chain.At("s").By("B"), "right", b)}
}

// Amounts over no volume may pool to what is no yield.
func TestPooledStray(t *testing.T) {
	p := planned(t, yields())
	none, full := kpi.Reading{}, per("100", "100")
	month := func(ms []chain.Measurement) *chain.Result {
		r, err := p.Evaluate("m", ms)
		require.NoError(t, err)
		return r
	}
	evaluate := func(ms []chain.Measurement) error {
		r, err := p.Evaluate("m", ms)
		require.True(t, err == nil || r == nil)
		return err
	}
	combine := func(ms ...[]chain.Measurement) error {
		var list []*chain.Result
		for _, m := range ms {
			list = append(list, month(m))
		}
		r, err := p.Combine("q", list...)
		require.True(t, err == nil || r == nil)
		return err
	}
	with := func(r *chain.Result, ms ...chain.Measurement) error {
		_, err := r.With(ms...)
		return err
	}
	quarter, err := p.Combine("q", month(rights(none, full, full)), month(rights(none, full, full)))
	require.NoError(t, err)
	void := measured(chain.At("s").By("A"), "right", per("300", "0"))
	at := func(place, value string) string {
		return ` KM706 what is composed for "` + place + `" is ` + value + `, outside 0 to 1, where readings of "right" lie that its rules compose`
	}
	cases := []struct {
		name string
		err  error
		want string
	}{
		{"units", evaluate(rights(none, per("5", "0"), per("0", "1"))), "[1].reading" + at("/s", "5")},
		{"units, where the loop has a value", evaluate(rights(none, per("4", "0"), per("0", "1"))), "[1].reading" + at("/s", "4")},
		{"below zero", evaluate(rights(none, per("-1", "0"), per("0", "1"))), "[1].reading" + at("/s", "-1")},
		{"months of the step", combine(rights(per("5", "0"), none, none), rights(per("0", "1"), none, none)), at("/s", "5")},
		{"months of a unit", combine(rights(none, per("5", "0"), per("90", "100")), rights(none, full, full)), at("/s/A", "1.05")},
		{"months with holes", combine(rights(none, per("5", "0"), per("90", "100")), rights(none, full, none)), at("/s/A", "1.05")},
		{"what-if", with(month(rights(none, full, full)), void), "[0].reading" + at("/s", "4")},
		{"what-if of a quarter", with(quarter, void), at("/s", "2.5")},
		{"within", evaluate(rights(none, per("1", "0"), per("98", "100"))), ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if c.want == "" {
				require.NoError(t, c.err)
				return
			}
			require.ErrorIs(t, c.err, kpi.ErrRange)
			assert.Equal(t, []string{c.want}, told(t, c.err))
		})
	}
}

// What is still to come must bring an amount over no volume back to a yield, and until
// then the chain's yield lies where yields do.
func TestStrayToCome(t *testing.T) {
	p := planned(t, yields())
	for _, v := range []string{"5", "-5"} {
		r, err := p.Evaluate("m", rights(kpi.Reading{}, per(v, "0"), kpi.Reading{}))
		require.NoError(t, err)
		g, ok := r.Gauge(chain.Whole("c"), "right")
		require.True(t, ok)
		assert.Equal(t, "no data", g.Reading.String())
		assert.Equal(t, "0 to 1", g.Bounds.String())
	}
}

// A plan in which the KPI is no yield may have read what is none.
func TestStrayOfAnotherPlan(t *testing.T) {
	m := yields()
	m.KPIs[0].Along = kpi.Sum
	was, err := planned(t, m).Evaluate("m", []chain.Measurement{measured(chain.At("s"), "right", of("5"))})
	require.NoError(t, err)
	_, err = planned(t, yields()).Combine("q", was)
	assert.Equal(t, []string{` KM706 what is composed for "/s" is 5, outside 0 to 1, where readings of "right" lie that its rules compose`},
		told(t, err))
}
