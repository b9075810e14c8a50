package picture

// waterfallWords is what a waterfall says in one language.
type waterfallWords struct {
	// The title: of a KPI, a chain and a period.
	Title string
	// Heads of the table.
	Part, Change, Then string
	// What a part does: makes the whole better, holds it back, neither.
	Better, Gain, Even string
	// What is taken together: what the shares leave on the chain's board and on another,
	// and many small ones; and what begins the names of these.
	Rest, Others, More, Among string
	// What there is instead of a waterfall.
	NoGauge, NoTarget, NoReading, NoShares string
}

func (o Options) waterfallWords() waterfallWords {
	return in(o.Format.Language, waterfallWords{
		Title:     "%s: from target to reading",
		Part:      "part",
		Change:    "changes the reading by",
		Then:      "that makes",
		Better:    "↗ better",
		Gain:      "↘ to gain",
		Even:      "→ on target",
		Rest:      "not told apart",
		Others:    "the others together",
		More:      "%d smaller ones together",
		Among:     "among these:",
		NoGauge:   "This board does not show this KPI of this chain.",
		NoTarget:  "There is no target yet to hold it against.",
		NoReading: "There is no reading yet.",
		NoShares:  "How it divides is not known.",
	}, waterfallWords{
		Title:     "%s: van streefwaarde naar stand",
		Part:      "onderdeel",
		Change:    "verandert de stand met",
		Then:      "dat maakt",
		Better:    "↗ beter",
		Gain:      "↘ te winnen",
		Even:      "→ op streefwaarde",
		Rest:      "niet uitgesplitst",
		Others:    "de anderen samen",
		More:      "%d kleinere samen",
		Among:     "daarbij:",
		NoGauge:   "Dit dashboard toont deze KPI van deze keten niet.",
		NoTarget:  "Er is nog geen streefwaarde om het tegen te houden.",
		NoReading: "Er is nog geen stand.",
		NoShares:  "Hoe het verdeeld is, is niet bekend.",
	})
}
