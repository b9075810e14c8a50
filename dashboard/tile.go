package dashboard

import (
	"cmp"
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// A Tile is one gauge as the audience may see it. The zero value is a gauge of no
// KPI, nowhere.
type Tile struct {
	At  chain.Place `json:"at"`
	KPI string      `json:"kpi"`
	// Name is the KPI's, Where the place's, both for people: a unit's and a person's
	// place is called by its step and its unit.
	Name  string `json:"name"`
	Where string `json:"where"`
	// Gauge is what is read, held against the goal; only the KPI and the goal of it
	// if it is hidden.
	Gauge kpi.Gauge `json:"gauge"`
	// History has one gauge per Board.Periods, for a sparkline, each against the goal
	// of its own period; NoData where there is none or it is hidden. Nil where there is
	// one period only: then it is the gauge.
	History []kpi.Gauge `json:"history,omitempty"`
	// Trend is over the readings up to the current period, judged as the KPI is
	// defined now, against the goal of now: see [kpi.Indicator.Trend]. A period in which
	// the reading is hidden keeps its place and does not count. The zero value with one
	// period, and if the current reading is hidden.
	Trend kpi.Trend `json:"trend,omitzero"`
	// Course is over all results given, future ones included, each with the goal of its
	// own period: see [kpi.Indicator.Course]. Nil with one period, which is a horizon
	// that the gauge says all about; if the KPI does not compose over time, or not at
	// this place: where its parts compose by a rule that does not go together with
	// Indicator.Over, what the months add up to is not what the year is; if its goal is
	// missing in one of them; and if the reading is hidden in any of them.
	Course *kpi.Course `json:"course,omitempty"`
	// Warning says that a light that is green now is not expected to stay so:
	// [OffCourse], if the forecast for a horizon with periods left is amber or red, or
	// else [Slipping], if the trend is worsening and its next reading would be amber or
	// red by the goal of the next period, or by that of now where none is given. Empty
	// for none, and for any other light.
	Warning Why `json:"warning,omitempty"`
	// Sight is the line of sight from here to the customer (zichtlijn), this place
	// first. Outside any chain it is that along the first chain whose satisfaction it
	// reaches, or else along the first on which it ends, at a goal of the chain as a
	// whole. Empty without a goal, and where it reaches no chain from outside.
	Sight []Sight `json:"sight,omitempty"`
	// Share is what this place added to the chain's gap in the same KPI (ieders
	// aandeel): negative made it worse. See [chain.Result.Share]. It is worked out along
	// the line of sight, so it may differ from [chain.Result.Attribute] in the last digit.
	// No data where it does not compose that far, outside the chains, and in Shared, whose
	// own is the whole gap.
	//
	// It is shown only if the audience may see all that it is worked out from: the reading
	// here, at the chain, and at every place between, and how often the step is passed.
	// Where parts are added up (kpi.Sum, Total, Mean, End), or pooled into a whole that was
	// not measured itself and whose target they have (Ratio), that is all. Under any other
	// rule it is also the readings at all other parts of that whole: for Product, Path,
	// Min, Max, Bottleneck or a custom rule along the chain, all its steps.
	Share kpi.Reading `json:"share"`
	// Hidden reports that privacy rules withhold the reading and all that follows
	// from it.
	Hidden bool `json:"hidden,omitempty"`
}

// tiles returns what there is to see at places, in the order of a board. The route
// is the chain where its sight leads; nil for none.
func (m maker) tiles(r *route, places []chain.Place) []Tile {
	var all []ranked
	for _, at := range places {
		for _, g := range m.now.Gauges(at) {
			all = append(all, m.ranked(r, m.tile(r, at, g)))
		}
	}
	slices.SortStableFunc(all, compareTiles)
	list := make([]Tile, len(all))
	for k := range all {
		list[k] = all[k].Tile
	}
	return list
}

// tile returns one gauge as the audience may see it.
func (m maker) tile(r *route, at chain.Place, g kpi.Gauge) Tile {
	t := Tile{At: at, KPI: g.KPI, Where: m.where(at), Gauge: g, Hidden: m.hides(at, g.KPI)}
	t.Name = m.name(g.KPI)
	if t.Hidden {
		t.Gauge = withheld(at, g)
	}
	switch {
	case g.Goal == nil:
	case r == nil:
		t.Sight = m.sightOutside(at, g.KPI)
	default:
		t.Sight = m.sight(r, at, g.KPI)
	}
	m.overTime(&t)
	return t
}

// name returns what people call a KPI.
func (m maker) name(kpiID string) string {
	if i, ok := m.plan.Indicator(kpiID); ok && i.Name != "" {
		return i.Name
	}
	return kpiID
}

// where returns what people call a place.
func (m maker) where(at chain.Place) string {
	at.Person = ""
	if at.Step == "" || at.Unit == "" {
		return m.plan.Name(at)
	}
	return m.plan.Name(chain.At(at.Step)) + ", " + m.plan.Name(at)
}

// compareTiles orders tiles by what needs a look first. What is equal is in the
// order of places and KPIs already.
func compareTiles(a, b ranked) int {
	return cmp.Or(
		cmp.Compare(urgency(a.Gauge.Status), urgency(b.Gauge.Status)),
		a.took.Cmp(b.took),
		a.Gauge.Score.Cmp(b.Gauge.Score),
	)
}

// urgency returns where a light stands: red, amber, green, no data.
func urgency(s kpi.Status) int {
	return slices.Index([]kpi.Status{kpi.Red, kpi.Amber, kpi.Green, kpi.NoData}, s)
}
