package dashboard_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// A sketch is a board of one team in one chain, in the third of four periods.
func sketch(shared []dashboard.Tile, own ...dashboard.Tile) *dashboard.Board {
	return &dashboard.Board{
		For: chain.Place{Unit: "team"}, Period: "c", Periods: []string{"a", "b", "c", "d"},
		KPIs:     []kpi.Indicator{doorlooptijd, inEenKeer, kosten, tevreden, bezetting},
		Sections: []dashboard.Section{{Chain: "order", Shared: shared, Own: own}},
	}
}

// Against a target of 10 a lead time of 10 is green, 11 amber and 12 red.
func TestWhy(t *testing.T) {
	s := scene{t}
	at := chain.At("pick").By("team")
	tile := func(values string, change ...func(*dashboard.Tile)) dashboard.Tile {
		return s.tile(at, "pick, team", doorlooptijd, "10", values, change...)
	}
	ahead := func(forecast string) func(*dashboard.Tile) { return s.heads(doorlooptijd, forecast, "10", "9") }
	reads := func(r kpi.Reading) func(*dashboard.Tile) {
		return func(t *dashboard.Tile) { t.Gauge.Reading, t.Gauge.Status = r, kpi.NoData }
	}
	over := func(t *dashboard.Tile) { t.Course.Left = 0 }
	goalless := func(t *dashboard.Tile) { t.Gauge.Goal, t.Gauge.Status = nil, kpi.NoData }
	signal := func(signal kpi.Signal) func(*dashboard.Tile) {
		return func(t *dashboard.Tile) { t.Trend.Signals = []kpi.Signal{{Index: 0, Rule: kpi.Run8}, signal} }
	}
	improving, worsening := moves(kpi.Improving), moves(kpi.Worsening)
	tests := []struct {
		name  string
		tile  dashboard.Tile
		chain string // what the chain reads
		want  dashboard.Why
	}{
		{"amber before", tile("9 11 10"), "9", dashboard.TurnedGreen},
		{"red before", tile("9 12 10"), "9", dashboard.TurnedGreen},
		{"red before a gap", tile("12 - 10"), "9", dashboard.TurnedGreen},
		{"turned green in a chain that is not", tile("9 12 10"), "12", dashboard.TurnedGreen},
		{"turned green and off course", tile("9 12 10", ahead("11")), "9", dashboard.TurnedGreen},
		{"on the way", tile("14 13 12", improving), "9", dashboard.Improved},
		{"on the way, amber", tile("14 13 11", improving), "9", dashboard.Improved},
		{"on the way in time", tile("14 13 12", improving, ahead("10")), "9", dashboard.Improved},
		{"on the way, no forecast", tile("14 13 12", improving, ahead("-")), "9", dashboard.Improved},
		{"green before", tile("12 9 10"), "9", dashboard.Kept},
		{"never before", tile("- - 10"), "9", dashboard.Kept},
		{"green and improving", tile("10 10 9", improving), "9", dashboard.Kept},
		{"green in a chain without data", tile("9 9 9"), "-", dashboard.Kept},
		{"green in time", tile("9 9 9", ahead("10")), "9", dashboard.Kept},
		{"on the way too late", tile("14 13 12", improving, ahead("11")), "9", dashboard.OffCourse},
		{"a horizon that is over", tile("9 9 10", ahead("12"), over), "9", dashboard.Kept},
		{"improving, when it is over", tile("14 13 12", improving, ahead("12"), over), "9", dashboard.Improved},
		{"red to the end", tile("9 9 12", ahead("12")), "9", dashboard.OffCourse},
		{"green for now", tile("9 9 10", ahead("11")), "12", dashboard.OffCourse},
		{"warned", tile("9 9 10", warns(dashboard.OffCourse)), "12", dashboard.OffCourse},
		{"no data, off course", tile("9 12 -", ahead("11")), "9", dashboard.OffCourse},
		{"amber", tile("9 9 11"), "9", dashboard.OffTarget},
		{"red", tile("9 9 12", moves(kpi.Steady)), "12", dashboard.OffTarget},
		{"red, yet in time", tile("9 9 12", ahead("10")), "9", dashboard.OffTarget},
		{"red that warns of no green", tile("9 9 12", warns(dashboard.Slipping)), "9", dashboard.OffTarget},
		{"slipping", tile("8 9 10", worsening, warns(dashboard.Slipping)), "12", dashboard.Slipping},
		{"no data", tile("9 9 -"), "12", dashboard.Unknown},
		{"no data that warns", tile("9 9 -", warns(dashboard.Slipping)), "12", dashboard.Unknown},
		{"a part of the data", tile("9 9 10", reads(kpi.Of(d("10")))), "9", dashboard.Unknown},
		{"nothing to measure", tile("9 9 10", reads(kpi.Per(d("0"), d("0")))), "9", ""},
		{"cost of no orders", tile("9 9 10", reads(kpi.Per(d("5"), d("0")))), "9", ""},
		{"no goal", tile("9 9 10", goalless), "9", ""},
		{"no goal in a chain in red", tile("9 9 9", goalless), "12", ""},
		{"neither data nor a goal", tile("9 9 -", goalless), "9", ""},
		{"a chain in amber", tile("9 9 9"), "11", dashboard.HelpElsewhere},
		{"a chain in red", tile("9 9 9", worsening), "12", dashboard.HelpElsewhere},
		{"surprising in a chain in red", tile("9 9 4", learns), "12", dashboard.HelpElsewhere},
		{"surprising", tile("9 9 4", learns), "9", dashboard.Surprising},
		{"surprising without a goal", tile("9 9 4", learns, goalless), "9", dashboard.Surprising},
		{"surprising before", tile("9 4 9", signal(kpi.Signal{Index: 1, Rule: kpi.Outside, Better: true})), "9", dashboard.Kept},
		{"surprising the wrong way", tile("9 9 9", signal(kpi.Signal{Index: 2, Rule: kpi.Outside})), "9", dashboard.Kept},
		{"a run", tile("9 9 9", signal(kpi.Signal{Index: 2, Rule: kpi.Run8, Better: true})), "9", dashboard.Kept},
		{"green, worsening, and nowhere near amber", tile("7 8 9", worsening), "9", ""},
		{"hidden", tile("12 12 9", hides), "9", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			shared := s.tile(chain.Whole("order"), "order", doorlooptijd, "10", "9 9 "+test.chain)
			c := sketch([]dashboard.Tile{shared}, test.tile).Conversation()
			assert.Equal(t, listed(test.want), reasons(c))
		})
	}
}

