package picture

import (
	"fmt"

	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/dashboard/internal/tell"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// Gauge draws one gauge of a board (Dutch: metertje) as a bullet graph: where its light
// is red, amber and green, a line across at the target, the reading as the shape of its
// light, and the room that is left: how much worse it may get before the light changes.
// While readings are missing, it shows where the value may still end.
//
// The board says how numbers of the KPI are written; a KPI that it does not define, or a
// nil board, has them as they are. A tile that is hidden, without data or without a goal
// is drawn as far as it goes, and says so.
func Gauge(b *dashboard.Board, t dashboard.Tile, o Options) Picture {
	d := dialOf(b, t, o)
	return Picture{title: d.title, table: d.table(), svg: d.svg(), spec: d.spec()}
}

// A dial is a gauge with what is said of it.
type dial struct {
	Options
	tell.Teller
	tile  dashboard.Tile
	kpi   kpi.Indicator
	title string
}

func dialOf(b *dashboard.Board, t dashboard.Tile, o Options) dial {
	if b == nil {
		b = &dashboard.Board{}
	}
	t = shown(t)
	t.Gauge.KPI = t.KPI // which is what the board knows it by
	if t.Gauge.Goal == nil {
		t.Gauge.Status = kpi.NoData // whatever it was made with
	}
	d := dial{Options: o, Teller: tell.New(o.Format, b.KPIs), tile: t}
	d.kpi = d.Indicator(t.KPI)
	d.title = titled(named(t.Name, t.KPI, o.gaugeWords().Gauge), named(t.Where, t.At.String()), b.Period)
	return d
}

// status returns the light that is shown.
func (d dial) status() kpi.Status {
	if s := d.tile.Gauge.Status; s >= kpi.NoData && s <= kpi.Green {
		return s
	}
	return kpi.NoData
}

// reading writes what was read.
func (d dial) reading() string {
	if d.tile.Hidden {
		return d.Say.Hidden
	}
	return d.Told(d.tile.Gauge)
}

// message says the gauge in one line, the word of its light first: what is cut off where
// there is no room is the end.
func (d dial) message() string {
	if d.tile.Hidden {
		return d.Say.Hidden
	}
	said := d.Say.Nothing
	if tell.Known(d.tile.Gauge.Reading) || d.status() != kpi.NoData {
		said = lightWord(d.Teller, d.tile.Gauge) + ": " + d.reading()
	}
	if d.tile.Gauge.Goal != nil {
		said += ", " + d.Say.Target + " " + d.Goal(d.tile.KPI, d.tile.Gauge.Goal)
	}
	return said
}

// room returns how much worse the reading may get before the light changes, and reports
// whether that is anything.
func (d dial) room() (exact.Num, bool) {
	v, ok := numOf(d.tile.Gauge.Room)
	_, read := valueOf(d.tile.Gauge.Reading)
	return v, ok && read && d.status() != kpi.NoData && v.Sign() > 0
}

// roomText writes the room that there is, rounded down; empty for none.
func (d dial) roomText() string {
	v, ok := d.room()
	if !ok {
		return ""
	}
	i := d.kpi
	places := decimalsOf(i)
	for places < 9 && v.Round(places, exact.Floor).IsZero() {
		places++
	}
	i.Decimals = places
	return tell.Cut(i.Format(kpi.Of(v.Decimal(places, exact.Floor)), d.Teller.Format))
}

// still writes where the value may end when all readings are in; empty where it is known.
func (d dial) still() string {
	if b, ok := stillOf(d.tile.Gauge); ok {
		return d.band(b)
	}
	return ""
}

// band writes a band of values.
func (d dial) band(b exact.Interval) string {
	w := d.gaugeWords()
	low, high := d.exactly(b.Lo), d.exactly(b.Hi)
	switch {
	case b.HasLo && b.HasHi && b.Lo.Equal(b.Hi):
		return fmt.Sprintf(w.Exactly, low)
	case b.HasLo && b.HasHi:
		return fmt.Sprintf(w.Between, low, high)
	case b.HasLo:
		return fmt.Sprintf(w.AtLeast, low)
	case b.HasHi:
		return fmt.Sprintf(w.AtMost, high)
	}
	return w.Anything
}

// exactly writes a value with as many decimals as it has, up to nine.
func (d dial) exactly(v exact.Num) string {
	i := d.kpi
	i.Decimals = decimalsOf(i, v)
	return tell.Cut(i.Format(kpi.Of(v.Read()), d.Teller.Format))
}

// decimalsOf returns how many decimals show values as they are: at least those of the
// indicator, and nine at most.
func decimalsOf(i kpi.Indicator, values ...exact.Num) int32 {
	places := min(max(i.Decimals, 0), 9)
	if i.Unit == kpi.Percent {
		places = max(places, 2)
	}
	for _, v := range values {
		for places < 9 && !v.Round(places, exact.Floor).Equal(v) {
			places++
		}
	}
	return places
}

// table says the gauge.
func (d dial) table() table {
	w := d.gaugeWords()
	t := table{heads: []string{w.What, w.Value}, numbers: []bool{false, true}}
	add := func(what, value string) {
		if value != "" {
			t.rows = append(t.rows, []string{what, value})
		}
	}
	add(d.Say.Reading, d.reading())
	add(w.Light, d.light())
	g, held := goalOf(d.kpi, d.tile.Gauge.Goal)
	if held {
		add(d.Say.Target, d.Goal(d.tile.KPI, d.tile.Gauge.Goal))
		add(d.Light(kpi.Green), d.band(g.green))
		if !g.amber.Equal(g.green) {
			add(d.Light(kpi.Amber), w.Otherwise+", "+d.band(g.amber))
		}
		add(d.Light(kpi.Red), w.Otherwise)
	}
	add(w.Room, d.roomText())
	add(w.Still, d.still())
	return t
}

// light writes the light with its shape.
func (d dial) light() string {
	if d.tile.Hidden {
		return d.Light(kpi.NoData)
	}
	return d.LightOf(d.tile.Gauge)
}
