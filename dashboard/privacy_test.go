package dashboard_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// office is a step of a department with a team of one, a team of two and a team of
// nobody, and a second step of the team of one only.
func office(minGroup int) chain.Model {
	return chain.Model{
		KPIs: []kpi.Indicator{{ID: "calls", Across: kpi.Total, Along: kpi.Total}},
		Units: []chain.Unit{
			{ID: "desk"}, {ID: "one", Parent: "desk"}, {ID: "two", Parent: "desk"}, {ID: "none", Parent: "desk"},
		},
		Members: []chain.Member{{Person: "a", Unit: "one"}, {Person: "b", Unit: "two"}, {Person: "c", Unit: "two"}},
		Steps: []chain.Step{
			{ID: "answer", By: []chain.Assignment{{Unit: "desk"}}},
			{ID: "solve", By: []chain.Assignment{{Unit: "one"}}},
		},
		Chains: []chain.Chain{
			{ID: "call", Links: chain.Sequence("answer")}, {ID: "case", Links: chain.Sequence("solve")},
		},
		Goals: []chain.Goal{
			{At: chain.Whole("call"), KPI: "calls", Target: d("100")}, {At: chain.Whole("case"), KPI: "calls", Target: d("10")},
		},
		MinGroup: minGroup,
	}
}

// answered has every reading of the office.
func answered() []chain.Measurement {
	m := func(p chain.Place, n string) chain.Measurement {
		return chain.Measurement{At: p, KPI: "calls", Reading: kpi.Of(d(n))}
	}
	answer := chain.At("answer")
	return []chain.Measurement{
		m(answer.By("one").Who("a"), "31"), m(answer.By("two").Who("b"), "37"), m(answer.By("two").Who("c"), "41"),
		m(answer.By("none"), "43"), m(chain.At("solve").By("one").Who("a"), "17"),
	}
}

// What is shown and what is hidden, by size of group and by audience.
func TestHidden(t *testing.T) {
	directors, desk, one := chain.Place{}, chain.Place{Unit: "desk"}, chain.Place{Unit: "one"}
	a, b := chain.Place{Person: "a"}, chain.Place{Person: "b"}
	tests := []struct {
		minGroup int
		audience chain.Place
		want     string // value by place, of all tiles
	}{
		{1, directors, "call 152, case 17"},
		{2, directors, "call 152, case ?"},
		{3, directors, "call 152, case ?"},
		{4, directors, "call ?, case ?"},
		{0, directors, "call ?, case ?"}, // five

		{1, desk, "call 152, /answer/desk 152, /answer/one 31, /answer/none 43, /answer/two 78, case 17, /solve/desk 17"},
		// What is left of the desk once the team of two is known is the team of one's.
		{2, desk, "call 152, /answer/desk 152, /answer/none 43, /answer/one ?, /answer/two ?, case ?, /solve/desk ?"},
		{3, desk, "call 152, /answer/desk 152, /answer/none 43, /answer/one ?, /answer/two ?, case ?, /solve/desk ?"},
		{4, desk, "call ?, /answer/desk ?, /answer/none 43, /answer/one ?, /answer/two ?, case ?, /solve/desk ?"},

		{1, one, "call 152, /answer/one 31, case 17, /solve/one 17"},
		{2, one, "call 152, /answer/one ?, case ?, /solve/one ?"},

		{1, a, "call 152, /answer/one/a 31, case 17, /solve/one/a 17"},
		{2, a, "call 152, /answer/one/a 31, case 17, /solve/one/a 17"}, // all there is to the case
		{4, a, "call ?, /answer/one/a 31, case 17, /solve/one/a 17"},
		{4, b, "call ?, /answer/two/b 37"},
		{1, b, "call 152, /answer/two/b 37"},
	}
	for _, test := range tests {
		t.Run(fmt.Sprintf("%d/%s", test.minGroup, test.audience), func(t *testing.T) {
			board := boardFor(t, evaluate(t, office(test.minGroup), answered()...), test.audience)
			assert.Equal(t, test.want, valuesText(board))
		})
	}
}

// valuesText writes the values of all tiles.
func valuesText(b *dashboard.Board) string {
	var list []string
	for _, s := range b.Sections {
		for _, l := range lists(s) {
			for _, t := range l.tiles {
				value := t.Gauge.Reading.String()
				if t.Hidden {
					value = "?"
				}
				list = append(list, t.At.String()+" "+value)
			}
		}
	}
	return strings.Join(list, ", ")
}

