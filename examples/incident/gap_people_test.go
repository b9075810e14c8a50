package main

import (
	"maps"
	"math/big"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/examples/incident/events"
)

// Every row of every person, and of every step, is what the formulas of the
// straight line make of the log's totals; each number rounded down or up in every step.
func TestPeopleByHand(t *testing.T) {
	for _, name := range everyLog {
		t.Run(name, func(t *testing.T) {
			m := measure(t, name)
			a := m.divided(t, chain.People)
			want, reserve := byHand(m, worked(t, name))
			within(t, reserve, a.Reserve, "reserve")
			got := map[chain.Place]bool{}
			for _, c := range a.Shares {
				require.False(t, got[c.At], "%s comes twice", c.At)
				got[c.At] = true
				w := want[c.At]
				require.NotNil(t, w, "%s", c.At)
				within(t, w.value, c.Share.Value, "value of %s", c.At)
				within(t, w.passes, c.Share.Passes, "passes of %s", c.At)
				within(t, w.mix, c.Share.Mix, "mix of %s", c.At)
				within(t, w.gap, c.Share.Gap, "gap of %s", c.At)
			}
			for at, w := range want {
				if at.Person != "" || w.passes.low != w.passes.high {
					assert.True(t, got[at], "%s has no row", at)
				}
			}
		})
	}
}

// A span is a sum of exact numbers of which each is rounded to hundredths: down, low;
// or up, high. In hundredths.
type span struct{ low, high int64 }

func (s *span) add(x *big.Rat) {
	hundredths := new(big.Rat).Mul(x, big.NewRat(100, 1))
	low := new(big.Int).Div(hundredths.Num(), hundredths.Denom()).Int64() // Euclid's: down
	s.low, s.high = s.low+low, s.high+low
	if !hundredths.IsInt() {
		s.high++
	}
}

func within(t *testing.T, want span, got decimal.Decimal, format string, of ...any) {
	t.Helper()
	n := got.Shift(2)
	require.True(t, n.IsInteger(), "%s", got)
	if n.IntPart() < want.low || n.IntPart() > want.high {
		assert.Failf(t, "not as by hand", "got %s, want %d to %d hundredths: "+format,
			append([]any{got, want.low, want.high}, of...)...)
	}
}

// A row is what a person or a step added.
type row struct{ value, passes, mix, gap span }

// A part is a part of a pooled whole, at the target and as measured, and how much of
// the whole's volume it is, as planned and as measured.
type part struct{ target, read, planned, measured *big.Rat }

// pooled returns what the whole gets of each second by which the part is longer, and
// what it gets of the volume that moved to the part.
func (p part) pooled(whole *big.Rat) (slope, mix *big.Rat) {
	slope = half(p.planned, p.measured)
	mix = minus(half(p.target, p.read), half(p.target, whole)) // the same target for all
	return slope, mix.Mul(mix, minus(p.measured, p.planned))
}

// Work is what a person did for a department in a step.
type work struct{ stays, seconds int64 }

// worked adds up the lines of a log, and nothing else.
func worked(t *testing.T, name string) map[chain.Place]*work {
	t.Helper()
	all := map[chain.Place]*work{}
	for _, e := range stays(t, name) {
		at := chain.At(e.Step).By(events.Known(e.Unit)).Who(events.Known(e.Person))
		if all[at] == nil {
			all[at] = &work{}
		}
		all[at].stays++
		all[at].seconds += e.End.Unix() - e.Ready.Unix()
	}
	return all
}

// A hand divides the gap of the lead time over people, and over steps what these
// were passed more often. More seconds are worse, so that all is turned round.
type hand struct {
	work map[chain.Place]*work
	rows map[chain.Place]*row
}

func byHand(m measured, work map[chain.Place]*work) (rows map[chain.Place]*row, reserve span) {
	h := hand{work, map[chain.Place]*row{}}
	promised := new(big.Rat)
	for _, link := range m.Plan().Model().Chains[0].Links {
		goal, _ := m.Plan().Target(chain.At(link.Step), lead)
		aim, planned := goal.Target.Rat(), link.Passes.Rat()
		promised.Add(promised, times(planned, aim))
		h.step(chain.At(link.Step), aim, planned, int64(len(m.history.Incidents)))
	}
	reserve.add(minus(target, promised))
	return h.rows, reserve
}

// step adds what a step was passed more often, and divides what is due to its pace.
func (h hand) step(at chain.Place, aim, planned *big.Rat, asked int64) {
	step := h.sum(at)
	passed := big.NewRat(step.stays, asked)
	more := times(minus(planned, passed), half(aim, step.mean()))
	h.rows[at] = &row{}
	h.rows[at].passes.add(more)
	h.rows[at].gap.add(more)
	pace := minus(new(big.Rat), half(planned, passed)) // below zero: slower is worse
	for _, unit := range step.units {
		d := h.sum(at.By(unit))
		slope, mix := part{aim, d.mean(), big.NewRat(d.people, step.people),
			big.NewRat(d.stays, step.stays)}.pooled(step.mean())
		h.people(at.By(unit), d, aim, times(pace, slope), times(pace, mix))
	}
}

// people adds what the people of a department did in a step: by their pace, by volume
// that moved within the department, and their part of what moved to it.
func (h hand) people(at chain.Place, d total, aim, pace, moved *big.Rat) {
	for p, w := range h.work {
		if p.Step != at.Step || p.Unit != at.Unit {
			continue
		}
		mean := big.NewRat(w.seconds, w.stays)
		slope, mix := part{aim, mean, big.NewRat(1, d.people), big.NewRat(w.stays, d.stays)}.pooled(d.mean())
		value := times(pace, slope, minus(mean, aim))
		mix = plus(times(pace, mix), times(moved, slope))
		p.Step = ""
		if h.rows[p] == nil {
			h.rows[p] = &row{}
		}
		h.rows[p].value.add(value)
		h.rows[p].mix.add(mix)
		h.rows[p].gap.add(plus(value, mix))
	}
}

// A total is the work at a step, or of a department there.
type total struct {
	stays, seconds, people int64
	units                  []string
}

func (s total) mean() *big.Rat { return big.NewRat(s.seconds, s.stays) }

func (h hand) sum(at chain.Place) (s total) {
	units := map[string]bool{}
	for p, w := range h.work {
		if p.Step == at.Step && (at.Unit == "" || p.Unit == at.Unit) {
			s.stays, s.seconds, s.people = s.stays+w.stays, s.seconds+w.seconds, s.people+1
			units[p.Unit] = true
		}
	}
	s.units = slices.Sorted(maps.Keys(units))
	return s
}

func plus(a, b *big.Rat) *big.Rat  { return new(big.Rat).Add(a, b) }
func minus(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }
func half(a, b *big.Rat) *big.Rat  { return times(plus(a, b), big.NewRat(1, 2)) }

func times(all ...*big.Rat) *big.Rat {
	product := big.NewRat(1, 1)
	for _, x := range all {
		product.Mul(product, x)
	}
	return product
}
