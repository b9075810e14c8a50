package dashboard

import (
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// A Board is a dashboard for one audience: plain data, in the order to show it in.
// The zero value is a board of nothing, for directors.
type Board struct {
	// For is the audience, Name what people call it; empty for directors.
	For  chain.Place `json:"for"`
	Name string      `json:"name,omitempty"`
	// Period is the label of the current result.
	Period string `json:"period"`
	// Periods are the labels of all results given, in time order, future ones
	// included.
	Periods []string `json:"periods"`
	// Card is all chains in one light: the mean of the values of their sections that
	// have data (Coverage more than 0), rounded down to 0.01, and the worst of their
	// lights, where no data is none. Its Coverage is the mean of all their sections',
	// rounded down to 4 decimals. Goals outside any chain do not count: what serves
	// only the department earns nothing. NoData if every section has none.
	Card kpi.Score `json:"card"`
	// KPIs defines the indicators on the board, those of its lines of sight included,
	// in model order, for formats and charts.
	KPIs []kpi.Indicator `json:"kpis"`
	// Sections has one for each chain the audience takes part in, in model order, and
	// last, with an empty Chain, the goals it has outside any chain, if it has any.
	// Directors see the chains only.
	Sections []Section `json:"sections"`
}

// Format writes a tile's reading for people: see [kpi.Indicator.Format]. An empty
// string if it is hidden, or of a KPI that is not on the board; a nil board has none.
func (b *Board) Format(t Tile, f kpi.Format) string {
	if b == nil {
		return ""
	}
	k := slices.IndexFunc(b.KPIs, func(i kpi.Indicator) bool { return i.ID == t.KPI })
	if t.Hidden || k < 0 {
		return ""
	}
	return b.KPIs[k].Format(t.Gauge.Reading, f)
}

// indicators returns those of all that are on the board.
func (b *Board) indicators(all []kpi.Indicator) []kpi.Indicator {
	on := map[string]bool{}
	for _, s := range b.Sections {
		for _, t := range slices.Concat(s.Shared, s.Own, s.Handovers, s.Parts) {
			on[t.KPI] = true
			for _, hop := range t.Sight {
				on[hop.Hop.KPI] = true
			}
		}
	}
	list := []kpi.Indicator{}
	for _, i := range all {
		if on[i.ID] {
			list = append(list, i)
		}
	}
	return list
}

// cardOf returns the cards of sections in one: see [Board].Card. The card of one
// section is that section's.
func cardOf(sections []Section) kpi.Score {
	var known, lit int64
	var values, coverage exact.Num
	worst := kpi.Green
	chains := int64(0)
	for _, s := range sections {
		if s.Chain == "" {
			continue
		}
		chains++
		coverage = coverage.Add(exact.MustFrom(s.Card.Coverage))
		if s.Card.Status != kpi.NoData {
			lit++
			worst = min(worst, s.Card.Status)
		}
		if s.Card.Status != kpi.NoData || s.Card.Coverage.Sign() > 0 {
			known++
			values = values.Add(exact.MustFrom(s.Card.Value))
		}
	}
	if known == 0 {
		return kpi.Score{}
	}
	if lit == 0 {
		worst = kpi.NoData
	}
	return kpi.Score{
		Value:    values.Quo(exact.Int(known)).Decimal(2, exact.Floor),
		Status:   worst,
		Coverage: coverage.Quo(exact.Int(chains)).Decimal(4, exact.Floor),
	}
}
