package rule

import "github.com/kpichain/kpichain/internal/exact"

// Alternatives says what a choice between parts means to a rule.
type Alternatives uint8

const (
	// Apart: the parts of a choice count as parts like all others.
	Apart Alternatives = iota
	// Block: they are one part, the mean by chance.
	Block
	// Refused: the rule has no meaning for a choice.
	Refused
)

// Closed names the arithmetic that a plain column of integers can do for a
// rule, within a step.
type Closed uint8

const (
	// Open: none; the rule is evaluated as it stands.
	Open Closed = iota
	// Add: values are added.
	Add
	// Pool: numerators and denominators are added apart.
	Pool
	// Least: the smallest value.
	Least
	// Most: the largest value.
	Most
)

// A Rule composes parts into a whole.
type Rule struct {
	// Name is the one that models use.
	Name string
	// Groups reports that composing groups gives what composing all their
	// members gives.
	Groups bool
	// Partial reports that the known parts alone say something about the
	// whole, so that coverage counts.
	Partial bool
	// Pools reports that the whole keeps terms, and Amounts that an amount
	// over no volume counts.
	Pools, Amounts bool
	// Domain holds what values the rule has a meaning for at all.
	Domain exact.Interval
	// Alternatives says what a choice means.
	Alternatives Alternatives
	// Closed is the rule's form within a step.
	Closed Closed
	// Copies reports that every part simply gets the whole's bands.
	Copies bool
	// Last reports that only the last part counts; Ordered that only parts
	// which lead to it do.
	Last, Ordered bool
	// scales reports that a part gets as many times the whole's bands as it is
	// passed.
	scales bool

	// neutral is what an absent part counts for; where drops is set it is
	// left out instead.
	neutral exact.Num
	drops   bool
	// least and most say that an open end of a part leaves the whole's upper
	// (lower) end to the other parts.
	least, most bool
	// anchor is where the loosening of targets starts, and weighted reports
	// that it goes at the speed of the weights.
	anchor   exact.Num
	weighted bool
	// eval composes values, one a part.
	eval func(parts []Part, x []exact.Num) (exact.Num, error)
	// gathers composes whole numbers; optional.
	gathers *gathering
	// passed is how a part counts that is passed more or less than once; nil where
	// passes do not count. slopes says what the whole gets of each part's move.
	passed *passage
	slopes func(parts []Part, from, to []exact.Num) []exact.Num
	// shift follows the whole of a fill through single changes; optional.
	shift func(*fill) shifter
	// level finds how far the targets can be loosened together.
	level func(f *fill, anchors, speeds []exact.Num) bool
	// slack reports that a part may be loosened after the others cannot.
	slack bool
	// host composes readings by a host's operator.
	host func([]Part) (Reading, error)
}

var (
	zero = exact.Int(0)
	one  = exact.Int(1)
)

