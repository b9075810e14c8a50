package dashboard

import "github.com/kpichain/kpichain/kpi"

// english is what is said in English.
func english() words {
	return words{
		board:        "Dashboard",
		conversation: "Performance conversation",
		meeting:      "Chain meeting",
		question:     "Are we on the right way?",
		upToDate:     "Are we up to date?",
		happy:        "Are we happy?",
		everyone:     "all customer chains",

		shared:    "Our shared goal",
		own:       "What we can influence ourselves",
		personal:  "What I can influence myself",
		handovers: "Handovers, together with those before and after us",
		parts:     "One level down",
		outside:   "Outside the customer chains",

		successes:     "What went well",
		steer:         "Where do we steer",
		opportunities: "Where can we get better still",
		ahead:         "What lies ahead of us",
		followUps:     "Our agreements",
		closing:       "What do we agree together?",
		agree:         "What will we do, who takes it up, and when shall we see it?",
		noSuccess:     "What went well that no meter shows?",
		empty:         "Nothing to show yet.",

		reading: "reading",
		target:  "target",
		trend:   "trend",
		history: "history",
		needed:  "needed",

		score:      "%s of 100",
		coverage:   "from %s of the data",
		hidden:     "not shown",
		hiddenNote: "Not shown: the number is about too small a group, or would give away that of one.",
		nothing:    "no data yet",
		noGoal:     "no goal",
		together:   "(together)",
		sight:      "adds to: %s",

		soFar:      "over all periods: %s (target %s), %s",
		onCourse:   "on course: %s expected at the end (target %s)",
		forecast:   "expected at the end: %s (target %s), %s",
		need:       "needed in the next period: %s",
		outOfReach: "the final target is out of reach: what is a good next aim?",
		lasts:      "the budget lasts another %s periods",

		gain:  "for the chain there is %s to be gained here",
		added: "gives the chain %s of room",

		by:       "%s (%s)",
		then:     "%s: %s, %s",
		current:  "now: %s, %s",
		aim:      "aim: %s",
		aimGreen: "aim: green",
		due:      "to show by %s",

		move: map[kpi.Move]string{
			kpi.Unclear:   "· unclear yet",
			kpi.Worsening: "↘ worsening",
			kpi.Steady:    "→ steady",
			kpi.Improving: "↗ improving",
		},
		why: map[Why]string{
			TurnedGreen:   "Turned green. What did we do differently?",
			Improved:      "Not green yet, but well on the way. What is working?",
			Kept:          "On green. What makes it go well?",
			OffCourse:     "At this rate we will not finish on green. What can we do about it now?",
			OffTarget:     "Not on green yet. What is in the way, and what would help?",
			Slipping:      "Still green, but slipping. What do we see coming?",
			Unknown:       "No data. How shall we measure this, or shall we let it go?",
			HelpElsewhere: "Going well here, not yet in the chain as a whole. Whom can we help?",
			Surprising:    "Better than its usual pattern. What can we learn from it?",
		},
		outcome: map[Outcome]string{
			Reached:  "Reached. What made the difference?",
			Running:  "Under way. What would help?",
			NoEffect: "Done, but without the effect we hoped for. What shall we try next?",
			Open:     "Not done yet. Do we still want this, and what does it need?",
			Unclear:  "Cannot be told yet. How shall we see whether it works?",
		},
	}
}
