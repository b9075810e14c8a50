package chaintest_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/chaintest"
	"github.com/kpichain/kpichain/internal/flip"
	"github.com/kpichain/kpichain/internal/recorder"
	"github.com/kpichain/kpichain/kpi"
)

// TestModels: models that steer well keep every law.
func TestModels(t *testing.T) {
	shop, err := os.ReadFile("../../examples/shop/year/model.json")
	require.NoError(t, err)
	decoded, err := chain.Decode(shop)
	require.NoError(t, err)
	for _, c := range []struct {
		name  string
		model chain.Model
	}{
		{"the shop of the examples", decoded},
		{"nothing", chain.Model{}},
		{"two steps", pair()},
		{"two steps, pinned", pinned("4", "6")},
		{"a rule of the host's", across(operatorFunc(most))},
	} {
		t.Run(c.name, func(t *testing.T) { chaintest.Run(t, c.model) })
	}
}

// TestCaught: a model that breaks a law is told so, with the readings that show it.
func TestCaught(t *testing.T) {
	const (
		readings = "chaintest: broken law \"readings\": readings in their KPI's domain can be composed\n"
		targets  = "chaintest: broken law \"targets\": everyone on target makes every whole green, and on target or better\n"
		green    = "chaintest: broken law \"green\": everyone green makes every whole green\n"
		amber    = "chaintest: broken law \"amber\": everyone at least amber makes every whole at least amber\n"
		people   = "chaintest: broken law \"people\": moving people between units changes no figure above them\n"

		four = "  lead of /pick/day/p1 reads 4\n  lead of /pick/day/p2 reads 4\n" +
			"  lead of /pick/day/p3 reads 4\n  lead of /pick/day/p4 reads 4\n"
		goal = "its target is 10, green is at most 10, amber at most 12"
	)
	for _, c := range []struct {
		name  string
		model chain.Model
		want  []string
	}{
		{"pins that are too loose", pinned("4", "7"), []string{
			targets + four + "  lead of /ship reads 7\nmake lead of order 11, which is amber: " + goal,
			green + four + "  lead of /ship reads 7\nmake lead of order 11, which is amber: " + goal,
		}},
		{"green that is too wide", with(pinned("4", "6"), func(m *chain.Model) {
			m.Goals[2].Green = kpi.AtMost(d("6.1"))
		}), []string{
			green + four + "  lead of /ship reads 6.1\nmake lead of order 10.1, which is amber: " + goal,
		}},
		{"amber that is too wide", with(pinned("4", "6"), func(m *chain.Model) {
			m.Goals[2].Amber = kpi.AtMost(d("9"))
		}), []string{
			amber + four + "  lead of /ship reads 9\nmake lead of order 13, which is red: " + goal,
		}},
		{"a mean that says it groups", across(operatorFunc(mean)), []string{
			people + "  lead of /pick/day/p4 reads 6.5\nmake lead of order show bounds at least 1.625, " +
				"and where units are split into teams bounds at least 1.083333333334",
		}},
		{"a rule that fails", across(operatorFunc(failing)), []string{
			readings + "  lead of /pick/day/p4 reads 6.5\nare refused: chain: [0].reading: " +
				"the operator of rule \"own\" fails for the parts of \"/pick/day\": busy",
		}},
		{"a model that cannot be planned", with(pair(), func(m *chain.Model) {
			m.Goals[0].KPI, m.Chains[0].Links[1].Step = "leed", "sail"
		}), []string{
			"chaintest: the model cannot be planned:\n  chains[0].links[1].step: no step \"sail\"\n" +
				"  goals[0].kpi: no KPI \"leed\"",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := &recorder.Test{}
			chaintest.Run(r, c.model)
			assert.True(t, r.Helped)
			assert.Equal(t, strings.Join(c.want, "\n"), strings.Join(r.Said, "\n"))
		})
	}
}

// TestCaught_moods: a rule that gives another value in every other call breaks what
// is the same on both sides.
func TestCaught_moods(t *testing.T) {
	r := &recorder.Test{}
	chaintest.Run(r, across(moody()))
	var broken []string
	for _, said := range r.Said {
		broken = append(broken, strings.Trim(strings.Fields(said)[3], `":`))
	}
	assert.Equal(t, []string{"shares", "people", "order", "what-if"}, broken)
}

// TestHostSettings: what a host sets in package decimal changes no byte of a
// report.
func TestHostSettings(t *testing.T) {
	m := pinned("4", "7")
	said := func() []string {
		r := &recorder.Test{}
		chaintest.Run(r, m)
		return r.Said
	}
	want := said()
	assert.Len(t, want, 2)
	flip.Decimals(t, 0)
	assert.Equal(t, want, said())
}
