package dashboard_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// Against a target of 10 a lead time of 10 is green; the occupancy is best near 80 %.
func TestOutcome(t *testing.T) {
	s := scene{t}
	at := chain.At("pick").By("team")
	lead := func(value string, change ...func(*dashboard.Tile)) dashboard.Tile {
		return s.tile(at, "pick, team", doorlooptijd, "10", "14 13 "+value, change...)
	}
	right := func(value string) dashboard.Tile { return s.tile(at, "pick, team", inEenKeer, "0.9", "0.7 0.8 "+value) }
	busy := func(value string, change ...func(*dashboard.Tile)) dashboard.Tile {
		return s.tile(at, "pick, team", bezetting, "0.8", "0.5 0.6 "+value, change...)
	}
	per := func(num, den string) func(*dashboard.Tile) {
		return func(t *dashboard.Tile) { t.Gauge.Reading = kpi.Per(d(num), d(den)) }
	}
	goalless := func(t *dashboard.Tile) { t.Gauge.Goal, t.Gauge.Status = nil, kpi.NoData }
	aim := func(v string) kpi.Reading { return kpi.Of(d(v)) }
	green := kpi.Reading{}
	tests := []struct {
		name      string
		tile      dashboard.Tile
		made, due string
		aim       kpi.Reading
		done      bool
		want      dashboard.Outcome
	}{
		{"green", lead("10"), "a", "c", green, true, dashboard.Reached},
		{"green, not done", lead("10"), "a", "c", green, false, dashboard.Reached},
		{"green before it is due", lead("10"), "c", "d", green, false, dashboard.Reached},
		{"green after it was due", lead("10"), "a", "b", green, false, dashboard.Reached},
		{"an aim better than the target", lead("10"), "a", "c", aim("8"), true, dashboard.Running},
		{"an aim, just", lead("8"), "a", "c", aim("8"), true, dashboard.Reached},
		{"an aim worse than the target", lead("12"), "a", "c", aim("12"), true, dashboard.Reached},
		{"a reading that is too long", lead("10", per("1000000000000000000000000000001", "100000000000000000000000000000")),
			"a", "b", aim("10"), true, dashboard.Unclear},
		{"a third", lead("10", per("1", "3")), "a", "b", aim("0.333333333333333333333333"), true, dashboard.NoEffect},
		{"an aim for more", right("0.85"), "a", "b", aim("0.85"), false, dashboard.Reached},
		{"an aim for more, not quite", right("0.849"), "a", "b", aim("0.85"), true, dashboard.NoEffect},
		{"near from above", busy("0.85"), "a", "b", aim("0.75"), true, dashboard.Reached},
		{"near from below", busy("0.75"), "a", "b", aim("0.85"), true, dashboard.Reached},
		{"not as near", busy("0.86"), "a", "b", aim("0.75"), true, dashboard.NoEffect},
		{"near without a goal", busy("0.8", goalless), "a", "b", aim("0.75"), true, dashboard.Unclear},
		{"an aim without a goal", lead("9", goalless), "a", "b", aim("9"), true, dashboard.Reached},
		{"green without a goal", lead("9", goalless), "a", "b", green, true, dashboard.Unclear},
		{"due now", lead("12"), "a", "c", green, true, dashboard.Running},
		{"due later", lead("12"), "c", "d", green, false, dashboard.Running},
		{"done, past due", lead("11"), "a", "b", green, true, dashboard.NoEffect},
		{"not done, past due", lead("11"), "a", "b", green, false, dashboard.Open},
		{"no data", lead("-"), "a", "b", green, true, dashboard.Unclear},
		{"no data for an aim", lead("-"), "a", "b", aim("8"), true, dashboard.Unclear},
		{"hidden", lead("10", hides), "a", "b", green, true, dashboard.Unclear},
		{"made before the board", lead("10"), "y", "b", green, true, dashboard.Unclear},
		{"due after the board", lead("10"), "a", "z", green, true, dashboard.Unclear},
		{"an aim without a value", lead("10"), "a", "b", kpi.Per(d("5"), d("0")), true, dashboard.Unclear},
		{"an aim that is too long", lead("10"), "a", "b", aim("1234567890123456789012345678901"), true, dashboard.Unclear},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a := dashboard.Agreement{At: at, KPI: test.tile.KPI, Made: test.made, Due: test.due, Aim: test.aim, Done: test.done}
			got := sketch(nil, test.tile).Conversation(a).FollowUps
			if assert.Len(t, got, 1) {
				assert.Equal(t, test.want, got[0].Outcome)
			}
		})
	}
}

