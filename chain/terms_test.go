package chain_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
)

// A column takes on the decimals of what comes later, and exact numbers where whole ones
// no longer do, whatever came first.
func TestTermsAnyOrder(t *testing.T) {
	p, err := chain.NewPlan(small())
	require.NoError(t, err)
	cases := []struct {
		name    string
		a, b, c string
		want    string
	}{
		{"more and more decimals", "1", "2.5", "0.125", "3.625"},
		{"too large with more decimals", "9000000000000000000", "0.5", "-1", "8999999999999999999.5"},
		{"too many decimals", "1", "0.1", "0.00000000000000000001", "1.10000000000000000001"},
		{"too many digits", "1", "12345678901234567890.5", "0.25", "12345678901234567891.75"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			v := [...]string{c.a, c.b, c.c}
			for _, o := range [][3]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
				at := [...]chain.Place{day("p1"), day("p2"), chain.At("pick").By("night")}
				r, err := p.Evaluate("now", []chain.Measurement{
					measured(at[o[0]], "cost", of(v[o[0]])), measured(at[o[1]], "cost", of(v[o[1]])), measured(at[o[2]], "cost", of(v[o[2]])),
				})
				require.NoError(t, err)
				g, ok := r.Gauge(chain.At("pick"), "cost")
				require.True(t, ok)
				assert.Equal(t, c.want, g.Reading.String(), "%v", o)
			}
		})
	}
}
