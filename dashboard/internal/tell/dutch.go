package tell

import "github.com/kpichain/kpichain/kpi"

// dutch is what is said in Dutch.
func dutch() Words {
	return Words{
		Board:        "Dashboard",
		Conversation: "Prestatiegesprek",
		Meeting:      "Ketenoverleg",
		Question:     "Zijn we op de goede weg?",
		UpToDate:     "Zijn we bij?",
		Happy:        "Zijn we blij?",
		Everyone:     "alle klantketens",

		Shared:    "Ons gedeelde doel",
		Own:       "Waar we zelf invloed op hebben",
		Personal:  "Waar ik zelf invloed op heb",
		Handovers: "Overdrachten, samen met wie vóór en na ons komt",
		Parts:     "Een niveau dieper",
		Outside:   "Buiten de klantketens",

		Successes:     "Wat ging goed",
		Steer:         "Waar sturen we bij",
		Opportunities: "Waar liggen kansen",
		Ahead:         "Wat staat ons te doen",
		FollowUps:     "Onze afspraken",
		Closing:       "Wat spreken we samen af?",
		Agree:         "Wat gaan we doen, wie pakt het op en wanneer merken we het?",
		NoSuccess:     "Wat ging er goed dat geen meter laat zien?",
		Empty:         "Er is nog niets te zien.",

		Reading: "stand",
		Target:  "streefwaarde",
		Trend:   "trend",
		History: "verloop",
		Needed:  "nodig",

		OutOf:      "%s van 100",
		FromPart:   "op basis van %s van de gegevens",
		Hidden:     "afgeschermd",
		HiddenNote: "Afgeschermd: het getal gaat over een te kleine groep, of zou dat van een kleine groep verraden.",
		Nothing:    "nog geen gegevens",
		NoGoal:     "geen doel",
		Together:   "(samen)",
		AddsTo:     "draagt bij aan: %s",

		SoFar:      "over alle perioden: %s (streefwaarde %s), %s",
		OnCourse:   "op koers: naar verwachting %s aan het eind (streefwaarde %s)",
		Forecast:   "verwachting aan het eind: %s (streefwaarde %s), %s",
		Need:       "nodig in de komende periode: %s",
		OutOfReach: "het einddoel is niet meer te halen: wat is een goed volgend doel?",
		Lasts:      "het budget reikt nog %s perioden",

		Gain:  "hier is voor de keten %s te winnen",
		Added: "geeft de keten %s ruimte",

		By:       "%s (%s)",
		Then:     "%s: %s, %s",
		Current:  "nu: %s, %s",
		Aim:      "doel: %s",
		AimGreen: "doel: groen",
		Due:      "te merken in %s",

		Move: map[kpi.Move]string{
			kpi.Unclear:   "· nog onduidelijk",
			kpi.Worsening: "↘ verslechtert",
			kpi.Steady:    "→ stabiel",
			kpi.Improving: "↗ verbetert",
		},
		Why: map[string]string{
			"turned_green":   "Groen geworden. Wat hebben we anders gedaan?",
			"improved":       "Nog niet groen, wel goed op weg. Wat werkt er?",
			"kept":           "Op groen. Waar danken we dat aan?",
			"off_course":     "Zoals het nu gaat, eindigen we niet op groen. Wat kunnen we daar nu al aan doen?",
			"off_target":     "Nog niet op groen. Wat staat in de weg en wat zou helpen?",
			"slipping":       "Nog groen, maar het gaat achteruit. Wat zien we aankomen?",
			"unknown":        "Geen gegevens. Hoe gaan we dit meten, of laten we het los?",
			"help_elsewhere": "Hier gaat het goed, in de keten als geheel nog niet. Wie kunnen we helpen?",
			"surprising":     "Beter dan het gewone patroon. Wat kunnen we hiervan leren?",
		},
		Outcome: map[string]string{
			"reached":   "Bereikt. Wat maakte het verschil?",
			"running":   "Loopt nog. Wat zou helpen?",
			"no_effect": "Gedaan, maar zonder het effect waar we op hoopten. Wat proberen we nu?",
			"open":      "Nog niet gedaan. Willen we dit nog, en wat is ervoor nodig?",
			"unclear":   "Nog niet te zeggen. Hoe gaan we zien of het werkt?",
		},
	}
}
