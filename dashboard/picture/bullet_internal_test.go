package picture

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

func dec(text string) decimal.Decimal { return decimal.RequireFromString(text) }

// aimed returns a goal that an indicator may have, with the bands that it leaves out.
func aimed(t *testing.T, i kpi.Indicator, g kpi.Thresholds) *kpi.Thresholds {
	t.Helper()
	gauge, err := i.Gauge(kpi.Of(g.Target), &g)
	require.NoError(t, err)
	return gauge.Goal
}

func TestZones(t *testing.T) {
	for _, c := range []struct {
		name   string
		better kpi.Direction
		goal   kpi.Thresholds
		want   string
	}{
		{"higher", kpi.Higher, kpi.Thresholds{Target: dec("80"), Amber: kpi.AtLeast(dec("70"))}, "red 0..70, amber 70..80, green 80..100"},
		{"lower", kpi.Lower, kpi.Thresholds{Target: dec("20"), Amber: kpi.AtMost(dec("30"))}, "green 0..20, amber 20..30, red 30..100"},
		{"no amber", kpi.Lower, kpi.Thresholds{Target: dec("20")}, "green 0..20, red 20..100"},
		{"near", kpi.Near, kpi.Thresholds{
			Target: dec("50"), Green: kpi.Between(dec("45"), dec("55")), Amber: kpi.Between(dec("40"), dec("70")),
		}, "red 0..40, amber 40..45, green 45..55, amber 55..70, red 70..100"},
		{"near exactly", kpi.Near, kpi.Thresholds{Target: dec("50"), Amber: kpi.Between(dec("40"), dec("70"))}, "red 0..40, amber 40..50, amber 50..70, red 70..100"},
		{"beyond", kpi.Higher, kpi.Thresholds{Target: dec("120"), Amber: kpi.AtLeast(dec("110"))}, "red 0..100"},
		{"before", kpi.Higher, kpi.Thresholds{Target: dec("-1")}, "green 0..100"},
	} {
		t.Run(c.name, func(t *testing.T) {
			i := kpi.Indicator{ID: "k", Better: c.better}
			g, held := goalOf(i, &c.goal)
			require.True(t, held)
			assert.Equal(t, c.want, zonesText(g))
			filled, _ := goalOf(i, aimed(t, i, c.goal))
			assert.Equal(t, c.want, zonesText(filled))
		})
	}
}

// Bands out of order, on a board made by hand, never overlap.
func TestZonesOutOfOrder(t *testing.T) {
	g, held := goalOf(kpi.Indicator{}, &kpi.Thresholds{Target: dec("50"), Green: kpi.Between(dec("60"), dec("20")), Amber: kpi.AtMost(dec("10"))})
	require.True(t, held)
	assert.Equal(t, "amber 0..60, red 60..100", zonesText(g))
}

func zonesText(g goal) string {
	var list []string
	low, _ := numOf(dec("0"))
	high, _ := numOf(dec("100"))
	for _, z := range g.zones(low, high) {
		list = append(list, z.status.String()+" "+z.low.String()+".."+z.high.String())
	}
	return strings.Join(list, ", ")
}

