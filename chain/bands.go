package chain

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/kpi"
)

// A flag says something of the bands at a place.
type flag uint8

const (
	flagGoal  flag = 1 << iota // there are bands
	flagSet                    // a goal was set here, not cascaded
	flagCraft                  // of the profession
	flagShort                  // pinned parts leave the others less than they need
	// flagEnd is the first of four, one for each end of the bands.
	flagEnd
)

// The ends of bands, in the order of a table's columns.
const (
	greenLo = iota
	greenHi
	amberLo
	amberHi
)

// A bandTable has the bands of the places of one tree, for one KPI: whole
// numbers of last digits, a column a number. A column that would equal another
// one throughout is that one: green where it is the target or better, amber
// where there is none.
type bandTable struct {
	places int32
	flags  []flag
	target []int64
	ends   [4][]int64
}

func (t *bandTable) has(at int32) bool {
	return t != nil && int(at) < len(t.flags) && t.flags[at]&flagGoal != 0
}

// bands returns the bands at a place that has them.
func (t *bandTable) bands(at int32, better light.Direction) light.Bands {
	b := light.Bands{Target: exact.Scaled(t.target[at], t.places), Better: better}
	for e, end := range endsOf(&b) {
		if t.flags[at]&(flagEnd<<e) != 0 {
			*end.at, *end.has = exact.Scaled(t.ends[e][at], t.places), true
		}
	}
	return b
}

// An end is one end of bands, to be read or set.
type end struct {
	at  *exact.Num
	has *bool
}

// endsOf returns the four ends of bands, in the order of the columns.
func endsOf(b *light.Bands) [4]end {
	return [4]end{
		greenLo: {&b.Green.Lo, &b.Green.HasLo}, greenHi: {&b.Green.Hi, &b.Green.HasHi},
		amberLo: {&b.Amber.Lo, &b.Amber.HasLo}, amberHi: {&b.Amber.Hi, &b.Amber.HasHi},
	}
}

// put sets the bands at a place; false if a number does not fit.
func (t *bandTable) put(at int32, b light.Bands, extra flag) bool {
	fits := true
	grid := func(n exact.Num) int64 {
		v, ok := n.Grid(t.places, exact.Floor)
		fits = fits && ok
		return v
	}
	t.flags[at] = flagGoal | extra
	t.target[at] = grid(b.Target)
	for e, end := range endsOf(&b) {
		if *end.has {
			t.flags[at] |= flagEnd << e
			t.ends[e][at] = grid(*end.at)
		}
	}
	return fits
}

// newBandTable returns a table for bands that all derive from these: it has the
// columns that their ends need.
func newBandTable(size int32, places int32, from []light.Bands) *bandTable {
	t := &bandTable{places: places, flags: make([]flag, size), target: make([]int64, size)}
	var used, asTarget, asGreen [4]bool
	for e := range 4 {
		asTarget[e], asGreen[e] = true, true
	}
	for _, b := range from {
		ends := endsOf(&b)
		for e, end := range ends {
			if !*end.has {
				continue
			}
			used[e] = true
			asTarget[e] = asTarget[e] && end.at.Equal(b.Target)
			green := ends[e&1]
			asGreen[e] = asGreen[e] && *green.has && end.at.Equal(*green.at)
		}
	}
	for e := range 4 {
		switch {
		case !used[e]:
		case e < amberLo && asTarget[e] && kept(from, e):
			t.ends[e] = t.target
		case e >= amberLo && asGreen[e]:
			t.ends[e] = t.ends[e&1]
		default:
			t.ends[e] = make([]int64, size)
		}
	}
	return t
}

// kept reports whether an end that is the target at the top is the target
// everywhere below: on the side that targets are filled against.
func kept(from []light.Bands, e int) bool {
	for _, b := range from {
		if b.Better == light.Near || (e == greenHi) != (b.Better == light.Lower) {
			return false
		}
	}
	return true
}

// thresholdsOf returns bands as people read them. What is the same is written once.
func thresholdsOf(b light.Bands) kpi.Thresholds {
	t := kpi.Thresholds{Target: b.Target.Read()}
	t.Green = onTarget(t.Target, kpi.Direction(b.Better))
	if !b.Target.Terminates(maxPlaces) || !b.Green.Equal(b.OnTarget()) {
		t.Green = bandOf(b.Green)
	}
	if t.Amber = t.Green; !b.Amber.Equal(b.Green) {
		t.Amber = bandOf(b.Amber)
	}
	return t
}

// bandsOf returns the bands of a valid goal, filled in.
func bandsOf(g *Goal, better light.Direction) light.Bands {
	b, _ := light.New(exact.MustFrom(g.Target), intervalOf(g.Green), intervalOf(g.Amber), better)
	return b
}

// shareOf returns the weight of a part in units of 10^-weightPlaces, and reports
// whether it is stated.
func shareOf(weights map[string]decimal.Decimal, id string) (int64, bool) {
	w, ok := weights[id]
	return weightUnits(w), ok
}
