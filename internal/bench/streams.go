package main

import (
	"github.com/samber/ro"
	"github.com/shopspring/decimal"
)

// streams is the tree of decimals with readings that are streams: a place listens to its
// parts, and whatever is read works its way up by itself. It is what there is in Go of
// incremental computation as a library; targets and lights are the tree's own.
type streams struct {
	tree
	// people has where readings go in, by person, then KPI, and ids by ID.
	people [][]ro.Subject[any]
	ids    map[string][]ro.Subject[any]
}

// A streamed is a reading on its way.
type streamed struct{ num, den decimal.Decimal }

func (s *streams) Build() error {
	c := s.c
	if err := s.tree.Build(); err != nil {
		return err
	}
	s.people, s.ids = nil, make(map[string][]ro.Subject[any], len(c.People))
	all := make([][]ro.Subject[any], c.Nodes())
	for at := c.Nodes() - 1; at >= 0; at-- {
		for k := range c.KPIs {
			all[at] = append(all[at], s.listen(int32(at), k, all))
		}
	}
	for _, at := range c.People {
		s.people = append(s.people, all[at])
		s.ids[c.ID[at]] = all[at]
	}
	return nil
}

// listen returns the stream of a node's readings, which follows from those of its parts.
func (s *streams) listen(at int32, k int, all [][]ro.Subject[any]) ro.Subject[any] {
	node, kind := s.nodes[s.c.ID[at]], s.c.KPIs[k].Kind
	own := ro.NewBehaviorSubject[any](streamed{decimal.Zero, decimal.New(1, 0)})
	own.Subscribe(ro.OnNext(func(v any) {
		r := v.(streamed)
		node.gauges[k].num, node.gauges[k].den = r.num, r.den
	}))
	if len(node.parts) == 0 {
		return own
	}
	parts := make([]ro.Observable[any], len(node.parts))
	for i := range parts {
		parts[i] = all[int(s.c.From[at])+i][k]
	}
	ro.CombineLatestAny(parts...).Subscribe(ro.OnNext(func(list []any) {
		own.Next(node.merge(list, kind))
	}))
	return own
}

// merge composes the latest readings of the parts.
func (n *treeNode) merge(list []any, kind Kind) streamed {
	all := list[0].(streamed)
	for _, v := range list[1:] {
		part := v.(streamed)
		switch {
		case kind == Done && n.level == levelChain:
			all.num = decimal.Min(all.num, part.num)
		case kind == Rate:
			all.den = all.den.Add(part.den)
			fallthrough
		default:
			all.num = all.num.Add(part.num)
		}
	}
	return all
}

// Load rolls up too, reading by reading.
func (s *streams) Load() error {
	return s.read(func(n int) []ro.Subject[any] { return s.ids[s.c.ID[s.c.People[n]]] })
}

// Roll does the same of readings at their place.
func (s *streams) Roll() error {
	return s.read(func(n int) []ro.Subject[any] { return s.people[n] })
}

func (s *streams) read(of func(person int) []ro.Subject[any]) error {
	for n := range s.c.People {
		for k, to := range of(n) {
			to.Next(streamed{decimal.New(s.c.Num[k][n], -2), decimal.New(s.c.Den[k][n], 0)})
		}
	}
	return nil
}

func (s *streams) Change(k int, changes []Change) (Answer, error) {
	for _, ch := range changes {
		s.people[ch.Person][k].Next(streamed{decimal.New(ch.Num, -2), decimal.New(ch.Den, 0)})
	}
	root := s.nodes[s.c.ID[s.c.root(changes[0].Person)]]
	g := root.gauges[k]
	g.judge(s.c.KPIs[k].Kind)
	for _, ch := range changes {
		s.people[ch.Person][k].Next(streamed{decimal.New(s.c.Num[k][ch.Person], -2), decimal.New(s.c.Den[k][ch.Person], 0)})
	}
	return g.answer(), nil
}
