package chain

import "strings"

// moreKPIs returns lines for the sample: the first of some KPIs that satisfy
// customers. None composes along a chain.
func moreKPIs(n int) string {
	return lines(n, `{"id": "ID", "name": "NAME", "decimals": 3, "across": "ratio"}`)
}

// moreGoals returns lines for the sample: goals for these KPIs on one step.
func moreGoals(n int) string {
	return lines(n, `{"at": {"step": "pick"}, "kpi": "ID", "target": "0.95"}`)
}

// moreResults returns lines for the sample: goals for these KPIs on its chain.
func moreResults(n int) string {
	return lines(n, `{"at": {"chain": "order"}, "kpi": "ID", "target": "0.95"}`)
}

// moreInfluences returns lines for the sample: what these KPIs move.
func moreInfluences(n int) string {
	return lines(n, `{"from": "ID", "to": "happy", "effect": "0.2"}`)
}

// lines fills the first of the KPIs into a line of the sample each.
func lines(n int, form string) string {
	var text strings.Builder
	for _, i := range [][2]string{
		{"right", "Right article"},
		{"whole", "Undamaged"},
		{"all", "Complete"},
		{"label", "Labelled well"},
		{"reply", "Told of delay"},
		{"tidy", "Packed well"},
	}[:n] {
		text.WriteString("    " + strings.NewReplacer("ID", i[0], "NAME", i[1]).Replace(form) + ",\n")
	}
	return text.String()
}
