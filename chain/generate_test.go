package chain_test

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
)

// A genCase is one generated model with one period of readings. The same seed
// gives the same case in every run and on every machine.
type genCase struct {
	Seed     uint64
	Model    chain.Model
	Readings []chain.Measurement
}

// A gen draws the parts of a model.
type gen struct {
	*rand.Rand
	m *chain.Model
}

func newGen(seed, stream uint64) gen {
	return gen{Rand: rand.New(rand.NewPCG(seed, stream)), m: new(chain.Model)}
}

// genModel draws a model: small, odd, and mostly valid.
func genModel(seed uint64) chain.Model {
	g := newGen(seed, 1)
	g.steps()
	g.units()
	g.lineUp()
	g.chains()
	for range g.between(1, 4) {
		g.kpi()
	}
	g.influence()
	for _, ind := range g.m.KPIs {
		g.goals(ind)
	}
	g.m.Operators = genOperators()
	g.over(newGen(seed, 11))
	return *g.m
}

func (g gen) chance(percent int) bool            { return g.IntN(100) < percent }
func (g gen) between(lo, hi int) int             { return lo + g.IntN(hi-lo+1) }
func genOf[T any](g gen, items ...T) T           { return items[g.IntN(len(items))] }
func genDec(n int, places int32) decimal.Decimal { return decimal.New(int64(n), -places) }

func (g gen) steps() {
	for k := range g.between(1, 6) {
		g.m.Steps = append(g.m.Steps, chain.Step{
			ID: fmt.Sprintf("s%d", k+1), Handover: g.chance(12),
		})
	}
}

// units draws departments, the teams in them, and who is in those.
func (g gen) units() {
	for range g.between(0, 3) {
		g.unit("", g.between(0, 3))
	}
}

func (g gen) unit(parent string, levels int) {
	if len(g.m.Units) >= 9 {
		return
	}
	id := fmt.Sprintf("u%d", len(g.m.Units)+1)
	g.m.Units = append(g.m.Units, chain.Unit{ID: id, Parent: parent})
	below := 0
	if levels > 0 {
		below = g.between(0, 2)
	}
	for range below {
		g.unit(id, levels-1)
	}
	g.members(id, below > 0)
}

// members puts up to four people in a unit, seldom more than one beside teams.
func (g gen) members(unit string, hasTeams bool) {
	n := g.between(0, 4)
	if hasTeams {
		n = g.between(0, 1)
	}
	for _, p := range g.Perm(7)[:n] {
		m := chain.Member{Person: fmt.Sprintf("p%d", p+1), Unit: unit}
		if g.chance(30) {
			m.Weight = genOf(g, genDec(5, 1), genDec(8, 1), genDec(1, 0), genDec(15, 1))
		}
		g.m.Members = append(g.m.Members, m)
	}
}

// lineUp says who does which step: up to three assignments, some of them
// narrowed to one person.
func (g gen) lineUp() {
	for k := range g.m.Steps {
		s := &g.m.Steps[k]
		if s.Handover || len(g.m.Units) == 0 || g.chance(15) {
			continue
		}
		for range g.between(1, 3) {
			if a := g.assignment(); refAssigned(s.By, a.Unit, a.Person) == nil {
				s.By = append(s.By, a)
			}
		}
	}
}

func (g gen) assignment() chain.Assignment {
	a := chain.Assignment{Unit: genOf(g, g.m.Units...).ID}
	if len(g.m.Members) > 0 && g.chance(20) {
		m := genOf(g, g.m.Members...)
		a.Unit, a.Person = m.Unit, m.Person
	}
	if g.chance(15) {
		a.Weight = genOf(g, genDec(5, 1), genDec(2, 0), genDec(3, 0))
	}
	return a
}

func (g gen) chains() {
	for k := range g.between(1, 3) {
		c := chain.Chain{ID: fmt.Sprintf("c%d", k+1)}
		order := g.Perm(len(g.m.Steps))
		for _, s := range order[:g.between(1, min(5, len(order)))] {
			c.Links = append(c.Links, chain.Link{Step: g.m.Steps[s].ID})
		}
		g.routing(c.Links)
		g.m.Chains = append(g.m.Chains, c)
	}
}

// routing makes some links parallel, some alternatives of each other, and some
// passed more or less often than once.
func (g gen) routing(links []chain.Link) {
	parallel := g.chance(50)
	for k := range links {
		if parallel && g.chance(50) {
			links[k].After = g.after(links[:k])
		}
		if g.chance(30) {
			links[k].Passes = genDec(genOf(g, 30, 50, 125, 150, 100), 2)
		}
	}
	if len(links) >= 2 && g.chance(20) {
		g.choice(links)
	}
}

func (g gen) after(earlier []chain.Link) []string {
	if len(earlier) == 0 || g.chance(30) {
		return []string{chain.Start}
	}
	var after []string
	for _, k := range g.Perm(len(earlier))[:g.between(1, min(2, len(earlier)))] {
		after = append(after, earlier[k].Step)
	}
	return after
}

// choice makes two or three neighbours alternatives, with chances up to 1.
func (g gen) choice(links []chain.Link) {
	n := g.between(2, min(3, len(links)))
	from := g.IntN(len(links) - n + 1)
	for k := from; k < from+n; k++ {
		links[k].Choice = "x"
		links[k].Passes = genOf(g, genDec(3, 1), genDec(2, 1), genDec(25, 2))
		if k == from && g.chance(30) {
			links[k].Passes = genDec(5, 1)
		}
		links[k].After = nil
		if g.chance(30) {
			links[k].After = slices.Clone(links[from].After)
		}
	}
}

// influence limits what is read at some steps, and what some assignments are
// asked for.
func (g gen) influence() {
	for k := range g.m.Steps {
		s := &g.m.Steps[k]
		for _, ind := range g.m.KPIs {
			if k%4 == 3 && g.chance(60) {
				s.KPIs = append(s.KPIs, ind.ID)
			}
		}
		for a := range s.By {
			if g.chance(8) {
				s.By[a].KPIs = []string{genOf(g, g.m.KPIs...).ID}
			}
		}
	}
}
