package chain

import (
	"fmt"
	"slices"

	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/internal/rule"
	"github.com/kpichain/kpichain/kpi"
)

// A block is one KPI in one tree, where that is anything out of the ordinary:
// with goals, or with places that take no part. The zero value is ordinary.
type block struct {
	bands *bandTable
	// pins has the goals set in the tree, by place.
	pins map[int32]int
	// out has the places that are no part of their whole, and shares the weights
	// that goals state, by place.
	out    map[int32]bool
	shares map[int32]int64
	// depth is how far down the KPI goes; depths, by inner place, where that
	// differs within the tree.
	depth  Level
	depths []Level
	// low and leaves have the weight and the number of the lowest places below each
	// inner place; nil: the tree's own.
	low    []int64
	leaves []int32
}

// A whole is one KPI along one chain.
type whole struct {
	template *template // nil: the KPI does not compose along the chain
	bands    *light.Bands
	shown    *kpi.Thresholds // the bands as gauges show them
	goal     int
	flags    flag
}

// A template has the parts of a whole, but for their readings.
type template struct {
	links []int // by part; -1 for the end of a path whose last link takes no part
	parts []rule.Part
}

// A chainPlan is a chain with its goals.
type chainPlan struct {
	wholes []whole // by KPI
	passes []whole // by link
}

// A claim is what a chain's cascade asks of a step, which other chains may share.
type claim struct {
	chain, goal int
	bands       light.Bands
	craft       flag
}

// compileGoals cascades the goals of a valid model to every place.
func (p *Plan) compileGoals(bad *problems) {
	p.chainPlans = make([]chainPlan, len(p.shapes))
	for c := range p.shapes {
		p.chainPlans[c] = chainPlan{
			wholes: make([]whole, len(p.indicators)),
			passes: make([]whole, len(p.shapes[c].links)),
		}
	}
	p.blocks = make([]*block, len(p.trees)*len(p.indicators))
	p.ordinary = &block{}
	p.claims = map[int][]claim{}
	p.limitBlocks()
	p.placeGoals()
	p.checkDepths(bad)
	p.checkShares(bad)
	if len(bad.list) > 0 {
		return
	}
	for tree := range p.trees {
		for k := range p.indicators {
			p.weighLow(int32(tree), p.block(int32(tree), k))
		}
	}
	for c := range p.shapes {
		for k := range p.indicators {
			p.compileWhole(c, k, bad)
		}
	}
	for tree := range p.trees {
		for k := range p.indicators {
			p.compileBlock(int32(tree), k, bad)
		}
	}
	p.claims = nil
	p.web = p.newWeb()
}

// block returns a KPI in a tree.
func (p *Plan) block(tree int32, k int) *block {
	if b := p.blocks[int(tree)*len(p.indicators)+k]; b != nil {
		return b
	}
	return p.ordinary
}

// ownBlock returns a block to be written to.
func (p *Plan) ownBlock(tree int32, k int) *block {
	b := &p.blocks[int(tree)*len(p.indicators)+k]
	if *b == nil {
		*b = &block{pins: map[int32]int{}, out: map[int32]bool{}, shares: map[int32]int64{}}
	}
	return *b
}

// limitBlocks leaves places out of the KPIs that their assignments do not name,
// and units that came along out of those that none of their parts reads.
func (p *Plan) limitBlocks() {
	limited := map[int32]bool{}
	for w, kpis := range p.limits { // in any order: each place on its own
		limited[w.tree] = true
		for k := range p.indicators {
			if !slices.Contains(kpis, int32(k)) {
				p.ownBlock(w.tree, k).out[w.at] = true
			}
		}
	}
	for tree := range limited { // in any order: each tree on its own
		for k := range p.indicators {
			p.leaveOutAlong(tree, p.block(tree, k))
		}
	}
}

