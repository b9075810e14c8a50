package dashboard

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// writeConversation writes a conversation: what went well first, and last what is to
// be agreed.
func (w *writer) writeConversation(c *Conversation) {
	w.kpis, w.around = c.KPIs, []string{clean(c.Name)}
	title := w.conversation
	if c.For.Chain != "" && c.For == chain.Whole(c.For.Chain) {
		title = w.meeting
	}
	w.opening(title, c.Name, c.Period)
	w.say(0, w.question)
	w.checkIn(c.CheckIn)
	w.topics(w.successes, c.Successes, w.warns, w.dimCourse)
	if len(c.Successes) == 0 {
		w.gap()
		w.say(0, w.successes)
		w.say(2, w.noSuccess)
	}
	w.topics(w.steer, c.Steer, w.course, w.share)
	w.topics(w.opportunities, c.Opportunities)
	w.next(c.Ahead)
	w.agreements(c.FollowUps, c.Period)
	w.gap()
	w.say(0, w.closing)
	w.say(2, w.agree)
	w.closingNote()
}

// checkIn writes the questions to begin with. Where no meter answers, people do.
func (w *writer) checkIn(c CheckIn) {
	w.gap()
	for _, q := range []struct {
		text string
		card kpi.Score
	}{{w.upToDate, c.Bij}, {w.happy, c.Blij}} {
		if q.card.Status != kpi.NoData {
			q.text += " " + w.score(q.card)
		}
		w.say(0, q.text)
	}
}

// topics writes a list of topics, those with the same reason under one question.
func (w *writer) topics(head string, topics []Topic, details ...func(Tile)) {
	if len(topics) == 0 {
		return
	}
	w.gap()
	w.head(0, head, w.reading, w.target, w.trend, w.history)
	reasons := whys()
	for _, t := range topics {
		if !slices.Contains(reasons, t.Why) {
			reasons = append(reasons, t.Why)
		}
	}
	for _, why := range reasons {
		asked := false
		for _, t := range topics {
			if t.Why != why {
				continue
			}
			if !asked {
				w.say(2, w.why[why])
				asked = true
			}
			w.topic(t)
			for _, detail := range details {
				detail(t.Tile)
			}
		}
	}
}

// topic writes a topic as one row.
func (w *writer) topic(t Topic) {
	called := w.label(t.Tile)
	if t.Together {
		called += " " + w.together
	}
	w.tile(t.Tile, called)
}

// next writes what the next period asks, as one row a KPI.
func (w *writer) next(ahead []Next) {
	if len(ahead) == 0 {
		return
	}
	w.gap()
	head := w.ahead
	if period := clean(ahead[0].Period); period != "" {
		head += " (" + period + ")"
	}
	w.head(0, head, w.reading, w.target, w.needed)
	for _, n := range ahead {
		goal, needed := w.goal(n.Tile.KPI, n.Goal), w.asked(n.Tile.KPI, n.Needed)
		w.row(w.lightOf(n.Tile), w.label(n.Tile), w.stand(n.Tile), goal, needed)
	}
}

// agreements writes what became of earlier agreements. now is the current period.
func (w *writer) agreements(list []FollowUp, now string) {
	if len(list) == 0 {
		return
	}
	w.gap()
	w.say(0, w.followUps)
	for _, f := range list {
		what := clean(f.Agreement.What)
		if by := clean(f.Agreement.By); by != "" {
			what = fmt.Sprintf(w.by, what, by)
		}
		w.say(2, what)
		w.say(4, w.promise(f))
		w.say(4, w.thenAndNow(f, now))
		w.say(4, w.outcome[f.Outcome])
	}
}

// promise writes what an agreement is about.
func (w *writer) promise(f FollowUp) string {
	a := f.Agreement
	parts := []string{w.label(Tile{At: a.At, KPI: a.KPI, Name: f.Name, Where: f.Where}), w.aimGreen}
	if known(a.Aim) {
		parts[1] = fmt.Sprintf(w.aim, w.aimed(a.KPI, a.Aim))
	}
	if due := clean(a.Due); due != "" {
		parts = append(parts, fmt.Sprintf(w.due, due))
	}
	return strings.Join(parts, "; ")
}

// aimed writes what is agreed to aim for, with as many decimals as it was agreed with.
func (w *writer) aimed(kpiID string, aim kpi.Reading) string {
	i := w.indicator(kpiID)
	if v, err := exactOf(aim); err == nil {
		for i.Decimals < 9 && !v.Round(places(i), exact.Floor).Equal(v) {
			i.Decimals++
		}
	}
	return w.sign(i) + cut(i.Format(aim, w.Format))
}

// thenAndNow writes what was read when an agreement was made, and what is now.
func (w *writer) thenAndNow(f FollowUp, now string) string {
	var parts []string
	if known(f.Before.Reading) && f.Agreement.Made != now {
		value := w.told(f.Before)
		parts = append(parts, fmt.Sprintf(w.then, clean(f.Agreement.Made), value, w.light(f.Before.Status)))
	}
	if known(f.Now.Reading) {
		value := w.told(f.Now)
		parts = append(parts, fmt.Sprintf(w.current, value, w.light(f.Now.Status)))
	}
	return strings.Join(parts, "; ")
}
