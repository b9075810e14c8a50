package main

import "github.com/kpichain/kpichain/kpi"

// dutch is what the shop says in Dutch.
var dutch = language{
	format: kpi.Format{Language: "nl", Group: true},
	names: map[string]string{
		"visit":      "Van vraag naar volle tas",
		"order":      "Bestellen",
		"bring":      "Aanvoeren",
		"dock":       "Wachten op het laadperron",
		"fill":       "Schappen vullen",
		"help":       "Helpen en afrekenen",
		"purchasing": "Inkoop",
		"logistics":  "Logistiek",
		"stores":     "Winkels",
		"north":      "Winkel Noord",
		"south":      "Winkel Zuid",
		"sales":      "Verkoop",
		"happy":      "Tevreden klanten",
		"open":       "Open klantvragen",
		"lead":       "Doorlooptijd",
		"cost":       "Kosten",
		"onshelf":    "Schapbeschikbaarheid",
	},
	units:    map[string]string{"lead": "uur"},
	question: "Hebben jullie wat ik zoek?",
	labels: map[string]string{
		"2025-01": "januari", "2025-02": "februari", "2025-03": "maart",
		"2025-04": "april", "2025-05": "mei", "2025-06": "juni",
		"2025-07": "juli", "2025-08": "augustus", "2025-09": "september",
		"2025-10": "oktober", "2025-11": "november", "2025-12": "december",
	},
	agreed: map[string]deed{
		"through": {"Karren bij aankomst meteen doorzetten naar de winkelvloer", "Logistiek en Winkels"},
		"earlier": {"Vrachtwagens een uur eerder laten vertrekken", "Logistiek"},
		"direct":  {"Vragen over een levering gaan rechtstreeks naar Inkoop", "Inkoop en Verkoop"},
		"shift":   {"Openstaande vragen aan het eind van de dienst overdragen", "Winkel Zuid"},
		"round":   {"Een extra vulronde om vier uur 's middags", "Winkel Zuid"},
	},

	title:     "Het jaar van de keten: %s",
	intro:     "Een kwartaal is niet het gemiddelde van zijn maanden: elke lading en elke klant telt even zwaar.",
	quarters:  "Kwartaal %d",
	aimedAt:   "streefwaarde %s",
	plain:     "is het gewone gemiddelde van de maanden",
	ahead:     "Nog te gaan: %s tot en met %s, de drukste maanden, met een budget van %s.",
	joins:     "Er komt iemand bij in %s.",
	leaves:    "Iemand neemt afscheid van %s.",
	hidden:    "%s is te klein om er cijfers van te tonen.",
	shown:     "%s is nu groot genoeg om er cijfers van te tonen.",
	agreement: "Afspraak: %s (%s).",
	warns:     "Vooruitblik: %s is nog groen (%s), maar volgende maand waarschijnlijk niet meer.",
	turns:     "%s gaat van groen naar %s (%s).",
}
