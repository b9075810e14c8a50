package rule

import "github.com/kpichain/kpichain/internal/exact"

// A Split says how a whole came from what its parts aim for to what they read:
//
//	To - From = Σ Value + Σ Passes + Σ Mix
//
// exactly. The parts move together along the straight line from the one to the
// other (Aumann and Shapley), so that no order of parts matters, and a part that
// rises never pulls the whole down.
type Split struct {
	// From is what the aims compose to, at planned passes, and To what the readings
	// do, at measured ones.
	From, To exact.Num
	// Moves has one element a part, in order.
	Moves []Move
}

// A Move is what one part did. The zero value did nothing.
type Move struct {
	// Slope is what the whole gets of each unit by which the part's value moved, at
	// least 0. It tells below the part too, so it is there for one that did not move.
	Slope exact.Num
	// Value is of the part's reading against its aim, Passes of being passed more or
	// less often than planned, and Mix of volume that moved to or from it.
	Value, Passes, Mix exact.Num
}

// Sum returns all that the part did.
func (m Move) Sum() exact.Num { return m.Value.Add(m.Passes).Add(m.Mix) }

// An Aim is what a part is held against; the zero value is none.
type Aim struct {
	At  exact.Num
	Set bool
}

// Split takes the way from aims to readings apart. A part without a reading is
// left out of both where the rule can do without it, and counts as on its aim
// elsewhere, or as not there where it has none; one without an aim that was read does
// not move. It reports false where nothing composes: no part that has a say has a
// reading.
//
// The error is a host's operator's.
func (r *Rule) Split(parts []Part, aims []Aim) (Split, bool, error) {
	if r.Pools {
		s, ok := splitPool(parts, aims)
		return s, ok, nil
	}
	l := r.line(parts, aims)
	s := Split{Moves: make([]Move, len(parts))}
	if !l.read {
		return s, false, nil
	}
	if r.host != nil {
		return r.splitHost(s, l)
	}
	l.bend(r)
	slopes := r.slopes(l.parts, l.bent[0], l.bent[1])
	for n, at := range l.at {
		s.Moves[at] = l.move(r, n, slopes[n])
	}
	var err error
	if s.From, err = r.eval(l.planned(), l.x[0]); err != nil {
		return s, false, err
	}
	s.To, err = r.eval(l.parts, l.x[1])
	return s, err == nil, err
}

// Compares reports whether a part that reads so is held against its aim: not one that is
// as good as missing, nor an absent one that is left out.
func (r *Rule) Compares(v Reading) bool {
	return !r.Lacks(v) && (v.State != Absent || !r.drops || r.Pools)
}

// A way is what a whole's parts moved along: those that count, with where they
// began and where they ended.
type way struct {
	parts []Part
	at    []int // which of the whole's parts each is
	// x has the values at both ends, and bent what these come to with the passes at
	// both ends.
	x, bent [2][]exact.Num
	read    bool // some part that has a say was read
}

// line lists the parts that count.
func (r *Rule) line(parts []Part, aims []Aim) *way {
	l := &way{}
	says := r.Counts(parts)
	for i, p := range parts {
		v, ok := r.amount(p.Reading)
		say := says == nil || says[i]
		switch {
		case r.Last && !say:
			continue
		case r.drops && (!ok && (r.Partial || p.State == Absent) || r.scales && p.Passes.IsZero()):
			continue
		case p.State == Absent:
			v = r.neutral
		case !ok && aims[i].Set:
			v = aims[i].At
		case !ok:
			v = r.neutral
		}
		from := aims[i].At
		if !aims[i].Set {
			from = v
		}
		l.read = l.read || say && ok
		l.parts, l.at = append(l.parts, p), append(l.at, i)
		l.x[0], l.x[1] = append(l.x[0], from), append(l.x[1], v)
	}
	return l
}

// planned returns the parts with the passes that were planned.
func (l *way) planned() []Part {
	planned := make([]Part, len(l.parts))
	for n, p := range l.parts {
		p.Passes = p.Planned
		planned[n] = p
	}
	return planned
}

// bend works out what the values come to with their passes.
func (l *way) bend(r *Rule) {
	l.bent = l.x
	if r.passed == nil {
		return
	}
	for end := range l.bent {
		bent := make([]exact.Num, len(l.parts))
		for n, p := range l.parts {
			bent[n] = r.passed.of(p.Choice != 0, l.passes(end, n), l.x[end][n])
		}
		l.bent[end] = bent
	}
}

// passes returns how often a part was passed at one end of the line.
func (l *way) passes(end, n int) exact.Num {
	if end == 0 {
		return l.parts[n].Planned
	}
	return l.parts[n].Passes
}

// move returns what a part did of which the whole gets slope for each unit by
// which it moved, its passes counted in. What is due to its value is the mean of
// what it would be at planned and at measured passes; the rest is due to passes.
func (l *way) move(r *Rule, n int, slope exact.Num) Move {
	by := l.x[1][n].Sub(l.x[0][n])
	if r.passed == nil {
		return Move{Slope: slope, Value: slope.Mul(by)}
	}
	chord := func(end int) exact.Num {
		return r.passed.chord(l.parts[n].Choice != 0, l.passes(end, n), l.x[0][n], l.x[1][n])
	}
	m := Move{Slope: slope.Mul(mean(chord(0), chord(1)))}
	m.Value = m.Slope.Mul(by)
	m.Passes = slope.Mul(l.bent[1][n].Sub(l.bent[0][n])).Sub(m.Value)
	return m
}

func mean(a, b exact.Num) exact.Num { return a.Add(b).Quo(exact.Int(2)) }

// A passage is how a part counts that is passed p times. Both functions are told
// whether the part is one of a choice.
type passage struct {
	// way is which way the part goes, of 0 or more, if it is passed more often.
	way int
	// of returns what a value comes to, and chord by how much that grows with each
	// unit of the value from x to y.
	of    func(choice bool, p, x exact.Num) exact.Num
	chord func(choice bool, p, x, y exact.Num) exact.Num
}

// passedTimes: each pass takes as long.
func passedTimes() *passage {
	return &passage{
		way:   1,
		of:    func(_ bool, p, x exact.Num) exact.Num { return p.Mul(x) },
		chord: func(_ bool, p, _, _ exact.Num) exact.Num { return p },
	}
}

// passedThrough: each pass has its yield; see [through]. Of a choice, what counts
// is how far the part is from a yield of 1.
func passedThrough() *passage {
	return &passage{
		way: -1,
		of: func(choice bool, p, x exact.Num) exact.Num {
			if choice {
				return p.Mul(x.Sub(one))
			}
			return through(p, x)
		},
		chord: func(choice bool, p, x, y exact.Num) exact.Num {
			if choice || p.Cmp(one) <= 0 {
				return p
			}
			more := p.Sub(one)
			return p.Quo(p.Sub(more.Mul(x)).Mul(p.Sub(more.Mul(y))))
		},
	}
}

// passedOver: what is left for each question.
func passedOver() *passage {
	return &passage{
		way:   -1,
		of:    func(_ bool, p, x exact.Num) exact.Num { return x.Quo(p) },
		chord: func(_ bool, p, _, _ exact.Num) exact.Num { return p.Inv() },
	}
}
