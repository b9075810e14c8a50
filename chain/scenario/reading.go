package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/probe"
	"github.com/kpichain/kpichain/kpi"
)

// keep returns a value as a reading at a place, with the volume of what is read there
// now; without one it is the value alone.
func keep(r *chain.Result, at chain.Place, kpiID string, value decimal.Decimal) kpi.Reading {
	g, _ := r.Gauge(at, kpiID)
	_, volume, ok := g.Reading.Terms()
	if !ok || volume.Sign() <= 0 {
		return kpi.Of(value)
	}
	return kpi.Per(exact.Any(value).Mul(exact.Any(volume)).Read(), volume)
}

// look returns what a KPI reads at a place, exactly, and the probe that tells.
func look(r *chain.Result, at chain.Place, kpiID string) (probe.Sight, probe.Probe, error) {
	own, err := r.Probe(at, kpiID, nil)
	if err != nil {
		return probe.Sight{}, nil, err
	}
	s, err := own.Try(nil)
	return s, own, err
}

// linksOf returns the links of a chain; nil where there is none.
func linksOf(p *chain.Plan, chainID string) []chain.Link {
	for c := range p.Chains() {
		if c.ID == chainID {
			return c.Links
		}
	}
	return nil
}

// passed returns how often a question passes a link of a chain, as measured or else as
// planned.
func passed(r *chain.Result, chainID string, l chain.Link) (exact.Num, error) {
	s, _, err := look(r, chain.Place{Chain: chainID, Step: l.Step}, chain.Passes)
	if err != nil || s.Has {
		return s.Value, err
	}
	return weightOf(l.Passes), nil
}
