package rule

import "github.com/kpichain/kpichain/internal/exact"

// splitHost takes what a host's operator composes apart, of which nothing is known
// but what it gives: the mean of two walks from the aims to the readings, one part
// after the other, in order and in reverse. Each adds up by itself.
//
// In each walk a part's value moves at planned passes in the one direction and at
// measured passes in the other, where these differ.
func (r *Rule) splitHost(s Split, l *way) (Split, bool, error) {
	w := hostWalk{rule: r, way: l, moves: make([]Move, len(l.parts))}
	var err error
	if s.From, err = w.walk(false); err != nil {
		return s, false, err
	}
	if _, err = w.walk(true); err != nil {
		return s, false, err
	}
	s.To = w.now
	for n, at := range l.at {
		m := w.moves[n]
		if by := l.x[1][n].Sub(l.x[0][n]); !by.IsZero() {
			m.Slope = m.Value.Quo(by)
		}
		s.Moves[at] = m
	}
	return s, true, nil
}

// A hostWalk goes from the aims to the readings.
type hostWalk struct {
	*way
	rule  *Rule
	moves []Move
	now   exact.Num // what the operator gives where the walk stands
}

// walk goes once and adds half of what each step did; it returns where it began.
func (w *hostWalk) walk(reverse bool) (begin exact.Num, err error) {
	parts, x := w.planned(), append([]exact.Num{}, w.x[0]...)
	if w.now, err = w.rule.eval(parts, x); err != nil {
		return begin, err
	}
	begin = w.now
	step := func(to *exact.Num) error {
		v, err := w.rule.eval(parts, x)
		if err != nil {
			return err
		}
		*to = to.Add(v.Sub(w.now).Quo(exact.Int(2)))
		w.now = v
		return nil
	}
	for n := range parts {
		if reverse {
			n = len(parts) - 1 - n
		}
		value := func() error { x[n] = w.x[1][n]; return step(&w.moves[n].Value) }
		passes := func() error {
			if parts[n].Passes.Equal(w.parts[n].Passes) {
				return nil
			}
			parts[n].Passes = w.parts[n].Passes
			return step(&w.moves[n].Passes)
		}
		first, second := value, passes
		if reverse {
			first, second = passes, value
		}
		if err := first(); err != nil {
			return begin, err
		}
		if err := second(); err != nil {
			return begin, err
		}
	}
	return begin, nil
}
