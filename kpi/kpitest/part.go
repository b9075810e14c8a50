package kpitest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/splitmix"
	"github.com/kpichain/kpichain/kpi"
)

// A part is one of a generated whole.
type part struct {
	value, volume, weight, planned decimal.Decimal
	// passes is how often it was passed, as measured; none where that was as planned.
	passes kpi.Reading
}

func one() decimal.Decimal { return decimal.New(1, 0) }

// name is what part k is called.
func name(k int) string { return string(rune('a' + k)) }

// built returns a whole as operators are given it, its parts one after another.
func built(whole []part) []kpi.Part {
	parts := unordered(whole)
	for k, p := range whole {
		parts[k].Planned, parts[k].Passes = p.planned, p.passes
		if k > 0 {
			parts[k].After = []int{k - 1}
		}
	}
	return parts
}

// unordered returns a whole as the people of a unit, who have no order and are not
// passed more or less than once.
func unordered(whole []part) []kpi.Part {
	parts := make([]kpi.Part, len(whole))
	for k, p := range whole {
		parts[k] = kpi.Part{ID: name(k), Reading: kpi.Per(p.value.Mul(p.volume), p.volume), Weight: p.weight}
	}
	return parts
}

// asPlanned returns a whole of which no passes were measured.
func asPlanned(whole []part) []part {
	whole = slices.Clone(whole)
	for k := range whole {
		whole[k].passes = kpi.Reading{}
	}
	return whole
}

// with returns a whole with part k changed.
func with(whole []part, k int, change func(*part)) []part {
	whole = slices.Clone(whole)
	change(&whole[k])
	return whole
}

// sameParts reports whether parts are alike in all that they have.
func sameParts(a, b kpi.Part) bool {
	return a.ID == b.ID && a.Reading.Equal(b.Reading) && a.Goal == b.Goal && a.Weight.Equal(b.Weight) &&
		a.Passes.Equal(b.Passes) && a.Planned.Equal(b.Planned) && slices.Equal(a.After, b.After) && a.Choice == b.Choice
}

// draw returns the whole of a number: 1 to 8 parts, and often at the ends of the
// range, or alike.
func (s *subject) draw(seed uint64) []part {
	d := &draws{seed: seed}
	var whole []part
	for k := range 1 + d.below(8) {
		p := part{
			value:   s.drawValue(d),
			volume:  pick(d, decimal.New(1, 0), decimal.New(1, 0), decimal.New(3, 0), decimal.New(25, -1), decimal.New(40, 0)),
			weight:  pick(d, decimal.New(1, 0), decimal.New(1, 0), decimal.New(2, 0), decimal.New(5, -1)),
			planned: pick(d, decimal.New(1, 0), decimal.New(1, 0), decimal.New(3, -1), decimal.New(125, -2)),
		}
		if d.below(6) == 0 {
			p.passes = kpi.Of(pick(d, decimal.New(8, -1), decimal.New(15, -1)))
		}
		if k > 0 && d.below(6) == 0 {
			p.value = whole[k-1].value
		}
		whole = append(whole, p)
	}
	return whole
}

// drawValue draws one: an end of the range, one in between on the grid of targets,
// or one that is finer.
func (s *subject) drawValue(d *draws) decimal.Decimal {
	places := s.ind.Decimals
	switch d.below(6) {
	case 0:
		return s.low
	case 1:
		return s.high
	case 2:
		places += 2
	}
	far := s.high.Sub(s.low).Mul(decimal.New(int64(d.below(1001)), -3))
	return decimal.Max(s.low, s.low.Add(far).RoundFloor(places))
}

// draws are numbers drawn one after another from the stream of a seed.
type draws struct{ seed, drawn uint64 }

// below draws one of 0 to n-1.
func (d *draws) below(n int) int {
	d.drawn++
	return int(splitmix.At(d.seed, d.drawn) % uint64(n))
}

// pick draws one of some things.
func pick[T any](d *draws, of ...T) T { return of[d.below(len(of))] }

// words says what the parts of a whole are, one a line.
func words(whole []part) string {
	var lines strings.Builder
	for k, p := range whole {
		fmt.Fprintf(&lines, "  %s reads %s", name(k), text(p.value))
		for _, n := range []struct {
			what   string
			number decimal.Decimal
		}{{"volume", p.volume}, {"weight", p.weight}, {"planned passes", p.planned}} {
			if !n.number.Equal(one()) {
				fmt.Fprintf(&lines, ", %s %s", n.what, text(n.number))
			}
		}
		if v, ok := p.passes.Value(); ok {
			fmt.Fprintf(&lines, ", measured passes %s", text(v))
		}
		lines.WriteByte('\n')
	}
	return lines.String()
}

// values says what the parts of a whole read.
func values(whole []part) string {
	var all []string
	for k, p := range whole {
		all = append(all, name(k)+" "+text(p.value))
	}
	return strings.Join(all, ", ")
}

// text writes a number whatever the host set in package decimal.
func text(d decimal.Decimal) string { return kpi.Of(d).String() }
