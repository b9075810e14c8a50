package picture

import "github.com/kpichain/kpichain/kpi"

// A colour is one name of what is drawn, with its value on light and on dark.
type colour struct{ name, light, dark string }

// The colours there are. Lights differ in lightness as well as in hue, so that they stay
// apart in grey and for those who do not tell red from green, or blue from yellow; they
// stand on paper. Zones are the same hues, pale, behind what is read: on them stand ink,
// quiet and mark. A test holds the contrasts.
func colours() [12]colour {
	return [...]colour{
		{"paper", "#ffffff", "#14171a"},
		{"ink", "#1a1d21", "#f0f2f4"},   // words and numbers
		{"quiet", "#4d545c", "#bcc3ca"}, // words that matter less
		{"rule", "#c9ced4", "#454c54"},  // lines that only order
		{"mark", "#1a1d21", "#f0f2f4"},  // what was read
		{"green", "#087c5d", "#5bc1a4"},
		{"amber", "#c98309", "#ffd780"},
		{"red", "#9e040e", "#e35e5b"},
		{"none", "#232f3c", "#636a71"},
		{"green-zone", "#e3f7ed", "#183128"},
		{"amber-zone", "#f2dcb1", "#4a391c"},
		{"red-zone", "#efc3c3", "#6c3b3d"},
	}
}

// ink returns what a colour is called in a picture; empty for none of the colours.
func (o Options) ink(name string) string {
	for _, c := range colours() {
		switch {
		case c.name != name:
		case o.Look == Dark:
			return c.dark
		case o.Look == System:
			return "var(--kpichain-" + name + "," + c.light + ")"
		default:
			return c.light
		}
	}
	return ""
}

// lightInk returns the name of the colour of a light.
func lightInk(s kpi.Status) string {
	if s < kpi.NoData || s > kpi.Green {
		s = kpi.NoData
	}
	return []string{"none", "red", "amber", "green"}[s]
}
