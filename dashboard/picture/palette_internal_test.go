package picture

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/kpi"
)

// looks returns every colour as it is on light and on dark.
func looks(t *testing.T) map[string]map[string]light3 {
	t.Helper()
	all := map[string]map[string]light3{"light": {}, "dark": {}}
	for _, c := range colours() {
		all["light"][c.name], all["dark"][c.name] = shining(t, c.light), shining(t, c.dark)
	}
	return all
}

var (
	lights = []string{"green", "amber", "red", "none"}
	zones  = []string{"green-zone", "amber-zone", "red-zone"}
)

// What is read stands out from what it stands on: WCAG 2 AA, 4.5 to 1 for text and 3 to
// 1 for shapes.
func TestContrasts(t *testing.T) {
	for look, c := range looks(t) { // in any order
		hold := func(name, on string, least float64) {
			got := contrast(c[name], c[on])
			t.Logf("%s: %s on %s %.2f", look, name, on, got)
			assert.GreaterOrEqual(t, got, least, "%s: %s on %s", look, name, on)
		}
		for _, on := range append([]string{"paper"}, zones...) {
			hold("ink", on, 7)
			hold("quiet", on, 4.5)
			hold("mark", on, 3)
		}
		for _, name := range lights {
			hold(name, "paper", 3)
		}
		for _, name := range zones {
			hold(name, "paper", 1.1)
		}
	}
}

// Whoever sees them, lights are told apart; so are zones, which have a hair of paper
// between them as well. Text and shape say the same: colour is never alone.
func TestLightsAreToldApart(t *testing.T) {
	for look, c := range looks(t) { // in any order
		for _, s := range sights() {
			ratio, far := least(c, lights, s)
			zoned, _ := least(c, zones, s)
			t.Logf("%s, %s: lights at least %.2f in lightness, %.1f in all; zones %.2f", look, s.name, ratio, far, zoned)
			if s.name == "grey" {
				assert.GreaterOrEqual(t, ratio, 1.55, look)
			} else {
				assert.GreaterOrEqual(t, far, 18.0, "%s, %s", look, s.name)
			}
			assert.GreaterOrEqual(t, zoned, 1.15, "%s, %s", look, s.name)
		}
	}
}

// least returns how far any two of some colours are apart: in lightness, and in all.
func least(c map[string]light3, names []string, s sight) (ratio, far float64) {
	ratio, far = math.Inf(1), math.Inf(1)
	for k, name := range names {
		for _, other := range names[:k] {
			a, b := c[name].times(s.m), c[other].times(s.m)
			ratio, far = math.Min(ratio, contrast(a, b)), math.Min(far, apart(a.lab(), b.lab()))
		}
	}
	return ratio, far
}

func TestInks(t *testing.T) {
	for _, c := range colours() {
		name := c.name
		assert.Equal(t, c.light, Options{}.ink(name))
		assert.Equal(t, c.dark, Options{Look: Dark}.ink(name))
		assert.Equal(t, "var(--kpichain-"+name+","+c.light+")", Options{Look: System}.ink(name))
		assert.Equal(t, c.light, Options{Look: 7}.ink(name))
	}
	for s, want := range map[kpi.Status]string{ // in any order
		kpi.Green: "green", kpi.Amber: "amber", kpi.Red: "red", kpi.NoData: "none", 9: "none", -1: "none",
	} {
		assert.Equal(t, want, lightInk(s))
	}
}
