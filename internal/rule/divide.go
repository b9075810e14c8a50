package rule

import "github.com/kpichain/kpichain/internal/exact"

// A Gap is what there is to divide of a gap at one whole, which may itself be a part
// of another: its own value and mix, as far as they count at the top. Passes are of
// the part alone and are not divided further.
type Gap struct {
	// Weight is what the gap at the top gets of each unit of the whole's value, at the
	// top 1 or -1, as more is better or worse. Mix is what volume that moved to the
	// whole gave it; at the top nothing.
	Weight, Mix exact.Num
	// Rounded is the sum of value and mix, rounded.
	Rounded exact.Num
}

// A Given is what a part gets of a gap.
type Given struct {
	// Rounded has the columns, rounded so that all adds up.
	Rounded Move
	// Below is what there is to divide further.
	Below Gap
}

// Divide gives every part of a whole with a target and a value what it did. The
// rounded columns of all parts, reserve (what the parts' aims promise beyond the
// target) and unexplained (the value beyond what the parts compose to) add up to
// g.Rounded; every part's sum is rounded down or up, and so is each of its columns.
func (g Gap) Divide(s Split, target, value exact.Num, places int32) (given []Given, reserve, unexplained exact.Num) {
	n := len(s.Moves)
	given = make([]Given, n)
	sums := make([]exact.Num, n+2)
	moves := make([]Move, n)
	for i, m := range s.Moves {
		moves[i] = Move{Value: m.Value.Mul(g.Weight), Passes: m.Passes.Mul(g.Weight),
			Mix: m.Mix.Mul(g.Weight).Add(m.Slope.Mul(g.Mix))}
		sums[i] = moves[i].Sum()
		given[i].Below = Gap{Weight: m.Slope.Mul(g.Weight), Mix: moves[i].Mix}
	}
	sums[n] = s.From.Sub(target).Mul(g.Weight)
	sums[n+1] = value.Sub(s.To).Mul(g.Weight)
	rounded := Apportion(g.Rounded, sums, places)
	for i, m := range moves {
		given[i].round(m, rounded[i], places)
	}
	return given, rounded[n], rounded[n+1]
}

// round rounds a part's columns so that they add up to sum.
func (v *Given) round(m Move, sum exact.Num, places int32) {
	v.Below.Rounded = sum
	if !m.Passes.IsZero() {
		apart := Apportion(sum, []exact.Num{m.Value.Add(m.Mix), m.Passes}, places)
		v.Below.Rounded, v.Rounded.Passes = apart[0], apart[1]
	}
	v.Rounded.Value = v.Below.Rounded
	if !m.Mix.IsZero() {
		apart := Apportion(v.Below.Rounded, []exact.Num{m.Value, m.Mix}, places)
		v.Rounded.Value, v.Rounded.Mix = apart[0], apart[1]
	}
}
