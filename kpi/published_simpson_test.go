package kpi_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/kpi"
)

// kidney_stones: treatment A is better for small and for large stones, and worse
// for all together, since it got the large ones. Ratio gives the pooled figures;
// Mean, which does not know the volumes, gives the mean of means and no reversal.
//
// Source: Charig et al. 1986; https://generalist.academy/2019/08/16/kidney-stone-paradox/ ;
// https://scilit.com/publications/9908c9413f113371cdd1bd2536a12420
func TestPublished_kidneyStones(t *testing.T) {
	cases := []struct {
		treatment    string
		small, large kpi.Reading
		shown        []string // small, large, all
		pooled       string
	}{
		{"A", per("81", "87"), per("192", "263"), []string{"0.93", "0.73", "0.78"}, "273/350"},
		{"B", per("234", "270"), per("55", "80"), []string{"0.87", "0.69", "0.83"}, "289/350"},
	}
	success := kpi.Indicator{ID: "success", Decimals: 2}
	var means, rates []string
	for _, c := range cases {
		t.Run(c.treatment, func(t *testing.T) {
			both := parts(c.small, c.large)
			whole, err := operator(t, kpi.Ratio).Compose(both)
			assert.NoError(t, err)
			assert.Equal(t, c.pooled, whole.String())
			var shown []string
			for _, r := range []kpi.Reading{c.small, c.large, whole} {
				shown = append(shown, success.Format(r, kpi.Format{}))
			}
			assert.Equal(t, c.shown, shown)
			means, rates = append(means, composed(t, kpi.Mean, both)), append(rates, composed(t, kpi.Ratio, both))
		})
	}
	assert.True(t, d(rates[0]).LessThan(d(rates[1])), "pooled, B is better")
	assert.True(t, d(means[0]).GreaterThan(d(means[1])), "by the mean of means, A")
}

// marketing_mix_shift: the conversion of three channels, each a rate over a volume.
// Only the pooled figures are composition; how the change divides into rate and mix
// is attribution.
//
// Source: https://kiranakkineni.com/perspectives/marketing-mix-shift
func TestPublished_marketingMixShift(t *testing.T) {
	cases := []struct {
		period   string
		channels [3][2]string // volume, rate: Search, Channel2, Direct
		want     string
	}{
		{"base", [3][2]string{{"30", "0.0200"}, {"100", "0.0600"}, {"70", "0.0500"}}, "0.0505"},
		{"new", [3][2]string{{"50", "0.0190"}, {"110", "0.0620"}, {"75", "0.0500"}}, "0.0490212766"},
	}
	for _, c := range cases {
		t.Run(c.period, func(t *testing.T) {
			var all []kpi.Reading
			for _, channel := range c.channels {
				volume, rate := d(channel[0]), d(channel[1])
				all = append(all, kpi.Per(volume.Mul(rate), volume))
			}
			got := d(composed(t, kpi.Ratio, parts(all...)))
			assert.True(t, d(c.want).Equal(got.Round(10)), got)
		})
	}
}
