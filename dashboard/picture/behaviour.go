package picture

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/dashboard/internal/tell"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// Behaviour draws the readings of a tile over the periods of its board as a process
// behaviour chart: their mean and natural limits, the readings that are signals, each
// with its shape, and the latest eight with a number and their words, the targets as steps, and the periods to come, still
// empty. Below it stands where the horizon is going, where the tile has a course.
//
// With fewer than five readings it says that there are no limits yet. A tile without
// History is drawn as one period. Of more than 120 periods those up to the current one are
// drawn, and some to come; the table has all of them.
func Behaviour(b *dashboard.Board, t dashboard.Tile, o Options) Picture {
	s := seriesOf(b, t, o)
	return Picture{title: s.title, table: s.table(), svg: s.svg(), spec: s.spec()}
}

// A series is a tile over time, with what is said of it.
type series struct {
	dial
	words   behaviourWords
	gauges  []kpi.Gauge
	periods []string
	now     int // the index of the current period
	limits  *band
}

// A band is natural limits as numbers.
type band struct{ center, low, high exact.Num }

func seriesOf(b *dashboard.Board, t dashboard.Tile, o Options) series {
	s := series{dial: dialOf(b, t, o), words: o.behaviourWords(), now: -1}
	if b != nil {
		s.periods = b.Periods
		s.now = slices.Index(b.Periods, b.Period)
	}
	s.gauges = s.tile.History
	if len(s.gauges) == 0 {
		s.gauges, s.now, s.periods = []kpi.Gauge{s.tile.Gauge}, 0, nil
		if b != nil {
			s.periods = []string{b.Period}
		}
	}
	if s.now < 0 || s.now >= len(s.gauges) {
		s.now = len(s.gauges) - 1
	}
	s.limits = bandOf(s.tile.Trend.Limits)
	s.title = titled(named(t.Name, t.KPI, o.gaugeWords().Gauge), named(t.Where, t.At.String()))
	return s
}

// bandOf returns natural limits as numbers; nil where there are none that can be drawn.
func bandOf(l *kpi.Limits) *band {
	if l == nil {
		return nil
	}
	center, ok := numOf(l.Center)
	low, fits := numOf(l.Low)
	high, too := numOf(l.High)
	if !ok || !fits || !too {
		return nil
	}
	return &band{center, low, high}
}

// period returns what a period is called.
func (s series) period(k int) string {
	if k < len(s.periods) {
		if name := tell.Cut(s.periods[k]); name != "" {
			return name
		}
	}
	return strconv.Itoa(k + 1)
}

// told writes the reading of a period; empty for one to come.
func (s series) told(k int) string {
	g := s.gauge(k)
	if s.tile.Hidden {
		return s.Say.Hidden
	}
	if _, _, read := g.Reading.Terms(); !read && k > s.now {
		return ""
	}
	return s.Told(g)
}

// gauge returns the gauge of a period, of the KPI as the board knows it.
func (s series) gauge(k int) kpi.Gauge {
	g := s.gauges[k]
	g.KPI = s.tile.KPI
	return g
}

// lightOf returns the light of a period, none where there is no goal.
func (s series) lightOf(k int) kpi.Status {
	if g := s.gauges[k]; g.Goal != nil && g.Status >= kpi.NoData && g.Status <= kpi.Green {
		return g.Status
	}
	return kpi.NoData
}

// A flag is the signals at one period.
type flag struct {
	at     int
	rules  []kpi.SignalRule
	better bool
}

// flags returns the signals by period, those that cannot be there left out.
func (s series) flags() (list []flag) {
	for _, signal := range s.tile.Trend.Signals {
		_, named := s.words.Rule[signal.Rule]
		if signal.Index < 0 || signal.Index > s.now || !named {
			continue
		}
		if _, read := valueOf(s.gauges[signal.Index].Reading); !read {
			continue
		}
		k := slices.IndexFunc(list, func(f flag) bool { return f.at == signal.Index })
		if k < 0 {
			k, list = len(list), append(list, flag{at: signal.Index, better: signal.Better})
		}
		list[k].rules = append(list[k].rules, signal.Rule)
	}
	return list
}

// flagText writes what a signal is, and which way it points.
func (s series) flagText(f flag) string {
	var parts []string
	switch {
	case f.better:
		parts = []string{s.words.Better}
	case s.kpi.Better != kpi.Near || s.tile.Gauge.Goal != nil: // else nobody knows
		parts = []string{s.words.Other}
	}
	for _, rule := range f.rules {
		parts = append(parts, s.words.Rule[rule])
	}
	return strings.Join(parts, ", ")
}

// message says in one line what the series shows.
func (s series) message() string {
	if s.tile.Hidden {
		return s.Say.Hidden
	}
	read := 0
	for _, g := range s.gauges {
		if _, ok := valueOf(g.Reading); ok {
			read++
		}
	}
	switch n := len(s.flags()); {
	case read == 0:
		return s.Say.Nothing
	case s.limits == nil:
		return fmt.Sprintf(s.words.TooFew, strconv.Itoa(read))
	case n == 0:
		return s.words.NoSignals
	case n == 1:
		return s.words.OneSignal
	default:
		return fmt.Sprintf(s.words.Signals, strconv.Itoa(n))
	}
}

// notes says what more there is: which way it goes, and where the horizon is going.
func (s series) notes() []string {
	if s.tile.Hidden {
		return nil
	}
	var list []string
	if s.tile.Trend.Limits != nil || s.tile.Trend.Move != kpi.Unclear {
		list = append(list, s.Say.Trend+": "+s.Say.Move[s.tile.Trend.Move])
	}
	return append(list, s.Course(s.tile.KPI, s.tile.Course)...)
}

// table says the series, a period a row, and below it the limits.
func (s series) table() table {
	t := table{
		heads:   []string{s.words.Period, s.Say.Reading, s.Say.Target, s.gaugeWords().Light, s.words.Signal},
		numbers: []bool{false, true, true, false, false},
	}
	flags := s.flags()
	for k := range s.gauges {
		g := s.gauge(k)
		row := []string{s.period(k), s.told(k), s.Goal(g.KPI, g.Goal), "", ""}
		if row[1] != "" {
			row[3] = s.LightOf(g)
		}
		if f := slices.IndexFunc(flags, func(f flag) bool { return f.at == k }); f >= 0 {
			row[4] = s.flagText(flags[f])
		}
		t.rows = append(t.rows, row)
	}
	if s.limits != nil {
		t.rows = append(t.rows,
			[]string{s.words.Mean, s.figure(s.limits.center), "", "", ""},
			[]string{s.words.Limits, s.limitsText(), "", "", ""})
	}
	return t
}

// figure writes one of the limits, a digit finer than targets are.
func (s series) figure(v exact.Num) string {
	i := s.kpi
	i.Decimals = min(max(i.Decimals, 0)+1, 9)
	return tell.Cut(i.Format(kpi.Of(v.Read()), s.Teller.Format))
}

func (s series) limitsText() string {
	return fmt.Sprintf(s.words.Between, s.figure(s.limits.low), s.figure(s.limits.high))
}