// An agreement is found wherever on the board it is about, and followed up as often as
// it is given, in that order.
func TestFollowUps(t *testing.T) {
	b := webshop(t)
	given := []dashboard.Agreement{
		{ID: "night", At: chain.At("pick").By("night"), KPI: "right", Made: "januari", Due: "april"},
		{ID: "dock", At: chain.At("dock"), KPI: "lead", Made: "januari", Due: "april"},
		{ID: "calls", At: chain.At("dock"), KPI: "calls", Made: "januari", Due: "april"},
		{ID: "day", At: chain.At("pick").By("day"), KPI: "right", Made: "maart", Due: "april"},
		{ID: "dock", At: chain.At("dock"), KPI: "lead", Made: "ooit", Due: "april"},
		{ID: "happy", At: chain.Whole("order"), KPI: "happy", Made: "april", Due: "april"},
	}
	type line struct{ id, name, where, outcome, before, now string }
	var got []line
	for _, f := range b.Conversation(given...).FollowUps {
		got = append(got, line{f.Agreement.ID, f.Name, f.Where, string(f.Outcome), f.Before.Reading.String(), f.Now.Reading.String()})
	}
	assert.Equal(t, []line{
		{"night", "In één keer goed", "Verzamelen, Nachtploeg", "unclear", "no data", "no data"},
		{"dock", "Doorlooptijd", "Wachten op de bus", "running", "2.6", "2.9"},
		{"calls", "", "", "unclear", "no data", "no data"},
		{"day", "In één keer goed", "Verzamelen, Dagploeg", "reached", "0.996", "0.996"},
		{"dock", "Doorlooptijd", "Wachten op de bus", "unclear", "no data", "2.9"},
		{"happy", "Tevreden klanten", "Bestelling thuis", "reached", "no data", "0.912"},
	}, got)
	hidden := b.Conversation(given[0]).FollowUps[0]
	assert.Equal(t, marshal(t, kpi.Gauge{}), marshal(t, hidden.Before), "nothing of what is hidden, its goal included")
	assert.Equal(t, marshal(t, kpi.Gauge{}), marshal(t, hidden.Now))
}

// What was made now is held against now, on a board without a history too.
func TestFollowUpWithoutHistory(t *testing.T) {
	tile := scene{t}.tile(chain.At("pick"), "pick", doorlooptijd, "10", "9 9 8")
	tile.History = nil
	of := func(made string) string {
		a := dashboard.Agreement{At: tile.At, KPI: "lead", Made: made, Due: "d"}
		return sketch(nil, tile).Conversation(a).FollowUps[0].Before.Reading.String()
	}
	assert.Equal(t, "8", of("c"))
	assert.Equal(t, "no data", of("b"))
	assert.Equal(t, "no data", of("d"))
}

// Where the board has no current period nothing can be said of when.
func TestFollowUpWithoutPeriod(t *testing.T) {
	b := webshop(t)
	b.Period = "mei"
	unknown := dashboard.Agreement{At: chain.At("dock"), KPI: "lead", Made: "ooit"}
	for _, f := range b.Conversation(append(agreements(), unknown)...).FollowUps {
		assert.Equal(t, dashboard.Unclear, f.Outcome)
		if f.Agreement.Made == "ooit" {
			assert.Equal(t, marshal(t, kpi.Gauge{}), marshal(t, f.Before))
		}
	}
}
