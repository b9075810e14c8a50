package dashboard

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard/internal/tell"
	"github.com/kpichain/kpichain/kpi"
)

// writeConversation writes a conversation: what went well first, and last what is to
// be agreed.
func (w *writer) writeConversation(c *Conversation) {
	w.KPIs, w.around = c.KPIs, []string{tell.Clean(c.Name)}
	title := w.Say.Conversation
	if c.For.Chain != "" && c.For == chain.Whole(c.For.Chain) {
		title = w.Say.Meeting
	}
	w.opening(title, c.Name, c.Period)
	w.say(0, w.Say.Question)
	w.checkIn(c.CheckIn)
	w.topics(w.Say.Successes, c.Successes, w.warns, w.dimCourse)
	if len(c.Successes) == 0 {
		w.gap()
		w.say(0, w.Say.Successes)
		w.say(2, w.Say.NoSuccess)
	}
	w.topics(w.Say.Steer, c.Steer, w.course, w.share)
	w.topics(w.Say.Opportunities, c.Opportunities)
	w.next(c.Ahead)
	w.agreements(c.FollowUps, c.Period)
	w.gap()
	w.say(0, w.Say.Closing)
	w.say(2, w.Say.Agree)
	w.closingNote()
}

// checkIn writes the questions to begin with. Where no meter answers, people do.
func (w *writer) checkIn(c CheckIn) {
	w.gap()
	for _, q := range []struct {
		text string
		card kpi.Score
	}{{w.Say.UpToDate, c.Bij}, {w.Say.Happy, c.Blij}} {
		if q.card.Status != kpi.NoData {
			q.text += " " + w.Score(q.card)
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
	w.head(0, head, w.Say.Reading, w.Say.Target, w.Say.Trend, w.Say.History)
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
				w.say(2, w.Say.Why[string(why)])
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
		called += " " + w.Say.Together
	}
	w.tile(t.Tile, called)
}

// next writes what the next period asks, as one row a KPI.
func (w *writer) next(ahead []Next) {
	if len(ahead) == 0 {
		return
	}
	w.gap()
	head := w.Say.Ahead
	if period := tell.Clean(ahead[0].Period); period != "" {
		head += " (" + period + ")"
	}
	w.head(0, head, w.Say.Reading, w.Say.Target, w.Say.Needed)
	for _, n := range ahead {
		goal, needed := w.Goal(n.Tile.KPI, n.Goal), w.Asked(n.Tile.KPI, n.Needed)
		w.row(w.lightOf(n.Tile), w.label(n.Tile), w.stand(n.Tile), goal, needed)
	}
}

// agreements writes what became of earlier agreements. now is the current period.
func (w *writer) agreements(list []FollowUp, now string) {
	if len(list) == 0 {
		return
	}
	w.gap()
	w.say(0, w.Say.FollowUps)
	for _, f := range list {
		what := tell.Clean(f.Agreement.What)
		if by := tell.Clean(f.Agreement.By); by != "" {
			what = fmt.Sprintf(w.Say.By, what, by)
		}
		w.say(2, what)
		w.say(4, w.promise(f))
		w.say(4, w.thenAndNow(f, now))
		w.say(4, w.Say.Outcome[string(f.Outcome)])
	}
}

// promise writes what an agreement is about.
func (w *writer) promise(f FollowUp) string {
	a := f.Agreement
	parts := []string{w.label(Tile{At: a.At, KPI: a.KPI, Name: f.Name, Where: f.Where}), w.Say.AimGreen}
	if tell.Known(a.Aim) {
		parts[1] = fmt.Sprintf(w.Say.Aim, w.Aimed(a.KPI, a.Aim))
	}
	if due := tell.Clean(a.Due); due != "" {
		parts = append(parts, fmt.Sprintf(w.Say.Due, due))
	}
	return strings.Join(parts, "; ")
}

// thenAndNow writes what was read when an agreement was made, and what is now.
func (w *writer) thenAndNow(f FollowUp, now string) string {
	var parts []string
	if tell.Known(f.Before.Reading) && f.Agreement.Made != now {
		value := w.Told(f.Before)
		parts = append(parts, fmt.Sprintf(w.Say.Then, tell.Clean(f.Agreement.Made), value, w.Light(f.Before.Status)))
	}
	if tell.Known(f.Now.Reading) {
		value := w.Told(f.Now)
		parts = append(parts, fmt.Sprintf(w.Say.Current, value, w.Light(f.Now.Status)))
	}
	return strings.Join(parts, "; ")
}
