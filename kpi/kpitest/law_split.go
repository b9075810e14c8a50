package kpitest

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/kpi"
)

// split divides the gap of a whole whose goal was taken apart.
func split(s *subject, whole []part) string {
	goal, ok := s.missed(whole)
	if !ok {
		return ""
	}
	target := text(goal.whole.Target)
	gauge, a, err := s.divide(whole, goal)
	if err != nil {
		return fmt.Sprintf("have a gap to the target %s that cannot be divided: %v", target, err)
	}
	sum := a.Reserve.Add(a.Unexplained)
	for k, share := range a.Shares {
		sum = sum.Add(share.Gap)
		if own := share.Value.Add(share.Passes).Add(share.Mix); !own.Equal(share.Gap) {
			return fmt.Sprintf("are off the target %s, of which %s has %s, and what that is made up of is %s", target,
				name(k), text(share.Gap), text(own))
		}
	}
	if want := gauge.Gap.Round(s.ind.Decimals + 2); !a.Gap.Equal(want) || !sum.Equal(want) {
		return fmt.Sprintf("are %s off the target %s, and the shares and rests of that add up to %s", text(want), target,
			text(sum))
	}
	return ""
}

// fair divides a gap too, and looks at who is on target or better; then again with
// every other part on target.
func fair(s *subject, whole []part) string {
	goal, ok := s.missed(whole)
	if !ok {
		return ""
	}
	if why := s.unfair(whole, goal); why != "" {
		return why
	}
	for k := 0; k < len(whole); k += 2 {
		if t := goal.parts[k]; t != nil {
			whole = with(whole, k, func(p *part) { p.value = t.Target })
		}
	}
	if why := s.unfair(whole, goal); why != "" {
		return fmt.Sprintf("could be at %s, and then %s", values(whole), why)
	}
	return ""
}

// unfair returns whose share has the wrong sign.
func (s *subject) unfair(whole []part, goal cascaded) string {
	_, a, err := s.divide(whole, goal)
	if err != nil {
		return ""
	}
	for k, t := range goal.parts {
		if t == nil {
			continue
		}
		share := a.Shares[k].Value
		above := whole[k].value.Cmp(t.Target)
		better := s.ind.Better == kpi.Higher && above > 0 || s.ind.Better == kpi.Lower && above < 0
		if above == 0 && share.Sign() != 0 || better && share.Sign() < 0 {
			return fmt.Sprintf("are off the target %s, of which %s, at %s for its target %s, has %s", text(goal.whole.Target),
				name(k), text(whole[k].value), text(t.Target), text(share))
		}
	}
	return ""
}

// A cascaded goal is one with those of the parts.
type cascaded struct {
	whole kpi.Thresholds
	parts []*kpi.Thresholds
}

// missed returns a goal that a whole is somewhat off, on the higher side, and that
// can be taken apart.
func (s *subject) missed(whole []part) (cascaded, bool) {
	whole = asPlanned(whole)
	value, ok := s.value(whole)
	if !ok {
		return cascaded{}, false
	}
	margin := decimal.New(5, -2)
	goal := s.goal(value.Sub(s.high.Sub(s.low).Mul(margin)), margin)
	parts, err := s.ind.Cascade(s.op, goal, built(whole))
	return cascaded{goal, parts}, err == nil
}

// divide divides the gap of a whole to its goal.
func (s *subject) divide(whole []part, goal cascaded) (kpi.Gauge, kpi.Attribution, error) {
	parts := built(whole)
	reading, err := s.op.Compose(parts)
	if err != nil {
		return kpi.Gauge{}, kpi.Attribution{}, err
	}
	gauge, err := s.ind.Gauge(reading, &goal.whole)
	if err != nil {
		return kpi.Gauge{}, kpi.Attribution{}, err
	}
	for k := range parts {
		parts[k].Goal = goal.parts[k]
	}
	a, err := s.attribute(s.op, gauge, parts)
	return gauge, a, err
}
