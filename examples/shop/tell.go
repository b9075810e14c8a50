package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// A teller writes what the plan and its results say, for people.
type teller struct {
	io.Writer
	plan *chain.Plan
}

// glance shows how the customer fares: in one light, and in the few behind it.
func (t teller) glance(r *chain.Result) {
	card := r.Score(visit.Chain, visit)
	t.line("%s", strings.ToUpper(t.plan.Name(visit)))
	t.title("%s at a glance: %s, %s of 100", r.Period(), card.Status, card.Value.Round(0))
	for _, g := range r.Gauges(visit) {
		t.line("  %-24s %s   of %s", t.indicator(g.KPI).Name, t.light(r, visit, g.KPI), t.goal(visit, g.KPI))
	}
}

// year sets what purchasing is rewarded for beside what the customer gets.
func (t teller) year(year []*chain.Result) {
	t.title("The year: purchasing is rewarded for low stock")
	t.line("  %-16s %11s %18s %18s", "", "Stock", "On the shelf", "Satisfied")
	for _, r := range year {
		t.line("  %-16s %s %s %s", r.Period(), t.light(r, purchasing, "stock"),
			t.light(r, fill, "onshelf"), t.light(r, visit, "happy"))
	}
	t.line("\n  Stock came down as was asked. The shelves followed, and then the customers.")
}

// sight writes the way from a KPI to the customer, and why one thing leads to the
// next.
func (t teller) sight(hops []chain.Hop, r *chain.Result) {
	t.title("Where low stock leads")
	for k, h := range hops {
		if k > 0 {
			t.line("      %s", hops[k-1].Because)
		}
		t.line("  %-24s %s", t.indicator(h.KPI).Name, t.light(r, h.At, h.KPI))
	}
}

// cascade shows what the chain's goals ask of everyone who works in it.
func (t teller) cascade() {
	t.title("What the customer needs of each of us")
	t.line("  %-38s %11s %11s %13s", "", "Right", "Time to", "Cost")
	t.line("  %-38s %11s %11s", "", "first time", "the shelf")
	t.tree(visit, "")
	t.line("\n  All who do a step aim for the same: so it holds, whoever does most of the work.")
}

// tree writes the targets of a place, and of all that it divides into.
func (t teller) tree(at chain.Place, indent string) {
	t.line("  %-38s %11s %11s %13s", indent+t.plan.Name(at),
		t.goal(at, "right"), t.goal(at, "lead"), t.goal(at, "cost"))
	for _, part := range t.plan.Parts(at) {
		t.tree(part, indent+"  ")
	}
}

// board writes what one audience sees.
func (t teller) board(audience string, b *dashboard.Board) {
	t.title("The board of %s", audience)
	for _, s := range b.Sections {
		own := "Outside any chain"
		if s.Chain != "" {
			own = "Own part"
			t.line("  %q", s.Question)
		}
		t.tiles(b, "Shared goal", s.Shared)
		t.tiles(b, fmt.Sprintf("%s: %s", own, s.Card.Status), s.Own)
		t.tiles(b, "Handovers", s.Handovers)
		t.tiles(b, "In detail", s.Parts)
	}
}

// tiles writes some tiles of a board. A person also sees the way to the customer.
func (t teller) tiles(b *dashboard.Board, heading string, tiles []dashboard.Tile) {
	if len(tiles) > 0 {
		t.line("  %s", heading)
	}
	for _, tile := range tiles {
		reads := fmt.Sprintf("kept private: fewer than %d people", t.plan.MinGroup())
		if !tile.Hidden {
			reads = fmt.Sprintf("%11s  %-5s  of %s", b.Format(tile, kpi.Format{Group: true}),
				tile.Gauge.Status, t.goal(tile.At, tile.KPI))
		}
		t.line("    %-26s %-19s %s", t.where(tile.At), tile.Name, reads)
		if tile.At.Person != "" {
			t.line("      > %s", t.way(tile.Sight[1:]))
		}
	}
}

// where names a place by its step and its unit.
func (t teller) where(at chain.Place) string {
	switch {
	case at.Chain != "":
		return "The whole chain"
	case at.Step == "":
		return t.plan.Name(at)
	case at.Unit == "":
		return t.plan.Name(chain.At(at.Step))
	}
	return t.plan.Name(chain.At(at.Step)) + ", " + t.plan.Name(chain.At(at.Step).By(at.Unit))
}

// way writes a line of sight: the places on it, and on the chain the KPIs.
func (t teller) way(sight []dashboard.Sight) string {
	var names []string
	for _, s := range sight {
		if s.Hop.At.Chain != "" {
			names = append(names, t.indicator(s.Hop.KPI).Name)
		} else {
			names = append(names, t.plan.Name(s.Hop.At))
		}
	}
	return strings.Join(names, " > ")
}

// shares writes what each place added to a gap of the whole chain.
func (t teller) shares(a chain.Attribution, by string) {
	i := t.indicator(a.KPI)
	signed := func(d decimal.Decimal) string { return i.Format(kpi.Of(d.Round(i.Decimals)), kpi.Format{Group: true}) }
	t.line("  By %s", by)
	for _, c := range a.Shares {
		t.line("    %-26s %11s", t.plan.Name(c.At), signed(c.Share.Gap))
	}
	t.line("    %-26s %11s", "together", signed(a.Gap))
}

// findings writes what works against the chain.
func (t teller) findings(list ...[]chain.Finding) {
	t.title("What works against the customer")
	for _, f := range slices.Concat(list...) {
		if f.Severity > chain.Info {
			t.line("  %s (%s)", f.Check, f.Severity)
			for _, line := range wrapped(f.Message, 88) {
				t.line("    %s", line)
			}
		}
	}
}

// wrapped breaks a text into lines.
func wrapped(text string, width int) []string {
	lines := []string{""}
	for _, word := range strings.Fields(text) {
		last := &lines[len(lines)-1]
		if *last != "" && len(*last)+len(word) >= width {
			lines = append(lines, word)
			continue
		}
		*last = strings.TrimSpace(*last + " " + word)
	}
	return lines
}

// explain writes what the library itself says of how a reading came about.
func (t teller) explain(text string) {
	t.title("How the time to the shelf came about, in the library's words")
	for line := range strings.Lines(text) {
		t.line("  %s", strings.TrimSuffix(line, "\n"))
	}
}

// goal writes what a place aims for.
func (t teller) goal(at chain.Place, kpiID string) string {
	if goal, ok := t.plan.Target(at, kpiID); ok {
		return t.show(kpiID, kpi.Of(goal.Target))
	}
	return ""
}

// light writes what a gauge reads, and its light.
func (t teller) light(r *chain.Result, at chain.Place, kpiID string) string {
	g, _ := r.Gauge(at, kpiID)
	return fmt.Sprintf("%11s  %-5s", t.show(kpiID, g.Reading), g.Status)
}

// show writes a reading the way its KPI is read.
func (t teller) show(kpiID string, r kpi.Reading) string {
	return t.indicator(kpiID).Format(r, kpi.Format{Group: true})
}

func (t teller) indicator(kpiID string) kpi.Indicator {
	i, _ := t.plan.Indicator(kpiID)
	return i
}

func (t teller) title(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	t.line("\n\n%s\n%s\n", text, strings.Repeat("-", len(text)))
}

// line writes one line, without white space at its end.
func (t teller) line(format string, args ...any) {
	fmt.Fprintln(t, strings.TrimRight(fmt.Sprintf(format, args...), " "))
}
