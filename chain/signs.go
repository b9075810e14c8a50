package chain

import "slices"

// A web is what moves what between KPIs: the influences of the model, and that
// passing a step more often moves what is composed along its chain. It is compiled
// once, and searched from as many KPIs as are asked for.
//
// Every rule rises in every part, so a KPI at a part moves the same KPI at the
// whole: that is a change of place, not of KPI, and no arc.
type web struct {
	start []int32 // by KPI: where its arcs begin
	list  []arc
}

// An arc leads from one KPI to another.
type arc struct {
	from, to  int32
	influence int32 // its number in the model; -1 where a rule composes passes
	down      bool  // raising the one lowers the other
}

// newWeb compiles the influences of a plan whose chains are compiled. The arcs of
// a KPI stand in the order of the influences, those of composition last.
func (p *Plan) newWeb() *web {
	w := &web{start: make([]int32, len(p.indicators)+1), list: make([]arc, 0, len(p.model.Influences))}
	for n, in := range p.model.Influences {
		w.list = append(w.list, arc{int32(p.kpi(in.From)), int32(p.kpi(in.To)), int32(n), in.Effect.Sign() < 0})
	}
	last := len(p.indicators) - 1
	for k := range last {
		if sign := p.passesMove(k); sign != 0 {
			w.list = append(w.list, arc{int32(last), int32(k), -1, sign < 0})
		}
	}
	w.index(func(a arc) int32 { return a.from })
	return w
}

// index puts the arcs in order of a KPI of theirs, and notes where those of each
// begin.
func (w *web) index(end func(arc) int32) {
	slices.SortStableFunc(w.list, func(a, b arc) int { return int(end(a) - end(b)) })
	for _, a := range w.list {
		w.start[end(a)+1]++
	}
	for k := range len(w.start) - 1 {
		w.start[k+1] += w.start[k]
	}
}

// reversed returns the same arcs by the KPI that they lead to.
func (w *web) reversed() *web {
	back := &web{start: make([]int32, len(w.start)), list: slices.Clone(w.list)}
	back.index(func(a arc) int32 { return a.to })
	return back
}

// passesMove returns which way a KPI goes, along whatever chain it is composed, if
// a step is passed more often: 1 up, -1 down, 0 if it does not. A sum that may have
// parts below 0 goes either way, which is none; a capacity below 0 means nothing.
func (p *Plan) passesMove(k int) int {
	i := &p.indicators[k]
	if i.along == nil || i.along.Passes() > 0 && (!i.domain.HasLo || i.domain.Lo.Sign() < 0) {
		return 0
	}
	for c := range p.chainPlans {
		if p.chainPlans[c].wholes[k].template != nil {
			return i.along.Passes()
		}
	}
	return 0
}

// of returns the numbers of the arcs that leave a KPI; of a reversed web, of those
// that enter it.
func (w *web) of(k int32) (from, to int32) { return w.start[k], w.start[k+1] }

// A search finds which way raising one KPI moves the others: up, down, or both,
// along different ways. It goes breadth first over KPIs in both signs, so that it
// ends where influences loop, costs no more than the KPIs and influences there are,
// and finds a shortest way in each sign; of two as short, that along the earlier
// influences. A way through a loop may come by a KPI once in each sign.
type search struct {
	web *web
	// seen, via and back are by node, a KPI in a sign: whether it was reached, along
	// which arc and from which node.
	seen      []bool
	via, back []int32
	queue     []int32
	looked    int // how many arcs were looked at, for tests of the work
}

func newSearch(w *web) *search {
	n := 2 * (len(w.start) - 1)
	return &search{web: w, seen: make([]bool, n), via: make([]int32, n), back: make([]int32, n)}
}

// node returns the number of a KPI in a sign.
func node(k int, down bool) int32 {
	if down {
		return int32(2*k + 1)
	}
	return int32(2 * k)
}

// run searches from a KPI that is raised.
func (s *search) run(k int) {
	for _, n := range s.queue {
		s.seen[n] = false
	}
	begin := node(k, false)
	s.queue = append(s.queue[:0], begin)
	s.seen[begin], s.via[begin] = true, -1
	for head := 0; head < len(s.queue); head++ {
		at := s.queue[head]
		from, to := s.web.of(at / 2)
		s.looked += int(to - from)
		for n := from; n < to; n++ {
			a := s.web.list[n]
			next := node(int(a.to), a.down != (at%2 == 1))
			if !s.seen[next] {
				s.seen[next], s.via[next], s.back[next] = true, n, at
				s.queue = append(s.queue, next)
			}
		}
	}
}

// moves reports whether there is a way that moves a KPI up, or down.
func (s *search) moves(k int, down bool) bool { return s.seen[node(k, down)] }

// way returns the arcs of the shortest way that moves a KPI up, or down.
func (s *search) way(k int, down bool) []arc {
	long := 0
	for at := node(k, down); s.via[at] >= 0; at = s.back[at] {
		long++
	}
	way := make([]arc, long)
	for at := node(k, down); s.via[at] >= 0; at = s.back[at] {
		long--
		way[long] = s.web.list[s.via[at]]
	}
	return way
}
