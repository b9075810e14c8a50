package main

import (
	"slices"

	"github.com/shopspring/decimal"
)

// tree is what one writes by hand: a tree of pointers on decimal, with a map of IDs.
type tree struct {
	c     *Cascade
	roots []*treeNode
	nodes map[string]*treeNode
}

type treeNode struct {
	id     string
	level  int8
	weight decimal.Decimal
	parent *treeNode
	parts  []*treeNode
	gauges []treeGauge // by KPI
}

type treeGauge struct {
	num, den, target, amber, score, gap decimal.Decimal
	light                               Light
}

func (t *tree) Build() error {
	c := t.c
	*t = tree{c: c, nodes: make(map[string]*treeNode, c.Nodes())}
	for at, id := range c.ID {
		n := &treeNode{id: id, level: c.Level[at], weight: decimal.New(c.Weight[at], -1), gauges: make([]treeGauge, len(c.KPIs))}
		t.nodes[id] = n
		if up := c.Parent[at]; up >= 0 {
			n.parent = t.nodes[c.ID[up]]
			n.parent.parts = append(n.parent.parts, n)
		} else {
			t.roots = append(t.roots, n)
		}
	}
	return nil
}

func (t *tree) Load() error {
	for n, at := range t.c.People {
		node := t.nodes[t.c.ID[at]]
		for k := range t.c.KPIs {
			g := &node.gauges[k]
			g.num, g.den = decimal.New(t.c.Num[k][n], -2), decimal.New(t.c.Den[k][n], 0)
		}
	}
	return nil
}

func (t *tree) Roll() error {
	for _, root := range t.roots {
		for k, kpi := range t.c.KPIs {
			root.roll(k, kpi.Kind)
		}
	}
	return nil
}

func (n *treeNode) roll(k int, kind Kind) {
	for _, p := range n.parts {
		p.roll(k, kind)
	}
	if len(n.parts) > 0 {
		n.compose(k, kind)
	}
}

func (n *treeNode) compose(k int, kind Kind) {
	num, den := n.parts[0].gauges[k].num, n.parts[0].gauges[k].den
	for _, p := range n.parts[1:] {
		switch {
		case kind == Done && n.level == levelChain:
			num = decimal.Min(num, p.gauges[k].num)
		case kind == Rate:
			den = den.Add(p.gauges[k].den)
			fallthrough
		default:
			num = num.Add(p.gauges[k].num)
		}
	}
	n.gauges[k].num, n.gauges[k].den = num, den
}

func (t *tree) Aim() error {
	for i, root := range t.roots {
		for k, kpi := range t.c.KPIs {
			g := t.c.Goals[i*len(t.c.KPIs)+k]
			root.gauges[k].target, root.gauges[k].amber = decimal.New(g.Target, -2), decimal.New(g.Amber, -2)
			root.aim(k, kpi.Kind)
		}
	}
	return nil
}

func (n *treeNode) aim(k int, kind Kind) {
	if len(n.parts) == 0 {
		return
	}
	g := &n.gauges[k]
	if !kind.Shares(n.level + 1) {
		for _, p := range n.parts {
			p.gauges[k].target, p.gauges[k].amber = g.target, g.amber
		}
	} else {
		turn := decimal.NewFromInt(kind.Turn())
		targets := n.share(g.target, kind == Done)
		by := n.share(g.amber.Sub(g.target).Mul(turn), false)
		for i, p := range n.parts {
			p.gauges[k].target, p.gauges[k].amber = targets[i], targets[i].Add(by[i].Mul(turn))
		}
	}
	for _, p := range n.parts {
		p.aim(k, kind)
	}
}

// share divides a total over the parts by largest remainder, in cents; of equals the
// first comes first, or the last.
func (n *treeNode) share(total decimal.Decimal, last bool) []decimal.Decimal {
	sum := decimal.Zero
	for _, p := range n.parts {
		sum = sum.Add(p.weight)
	}
	given, rest, order := make([]decimal.Decimal, len(n.parts)), make([]decimal.Decimal, len(n.parts)), make([]int, len(n.parts))
	left := total
	for i, p := range n.parts {
		given[i], rest[i] = total.Mul(p.weight).QuoRem(sum, 2)
		left = left.Sub(given[i])
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		if c := rest[b].Cmp(rest[a]); c != 0 {
			return c
		}
		if last {
			return b - a
		}
		return a - b
	})
	cent := decimal.New(1, -2)
	for _, i := range order {
		if !left.IsPositive() {
			break
		}
		given[i], left = given[i].Add(cent), left.Sub(cent)
	}
	return given
}

func (t *tree) Judge() error {
	for _, root := range t.roots {
		for k, kpi := range t.c.KPIs {
			root.judge(k, kpi.Kind)
		}
	}
	return nil
}

func (n *treeNode) judge(k int, kind Kind) {
	n.gauges[k].judge(kind)
	for _, p := range n.parts {
		p.judge(k, kind)
	}
}

// judge compares by cross multiplication, so that nothing is rounded before it is judged.
func (g *treeGauge) judge(kind Kind) {
	turn := decimal.NewFromInt(kind.Turn())
	worse := g.num.Sub(g.target.Mul(g.den)).Mul(turn) // times den
	room := g.amber.Sub(g.target).Mul(g.den).Mul(turn)
	g.gap = worse.Neg().DivRound(g.den, 4)
	switch {
	case !worse.IsPositive():
		g.light, g.score = Green, decimal.New(100, 0)
		return
	case worse.LessThanOrEqual(room):
		g.light = Amber
	default:
		g.light = Red
	}
	g.score = decimal.Zero
	if room.IsPositive() {
		lost := worse.Mul(decimal.New(50, 0))
		q, rest := room.Mul(decimal.New(100, 0)).Sub(lost).QuoRem(room, 2)
		if !rest.IsNegative() && !q.IsNegative() {
			g.score = q
		}
	}
}

func (t *tree) Answers() ([]Answer, error) {
	var list []Answer
	for _, id := range t.c.ID {
		for _, g := range t.nodes[id].gauges {
			list = append(list, g.answer())
		}
	}
	return list, nil
}

func (g treeGauge) answer() Answer {
	return Answer{units(g.num, 2), units(g.den, 0), units(g.target, 2), units(g.amber, 2), g.light, units(g.score, 2), units(g.gap, 4)}
}

func (t *tree) Change(k int, changes []Change) (Answer, error) {
	type kept struct {
		node *treeNode
		was  treeGauge
	}
	var before []kept
	kind := t.c.KPIs[k].Kind
	var root *treeNode
	for _, ch := range changes {
		n := t.nodes[t.c.ID[t.c.People[ch.Person]]]
		before = append(before, kept{n, n.gauges[k]})
		n.gauges[k].num, n.gauges[k].den = decimal.New(ch.Num, -2), decimal.New(ch.Den, 0)
		for n = n.parent; n != nil; n = n.parent {
			before = append(before, kept{n, n.gauges[k]})
			n.compose(k, kind)
			root = n
		}
	}
	root.gauges[k].judge(kind)
	a := root.gauges[k].answer()
	for i := len(before) - 1; i >= 0; i-- {
		before[i].node.gauges[k] = before[i].was
	}
	return a, nil
}

func (t *tree) Close() error { return nil }