// Builtin returns the rule of a name; false for none and for custom names. It makes
// that rule only, so that it may be asked for often. The rules are in the order of the
// documentation.
func Builtin(name string) (*Rule, bool) {
	switch name {
	case "sum":
		return &Rule{Name: name, Groups: true, Alternatives: Block, Closed: Add, weighted: true,
			eval: evalSum, gathers: gatherSum(), passed: passedTimes(), slopes: slopesSame, shift: shiftSum, level: levelLinear}, true
	case "total":
		return &Rule{Name: name, Groups: true, Amounts: true, Closed: Add, weighted: true,
			eval: evalTotal, gathers: gatherTotal(), slopes: slopesSame, shift: shiftTotal, level: levelLinear}, true
	case "product":
		return &Rule{Name: name, Groups: true, Alternatives: Block, Domain: exact.Between(zero, one), neutral: one,
			anchor: one, weighted: true, eval: evalProduct, gathers: gatherProduct(), passed: passedThrough(), slopes: slopesProduct,
			shift: shiftProduct, level: levelBisect}, true
	case "min":
		return &Rule{Name: name, Groups: true, Partial: true, Closed: Least, Copies: true, drops: true, least: true,
			eval: evalMin, gathers: gatherMin(), slopes: slopesMin}, true
	case "max":
		return &Rule{Name: name, Groups: true, Partial: true, Closed: Most, Copies: true, drops: true, most: true,
			eval: evalMax, gathers: gatherMax(), slopes: slopesMax}, true
	case "bottleneck":
		return &Rule{Name: name, drops: true, least: true, scales: true,
			eval: evalBottleneck, gathers: gatherBottleneck(), passed: passedOver(), slopes: slopesMin}, true
	case "mean":
		return &Rule{Name: name, Partial: true, Alternatives: Refused, drops: true,
			eval: evalMean, slopes: slopesMean, shift: shiftMean, level: levelLinear}, true
	case "ratio":
		return &Rule{Name: name, Groups: true, Partial: true, Pools: true, Amounts: true, Closed: Pool, Copies: true,
			drops: true}, true
	case "path":
		return &Rule{Name: name, Alternatives: Block, Domain: exact.AtLeast(zero), Ordered: true, weighted: true,
			slack: true, eval: evalPath, gathers: gatherPath(), passed: passedTimes(), slopes: slopesPath, level: levelPath}, true
	case "end":
		return &Rule{Name: name, Alternatives: Refused, Copies: true, Last: true, eval: evalEnd, slopes: slopesSame}, true
	}
	return nil, false
}

// Passes says which way the whole of parts of 0 and up goes if one is passed more
// often: 1 up, -1 down, 0 not at all or not known.
func (r *Rule) Passes() int {
	if r.passed == nil {
		return 0
	}
	return r.passed.way
}

// Custom returns a rule that composes by a host's operator. compose is given
// parts that all have a reading.
func Custom(name string, groups bool, compose func([]Part) (Reading, error)) *Rule {
	return &Rule{Name: name, Groups: groups, Partial: true, drops: true, slack: true,
		host: compose, eval: evalHost(compose), level: levelGrid}
}

// Hosted reports whether it composes by a host's operator.
func (r *Rule) Hosted() bool { return r.host != nil }

// At returns the whole's value with the parts at x, as they are passed; false where
// a host's operator fails. The rule is none that pools terms.
func (r *Rule) At(parts []Part, x []exact.Num) (exact.Num, bool) {
	v, err := r.eval(parts, x)
	return v, err == nil
}

// evalHost evaluates a host's operator on values.
func evalHost(compose func([]Part) (Reading, error)) func([]Part, []exact.Num) (exact.Num, error) {
	return func(parts []Part, x []exact.Num) (exact.Num, error) {
		filled := make([]Part, len(parts))
		for i, p := range parts {
			p.Reading = Of(x[i])
			filled[i] = p
		}
		r, err := compose(filled)
		if err != nil {
			return zero, err
		}
		v, ok := r.Value()
		if !ok {
			return zero, errNoValue
		}
		return v, nil
	}
}

// Share returns how much of a whole a part is: what it takes of the target, its
// weight among the parts, or, where each part is as the whole, 1.
func (r *Rule) Share(passes, own, whole, weight, all exact.Num) exact.Num {
	switch {
	case r.least || r.most || r.Last:
		return one
	case !r.weighted || !r.anchor.IsZero():
		return weight.Quo(all)
	case whole.IsZero():
		return zero
	case r.Amounts:
		return own.Quo(whole)
	}
	return passes.Mul(own).Quo(whole)
}

// WeightFor returns the weight with which a part is aimed at a value when all are:
// how far that lies from where targets start. It is the part's own under a rule
// that weights do not divide targets by.
func (r *Rule) WeightFor(value, own exact.Num) exact.Num {
	switch {
	case !r.weighted:
		return own
	case r.anchor.IsZero():
		return value
	}
	return r.anchor.Sub(value)
}