// The lights of a line of sight follow the same rule.
func TestHiddenSight(t *testing.T) {
	tests := []struct {
		audience chain.Place
		step     string
		want     string
	}{
		{chain.Place{Person: "a"}, "solve", "/solve/one/a green, /solve/one green, /solve/desk green, /solve green, case green"},
		{chain.Place{Person: "a"}, "answer", "/answer/one/a green, /answer/one green, /answer/desk hidden, /answer hidden, call hidden"},
		{chain.Place{Person: "b"}, "answer", "/answer/two/b green, /answer/two hidden, /answer/desk hidden, /answer hidden, call hidden"},
		{chain.Place{Unit: "one"}, "solve", "/solve/one hidden, /solve/desk hidden, /solve hidden, case hidden"},
	}
	for _, test := range tests {
		t.Run(test.want, func(t *testing.T) {
			b := boardFor(t, evaluate(t, office(4), answered()...), test.audience)
			for _, s := range b.Sections {
				for _, tile := range s.Own {
					if tile.At.Step == test.step {
						assert.Equal(t, test.want, lightsText(tile.Sight))
					}
				}
			}
		})
	}
}

// lightsText writes the lights of a line of sight.
func lightsText(sight []dashboard.Sight) string {
	var list []string
	for _, s := range sight {
		light := s.Status.String()
		if s.Hidden {
			light = "hidden"
		}
		list = append(list, s.Hop.At.String()+" "+light)
	}
	return strings.Join(list, ", ")
}

// A hidden tile keeps what is no reading, and nothing else.
func TestHiddenTile(t *testing.T) {
	b := boardFor(t, evaluate(t, office(4), answered()...), chain.Place{Unit: "two"})
	want := `{"at":{"step":"answer","unit":"two"},"kpi":"calls","name":"calls","where":"answer, two",` +
		`"gauge":{"kpi":"calls","reading":null,"goal":{"target":"50","green":{"min":"50"},"amber":{"min":"50"}},"status":"no data"},` +
		`"share":null,"hidden":true}`
	tile := b.Sections[0].Own[0]
	require.NotEmpty(t, tile.Sight)
	tile.Sight = nil
	assert.Equal(t, want, marshal(t, tile))
	assert.Empty(t, b.Format(tile, kpi.Format{}))
	assert.Equal(t, kpi.Score{}, b.Sections[0].Card)
}

// A goal for somebody at a step that somebody else does makes a place there, but
// does not make the reading of the other one theirs.
func TestGoalWhereAnotherWorks(t *testing.T) {
	m := office(4)
	m.Goals = append(m.Goals, chain.Goal{At: chain.At("solve").By("two").Who("b"), KPI: "calls", Target: d("5")})
	b := boardFor(t, evaluate(t, m, answered()...), chain.Place{Person: "b", Step: "solve"})
	assert.Equal(t, "case ?, /solve/two/b no data", valuesText(b))
	assert.NotContains(t, marshal(t, b), `"17"`)
}

// What the host asks with a person in it is that person's board.
func TestPersonOfAGroup(t *testing.T) {
	boards := boardsOf(t, evaluate(t, office(4), answered()...))
	for _, audience := range []chain.Place{
		{Unit: "two", Person: "b"}, {Step: "answer", Unit: "two", Person: "b"}, {Chain: "call", Person: "b"},
	} {
		b, err := boards.For(audience)
		require.NoError(t, err)
		assert.Equal(t, "call ?, /answer/two/b 37", valuesText(b), "audience %q", audience)
	}
}

// A group that has become too small for what is asked now is so for what was, and the
// other way round.
func TestHiddenHistory(t *testing.T) {
	for _, asked := range [][2]int{{2, 3}, {3, 2}} {
		then, now := office(asked[0]), office(asked[1])
		then.Members = append(then.Members, chain.Member{Person: "d", Unit: "one"}) // two, and none alone
		now.Members = then.Members
		ms := append(answered(), chain.Measurement{At: chain.At("answer").By("one").Who("d"), KPI: "calls", Reading: kpi.Of(d("11"))})
		b, err := boardsOf(t, evaluate(t, then, ms...), evaluate(t, now, ms...)).For(chain.Place{Unit: "two"})
		require.NoError(t, err)
		tile := b.Sections[0].Own[0]
		_, before := tile.History[0].Reading.Value()
		assert.False(t, before, "%v", asked)
		assert.Equal(t, asked[1] == 3, tile.Hidden, "%v", asked)
	}
}
