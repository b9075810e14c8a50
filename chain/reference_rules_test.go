package chain_test

import (
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/kpi"
)

// A refArg is one part of a whole (THEORY 0, Arg).
type refArg struct {
	*refFigure
	id      string
	enough  bool // coverage for a light
	weight  *big.Rat
	passes  *big.Rat // as measured, or else as planned
	planned *big.Rat
	counted kpi.Reading // passes as measured
	link    int
}

// A refWhole is a place about to be composed.
type refWhole struct {
	rule  kpi.Rule
	ind   kpi.Indicator
	op    kpi.Operator // of a custom rule
	route refRoute     // along a chain; no links inside a step
	args  []refArg
}

// whole gathers the parts of a place.
func (r *refPeriod) whole(p *refPlace, k string) refWhole {
	w := refWhole{rule: r.rule(p, k), ind: r.kpis[k], route: r.route(p)}
	w.op = r.model.Operators[w.rule]
	for i, part := range r.parts(p, k) {
		a := refArg{refFigure: r.figure(part, k), id: part.id(), link: i}
		a.weight, a.passes, a.planned = r.share(p, part, k), refInt(1), refInt(1)
		a.enough = !refLess(r.coverage(part, k), refEnough(w.ind))
		if p.level == refChain {
			a.link = w.route.index(part.at.Step)
			a.planned = w.route.planned(a.link)
			a.passes, a.counted = r.passes(p, a.link)
		}
		w.args = append(w.args, a)
	}
	return w
}

// refStrict reports whether a rule needs every part, complete: a partial sum,
// product or path looks better, or worse, than it is.
func refStrict(rule kpi.Rule) bool {
	return slices.Contains([]kpi.Rule{kpi.Sum, kpi.Total, kpi.Product, kpi.Path, kpi.Bottleneck, kpi.End}, rule)
}

// refCustom reports whether a rule is the host's own.
func refCustom(rule kpi.Rule) bool {
	_, builtIn := rule.Operator()
	return rule != kpi.None && !builtIn
}

// compose returns the figure of the whole. Absent parts are left out, as
// identity, and so is a step that is never passed where it would be a
// bottleneck; a whole of absent parts is absent.
func (w refWhole) compose() *refFigure {
	w.args = slices.DeleteFunc(w.args, func(a refArg) bool {
		return a.state == refAbsent || w.rule == kpi.Bottleneck && a.passes.Sign() == 0 && w.known(a)
	})
	if len(w.args) == 0 {
		return &refFigure{state: refAbsent, num: new(big.Rat), den: new(big.Rat), complete: true}
	}
	known := slices.DeleteFunc(slices.Clone(w.args), func(a refArg) bool { return !w.known(a) })
	f := &refFigure{state: refMissing, complete: len(known) == len(w.args)}
	for _, a := range known {
		f.complete = f.complete && a.complete
	}
	if len(known) > 0 && (len(known) == len(w.args) || !refStrict(w.rule)) {
		w.read(f, known)
	}
	if w.rule == kpi.Ratio {
		f.bounds = w.pooledBounds(f)
	} else {
		f.bounds = refSpan{lo: w.corner(false), hi: w.corner(true)}
	}
	return f
}

// known reports whether the whole can use a part: it has what the rule needs,
// and, for a strict rule, enough of it to be lit by.
func (w refWhole) known(a refArg) bool {
	return a.counts(w.rule) && (!refStrict(w.rule) || a.complete || a.enough)
}

// read sets the reading of the whole from the parts that are known.
func (w refWhole) read(f *refFigure, known []refArg) {
	if w.rule != kpi.Ratio {
		f.state, f.den = refBare, refInt(1)
		f.num = w.with(known).value(func(a refArg) *big.Rat { return a.amount() })
		return
	}
	if len(known) == 1 {
		f.state, f.num, f.den = known[0].state, known[0].num, known[0].den
		return
	}
	f.num, f.den = new(big.Rat), new(big.Rat)
	for _, a := range known {
		f.num.Add(f.num, a.num)
		f.den.Add(f.den, a.den)
	}
	f.state = refTerms
	if f.den.Sign() == 0 {
		f.state = refVoid
	}
	if f.den.Sign() == 0 && f.num.Sign() == 0 {
		f.state = refAbsent
	}
}

func (w refWhole) with(args []refArg) refWhole {
	w.args = args
	return w
}

// amount is the value of a part, or the numerator of one without volume, which
// Total counts.
func (a refArg) amount() *big.Rat {
	if a.state == refVoid {
		return a.num
	}
	return a.value()
}

// pooledBounds is the hull of the known rate and the domain, since the volume
// of what is missing is not known (THEORY T2).
func (w refWhole) pooledBounds(f *refFigure) refSpan {
	switch {
	case len(w.args) == 1 && f.state != refVoid:
		return w.args[0].bounds
	case f.complete && f.value() != nil:
		return refPoint(f.value())
	case f.state == refVoid && f.complete:
		return refDomain(w.ind)
	case f.state == refVoid && f.num.Sign() > 0: // any volume may come beside it
		return refSpan{lo: refDomain(w.ind).lo}
	case f.state == refVoid:
		return refSpan{hi: refDomain(w.ind).hi}
	case f.value() == nil:
		return refDomain(w.ind)
	}
	return refDomain(w.ind).hull(f.value())
}