// What a gauge spans has its goal and reading in it, and does not leave its domain.
func TestReach(t *testing.T) {
	fraction := kpi.Indicator{ID: "k", Domain: kpi.Between(dec("0"), dec("1"))}
	goal := aimed(t, fraction, kpi.Thresholds{Target: dec("0.9"), Amber: kpi.AtLeast(dec("0.8"))})
	for _, c := range []struct {
		name      string
		i         kpi.Indicator
		g         kpi.Gauge
		low, high string
	}{
		{"goal", fraction, kpi.Gauge{Goal: goal}, "39/50", "23/25"},
		{"reading", fraction, kpi.Gauge{Goal: goal, Reading: kpi.Of(dec("1"))}, "19/25", "1"},
		{"outside the domain", fraction, kpi.Gauge{Goal: goal, Reading: kpi.Of(dec("1.3"))}, "7/10", "13/10"},
		{"reading alone", kpi.Indicator{}, kpi.Gauge{Reading: kpi.Of(dec("-5"))}, "-6", "-4"},
		{"zero alone", kpi.Indicator{}, kpi.Gauge{Reading: kpi.Of(dec("0"))}, "-1/5", "1/5"},
		{"bounds that reach far", kpi.Indicator{}, kpi.Gauge{Goal: goal, Bounds: kpi.Between(dec("-900"), dec("900"))}, "16/25", "53/50"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := reachOf(c.i, c.g)
			assert.Equal(t, []string{c.low, c.high}, []string{e.low.String(), e.high.String()})
		})
	}
	assert.False(t, reachOf(fraction, kpi.Gauge{}).any)
	assert.False(t, reachOf(fraction, kpi.Gauge{Reading: kpi.Of(decimal.New(1, 1<<30))}).any)
}

func TestBulletOfNothing(t *testing.T) {
	goal := &kpi.Thresholds{Target: dec("3")}
	for _, g := range []kpi.Gauge{{}, {Goal: goal}, {Goal: goal, Reading: kpi.Per(dec("1"), dec("0"))}} {
		c := &canvas{}
		c.bullet(0, 0, 1000, 200, kpi.Indicator{}, g)
		assert.Empty(t, c.out.String())
	}
	c := &canvas{}
	c.bullet(0, 0, 0, 200, kpi.Indicator{}, kpi.Gauge{Reading: kpi.Of(dec("3")), Goal: goal})
	c.spark(0, 0, 1000, 200, nil)
	c.spark(0, 0, 1000, 200, []kpi.Gauge{{}, {Goal: goal}})
	c.spark(0, 0, 100, 200, []kpi.Gauge{{Reading: kpi.Of(dec("3"))}})
	assert.Empty(t, c.out.String())
	c.bullet(0, 0, 1000, 200, kpi.Indicator{}, kpi.Gauge{Goal: goal, Status: kpi.Red, Bounds: kpi.AtMost(dec("2"))})
	assert.NotEmpty(t, c.out.String(), "a light that is certain")
}

// A spark has a gap where nothing was read, a dot for what was read between gaps, and the
// last reading is its light.
func TestSpark(t *testing.T) {
	var gauges []kpi.Gauge
	for _, v := range strings.Fields("3 4 - 5 - 4 2 -") {
		g := kpi.Gauge{Status: kpi.Red}
		if v != "-" {
			g.Reading = kpi.Of(dec(v))
		}
		gauges = append(gauges, g)
	}
	c := &canvas{}
	c.spark(0, 0, 820, 200, gauges)
	red := Options{}.ink("red")
	assert.Equal(t, `<polyline points="6,11.3 16,8.7" fill="none" stroke="#4d545c" stroke-width="1.5" stroke-linejoin="round"/>`+
		`<circle cx="36" cy="6" r="1.5" fill="#4d545c"/>`+
		`<polyline points="56,8.7 66,14" fill="none" stroke="#4d545c" stroke-width="1.5" stroke-linejoin="round"/>`+
		`<rect x="61" y="9" width="10" height="10" fill="`+red+`"/>`, c.out.String())

	long := &canvas{}
	long.spark(50, 10, 820, 200, append(make([]kpi.Gauge, 5000), gauges...))
	assert.Less(t, long.out.Len(), 600, "what has no room is left out")
}

func TestShown(t *testing.T) {
	seen := dashboard.Tile{KPI: "k", Gauge: kpi.Gauge{KPI: "k", Reading: kpi.Of(dec("3"))}, History: make([]kpi.Gauge, 2)}
	assert.Equal(t, seen, shown(seen))
	hidden := seen
	hidden.Hidden = true
	assert.Equal(t, dashboard.Tile{KPI: "k", Gauge: kpi.Gauge{KPI: "k"}, Hidden: true}, shown(hidden))
}
