package tell

import "github.com/kpichain/kpichain/kpi"

// english is what is said in English.
func english() Words {
	return Words{
		Board:        "Dashboard",
		Conversation: "Performance conversation",
		Meeting:      "Chain meeting",
		Question:     "Are we on the right way?",
		UpToDate:     "Are we up to date?",
		Happy:        "Are we happy?",
		Everyone:     "all customer chains",

		Shared:    "Our shared goal",
		Own:       "What we can influence ourselves",
		Personal:  "What I can influence myself",
		Handovers: "Handovers, together with those before and after us",
		Parts:     "One level down",
		Outside:   "Outside the customer chains",

		Successes:     "What went well",
		Steer:         "Where do we steer",
		Opportunities: "Where can we get better still",
		Ahead:         "What lies ahead of us",
		FollowUps:     "Our agreements",
		Closing:       "What do we agree together?",
		Agree:         "What will we do, who takes it up, and when shall we see it?",
		NoSuccess:     "What went well that no meter shows?",
		Empty:         "Nothing to show yet.",

		Reading: "reading",
		Target:  "target",
		Trend:   "trend",
		History: "history",
		Needed:  "needed",

		OutOf:      "%s of 100",
		FromPart:   "from %s of the data",
		Hidden:     "not shown",
		HiddenNote: "Not shown: the number is about too small a group, or would give away that of one.",
		Nothing:    "no data yet",
		NoGoal:     "no goal",
		Together:   "(together)",
		AddsTo:     "adds to: %s",

		SoFar:      "over all periods: %s (target %s), %s",
		OnCourse:   "on course: %s expected at the end (target %s)",
		Forecast:   "expected at the end: %s (target %s), %s",
		Need:       "needed in the next period: %s",
		OutOfReach: "the final target is out of reach: what is a good next aim?",
		Lasts:      "the budget lasts another %s periods",

		Gain:  "for the chain there is %s to be gained here",
		Added: "gives the chain %s of room",

		By:       "%s (%s)",
		Then:     "%s: %s, %s",
		Current:  "now: %s, %s",
		Aim:      "aim: %s",
		AimGreen: "aim: green",
		Due:      "to show by %s",

		Move: map[kpi.Move]string{
			kpi.Unclear:   "· unclear yet",
			kpi.Worsening: "↘ worsening",
			kpi.Steady:    "→ steady",
			kpi.Improving: "↗ improving",
		},
		Why: map[string]string{
			"turned_green":   "Turned green. What did we do differently?",
			"improved":       "Not green yet, but well on the way. What is working?",
			"kept":           "On green. What makes it go well?",
			"off_course":     "At this rate we will not finish on green. What can we do about it now?",
			"off_target":     "Not on green yet. What is in the way, and what would help?",
			"slipping":       "Still green, but slipping. What do we see coming?",
			"unknown":        "No data. How shall we measure this, or shall we let it go?",
			"help_elsewhere": "Going well here, not yet in the chain as a whole. Whom can we help?",
			"surprising":     "Better than its usual pattern. What can we learn from it?",
		},
		Outcome: map[string]string{
			"reached":   "Reached. What made the difference?",
			"running":   "Under way. What would help?",
			"no_effect": "Done, but without the effect we hoped for. What shall we try next?",
			"open":      "Not done yet. Do we still want this, and what does it need?",
			"unclear":   "Cannot be told yet. How shall we see whether it works?",
		},
	}
}
