package chain

// The codes of [Problem], grouped by what is wrong. One is never given another
// meaning, and never used again once retired.
const (
	// The JSON form.
	codeJSON    = "KM001"
	codeFormat  = "KM002"
	codeDecimal = "KM003"
	codeValue   = "KM004"

	// IDs.
	codeID       = "KM101"
	codeReserved = "KM102"
	codeTwice    = "KM103"
	codeUnknown  = "KM104"
	codeRepeated = "KM105"
	codeText     = "KM106"

	// Chains and steps.
	codeHandoverBy  = "KM201"
	codeNoLinks     = "KM202"
	codeStepTwice   = "KM203"
	codeAfter       = "KM204"
	codeStart       = "KM205"
	codePlanned     = "KM206"
	codeChoiceApart = "KM207"
	codeChoiceAfter = "KM208"
	codeChoiceOver  = "KM209"
	codeVolume      = "KM210"
	codeScorecard   = "KM211"

	// The organisation.
	codeLoop       = "KM301"
	codeNoMember   = "KM302"
	codeAssigned   = "KM303"
	codeMember     = "KM304"
	codeWeight     = "KM305"
	codeCompetence = "KM306"
	codeMinGroup   = "KM307"

	// Indicators and rules.
	codeIndicator = "KM401"
	codeRule      = "KM402"
	codeBuiltIn   = "KM403"
	codeOperator  = "KM404"
	codeGroups    = "KM405"

	// Goals.
	codePlace      = "KM501"
	codeNotLinked  = "KM502"
	codePassesOnly = "KM503"
	codeGoalTwice  = "KM504"
	codeBands      = "KM505"
	codeDecimals   = "KM506"
	codeLong       = "KM507"
	codeDomain     = "KM508"
	codeNotRead    = "KM509"
	codeShares     = "KM510"
	codeDepth      = "KM511"
	codeShared     = "KM512"
	codeChoiceRule = "KM513"

	// Influences.
	codeSelf      = "KM601"
	codeEffect    = "KM602"
	codeInfluence = "KM603"
	codeCurve     = "KM604"

	// Measurements.
	codeReadPlace    = "KM701"
	codeReadKPI      = "KM702"
	codeReadTwice    = "KM703"
	codeReadDeep     = "KM704"
	codeReadLong     = "KM705"
	codeReadDomain   = "KM706"
	codeReadNegative = "KM707"
	codeReadVolume   = "KM708"
	codeReadNot      = "KM709"
	codeReadPasses   = "KM710"
	codeReadOperator = "KM711"
	codeReadColumn   = "KM712"

	// The cascade.
	codeInfeasible      = "KM801"
	codeNoMeet          = "KM802"
	codeCascadeOperator = "KM803"
	codeGoalDeep        = "KM804"
	codeTooWide         = "KM805"
	codePartShares      = "KM806"
)

// A codeDoc says what a code means.
type codeDoc struct{ code, meaning string }

// codeDocs returns the catalogue, in order of code. The package comment prints
// it; a test compares.
func codeDocs() []codeDoc {
	return []codeDoc{
		{codeJSON, "not the JSON form: syntax, keys, kinds of values, nesting, encoding"},
		{codeFormat, "a format that is missing, or another than kpichain/1"},
		{codeDecimal, "a number that is not a plain decimal of at most 30 digits"},
		{codeValue, "a value that its place does not know, such as a word for a level"},

		{codeID, "an ID that is empty, too long, not UTF-8, or has a control character"},
		{codeReserved, "an ID that is reserved"},
		{codeTwice, "the same ID twice"},
		{codeUnknown, "an ID that the model does not have"},
		{codeRepeated, "a list that names the same ID twice"},
		{codeText, "a text for people that is not valid UTF-8"},

		{codeHandoverBy, "a handover that somebody does"},
		{codeNoLinks, "a chain without links"},
		{codeStepTwice, "a step twice in one chain"},
		{codeAfter, "a link after a step that is not an earlier link"},
		{codeStart, "a link after the start and after steps"},
		{codePlanned, "planned passes that are not more than 0"},
		{codeChoiceApart, "a choice whose links do not stand next to each other"},
		{codeChoiceAfter, "a choice whose links come after different steps"},
		{codeChoiceOver, "a choice whose chances add up to more than 1"},
		{codeVolume, "a volume below 0"},
		{codeScorecard, "a scorecard that is not valid"},

		{codeLoop, "units that contain themselves"},
		{codeNoMember, "a person who is not a member of the unit"},
		{codeAssigned, "a unit or person twice on one step"},
		{codeMember, "a person twice in one unit"},
		{codeWeight, "a weight that is not more than 0, or too large, or weights that are so together"},
		{codeCompetence, "a competence that is no ID"},
		{codeMinGroup, "a smallest group below 0"},

		{codeIndicator, "an indicator that is not valid by itself"},
		{codeRule, "a rule that is neither built in nor in Operators"},
		{codeBuiltIn, "an operator in place of a built-in rule"},
		{codeOperator, "an operator that is nil"},
		{codeGroups, "a custom rule across units whose operator does not group"},

		{codePlace, "a goal at a place that is not complete"},
		{codeNotLinked, "a goal at a step of a chain that does not link it"},
		{codePassesOnly, "passes anywhere but at a link, or another KPI there"},
		{codeGoalTwice, "two goals of one KPI at one place"},
		{codeBands, "bands out of order, or open on the worse side"},
		{codeDecimals, "a goal with more decimals than its KPI"},
		{codeLong, "a goal of more than 18 digits, counted to the KPI's decimals"},
		{codeDomain, "a goal outside the values that its KPI's rule needs"},
		{codeNotRead, "a goal of a KPI that is not read at the step"},
		{codeShares, "weights of a goal that are below 0, too large, too large together, or all 0"},
		{codeDepth, "a depth that does not exist"},
		{codeShared, "rule total along a chain with a shared step"},
		{codeChoiceRule, "rule mean or end along a chain with a choice"},

		{codeSelf, "a KPI that influences itself"},
		{codeEffect, "an effect that is 0, or outside -1..1"},
		{codeInfluence, "the same influence twice"},
		{codeCurve, "a curve of one point, or whose From does not rise"},

		{codeReadPlace, "a measurement at an unknown place, or a roster with one"},
		{codeReadKPI, "a measurement of an unknown KPI"},
		{codeReadTwice, "two measurements of one KPI at one place"},
		{codeReadDeep, "a measurement below the goal's Depth"},
		{codeReadLong, "a reading of more than 30 digits"},
		{codeReadDomain, "a reading outside the KPI's domain"},
		{codeReadNegative, "a reading per less than 0"},
		{codeReadVolume, "a reading without volume under rule ratio"},
		{codeReadNot, "a measurement of a KPI that is not read at the step"},
		{codeReadPasses, "passes below 0, or of a choice over 1"},
		{codeReadOperator, "an operator that failed on readings"},
		{codeReadColumn, "columns that are not as long as their roster, whose decimals cannot be, or that are too many"},

		{codeInfeasible, "a goal that no targets reach"},
		{codeNoMeet, "chains whose bands leave a shared step none in common"},
		{codeCascadeOperator, "an operator that failed on targets"},
		{codeGoalDeep, "a goal deeper than the Depth of a goal above it"},
		{codeTooWide, "a cascaded target of more than 18 digits"},
		{codePartShares, "weights of a goal that name other parts than it has"},
	}
}
