package picture

// cascadeWords is what a cascade says in one language.
type cascadeWords struct {
	// The title: of a KPI and a place.
	Title string
	// Heads of the table.
	Place, PartOf, Light string
	// What is said of what is not drawn by itself, and when there is nothing.
	More, Deeper, Nothing string
	// How many places a large cascade has.
	Count string
}

func (o Options) cascadeWords() cascadeWords {
	return in(o.Format.Language, cascadeWords{
		Title:   "%s: targets and lights from whole to part",
		Place:   "place",
		PartOf:  "part of",
		Light:   "light",
		More:    "and %d more: %s",
		Deeper:  "and %d below: %s",
		Nothing: "This KPI is not read here.",
		Count:   "%d places: %s",
	}, cascadeWords{
		Title:   "%s: streefwaarden en lichten van geheel naar deel",
		Place:   "plek",
		PartOf:  "deel van",
		Light:   "licht",
		More:    "en nog %d: %s",
		Deeper:  "en %d daaronder: %s",
		Nothing: "Deze KPI wordt hier niet gelezen.",
		Count:   "%d plekken: %s",
	})
}
