package chain

import (
	"fmt"
	"strings"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/internal/rule"
	"github.com/kpichain/kpichain/kpi"
)

// Explain writes how a place's target was derived and what its reading is composed
// of: the rule, every part with its weight and target, what was set, and where
// what is set leaves others too little. Deterministic text in English, for
// people, logs and golden files; one line for a place or KPI that the model does
// not have.
func (p *Plan) Explain(at Place, kpiID string) string {
	e := explainer{Plan: p}
	s, k, ok := e.begin(at, kpiID)
	if !ok {
		return e.String()
	}
	e.line("%s, %s", e.title(k), e.where(e.placeAt(s)))
	e.target(s, k)
	e.wholes(s, k)
	e.parts(s, k)
	return e.String()
}

// Explain writes how the reading at a place was composed and its light found: see
// [Plan.Explain].
func (r *Result) Explain(at Place, kpiID string) string {
	e := explainer{Plan: r.plan, result: r}
	s, k, ok := e.begin(at, kpiID)
	if !ok {
		return e.String()
	}
	e.line("%s, %s, %s", e.title(k), e.where(e.placeAt(s)), r.period)
	e.reading(s, k)
	e.target(s, k)
	e.wholes(s, k)
	e.parts(s, k)
	return e.String()
}

// An explainer writes lines about a plan or, if it has one, a result.
type explainer struct {
	strings.Builder
	*Plan
	result *Result
}

func (e *explainer) line(format string, args ...any) {
	e.WriteString(fmt.Sprintf(format, args...))
	e.WriteByte('\n')
}

// begin finds the place and the KPI, or says that they are not there.
func (e *explainer) begin(at Place, kpiID string) (spotAt, int, bool) {
	k, known := e.names.kpis.Get(kpiID)
	s, ok := e.locate(at)
	switch {
	case !known:
		e.line("no KPI %q", kpiID)
	case !ok:
		e.line("no place %q", at)
	}
	return s, int(k), known && ok
}

// number writes a number in the KPI's unit; one that is too long for a reading, as a
// sum may be, plainly.
func (e *explainer) number(k int, n exact.Num) string {
	def := &e.indicators[k].def
	r := kpi.Of(n.Read())
	if _, ok := r.Value(); ok {
		return def.Format(r, kpi.Format{Group: true})
	}
	if def.Unit == kpi.Percent {
		n = n.Mul(exact.Int(100))
	}
	return strings.TrimSpace(exact.Text(n.Decimal(0, exact.HalfAway)) + " " + def.Unit)
}

// band writes an interval in the KPI's unit.
func (e *explainer) band(k int, i exact.Interval) string {
	switch {
	case i.HasLo && i.HasHi:
		return e.number(k, i.Lo) + " to " + e.number(k, i.Hi)
	case i.HasLo:
		return "at least " + e.number(k, i.Lo)
	case i.HasHi:
		return "at most " + e.number(k, i.Hi)
	}
	return "anything"
}

// goal writes bands.
func (e *explainer) goal(k int, b light.Bands) string {
	text := fmt.Sprintf("%s (green %s", e.number(k, b.Target), e.band(k, b.Green))
	if !b.Amber.Equal(b.Green) {
		text += ", amber " + e.band(k, b.Amber)
	}
	return text + ")"
}

// target writes the goal at a place.
func (e *explainer) target(s spotAt, k int) {
	g, ok := e.goalAt(s, k)
	if !ok {
		e.line("  no goal here")
		return
	}
	how := "cascaded"
	if g.flags&flagSet != 0 {
		how = "set here"
	}
	e.line("  target %s, %s", e.goal(k, g.bands), how)
	if g.flags&flagShort != 0 {
		e.line("  what is set for some of its parts leaves the others too little to reach this")
	}
}

// wholes writes what a place's target is a part of.
func (e *explainer) wholes(s spotAt, k int) {
	if s.chain >= 0 {
		return
	}
	if _, inTree := e.parent(s.site); inTree {
		if above, ok := e.above(0, s, k); ok {
			e.whole(s, above, k)
		}
		return
	}
	for c := range e.shapes {
		if above, ok := e.above(c, s, k); ok {
			e.whole(s, above, k)
		}
	}
}

// whole writes how a place counts in one above it.
func (e *explainer) whole(s, above spotAt, k int) {
	h := e.hop(s, k)
	e.count(&h, s, above, k)
	g, _ := e.goalAt(above, k)
	e.line("  part of %s, %s, by %s, share %s%s", e.where(e.placeAt(above)), e.number(k, g.bands.Target), h.Rule,
		exact.Text(h.Share), times(exact.Any(h.Passes)))
}

