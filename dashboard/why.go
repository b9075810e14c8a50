package dashboard

// A Why says why a tile is a topic, or warns. The first that applies, in the order
// below, is given.
type Why string

const (
	// Successes (successen).

	// TurnedGreen: green now, not in the period before.
	TurnedGreen Why = "turned_green"
	// Improved: not green yet, but the trend is improving, and the course, if any, is
	// forecast green.
	Improved Why = "improved"
	// Kept: green, and not worsening.
	Kept Why = "kept"

	// Where to steer (bijsturen).

	// OffCourse: the forecast for the horizon is not green.
	OffCourse Why = "off_course"
	// OffTarget: red or amber.
	OffTarget Why = "off_target"
	// Slipping: green still, but the trend is worsening and its next reading would not
	// be green.
	Slipping Why = "slipping"
	// Unknown: no data; agree how to measure it, or drop it.
	Unknown Why = "unknown"

	// Opportunities (kansen). These look sideways, along the chain.

	// HelpElsewhere: green here while the chain's light for the same KPI is not: who
	// can be helped?
	HelpElsewhere Why = "help_elsewhere"
	// Surprising: better than its natural limits: what can be learnt?
	Surprising Why = "surprising"
)
