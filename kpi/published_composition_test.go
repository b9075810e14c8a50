package kpi_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/kpi"
)

// Worked examples of composition that others published. What they published is
// often rounded, or cut off, on the way; want is the exact figure, which is what
// ours are.

// composed composes parts, as text.
func composed(t testing.TB, r kpi.Rule, parts []kpi.Part) string {
	t.Helper()
	whole, err := operator(t, r).Compose(parts)
	require.NoError(t, err)
	value, ok := whole.Value()
	require.True(t, ok)
	return kpi.Of(value).String()
}

func TestPublished_yields(t *testing.T) {
	cases := []struct {
		name, source, published string
		yields                  []string
		want                    string
	}{
		{"rty_minitab_label", `Minitab support, "What are throughput yield (YTP) and rolled throughput yield (YRT)" ` +
			"https://support.minitab.com/es-mx/minitab/20/help-and-how-to/quality-and-process-improvement/six-sigma/supporting-concepts/what-are-throughput-yield-ytp-and-rolled-throughput-yield-yrt",
			"0.70, 702.24 labels rounded to 700", []string{"0.95", "0.84", "0.88"}, "0.70224"},
		{"rty_mfgcalcs_baseline", "https://www.mfgcalcs.com/calculators/quality-inspection-metrology/rolled-throughput-yield/examples/low-step-1-yield",
			"90.35 %", []string{"0.98", "0.97", "0.99", "0.96"}, "0.90345024"},
		{"rty_mfgcalcs_high_step1", "https://www.mfgcalcs.com/calculators/quality-inspection-metrology/rolled-throughput-yield/examples/high-step-1-yield",
			"91.27 %, 9127 of 10000", []string{"0.99", "0.97", "0.99", "0.96"}, "0.91266912"},
		{"perfect_order_apqc", "https://www.apqc.org/what-we-do/benchmarking/open-standards-benchmarking/measures/perfect-order-performance",
			"77.16 %, cut off", []string{"0.98", "0.97", "0.99", "0.82"}, "0.77169708"},
		{"perfect_order_supplychainmetric", "http://supplychainmetric.com/perfect-order-measure.html",
			"94.04 %", []string{"0.9995", "0.992", "0.96", "0.99", "0.998"}, "0.9404407507968"},
		{"perfect_order_4x95", "http://www.cadentresources.com/Musings/tabid/91/articleType/ArticleView/articleId/54/The-Perfect-Order.aspx",
			"81.4 %, cut off", []string{"0.95", "0.95", "0.95", "0.95"}, "0.81450625"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, composed(t, kpi.Product, ofValues(c.yields...)), "%s: %s", c.source, c.published)
		})
	}
}

// perfect_order_conjunction_vs_product. An order is perfect only when all its
// components are, so that the figure is a count of orders: Min inside an order,
// Ratio over orders. The product of the components' rates assumes that they fail
// independently of each other.
//
// Source: the SCOR definition RL.1.1, https://th4.ilovetranslation.com/1nUh-a8nkYu=d
func TestPublished_perfectOrder(t *testing.T) {
	orders := [][]string{
		// in full, on time, documentation, condition
		{"1", "1", "1", "1"},
		{"1", "0", "1", "1"},
		{"1", "1", "1", "1"},
		{"0", "0", "1", "1"},
		{"1", "1", "1", "1"},
	}
	var perfect []kpi.Part
	for _, order := range orders {
		perfect = append(perfect, kpi.Part{Reading: per(composed(t, kpi.Min, ofValues(order...)), "1")})
	}
	assert.Equal(t, "0.6", composed(t, kpi.Ratio, perfect))

	var rates []string
	for component := range orders[0] {
		var all []kpi.Part
		for _, order := range orders {
			all = append(all, kpi.Part{Reading: per(order[component], "1")})
		}
		rates = append(rates, composed(t, kpi.Ratio, all))
	}
	assert.Equal(t, []string{"0.8", "0.6", "1", "1"}, rates)
	assert.Equal(t, "0.48", composed(t, kpi.Product, ofValues(rates...)))
}

// oee_simple. Published as 0.791, which multiplies a performance rounded to 0.952
// and cuts off; ours is not rounded on the way.
//
// Source: https://waycalculator.com/tool/Overall-Equipment-Effectiveness-OEE-Calculator.php
func TestPublished_equipmentEffectiveness(t *testing.T) {
	availability, performance, quality := per("420", "480"), per("400", "420"), per("380", "400")
	assert.Equal(t, "0.791666666666666666666667", composed(t, kpi.Product, parts(availability, performance, quality)))
	shown := kpi.Indicator{ID: "performance", Decimals: 3}.Format(performance, kpi.Format{})
	assert.Equal(t, "0.952", shown)
	assert.Equal(t, "0.79135", composed(t, kpi.Product, ofValues("0.875", shown, "0.95")), "what was cut off to 0.791")
}

// dupont_two_retailers: 0.30 x 0.50 x 3 and 0.15 x 6 x 0.50, both 0.45. Ours
// refuses both on purpose: Product is for yields, fractions in 0..1, in which more
// is better however it is passed. A turnover of 6 is no yield, and is refused
// rather than taken for a percentage. A host that wants the identity brings an
// operator of its own.
//
// Source: http://rextontechnologies.co.uk/how-to-fopo/d36e5c-dupont-analysis-example
func TestPublished_returnOnEquity(t *testing.T) {
	for _, factors := range [][]string{{"0.30", "0.50", "3"}, {"0.15", "6", "0.50"}} {
		_, err := operator(t, kpi.Product).Compose(ofValues(factors...))
		require.ErrorIs(t, err, kpi.ErrRange)

		var multiply operatorFunc = func(parts []kpi.Part) (kpi.Reading, error) {
			product := d("1")
			for _, p := range parts {
				v, _ := p.Reading.Value()
				product = product.Mul(v)
			}
			return kpi.Of(product), nil
		}
		got, err := multiply.Compose(ofValues(factors...))
		require.NoError(t, err)
		assert.True(t, got.Equal(of("0.45")), got)
	}
}

// little_law_conveyor: 4 in the works = 0.5 an hour times 8 hours. Lead time is
// work in progress per throughput, and the other way round a Sum with passes.
//
// Source: http://www.kislingconsultants.com/resources/articles-by-us/littles-law-explained/
func TestPublished_littlesLaw(t *testing.T) {
	hours, ok := per("4", "0.5").Value()
	require.True(t, ok)
	assert.True(t, hours.Equal(d("8")), hours)
	assert.Equal(t, "4", composed(t, kpi.Sum, []kpi.Part{{Reading: of("8"), Planned: d("0.5")}}))
}
