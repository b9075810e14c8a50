package chain

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/internal/rule"
)

// Weights returns the [Goal].Weights with which a goal equal to the reading at a place
// would give each direct part its own reading as target, up to one last digit: next
// year's shares in proportion to this year's practice. The keys are those that such a
// goal needs at the Depth that goals have there now, and a part that the KPI leaves out
// keeps 0.
//
// Under Sum, Total and Path the weights are the readings, under Product what the
// readings fall short of 1, under the other rules, where weights do not divide a
// target, the present ones. They are rounded to at most 9 decimals and never to 0. Where
// one would be 10^9 or more, or all together more than 3·10^9, all are made smaller by
// the one power of ten that mends it: weights are proportions.
//
// It is nil if a part that has a say has no reading, and where no such weights exist:
// where the readings of the parts do not add up to the whole's (as measured apart
// from them, or at other passes than planned), where parts of one level read
// differently, where a part's own goal is another, where it could be let off more, or
// where another chain asks a shared step for another target. A goal has at most the
// KPI's Decimals: a reading of more is rounded for it, by which targets may move by as
// much. It is nil too for an unknown place or KPI, and one that does not compose
// there.
//
// The cost is that of one cascade over the parts.
func (r *Result) Weights(at Place, kpiID string) map[string]decimal.Decimal {
	p := r.plan
	s, ok := p.locate(at)
	id, known := p.names.kpis.Get(kpiID)
	if !ok || !known {
		return nil
	}
	d, ok := p.division(s, int(id))
	y := yearly{Result: r, division: d, k: int(id), at: s, places: p.indicators[id].places}
	if !ok || !y.readParts() {
		return nil
	}
	y.weigh()
	if !y.keeps() {
		return nil
	}
	return y.stated()
}

// yearly is a place whose parts are to be aimed at what they read.
type yearly struct {
	*Result
	division
	k  int
	at spotAt
	// places is the number of decimals of the targets, and goal the whole's.
	places int32
	goal   exact.Num
}

// readParts fills in what the parts and the whole read; false where one that has a
// say reads nothing.
func (y *yearly) readParts() bool {
	v, _ := y.see(y.at, y.k)
	whole, ok := v.Value()
	if !ok || v.lacks {
		return false
	}
	if y.goal = whole; !whole.Terminates(y.places) {
		n, fits := whole.Grid(finest, exact.HalfAway)
		if !fits {
			return false
		}
		y.places, y.goal = finest, exact.Scaled(n, finest)
	}
	for i := range y.sites {
		if !y.hasSay(i) {
			continue
		}
		v, _ := y.see(y.spot(i), y.k)
		if _, ok := v.Value(); !ok || v.lacks {
			return false
		}
		y.parts[i].Reading = v.Reading
	}
	return true
}

// finest is the most decimals that a target can have.
const finest = 9

// weigh gives the parts the weights that their readings ask for.
func (y *yearly) weigh() {
	for i := range y.parts {
		v, ok := y.parts[i].Value()
		if ok && y.hasSay(i) {
			y.parts[i].Weight = y.rule.WeightFor(v, y.parts[i].Weight)
		}
	}
	for by := exact.Int(1); !roundWeights(y.parts, by); {
		by = by.Mul(exact.Scaled(1, 1))
	}
}

// roundWeights rounds the weights of parts, made smaller by a factor, to what weights
// may be: 9 decimals, more than 0. It reports false, with nothing done, where they are
// more than they may be.
func roundWeights(parts []rule.Part, by exact.Num) bool {
	list, all := make([]int64, len(parts)), weighing(0)
	for i := range parts {
		n, ok := parts[i].Weight.Mul(by).Grid(weightPlaces, exact.HalfAway)
		if parts[i].Weight.Sign() < 0 {
			n, ok = 0, true
		}
		if list[i] = max(n, 1); !ok || n >= tooHeavy*weightOne {
			return false
		}
		all.add(list[i])
	}
	if all.flaw(codeShares, "all parts") != nil {
		return false
	}
	for i := range parts {
		parts[i].Weight = weightNum(list[i])
	}
	return true
}

// keeps reports whether a cascade of the whole's reading gives every part its own.
func (y *yearly) keeps() bool {
	p := y.plan
	bands, err := light.New(y.goal, exact.Interval{}, exact.Interval{}, p.indicators[y.k].better)
	if err != nil {
		return false
	}
	planned, pins := slices.Clone(y.parts), make([]*light.Bands, len(y.parts))
	for i, w := range y.sites {
		if w.tree >= 0 {
			planned[i].Reading = rule.Reading{}
			pins[i] = p.pinned(w, y.k)
		}
	}
	out, short, err := y.rule.Cascade(bands, planned, pins, rule.Grid{Places: y.places, Domain: p.indicators[y.k].domain})
	if err != nil || short {
		return false
	}
	digit := exact.Scaled(1, p.indicators[y.k].places)
	for i := range y.sites {
		if !y.hasSay(i) {
			continue
		}
		v, _ := y.parts[i].Value()
		if out[i] == nil || !y.alone(i, out[i]) || digit.Less(out[i].Target.Sub(v).Abs()) {
			return false
		}
	}
	return true
}

// alone reports whether no other chain that a step is in would ask it for another
// target than these bands have.
func (y *yearly) alone(i int, b *light.Bands) bool {
	p := y.plan
	if y.at.chain < 0 || y.sites[i].tree < 0 {
		return true
	}
	d := &descent{Plan: p, tree: y.sites[i].tree, k: y.k, bad: &problems{}}
	for _, in := range p.chainsOf.of(y.sites[i].tree) {
		c, link := int(in.tree), int(in.at)
		w := p.chainPlans[c].wholes[y.k]
		if c == y.at.chain || w.bands == nil || w.template == nil || w.template.part(link) < 0 {
			continue
		}
		bands, _, _, err := p.divideWhole(c, y.k)
		other := bands[w.template.part(link)]
		if err != nil || other == nil {
			continue
		}
		met, ok := d.meet([]claim{{chain: y.at.chain, bands: *b}, {chain: c, bands: *other}})
		if !ok || !met.Target.Equal(b.Target) {
			return false
		}
	}
	return true
}

// stated returns the weights as a goal states them.
func (y *yearly) stated() map[string]decimal.Decimal {
	p := y.plan
	g := &Goal{At: p.placeAt(y.at), KPI: p.indicators[y.k].def.ID}
	if start, ok := p.goalAt(y.at, y.k); ok && start.flags&flagSet != 0 {
		for i := range p.model.Goals {
			if p.model.Goals[i].At == g.At && p.model.Goals[i].KPI == g.KPI {
				g = &p.model.Goals[i]
			}
		}
	}
	weights := map[string]decimal.Decimal{}
	for _, id := range p.shareIDs(g) {
		weights[id] = decimal.Decimal{}
	}
	for i, w := range y.sites {
		if w.tree >= 0 {
			weights[y.parts[i].ID] = y.parts[i].Weight.Read()
		}
	}
	return weights
}
