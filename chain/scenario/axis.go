package scenario

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/jsonx"
	"github.com/kpichain/kpichain/kpi"
)

// MostPoints is the most points of a [Sweep].
const MostPoints = 1_000_000

// An Axis is an input that a [Sweep] moves: what KPI reads at a place, from From to To in
// steps of Step. To is the last point if it is on the grid; the last point lies before it
// otherwise. From <= To and Step > 0; points may have more decimals than the KPI. The
// zero value is no axis.
//
// KPI is the one that is swept or [chain.Passes], at a link {Chain, Step}.
type Axis struct {
	At   chain.Place     `json:"at"`
	KPI  string          `json:"kpi"`
	From decimal.Decimal `json:"from"`
	To   decimal.Decimal `json:"to"`
	Step decimal.Decimal `json:"step"`
}

// MarshalJSON writes the fields with their decimals as strings.
func (a Axis) MarshalJSON() ([]byte, error) { return jsonx.Marshal(a) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are errors.
// Where it fails, a stays as it was.
func (a *Axis) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, a) }

// name is the name of the axis' column.
func (a Axis) name() string { return a.KPI + " " + a.At.String() }

// reading returns what is measured at a point of the axis.
func (a Axis) reading(r *chain.Result, point decimal.Decimal) chain.Measurement {
	return chain.Measurement{At: a.At, KPI: a.KPI, Reading: keep(r, a.At, a.KPI, point)}
}

// A grid is the points of an axis, and how each is written.
type grid struct {
	points      []exact.Num
	cells       []string
	first, last decimal.Decimal
}

// grid returns an axis' points, and reports what is wrong with them; there are none
// then.
func (p *problems) grid(path string, a Axis) grid {
	before := len(p.list)
	from, to := p.decimal(path+".from", a.From), p.decimal(path+".to", a.To)
	step := p.decimal(path+".step", a.Step)
	if len(p.list) > before {
		return grid{}
	}
	if to.Less(from) {
		p.add(path, codeOrder, kpi.ErrRange, "from %s is more than to %s", exact.Text(a.From), exact.Text(a.To))
	}
	if step.Sign() <= 0 {
		p.add(path+".step", codeOrder, kpi.ErrRange, "step %s is not more than 0", exact.Text(a.Step))
	}
	if len(p.list) > before {
		return grid{}
	}
	steps, fits := to.Sub(from).Quo(step).Grid(0, exact.Floor)
	if !fits || steps >= MostPoints {
		p.add(path, codeGrid, kpi.ErrRange, "more than %d points", MostPoints)
		return grid{}
	}
	g := grid{points: make([]exact.Num, steps+1), cells: make([]string, steps+1), first: a.From}
	places := max(-a.From.Exponent(), -a.Step.Exponent(), 0)
	for n := range g.points {
		g.points[n] = from.Add(step.Mul(exact.Int(int64(n))))
		g.last = g.points[n].Decimal(places, exact.Floor)
		if exact.Check(g.last) != nil {
			p.add(path, codeLong, kpi.ErrRange, "a point of more than %d digits", exact.MaxDigits)
			return grid{}
		}
		g.cells[n] = exact.Text(g.last)
	}
	return g
}

// decimal returns a number, and reports one that is too long.
func (p *problems) decimal(path string, d decimal.Decimal) exact.Num {
	x, err := exact.From(d)
	if err != nil {
		p.add(path, codeLong, kpi.ErrRange, "a number of more than %d digits", exact.MaxDigits)
	}
	return x
}

// takeAxes returns the points of axes of a sweep of a KPI at a place, and reports what is
// wrong with them before anything is tried.
func (p *problems) takeAxes(plan *chain.Plan, at chain.Place, kpiID string, axes []Axis) []grid {
	if len(axes) < 1 || len(axes) > 2 {
		p.add("axes", codeGrid, kpi.ErrRange, "%d axes: give one or two", len(axes))
		axes = axes[:min(len(axes), 2)]
	}
	grids := make([]grid, len(axes))
	total := 1
	for n, a := range axes {
		path := axisPath(n)
		p.matters(plan, path, at, kpiID, a)
		grids[n] = p.grid(path, a)
		total *= len(grids[n].points)
	}
	if len(axes) == 2 {
		p.apart(plan, axes[0], axes[1])
	}
	if total > MostPoints {
		p.add("axes", codeGrid, kpi.ErrRange, "%d points, more than %d", total, MostPoints)
	}
	return grids
}

func axisPath(n int) string { return fmt.Sprintf("axes[%d]", n) }

// matters reports an axis that the model does not have, or that cannot count in what is
// swept.
func (p *problems) matters(plan *chain.Plan, path string, at chain.Place, kpiID string, a Axis) {
	_, known := plan.Indicator(a.KPI)
	_, swept := plan.Indicator(kpiID)
	if !exists(plan, a.At) {
		p.add(path+".at", codePlace, chain.ErrUnknown, "no place %q", a.At)
	} else if exists(plan, at) && !below(plan, at, a.At) {
		p.add(path+".at", codeBelow, chain.ErrUnknown, "%q is not below %q", a.At, at)
	}
	if !known {
		p.add(path+".kpi", codeKPI, chain.ErrUnknown, "no KPI %q", a.KPI)
	} else if swept && a.KPI != kpiID && a.KPI != chain.Passes {
		p.add(path+".kpi", codeBelow, chain.ErrUnknown, "%q does not count in %q", a.KPI, kpiID)
	}
}

// apart reports two axes that are one, or of which one hides the other.
func (p *problems) apart(plan *chain.Plan, x, y Axis) {
	const hidden = "%q is below %q, whose reading counts in its place"
	switch {
	case x.KPI != y.KPI:
	case x.At == y.At:
		p.add(axisPath(1), codeTwice, chain.ErrDuplicate, "%q at %q is an axis already", y.KPI, y.At)
	case below(plan, x.At, y.At):
		p.add(axisPath(1)+".at", codeBelow, chain.ErrUnknown, hidden, y.At, x.At)
	case below(plan, y.At, x.At):
		p.add(axisPath(0)+".at", codeBelow, chain.ErrUnknown, hidden, x.At, y.At)
	}
}
