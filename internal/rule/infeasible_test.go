package rule_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/internal/rule"
)

// The error names the end of the band that cannot be kept, on whichever side.
func TestInfeasible(t *testing.T) {
	four, loop := weighted("1"), weighted("1")
	four[0].Passes, loop[0].Passes = num("4"), num("0.3")
	cases := []struct {
		name, rule         string
		better             light.Direction
		target             string
		green              exact.Interval
		places             int32
		parts              []rule.Part
		best, limit, short string
	}{
		{"below green", "sum", light.Near, "10", exact.Between(num("9"), num("11")), 0, four, "8", "9", "1"},
		{"past green", "sum", light.Higher, "10", exact.Between(num("9"), num("11")), 0, four, "12", "11", "1"},
		{"a capacity past green", "bottleneck", light.Higher, "10", exact.Between(num("10"), num("10")), 1, weighted("1"), "", "", ""},
		{"a capacity between two digits", "bottleneck", light.Higher, "0.65", exact.Between(num("0.6"), num("0.666")), 0, loop, "10/3", "333/500", "4001/1500"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			whole, err := light.New(num(c.target), c.green, exact.Interval{}, c.better)
			require.NoError(t, err)
			_, _, err = builtin(t, c.rule).Cascade(whole, c.parts, make([]*light.Bands, len(c.parts)), rule.Grid{Places: c.places})
			if c.best == "" {
				require.NoError(t, err)
				return
			}
			var far *rule.InfeasibleError
			require.ErrorAs(t, err, &far)
			assert.Equal(t, []string{c.best, c.limit, c.short}, []string{far.Best.String(), far.Limit.String(), far.Short.String()})
		})
	}
}

// A pin that the rule has no meaning for counts as far as it can, and a part that
// is passed more than once does not divide by zero there.
func TestCascade_pinOutside(t *testing.T) {
	parts := weighted("1", "1")
	parts[0].Passes = num("1.25")
	pin := bands(t, light.Higher, "5", "", "-1")
	got, short, err := builtin(t, "product").Cascade(bands(t, light.Higher, "0.9", "", ""), parts, []*light.Bands{&pin, nil},
		rule.Grid{Places: 2, Domain: exact.Between(num("0"), num("1"))})
	require.NoError(t, err)
	assert.True(t, short, "its amber promises nothing")
	assert.Equal(t, []string{"0.9", "0.9", "0.9"}, ends(got[1]))
}

// A domain that holds no target at all is an error, under every rule.
func TestCascade_domainWithoutTargets(t *testing.T) {
	for _, name := range names {
		_, _, err := builtin(t, name).Cascade(bands(t, light.Lower, "1", "", ""), weighted("1"), make([]*light.Bands, 1),
			rule.Grid{Domain: exact.Between(num("0.2"), num("0.4"))})
		require.ErrorIs(t, err, rule.ErrFit, name)
	}
}

// A capacity that is to be near a target may be out of the domain on either side.
func TestCascade_capacityNearOutsideDomain(t *testing.T) {
	twice := weighted("1")
	twice[0].Passes = num("2")
	whole, err := light.New(num("40"), exact.Between(num("35"), num("45")), exact.Interval{}, light.Near)
	require.NoError(t, err)
	cascade := func(domain exact.Interval) ([]*light.Bands, error) {
		bands, _, err := builtin(t, "bottleneck").Cascade(whole, twice, make([]*light.Bands, 1), rule.Grid{Domain: domain})
		return bands, err
	}
	for _, domain := range []exact.Interval{exact.AtMost(num("69")), exact.AtLeast(num("91"))} {
		_, err := cascade(domain)
		var far *rule.InfeasibleError
		require.ErrorAs(t, err, &far, "%s", light.Describe(domain))
		assert.False(t, whole.Green.Contains(far.Best))
	}
	for _, c := range [][2]string{{"75", "75"}, {"90", "80"}} {
		bands, err := cascade(exact.AtMost(num(c[0])))
		require.NoError(t, err)
		assert.Equal(t, c[1], bands[0].Target.String(), "green reaches into the domain")
	}
}
