package dashboard

import "github.com/kpichain/kpichain/kpi"

// dutch is what is said in Dutch.
func dutch() words {
	return words{
		board:        "Dashboard",
		conversation: "Prestatiegesprek",
		meeting:      "Ketenoverleg",
		question:     "Zijn we op de goede weg?",
		upToDate:     "Zijn we bij?",
		happy:        "Zijn we blij?",
		everyone:     "alle klantketens",

		shared:    "Ons gedeelde doel",
		own:       "Waar we zelf invloed op hebben",
		personal:  "Waar ik zelf invloed op heb",
		handovers: "Overdrachten, samen met wie vóór en na ons komt",
		parts:     "Een niveau dieper",
		outside:   "Buiten de klantketens",

		successes:     "Wat ging goed",
		steer:         "Waar sturen we bij",
		opportunities: "Waar liggen kansen",
		ahead:         "Wat staat ons te doen",
		followUps:     "Onze afspraken",
		closing:       "Wat spreken we samen af?",
		agree:         "Wat gaan we doen, wie pakt het op en wanneer merken we het?",
		noSuccess:     "Wat ging er goed dat geen meter laat zien?",
		empty:         "Er is nog niets te zien.",

		reading: "stand",
		target:  "streefwaarde",
		trend:   "trend",
		history: "verloop",
		needed:  "nodig",

		score:      "%s van 100",
		coverage:   "op basis van %s van de gegevens",
		hidden:     "afgeschermd",
		hiddenNote: "Afgeschermd: het getal gaat over een te kleine groep, of zou dat van een kleine groep verraden.",
		nothing:    "nog geen gegevens",
		noGoal:     "geen doel",
		together:   "(samen)",
		sight:      "draagt bij aan: %s",

		soFar:      "over alle perioden: %s (streefwaarde %s), %s",
		onCourse:   "op koers: naar verwachting %s aan het eind (streefwaarde %s)",
		forecast:   "verwachting aan het eind: %s (streefwaarde %s), %s",
		need:       "nodig in de komende periode: %s",
		outOfReach: "het einddoel is niet meer te halen: wat is een goed volgend doel?",
		lasts:      "het budget reikt nog %s perioden",

		gain:  "hier is voor de keten %s te winnen",
		added: "geeft de keten %s ruimte",

		by:       "%s (%s)",
		then:     "%s: %s, %s",
		current:  "nu: %s, %s",
		aim:      "doel: %s",
		aimGreen: "doel: groen",
		due:      "te merken in %s",

		move: map[kpi.Move]string{
			kpi.Unclear:   "· nog onduidelijk",
			kpi.Worsening: "↘ verslechtert",
			kpi.Steady:    "→ stabiel",
			kpi.Improving: "↗ verbetert",
		},
		why: map[Why]string{
			TurnedGreen:   "Groen geworden. Wat hebben we anders gedaan?",
			Improved:      "Nog niet groen, wel goed op weg. Wat werkt er?",
			Kept:          "Op groen. Waar danken we dat aan?",
			OffCourse:     "Zoals het nu gaat, eindigen we niet op groen. Wat kunnen we daar nu al aan doen?",
			OffTarget:     "Nog niet op groen. Wat staat in de weg en wat zou helpen?",
			Slipping:      "Nog groen, maar het gaat achteruit. Wat zien we aankomen?",
			Unknown:       "Geen gegevens. Hoe gaan we dit meten, of laten we het los?",
			HelpElsewhere: "Hier gaat het goed, in de keten als geheel nog niet. Wie kunnen we helpen?",
			Surprising:    "Beter dan het gewone patroon. Wat kunnen we hiervan leren?",
		},
		outcome: map[Outcome]string{
			Reached:  "Bereikt. Wat maakte het verschil?",
			Running:  "Loopt nog. Wat zou helpen?",
			NoEffect: "Gedaan, maar zonder het effect waar we op hoopten. Wat proberen we nu?",
			Open:     "Nog niet gedaan. Willen we dit nog, en wat is ervoor nodig?",
			Unclear:  "Nog niet te zeggen. Hoe gaan we zien of het werkt?",
		},
	}
}
