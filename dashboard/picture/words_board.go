package picture

// boardWords is what a page of a board says beyond what plain text does.
type boardWords struct {
	// Heads of columns that plain text leaves open.
	Light, What, Gauge, Chain, List string
	// Together is what the card of all chains is called.
	Together string
	// Ask stands where no meter answers one of the questions to begin with.
	Ask string
	// Legend says how a gauge is read.
	Legend string
}

func englishBoard() boardWords {
	return boardWords{
		Light:    "light",
		What:     "what",
		Gauge:    "gauge",
		Chain:    "chain",
		List:     "list",
		Together: "Taken together",
		Ask:      "No meter tells. What do we say?",
		Legend: "How to read a gauge: the shape is the reading, the upright line the target, and the shades " +
			"behind are where the light is red, amber and green.",
	}
}

func dutchBoard() boardWords {
	return boardWords{
		Light:    "licht",
		What:     "wat",
		Gauge:    "meter",
		Chain:    "keten",
		List:     "lijst",
		Together: "Alles bij elkaar",
		Ask:      "Geen meter zegt het. Wat zeggen we zelf?",
		Legend: "Zo lees je een meter: het teken is de stand, het staande streepje de streefwaarde, en de tinten " +
			"erachter zijn waar het licht rood, oranje en groen is.",
	}
}