// listed says what the three lists of a conversation about one tile hold.
func listed(why dashboard.Why) [3][]dashboard.Why {
	list := map[dashboard.Why]int{
		dashboard.OffCourse: 1, dashboard.OffTarget: 1, dashboard.Slipping: 1, dashboard.Unknown: 1,
		dashboard.HelpElsewhere: 2, dashboard.Surprising: 2,
	}
	var all [3][]dashboard.Why
	if why != "" {
		all[list[why]] = []dashboard.Why{why}
	}
	return all
}

// topics returns the three lists of topics.
func topics(c *dashboard.Conversation) [3][]dashboard.Topic {
	return [3][]dashboard.Topic{c.Successes, c.Steer, c.Opportunities}
}

func reasons(c *dashboard.Conversation) (all [3][]dashboard.Why) {
	for k, list := range topics(c) {
		for _, topic := range list {
			all[k] = append(all[k], topic.Why)
		}
	}
	return all
}

// The chain's light counts for its own KPI, wherever on the board the chain stands,
// and not where it is hidden.
func TestHelpElsewhere(t *testing.T) {
	s := scene{t}
	order := chain.Whole("order")
	red := s.tile(order, "order", doorlooptijd, "10", "9 9 12")
	green := s.tile(chain.At("pick"), "pick", doorlooptijd, "10", "9 9 9")
	other := s.tile(chain.At("pick"), "pick", kosten, "10", "9 9 9")
	hidden := s.tile(order, "order", doorlooptijd, "10", "9 9 12", hides)
	hidden.Gauge.Status = kpi.Red

	c := sketch([]dashboard.Tile{red}, other).Conversation()
	assert.Equal(t, listed(dashboard.Kept), reasons(c), "another KPI")
	c = sketch([]dashboard.Tile{hidden}, green).Conversation()
	assert.Equal(t, listed(dashboard.Kept), reasons(c), "a hidden light")

	b := sketch(nil, red)
	b.Sections[0].Parts = []dashboard.Tile{green}
	assert.Equal(t, [3][]dashboard.Why{nil, {dashboard.OffTarget}, {dashboard.HelpElsewhere}}, reasons(b.Conversation()),
		"on the chain's own board")

	b = sketch(nil, green)
	b.Sections = append(b.Sections, dashboard.Section{Chain: "claim", Own: []dashboard.Tile{green},
		Shared: []dashboard.Tile{s.tile(chain.Whole("claim"), "claim", doorlooptijd, "10", "9 9 12")}})
	assert.Equal(t, listed(dashboard.HelpElsewhere), reasons(b.Conversation()), "in another chain with that step")
}

