package chain

// A CheckID names a check. IDs are stable: one is never given another meaning.
// [Checks] says what each means, with a model that breaks it.
type CheckID string

// The checks: KK1xx to KK6xx and KK8xx are those of [Plan.Check], KK7xx those of
// [Result.Check].
const (
	// NoQuestion: a chain does not begin with a customer question. Fault.
	NoQuestion CheckID = "KK101"
	// NoSatisfaction: a chain does not end in a satisfaction KPI with a goal on
	// it. Fault.
	NoSatisfaction CheckID = "KK102"
	// StepWithoutKPI: no goal is set on or cascaded to a step. Warning.
	StepWithoutKPI CheckID = "KK103"
	// StepWithoutPeople: nobody does a step. Warning.
	StepWithoutPeople CheckID = "KK104"
	// DeadEnd: a step other than the last leads nowhere: no handover. Warning.
	DeadEnd CheckID = "KK105"
	// NoOwner: nobody answers for a chain as a whole. Info.
	NoOwner CheckID = "KK106"
	// OneSided: a chain's goals serve only the customer, or only the
	// organisation: effective but not efficient, or the other way round; silent
	// while any is Unstated. Warning.
	OneSided CheckID = "KK107"
	// BlindHandover: work passes from one department to another and no KPI is
	// read there. Info.
	BlindHandover CheckID = "KK108"

	// SiloKPI: a goal on a unit outside every chain, whose KPI no chain as a
	// whole is steered on, and which moves none that is: it is about the
	// department only (eiland). Craft goals are no islands. Warning.
	SiloKPI CheckID = "KK201"
	// NoLineOfSight: a goal within a chain whose line of sight does not reach a
	// goal on the chain; capacities, which [Overloaded] reads, need none. Warning.
	NoLineOfSight CheckID = "KK202"
	// OutsideInfluence: a goal at a place where the unit or person does not
	// work, or for a KPI that the assignment leaves out: they are asked for what
	// they cannot move. Fault.
	OutsideInfluence CheckID = "KK203"
	// UnitOutsideChains: a unit with people takes part in no chain. Info.
	UnitOutsideChains CheckID = "KK204"
	// IslandChain: one department does all of a chain of several steps; likely
	// only a fragment of the customer's journey. Info.
	IslandChain CheckID = "KK205"

	// Unsound: everyone can be green while the whole is not. Fault, with
	// Example.
	Unsound CheckID = "KK301"
	// Unreachable: pinned parts leave too little for the others, which
	// get the strictest there is. Fault.
	Unreachable CheckID = "KK302"
	// TooTight: the parts, as pinned, promise more than the whole asks for.
	// Info.
	TooTight CheckID = "KK303"

	// Conflict: getting better at one goal makes another worse, directly or
	// through others. Fault if the other is on a chain or one of its steps, else
	// Warning.
	Conflict CheckID = "KK401"
	// MixedEffect: one goal both helps and hurts another, along different ways.
	// Info.
	MixedEffect CheckID = "KK402"
	// QuantityOnly: all goals of a unit or person in a chain are amounts to push
	// up (Higher, Sum or Total Across, capacities apart), none is about quality,
	// time or satisfaction: calls counted, questions not answered. Warning.
	QuantityOnly CheckID = "KK403"

	// ExposesPeople: a goal cascades to, or is measured in, a group smaller than
	// MinGroup. Info: views hide it.
	ExposesPeople CheckID = "KK501"
	// PersonalGoal: a goal is set on one person by name, not derived from the
	// chain. Warning.
	PersonalGoal CheckID = "KK502"

	// Crowded: more than 7 KPIs for one unit or person, over all its places: not
	// to be taken in at a glance. Info.
	Crowded CheckID = "KK601"
	// ManyResults: more than 4 KPIs with a goal on chains as a whole, over the
	// organisation. Info.
	ManyResults CheckID = "KK602"

	// Missing: a goal has no data, or less than full coverage. Info; Warning on
	// a chain.
	Missing CheckID = "KK701"
	// Disagrees: a measured reading differs from what its parts compose to, by
	// more than half of the last digit. Warning.
	Disagrees CheckID = "KK702"
	// DriversMiss: all drivers of a KPI are green and the KPI is red, or all red
	// and the KPI green: the translation misses something. Warning.
	DriversMiss CheckID = "KK703"
	// Watermelon: every part below is green and the whole, as measured, is red:
	// the targets are too soft, the steps were passed more often than planned,
	// or the loss sits between them. Warning, saying which.
	Watermelon CheckID = "KK704"

	// Uncovered: nobody on a step has a competence that it needs. Fault.
	Uncovered CheckID = "KK801"
	// KeyPerson: exactly one person on a step has a competence that it needs.
	// Info.
	KeyPerson CheckID = "KK802"
	// Overloaded: the planned work of a unit or person, over all its steps, is
	// more than its capacity, at Chain.Volume. Warning.
	Overloaded CheckID = "KK803"
)
