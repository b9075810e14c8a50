package chain

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/jsonx"
	"github.com/kpichain/kpichain/kpi"
)

// An Attribution is a gap divided: Gap is the sum of the shares, Reserve and
// Unexplained, exactly. Positive made the whole better than its target. All numbers
// are in the KPI's unit, with at most two decimals more than its targets; one of more
// than 30 digits is written to JSON and not read back. The zero value divides nothing.
type Attribution struct {
	At  Place  `json:"at"`
	KPI string `json:"kpi"`
	// Gap is that of the gauge at the place.
	Gap    decimal.Decimal `json:"gap"`
	Shares []Contribution  `json:"shares"`
	// Reserve is what targets promise beyond those of their wholes, over all levels
	// that were divided: what rounding kept back, and what pinned parts and other
	// chains ask beyond this one; below zero where pins promise too little.
	Reserve decimal.Decimal `json:"reserve"`
	// Unexplained is what was measured beyond what the parts compose to, over all
	// levels that were divided: along a chain, often the time lost between the steps.
	Unexplained decimal.Decimal `json:"unexplained"`
}

// A Contribution is what one place added to a gap: negative made it worse. The zero
// value added nothing.
type Contribution struct {
	At    Place     `json:"at"`
	Share kpi.Share `json:"share"`
}

// MarshalJSON writes the fields with their decimals as strings.
func (a Attribution) MarshalJSON() ([]byte, error) { return jsonx.Marshal(a) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, a stays as it was.
func (a *Attribution) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, a) }

// MarshalJSON writes the fields with their decimals as strings.
func (c Contribution) MarshalJSON() ([]byte, error) { return jsonx.Marshal(c) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, c stays as it was.
func (c *Contribution) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, c) }

// Attribute divides the gap of a KPI at a place over the steps, departments, teams or
// people below it (Dutch: wat is ieders aandeel): kpi.Indicator.Attribute applied level
// by level, each level's shares scaled by what their whole was given. Shares, Reserve
// and Unexplained add up to Gap exactly, whichever level is asked for, and what a place
// is given is the same for every level.
//
// What cannot be taken down to the level asked for stays at the lowest place that
// explains it: where nobody was modelled or nothing measured below, and where a KPI
// does not compose. So does being passed more or less often than planned, which is
// measured of a step and is no doing of those who do it. What a unit's own members did,
// where it has sub-units too, is the unit's for any level but People.
//
// In the gap of a chain a unit or person is one contribution over all steps, at a
// pattern without Step: {Unit}, {Unit, Person}. A step's own is at {Step}, what stays at
// the chain at {Chain}. In the gap of a step, or of a place below it, places are
// complete. Steps, departments and teams stand from the largest shortfall, ties in the
// order in which [Plan.Places] has the places of the chain; people, and all else for
// People, in that order: the library ranks no people. Steps that have no say in the
// whole (kpi.End, kpi.Path) have no share.
//
// Volume that moved to a place (Mix, under kpi.Ratio) is volume beyond its planned share:
// of a step its weight times its planned passes, of a unit its weight. It is divided
// over the parts by their mean shares of the volume, planned and read. Under a custom operator nothing is
// divided below a part that read its target.
//
// The error wraps [ErrUnknown] if the model does not have the place or the KPI, or the
// KPI has no goal there, and for a level that does not exist; it wraps [ErrNoData] too if
// there is no value or no light, for then there is no gap to judge. It wraps kpi.ErrRule
// if a custom operator fails on the way from targets to readings. The cost is that of
// one pass over the places below, down to the level; of each place it is what
// kpi.Indicator.Attribute says.
func (r *Result) Attribute(at Place, kpiID string, by Level) (Attribution, error) {
	s, ok := r.plan.locate(at)
	if !ok {
		return Attribution{}, fmt.Errorf("attribute: %w: no place %q", ErrUnknown, at)
	}
	k, ok := r.plan.names.kpis.Get(kpiID)
	if !ok {
		return Attribution{}, fmt.Errorf("attribute: %w: no KPI %q", ErrUnknown, kpiID)
	}
	if !by.known() {
		return Attribution{}, fmt.Errorf("attribute: %w: %s is no level", ErrUnknown, by)
	}
	a, err := r.attribute(s, int(k), by)
	if err != nil {
		return Attribution{}, fmt.Errorf("attribute: %w", err)
	}
	a.At, a.KPI = at, kpiID
	return a, nil
}