// times writes passes that are not 1.
func times(passes exact.Num) string {
	if passes.Equal(exact.Int(1)) {
		return ""
	}
	return fmt.Sprintf(", passed %s times", roughly(passes))
}

func roughly(n exact.Num) string { return exact.Text(n.Decimal(coveragePlaces, exact.HalfAway)) }

// parts writes what a place is composed of.
func (e *explainer) parts(s spotAt, k int) {
	switch i := &e.indicators[k]; {
	case s.link >= 0:
	case s.chain >= 0:
		e.steps(s.chain, k)
	case i.across != nil:
		b := e.block(s.site.tree, k)
		header := fmt.Sprintf("  composed by %s of\n", i.across.Name)
		for w := range e.partsOf(s.site, b) {
			e.WriteString(header)
			header = ""
			e.part(spotAt{-1, -1, w}, k, weightNum(e.share(w, b)), "")
		}
	}
}

// steps writes the steps that a chain is composed of.
func (e *explainer) steps(c, k int) {
	t := e.chainPlans[c].wholes[k].template
	if t == nil {
		return
	}
	e.line("  composed by %s of", e.indicators[k].along.Name)
	for n, link := range t.links {
		if link < 0 {
			continue
		}
		passed := times(t.parts[n].Planned)
		if e.result != nil && e.result.passing(c, link) != nil {
			passed = fmt.Sprintf(", passed %s times (planned %s)", roughly(e.result.passesOf(c, link)), roughly(t.parts[n].Planned))
		}
		e.part(spotAt{-1, -1, site{e.shapes[c].links[link].step, 0}}, k, t.parts[n].Weight, passed)
	}
}

// part writes one part.
func (e *explainer) part(s spotAt, k int, weight exact.Num, passed string) {
	text := fmt.Sprintf("    %s: weight %s%s", e.where(e.placeAt(s)), exact.Text(weight.Read()), passed)
	g, hasGoal := e.goalAt(s, k)
	if hasGoal {
		text += ", target " + e.number(k, g.bands.Target)
		if g.flags&flagSet != 0 {
			text += " (set there)"
		}
	}
	if e.result != nil {
		text += ", " + e.brief(s, k)
	}
	e.line("%s", text)
}

// reading writes the gauge at a place.
func (e *explainer) reading(s spotAt, k int) {
	g, ok := e.result.gauge(s, k)
	if !ok {
		e.line("  neither a goal nor a reading")
		return
	}
	v, _ := e.result.see(s, k)
	how := "composed"
	if _, measured := e.result.measured(s, k); measured {
		how = "measured"
	}
	if v.State == rule.Missing {
		e.line("  not read")
	} else {
		e.line("  reads %s, %s", e.show(k, v), how)
	}
	if v.lacks {
		e.line("  %s of what lies below is covered; whatever is missing, it lies in %s",
			exact.Text(g.Coverage), e.band(k, v.bounds))
	}
	if value, ok := v.Value(); ok && g.Goal != nil && g.Status != kpi.NoData {
		goal, _ := e.goalAt(s, k)
		e.line("  %s: score %s, %s, room %s", g.Status, exact.Text(g.Score),
			e.gap(k, goal.bands.Gap(value)), e.number(k, exact.Any(g.Room)))
	} else if g.Goal != nil {
		e.line("  %s", g.Status)
	}
}

// gap writes how far a value is from its target.
func (e *explainer) gap(k int, gap exact.Num) string {
	switch gap.Sign() {
	case 1:
		return e.number(k, gap) + " better than target"
	case -1:
		return e.number(k, gap.Abs()) + " short of target"
	}
	return "on target"
}

// show writes a reading, with its terms where it has any.
func (e *explainer) show(k int, v seen) string {
	text := e.indicators[k].def.Format(readingOf(v.Reading, v.given), kpi.Format{Group: true})
	if value, ok := v.Value(); ok {
		text = e.number(k, value)
	}
	if v.State == rule.Terms || v.State == rule.Void {
		text += fmt.Sprintf(" (%s)", readingOf(v.Reading, v.given))
	}
	return text
}

// brief writes what a part reads.
func (e *explainer) brief(s spotAt, k int) string {
	v, ok := e.result.see(s, k)
	if !ok {
		return "not read"
	}
	text := "reads " + e.show(k, v)
	if g, ok := e.result.gauge(s, k); ok && g.Goal != nil {
		text += ", " + g.Status.String()
	}
	return text
}
