package dashboard

import (
	"cmp"
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/splitmix"
	"github.com/kpichain/kpichain/kpi"
)

// ties are how chains are made of steps in a ledger: sums of what is left of their
// steps, that may say too much together where chains share steps.
type ties struct {
	*release
	// ways has the steps that a chain's value is made of, by chain, nil where it is made
	// of none; once for every way in which they may count.
	ways [][][]term
	// partial reports, by chain, that its value lacks some part. Where it must lie then
	// may rest on some of its steps only, whichever these are.
	partial []bool
	// in has, for a step, the chains that are shown and made of it.
	in map[int32][]int32
	// tight reports that some step of a chain is too small to be shown. Without one
	// nothing left of a step is.
	tight bool
	// left is how many sets of steps may still be looked at before the rest is hidden
	// unseen: where steps are small and shared by many chains there is no end to them.
	left int
}

// mostSets is how many sets of steps a ledger is worth.
const mostSets = 5_000

// newTies looks up how chains are made of steps.
func newTies(r *release) *ties {
	t := &ties{release: r, in: map[int32][]int32{}, left: mostSets}
	t.ways = r.ways()
	for c, row := range t.ways[0] {
		t.partial = append(t.partial, row != nil && !r.complete(r.places[c]))
		t.tight = t.tight || slices.ContainsFunc(row, func(s term) bool { return r.few(int(r.workers[s.unknown])) })
	}
	return t
}

// ways returns the steps that every chain's value is made of, in every way in which they
// may count. Where a rule adds there is one. What another tells is not known: it is taken
// to tell what sums of ones would, sums of passes, and sums whose coefficients have
// nothing in common, which tell of as many unknowns as there are equations.
func (l *ledger) ways() [][][]term {
	counts := []weighing{l.unlike, l.once, l.passes}
	switch l.rules().Along {
	case kpi.Sum:
		counts = []weighing{l.passes}
	case kpi.Total, kpi.Ratio:
		counts = []weighing{l.always}
	}
	ways := make([][][]term, len(counts))
	for w, times := range counts {
		for c := range l.chains {
			ways[w] = append(ways[w], l.tie(c, times))
		}
	}
	return ways
}

// A weighing tells how often a link counts in a chain's value.
type weighing func(c, link int) exact.Num

// tie returns the steps that a chain's value is made of, and how often each counts in
// it; nil if it is made of none.
func (l *ledger) tie(c int, times weighing) []term {
	if l.measured[c] || l.readings[c] == 0 {
		return nil
	}
	var row []term
	for n, link := range l.chains[c].Links {
		at := chain.At(link.Step)
		k := l.number[at]
		if l.readings[k] == 0 || !l.plan.Counts(l.places[c], at, l.kpi) {
			continue
		}
		if times := times(c, n); !times.IsZero() {
			row = append(row, term{k, times})
		}
	}
	slices.SortFunc(row, func(a, b term) int { return cmp.Compare(a.unknown, b.unknown) })
	return row
}

// always counts every link once.
func (l *ledger) always(int, int) exact.Num { return exact.Int(1) }

// once counts every link once that is passed at all.
func (l *ledger) once(c, link int) exact.Num {
	if l.passes(c, link).IsZero() {
		return exact.Num{}
	}
	return exact.Int(1)
}

// unlike counts every link that is passed a number of times that no other is.
func (l *ledger) unlike(c, link int) exact.Num {
	const some = 1 << 20
	return l.once(c, link).Mul(exact.Int(1 + int64(splitmix.At(uint64(c), uint64(link))%some)))
}

// passes returns how often a question passes a link, as measured or else as planned.
func (l *ledger) passes(c, link int) exact.Num {
	step := l.chains[c].Links[link]
	g, _ := l.result.Gauge(chain.Place{Chain: l.chains[c].ID, Step: step.Step}, chain.Passes)
	if num, den, ok := g.Reading.Terms(); ok && !den.IsZero() {
		return exact.Any(num).Quo(exact.Any(den))
	} else if ok {
		return exact.Any(num)
	}
	if step.Passes.IsZero() {
		return exact.Int(1)
	}
	return exact.MustFrom(step.Passes)
}