// Every meter is talked about once, in the order of the board; handovers are talked
// about together, and what is shared is everybody's.
func TestTopicsOnce(t *testing.T) {
	s := scene{t}
	tile := func(step, value string) dashboard.Tile {
		return s.tile(chain.At(step), step, doorlooptijd, "10", "- - "+value)
	}
	b := sketch([]dashboard.Tile{tile("shared", "12")}, tile("one", "12"), tile("two", "11"))
	b.Sections[0].Handovers = []dashboard.Tile{tile("wait", "12"), tile("queue", "9")}
	b.Sections[0].Parts = []dashboard.Tile{tile("one", "12"), tile("three", "12"), tile("three", "9")}
	b.Sections = append(b.Sections, dashboard.Section{Chain: "claim",
		Own: []dashboard.Tile{tile("two", "9"), tile("four", "12")}, Handovers: []dashboard.Tile{tile("wait", "12")}})
	c := b.Conversation()
	var steer, well []string
	for _, topic := range c.Steer {
		steer = append(steer, topic.Tile.At.Step)
		assert.Equal(t, topic.Tile.At.Step == "wait", topic.Together)
	}
	for _, topic := range c.Successes {
		well = append(well, topic.Tile.At.Step)
		assert.True(t, topic.Together)
	}
	assert.Equal(t, []string{"one", "two", "wait", "three", "four"}, steer)
	assert.Equal(t, []string{"queue"}, well)
}

