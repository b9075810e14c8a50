package main

import "github.com/kpichain/kpichain/kpi"

// english is what the shop says in English.
var english = language{
	format: kpi.Format{Language: "en", Group: true},
	names: map[string]string{
		"visit":      "From question to full bag",
		"order":      "Ordering",
		"bring":      "Bringing in",
		"dock":       "Waiting at the dock",
		"fill":       "Filling shelves",
		"help":       "Helping and paying",
		"purchasing": "Purchasing",
		"logistics":  "Logistics",
		"stores":     "Stores",
		"north":      "Store North",
		"south":      "Store South",
		"sales":      "Sales",
		"happy":      "Satisfied customers",
		"open":       "Open customer questions",
		"lead":       "Lead time",
		"cost":       "Cost",
		"onshelf":    "On-shelf availability",
	},
	question: "Do you have what I came for?",
	labels: map[string]string{
		"2025-01": "January", "2025-02": "February", "2025-03": "March",
		"2025-04": "April", "2025-05": "May", "2025-06": "June",
		"2025-07": "July", "2025-08": "August", "2025-09": "September",
		"2025-10": "October", "2025-11": "November", "2025-12": "December",
	},
	agreed: map[string]deed{
		"through": {"Move carts on to the shop floor as soon as they arrive", "Logistics and Stores"},
		"earlier": {"Let the lorries leave an hour earlier", "Logistics"},
		"direct":  {"Questions about a delivery go straight to Purchasing", "Purchasing and Sales"},
		"shift":   {"Hand over open questions at the end of a shift", "Store South"},
		"round":   {"One more filling round at four in the afternoon", "Store South"},
	},

	title:     "The year of the chain: %s",
	intro:     "A quarter is not the mean of its months: every load and every customer counts the same.",
	quarters:  "Quarter %d",
	aimedAt:   "target %s",
	plain:     "is the plain mean of the months",
	ahead:     "Still to come: %s to %s, the busiest months, with a budget of %s.",
	joins:     "Somebody joins %s.",
	leaves:    "Somebody says goodbye to %s.",
	hidden:    "%s is too small for its figures to be shown.",
	shown:     "%s is now large enough for its figures to be shown.",
	agreement: "Agreed: %s (%s).",
	warns:     "Looking ahead: %s is green still (%s), but next month probably not.",
	turns:     "%s goes from green to %s (%s).",
}
