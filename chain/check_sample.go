package chain

import "strings"

// sample is a small model that no check finds anything in: the catalogue's good
// model, and what its bad ones differ from in a few words.
func sample() string {
	return `{
  "format": "kpichain/1",
  "kpis": [
    {"id": "happy", "name": "Customers satisfied", "unit": "%", "decimals": 3, "serves": "customer"},
    {"id": "lead", "name": "Lead time", "unit": "h", "decimals": 1, "better": "lower", "serves": "customer", "along": "sum", "across": "ratio"},
    {"id": "cost", "name": "Cost", "unit": "EUR", "better": "lower", "serves": "internal", "along": "total", "across": "total"}
  ],
  "steps": [
    {"id": "pick", "name": "Pick", "by": [{"unit": "warehouse"}]},
    {"id": "dock", "name": "Waiting at the dock", "handover": true, "kpis": ["lead"]},
    {"id": "ship", "name": "Ship", "by": [{"unit": "transport"}]}
  ],
  "chains": [
    {
      "id": "order",
      "name": "An order at home",
      "question": "Can I have it tomorrow?",
      "satisfaction": "happy",
      "owner": "p9",
      "links": [{"step": "pick"}, {"step": "dock"}, {"step": "ship"}]
    }
  ],
  "units": [
    {"id": "warehouse", "name": "Warehouse"},
    {"id": "transport", "name": "Transport"}
  ],
  "members": [
    {"person": "p1", "unit": "warehouse"},
    {"person": "p2", "unit": "warehouse"},
    {"person": "p3", "unit": "transport"},
    {"person": "p4", "unit": "transport"}
  ],
  "goals": [
    {"at": {"chain": "order"}, "kpi": "happy", "target": "0.9", "amber": {"min": "0.85"}},
    {"at": {"chain": "order"}, "kpi": "lead", "target": "24", "amber": {"max": "28"}},
    {"at": {"chain": "order"}, "kpi": "cost", "target": "9000", "amber": {"max": "9500"}, "depth": "departments"}
  ],
  "influences": [
    {"from": "lead", "to": "happy", "effect": "-0.6", "because": "what comes late is missed"}
  ],
  "min_group": 2
}`
}

// amended returns the sample with texts in it replaced: pairs of what stands there
// once, and what comes instead.
func amended(pairs ...string) string { return strings.NewReplacer(pairs...).Replace(sample()) }

// happyReading is the one of the sample's readings that says what customers think.
const happyReading = `{"at":{"chain":"order"},"kpi":"happy","reading":{"num":"92","den":"100"}}`

// readings has a period of the sample in which all is read and all is green.
func readings() []string {
	return []string{
		happyReading,
		`{"at":{"step":"pick"},"kpi":"lead","reading":"7.5"}`,
		`{"at":{"step":"dock"},"kpi":"lead","reading":"8"}`,
		`{"at":{"step":"ship"},"kpi":"lead","reading":"7"}`,
		`{"at":{"step":"pick","unit":"warehouse"},"kpi":"cost","reading":"4000"}`,
		`{"at":{"step":"ship","unit":"transport"},"kpi":"cost","reading":"4400"}`,
	}
}

// sampleReadings returns the readings in the JSON form.
func sampleReadings() string { return "[\n  " + strings.Join(readings(), ",\n  ") + "\n]" }

// readingsWith returns the readings with one more, and others replaced: pairs of what
// stands there once and what comes instead. Nothing in its place leaves one out.
func readingsWith(more string, pairs ...string) string {
	var list []string
	for _, r := range append(readings(), more) {
		if r = strings.NewReplacer(pairs...).Replace(r); r != "" {
			list = append(list, r)
		}
	}
	return "[\n  " + strings.Join(list, ",\n  ") + "\n]"
}
