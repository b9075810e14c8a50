package kpi

import (
	"fmt"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/rule"
)

// A Partial is a mergeable pre-aggregate of readings of one KPI at one place: what an
// engine that works on many machines, a database or a stream combines, in any order,
// into the one reading that a plan then evaluates. [Indicator.Partial] makes one of
// every reading, Merge makes one of two, and Reading says what they all compose to.
//
// The zero value is one of no readings at all: the identity of Merge for every KPI.
// Merge is associative and commutative, in its bytes too, and nothing is rounded before
// Reading. Partials are immutable values; two are the same if their bytes are, and ==
// does not compile. Bytes and JSON are for programs, not for people.
type Partial struct {
	_        [0]func()
	kpi      string
	num, den exact.Num // zero unless state is known; den is zero but under Ratio
	rule     ruleCode
	state    partialState
}

// A ruleCode is a rule that groups, as bytes have it: its place in partialRules.
type ruleCode uint8

// The rules that readings can be merged by. The order is that of the bytes: new rules
// come last.
const (
	noRule ruleCode = iota // of the zero value, which goes with every rule
	bySum
	byTotal
	byProduct
	byMin
	byMax
	byRatio
)

func partialRules() [7]Rule { return [...]Rule{None, Sum, Total, Product, Min, Max, Ratio} }

// A partialState says what there is of the readings merged. Its numbers are those of the
// bytes.
type partialState uint8

const (
	allAbsent partialState = iota + 1 // nothing was there to measure
	lacking                           // something is missing, and so there is no whole
	known                             // the readings that are there make one
)

// rank orders states: of two that are not both known the whole has the higher. A sum
// without one of its parts is not known; the least of those that are there is.
func (c ruleCode) rank(s partialState) int {
	if s == known && (c == bySum || c == byTotal || c == byProduct) {
		return int(lacking)*2 - 1 // between allAbsent and lacking
	}
	return int(s) * 2
}

// mergeable returns the code of a rule; false for one that does not merge.
func mergeable(r Rule) (ruleCode, bool) {
	for code, known := range partialRules() {
		if known == r {
			return ruleCode(code), ruleCode(code) != noRule
		}
	}
	return noRule, false
}

// Partial returns a reading as a Partial, to be merged with others of the same KPI as
// parts of one whole by Across: people of a unit, or events of one place within one
// period. What they compose to is what [Operator] says of them all at once, and what
// Plan.Evaluate of package chain makes of parts below a place, every one passed once.
// No data is a part that is missing: under [Sum], [Total] and [Product] the whole has
// none then, and under the other rules the known parts make it, without a word of what
// is missing. Give Evaluate the parts themselves where Coverage should count.
// Per(0, 0) is left out.
//
// Only what is told here of i counts: its ID, Across, and Domain with what rules imply.
// For readings of several periods give a copy of i whose Across is its Over. Domain
// holds for every reading by itself; where the sum of several lies outside, Evaluate
// refuses it as a measurement, and needs a Domain of the whole's.
//
// The error wraps [ErrRule] for an Across that is none, does not group, or is a custom
// rule, whose operator no bytes can carry (an operator that is a [Grouper] composes
// readings two by two as it is), and for a value without volume under [Ratio], also
// where it would stay the only one: it is refused here, where the reading is at hand,
// and not when it meets another. It wraps [ErrRange] for an ID that is none, and, as
// Evaluate would, for a Domain without values, a reading outside it, a negative volume
// and more than 30 digits.
func (i Indicator) Partial(r Reading) (Partial, error) {
	p, err := i.partial(r)
	if err != nil {
		return Partial{}, fmt.Errorf("kpi %s: %w", quote(i.ID), err)
	}
	return p, nil
}

func (i Indicator) partial(r Reading) (Partial, error) {
	if err := checkID("id", i.ID); err != nil {
		return Partial{}, err
	}
	code, ok := mergeable(i.Across)
	if !ok {
		return Partial{}, problemf(ErrRule, "across: readings merge by sum, total, product, min, max or ratio, and not by %s",
			quote(string(i.Across)))
	}
	domain, err := i.domain()
	if err != nil {
		return Partial{}, err
	}
	in, err := r.terms()
	if err != nil {
		return Partial{}, err
	}
	if v, ok := in.Value(); ok && !domain.Contains(v) {
		return Partial{}, problemf(ErrRange, "reading %s is outside its domain", r)
	}
	if code == byRatio && in.State == rule.Bare {
		return Partial{}, problemf(ErrRule, "reading %s %v: give its terms, as Per", r, rule.ErrVolume)
	}
	return Partial{kpi: i.ID, rule: code}.with(in), nil
}