// leaveOutAlong leaves out the units that came along with parts that are out.
func (p *Plan) leaveOutAlong(tree int32, b *block) {
	if len(b.out) == 0 {
		return
	}
	for at := p.trees[tree].inners() - 1; at > 0; at-- {
		if u, _ := p.unit(site{tree, at}); !u.along {
			continue
		}
		out := true
		for part := range p.structure.parts(site{tree, at}) {
			out = out && b.out[part.at]
		}
		if out {
			b.out[at] = true
		}
	}
}

// placeGoals notes every goal where it is set.
func (p *Plan) placeGoals() {
	for i := range p.model.Goals {
		g := &p.model.Goals[i]
		k := p.kpi(g.KPI)
		w := whole{goal: i, flags: flagGoal | flagSet}
		if g.Craft {
			w.flags |= flagCraft
		}
		b := bandsOf(g, p.indicators[k].better)
		shown := thresholdsOf(b)
		w.bands, w.shown = &b, &shown
		s, _ := p.locate(g.At)
		switch {
		case s.link >= 0:
			p.chainPlans[s.chain].passes[s.link] = w
		case s.chain >= 0:
			p.chainPlans[s.chain].wholes[k] = w
		default:
			own := p.ownBlock(s.site.tree, k)
			own.pins[s.site.at] = i
			p.noteShares(own, s.site, g)
		}
	}
}

// kpi returns the number of a KPI that the model has.
func (p *Plan) kpi(id string) int {
	k, _ := p.names.kpis.Get(id)
	return int(k)
}

// noteShares notes the weights that a goal states for the direct parts of its
// place.
func (p *Plan) noteShares(b *block, at site, g *Goal) {
	if g.Weights == nil {
		return
	}
	for part := range p.structure.parts(at) {
		if w, ok := shareOf(g.Weights, p.partID(part)); ok && w > 0 {
			b.shares[part.at] = w
		} else if ok {
			b.out[part.at] = true
		}
	}
}

// partID returns the ID by which a place's whole calls it.
func (p *Plan) partID(w site) string {
	at := p.place(w)
	switch {
	case at.Person != "":
		return at.Person
	case at.Unit != "":
		return at.Unit
	}
	return at.Step
}

// checkDepths works out how far down every KPI goes, and reports goals that are
// set below that.
func (p *Plan) checkDepths(bad *problems) {
	for c := range p.shapes {
		for k, w := range p.chainPlans[c].wholes {
			if w.bands == nil {
				continue
			}
			depth := p.model.Goals[w.goal].Depth
			for _, l := range p.shapes[c].links {
				if depth != People && p.reads(l.step, k) {
					b := p.ownBlock(l.step, k)
					b.depth = max(b.depth, depth)
				}
			}
		}
	}
	for tree := range p.trees {
		for k := range p.indicators {
			if b := p.block(int32(tree), k); len(b.pins) > 0 {
				p.deepen(int32(tree), b, bad)
			}
		}
	}
}

// deepen carries the depths of the goals set in a tree down from where they are
// set.
func (p *Plan) deepen(tree int32, b *block, bad *problems) {
	if i, ok := b.pins[0]; ok {
		b.depth = max(b.depth, p.model.Goals[i].Depth)
	}
	depths := make([]Level, p.trees[tree].inners())
	differs := false
	for at := range depths {
		depths[at] = b.depth
		if u, _ := p.unit(site{tree, int32(at)}); at > 0 {
			depths[at] = depths[u.parent]
		}
		if i, ok := b.pins[int32(at)]; ok {
			depths[at] = max(depths[at], p.model.Goals[i].Depth)
		}
		differs = differs || depths[at] != b.depth
	}
	if differs {
		b.depths = depths
	}
	for at, i := range b.pins { // in any order: problems are sorted
		w, g := site{tree, at}, &p.model.Goals[i]
		above, ok := p.parent(w)
		switch {
		case p.level(w) < g.Depth:
			bad.add(fmt.Sprintf("goals[%d].depth", i), codeGoalDeep, ErrOrder,
				"%q lies below %s, the depth of its own goal", g.At, g.Depth)
		case ok && p.level(w) < depths[above.at]:
			bad.add(fmt.Sprintf("goals[%d].at", i), codeGoalDeep, ErrOrder,
				"%q lies below the depth %s that another goal of %q has there", g.At, depths[above.at], g.KPI)
		}
	}
}

