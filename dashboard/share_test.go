package dashboard_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// trio is a chain of three steps: a team of five does the first, and three people each
// of the others, too few to be shown alone and enough together.
func trio(along, across kpi.Rule) chain.Model {
	m := chain.Model{
		KPIs:      []kpi.Indicator{{ID: "x", Decimals: 2, Along: along, Across: across}},
		Chains:    []chain.Chain{{ID: "c", Links: chain.Sequence("open", "left", "right")}},
		Goals:     []chain.Goal{{At: chain.Whole("c"), KPI: "x", Target: d("0.75"), Amber: kpi.AtLeast(d("0.5"))}},
		Operators: map[kpi.Rule]kpi.Operator{"largest": largest{}},
	}
	for _, l := range m.Chains[0].Links {
		m.Units = append(m.Units, chain.Unit{ID: l.Step})
		m.Steps = append(m.Steps, chain.Step{ID: l.Step, By: []chain.Assignment{{Unit: l.Step}}})
		m.Members = append(m.Members, chain.Member{Person: "of " + l.Step, Unit: l.Step})
	}
	for p := range 4 {
		m.Members = append(m.Members, chain.Member{Person: fmt.Sprintf("p%d", p+1), Unit: "open"})
	}
	for _, unit := range []string{"left", "right"} {
		m.Members = append(m.Members, chain.Member{Person: unit + " 2", Unit: unit}, chain.Member{Person: unit + " 3", Unit: unit})
	}
	return m
}

// read is a reading of "num/den", or of "num".
func read(at chain.Place, text string) chain.Measurement {
	num, den, some := strings.Cut(text, "/")
	r := kpi.Of(d(num))
	if some {
		r = kpi.Per(d(num), d(den))
	}
	return chain.Measurement{At: at, KPI: "x", Reading: r}
}

// A share is shown where it tells nothing but what is shown: readings that are hidden
// may be any that come to the same chain, and no byte of the board is another.
func TestShareTellsNothingHidden(t *testing.T) {
	tests := []struct {
		along      kpi.Rule
		one, other [2]string // what the hidden steps read
		shows      bool
	}{
		{kpi.Sum, [2]string{"0.1", "0.5"}, [2]string{"0.2", "0.4"}, true},
		{kpi.Total, [2]string{"0.1", "0.5"}, [2]string{"0.2", "0.4"}, true},
		{kpi.Mean, [2]string{"0.1", "0.5"}, [2]string{"0.2", "0.4"}, true},
		{kpi.Ratio, [2]string{"30/100", "50/100"}, [2]string{"20/50", "60/150"}, true},
		{kpi.End, [2]string{"0.1", "0.5"}, [2]string{"0.2", "0.5"}, true},
		{kpi.Product, [2]string{"0.9", "0.8"}, [2]string{"0.72", "1"}, false},
		{kpi.Path, [2]string{"0.1", "0.5"}, [2]string{"0.2", "0.4"}, false},
		{kpi.Min, [2]string{"0.1", "0.5"}, [2]string{"0.1", "0.9"}, false},
		{kpi.Max, [2]string{"0.1", "0.9"}, [2]string{"0.8", "0.9"}, false},
		{kpi.Bottleneck, [2]string{"0.1", "0.5"}, [2]string{"0.1", "0.9"}, false},
		{"largest", [2]string{"0.1", "0.9"}, [2]string{"0.8", "0.9"}, false},
	}
	for _, test := range tests {
		t.Run(string(test.along), func(t *testing.T) {
			m := trio(test.along, kpi.Ratio)
			if test.along == kpi.End {
				m.Chains[0].Links = chain.Sequence("left", "right", "open")
			}
			board := func(hidden [2]string, audience chain.Place) *dashboard.Board {
				own := "0.6"
				if test.along == kpi.Ratio {
					own = "60/100"
				}
				return boardFor(t, evaluate(t, m, read(chain.At("open").By("open"), own),
					read(chain.At("left").By("left"), hidden[0]),
					read(chain.At("right").By("right"), hidden[1])), audience)
			}
			for _, audience := range []chain.Place{{Unit: "open"}, chain.At("open")} {
				b := board(test.one, audience)
				assert.Equal(t, marshal(t, b), marshal(t, board(test.other, audience)), "%s", audience)
				_, shows := b.Sections[0].Own[0].Share.Value()
				assert.Equal(t, test.shows, shows, "%s", audience)
			}
			m.MinGroup = 1
			_, shows := board(test.one, chain.Place{Unit: "open"}).Sections[0].Own[0].Share.Value()
			assert.True(t, shows, "where nothing is hidden")
		})
	}
}

