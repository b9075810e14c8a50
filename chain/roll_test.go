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

// People counted at once add up to what they do one by one, whatever is missing.
func TestRuns(t *testing.T) {
	m := organisation(1000)
	m.KPIs = append(m.KPIs, kpi.Indicator{ID: "least", Across: kpi.Min}, kpi.Indicator{ID: "most", Across: kpi.Max})
	for n := range m.Members { // a team has a leader, who is in its department
		if n%9 == 0 && n > 0 {
			m.Members[n].Weight = decimal.New(int64(1+n%4), 0)
			m.Members[n].Unit = m.Units[0].ID
		}
	}
	p := must(chain.NewPlan(m))
	r := rand.New(rand.NewPCG(5, 6))
	for gaps := range 12 {
		var ms []chain.Measurement
		for at := range p.Places(chain.Place{}) {
			for _, k := range m.KPIs {
				if at.Person != "" && r.IntN(40) >= gaps {
					ms = append(ms, measured(at, k.ID, drawn(r, k.ID == "lead", gaps > 5)))
				}
			}
		}
		result, err := p.Evaluate("now", ms)
		require.NoError(t, err)
		wrong, columns := chain.Recount(result)
		require.Empty(t, wrong, "%d gaps in 40", gaps)
		assert.NotZero(t, columns)
	}
}

// drawn returns a reading, of terms and now and then of another form, large enough for
// sums to need more than 64 bits on the way.
func drawn(r *rand.Rand, pooled, odd bool) kpi.Reading {
	v := decimal.New(r.Int64N(1<<40)-1<<39, -int32(r.IntN(3)))
	switch {
	case odd && r.IntN(60) == 0:
		return kpi.Per(decimal.Decimal{}, decimal.Decimal{})
	case pooled:
		return kpi.Per(v.Abs(), decimal.New(r.Int64N(1<<40), -1))
	case odd && r.IntN(60) == 0:
		return kpi.Per(v, decimal.New(1, 0))
	}
	return kpi.Of(v)
}
