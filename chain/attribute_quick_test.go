package chain_test

import (
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// Within steps gaps are divided on whole numbers where these do; a result that With
// made is divided by the rules themselves. Both give the same digits, also where many
// parts are alike, on target, or read nothing.
func TestAttributeOnWholeNumbers(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	rows := 0
	for _, kind := range []string{"random", "alike", "on target", "near target", "coarse"} {
		m := organisation(1500)
		p := must(chain.NewPlan(m))
		ms := period(m)
		for n := range ms {
			ms[n].Reading = redrawn(rng, p, ms[n], kind)
		}
		quick := must(p.Evaluate("now", ms))
		slow := must(quick.With())
		for _, c := range m.Chains {
			for _, k := range m.KPIs {
				for _, by := range []chain.Level{chain.People, chain.Teams, chain.Departments, chain.Steps} {
					want, err := slow.Attribute(chain.Whole(c.ID), k.ID, by)
					require.NoError(t, err)
					got, err := quick.Attribute(chain.Whole(c.ID), k.ID, by)
					require.NoError(t, err)
					require.True(t, addsUp(got), "%s %s", kind, k.ID)
					require.Equal(t, divided(want), divided(got), "%s %s by %s", kind, k.ID, by)
					rows += len(got.Shares)
				}
			}
		}
	}
	assert.Greater(t, rows, 10_000)
}

// redrawn returns a reading of a kind in place of a measurement's.
func redrawn(rng *rand.Rand, p *chain.Plan, m chain.Measurement, kind string) kpi.Reading {
	goal, _ := p.Target(m.At, m.KPI)
	value, volume := goal.Target, decimal.New(int64(1+rng.IntN(100)), 0)
	switch kind {
	case "random":
		return m.Reading
	case "alike":
		value, volume = value.Add(decimal.New(3, -2)), decimal.New(7, 0)
	case "near target":
		value = value.Add(decimal.New(int64(rng.IntN(3)-1), -2))
	case "coarse":
		value = value.Add(decimal.New(int64(rng.IntN(5)-2), 0))
	}
	if m.KPI != "lead" {
		return kpi.Of(value)
	}
	if kind != "alike" && rng.IntN(20) == 0 {
		return kpi.Per(decimal.Decimal{}, decimal.Decimal{})
	}
	return kpi.Per(value.Mul(volume), volume)
}
