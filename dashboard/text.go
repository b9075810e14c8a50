package dashboard

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// Text writes a board or a conversation as plain text, for terminals, mail and tests:
// UTF-8, in columns that line up where all characters are as wide. It is in the
// language of f, numbers as that writes them. Lines end in "\n"; sentences are broken
// at 100 characters, and rows are about as long. Names are shown on one line and
// without control characters, labels cut off after 44.
//
// Every light has a word and a shape. A sparkline has up to 12 periods up to the
// current one, its lowest block the lowest value. Targets have ≥, ≤ or ≈, as
// Indicator.Better says; an arrow points up where things get better. In a
// conversation, topics with one [Why] stand under its question, successes first.
//
// The text says what a board or conversation holds, and nothing else: what is hidden
// is not in it. What it says is for people and may change; programs read JSON. nil is
// written as the zero value.
func Text[T *Board | *Conversation](v T, f kpi.Format) string {
	w := writer{Format: f, words: wordsOf(f.Language)}
	switch v := any(v).(type) {
	case *Board:
		if v != nil {
			w.writeBoard(v)
		} else {
			w.writeBoard(&Board{})
		}
	case *Conversation:
		if v != nil {
			w.writeConversation(v)
		} else {
			w.writeConversation(&Conversation{})
		}
	}
	return w.String()
}

// A writer writes one text.
type writer struct {
	page
	kpi.Format
	words
	kpis    []kpi.Indicator
	around  []string // what need not be said again: names of places
	periods int      // how many of a history are not to come
	hid     bool     // something was not shown
}

// indicator returns a KPI's definition, as good as it gets.
func (w *writer) indicator(id string) kpi.Indicator {
	if k := slices.IndexFunc(w.kpis, func(i kpi.Indicator) bool { return i.ID == id }); k >= 0 {
		return w.kpis[k]
	}
	return kpi.Indicator{ID: id, Decimals: 2}
}

// value writes a reading of a KPI.
func (w *writer) value(kpiID string, r kpi.Reading) string {
	return cut(w.indicator(kpiID).Format(r, w.Format))
}

// told writes a gauge's reading. Where rounding would put it on the other side of where
// its light changes, or on it, it has more decimals, so that it says what its light says.
func (w *writer) told(g kpi.Gauge) string {
	i := w.indicator(g.KPI)
	v, err := exactOf(g.Reading)
	if err != nil || g.Goal == nil {
		return w.value(g.KPI, g.Reading)
	}
	const most = 9
	for ; i.Decimals < most && !agrees(v, places(i), *g.Goal); i.Decimals++ {
	}
	return cut(i.Format(g.Reading, w.Format))
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

// goal writes what is aimed for, empty for nothing.
func (w *writer) goal(kpiID string, goal *kpi.Thresholds) string {
	if goal == nil {
		return ""
	}
	return w.asked(kpiID, kpi.Of(goal.Target))
}

// asked writes a reading to make or to better, empty for no value.
func (w *writer) asked(kpiID string, r kpi.Reading) string {
	if !known(r) {
		return ""
	}
	return w.sign(w.indicator(kpiID)) + w.value(kpiID, r)
}

// sign returns which way is better, before a number to make.
func (w *writer) sign(i kpi.Indicator) string {
	return map[kpi.Direction]string{kpi.Higher: "≥ ", kpi.Lower: "≤ ", kpi.Near: "≈ "}[i.Better]
}

// light writes a light as a shape and a word.
func (w *writer) light(s kpi.Status) string {
	if shape, ok := w.status[s]; ok {
		return shape + " " + w.Format.Status(s)
	}
	return w.light(kpi.NoData)
}

// score writes a card in one line.
func (w *writer) score(s kpi.Score) string {
	if s.Status == kpi.NoData {
		return w.status[kpi.NoData] + " " + w.nothing
	}
	text := w.light(s.Status) + ", " + fmt.Sprintf(w.words.score, w.whole("", s.Value))
	if exact.Compare(s.Coverage, decimal.New(1, 0)) < 0 {
		text += ", " + fmt.Sprintf(w.coverage, w.whole(kpi.Percent, s.Coverage))
	}
	return text
}

// whole writes a number or a fraction rounded down, so that it never looks better
// than its light.
func (w *writer) whole(unit string, d decimal.Decimal) string {
	x, err := exact.From(d)
	if err != nil {
		return w.nothing
	}
	places := int32(0)
	if unit == kpi.Percent {
		places = 2
	}
	i := kpi.Indicator{Unit: unit, Decimals: places}
	return i.Format(kpi.Of(x.Decimal(places, exact.Floor)), w.Format)
}

// opening writes whose text this is, and of when.
func (w *writer) opening(what, name, period string) {
	if clean(name) == "" {
		name = w.everyone
	}
	parts := []string{what, name}
	if clean(period) != "" {
		parts = append(parts, period)
	}
	w.title("=", strings.Join(parts, " · "))
}

// closingNote says why something was not shown.
func (w *writer) closingNote() {
	if w.hid {
		w.gap()
		w.say(0, w.hiddenNote)
	}
}