// So it is on the board of a person, whose colleagues' readings are theirs.
func TestPersonShare(t *testing.T) {
	team := chain.At("open").By("open")
	tests := []struct {
		across     kpi.Rule
		measured   string    // at the team; nothing
		one, other [2]string // what two colleagues read
		shows      bool
	}{
		{kpi.Ratio, "", [2]string{"30/100", "50/100"}, [2]string{"20/50", "60/150"}, true},
		{kpi.Ratio, "100/200", [2]string{"30/100", "50/100"}, [2]string{"30/100", "50/900"}, false},
		{kpi.Sum, "", [2]string{"0.1", "0.5"}, [2]string{"0.2", "0.4"}, true},
		{kpi.Total, "", [2]string{"0.1", "0.5"}, [2]string{"0.2", "0.4"}, true},
		{kpi.Total, "1.1", [2]string{"0.1", "0.5"}, [2]string{"0.3", "0.9"}, true},
		{kpi.Min, "", [2]string{"0.1", "0.5"}, [2]string{"0.1", "0.9"}, false},
		{kpi.Max, "", [2]string{"0.1", "0.9"}, [2]string{"0.8", "0.9"}, false},
		{kpi.Product, "", [2]string{"0.9", "0.8"}, [2]string{"0.72", "1"}, false},
	}
	for _, test := range tests {
		t.Run(fmt.Sprintf("%s %s", test.across, test.measured), func(t *testing.T) {
			m := trio(kpi.Sum, test.across)
			m.Chains[0].Links = m.Chains[0].Links[:1]
			m.Members = append(m.Members[:1], m.Members[3:5]...)
			m.MinGroup = 3
			board := func(hidden [2]string) *dashboard.Board {
				own := "0.6"
				if test.across == kpi.Ratio {
					own = "60/100"
				}
				ms := []chain.Measurement{read(team.Who("of open"), own), read(team.Who("p1"), hidden[0]),
					read(team.Who("p2"), hidden[1])}
				if test.measured != "" {
					ms = append(ms, read(team, test.measured))
				}
				return boardFor(t, evaluate(t, m, ms...), chain.Place{Person: "of open"})
			}
			b := board(test.one)
			assert.Equal(t, marshal(t, b), marshal(t, board(test.other)))
			_, shows := b.Sections[0].Own[0].Share.Value()
			assert.Equal(t, test.shows, shows)
		})
	}
}

// A share needs all places between to be shown, and is none of the chain's own.
func TestShareOnTheWay(t *testing.T) {
	m := office(2)
	share := func(minGroup int, audience chain.Place) string {
		m.MinGroup = minGroup
		text := ""
		for _, s := range boardFor(t, evaluate(t, m, answered()...), audience).Sections {
			for _, l := range lists(s) {
				for _, tile := range l.tiles {
					text += fmt.Sprintf("%s %s, ", tile.At, tile.Share)
				}
			}
		}
		return text
	}
	b, two, desk := chain.Place{Person: "b"}, chain.Place{Unit: "two"}, chain.Place{Unit: "desk"}
	assert.Equal(t, "call no data, /answer/two/b 12, ", share(1, b))
	assert.Equal(t, "call no data, /answer/two/b no data, ", share(3, b), "the team is hidden")
	assert.Equal(t, "call no data, /answer/two/b no data, ", share(4, b), "the chain is hidden")
	assert.Equal(t, "call no data, /answer/two 28, ", share(1, two))
	assert.Equal(t, "call no data, /answer/two no data, ", share(2, two), "it would tell of the team of one")
	assert.Equal(t, "call no data, /answer/desk 52, /answer/none 18, /answer/one no data, /answer/two no data, "+
		"case no data, /solve/desk no data, ", share(2, desk))
}

// Shares of several KPIs count as a part of the way from the chain's target to its red.
func TestShareOrder(t *testing.T) {
	tests := []struct {
		name   string
		change func(x, y *chain.Goal)
		want   string
	}{
		// Both fall 60 short, are red, and score 0.
		{"a narrower amber band", func(*chain.Goal, *chain.Goal) {}, "x y"},
		{"a wider amber band", func(x, _ *chain.Goal) { x.Amber = kpi.AtLeast(d("50")) }, "y x"},
		{"no amber band", func(x, _ *chain.Goal) { x.Amber = kpi.Band{} }, "y x"},
		{"nor any target", func(x, _ *chain.Goal) { x.Target, x.Amber = d("0"), kpi.Band{} }, "x y"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			kpis := []kpi.Indicator{{ID: "y", Along: kpi.Sum, Across: kpi.Sum}, {ID: "x", Along: kpi.Sum, Across: kpi.Sum}}
			m := desk(kpis...)
			y, x := &m.Goals[0], &m.Goals[1]
			x.Amber, y.Amber = kpi.AtLeast(d("85")), kpi.AtLeast(d("80"))
			test.change(x, y)
			gap := func(g *chain.Goal, id string) chain.Measurement {
				return chain.Measurement{At: chain.At("do").By("team"), KPI: id, Reading: kpi.Of(g.Target.Sub(d("60")))}
			}
			b := boardFor(t, evaluate(t, m, gap(x, "x"), gap(y, "y")), chain.Place{Unit: "team"})
			var got []string
			for _, tile := range b.Sections[0].Own {
				assert.Equal(t, kpi.Red, tile.Gauge.Status)
				assert.Equal(t, "-60", tile.Share.String())
				got = append(got, tile.KPI)
			}
			assert.Equal(t, test.want, strings.Join(got, " "))
		})
	}
}

// Nor does it tell the targets of others, which under Ratio say what the mix was to be.
func TestShareTellsNoTargets(t *testing.T) {
	team := chain.At("open").By("open")
	board := func(person, target string) *dashboard.Board {
		m := trio(kpi.Sum, kpi.Ratio)
		m.Chains[0].Links = m.Chains[0].Links[:1]
		if target != "" {
			m.Goals = append(m.Goals, chain.Goal{At: team.Who("p1"), KPI: "x", Target: d(target), Amber: kpi.AtLeast(d("0.1"))})
		}
		return boardFor(t, evaluate(t, m, read(team.Who("of open"), "60/100"), read(team.Who("p1"), "30/100"),
			read(team.Who("p2"), "50/50"), read(team.Who("p3"), "50/80"), read(team.Who("p4"), "50/90")), chain.Place{Person: person})
	}
	assert.Equal(t, marshal(t, board("of open", "0.8")), marshal(t, board("of open", "0.9")))
	for _, test := range []struct {
		person, target string
		shows          bool
	}{{"of open", "", true}, {"of open", "0.8", false}, {"p1", "0.8", false}} {
		_, shows := board(test.person, test.target).Sections[0].Own[0].Share.Value()
		assert.Equal(t, test.shows, shows, "%s, with a target of %q", test.person, test.target)
	}
}
