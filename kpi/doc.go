// Package kpi holds one gauge (Dutch: metertje): the [Indicator] it shows, the
// [Reading] on it, the [Thresholds] where its light changes, and the [Gauge] that
// results. It also holds the arithmetic between gauges: a [Rule] composes the
// readings of parts into the reading of a whole, and the methods Cascade, Attribute and
// Worst of [Indicator] run a rule the other way: what parts must aim for, what each added
// to a gap, and how bad the whole can be while all of them are green.
//
// The question is the one a driver asks of the dashboard: how are we doing (Dutch:
// hoe gaat het)? Its answer is a [Status]: green, amber, red, or no data, which is
// no colour. A [Scorecard] weighs several gauges into one light.
//
// The package knows nothing of chains, organisations or calendars. "Period" here
// means one element of a slice; what it stands for is the host's affair.
//
// # Rounding
//
// Two rules, everywhere. Targets are rounded to the indicator's Decimals, always
// so that a whole's parts never promise less than the whole. Readings are never
// rounded before they are judged: a light compares the exact value, by cross
// multiplication where the reading is a quotient. (Judging the rounded value that
// a screen shows would let n parts each be green by half a digit and the whole be
// red by n/2 digits.)
//
// # Shares of a gap
//
// Between its target and its reading every part moves along a straight line, all at the
// same time; what the whole gains or loses on the way is theirs. That needs no order of
// the parts, adds up, gives nothing to a part that did not move, and is exact. For
// products and pooled rates it is what Das Gupta, Kitagawa and Shapley give:
//
//	Ratio    Value = mean share of the volume · (read - target)
//	         Mix   = (mean rate - mean rate of the whole) · change of share
//	passed   Value = the mean of what it would be at planned and at measured passes
//	         Passes = the rest of what the part did
//
// where a mean is that of planned or aimed for, and read. For Min,
// Max, Bottleneck and Path it is not Shapley's: the part that counts on most of the way
// gets most. Logarithmic splits (LMDI) are not offered: they are irrational, and give all
// of a gap to a factor that fell to zero.
//
// # Time
//
// Three questions, each with its own answer. The light says how a reading stands to its
// target. [Indicator.Trend] says which way readings go (Dutch: ga je de goede kant op),
// and which of them are more than noise: a red reading within its natural limits is what
// the process gives, and no reason to ask what happened that month. [Indicator.Course]
// says whether a horizon will make its target (Dutch: lig je op koers): a forecast, which
// may be wrong, and what every period left must read, which is certain, and so is that
// nothing will do any more. [LeadLags] holds a presumed driver against what followed.
//
// # Boundaries
//
// A value exactly on a boundary gets the better light. Both ends of a [Band] belong
// to it, and a value that is not green is amber or red: none falls in between, as
// it does where green is "from 90 %" and amber "75 to 89 %".
//
// # Missing is not zero
//
// A reading that is missing is a [Reading] without data, never 0. Nothing to
// measure is a third thing: Per(0, 0), no orders and so no errors. A light is shown
// from part of the readings only where the rest cannot change it, or where the
// indicator allows it: see Indicator.Coverage.
//
// # On many machines
//
// A [Partial] is what an engine such as Beam, Spark or a database combines before a plan
// evaluates: many readings of one place into the one that is measured there. It merges in
// any order by Across, keeps fractions exact, and knows missing from nothing to measure. A
// mean, a last value or a critical path has no such form.
//
// # Numbers
//
// Numbers are [github.com/shopspring/decimal] decimals, of at most 30 digits; what
// package decimal lets a host set for the whole program changes nothing here, and
// text and JSON are written by this module. Bare JSON numbers are refused where a
// decimal belongs: other programs read them as floats.
//
// # What is not here
//
// There is no median: it does not compose, and a whole's median says nothing of its
// parts'. There is no relative threshold ("95 % of target"): it has no meaning
// where the target is zero or negative, and gives it a hidden one elsewhere. There
// is no rating above green: what is better than a chain needs earns nothing. There is
// no smoothing of readings, and no limits about a median or a slope: a trend and its
// limits are the two plain answers that people can check by hand.
package kpi
