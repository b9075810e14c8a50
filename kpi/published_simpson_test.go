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

// kidney_stones, from treatment B to A: A gains on both sizes, and loses more by having
// got the large stones. The division into rate and mix is Kitagawa's.
//
// Source: as above.
func TestPublished_kidneyStonesDivided(t *testing.T) {
	b := parts(per("234", "270"), per("55", "80"))
	a := parts(per("81", "87"), per("192", "263"))
	for k := range a {
		rate, _ := b[k].Reading.Value()
		_, volume, _ := b[k].Reading.Terms()
		a[k].Goal, a[k].Weight = &kpi.Thresholds{Target: rate}, volume
	}
	got := attribute(t, kpi.Ratio, d(composed(t, kpi.Ratio, b)), a)
	value, mix := columns(got)
	assert.Equal(t, []string{"-0.04571429", "0.05367122", "-0.09938550"},
		[]string{got.Gap.StringFixed(8), value.StringFixed(8), mix.StringFixed(8)})
	for k, s := range got.Shares {
		assert.True(t, s.Value.IsPositive(), "A is better for size %d", k)
	}
}

// marketing_mix_shift: the conversion of three channels, each a rate over a volume.
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

// marketing_mix_shift, divided. The source has three columns: within (old share of the
// volume, change of rate), mix (change of share, old rate against the old whole's) and
// interaction (change of both). Ours have two, each at the middle of both ends, so that
// Value is within and half of the interaction, and all mix together the other half and
// the source's mix. That of a single channel differs: it is held against the middle of
// both wholes.
//
// Source: as above; inputs stored, results computed. The mix of Search is by its own
// definition, (50/235 - 30/200)(0.0200 - 0.0505); a circulated -0.00191383 does not add up.
func TestPublished_marketingMixShiftDivided(t *testing.T) {
	base := [3][2]string{{"30", "0.0200"}, {"100", "0.0600"}, {"70", "0.0500"}} // volume, rate
	read := [3][2]string{{"50", "0.0190"}, {"110", "0.0620"}, {"75", "0.0500"}}
	within := []string{"-0.00015", "0.001", "0"}
	mixes := []string{"-0.00191436", "-0.00030319", "0.00001543"}
	interaction := []string{"-0.00006277", "-0.00006383", "0"}
	var channels []kpi.Part
	for k, b := range base {
		channels = append(channels, kpi.Part{Reading: rateOf(read[k][1], read[k][0]), Weight: d(b[0]), Goal: goal(b[1])})
	}
	got := attribute(t, kpi.Ratio, d("0.0505"), channels)
	half, near := d("0.5"), d("0.00000001")
	for k, s := range got.Shares {
		want := d(within[k]).Add(d(interaction[k]).Mul(half))
		assert.True(t, s.Value.Sub(want).Abs().LessThan(near), "channel %d: %s is not %s", k, s.Value, want)
		assert.False(t, s.Mix.Sub(d(mixes[k])).Abs().LessThan(near), "channel %d has another mix", k)
	}
	_, mix := columns(got)
	want := added(mixes...).Add(added(interaction...).Mul(half))
	assert.True(t, mix.Sub(want).Abs().LessThan(d("0.00000003")), "%s is not %s", mix, want)
}
