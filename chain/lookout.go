package chain

// A lookout finds which goals have a line of sight to a goal on a chain as a whole.
// It goes back from the KPIs with such goals, once a chain, and works a line of sight
// out only where one is to be shown.
type lookout struct {
	*Plan
	back   *web
	vistas map[int]*vista // by chain
	ways   map[[2]int][]arc
	looked int // how many influences were looked at, for tests of the work
}

// A vista says what KPIs lead to, along the influences and along a chain.
type vista struct {
	goal    []bool // a goal on the chain as a whole, of another KPI
	blindly []bool // the satisfaction, which has no goal on the chain
}

func (p *Plan) newLookout() *lookout {
	return &lookout{p, p.web.reversed(), map[int]*vista{}, map[[2]int][]arc{}, 0}
}

// vista looks out over a chain, for the first time or again.
func (l *lookout) vista(c int) *vista {
	if v, known := l.vistas[c]; known {
		return v
	}
	var goals, blind []int32
	whole := spotAt{chain: c, link: -1}
	end, ends := l.names.kpis.Get(l.model.Chains[c].Satisfaction)
	if ends {
		_, ends = l.goalAt(whole, int(end))
		if !ends {
			blind = append(blind, end)
		}
	}
	for k := range l.indicators {
		if l.steers(whole, k) || ends && int32(k) == end {
			goals = append(goals, int32(k))
		}
	}
	v := &vista{l.leading(c, goals), l.leading(c, blind)}
	if ends {
		v.goal[end] = false // a line of sight ends there
	}
	l.vistas[c] = v
	return v
}

// leading reports, by KPI, whether it leads to one of some others.
func (l *lookout) leading(c int, others []int32) []bool {
	// Which two it leads to is enough to know of each: one of them is another.
	found := make([][2]int32, len(l.indicators)) // from 1, 0 for none
	type step struct{ at, other int32 }
	var open []step
	put := func(at, other int32) {
		for n, known := range found[at] {
			if known == other+1 {
				return
			}
			if known == 0 {
				found[at][n] = other + 1
				open = append(open, step{at, other})
				return
			}
		}
	}
	for _, k := range others {
		put(k, k)
	}
	for head := 0; head < len(open); head++ {
		from, to := l.back.of(open[head].at)
		l.looked += int(to - from)
		for _, a := range l.back.list[from:to] {
			if a.influence >= 0 || l.chainPlans[c].wholes[a.to].template != nil {
				put(a.from, open[head].other)
			}
		}
	}
	leads := make([]bool, len(found))
	for k, two := range found {
		leads[k] = two[1] > 0 || two[0] > 0 && two[0] != int32(k)+1
	}
	return leads
}

// sees reports whether a goal leads to a goal on a chain as a whole: up its cascade,
// or along the influences.
func (l *lookout) sees(c int, a aim) bool {
	if l.vista(c).goal[a.k] {
		return true
	}
	s, ok := a.spot, true
	for s.chain < 0 && ok {
		s, ok = l.above(c, s, a.k)
	}
	return ok
}

// sight returns the line of sight of a goal that leads to no goal on a chain as a
// whole: along influences it leads to the satisfaction, or nowhere.
func (l *lookout) sight(c int, a aim) []Hop {
	key := [2]int{c, a.k}
	way, known := l.ways[key]
	if !known {
		if l.vista(c).blindly[a.k] {
			way = l.strongest(c, -1, a.k, false)
		}
		l.ways[key] = way
	}
	return l.follow(c, l.climb(c, a.spot, a.k), way)
}
