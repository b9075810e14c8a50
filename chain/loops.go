package chain

// loops numbers the KPIs by the loops they are in: two have the same number if each
// moves the other, directly or through others. It looks at every arc once (Tarjan
// 1972).
func (w *web) loops() []int32 {
	n := len(w.start) - 1
	l := looping{web: w, loop: make([]int32, n), order: make([]int32, n), low: make([]int32, n)}
	for k := range l.order {
		if l.order[k] == 0 {
			l.visit(int32(k))
		}
	}
	return l.loop
}

// A looping finds loops. order and low are, by KPI, when it was visited, from 1, and
// the earliest visit of one still open that it leads to; loop is 0 while it is open.
type looping struct {
	*web
	loop, order, low []int32
	open             []int32
	visits, loops    int32
}

// visit visits a KPI, and all that it moves and that was not visited before.
func (l *looping) visit(k int32) {
	l.visits++
	l.order[k], l.low[k] = l.visits, l.visits
	l.open = append(l.open, k)
	from, to := l.of(k)
	for _, a := range l.list[from:to] {
		if l.order[a.to] == 0 {
			l.visit(a.to)
		}
		if l.loop[a.to] == 0 {
			l.low[k] = min(l.low[k], l.low[a.to])
		}
	}
	if l.low[k] < l.order[k] {
		return
	}
	l.loops++
	for l.loop[k] == 0 {
		last := len(l.open) - 1
		l.loop[l.open[last]] = l.loops
		l.open = l.open[:last]
	}
}