// with returns p of a single reading, which its rule has a meaning for.
func (p Partial) with(in rule.Reading) Partial {
	p.state = lacking
	amounts := p.rule == byTotal || p.rule == byRatio
	switch v, ok := in.Value(); {
	case in.State == rule.Absent:
		p.state = allAbsent
	case p.rule == byRatio && in.State != rule.Missing:
		p.state, p.num, p.den = known, in.Num, in.Den
	case ok:
		p.state, p.num = known, v
	case in.State == rule.Void && amounts:
		p.state, p.num = known, in.Num
	}
	return p
}

// maxPartialBits is the length in bits that a numerator and a denominator may have.
const maxPartialBits = 1 << 16

// Merge returns what the readings of both make together. It allocates nothing while
// numerators and denominators fit 64 bits.
//
// Nothing is rounded, and so numbers can grow: products by the digits of every factor,
// sums of quotients by those of volumes that have no factor in common. A merge takes
// time that grows with the square of that length. It is refused where a term gets longer
// than 65,536 bits, 19,728 digits: 6,000 factors of 3 digits. Sums, totals and pooled
// terms of decimals never get there. Which of two numbers is refused may depend on the
// order of merging; what comes out never does.
//
// The error wraps [ErrRange] for such a length, [ErrParts] for Partials of two KPIs,
// and [ErrRule] for two rules. The result is the zero value then.
func (p Partial) Merge(o Partial) (Partial, error) {
	switch {
	case o.rule == noRule:
		return p, nil
	case p.rule == noRule:
		return o, nil
	case p.kpi != o.kpi:
		return Partial{}, problemf(ErrParts, "kpi %s: merged with one of kpi %s", quote(p.kpi), quote(o.kpi))
	case p.rule != o.rule:
		return Partial{}, problemf(ErrRule, "kpi %s: merged by %s here and by %s there", quote(p.kpi), p.rule, o.rule)
	case p.state != known || o.state != known:
		if p.rule.rank(p.state) < p.rule.rank(o.state) {
			return o, nil
		}
		return p, nil
	}
	p.join(o)
	if max(p.num.BitLen(), p.den.BitLen()) > maxPartialBits {
		return Partial{}, problemf(ErrRange, "kpi %s: merged by %s into a number of more than %d bits",
			quote(p.kpi), p.rule, maxPartialBits)
	}
	return p, nil
}

// join takes in the numbers of another, both known.
func (p *Partial) join(o Partial) {
	switch p.rule {
	case byRatio:
		p.num, p.den = p.num.Add(o.num), p.den.Add(o.den)
	case byProduct:
		p.num = p.num.Mul(o.num)
	case byMin:
		p.num = exact.Min(p.num, o.num)
	case byMax:
		p.num = exact.Max(p.num, o.num)
	default:
		p.num = p.num.Add(o.num)
	}
}

// String returns the name of the rule.
func (c ruleCode) String() string { return string(partialRules()[c]) }

// Reading returns what the readings compose to: pooled terms under [Ratio], Per(0, 0)
// where there was nothing to measure, no data where something is missing that the rule
// cannot do without or there are no readings at all, and a value under all other rules.
//
// This is where it is rounded, once: as it stands where 30 decimals hold a term of
// Ratio, and else half away from zero to 24 decimals, or to fewer where it would have
// more than 30 digits. A whole number is never shortened, nor is a term of Ratio that
// decimals hold, and so both may be longer than the 30 digits that Evaluate takes.
func (p Partial) Reading() Reading {
	switch {
	case p.state == allAbsent:
		return readingOf(rule.Reading{State: rule.Absent})
	case p.state != known:
		return Reading{}
	case p.rule == byRatio:
		return readingOf(rule.Per(p.num, p.den))
	}
	return readingOf(rule.Of(p.num))
}
