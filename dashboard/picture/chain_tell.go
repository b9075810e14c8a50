package picture

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kpichain/kpichain/dashboard/internal/tell"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// title is of what the flow is.
func (f *flow) title() string {
	name := named(f.indicator.Name, f.indicator.ID)
	return fmt.Sprintf(f.say.Title, titled(name, named(f.chain.Name, f.chain.ID), f.period))
}

// most says where most is to be gained: three steps at most, the largest first; empty
// for none.
func (f *flow) most() string {
	type loss struct {
		text string
		size exact.Num
	}
	var list []loss
	for _, s := range f.steps {
		if v, ok := valueOf(s.tile.Share); ok && v.Sign() < 0 && !f.none(v) {
			list = append(list, loss{s.name + " " + f.told(v.Abs()), v})
		}
	}
	slices.SortStableFunc(list, func(a, b loss) int { return a.size.Cmp(b.size) })
	var texts []string
	for _, l := range list[:min(len(list), 3)] {
		texts = append(texts, l.text)
	}
	if len(texts) == 0 {
		return ""
	}
	return fmt.Sprintf(f.say.Most, strings.Join(texts, "; "))
}

// told writes a value of the KPI.
func (f *flow) told(v exact.Num) string { return f.Value(f.indicator.ID, kpi.Of(v.Read())) }

// none reports whether a value is too small to be told.
func (f *flow) none(v exact.Num) bool { return f.told(v.Abs()) == f.told(exact.Int(0)) }

// share writes what a step added to the chain's gap, empty for nothing.
func (f *flow) share(s flowStep) string { return f.shareBy(s, f.Teller) }

// brief is share without the unit, which stands beside it.
func (f *flow) brief(s flowStep) string { return f.shareBy(s, f.plain) }

func (f *flow) shareBy(s flowStep, w tell.Teller) string {
	v, ok := valueOf(s.tile.Share)
	switch size := w.Value(f.indicator.ID, kpi.Of(v.Abs().Read())); {
	case !ok, f.none(v):
		return ""
	case v.Sign() < 0:
		return fmt.Sprintf(f.say.Gain, size)
	default:
		return fmt.Sprintf(f.say.Room, size)
	}
}

// unitless returns a teller that leaves units out, but for per cent.
func unitless(w tell.Teller) tell.Teller {
	w.KPIs = slices.Clone(w.KPIs)
	for k := range w.KPIs {
		if w.KPIs[k].Unit != kpi.Percent {
			w.KPIs[k].Unit = ""
		}
	}
	return w
}

// stand writes the reading of a step, or why there is none.
func (f *flow) stand(s flowStep) string {
	switch {
	case !s.read:
		return f.say.NotRead
	case s.tile.Hidden:
		return f.Say.Hidden
	}
	return f.Told(s.tile.Gauge)
}

// goal writes the target of a step.
func (f *flow) goal(s flowStep) string { return f.Goal(f.indicator.ID, s.tile.Gauge.Goal) }

// passed writes how often a step is passed, or the chance of a choice; empty for once.
func (f *flow) passed(s flowStep) string {
	i := kpi.Indicator{Decimals: 0}
	if s.choice {
		i = kpi.Indicator{Unit: kpi.Percent, Decimals: 2}
	}
	for i.Decimals < 4 && !s.passes.Round(i.Decimals, exact.HalfAway).Equal(s.passes) {
		i.Decimals++
	}
	text := i.Format(kpi.Of(s.passes.Read()), f.Format)
	switch {
	case s.choice:
		return f.say.Or + " · " + text
	case s.passes.Equal(exact.Int(1)):
		return ""
	}
	return "×" + text
}

