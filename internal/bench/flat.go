package main

import (
	"math"
	"slices"
)

// flat keeps everything in arrays of float64, laid out for the passes that go over them: no
// names in the loops, no checks, nothing missing, one period. It is the limit, and not exact.
type flat struct {
	c      *Cascade
	at     map[string]int32
	weight []float64
	kpis   []flatKPI
	rest   []float64 // scratch, as are before and by
	before []int
	by     []float64
}

// A flatKPI is one KPI at every node, in whole units: euros, hours.
type flatKPI struct {
	kind                                KPI
	num, den, target, amber, score, gap []float64
	light                               []Light
}

func (f *flat) Build() error {
	c := f.c
	n := c.Nodes()
	*f = flat{c: c, at: make(map[string]int32, n), weight: make([]float64, n), by: make([]float64, n)}
	for i, id := range c.ID {
		f.at[id] = int32(i)
		f.weight[i] = float64(c.Weight[i]) / 10
	}
	for _, k := range c.KPIs {
		column := func() []float64 { return make([]float64, n) }
		f.kpis = append(f.kpis, flatKPI{k, column(), column(), column(), column(), column(), column(), make([]Light, n)})
	}
	return nil
}

func (f *flat) Load() error {
	for k := range f.kpis {
		x := &f.kpis[k]
		for n, i := range f.c.People {
			at := f.at[f.c.ID[i]]
			x.num[at], x.den[at] = float64(f.c.Num[k][n])/100, float64(f.c.Den[k][n])
		}
	}
	return nil
}

func (f *flat) Roll() error {
	c := f.c
	for k := range f.kpis {
		x := &f.kpis[k]
		for at := c.Nodes() - 1; at >= 0; at-- {
			if c.Level[at] != levelPerson {
				x.num[at], x.den[at] = f.compose(x, int32(at))
			}
		}
	}
	return nil
}

// compose returns what the parts of a node make.
func (f *flat) compose(x *flatKPI, at int32) (num, den float64) {
	from, to := f.c.From[at], f.c.To[at]
	switch {
	case x.kind.Kind == Rate:
		for i := from; i < to; i++ {
			num, den = num+x.num[i], den+x.den[i]
		}
		return num, den
	case x.kind.Kind == Done && f.c.Level[at] == levelChain:
		num = x.num[from]
		for _, v := range x.num[from+1 : to] {
			num = min(num, v)
		}
	default:
		for _, v := range x.num[from:to] {
			num += v
		}
	}
	return num, 1
}

func (f *flat) Aim() error {
	c := f.c
	for k := range f.kpis {
		x := &f.kpis[k]
		for i, root := range c.Roots {
			g := c.Goals[i*len(c.KPIs)+k]
			x.target[root], x.amber[root] = float64(g.Target)/100, float64(g.Amber)/100
		}
		for at := range int32(c.Nodes()) {
			if c.Level[at] != levelPerson {
				f.divide(x, at)
			}
		}
	}
	return nil
}

// divide takes the target of a node apart over its parts.
func (f *flat) divide(x *flatKPI, at int32) {
	from, to := f.c.From[at], f.c.To[at]
	if !x.kind.Kind.Shares(f.c.Level[from]) {
		for i := from; i < to; i++ {
			x.target[i], x.amber[i] = x.target[at], x.amber[at]
		}
		return
	}
	turn := float64(x.kind.Kind.Turn())
	f.share(x.target[at], f.weight[from:to], x.target[from:to], turn < 0)
	by := f.by[from:to]
	f.share(turn*(x.amber[at]-x.target[at]), f.weight[from:to], by, false)
	for i, b := range by {
		x.amber[from+int32(i)] = x.target[from+int32(i)] + turn*b
	}
}

// share divides cents by largest remainder; of equals the first comes first, or the last.
func (f *flat) share(total float64, weights, out []float64, last bool) {
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	n := len(weights)
	rest, before := slices.Grow(f.rest[:0], n)[:n], slices.Grow(f.before[:0], n)[:n]
	f.rest, f.before = rest, before
	total = math.Round(total * 100)
	left := total
	for i, w := range weights {
		exact := total * w / sum
		out[i] = math.Floor(exact)
		left -= out[i]
		rest[turned(i, n, last)] = exact - out[i]
	}
	rank(rest, before)
	for i := range out {
		if before[turned(i, n, last)] < int(left) {
			out[i]++
		}
		out[i] /= 100
	}
}

// turned counts from the end.
func turned(i, n int, last bool) int {
	if last {
		return n - 1 - i
	}
	return i
}

// rank counts how many come before each, the largest first: there are few parts, of which
// all pairs are compared without a branch.
func rank(rest []float64, before []int) {
	before = before[:len(rest)]
	for i, x := range rest {
		behind := 0
		for j, y := range rest[:i] {
			less := 0
			if y < x {
				less = 1
			}
			before[j] += less
			behind += less
		}
		before[i] = i - behind
	}
}

func (f *flat) Judge() error {
	for k := range f.kpis {
		x := &f.kpis[k]
		turn := float64(x.kind.Kind.Turn())
		for at, num := range x.num {
			x.light[at], x.score[at], x.gap[at] = judge(num/x.den[at], x.target[at], x.amber[at], turn)
		}
	}
	return nil
}

func judge(value, target, amber, turn float64) (Light, float64, float64) {
	worse := turn * (value - target)
	room := turn * (amber - target)
	switch {
	case worse <= 0:
		return Green, 100, -worse
	case worse <= room:
		return Amber, math.Floor(10_000-5_000*worse/room) / 100, -worse
	case room == 0:
		return Red, 0, -worse
	}
	return Red, max(math.Floor(10_000-5_000*worse/room)/100, 0), -worse
}

func (f *flat) Answers() ([]Answer, error) {
	var list []Answer
	for at := range f.c.Nodes() {
		for k := range f.kpis {
			x := &f.kpis[k]
			list = append(list, rounded(x.num[at], x.den[at], x.target[at], x.amber[at], x.light[at], x.score[at], x.gap[at]))
		}
	}
	return list, nil
}

// rounded returns an answer of floats in units.
func rounded(num, den, target, amber float64, light Light, score, gap float64) Answer {
	at := func(v, units float64) int64 { return int64(math.Round(v * units)) }
	return Answer{at(num, 100), at(den, 1), at(target, 100), at(amber, 100), light, at(score, 100), at(gap, 10_000)}
}

func (f *flat) Change(k int, changes []Change) (Answer, error) {
	x := &f.kpis[k]
	var kept []flatCell
	root := int32(0)
	for _, ch := range changes {
		at := f.c.People[ch.Person]
		kept = append(kept, flatCell{at, x.num[at], x.den[at]})
		x.num[at], x.den[at] = float64(ch.Num)/100, float64(ch.Den)
		for at = f.c.Parent[at]; at >= 0; at = f.c.Parent[at] {
			kept = append(kept, flatCell{at, x.num[at], x.den[at]})
			x.num[at], x.den[at] = f.compose(x, at)
			root = at
		}
	}
	light, score, gap := judge(x.num[root]/x.den[root], x.target[root], x.amber[root], float64(x.kind.Kind.Turn()))
	a := rounded(x.num[root], x.den[root], x.target[root], x.amber[root], light, score, gap)
	for i := len(kept) - 1; i >= 0; i-- {
		x.num[kept[i].at], x.den[kept[i].at] = kept[i].num, kept[i].den
	}
	return a, nil
}

// A flatCell is what a node read before a change.
type flatCell struct {
	at       int32
	num, den float64
}

func (f *flat) Close() error { return nil }
