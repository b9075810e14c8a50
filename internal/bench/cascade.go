package main

import (
	"fmt"
	"math/rand/v2"
)

// Levels of a cascade, from the top.
const (
	levelChain = iota
	levelStep
	levelDepartment
	levelTeam
	levelPerson
)

// A Kind says how the readings of a KPI make up the whole's, and how its target is taken
// apart. All numbers are whole units of 0.01, volumes are counts.
type Kind int

const (
	Cost Kind = iota // lower is better; summed everywhere, and targets shared by weight
	Rate             // lower is better; num and den summed everywhere, and targets the whole's
	Done             // higher is better; summed within a step, the least of the steps; shared within a step
	kinds
)

// A KPI is one meter of a cascade.
type KPI struct {
	ID   string
	Kind Kind
}

// Turn is 1 where more is worse, -1 where more is better.
func (k Kind) Turn() int64 {
	if k == Done {
		return -1
	}
	return 1
}

// Shares reports whether parts at a level share their whole's target; they have it
// themselves otherwise.
func (k Kind) Shares(level int8) bool { return k == Cost || k == Done && level > levelStep }

// A Size says how large a cascade to generate.
type Size struct {
	People, KPIs int
	Low, High    int // parts of a whole
}

// A Cascade is an organisation with one period's readings, as plain arrays: what every
// peer is given. Nodes are in order of chains, and breadth first within one, so that the
// parts of a whole stand together.
type Cascade struct {
	KPIs   []KPI
	ID     []string
	Level  []int8
	Parent []int32 // -1 above chains
	From   []int32 // the first part of each node
	To     []int32 // the one after its last
	Weight []int64 // in tenths: of a person the FTE, of a team and department their people's, of a step 10
	// Goals has the target and the end of amber of every chain's KPI, by chain, then KPI.
	Goals []Goal
	// Roots and People are the nodes that are chains and people, in order.
	Roots, People []int32
	// Num and Den are what people read, by KPI, then person. Den is 1 unless the KPI is a Rate.
	Num, Den [][]int64
}

// A Goal is what a chain aims for.
type Goal struct{ Target, Amber int64 }

// Generate makes the cascade of a size, always the same one.
func Generate(s Size) *Cascade {
	c := &Cascade{}
	for k := range s.KPIs {
		c.KPIs = append(c.KPIs, KPI{fmt.Sprintf("kpi%d", k), Kind(k) % kinds})
	}
	g := grower{Cascade: c, rng: rand.New(rand.NewPCG(8, 1)), size: s}
	for left := s.People; left > 0; {
		left = g.chain(left)
	}
	g.read()
	g.aim()
	return c
}

// Nodes is how many places the cascade has.
func (c *Cascade) Nodes() int { return len(c.ID) }

// A grower generates a cascade.
type grower struct {
	*Cascade
	rng  *rand.Rand
	size Size
}

func (g *grower) fan() int { return g.size.Low + g.rng.IntN(g.size.High-g.size.Low+1) }

// chain adds a chain of at most some people and returns how many are left. Fan-outs are
// drawn depth first, since people run out, and laid out breadth first.
func (g *grower) chain(left int) int {
	var fans [levelPerson][]int
	var grow func(level int)
	grow = func(level int) {
		if level == levelPerson {
			left--
			return
		}
		at := len(fans[level])
		fans[level] = append(fans[level], 0)
		for n := g.fan(); n > 0 && (left > 0 || fans[level][at] == 0); n-- {
			fans[level][at]++
			grow(level + 1)
		}
	}
	grow(levelChain)
	root := g.add(levelChain, -1)
	g.Roots = append(g.Roots, root)
	at := root
	for level, list := range fans {
		for _, n := range list {
			g.From[at] = int32(len(g.ID))
			for range n {
				g.add(int8(level+1), at)
			}
			g.To[at] = int32(len(g.ID))
			at++
		}
	}
	for at := int32(len(g.ID)) - 1; at > root; at-- { // wholes stand before their parts
		if up := g.Parent[at]; g.Level[up] >= levelDepartment {
			g.Weight[up] += g.Weight[at]
		}
	}
	return left
}

func (g *grower) add(level int8, parent int32) int32 {
	at := int32(len(g.ID))
	weight := int64(0)
	switch level {
	case levelStep:
		weight = 10
	case levelPerson:
		weight = int64(6 + 2*g.rng.IntN(3))
		g.People = append(g.People, at)
	}
	g.ID = append(g.ID, fmt.Sprintf("%c%d", "csdtp"[level], at))
	g.Level, g.Parent, g.Weight = append(g.Level, level), append(g.Parent, parent), append(g.Weight, weight)
	g.From, g.To = append(g.From, at), append(g.To, at)
	return at
}

// read draws what everyone read.
func (g *grower) read() {
	g.Num, g.Den = make([][]int64, len(g.KPIs)), make([][]int64, len(g.KPIs))
	for k, kpi := range g.KPIs {
		for range g.People {
			den := int64(1)
			if kpi.Kind == Rate {
				den = int64(1 + g.rng.IntN(100))
			}
			g.Num[k] = append(g.Num[k], den*int64(2000+g.rng.IntN(1000)))
			g.Den[k] = append(g.Den[k], den)
		}
	}
}

// aim sets goals about what was read, so that lights of every colour come out.
func (g *grower) aim() {
	people := make([]int64, len(g.ID))
	for at := len(g.ID) - 1; at >= 0; at-- {
		if g.Level[at] == levelPerson {
			people[at] = 1
		}
		if up := g.Parent[at]; up >= 0 {
			people[up] += people[at]
		}
	}
	for _, root := range g.Roots {
		for _, kpi := range g.KPIs {
			n := int64(1)
			switch kpi.Kind {
			case Cost:
				n = people[root]
			case Done:
				n = people[root] / int64(g.To[root]-g.From[root])
			}
			target := n*2500 - n*int64(g.rng.IntN(300)) + int64(g.rng.IntN(100))
			g.Goals = append(g.Goals, Goal{target, target + kpi.Kind.Turn()*n*int64(200+g.rng.IntN(200))})
		}
	}
}
