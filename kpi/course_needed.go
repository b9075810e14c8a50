package kpi

import (
	"errors"
	"fmt"
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/internal/rule"
)

// needed returns the readings with which the periods left just make the horizon's goal,
// and reports that none do.
func (h *horizon) needed(whole light.Bands) (readings []Reading, out bool, err error) {
	readings = []Reading{}
	left := len(h.parts) - h.past
	if left == 0 || h.rule.Pools && h.coming.IsZero() {
		return readings, false, nil
	}
	var x []exact.Num
	switch {
	case h.rule.Pools:
		all := h.volume.Add(h.coming.Mul(exact.Int(int64(left))))
		x, err = h.share(whole.Target.Mul(all).Sub(h.sum).Quo(h.coming))
	case h.rule.Closed == rule.Add:
		x, err = h.share(whole.Target.Sub(h.sum))
	case h.rule.Copies:
		x, err = h.copies(whole)
	default:
		x, err = h.equal(whole)
	}
	var far *rule.InfeasibleError
	switch {
	case errors.As(err, &far), errors.Is(err, rule.ErrLevel):
		return readings, true, nil
	case errors.Is(err, rule.ErrFit):
		return readings, false, h.unfit()
	case err != nil:
		return readings, false, classify(err)
	}
	for _, v := range x {
		r := Of(v.Read())
		if h.rule.Pools {
			r = Per(v.Mul(h.coming).Read(), h.coming.Read())
		}
		if err := r.check(); err != nil {
			return nil, false, err
		}
		readings = append(readings, r)
	}
	return readings, false, nil
}

// unfit says why the periods left can be asked for nothing that can be written down.
func (h *horizon) unfit() error {
	lo, hi := h.domain.Lo.Round(h.in.Decimals, exact.Ceil), h.domain.Hi.Round(h.in.Decimals, exact.Floor)
	left := fmt.Sprintf("what is needed from period %d on", h.past)
	if h.domain.HasLo && h.domain.HasHi && hi.Less(lo) {
		return problemf(ErrRange, "%s: domain %s holds no number of %d decimals", left, light.Describe(h.domain), h.in.Decimals)
	}
	return problemf(ErrRange, "%s: readings of more than 18 digits, counted to %d decimals", left, h.in.Decimals)
}

// share divides a total over the periods left in proportion to their targets. Those with
// a target of zero get nothing, unless that does not come to the total.
func (h *horizon) share(total exact.Num) ([]exact.Num, error) {
	bands := h.bands[h.past:]
	var weights []exact.Num
	var at []int
	for k, b := range bands {
		if !b.Target.IsZero() {
			weights, at = append(weights, b.Target.Abs()), append(at, k)
		}
	}
	all := len(at) == len(bands)
	if len(at) > 0 && oneSided(bands) && (all || h.domain.Contains(exact.Num{})) {
		shares, err := h.divide(total, weights)
		if all {
			return shares, err
		}
		off := total.Sub(sum(shares)).Abs()
		if err == nil && off.Less(exact.Scaled(1, h.in.Decimals)) {
			x := make([]exact.Num, len(bands))
			for n, k := range at {
				x[k] = shares[n]
			}
			return x, nil
		}
	}
	return h.divide(total, slices.Repeat([]exact.Num{exact.Int(1)}, len(bands)))
}

// divide divides a total by weights, as a goal is divided over parts.
func (h *horizon) divide(total exact.Num, weights []exact.Num) ([]exact.Num, error) {
	one := exact.Int(1)
	parts := make([]rule.Part, len(weights))
	for k, w := range weights {
		parts[k] = rule.Part{Weight: w, Passes: one, Planned: one}
	}
	r, _ := rule.Builtin(string(Sum))
	x, err := h.cascade(r, total, parts)
	if err != nil {
		return nil, err
	}
	if h.in.Better == Near && !h.domain.Times(int64(len(parts))).Contains(total) {
		return nil, apart(sum(x), total)
	}
	return x, h.nearly(sum(x), total)
}

// cascade returns the targets of parts that just make a whole.
func (h *horizon) cascade(r *rule.Rule, target exact.Num, parts []rule.Part) ([]exact.Num, error) {
	bands, _, err := r.Cascade(h.just(target), parts, make([]*light.Bands, len(parts)),
		rule.Grid{Places: h.in.Decimals, Domain: h.domain})
	if err != nil {
		return nil, err
	}
	x := make([]exact.Num, len(bands))
	for k, b := range bands {
		x[k] = b.Target
	}
	return x, nil
}

// nearly reports as an error that a whole is no nearer to a target of Near than a last
// digit, which is what rounding may take.
func (h *horizon) nearly(made, target exact.Num) error {
	if h.in.Better == Near && !target.Sub(made).Less(exact.Scaled(1, h.in.Decimals)) {
		return apart(made, target)
	}
	return nil
}

// apart says that the best there is does not make a target.
func apart(best, target exact.Num) error {
	return &rule.InfeasibleError{Best: best, Limit: target, Short: best.Sub(target).Abs()}
}

// just returns bands of what makes a target: it or better, and for Near down to the last
// digit below it: see nearly.
func (h *horizon) just(target exact.Num) light.Bands {
	b := light.Bands{Target: target, Green: exact.AtLeast(target), Better: light.Direction(h.in.Better)}
	switch h.in.Better {
	case Lower:
		b.Green = exact.AtMost(target)
	case Near:
		b.Green = exact.Between(target.Sub(exact.Scaled(1, h.in.Decimals)), target)
	}
	b.Amber = b.Green
	return b
}

// copies gives every period left the horizon's target, or, where only the last counts,
// its own.
func (h *horizon) copies(whole light.Bands) ([]exact.Num, error) {
	mode := exact.Floor
	if h.in.Better == Higher {
		mode = exact.Ceil
	}
	parts, x := slices.Clone(h.parts), make([]exact.Num, 0, len(h.parts)-h.past)
	exactly := slices.Clone(h.parts)
	for k := h.past; k < len(parts); k++ {
		target := whole.Target
		if h.rule.Last {
			target = h.bands[k].Target
		}
		v := h.domain.Nearest(target.Round(h.in.Decimals, mode))
		x, parts[k].Reading = append(x, v), rule.Of(v)
		exactly[k].Reading = rule.Of(h.domain.Nearest(target))
	}
	if h.in.Better == Near { // which does not have to be one of so few decimals
		made, err := h.rule.Compose(exactly)
		if v, _ := made.Value(); err == nil && !v.Equal(whole.Target) {
			return nil, apart(v, whole.Target)
		}
	}
	made, err := h.rule.Compose(parts)
	if err != nil {
		return nil, err
	}
	v, _ := made.Value()
	if !h.just(whole.Target).Green.Contains(v) {
		return nil, apart(v, whole.Target)
	}
	return x, h.nearly(v, whole.Target)
}

// equal asks a host's operator for the same of every period left, after what was read.
func (h *horizon) equal(whole light.Bands) ([]exact.Num, error) {
	after := rule.Custom(h.rule.Name, h.rule.Groups, func(in []rule.Part) (rule.Reading, error) {
		return h.rule.Known(slices.Concat(h.parts[:h.past], in))
	})
	x, err := h.cascade(after, whole.Target, h.parts[h.past:])
	if err != nil || h.in.Better != Near {
		return x, err
	}
	parts := slices.Clone(h.parts[h.past:])
	for k := range parts {
		parts[k].Reading = rule.Of(x[k])
	}
	made, err := after.Known(parts)
	if err != nil {
		return nil, err
	}
	v, _ := made.Value()
	return x, h.nearly(v, whole.Target)
}
