package rule

import (
	"sort"

	"github.com/kpichain/kpichain/internal/exact"
)

// Reach returns values of the parts, each within its Bounds, at which the whole is
// y. It begins with every part at its lower end, or at its upper one with upper, and
// takes the parts to their other end one after another, the last of them only as
// far as it must go; where all parts at y give y, or at what is nearest to it, that
// is it. It reports false where the whole gets no further than short of y.
//
// The whole is exactly y where the rule is straight in one part, or bends only
// there: all built-in ones are. For a host's operator it is the first value that
// halving finds from y on, which is past y where the operator leaps over it.
//
// A part without closed Bounds has no say, and counts for what is neutral. The rule
// is none that pools terms: see [PoolTo]. The cost is that of log n compositions.
func (r *Rule) Reach(parts []Part, y exact.Num, upper bool) ([]exact.Num, bool) {
	g := reach{rule: r, parts: parts, y: y, upper: upper}
	for i, p := range parts {
		if !p.Bounds.HasLo || !p.Bounds.HasHi {
			g.from, g.to = append(g.from, r.neutral), append(g.to, r.neutral)
			continue
		}
		from, to := p.Bounds.Lo, p.Bounds.Hi
		if upper {
			from, to = to, from
		}
		g.from, g.to, g.move = append(g.from, from), append(g.to, to), append(g.move, i)
	}
	if g.past(g.from) {
		return g.from, true
	}
	if flat := g.flat(); g.hits(flat) {
		return flat, true
	}
	n := sort.Search(len(g.move)+1, func(n int) bool { return g.past(g.moved(n)) })
	if n > len(g.move) {
		return nil, false
	}
	return g.stop(g.moved(n-1), g.move[n-1]), true
}

// A reach is a whole on its way from one corner to the other.
type reach struct {
	rule     *Rule
	parts    []Part
	y        exact.Num
	upper    bool // from the upper corner down
	from, to []exact.Num
	move     []int // the parts that have a say
}

// past reports whether the whole of x is y or beyond.
func (g *reach) past(x []exact.Num) bool {
	v, err := g.rule.eval(g.parts, x)
	if g.upper {
		return err == nil && v.Cmp(g.y) <= 0
	}
	return err == nil && v.Cmp(g.y) >= 0
}

func (g *reach) hits(x []exact.Num) bool {
	v, err := g.rule.eval(g.parts, x)
	return err == nil && v.Equal(g.y)
}

// moved returns where the parts are when the first n that have a say have gone all
// the way.
func (g *reach) moved(n int) []exact.Num {
	x := append([]exact.Num{}, g.from...)
	for _, i := range g.move[:n] {
		x[i] = g.to[i]
	}
	return x
}

// flat returns every part at what is nearest to y.
func (g *reach) flat() []exact.Num {
	x := append([]exact.Num{}, g.from...)
	for _, i := range g.move {
		x[i] = g.parts[i].Bounds.Nearest(g.y)
	}
	return x
}

// stop moves part i on until the whole is y: at y itself, on the straight line, or
// else by halving.
func (g *reach) stop(x []exact.Num, i int) []exact.Num {
	a, b := g.from[i], g.to[i]
	fa, _ := g.rule.eval(g.parts, x)
	if x[i] = g.parts[i].Bounds.Nearest(g.y); g.hits(x) {
		return x
	}
	x[i] = b
	if fb, err := g.rule.eval(g.parts, x); err == nil && !fb.Equal(fa) {
		if x[i] = a.Add(g.y.Sub(fa).Mul(b.Sub(a)).Quo(fb.Sub(fa))); g.hits(x) {
			return x
		}
	}
	for range halvings {
		mid, err := exact.From(a.Add(b).Quo(exact.Int(2)).Out(exact.HalfAway))
		if err != nil || mid.Equal(a) || mid.Equal(b) {
			break
		}
		if x[i] = mid; g.past(x) {
			b = mid
		} else {
			a = mid
		}
	}
	x[i] = b
	return x
}

// halvings is how often an interval is halved: to a millionth of a millionth of
// where it began, and some.
const halvings = 60

// PoolTo returns rates of the parts, each within its Bounds, which are closed, and
// volumes more than zero, at which they pool to y. It keeps every rate as near to y
// as it may be, and, where some cannot reach it, weighs them up by the one part that
// can be farthest on the other side. False where none can.
func PoolTo(parts []Part, y exact.Num) (rates, volumes []exact.Num, ok bool) {
	rates, volumes = make([]exact.Num, len(parts)), make([]exact.Num, len(parts))
	pull, low, high := zero, 0, 0
	for i, p := range parts {
		rates[i], volumes[i] = p.Bounds.Nearest(y), one
		pull = pull.Add(rates[i].Sub(y))
		if p.Bounds.Lo.Less(parts[low].Bounds.Lo) {
			low = i
		}
		if parts[high].Bounds.Hi.Less(p.Bounds.Hi) {
			high = i
		}
	}
	if pull.IsZero() {
		return rates, volumes, true
	}
	i, far := low, parts[low].Bounds.Lo
	if pull.Sign() < 0 {
		i, far = high, parts[high].Bounds.Hi
	}
	if y.Sub(far).Sign() != pull.Sign() {
		return nil, nil, false
	}
	pull = pull.Sub(rates[i].Sub(y))
	rates[i], volumes[i] = far, pull.Quo(y.Sub(far))
	return rates, volumes, true
}
