package chain

import (
	"iter"
	"math"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/internal/rule"
	"github.com/kpichain/kpichain/kpi"
)

// A Light is a gauge in whole numbers (stoplicht), for a host that goes over millions of
// them: to colour a map, to count lights, to fill the columns of a store.
type Light struct {
	// Status is the light of [kpi.Gauge].
	Status kpi.Status
	// Read reports that there is a value, measured or composed; without it Gap is 0. A value
	// may have no light yet, and a light be certain before there is a value.
	Read bool
	// Score is that of [kpi.Gauge], in hundredths: 0 to 10000. 0 when Status is NoData.
	Score int32
	// Gap is the distance from the target in the units asked for, negative when worse.
	// Rounded once, half away from zero: a Gauge.Gap rounded to as many decimals may differ
	// by one at a half, for it has 24 decimals at most. The smallest or largest int64 where
	// it is beyond that.
	Gap int64
}

// Lights yields the lights of one KPI at those places of a roster that have a goal of it,
// each with its number there, in order; [Passes] is a KPI as any. Gaps are in units of
// 10^-decimals: with 2 decimals, a Gap of -150 is 1.5 worse. It yields nothing, as if there
// were no goal, for a KPI that the model does not have, for decimals outside 0 to 18, and at
// the places of another plan's roster that this one does not have. It may be ranged over
// again.
//
// A place takes tens of nanoseconds and allocates nothing while the roster has the places of
// a step together, and what was read of the KPI there, and what it composes to, are numbers
// of some 18 digits with the same number of decimals. A longer one, or a quotient that is no
// decimal under a rule that adds, makes the places of that step take up to some
// microseconds, and allocate where they are long; a place that lacks readings takes up to
// one. Nowhere is it dearer than [Result.Gauge].
//
// The lights of people are for the host alone, as [Row] says.
func (r *Result) Lights(at *Roster, kpiID string, decimals int32) iter.Seq2[int, Light] {
	return func(yield func(int, Light) bool) {
		k, ok := r.plan.names.kpis.Get(kpiID)
		if !ok || decimals < 0 || decimals > maxPlaces {
			return
		}
		l := lighter{Result: r, k: int(k), places: decimals}
		for i, w := range r.plan.rosterSites(at) {
			v, ok := l.light(w)
			if ok && !yield(i, v) {
				return
			}
		}
	}
}

// A lighter judges one KPI at place after place.
type lighter struct {
	*Result
	k      int
	places int32
	words  words
}

// words is what it takes to judge the places of one tree in machine words.
type words struct {
	tree   int32 // the tree and one, 0 for none yet
	column *column
	bands  *bandTable
	whole  light.Whole // room for the bands of one place
	// value, terms and gap are how a value without volume, a quotient, and a gap are shifted:
	// to the last digit of the bands, and from there to the one asked for.
	value, terms, gap shift
}

// light returns the light at a place of a roster; false where there is no goal.
func (l *lighter) light(w site) (Light, bool) {
	if w.tree >= 0 {
		if l.words.tree != w.tree+1 {
			l.words = l.enter(w.tree)
		}
		if !l.words.bands.has(w.at) {
			return Light{}, false
		}
		if l.over == nil || !l.changed(w) {
			if v, ok := l.words.quick(w.at); ok {
				return v, true
			}
		}
	}
	if w.tree == nowhere {
		return Light{}, false
	}
	return l.exact(spotOfSite(w))
}

// changed reports whether With changed a place.
func (l *lighter) changed(w site) bool {
	_, changed := l.over.cell(l.plan.number(w, l.k))
	return changed
}

// enter returns what it takes to judge the places of a tree.
func (l *lighter) enter(tree int32) words {
	p := l.plan
	w := words{tree: tree + 1, bands: p.block(tree, l.k).bands, column: l.columns[int(tree)*len(p.indicators)+l.k]}
	w.whole.Better = p.indicators[l.k].better
	if c := w.column; c != nil && c.wide == nil && w.bands != nil {
		w.value = newShift(w.bands.places - c.numPlaces)
		w.terms = newShift(w.bands.places - c.numPlaces + c.denPlaces)
		w.gap = newShift(l.places - w.bands.places)
	}
	return w
}