// deepest reports whether a KPI goes down to people, everywhere in the tree.
func (b *block) deepest() bool { return b.depths == nil && b.depth == People }

// plain reports whether all parts of all places count, down to people.
func (b *block) plain() bool { return len(b.out) == 0 && b.deepest() }

// depthAt returns how far down a KPI goes from an inner place.
func (b *block) depthAt(at int32) Level {
	if b.depths != nil {
		return b.depths[at]
	}
	return b.depth
}

// read returns how many places of a tree a KPI may be read at: the units alone
// where it does not go down to people.
func (p *Plan) read(tree int32, b *block) int32 {
	t := p.trees[tree]
	if b.depths == nil && b.depth != People {
		return t.inners()
	}
	return t.size()
}

// reads reports whether a KPI is read at a step.
func (p *Plan) reads(step int32, k int) bool {
	kpis := p.model.Steps[step].KPIs
	return len(kpis) == 0 || slices.Contains(kpis, p.indicators[k].def.ID)
}

// partsOf yields the parts of a place that count in its KPI.
func (p *Plan) partsOf(w site, b *block) func(yield func(site) bool) {
	return func(yield func(site) bool) {
		if w.at >= p.trees[w.tree].inners() {
			return
		}
		depth := b.depthAt(w.at)
		for part := range p.structure.parts(w) {
			if !p.isPart(part, b, depth) {
				continue
			}
			if !yield(part) {
				return
			}
		}
	}
}

// isPart reports whether a place counts in its whole, below which a KPI goes down
// to a depth.
func (p *Plan) isPart(w site, b *block, depth Level) bool {
	return !b.out[w.at] && (depth == People || p.level(w) >= depth)
}

// share returns what a part weighs in its KPI.
func (p *Plan) share(w site, b *block) int64 {
	if s, ok := b.shares[w.at]; ok {
		return s
	}
	return p.weight(w)
}

// checkShares reports weights of a goal that are not those of all direct parts of
// its place.
func (p *Plan) checkShares(bad *problems) {
	for i := range p.model.Goals {
		g := &p.model.Goals[i]
		if g.Weights == nil {
			continue
		}
		parts := p.shareIDs(g)
		path := fmt.Sprintf("goals[%d].weights", i)
		for _, id := range parts {
			if _, ok := g.Weights[id]; !ok {
				bad.add(path, codePartShares, kpi.ErrParts, "%q is a part of %q and has no weight", id, g.At)
			}
		}
		for _, id := range sortedKeys(g.Weights) {
			if !slices.Contains(parts, id) {
				bad.add(path, codePartShares, ErrUnknown, "%q is no part of %q for this KPI", id, g.At)
			}
		}
	}
}

// shareIDs returns the direct parts of a goal's place that read its KPI, those
// that its weights leave out too.
func (p *Plan) shareIDs(g *Goal) []string {
	var ids []string
	k := p.kpi(g.KPI)
	s, _ := p.locate(g.At)
	switch {
	case s.link >= 0:
	case s.chain >= 0:
		for _, l := range p.shapes[s.chain].links {
			if p.indicators[k].along != nil && p.reads(l.step, k) {
				ids = append(ids, p.steps.At(l.step))
			}
		}
	default:
		b := p.block(s.site.tree, k)
		for part := range p.structure.parts(s.site) {
			_, stated := g.Weights[p.partID(part)]
			if p.level(part) >= b.depthAt(s.site.at) && (stated || !b.out[part.at]) {
				ids = append(ids, p.partID(part))
			}
		}
	}
	return ids
}
