package picture

// chainWords is what the flow of a chain says in one language.
type chainWords struct {
	// The title: of a KPI, a chain and a period; and where most is to be gained.
	Title, Most string
	// Beginning and end, what they ask where the model has none, and what a handover is.
	Asks, NoQuestion, Satisfied, NoSatisfaction, Handover string
	// What a step is called for: one of a choice, and units that have no room.
	Or, More string
	// What is not read, to gain and room in a step.
	NotRead, Gain, Room string
	// What bars mean.
	Bars string
	// Heads of the table.
	Step, After, By, Passed, Light, Part, Share string
}

func (o Options) chainWords() chainWords {
	return in(o.Format.Language, chainWords{
		Title:          "%s: from question to satisfied customer",
		Most:           "Most to gain: %s",
		Asks:           "The customer asks",
		NoQuestion:     "What does the customer ask?",
		Satisfied:      "The satisfied customer",
		NoSatisfaction: "What tells us that the customer is satisfied?",
		Handover:       "handover",
		Or:             "or",
		More:           "and %d more",
		NotRead:        "not read here",
		Gain:           "↘ %s to gain",
		Room:           "↗ %s room",
		Bars:           "Bars: what a step adds to the whole, times passed included. Line across: its target.",
		Step:           "step",
		After:          "after",
		By:             "by",
		Passed:         "times passed",
		Light:          "light",
		Part:           "adds to the whole",
		Share:          "share",
	}, chainWords{
		Title:          "%s: van vraag tot tevreden klant",
		Most:           "Het meest te winnen: %s",
		Asks:           "De klant vraagt",
		NoQuestion:     "Wat vraagt de klant?",
		Satisfied:      "De tevreden klant",
		NoSatisfaction: "Waaraan zien we dat de klant tevreden is?",
		Handover:       "overdracht",
		Or:             "of",
		More:           "en nog %d",
		NotRead:        "hier niet gelezen",
		Gain:           "↘ %s te winnen",
		Room:           "↗ %s ruimte",
		Bars:           "Balken: wat een stap aan het geheel toevoegt, aantal keren meegeteld. Streep erdoor: de streefwaarde.",
		Step:           "stap",
		After:          "na",
		By:             "door",
		Passed:         "keren doorlopen",
		Light:          "licht",
		Part:           "voegt toe aan het geheel",
		Share:          "aandeel",
	})
}
