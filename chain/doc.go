// Package chain models how an organisation serves a customer question from
// beginning to end (Dutch: klantketen), and steers by it.
//
// Use is in three moves, each a value:
//
//	Model   plain data: chains and steps, who does them, KPIs, goals. Yours to build, or [Decode].
//	Plan    [NewPlan]: every goal cascaded to every place. Immutable.
//	Result  [Plan.Evaluate]: one period's readings composed, lit and explained. Immutable.
//
// # Places
//
// Everything sits at a [Place]. A plan is a graph: each chain divides into its
// steps, each step into the departments that do it, those into teams, and those
// into people. Steps belong to no chain: two chains that link one step share its
// places. A department that does three steps, or a person in two teams, has a
// place for each: targets and readings belong to a place, never to a unit or
// person at large. There is no figure for "the department as a whole" made by
// adding up its steps: such a sum is exactly the island that this library is
// against. A department sees its places, and what each adds to the chains.
//
// # Which reading counts
//
// A reading measured at a place counts there. Where none was measured, the parts'
// readings are composed: steps by Indicator.Along, units and people by
// Indicator.Across. If both exist the measured one wins, and what the parts
// compose to is reported (as Unexplained in [Result.Attribute] and as finding
// [Disagrees]). Where a step or unit
// has one unit as its only part, and nothing was measured in that, its reading is
// passed down to it: what is measured of the step is the department's own. It is
// never passed down to a person.
//
// # Which goal counts
//
// A goal set at a place counts there and is cascaded to the place's parts. A goal
// set lower down for the same KPI pins that part: the others share what it leaves.
//
// # KPIs that do not add up
//
// Satisfaction is no sum. Such a KPI has Along None: it is read at the chain, and
// steered through the KPIs that influence it ([Influence]), which have goals of
// their own on the steps where people can move them: [Result.Drivers] says how these
// stand, and [Plan.LineOfSight] how one's work reaches the customer.
//
// The same influences tell when rewarding one KPI works against another. They are
// searched with their signs, along ways of any length; round a loop every walk counts,
// so that a balancing loop helps and harms. A KPI that is better Near its target is a
// range, which pulls neither way: often that is what mends a conflict.
//
// # Who added what
//
// [Result.Attribute] divides the gap of a KPI over the places below it, level by level,
// each held against its own target. What cannot be taken further down stays at the lowest
// place that explains it; what targets promise beyond their whole's is Reserve, and what
// was measured beyond what the parts make is Unexplained. It all adds up, exactly.
//
// # Time
//
// A result is one period. [Plan.Combine] makes one of several, a quarter out of months:
// first over time, where each reading was taken, then across the organisation, then along
// the chain. In any other order a quarter would be the mean of its months, and a month of
// ten orders weigh as much as one of a thousand. A place that was read in some of the
// months only has a hole, and no reading; who joined later or left earlier has none, and
// what somebody read who left counts in the nearest place above that is still there.
//
// # Privacy
//
// A Plan and a Result hold individual values and are for the host alone; neither
// has exported fields, so neither ends up in a response by accident. Rows of a
// result, and CSV of them, are for the host's own store. What an audience may see is
// a dashboard.Board.
//
// # Large models
//
// A million people are one plan. Work grows with the number of places, and so does memory:
// about a hundred bytes a place and KPI in a plan, twenty in a result, in arrays without
// pointers. Evaluate finds places sooner where measurements come in the order of
// [Plan.Places]; [Result.With] costs what lies above a change; lights, scores and gaps are
// worked out as they are read, [Result.Gauge] one with all there is to say of it.
//
// Most of the time goes into IDs and decimals. A host that keeps its figures in columns
// needs neither: a [Roster] has the places found once, in the order of the host's rows;
// [Plan.EvaluateRoster] takes [Readings], whole numbers with common decimals, and
// [Result.Lights] gives lights, scores and gaps as such.
//
// # What can be wrong
//
// There are three channels, which never mix. A bad definition or a bad measurement
// is an error of type *[InvalidError], with every problem at once: its path in the
// JSON form, a code, a reason, and an Err for errors.Is. Missing data is no error
// but a state of a gauge. A model that steers badly, with a step that nobody does,
// say, is a plan with findings: [Plan.Check] and [Result.Check] judge the model, never
// people, and [Checks] documents what they look for. Package chaintest holds a host's
// model to the laws of the cascade, and fails for findings, in the host's own tests.
//
// Codes are stable: one is never given another meaning. Those of problems:
//
//	KM001  not the JSON form: syntax, keys, kinds of values, nesting, encoding
//	KM002  a format that is missing, or another than kpichain/1
//	KM003  a number that is not a plain decimal of at most 30 digits
//	KM004  a value that its place does not know, such as a word for a level
//
//	KM101  an ID that is empty, too long, not UTF-8, or has a control character
//	KM102  an ID that is reserved
//	KM103  the same ID twice
//	KM104  an ID that the model does not have
//	KM105  a list that names the same ID twice
//	KM106  a text for people that is not valid UTF-8
//
//	KM201  a handover that somebody does
//	KM202  a chain without links
//	KM203  a step twice in one chain
//	KM204  a link after a step that is not an earlier link
//	KM205  a link after the start and after steps
//	KM206  planned passes that are not more than 0
//	KM207  a choice whose links do not stand next to each other
//	KM208  a choice whose links come after different steps
//	KM209  a choice whose chances add up to more than 1
//	KM210  a volume below 0
//	KM211  a scorecard that is not valid
//
//	KM301  units that contain themselves
//	KM302  a person who is not a member of the unit
//	KM303  a unit or person twice on one step
//	KM304  a person twice in one unit
//	KM305  a weight that is not more than 0, or too large, or weights that are so together
//	KM306  a competence that is no ID
//	KM307  a smallest group below 0
//
//	KM401  an indicator that is not valid by itself
//	KM402  a rule that is neither built in nor in Operators
//	KM403  an operator in place of a built-in rule
//	KM404  an operator that is nil
//	KM405  a custom rule across units whose operator does not group
//
//	KM501  a goal at a place that is not complete
//	KM502  a goal at a step of a chain that does not link it
//	KM503  passes anywhere but at a link, or another KPI there
//	KM504  two goals of one KPI at one place
//	KM505  bands out of order, or open on the worse side
//	KM506  a goal with more decimals than its KPI
//	KM507  a goal of more than 18 digits, counted to the KPI's decimals
//	KM508  a goal outside the values that its KPI's rule needs
//	KM509  a goal of a KPI that is not read at the step
//	KM510  weights of a goal that are below 0, too large, too large together, or all 0
//	KM511  a depth that does not exist
//	KM512  rule total along a chain with a shared step
//	KM513  rule mean or end along a chain with a choice
//
//	KM601  a KPI that influences itself
//	KM602  an effect that is 0, or outside -1..1
//	KM603  the same influence twice
//	KM604  a curve of one point, or whose From does not rise
//
//	KM701  a measurement at an unknown place, or a roster with one
//	KM702  a measurement of an unknown KPI
//	KM703  two measurements of one KPI at one place
//	KM704  a measurement below the goal's Depth
//	KM705  a reading of more than 30 digits
//	KM706  a reading outside the KPI's domain
//	KM707  a reading per less than 0
//	KM708  a reading without volume under rule ratio
//	KM709  a measurement of a KPI that is not read at the step
//	KM710  passes below 0, or of a choice over 1
//	KM711  an operator that failed on readings
//	KM712  columns that are not as long as their roster, whose decimals cannot be, or that are too many
//
//	KM801  a goal that no targets reach
//	KM802  chains whose bands leave a shared step none in common
//	KM803  an operator that failed on targets
//	KM804  a goal deeper than the Depth of a goal above it
//	KM805  a cascaded target of more than 18 digits
//	KM806  weights of a goal that name other parts than it has
package chain
