package chaintest

import (
	"fmt"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// unshared divides the gaps of wholes down to every level, and adds up what comes of
// it. Of a large model it takes some wholes, evenly spread.
func unshared(s *subject, ms []chain.Measurement) string {
	r, err := s.plan.Evaluate("", ms)
	if err != nil {
		return ""
	}
	every := 1 + len(s.spots)/enough
	for k, p := range s.spots {
		if p.lowest || p.goal == nil || k%every != 0 {
			continue
		}
		g, _ := r.Gauge(p.at, p.ind.ID)
		if _, ok := g.Reading.Value(); !ok || g.Status == kpi.NoData {
			continue // there is no gap
		}
		for _, by := range []chain.Level{chain.Steps, chain.Departments, chain.Teams, chain.People} {
			a, err := r.Attribute(p.at, p.ind.ID, by)
			if err != nil {
				return fmt.Sprintf("leave a gap of %s at %s that cannot be divided over %s: %v", p.ind.ID, p.at, by, err)
			}
			sum := a.Reserve.Add(a.Unexplained)
			for _, c := range a.Shares {
				sum = sum.Add(c.Share.Gap)
			}
			if want := g.Gap.Round(p.ind.Decimals + 2); !a.Gap.Equal(want) || !sum.Equal(want) {
				return fmt.Sprintf("leave a gap of %s at %s of %s, and the shares of %s and the rests of it add up to %s",
					p.ind.ID, p.at, number(want), by, number(sum))
			}
		}
	}
	return ""
}