// by writes who does a step: as many names as have room, and how many more.
func (f *flow) by(s flowStep, room, size px) string {
	if s.handover {
		return fit(f.say.Handover, room, size)
	}
	for n := len(s.who); n > 0; n-- {
		text := strings.Join(s.who[:n], ", ")
		if n < len(s.who) {
			text += " " + fmt.Sprintf(f.say.More, len(s.who)-n)
		}
		if wide(text, size) <= room {
			return text
		}
	}
	if len(s.who) > 1 {
		more := " " + fmt.Sprintf(f.say.More, len(s.who)-1)
		return fit(s.who[0], room-wide(more, size), size) + more
	}
	return fit(strings.Join(s.who, ", "), room, size)
}

// question is what the customer asks, or that it is not said.
func (f *flow) question() string {
	if q := named(f.chain.Question); q != "" {
		return "“" + q + "”"
	}
	return f.say.NoQuestion
}

// satisfied is what tells whether the customer is satisfied, or that nothing does.
func (f *flow) satisfied() string {
	if f.chain.Satisfaction == "" {
		return f.say.NoSatisfaction
	}
	return named(f.Indicator(f.chain.Satisfaction).Name, f.chain.Satisfaction)
}

// happyStand writes the reading of that.
func (f *flow) happyStand() string {
	switch {
	case f.chain.Satisfaction == "":
		return ""
	case f.happy.Hidden:
		return f.Say.Hidden
	}
	return f.Told(f.happy.Gauge)
}

// hid reports whether something is not shown.
func (f *flow) hid() bool {
	return f.whole.Hidden || f.happy.Hidden || slices.ContainsFunc(f.steps, func(s flowStep) bool { return s.tile.Hidden })
}

// message says the whole in one line.
func (f *flow) message() string {
	if f.whole.Hidden {
		return f.Say.Hidden
	}
	return message(f.Teller, f.whole.Gauge)
}

// table says the same, a row a step.
func (f *flow) table() table {
	t := table{heads: []string{
		f.say.Step, f.say.After, f.say.By, f.say.Passed, f.say.Light, f.Say.Reading, f.Say.Target, f.say.Part, f.say.Share,
	}, numbers: []bool{false, false, false, true, false, true, true, true, true}}
	t.rows = append(t.rows, []string{f.say.Asks, "", "", "", "", f.question(), "", "", ""})
	for k, s := range f.steps {
		light, part := "", ""
		if s.read {
			light = f.LightOf(s.tile.Gauge)
		}
		if s.parted {
			part = f.told(s.part)
		}
		who := strings.Join(s.who, ", ")
		if s.handover {
			who = f.say.Handover
		}
		t.rows = append(t.rows, []string{s.name, f.after(k), who, f.passed(s), light, f.stand(s), f.goal(s), part, f.share(s)})
	}
	w := f.whole.Gauge
	t.rows = append(t.rows, []string{named(f.chain.Name, f.chain.ID), "", "", "", f.LightOf(w), f.wholeStand(), f.Goal(w.KPI, w.Goal), "", ""})
	light, target := "", ""
	if f.chain.Satisfaction != "" {
		light, target = f.LightOf(f.happy.Gauge), f.Goal(f.chain.Satisfaction, f.happy.Gauge.Goal)
	}
	t.rows = append(t.rows, []string{titled(f.say.Satisfied, f.satisfied()), "", "", "", light, f.happyStand(), target, "", ""})
	return t
}

// wholeStand writes the reading of the chain, or that it is not shown.
func (f *flow) wholeStand() string {
	if f.whole.Hidden {
		return f.Say.Hidden
	}
	return f.Told(f.whole.Gauge)
}

// after writes which steps a step follows.
func (f *flow) after(link int) string {
	var names []string
	for _, b := range f.before[link] {
		names = append(names, f.steps[b].name)
	}
	return strings.Join(names, ", ")
}

// about says the flow in words: all of a short chain, and of a long one the whole.
func (f *flow) about() string {
	t := f.table()
	if len(t.rows) > maxBoxes/2 {
		t.rows = slices.Concat(t.rows[:1], t.rows[len(t.rows)-2:])
	}
	return titled(t.text(), f.most())
}