// corner is the whole with every part at its low, or high, end; nil is open
// (THEORY T2, T5: a monotone rule has its extremes at the corners).
func (w refWhole) corner(upper bool) *big.Rat {
	end := func(a refArg) *big.Rat {
		if a.state == refVoid && w.rule == kpi.Total {
			return a.num
		}
		if upper {
			return a.bounds.hi
		}
		return a.bounds.lo
	}
	var closed []refArg
	for _, a := range w.args {
		if end(a) != nil {
			closed = append(closed, a)
		}
	}
	picky := upper && (w.rule == kpi.Min || w.rule == kpi.Bottleneck) || !upper && w.rule == kpi.Max
	if len(closed) == 0 || len(closed) < len(w.args) && !picky {
		return nil
	}
	return w.with(closed).value(end)
}

// value composes the parts' x by the table of kpi.Rule (THEORY 1.1).
func (w refWhole) value(x func(refArg) *big.Rat) *big.Rat {
	switch w.rule {
	case kpi.Sum, kpi.Total, kpi.Mean:
		return w.sum(x)
	case kpi.Product:
		return w.product(x)
	case kpi.Min, kpi.Max, kpi.Bottleneck:
		return w.extreme(x)
	case kpi.Path:
		return w.path(x)
	case kpi.End:
		return x(w.args[len(w.args)-1])
	}
	return w.custom(x)
}

// sum is Σ p·x, Σ x, or Σ w·x / Σ w.
func (w refWhole) sum(x func(refArg) *big.Rat) *big.Rat {
	sum, weights := new(big.Rat), new(big.Rat)
	for _, a := range w.args {
		factor := map[kpi.Rule]*big.Rat{kpi.Sum: a.passes, kpi.Total: refInt(1), kpi.Mean: a.weight}[w.rule]
		sum.Add(sum, refMul(factor, x(a)))
		weights.Add(weights, a.weight)
	}
	if w.rule == kpi.Mean {
		sum.Quo(sum, weights)
	}
	return sum
}

// extreme is min x, max x, or min x/p.
func (w refWhole) extreme(x func(refArg) *big.Rat) *big.Rat {
	var best *big.Rat
	for _, a := range w.args {
		v := x(a)
		if w.rule == kpi.Bottleneck {
			if a.passes.Sign() == 0 {
				continue // holds up none
			}
			v = refQuo(v, a.passes)
		}
		switch {
		case best == nil:
			best = v
		case w.rule == kpi.Max:
			best = refMax(best, v)
		default:
			best = refMin(best, v)
		}
	}
	return best
}

// product is Π G_p(x): an optional step is passed with chance p; a step that is
// done over until it is right is x / (p - (p-1)·x). Alternatives are one part:
// Σ p·x plus the chance of none.
func (w refWhole) product(x func(refArg) *big.Rat) *big.Rat {
	all := refInt(1)
	blocks := map[string]*big.Rat{}
	for _, a := range w.args {
		if c := w.choice(a); c != "" {
			if blocks[c] == nil {
				blocks[c] = refInt(1)
			}
			blocks[c].Add(blocks[c], refMul(a.passes, refSub(x(a), refInt(1))))
			continue
		}
		all.Mul(all, refYield(a.passes, x(a)))
	}
	for _, block := range blocks {
		all.Mul(all, block)
	}
	return all
}

// refYield is G_p(x).
func refYield(p, x *big.Rat) *big.Rat {
	if !refLess(refInt(1), p) {
		return refAdd(refSub(refInt(1), p), refMul(p, x))
	}
	return refQuo(x, refSub(p, refMul(refSub(p, refInt(1)), x)))
}

func (w refWhole) choice(a refArg) string {
	if len(w.route.links) == 0 {
		return ""
	}
	return w.route.links[a.link].Choice
}

// path is the longest of all ways to the last link. A step that is left out, or
// had nothing to measure, takes no time; alternatives take Σ p·x.
func (w refWhole) path(x func(refArg) *big.Rat) *big.Rat {
	var longest *big.Rat
	for _, path := range w.route.paths(len(w.route.links) - 1) {
		length := new(big.Rat)
		for _, a := range w.args {
			if slices.Contains(path, w.route.block(a.link)[0]) {
				length.Add(length, refMul(a.passes, x(a)))
			}
		}
		if longest == nil || refLess(longest, length) {
			longest = length
		}
	}
	return longest
}

// custom asks the host's operator, which speaks decimals.
func (w refWhole) custom(x func(refArg) *big.Rat) *big.Rat {
	var parts []kpi.Part
	for _, a := range w.args {
		parts = append(parts, kpi.Part{
			ID: a.id, Reading: kpi.Of(refRound(x(a), 24, refHalf)), Choice: w.choice(a),
			Weight: refExact(a.weight), Passes: a.counted, Planned: refExact(a.planned),
		})
	}
	reading, err := w.op.Compose(parts)
	if err != nil {
		return nil
	}
	v, _ := reading.Value()
	return refRat(v)
}

func refExact(x *big.Rat) decimal.Decimal { return refRound(x, 24, refHalf) }
