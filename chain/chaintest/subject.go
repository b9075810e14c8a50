package chaintest

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// A subject is the model that is tried, and where it may be read.
type subject struct {
	plan *chain.Plan
	// spots are where readings are taken, wholes before their parts.
	spots []spot
	// chains are the wholes of all, and links the places whose passes may be measured.
	chains, links []chain.Place

	// split is the plan of the model with its people in other units, nil if that
	// cannot be had; homes says in which, by the unit and person they were.
	split        *chain.Plan
	homes        map[chain.Place]string
	stopsAtTeams map[string]bool
}

// A spot is a KPI at a place where it may be read.
type spot struct {
	at   chain.Place
	ind  kpi.Indicator
	goal *kpi.Thresholds // nil where there is none
	// lowest: it is composed of nothing.
	lowest bool
	domain kpi.Band
}

// newSubject plans a model and finds out where it may be read. It stops the test
// and returns nil where there is no plan.
func newSubject(t testing.TB, m chain.Model) *subject {
	t.Helper()
	plan := planned(t, m)
	if plan == nil {
		return nil
	}
	s := &subject{plan: plan, homes: map[chain.Place]string{}, stopsAtTeams: map[string]bool{}}
	m = plan.Model() // a copy, to change
	s.findSpots(m)
	for _, c := range m.Chains {
		s.chains = append(s.chains, chain.Whole(c.ID))
		for _, l := range c.Links {
			if l.Choice == "" { // chances would have to add up
				s.links = append(s.links, chain.Place{Chain: c.ID, Step: l.Step})
			}
		}
	}
	s.splitUnits(m)
	return s
}

// A figure is a KPI at a place.
type figure struct {
	at  chain.Place
	kpi string
}

// findSpots finds every place where a KPI may be read and either has a goal or is
// part of a whole, wholes before their parts.
func (s *subject) findSpots(m chain.Model) {
	readable := s.readable(m)
	counted := map[figure]bool{}
	for at := range s.plan.Places(chain.Place{}) {
		for _, ind := range m.KPIs {
			if !readable[figure{at, ind.ID}] {
				continue
			}
			goal, has := s.plan.Target(at, ind.ID)
			lowest := true
			for _, part := range s.plan.Parts(at) {
				_, targeted := s.plan.Target(part, ind.ID)
				if composes(ind, at) && readable[figure{part, ind.ID}] && (targeted || !has) {
					counted[figure{part, ind.ID}] = true
					lowest = false
				}
			}
			if !has && !counted[figure{at, ind.ID}] {
				continue
			}
			p := spot{at: at, ind: ind, lowest: lowest, domain: domain(ind)}
			if has {
				p.goal = &goal
			}
			s.spots = append(s.spots, p)
		}
	}
}

// readable asks the plan where a KPI may be read: a reading of no data may be given
// only there.
func (s *subject) readable(m chain.Model) map[figure]bool {
	var probe []chain.Measurement
	for at := range s.plan.Places(chain.Place{}) {
		for _, ind := range m.KPIs {
			probe = append(probe, chain.Measurement{At: at, KPI: ind.ID})
		}
	}
	may := map[figure]bool{}
	for _, p := range probe {
		may[figure{p.At, p.KPI}] = true
	}
	var invalid *chain.InvalidError
	if _, err := s.plan.Evaluate("", probe); errors.As(err, &invalid) {
		for _, p := range invalid.Problems {
			var k int
			if _, err := fmt.Sscanf(p.Path, "[%d]", &k); err == nil {
				delete(may, figure{probe[k].At, probe[k].KPI})
			}
		}
	}
	return may
}

// composes reports whether a KPI composes at a place: along a chain, or across
// what is in a step or a unit.
func composes(ind kpi.Indicator, at chain.Place) bool {
	if at.Chain != "" {
		return ind.Along != kpi.None
	}
	return ind.Across != kpi.None
}

// domain returns what a KPI can read, with what its rules imply.
func domain(ind kpi.Indicator) kpi.Band {
	in := ind.Domain
	rules := []kpi.Rule{ind.Along, ind.Across}
	if slices.Contains(rules, kpi.Product) {
		in, _ = in.Meet(kpi.Between(decimal.Decimal{}, one()))
	}
	if slices.Contains(rules, kpi.Path) {
		in, _ = in.Meet(kpi.AtLeast(decimal.Decimal{}))
	}
	return in
}

func one() decimal.Decimal { return decimal.New(1, 0) }
