package picture

// gaugeWords is what is said beside a gauge.
type gaugeWords struct {
	// What it is called without a name, heads of the table, and what the drawing is made of.
	Gauge, What, Value, Light, Room, Still string
	// Bands of values.
	AtLeast, AtMost, Between, Exactly, Otherwise, Anything string
	// How much worse it may get, and where it may still end.
	RoomLeft, StillBetween string
}

// gaugeWords returns what is said in the language of a picture.
func (o Options) gaugeWords() gaugeWords { return in(o.Format.Language, englishGauge(), dutchGauge()) }

func englishGauge() gaugeWords {
	return gaugeWords{
		Gauge: "gauge", What: "what", Value: "value", Light: "light", Room: "room", Still: "when all is in",
		AtLeast: "at least %s", AtMost: "at most %s", Between: "%s to %s", Exactly: "exactly %s",
		Otherwise: "otherwise", Anything: "anything",
		RoomLeft: "%s before the light changes", StillBetween: "when all is in: %s",
	}
}

func dutchGauge() gaugeWords {
	return gaugeWords{
		Gauge: "metertje", What: "wat", Value: "waarde", Light: "licht", Room: "ruimte", Still: "als alles binnen is",
		AtLeast: "minstens %s", AtMost: "hoogstens %s", Between: "%s tot %s", Exactly: "precies %s",
		Otherwise: "anders", Anything: "alles",
		RoomLeft: "%s voordat het licht verandert", StillBetween: "als alles binnen is: %s",
	}
}
