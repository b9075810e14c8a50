package chain_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// gives is an operator that composes to the same reading whatever it is given.
type gives struct{ reading kpi.Reading }

func (g gives) Compose([]kpi.Part) (kpi.Reading, error) { return g.reading, nil }

// What an operator gives is a value: a quotient counts as its value, and no value
// is an error, never a hole that looks whole.
func TestOperatorGives(t *testing.T) {
	for _, c := range []struct {
		name, why string
		gives     kpi.Reading
		want      string
	}{
		{"a value", "", of("2"), "2"},
		{"a quotient", "", per("3", "4"), "0.75"},
		{"no data", "it gave no data, which is no value", kpi.Reading{}, ""},
		{"nothing measured", "it gave 0/0, which is no value", per("0", "0"), ""},
		{"no volume", "it gave 1/0, which is no value", per("1", "0"), ""},
		{"a negative volume", "it gave -8/-1, whose volume is below 0", per("-8", "-1"), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			plan, err := chain.NewPlan(chain.Model{
				KPIs:      []kpi.Indicator{{ID: "odd", Along: "gives"}},
				Steps:     []chain.Step{{ID: "a"}, {ID: "b"}},
				Chains:    []chain.Chain{{ID: "c", Links: chain.Sequence("a", "b")}},
				Operators: map[kpi.Rule]kpi.Operator{"gives": gives{c.gives}},
			})
			require.NoError(t, err)
			r, err := plan.Evaluate("now", []chain.Measurement{measured(chain.At("a"), "odd", of("1"))})
			if c.why != "" {
				assert.Equal(t, []string{` KM711 the operator of rule "gives" fails for the steps of chain "c": ` + c.why}, told(t, err))
				return
			}
			require.NoError(t, err)
			g, ok := r.Gauge(chain.Whole("c"), "odd")
			require.True(t, ok)
			assert.Equal(t, c.want, g.Reading.String())
		})
	}
}

// A target that no reading can have is a slip, unless its parts add up to it.
func TestTargetOutsideDomain(t *testing.T) {
	plan := func(along kpi.Rule, target string) error {
		_, err := chain.NewPlan(chain.Model{
			KPIs:   []kpi.Indicator{{ID: "happy", Along: along, Better: kpi.Lower, Domain: kpi.Between(num("0"), num("1"))}},
			Steps:  []chain.Step{{ID: "a"}, {ID: "b"}},
			Chains: []chain.Chain{{ID: "c", Links: chain.Sequence("a", "b")}},
			Goals:  []chain.Goal{{At: chain.Whole("c"), KPI: "happy", Target: num(target)}},
		})
		return err
	}
	assert.Equal(t, []string{`goals[0].target KM508 95 is outside 0 to 1, where readings of "happy" lie`}, told(t, plan(kpi.None, "95")))
	assert.NoError(t, plan(kpi.None, "1"))
	assert.NoError(t, plan(kpi.Sum, "2"))
}

// A model built in Go is written so that it can be read.
func TestModelOfGoRoundTrips(t *testing.T) {
	m := small()
	data, err := json.Marshal(m)
	require.NoError(t, err)
	back, err := chain.Decode(data)
	require.NoError(t, err)
	m.Format = chain.Format
	assert.Equal(t, must(json.Marshal(m)), must(json.Marshal(back)))
}
