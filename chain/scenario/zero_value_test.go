package scenario_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/internal/flip"
	"github.com/kpichain/kpichain/kpi"
)

// The zero value of every exported type has a JSON form, and is read back from it.
func TestZeroValues(t *testing.T) {
	const gauge = `{"kpi":"","reading":null,"status":"no data"}`
	for want, value := range map[string]any{
		`{"at":{},"before":` + gauge + `,"after":` + gauge + `}`:          &scenario.Change{},
		`{"at":{},"on_target":"0","up":"0","down":"0","needed":null}`:     &scenario.Lever{},
		`{"at":{},"reading":null,"whole":null,"short":null}`:              &scenario.Need{},
		`{"at":{},"kpi":"","low":null,"high":null}`:                       &scenario.Swing{},
		`{"step":"","unit":""}`:                                           &scenario.Hire{},
		`{"at":{},"kpi":"","dist":{}}`:                                    &scenario.Input{},
		`{}`:                                                              &scenario.Dist{},
		`{"at":{},"kpi":"","from":"0","to":"0","step":"0"}`:               &scenario.Axis{},
		`{"columns":[],"rows":[]}`:                                        &scenario.Table{},
		`{"at":{},"from":null,"to":null,"effort":"0"}`:                    &scenario.Move{},
		`{"at":{},"kpi":"","moves":[],"total":"0","whole":` + gauge + `}`: &scenario.Effort{},
		`{"hire":{"step":"","unit":""},"adds":"0","before":` + gauge + `,"after":` + gauge + `}`:            &scenario.Gain{},
		`{"at":{},"kpi":"","better":"higher","runs":0,"green":0,"amber":0,"red":0,"no_data":0,"values":[]}`: &scenario.Outlook{},
	} { // in any order: each on its own
		text, err := json.Marshal(value)
		require.NoError(t, err)
		assert.Equal(t, want, string(text))
		require.NoError(t, json.Unmarshal(text, value))
	}
}

// Package decimal's variables are the host's: they change no byte of any answer.
func TestDecimalSettingsDoNotMatter(t *testing.T) {
	before := answers(t)
	flip.Decimals(t, 0)
	assert.Equal(t, before, answers(t))
}

// answers asks one question of each kind.
func answers(t *testing.T) string {
	t.Helper()
	r := project(t)
	whole, left, person := chain.Whole("order"), chain.At("left"), chain.At("left").By("u1").Who("p10")
	inputs := unsure(r, "lead")
	after, err := r.With(chain.Measurement{At: person, KPI: "lead", Reading: kpi.Of(d("1.5"))})
	require.NoError(t, err)
	levers, err := scenario.Levers(r, whole, "yield")
	require.NoError(t, err)
	need, err := scenario.Seek(r, whole, "yield", d("0.7"), left)
	require.NoError(t, err)
	least, err := scenario.Least(r, whole, "yield")
	require.NoError(t, err)
	gains, err := scenario.Staff(r, "order", "capacity", []scenario.Hire{{Step: "right", Unit: "u2"}, {Step: "left", Unit: "u1", Weight: d("0.3")}})
	require.NoError(t, err)
	swings, err := scenario.Tornado(r, whole, "lead", inputs)
	require.NoError(t, err)
	table, err := scenario.Sweep(r, whole, "yield", scenario.Axis{At: left, KPI: "yield", From: d("0.7"), To: d("1"), Step: d("0.07")})
	require.NoError(t, err)
	outlook := simulate(t, r, scenario.Simulation{At: whole, KPI: "lead", Inputs: inputs, Runs: 50, Seed: 1})
	changes := scenario.Compare(r, after)
	text, err := json.Marshal([]any{changes, levers, need, least, gains, swings, table, outlook, inputs,
		scenario.Tabulate(changes).CSV(), scenario.Tabulate(levers).Markdown(), scenario.Tabulate(gains).CSV(),
		scenario.Tabulate(swings).CSV(), scenario.Tabulate(least.Moves).CSV(), scenario.Tabulate([]scenario.Outlook{outlook}).CSV()})
	require.NoError(t, err)
	return string(text)
}
