package dashboard_test

import (
	"fmt"
	"strings"

	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// text writes all that is on a board, for golden files.
func text(b *dashboard.Board) string {
	var w strings.Builder
	fmt.Fprintf(&w, "board of %q in %s of %s: %s\n", b.For, b.Period, strings.Join(b.Periods, ", "), scoreText(b.Card))
	for _, i := range b.KPIs {
		fmt.Fprintf(&w, "kpi %s: %s\n", i.ID, i.Name)
	}
	for _, s := range b.Sections {
		fmt.Fprintf(&w, "\nsection %q %s, %q: %s\n", s.Chain, s.Name, s.Question, scoreText(s.Card))
		for _, l := range lists(s) {
			tilesText(&w, b, l)
		}
	}
	return w.String()
}

// A list is one list of tiles of a section.
type list struct {
	name  string
	tiles []dashboard.Tile
}

func lists(s dashboard.Section) []list {
	return []list{{"shared", s.Shared}, {"own", s.Own}, {"handovers", s.Handovers}, {"parts", s.Parts}}
}

func tilesText(w *strings.Builder, b *dashboard.Board, l list) {
	if len(l.tiles) > 0 {
		fmt.Fprintf(w, "  %s\n", l.name)
	}
	for _, t := range l.tiles {
		fmt.Fprintf(w, "    %s %s, %s of %s:", t.At, t.KPI, t.Name, t.Where)
		if t.Hidden {
			w.WriteString(" hidden")
		}
		fmt.Fprintf(w, " %s\n", gaugeText(t.Gauge, b.Format(t, kpi.Format{})))
		if _, ok := t.Share.Value(); ok {
			fmt.Fprintf(w, "      share %s\n", t.Share)
		}
		timeText(w, t)
		for _, s := range t.Sight {
			fmt.Fprintf(w, "      > %s\n", sightText(s))
		}
	}
}

// timeText writes what time adds to a gauge, if anything.
func timeText(w *strings.Builder, t dashboard.Tile) {
	if t.Warning != "" {
		fmt.Fprintf(w, "      warning: %s\n", t.Warning)
	}
	if t.History != nil {
		w.WriteString("      history:")
		for _, g := range t.History {
			fmt.Fprintf(w, " %s", shortText(g))
		}
		w.WriteString("\n")
	}
	if t.Trend.Move != kpi.Unclear || len(t.Trend.Signals) > 0 {
		fmt.Fprintf(w, "      trend: %s\n", trendText(t.Trend))
	}
	if c := t.Course; c != nil {
		fmt.Fprintf(w, "      course: %s to date, forecast %s, %d left need %v, out of reach %t, range %s\n",
			shortText(c.ToDate), shortText(c.Forecast), c.Left, c.Needed, c.OutOfReach, c.Range)
	}
}

// shortText writes a gauge in a few words.
func shortText(g kpi.Gauge) string {
	goal := "-"
	if g.Goal != nil {
		goal = g.Goal.Target.String()
	}
	if value, ok := g.Reading.Value(); ok {
		return fmt.Sprintf("%s/%s:%s", exact.Text(value.Round(4)), goal, g.Status)
	}
	return fmt.Sprintf("?/%s:%s", goal, g.Status)
}

func trendText(t kpi.Trend) string {
	text := fmt.Sprintf("%s by %s to %s", t.Move, t.Slope, t.Next)
	if l := t.Limits; l != nil {
		text += fmt.Sprintf(", limits %s to %s about %s", l.Low, l.High, l.Center)
	}
	for _, s := range t.Signals {
		text += fmt.Sprintf(", signal %d %s better %t", s.Index, s.Rule, s.Better)
	}
	return text
}

// gaugeText writes a gauge, with its reading as the board formats that.
func gaugeText(g kpi.Gauge, reading string) string {
	return fmt.Sprintf("[%s] %s %s; %s, gap %s, room %s, bounds %s, coverage %s; %s",
		reading, g.Status, g.Score, g.Reading, g.Gap, g.Room, g.Bounds, g.Coverage, goalText(g.Goal))
}

func goalText(t *kpi.Thresholds) string {
	if t == nil {
		return "no goal"
	}
	return fmt.Sprintf("goal %s, green %s, amber %s", t.Target, t.Green, t.Amber)
}

func scoreText(s kpi.Score) string {
	return fmt.Sprintf("%s %s, coverage %s", s.Status, s.Value, s.Coverage)
}

// sightText writes a hop with its light, and how it leads on.
func sightText(s dashboard.Sight) string {
	light, target, on := fmt.Sprintf("%s %s", s.Status, s.Score), "no goal", ""
	if s.Hidden {
		light = "hidden " + light
	}
	if s.Customer {
		on = ", the customer"
	}
	if s.Hop.Goal != nil {
		target = "goal " + s.Hop.Goal.Target.String()
	}
	if s.Hop.Rule != kpi.None {
		on += fmt.Sprintf(", %s, share %s, passes %s", s.Hop.Rule, s.Hop.Share, s.Hop.Passes)
	}
	if s.Hop.Effect.Sign() != 0 {
		on += ", effect " + s.Hop.Effect.String()
	}
	return fmt.Sprintf("%s %s %s, %s%s", s.Hop.At, s.Hop.KPI, light, target, on)
}
