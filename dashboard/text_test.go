package dashboard_test

import (
	"fmt"
	"strings"

	"github.com/kpichain/kpichain/dashboard"
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
		for _, s := range t.Sight {
			fmt.Fprintf(w, "      > %s\n", sightText(s))
		}
	}
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
	if s.Hop.Goal != nil {
		target = "goal " + s.Hop.Goal.Target.String()
	}
	if s.Hop.Rule != kpi.None {
		on = fmt.Sprintf(", %s, share %s, passes %s", s.Hop.Rule, s.Hop.Share, s.Hop.Passes)
	}
	if s.Hop.Effect.Sign() != 0 {
		on += ", effect " + s.Hop.Effect.String()
	}
	return fmt.Sprintf("%s %s %s, %s%s", s.Hop.At, s.Hop.KPI, light, target, on)
}
