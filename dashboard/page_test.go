package dashboard_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// Names may hold anything: they stay on their line, and columns stay where they are.
func TestTextOddNames(t *testing.T) {
	s := scene{t}
	names := map[string]string{
		"plain":                        "plain",
		"two\nlines\r\n\tand a tab":    "two lines and a tab",
		"\x1b[31mred\x1b[0m":           "[31mred [0m",
		"turned\u202earound\u2066here": "turned around here",
		"  space   about ":             "space about",
		"\u00a0hard\u2003space":        "hard space",
		"bad\xffbyte":                  "bad\ufffdbyte",
		strings.Repeat("long ", 40):    strings.Repeat("long ", 8) + "lon…",
		"100 %s %d %!":                 "100 %s %d %!",
	}
	for name, want := range names {
		tile := s.tile(chain.At("pick"), "", doorlooptijd, "10", "- - 9")
		tile.Name, tile.Where = name, ""
		tile.At = chain.Place{}
		b := sketch([]dashboard.Tile{s.tile(chain.Whole("order"), "order", doorlooptijd, "10", "- - 9")}, tile)
		b.Name, b.Period, b.Sections[0].Name, b.Sections[0].Question = name, name, name, name
		c := b.Conversation(dashboard.Agreement{What: name, By: name, Due: name, Made: name, KPI: name})
		for _, text := range []string{dashboard.Text(b, kpi.Format{}), dashboard.Text(c, kpi.Format{})} {
			assert.Contains(t, text, want)
			readable(t, text)
		}
		rows := regexpRow.FindAllString(dashboard.Text(b, kpi.Format{}), -1)
		if assert.Len(t, rows, 2) {
			assert.Equal(t, column(rows[0], "9.0 uur"), column(rows[1], "9.0 uur"), "columns line up")
		}
	}
}

// column returns where on a line something stands.
func column(line, what string) int {
	before, _, _ := strings.Cut(line, what)
	return utf8.RuneCountInString(before)
}

// readable checks that a text has nothing that does not print, and no loose ends.
func readable(t *testing.T, text string) {
	t.Helper()
	assert.True(t, utf8.ValidString(text))
	assert.True(t, strings.HasSuffix(text, "\n"))
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		assert.Equal(t, strings.TrimRight(line, " "), line)
		for _, r := range line {
			assert.True(t, unicode.IsPrint(r), "%q in %q", r, line)
		}
	}
}

// Long lines are broken at spaces.
func TestTextWraps(t *testing.T) {
	b := sketch(nil)
	b.Sections[0].Question = strings.Repeat("Heb ik het morgen in huis? ", 20)
	for line := range strings.Lines(dashboard.Text(b, kpi.Format{})) {
		assert.LessOrEqual(t, utf8.RuneCountInString(line), 101)
	}
}

// Text of nothing is text.
func TestTextOfNothing(t *testing.T) {
	var board *dashboard.Board
	var talk *dashboard.Conversation
	assert.Equal(t, dashboard.Text(&dashboard.Board{}, kpi.Format{}), dashboard.Text(board, kpi.Format{}))
	assert.Equal(t, dashboard.Text(&dashboard.Conversation{}, kpi.Format{}), dashboard.Text(talk, kpi.Format{}))
	assert.Equal(t, dashboard.Text(board.Conversation(), kpi.Format{}), dashboard.Text(talk, kpi.Format{}))
}