// quick returns the light of a value that lacks nothing and fits machine words; false where
// it does not.
func (w *words) quick(at int32) (Light, bool) {
	c := w.column
	if c == nil || int(at) >= len(c.num) || int(at) < len(c.lacking) && c.lacking[at] > 0 { // wide ones have no num
		return Light{}, false
	}
	num, den := c.num[at], int64(1)
	var ok bool
	switch rule.State(c.state[at] &^ markMeasured) {
	case rule.Bare:
		num, den, ok = w.value.of(num, 1)
	case rule.Terms:
		num, den, ok = w.terms.of(num, c.den[at])
	}
	if !ok {
		return Light{}, false
	}
	w.bands.read(at, &w.whole)
	v, ok := w.whole.Judge(num, den)
	gap, den, fits := w.gap.of(v.Gap, den)
	if den != 1 {
		gap = roundedQuotient(gap, den)
	}
	return Light{kpi.Status(v.Status), true, int32(v.Score), gap}, ok && fits
}

// A shift multiplies a quotient by a power of ten: one of its terms, which may be as far
// from 0 as most.
type shift struct {
	num, den         int64
	mostNum, mostDen int64
}

// newShift returns a shift by 10^places, which may be below 0.
func newShift(places int32) shift {
	var s shift
	var ok, fits bool
	s.num, ok = exact.Shift(1, max(places, 0))
	s.den, fits = exact.Shift(1, max(-places, 0))
	if !ok || !fits {
		return shift{mostNum: -1} // that nothing fits
	}
	s.mostNum, s.mostDen = math.MaxInt64/s.num, math.MaxInt64/s.den
	return s
}

// of returns the terms of a quotient shifted, and reports whether they fit; den is more than
// zero.
func (s *shift) of(num, den int64) (int64, int64, bool) {
	return num * s.num, den * s.den, -s.mostNum <= num && num <= s.mostNum && den <= s.mostDen
}

// roundedQuotient returns num/den rounded half away from zero, den more than zero.
func roundedQuotient(num, den int64) int64 {
	whole, rest := num/den, num%den
	switch {
	case rest > 0 && rest >= den-rest:
		whole++
	case rest < 0 && -rest >= den+rest:
		whole--
	}
	return whole
}

// exact returns the light at a spot in exact numbers, of whatever is read there.
func (l *lighter) exact(s spotAt) (Light, bool) {
	goal, ok := l.plan.goalAt(s, l.k)
	if !ok {
		return Light{}, false
	}
	seen, _ := l.see(s, l.k)
	v := Light{Status: kpi.Status(l.plan.lightOf(seen, goal.bands, l.k))}
	value, ok := seen.Value()
	if v.Read = ok; ok {
		v.Gap = clamped(goal.bands.Gap(value), l.places)
	}
	switch {
	case v.Status == kpi.NoData:
	case ok:
		v.Score = hundredths(goal.bands.Score(value))
	default:
		v.Score = hundredths(goal.bands.Worst(seen.bounds))
	}
	return v, true
}

// hundredths returns a score in hundredths.
func hundredths(score exact.Num) int32 {
	n, _ := score.Grid(2, exact.Floor)
	return int32(n)
}

// clamped returns x in units of 10^-places, within int64.
func clamped(x exact.Num, places int32) int64 {
	if n, ok := x.Grid(places, exact.HalfAway); ok {
		return n
	}
	if x.Less(exact.Num{}) {
		return math.MinInt64
	}
	return math.MaxInt64
}

// read reads the bands at a place, but for what is better.
func (t *bandTable) read(at int32, w *light.Whole) {
	w.Target, w.Has = t.target[at], uint8(t.flags[at]/flagEnd)
	if w.Has&(1<<greenLo) != 0 {
		w.Ends[greenLo] = t.ends[greenLo][at]
	}
	if w.Has&(1<<greenHi) != 0 {
		w.Ends[greenHi] = t.ends[greenHi][at]
	}
	if w.Has&(1<<amberLo) != 0 {
		w.Ends[amberLo] = t.ends[amberLo][at]
	}
	if w.Has&(1<<amberHi) != 0 {
		w.Ends[amberHi] = t.ends[amberHi][at]
	}
}