// The next period asks its own goal, and what the horizon needs.
func TestAhead(t *testing.T) {
	s := scene{t}
	tile := func(step string, change ...func(*dashboard.Tile)) dashboard.Tile {
		return s.tile(chain.At(step), step, doorlooptijd, "10", "9 9 9", change...)
	}
	next := func(target string) func(*dashboard.Tile) {
		return func(t *dashboard.Tile) { t.History[3].Goal = s.goal(doorlooptijd, target) }
	}
	short := func(t *dashboard.Tile) { t.History = t.History[:3] }
	b := sketch(nil,
		tile("goal", next("8")),
		tile("both", next("7"), s.heads(doorlooptijd, "9", "10", "6.5")),
		tile("needed", short, s.heads(doorlooptijd, "9", "10", "6")),
		tile("beyond", next("5"), s.heads(doorlooptijd, "12", "10", "-")),
		tile("neither", short),
		tile("goal", next("8")),
	)
	hidden := tile("hidden", next("4"), s.heads(doorlooptijd, "9", "10", "6"))
	hidden.Hidden = true
	b.Sections[0].Own = append(b.Sections[0].Own, hidden)
	b.Sections[0].Shared = []dashboard.Tile{tile("shared")}
	b.Sections[0].Parts = []dashboard.Tile{tile("part")}
	type next4 struct{ step, period, goal, needed string }
	asked := func(c *dashboard.Conversation) (list []next4) {
		for _, n := range c.Ahead {
			goal := "none"
			if n.Goal != nil {
				goal = n.Goal.Target.String()
			}
			list = append(list, next4{n.Tile.At.Step, n.Period, goal, n.Needed.String()})
		}
		return list
	}
	assert.Equal(t, []next4{
		{"goal", "d", "8", "no data"}, {"both", "d", "7", "6.5"}, {"needed", "d", "none", "6"},
		{"beyond", "d", "5", "no data"}, {"hidden", "d", "4", "no data"},
	}, asked(b.Conversation()))

	b.Period = "d"
	assert.Equal(t, []next4{{"both", "", "none", "6.5"}, {"needed", "", "none", "6"}}, asked(b.Conversation()), "the last period")
	b.Period = "elsewhere"
	assert.Equal(t, []next4{{"both", "", "none", "6.5"}, {"needed", "", "none", "6"}}, asked(b.Conversation()), "no period")
}

// A conversation knows the KPIs it is about, and says of whom and when it is.
func TestConversationAbout(t *testing.T) {
	s := scene{t}
	b := sketch([]dashboard.Tile{s.tile(chain.Whole("order"), "order", tevreden, "0.9", "1 1 1")},
		s.tile(chain.At("pick"), "pick", kosten, "10", "9 9 9"), s.tile(chain.At("pick"), "pick", doorlooptijd, "10", "9 9 9"))
	b.Name = "The team"
	c := b.Conversation()
	assert.Equal(t, chain.Place{Unit: "team"}, c.For)
	assert.Equal(t, "The team", c.Name)
	assert.Equal(t, "c", c.Period)
	ids := func(c *dashboard.Conversation) (list []string) {
		for _, i := range c.KPIs {
			list = append(list, i.ID)
		}
		return list
	}
	assert.Equal(t, []string{"lead", "cost"}, ids(c))
	c = b.Conversation(dashboard.Agreement{At: chain.Whole("order"), KPI: "happy"})
	assert.Equal(t, []string{"lead", "cost", "happy"}, ids(c))
	c = b.Conversation(dashboard.Agreement{KPI: "calls"})
	assert.Equal(t, []string{"lead", "cost"}, ids(c), "not on the board")
}

// A board that was stored makes the same conversation, and a conversation that was
// stored is the same.
func TestConversationRoundTrip(t *testing.T) {
	written := webshop(t)
	back := new(dashboard.Board)
	require.NoError(t, json.Unmarshal([]byte(marshal(t, written)), back))
	c := written.Conversation(agreements()...)
	assert.Equal(t, marshal(t, c), marshal(t, back.Conversation(agreements()...)))
	roundTrip(t, *c, new(dashboard.Conversation))
	roundTrip(t, c.Steer[0], new(dashboard.Topic))
	roundTrip(t, c.Ahead[0], new(dashboard.Next))
	roundTrip(t, c.FollowUps[0], new(dashboard.FollowUp))
	roundTrip(t, c.FollowUps[0].Agreement, new(dashboard.Agreement))
	assert.Equal(t, `{"id":"1","at":{"chain":"order"},"kpi":"happy","what":"Klanten bellen als het later wordt",`+
		`"by":"Noor en Sam","made":"januari","due":"maart","aim":"0.9","done":true}`, marshal(t, c.FollowUps[0].Agreement))
}

// A conversation changes nothing on its board.
func TestConversationOnlyReads(t *testing.T) {
	b := webshop(t)
	before := marshal(t, b)
	b.Conversation(agreements()...)
	assert.Equal(t, before, marshal(t, b))
}