// What is said under a tile on the board.
func TestTextDetails(t *testing.T) {
	s := scene{t}
	order, pick := chain.Whole("order"), chain.At("pick")
	over := func(t *dashboard.Tile) { t.Course.Left = 0 }
	lasts := func(periods string) func(*dashboard.Tile) {
		return func(t *dashboard.Tile) { t.Course.Range = kpi.Of(d(periods)) }
	}
	goalless := func(t *dashboard.Tile) { t.Course.Forecast.Goal = nil }
	tests := []struct {
		name   string
		at     chain.Place
		change []func(*dashboard.Tile)
		want   []string
	}{
		{"nothing", pick, nil, nil},
		{"on course", pick, []func(*dashboard.Tile){s.heads(doorlooptijd, "9", "10", "11"), lasts("0.5")},
			[]string{"on course: 9.0 uur expected at the end (target ≤ 10.0 uur)"}},
		{"off course", pick, []func(*dashboard.Tile){s.heads(doorlooptijd, "11", "10", "8"), lasts("0.5")},
			[]string{"expected at the end: 11.0 uur (target ≤ 10.0 uur), ▲ amber",
				"needed in the next period: ≤ 8.0 uur", "the budget lasts another 0.5 periods"}},
		{"off course in a busy season", pick, []func(*dashboard.Tile){s.heads(doorlooptijd, "11", "10", "8"), lasts("1")},
			[]string{"expected at the end: 11.0 uur (target ≤ 10.0 uur), ▲ amber", "needed in the next period: ≤ 8.0 uur"}},
		{"out of reach", pick, []func(*dashboard.Tile){s.heads(doorlooptijd, "12", "10", "-")},
			[]string{"expected at the end: 12.0 uur (target ≤ 10.0 uur), ■ red",
				"the final target is out of reach: what is a good next aim?"}},
		{"over", pick, []func(*dashboard.Tile){s.heads(doorlooptijd, "11", "10", "8"), over},
			[]string{"over all periods: 11.0 uur (target ≤ 10.0 uur), ▲ amber"}},
		{"no forecast", pick, []func(*dashboard.Tile){s.heads(doorlooptijd, "-", "10", "8")}, nil},
		{"a forecast without a goal", pick, []func(*dashboard.Tile){s.heads(doorlooptijd, "9", "10", "8"), goalless}, nil},
		{"warned", pick, []func(*dashboard.Tile){warns(dashboard.Slipping)}, []string{"! Still green, but slipping. What do we see coming?"}},
		{"warned of nothing known", pick, []func(*dashboard.Tile){warns("rain")}, nil},
		{"to be gained", pick, []func(*dashboard.Tile){adds("-0.46")}, []string{"for the chain there is 0.5 uur to be gained here"}},
		{"added", pick, []func(*dashboard.Tile){adds("0.44")}, []string{"gives the chain 0.4 uur of room"}},
		{"too little to show", pick, []func(*dashboard.Tile){adds("-0.04")}, nil},
		{"the chain's own gap", order, []func(*dashboard.Tile){adds("-3")}, nil},
		{"in sight of the customer", pick, []func(*dashboard.Tile){seen(
			hop(pick, "pick", kosten), hop(order, "order", kosten), hop(order, "order", tevreden))},
			[]string{"adds to: Kosten → order → Tevreden klanten"}},
		{"in sight by another way", pick, []func(*dashboard.Tile){seen(hop(order, "order", tevreden))},
			[]string{"adds to: Tevreden klanten · order"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text := dashboard.Text(sketch(nil, s.tile(test.at, "pick", doorlooptijd, "10", "- - 9", test.change...)), kpi.Format{})
			_, details, _ := strings.Cut(text, regexpRow.FindString(text)+"\n")
			var got []string
			for line := range strings.Lines(details) {
				got = append(got, strings.TrimSpace(line))
			}
			assert.Equal(t, test.want, got)
		})
	}
}