// show notes that a chain is shown, or with -1 that it is not after all.
func (t *ties) show(k, sign int32) {
	if int(k) >= len(t.chains) {
		return
	}
	for _, s := range t.ways[0][k] {
		if sign > 0 {
			t.in[s.unknown] = append(t.in[s.unknown], k)
		} else {
			t.in[s.unknown] = slices.DeleteFunc(t.in[s.unknown], func(c int32) bool { return c == k })
		}
	}
}

// safe reports whether the chains that are shown still say nothing of too few people,
// after a value was shown: a chain's, a step's, or one below the step that owns it.
func (t *ties) safe(k, owner int32) bool {
	switch {
	case !t.tight:
		return true
	case int(k) < len(t.chains):
		return t.quiet([]int32{k})
	case owner >= 0:
		return t.quiet(t.in[owner])
	default:
		return t.quiet(t.in[k])
	}
}

// quiet reports whether chains, and those that share steps with them, say nothing of
// too few people together.
func (t *ties) quiet(chains []int32) bool {
	for _, rows := range t.ways {
		o := opening{ties: t, made: rows, sizes: map[int32]int{}}
		for _, c := range chains {
			small := func(s term) bool { return !o.large(s.unknown) }
			if t.partial[c] && slices.ContainsFunc(o.row(c), small) {
				return false
			}
		}
		s := newSpan(o.large)
		for _, row := range peel(o.rows(chains), o.large) {
			s.add(row)
		}
		if s.few(t.remaining, t.enough, &t.left, func([]int32) bool { return true }) {
			return false
		}
	}
	return true
}

// An opening is a look at what is not known of the values of some chains.
type opening struct {
	*ties
	made  [][]term      // what chains are made of
	sizes map[int32]int // of what is left of steps, as far as looked at
}

// large reports whether what is left of a step is of enough people.
func (o *opening) large(step int32) bool { return !o.few(o.sizes[step]) }

// row returns what is not known of a chain's value.
func (o *opening) row(c int32) []term {
	var row []term
	for _, s := range o.made[c] {
		size, ok := o.sizes[s.unknown]
		if !ok && !o.shown[s.unknown] {
			size = o.size(s.unknown)
		}
		if o.sizes[s.unknown] = size; size > 0 {
			row = append(row, s)
		}
	}
	return row
}

// rows returns what is not known of chains, and of those that share such steps with
// them. Where the value of one that lacks a part must lie may tell of any of its steps,
// each by itself. A chain with much left of a step of its own is left out, with whatever it
// leads to: nothing follows from it that is without that step.
func (o *opening) rows(chains []int32) [][]term {
	var rows [][]term
	seen := map[int32]bool{}
	for next := slices.Clone(chains); len(next) > 0; next = next[1:] {
		c := next[0]
		if seen[c] {
			continue
		}
		seen[c] = true
		row := o.row(c)
		alone := func(s term) bool { return o.large(s.unknown) && len(o.in[s.unknown]) == 1 }
		if !o.partial[c] && slices.ContainsFunc(row, alone) {
			continue
		}
		rows = append(rows, row)
		if o.partial[c] {
			rows = append(rows, each(row)...)
		}
		for _, s := range row {
			next = append(next, o.in[s.unknown]...)
		}
	}
	return rows
}

// each returns the terms of a row as rows of their own.
func each(row []term) [][]term {
	rows := make([][]term, len(row))
	for k, t := range row {
		rows[k] = []term{t}
	}
	return rows
}

// peel leaves out rows with a large unknown that is in no other: nothing that follows
// from one is without that.
func peel(rows [][]term, large func(unknown int32) bool) [][]term {
	for before := len(rows) + 1; len(rows) < before; {
		before = len(rows)
		count := map[int32]int{}
		for _, row := range rows {
			for _, t := range row {
				count[t.unknown]++
			}
		}
		rows = slices.DeleteFunc(rows, func(row []term) bool {
			return slices.ContainsFunc(row, func(t term) bool { return large(t.unknown) && count[t.unknown] == 1 })
		})
	}
	return rows
}
