package picture

import "github.com/kpichain/kpichain/kpi"

// A colour is one name of what is drawn, with its value on light and on dark.
type colour struct{ name, light, dark string }

// The colours there are. Lights differ in lightness as well as in hue, so that they stay
// apart in grey and for those who do not tell red from green; a test holds the contrasts.
// Zones are the same hues, pale, behind what is read.
func colours() map[string]colour {
	list := []colour{
		{"paper", "#ffffff", "#14171a"},
		{"ink", "#1a1d21", "#f0f2f4"},   // words and numbers
		{"quiet", "#545b63", "#b4bbc2"}, // words that matter less
		{"rule", "#c9ced4", "#454c54"},  // lines that only order
		{"mark", "#1a1d21", "#f0f2f4"},  // what was read
		{"green", "#1b7f4b", "#3fbf7f"},
		{"amber", "#c77700", "#ffd27a"},
		{"red", "#8e1023", "#e0566a"},
		{"none", "#6a727a", "#9aa2aa"},
		{"green-zone", "#e3f2e9", "#1d3a2c"},
		{"amber-zone", "#f6dfb5", "#54401a"},
		{"red-zone", "#dfb3b8", "#5a2129"},
	}
	all := make(map[string]colour, len(list))
	for _, c := range list {
		all[c.name] = c
	}
	return all
}

// ink returns what a colour is called in a picture.
func (o Options) ink(name string) string {
	c := colours()[name]
	switch o.Look {
	case Dark:
		return c.dark
	case System:
		return "var(--kpichain-" + name + "," + c.light + ")"
	}
	return c.light
}

// lightInk returns the name of the colour of a light.
func lightInk(s kpi.Status) string {
	if s < kpi.NoData || s > kpi.Green {
		s = kpi.NoData
	}
	return []string{"none", "red", "amber", "green"}[s]
}