// A sparkline shows where values lie between the lowest and the highest, up to now.
func TestTextHistory(t *testing.T) {
	tests := []struct{ name, values, want string }{
		{"one", "- - 9", ""},
		{"none", "- - -", ""},
		{"two", "- 1 2", "·▁█"},
		{"a gap", "1 - 9", "▁·█"},
		{"halfway", "0 4 8", "▁▅█"},
		{"just below a step", "0 0.99 8", "▁▁█"},
		{"just on a step", "0 1 8", "▁▂█"},
		{"all equal", "5 5 5", "▄▄▄"},
		{"below zero", "-3 -1 -2", "▁█▅"},
		{"beyond integers", "0 0.000000000000000000001 0.000000000000000000002", "▁▅█"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			tile := scene{t}.tile(chain.At("pick"), "pick", doorlooptijd, "10", test.values)
			assert.Equal(t, test.want, regexpSpark.FindString(dashboard.Text(sketch(nil, tile), kpi.Format{})))
		})
	}
	tile := scene{t}.tile(chain.At("pick"), "pick", doorlooptijd, "10", "99 0 1 2 3 4 5 6 7 8 9 10 11 -50")
	b := sketch(nil, tile)
	b.Periods = strings.Fields("1 2 3 4 5 6 7 8 9 10 11 12 c d e")
	assert.Equal(t, "▁▁▂▃▃▄▅▆▆▇██", regexpSpark.FindString(dashboard.Text(b, kpi.Format{})), "twelve, up to now")
}

// What is rounded says what its light says.
func TestTextAgreesWithLights(t *testing.T) {
	hours := kpi.Indicator{ID: "h", Unit: "h", Decimals: 1, Better: kpi.Lower}
	share := kpi.Indicator{ID: "p", Unit: kpi.Percent, Decimals: 3}
	tests := []struct {
		in      kpi.Indicator
		reading kpi.Reading
		goal    kpi.Thresholds
		want    string
	}{
		{hours, kpi.Of(d("24.04")), kpi.Thresholds{Target: d("24"), Amber: kpi.AtMost(d("28"))}, "▲ amber  h 24.04 h ≤ 24.0 h"},
		{hours, kpi.Of(d("23.94")), kpi.Thresholds{Target: d("24")}, "● green  h 23.9 h ≤ 24.0 h"},
		{hours, kpi.Of(d("23.96")), kpi.Thresholds{Target: d("24")}, "● green  h 23.96 h ≤ 24.0 h"},
		{hours, kpi.Of(d("24")), kpi.Thresholds{Target: d("24")}, "● green  h 24.0 h ≤ 24.0 h"},
		{hours, kpi.Of(d("28.0001")), kpi.Thresholds{Target: d("24"), Amber: kpi.AtMost(d("28"))}, "■ red    h 28.0001 h ≤ 24.0 h"},
		{share, kpi.Per(d("94960"), d("100000")), kpi.Thresholds{Target: d("0.95")}, "■ red      p 94.96 % ≥ 95.0 %"},
		{share, kpi.Per(d("1"), d("3")), kpi.Thresholds{Target: d("0.3")}, "● green    p 33.3 % ≥ 30.0 %"},
	}
	for _, test := range tests {
		t.Run(test.want, func(t *testing.T) {
			g, err := test.in.Gauge(test.reading, &test.goal)
			require.NoError(t, err)
			b := &dashboard.Board{KPIs: []kpi.Indicator{test.in}, Sections: []dashboard.Section{{Own: []dashboard.Tile{{KPI: test.in.ID, Gauge: g}}}}}
			row := strings.Join(strings.Fields(regexpRow.FindString(dashboard.Text(b, kpi.Format{}))), " ")
			assert.Equal(t, strings.Join(strings.Fields(test.want), " "), row)
		})
	}
}

// Two long names share the room that there is.
func TestLongLabels(t *testing.T) {
	long := strings.Repeat("abcde ", 12)
	tests := []struct{ name, where, want string }{
		{"Lead time", "pick", "Lead time · pick"},
		{long, "pick", "abcde abcde abcde abcde abcde abcde… · pick"},
		{"Lead time", long, "Lead time · abcde abcde abcde abcde abcde a…"},
		{long, long, "abcde abcde abcde ab… · abcde abcde abcde a…"},
	}
	for _, test := range tests {
		b := &dashboard.Board{Sections: []dashboard.Section{{Own: []dashboard.Tile{{KPI: "x", Name: test.name, Where: test.where}}}}}
		assert.Contains(t, dashboard.Text(b, kpi.Format{}), "  "+test.want+"  ")
	}
}
