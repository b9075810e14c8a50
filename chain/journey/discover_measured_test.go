package journey_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/journey"
	"github.com/kpichain/kpichain/kpi"
)

// What a log measures, in any window, a plan of its chain takes, and its chain reads the
// mean lead time, of all seconds per case.
func TestChainTakesItsMeasurements(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 7))
		l := logged(t, generated(r)...)
		m, err := l.Chain("c")
		if err != nil {
			continue // no case ended
		}
		plan, err := chain.NewPlan(m)
		require.NoError(t, err)
		for _, in := range []journey.Window{{}, {To: time.Unix(6*3600, 0)}, {To: time.Unix(0, 0)}} {
			passes, err1 := l.Passes("c", in)
			lead, err2 := l.Lead("lead", time.Hour, in)
			right, err3 := l.FirstTimeRight("first_time_right", in)
			require.NoError(t, errors.Join(err1, err2, err3))
			result, err := plan.Evaluate("window", slices.Concat(passes, lead, right))
			require.NoError(t, err, seed)

			_, cases, _ := passes[0].Reading.Terms()
			seconds := decimal.Decimal{}
			for _, m := range lead {
				n, _, _ := m.Reading.Terms()
				seconds = seconds.Add(n)
			}
			g, _ := result.Gauge(chain.Whole("c"), "lead")
			got, ok := g.Reading.Value()
			want, some := kpi.Per(seconds, cases.Mul(decimal.New(3600, 0))).Value()
			require.Equal(t, some, ok, seed)
			assert.True(t, want.Equal(got), "seed %d: reads %s, not %s", seed, got, want)
			_, ok = result.Gauge(chain.Whole("c"), "first_time_right")
			assert.False(t, ok, "seed %d: passes would count in it", seed)
		}
	}
}
