package dashboard_test

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// A gen draws a small organisation: the same one for the same seed, on every
// machine.
type gen struct {
	*rand.Rand
	m chain.Model
	// number is the last number planted on a person: each is another one.
	number int64
}

func newGen(seed uint64) *gen { return &gen{Rand: rand.New(rand.NewPCG(seed, 7)), number: 1_000_003} }

func (g *gen) chance(percent int) bool     { return g.IntN(100) < percent }
func (g *gen) between(lo, hi int) int      { return lo + g.IntN(hi-lo+1) }
func oneOf[T any](g *gen, items []T) T     { return items[g.IntN(len(items))] }
func dec(n int64, p int32) decimal.Decimal { return decimal.New(n, -p) }

// planted returns a number that nothing else has.
func (g *gen) planted() int64 {
	g.number += int64(g.between(1_000, 99_999))
	return g.number
}

// model draws an organisation with goals, some of them people's own.
func (g *gen) model() chain.Model {
	g.m = chain.Model{
		KPIs: []kpi.Indicator{
			{ID: "rate", Name: "Rate", Decimals: 3, Along: kpi.Mean, Across: kpi.Ratio, Over: kpi.Ratio},
			{ID: "cost", Better: kpi.Lower, Along: kpi.Total, Across: kpi.Total, Over: kpi.Sum},
			{ID: "time", Better: kpi.Lower, Along: kpi.Path, Across: kpi.Ratio, Over: kpi.End, Coverage: d("0.5")},
			{ID: "mood", Name: "Mood", Over: kpi.Min},
		},
		Influences: []chain.Influence{
			{From: "rate", To: "mood", Effect: d("0.5")}, {From: "time", To: "rate", Effect: d("-0.7")},
		},
		MinGroup: g.between(2, 5),
	}
	g.units()
	g.steps()
	g.chains()
	g.goals()
	return g.m
}

func (g *gen) units() {
	for range g.between(1, 3) {
		g.unit("", g.between(0, 2))
	}
}

// unit draws a unit, those below it, and who is in it.
func (g *gen) unit(parent string, levels int) {
	id := fmt.Sprintf("u%d", len(g.m.Units)+1)
	g.m.Units = append(g.m.Units, chain.Unit{ID: id, Parent: parent})
	if levels > 0 {
		for range g.between(0, 3) {
			g.unit(id, levels-1)
		}
	}
	for _, p := range g.Perm(9)[:g.between(0, 4)] {
		g.m.Members = append(g.m.Members, chain.Member{Person: fmt.Sprintf("p%d", p+1), Unit: id})
	}
}

func (g *gen) steps() {
	for k := range g.between(1, 6) {
		s := chain.Step{ID: fmt.Sprintf("s%d", k+1), Handover: g.chance(30)}
		for _, u := range g.Perm(len(g.m.Units))[:min(g.between(0, 2), len(g.m.Units))] {
			if !s.Handover {
				s.By = append(s.By, g.assignment(g.m.Units[u].ID))
			}
		}
		g.m.Steps = append(g.m.Steps, s)
	}
}

// assignment draws a unit's, sometimes only one of its people's.
func (g *gen) assignment(unit string) chain.Assignment {
	a := chain.Assignment{Unit: unit}
	for _, m := range g.m.Members {
		if m.Unit == unit && g.chance(15) {
			a.Person = m.Person
		}
	}
	return a
}

func (g *gen) chains() {
	for k := range g.between(1, 3) {
		c := chain.Chain{
			ID:           fmt.Sprintf("c%d", k+1),
			Name:         oneOf(g, []string{"", "Chain"}),
			Satisfaction: oneOf(g, []string{"", "mood"}),
		}
		order := g.Perm(len(g.m.Steps))
		for _, s := range order[:g.between(1, min(5, len(order)))] {
			c.Links = append(c.Links, chain.Link{Step: g.m.Steps[s].ID, After: g.after(c.Links)})
		}
		if g.chance(50) {
			c.Scorecard.Items = []kpi.Item{{KPI: "rate", Critical: g.chance(30)}, {KPI: "cost", Weight: d("2")}}
		}
		g.m.Chains = append(g.m.Chains, c)
	}
}

// after draws what a link comes after: mostly nothing, which is the one before it.
func (g *gen) after(earlier []chain.Link) []string {
	if len(earlier) == 0 || g.chance(60) {
		return nil
	}
	if g.chance(20) {
		return []string{chain.Start}
	}
	return []string{oneOf(g, earlier).Step}
}

// goals sets goals on chains, steps, departments outside the chains, and people.
func (g *gen) goals() {
	for _, c := range g.m.Chains {
		for _, k := range g.m.KPIs {
			if g.chance(60) {
				g.goal(chain.Whole(c.ID), k.ID, int64(g.between(1, 9)))
			}
		}
		if g.chance(30) {
			g.goal(chain.Place{Chain: c.ID, Step: oneOf(g, c.Links).Step}, chain.Passes, 1)
		}
	}
	for _, s := range g.m.Steps {
		if g.chance(30) {
			g.goal(chain.At(s.ID), "rate", int64(g.between(1, 9)))
		}
	}
	for _, u := range g.m.Units {
		if g.chance(30) {
			g.goal(chain.Place{Unit: u.ID}, "cost", int64(g.between(1, 9)))
		}
	}
	for _, m := range g.m.Members {
		if g.chance(15) {
			g.goal(g.placeOf(m), oneOf(g, []string{"rate", "time"}), g.planted())
		}
	}
}

func (g *gen) placeOf(m chain.Member) chain.Place {
	p := chain.Place{Unit: m.Unit, Person: m.Person}
	if g.chance(70) {
		p.Step = oneOf(g, g.m.Steps).ID
	}
	return p
}

// goal sets a goal, unless there is one.
func (g *gen) goal(at chain.Place, id string, target int64) {
	taken := slices.ContainsFunc(g.m.Goals, func(o chain.Goal) bool { return o.At == at && o.KPI == id })
	if !taken {
		g.m.Goals = append(g.m.Goals, chain.Goal{At: at, KPI: id, Target: dec(target, 0), Craft: g.chance(20)})
	}
}
