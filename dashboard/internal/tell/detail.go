package tell

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// Course writes where a horizon is going, and what that takes, a sentence each; nothing
// where that is not known.
func (w Teller) Course(kpiID string, c *kpi.Course) []string {
	if c == nil || !Known(c.Forecast.Reading) || c.Forecast.Goal == nil {
		return nil
	}
	g := c.Forecast
	value, target, light := w.Told(g), w.Goal(kpiID, g.Goal), w.Light(g.Status)
	switch {
	case c.Left <= 0:
		return []string{fmt.Sprintf(w.Say.SoFar, value, target, light)}
	case g.Status == kpi.Green:
		return []string{fmt.Sprintf(w.Say.OnCourse, value, target)}
	}
	said := []string{fmt.Sprintf(w.Say.Forecast, value, target, light)}
	if len(c.Needed) > 0 && Known(c.Needed[0]) {
		said = append(said, fmt.Sprintf(w.Say.Need, w.Asked(kpiID, c.Needed[0])))
	}
	if c.OutOfReach {
		said = append(said, w.Say.OutOfReach)
	}
	if runsShort(c) {
		periods := kpi.Indicator{Decimals: 1}.Format(c.Range, w.Format)
		said = append(said, fmt.Sprintf(w.Say.Lasts, periods))
	}
	return said
}

// runsShort reports whether a budget ends before its horizon does. With the busiest
// periods ahead a range may be longer than what is left, and the forecast not green:
// to name it would only confuse.
func runsShort(c *kpi.Course) bool {
	periods, ok := c.Range.Value()
	return ok && !c.OutOfReach && exact.Compare(periods, decimal.New(int64(c.Left), 0)) < 0
}

// Share writes what a place added to the chain's gap, empty where that does not show.
func (w Teller) Share(kpiID string, share kpi.Reading) string {
	v, ok := share.Value()
	if !ok {
		return ""
	}
	size := w.Value(kpiID, kpi.Of(exact.Any(v).Abs().Read()))
	switch {
	case size == w.Value(kpiID, kpi.Of(exact.Int(0).Read())):
		return ""
	case v.Sign() < 0:
		return fmt.Sprintf(w.Say.Gain, size)
	}
	return fmt.Sprintf(w.Say.Added, size)
}

// A Hop is a stop on a line of sight, with the names that people know it by.
type Hop struct {
	At               chain.Place
	KPI, Name, Where string
}

// Hops writes the way from a place to the customer, a name each: places while the KPI
// stays the same, and from there on KPIs. Where it begins is not said.
func Hops(sight []Hop) []string {
	var hops []string
	for k := 1; k < len(sight); k++ {
		from, to := sight[k-1], sight[k]
		switch {
		case to.KPI == from.KPI:
			hops = append(hops, Cut(to.Where))
		case to.At == from.At:
			hops = append(hops, Cut(to.Name))
		default:
			hops = append(hops, Cut(to.Name+" · "+to.Where))
		}
	}
	return hops
}
