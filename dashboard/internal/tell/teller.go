package tell

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// A Teller writes what a board holds in one language. The zero value writes English, and
// knows no KPIs.
type Teller struct {
	Format kpi.Format
	Say    Words
	KPIs   []kpi.Indicator
}

// New returns a teller of the KPIs of a board, in the language of a format.
func New(f kpi.Format, kpis []kpi.Indicator) Teller {
	return Teller{Format: f, Say: In(f.Language), KPIs: kpis}
}

// Indicator returns a KPI's definition, as good as it gets.
func (w Teller) Indicator(id string) kpi.Indicator {
	if k := slices.IndexFunc(w.KPIs, func(i kpi.Indicator) bool { return i.ID == id }); k >= 0 {
		return w.KPIs[k]
	}
	return kpi.Indicator{ID: id, Decimals: 2}
}

// Value writes a reading of a KPI.
func (w Teller) Value(kpiID string, r kpi.Reading) string {
	return Cut(w.Indicator(kpiID).Format(r, w.Format))
}

// Told writes a gauge's reading. Where rounding would put it on the other side of where
// its light changes, or on it, it has more decimals, so that it says what its light says.
func (w Teller) Told(g kpi.Gauge) string {
	i := w.Indicator(g.KPI)
	v, err := exactOf(g.Reading)
	if err != nil || g.Goal == nil {
		return w.Value(g.KPI, g.Reading)
	}
	const most = 9
	for ; i.Decimals < most && !agrees(v, places(i), *g.Goal); i.Decimals++ {
	}
	return Cut(i.Format(g.Reading, w.Format))
}

// exactOf returns the value of a reading; an error where there is none to reckon with.
func exactOf(r kpi.Reading) (exact.Num, error) {
	v, ok := r.Value()
	if !ok {
		return exact.Num{}, kpi.ErrRange
	}
	return exact.From(v)
}

// places returns how many decimals of a value an indicator shows.
func places(i kpi.Indicator) int32 {
	if i.Unit == kpi.Percent {
		return max(i.Decimals, 2)
	}
	return max(i.Decimals, 0)
}

// agrees reports whether a value rounded to some decimals lies as it does to the target
// and to where the light changes.
func agrees(v exact.Num, places int32, goal kpi.Thresholds) bool {
	rounded := v.Round(places, exact.HalfAway)
	ends := []decimal.Decimal{goal.Target}
	for _, band := range []kpi.Band{goal.Green, goal.Amber} {
		if end, ok := band.Min(); ok {
			ends = append(ends, end)
		}
		if end, ok := band.Max(); ok {
			ends = append(ends, end)
		}
	}
	return !slices.ContainsFunc(ends, func(d decimal.Decimal) bool {
		end, err := exact.From(d)
		return err == nil && rounded.Cmp(end) != v.Cmp(end)
	})
}

// Goal writes what is aimed for, empty for nothing.
func (w Teller) Goal(kpiID string, goal *kpi.Thresholds) string {
	if goal == nil {
		return ""
	}
	return w.Asked(kpiID, kpi.Of(goal.Target))
}

// Asked writes a reading to make or to better, empty for no value.
func (w Teller) Asked(kpiID string, r kpi.Reading) string {
	if !Known(r) {
		return ""
	}
	return sign(w.Indicator(kpiID)) + w.Value(kpiID, r)
}

// Aimed writes what is agreed to aim for, with as many decimals as it was agreed with.
func (w Teller) Aimed(kpiID string, aim kpi.Reading) string {
	i := w.Indicator(kpiID)
	if v, err := exactOf(aim); err == nil {
		for i.Decimals < 9 && !v.Round(places(i), exact.Floor).Equal(v) {
			i.Decimals++
		}
	}
	return sign(i) + Cut(i.Format(aim, w.Format))
}

// sign returns which way is better, before a number to make.
func sign(i kpi.Indicator) string {
	return map[kpi.Direction]string{kpi.Higher: "≥ ", kpi.Lower: "≤ ", kpi.Near: "≈ "}[i.Better]
}

// Known reports whether a reading has a value.
func Known(r kpi.Reading) bool {
	_, ok := r.Value()
	return ok
}

// Light writes a light as a shape and a word.
func (w Teller) Light(s kpi.Status) string { return Shape(s) + " " + w.Format.Status(s) }

// LightOf writes the light of a gauge, and that there is no goal where a reading is held
// against none.
func (w Teller) LightOf(g kpi.Gauge) string {
	if _, _, read := g.Reading.Terms(); read && g.Goal == nil {
		return Shape(kpi.NoData) + " " + w.Say.NoGoal
	}
	return w.Light(g.Status)
}

// Score writes a card in one line.
func (w Teller) Score(s kpi.Score) string {
	if s.Status == kpi.NoData {
		return Shape(kpi.NoData) + " " + w.Say.Nothing
	}
	text := w.Light(s.Status) + ", " + fmt.Sprintf(w.Say.OutOf, w.whole("", s.Value))
	if exact.Compare(s.Coverage, decimal.New(1, 0)) < 0 {
		text += ", " + fmt.Sprintf(w.Say.FromPart, w.whole(kpi.Percent, s.Coverage))
	}
	return text
}

// whole writes a number or a fraction rounded down, so that it never looks better than
// its light.
func (w Teller) whole(unit string, d decimal.Decimal) string {
	x, err := exact.From(d)
	if err != nil {
		return w.Say.Nothing
	}
	places := int32(0)
	if unit == kpi.Percent {
		places = 2
	}
	i := kpi.Indicator{Unit: unit, Decimals: places}
	return i.Format(kpi.Of(x.Decimal(places, exact.Floor)), w.Format)
}
