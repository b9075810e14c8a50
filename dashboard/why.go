package dashboard

// A Why says why a tile is a topic, or warns. The first that applies, in the order
// below, is given, but for Kept, which comes last: a light that is merely green gives
// way to what asks for a look ahead, or along the chain.
//
// A light is red, amber or green; no data is none. What is hidden has no Why.
type Why string

const (
	// Successes (successen).

	// TurnedGreen: green now, and red or amber when it last had a light before.
	TurnedGreen Why = "turned_green"
	// Improved: red or amber, but the trend is improving, and the forecast, if any
	// period is left to it, is not red or amber too.
	Improved Why = "improved"
	// Kept: green, and the trend is not worsening, and nothing else below.
	Kept Why = "kept"

	// Where to steer (bijsturen).

	// OffCourse: the forecast for the horizon is red or amber while any period of it is
	// left, or the tile warns so.
	OffCourse Why = "off_course"
	// OffTarget: red or amber.
	OffTarget Why = "off_target"
	// Slipping: green still, but the trend is worsening and its next reading would not
	// be green: the tile warns so.
	Slipping Why = "slipping"
	// Unknown: there is a goal and no light; agree how to measure it, or drop it. Where
	// the reading has a volume of zero there was nothing to measure, and no topic.
	Unknown Why = "unknown"

	// Opportunities (kansen). These look sideways, along the chain.

	// HelpElsewhere: green here while the chain's light for the same KPI is red or
	// amber: who can be helped?
	HelpElsewhere Why = "help_elsewhere"
	// Surprising: the current reading is better than its natural limits: what can be
	// learnt?
	Surprising Why = "surprising"
)

// whys returns every Why in order.
func whys() []Why {
	return []Why{
		TurnedGreen, Improved, Kept,
		OffCourse, OffTarget, Slipping, Unknown,
		HelpElsewhere, Surprising,
	}
}
