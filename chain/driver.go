package chain

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/jsonx"
	"github.com/kpichain/kpichain/internal/rule"
	"github.com/kpichain/kpichain/kpi"
)

// A Driver is a KPI seen as a cause of another (Dutch: vertaalde KPI). The zero
// value is no KPI at no place.
type Driver struct {
	At  Place  `json:"at"`
	KPI string `json:"kpi"`
	// Weight is the driver's share, 0..1 to 4 decimals: its |Effect| among all drivers
	// with data; split equally over the places with data when it has goals at several.
	// Zero without data. Rounded by largest remainder, so that all add up to 1.
	Weight decimal.Decimal `json:"weight"`
	// Contribution is Weight, before it was rounded, times Gauge.Score, in points of
	// 100 to 2 decimals. Rounded by largest remainder, so that all add up to the
	// expected score, which is rounded half away from zero.
	Contribution decimal.Decimal `json:"contribution"`
	Gauge        kpi.Gauge       `json:"gauge"`
	// Expected is what the influence's Curve says the KPI should read for this driver's
	// reading, worked out exactly and rounded once as readings are; no data without a
	// curve or a value.
	Expected kpi.Reading `json:"expected"`
}

// MarshalJSON writes the fields with their decimals as strings.
func (d Driver) MarshalJSON() ([]byte, error) { return jsonx.Marshal(d) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, d stays as it was.
func (d *Driver) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, d) }

// Drivers returns how the KPIs that influence a KPI for the better stand within a
// chain: those with a goal on it, or else on its steps, one for every step; goals
// of the profession do not count. Getting better at a driver makes the KPI better: a
// KPI that is better Near its target is no driver, and has none.
//
// The contributions add up to the score that the drivers lead one to expect, for
// comparison with the KPI's own: an expectation, no proof. They come from the
// largest, ties in the order of Model.Influences and then of the chain's links;
// those whose gauge has [kpi.NoData] come last. Empty, not nil, without drivers and
// for an unknown chain or KPI.
func (r *Result) Drivers(chainID, kpiID string) []Driver {
	c, ok := r.plan.names.chains.Get(chainID)
	k, known := r.plan.names.kpis.Get(kpiID)
	if !ok || !known {
		return []Driver{}
	}
	d := drivers{Result: r, chain: int(c), list: []Driver{}}
	for n := range r.plan.model.Influences {
		if in := &r.plan.model.Influences[n]; in.To == kpiID && r.plan.drives(in, int(k)) {
			d.add(in)
		}
	}
	return d.weighed()
}

// drives reports whether getting better at the one KPI of an influence makes the
// other, k, better.
func (p *Plan) drives(in *Influence, k int) bool {
	return p.pull(p.kpi(in.From))*in.Effect.Sign()*p.pull(k) > 0
}

// drivers gathers the drivers of a KPI in a chain.
type drivers struct {
	*Result
	chain int
	list  []Driver
	// effects has what each weighs: its part of an effect, 0 without data.
	effects []exact.Num
}

// add adds the places at which an influence has its cause steered.
func (d *drivers) add(in *Influence) {
	first, lit := len(d.list), int64(0)
	k := d.plan.kpi(in.From)
	for _, s := range d.plan.steeredAt(d.chain, k) {
		g, _ := d.gauge(s, k)
		if g.Status != kpi.NoData {
			lit++
		}
		d.list = append(d.list, Driver{At: d.plan.placeAt(s), KPI: in.From, Gauge: g, Expected: d.expected(s, k, in.Curve)})
	}
	for n := first; n < len(d.list); n++ {
		var effect exact.Num
		if d.list[n].Gauge.Status != kpi.NoData {
			effect = exact.MustFrom(in.Effect).Abs().Quo(exact.Int(lit))
		}
		d.effects = append(d.effects, effect)
	}
}

// steeredAt returns where in a chain a KPI is steered: on it, or else at each of its
// steps and links where it is.
func (p *Plan) steeredAt(c, k int) []spotAt {
	whole := spotAt{chain: c, link: -1}
	if p.steers(whole, k) {
		return []spotAt{whole}
	}
	var list []spotAt
	for l, link := range p.shapes[c].links {
		for _, s := range linkSpots(c, l, link.step) {
			if p.steers(s, k) {
				list = append(list, s)
			}
		}
	}
	return list
}

// expected returns what a curve makes of what a KPI reads at a spot.
func (d *drivers) expected(s spotAt, k int, curve []Point) kpi.Reading {
	v, _ := d.see(s, k)
	x, ok := v.Value()
	if !ok || len(curve) == 0 {
		return kpi.Reading{}
	}
	return readingOf(rule.Of(along(curve, x)), false)
}

// along returns where a curve is at x: straight between its points, flat beyond
// them.
func along(curve []Point, x exact.Num) exact.Num {
	from := func(k int) exact.Num { return exact.MustFrom(curve[k].From) }
	to := func(k int) exact.Num { return exact.MustFrom(curve[k].To) }
	right := slices.IndexFunc(curve, func(p Point) bool { return x.Less(exact.MustFrom(p.From)) })
	switch right {
	case -1:
		return to(len(curve) - 1)
	case 0:
		return to(0)
	}
	left := right - 1
	way := x.Sub(from(left)).Quo(from(right).Sub(from(left)))
	return to(left).Add(way.Mul(to(right).Sub(to(left))))
}

// The decimals of a driver's weight and contribution.
const (
	sharePlaces = 4
	scorePlaces = 2
)

// weighed returns the drivers with their weights and contributions, in order.
func (d *drivers) weighed() []Driver {
	var all exact.Num
	for _, effect := range d.effects {
		all = all.Add(effect)
	}
	if !all.IsZero() {
		weights, points := make([]exact.Num, len(d.list)), make([]exact.Num, len(d.list))
		for n, effect := range d.effects {
			weights[n] = effect.Quo(all)
			points[n] = weights[n].Mul(exact.MustFrom(d.list[n].Gauge.Score))
		}
		given, earned := roundAll(weights, sharePlaces), roundAll(points, scorePlaces)
		for n := range d.list {
			d.list[n].Weight, d.list[n].Contribution = given[n].Read(), earned[n].Read()
		}
	}
	slices.SortStableFunc(d.list, func(a, b Driver) int {
		switch lit := a.Gauge.Status != kpi.NoData; {
		case lit == (b.Gauge.Status != kpi.NoData):
			return exact.Compare(b.Contribution, a.Contribution)
		case lit:
			return -1
		}
		return 1
	})
	return d.list
}

// roundAll rounds numbers so that they add up to their sum, rounded half away from
// zero.
func roundAll(numbers []exact.Num, places int32) []exact.Num {
	var sum exact.Num
	for _, n := range numbers {
		sum = sum.Add(n)
	}
	return rule.Apportion(sum.Round(places, exact.HalfAway), numbers, places)
}
