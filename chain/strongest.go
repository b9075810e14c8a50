package chain

import (
	"container/heap"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
)

// A journey finds the strongest way from one KPI to others within a chain: that
// with the largest product of effects, ties going to the smaller IDs. A rule that
// composes passes counts as an effect of 1.
type journey struct {
	*Plan
	chain, link int // of the place that it begins at; -1 for no link
	// best has the products: decimals, which multiply exactly and, unlike fractions,
	// without being reduced. Along ten thousand influences that is what takes time.
	best []decimal.Decimal
	via  []int32
	done []bool
	open []reached // a heap
}

// A reached KPI is one that a way was found to.
type reached struct {
	k       int32
	product decimal.Decimal
	id      string
}

// strongest returns the strongest way from a KPI to the satisfaction of a chain. If
// there is none it returns, where near is set, the strongest way to any KPI with a
// goal on the chain as a whole. It begins at a link, or at -1. None if there is no
// way, or if the KPI is the satisfaction itself.
func (p *Plan) strongest(c, link, from int, near bool) []arc {
	n := len(p.indicators)
	j := &journey{p, c, link, make([]decimal.Decimal, n), make([]int32, n), make([]bool, n), nil}
	to, ends := p.names.kpis.Get(p.model.Chains[c].Satisfaction)
	if ends && int(to) == from {
		return nil
	}
	j.put(int32(from), decimal.New(1, 0), -1)
	nearest := int32(-1)
	for j.Len() > 0 {
		at := heap.Pop(j).(reached)
		if j.done[at.k] {
			continue
		}
		j.done[at.k] = true
		if ends && at.k == to {
			return j.way(to)
		}
		whole := spotAt{chain: c, link: -1}
		if near && nearest < 0 && int(at.k) != from && p.steers(whole, int(at.k)) {
			nearest = at.k
		}
		j.spread(at)
	}
	if nearest < 0 {
		return nil
	}
	return j.way(nearest)
}

// spread looks where a KPI leads on.
func (j *journey) spread(at reached) {
	from, to := j.web.of(at.k)
	for n := from; n < to; n++ {
		a := j.web.list[n]
		if a.influence >= 0 {
			j.put(a.to, at.product.Mul(j.model.Influences[a.influence].Effect.Abs()), n)
		} else if j.composes(int(a.to)) {
			j.put(a.to, at.product, n)
		}
	}
}

// composes reports whether passes count in a KPI along the chain, at the link if
// there is one.
func (j *journey) composes(k int) bool {
	t := j.chainPlans[j.chain].wholes[k].template
	return t != nil && (j.link < 0 || t.part(j.link) >= 0)
}

// put notes a way to a KPI, if it is the strongest so far.
func (j *journey) put(k int32, product decimal.Decimal, via int32) {
	if !j.done[k] && exact.Compare(j.best[k], product) < 0 {
		j.best[k], j.via[k] = product, via
		heap.Push(j, reached{k, product, j.indicators[k].def.ID})
	}
}

// way returns the arcs that lead to a KPI.
func (j *journey) way(k int32) []arc {
	var way []arc
	for j.via[k] >= 0 {
		a := j.web.list[j.via[k]]
		way = append(way, a)
		k = a.from
	}
	slices.Reverse(way)
	return way
}

// The heap of the KPIs that are reached, the strongest first.

func (j *journey) Len() int { return len(j.open) }

func (j *journey) Less(a, b int) bool {
	if c := exact.Compare(j.open[a].product, j.open[b].product); c != 0 {
		return c > 0
	}
	return j.open[a].id < j.open[b].id
}

func (j *journey) Swap(a, b int) { j.open[a], j.open[b] = j.open[b], j.open[a] }

func (j *journey) Push(x any) { j.open = append(j.open, x.(reached)) }

func (j *journey) Pop() any {
	last := j.open[len(j.open)-1]
	j.open = j.open[:len(j.open)-1]
	return last
}
