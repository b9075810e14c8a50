package journey_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/journey"
	"github.com/kpichain/kpichain/kpi"
)

// A stay of a case in a step, from and to in hours; to below 0: not done yet.
func stay(of, step, unit, person string, from, to int) journey.Event {
	at := func(hour int) time.Time { return time.Unix(int64(hour)*3600, 0) }
	e := journey.Event{Case: of, Step: step, Unit: unit, Person: person, Ready: at(from), End: at(to)}
	if to < 0 {
		e.End = time.Time{}
	}
	return e
}

// logged returns a log of events, which must be good.
func logged(t *testing.T, events ...journey.Event) *journey.Log {
	t.Helper()
	l := &journey.Log{}
	require.NoError(t, l.Add(slices.Values(events)))
	return l
}

// discover returns the chain of a log, which a plan must take.
func discover(t *testing.T, l *journey.Log) chain.Model {
	t.Helper()
	m, err := l.Chain("c")
	require.NoError(t, err)
	_, err = chain.NewPlan(m)
	require.NoError(t, err)
	return m
}

// links writes the links of a discovered chain: step, passes, choice.
func links(m chain.Model) (all []string) {
	for _, l := range m.Chains[0].Links {
		all = append(all, strings.TrimSpace(fmt.Sprint(l.Step, " ", l.Passes, " ", l.Choice)))
	}
	return all
}

func TestChain(t *testing.T) {
	l := logged(t,
		stay("1", "ask", "desk", "p2", 0, 1),
		stay("1", "truck", "", "", 1, 5), // nobody does it
		stay("1", "mend", "shop", "p1", 8, 9),
		stay("1", "mend", "shop", "", 9, 9),
		stay("2", "ask", "desk", "p1", 0, 1),
		stay("2", "mend", "desk", "p1", 1, -1),
		stay("3", "ask", "", "p1", 0, 1),
	)
	by := func(unit, person string) chain.Assignment { return chain.Assignment{Unit: unit, Person: person} }
	member := func(unit, person string) chain.Member { return chain.Member{Unit: unit, Person: person} }
	zero, one := decimal.New(0, 0), decimal.New(1, 0)
	assert.Equal(t, chain.Model{
		Format: chain.Format,
		KPIs: []kpi.Indicator{
			{ID: "lead", Unit: "h", Decimals: 2, Better: kpi.Lower, Serves: kpi.Customer,
				Along: kpi.Sum, Across: kpi.Ratio, Over: kpi.Ratio, Domain: kpi.AtLeast(zero)},
			{ID: "first_time_right", Unit: "%", Decimals: 4, Better: kpi.Higher, Serves: kpi.Internal,
				Across: kpi.Ratio, Over: kpi.Ratio, Domain: kpi.Between(zero, one)},
		},
		Steps: []chain.Step{
			{ID: "ask", By: []chain.Assignment{by("desk", "p1"), by("desk", "p2"), by("unknown", "p1")}},
			{ID: "truck", Handover: true},
			{ID: "before mend", Handover: true},
			{ID: "mend", By: []chain.Assignment{by("desk", "p1"), by("shop", "p1"), by("shop", "unknown")}},
		},
		Chains: []chain.Chain{{ID: "c", Links: []chain.Link{
			{Step: "ask", Passes: one},
			{Step: "truck", Passes: decimal.New(5, -1)},
			{Step: "before mend", Passes: decimal.New(5, -1)},
			{Step: "mend", Passes: one},
		}}},
		Units: []chain.Unit{{ID: "desk"}, {ID: "shop"}, {ID: "unknown"}},
		Members: []chain.Member{member("desk", "p1"), member("desk", "p2"), member("shop", "p1"),
			member("shop", "unknown"), member("unknown", "p1")},
		MinGroup: 6,
	}, discover(t, l))
}

// A log of departments measures departments, and its chain has them without people.
func TestChainOfDepartments(t *testing.T) {
	l := logged(t,
		stay("1", "ask", "desk", "", 0, 1), stay("1", "mend", "shop", "", 1, 5),
		stay("2", "ask", "desk", "", 0, 3), stay("2", "mend", "desk", "", 3, 4),
	)
	m := discover(t, l)
	assert.Equal(t, []chain.Unit{{ID: "desk"}, {ID: "shop"}}, m.Units)
	assert.Empty(t, m.Members)
	assert.Equal(t, []chain.Assignment{{Unit: "desk"}, {Unit: "shop"}}, m.Steps[1].By)
	assert.Zero(t, m.MinGroup)
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	lead, err := l.Lead("lead", time.Hour, journey.Window{})
	require.NoError(t, err)
	r, err := plan.Evaluate("all", lead)
	require.NoError(t, err)
	g, ok := r.Gauge(chain.At("mend").By("shop"), "lead")
	assert.True(t, ok)
	assert.Equal(t, "14400/3600", g.Reading.String())
	g, _ = r.Gauge(chain.Whole("c"), "lead")
	assert.Equal(t, "4.5", g.Reading.String())
}

// A few long cases do not decide the order: every stay counts for how far it is.
func TestChainOrderOfLongCases(t *testing.T) {
	var events []journey.Event
	for n := range 20 {
		id := fmt.Sprint(n)
		events = append(events, stay(id, "intake", "u", "p", 0, 1), stay(id, "check", "u", "p", 1, 2), stay(id, "pay", "u", "p", 2, 3))
	}
	events = append(events, stay("long", "pay", "u", "p", 0, 1))
	for n := range 60 {
		events = append(events, stay("long", "chase", "u", "p", n+1, n+2))
	}
	events = append(events, stay("long", "intake", "u", "p", 61, 62), stay("long", "check", "u", "p", 62, 63))
	var order []string
	for _, link := range discover(t, logged(t, events...)).Chains[0].Links {
		order = append(order, link.Step)
	}
	assert.Equal(t, []string{"intake", "chase", "check", "pay"}, order)
}

// Steps are in the order of how far along their cases they are, not of how they were
// added; what only open cases came to is where it is in these.
func TestChainOrder(t *testing.T) {
	for _, c := range []struct {
		name string
		log  []journey.Event
		want []string
	}{
		{"one case, one step", []journey.Event{stay("1", "a", "", "", 0, 1)}, []string{"a 1"}},
		{"ties by ID", []journey.Event{stay("1", "b", "", "", 0, 1), stay("2", "a", "", "", 0, 1)},
			[]string{"a 0.5", "b 0.5"}},
		{"average", []journey.Event{
			// z: 1/8, 5/8 and 1/2; x: 1/2; y: 3/8, 7/8
			stay("1", "z", "", "", 0, 1), stay("1", "y", "", "", 1, 2), stay("1", "z", "", "", 2, 3), stay("1", "y", "", "", 3, 4),
			stay("2", "z", "", "", 0, 1), stay("3", "x", "", "", 0, 1),
		}, []string{"z 1", "x 0.333333333", "y 0.666666667"}},
		{"waits stand before what they wait for", []journey.Event{
			stay("1", "a", "", "", 0, 1), stay("1", "b", "", "", 1, 2), stay("1", "b", "", "", 3, 4),
			stay("1", "b", "", "", 4, 5), stay("1", "a", "", "", 7, 7), stay("1", "b", "", "", 7, 9),
		}, []string{"before a 1", "a 2", "before b 1", "b 4"}},
		{"open", []journey.Event{
			stay("1", "a", "", "", 0, 1), stay("1", "c", "", "", 1, 2),
			stay("2", "a", "", "", 0, 1), stay("2", "b", "", "", 2, 3), stay("2", "a", "", "", 3, -1),
			stay("3", "d", "", "", 0, -1), stay("3", "e", "", "", 2, -1),
		}, []string{"a 1", "d 0.333333333", "before b 0.333333333", "b 0.333333333", "c 1", "e 0.333333333"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, links(discover(t, logged(t, c.log...))))
			slices.Reverse(c.log)
			assert.Equal(t, c.want, links(discover(t, logged(t, c.log...))), "reversed")
		})
	}
}

// ways returns the events of cases that take steps one after the other: n of each way.
func ways(n int, all ...string) (events []journey.Event) {
	for k, way := range all {
		for i := range n {
			for hour, step := range strings.Fields(way) {
				events = append(events, stay(fmt.Sprint(k, "-", i), step, "u", "p", hour, hour+1))
			}
		}
	}
	return events
}

// late returns the events of a case that waits for a step.
func late(step string) []journey.Event {
	return []journey.Event{stay("late", "a", "u", "p", 0, 1), stay("late", step, "u", "p", 4, 5), stay("late", "d", "u", "p", 5, 6)}
}

// nobody returns events, in one step of which nobody is named any more.
func nobody(step string, events []journey.Event) []journey.Event {
	for k := range events {
		if events[k].Step == step {
			events[k].Unit, events[k].Person = "", ""
		}
	}
	return events
}

// open returns the events of ways of two steps, of which the second is not done yet: of
// other cases than those of ways.
func open(events []journey.Event) []journey.Event {
	for k := range events {
		events[k].Case = "open " + events[k].Case
		if k%2 == 1 {
			events[k].End = time.Time{}
		}
	}
	return events
}

func TestChainChoices(t *testing.T) {
	for _, c := range []struct {
		name string
		log  []journey.Event
		want []string
	}{
		{"two ways", ways(10, "a b d", "a c d"), []string{"a 1", "b 0.5 choice 1", "c 0.5 choice 1", "d 1"}},
		{"too few to tell", ways(9, "a b d", "a c d"), []string{"a 1", "b 0.5", "c 0.5", "d 1"}},
		{"three ways, or none", ways(20, "a b e", "a c e", "a d e", "a e"),
			[]string{"a 1", "b 0.25 choice 1", "c 0.25 choice 1", "d 0.25 choice 1", "e 1"}},
		{"at first, and again", ways(20, "a c d f", "b c e f"),
			[]string{"a 0.5 choice 1", "b 0.5 choice 1", "c 1", "d 0.5 choice 2", "e 0.5 choice 2", "f 1"}},
		{"chances are rounded down", ways(30, "a b e", "a c e", "a d e", "a d e", "a d e", "a d e"),
			[]string{"a 1", "b 0.166666666 choice 1", "c 0.166666666 choice 1", "d 0.666666666 choice 1", "e 1"}},
		{"not the last", ways(20, "a b", "a c"), []string{"a 1", "b 0.5", "c 0.5"}},
		{"a case took both", ways(20, "a b d", "a c d", "a b a c d"),
			[]string{"a 1.333333333", "b 0.666666667", "c 0.666666667", "d 1"}},
		{"a case came back", ways(20, "a b d", "a c d", "a b a b d"),
			[]string{"a 1.333333333", "b 1", "c 0.333333333", "d 1"}},
		{"other steps before", ways(20, "a b d", "x c d"),
			[]string{"a 0.5 choice 1", "x 0.5 choice 1", "b 0.5", "c 0.5", "d 1"}},
		{"a way on", ways(20, "a b c e", "a d e"), []string{"a 1", "b 0.5 choice 1", "d 0.5 choice 1", "c 0.5", "e 1"}},
		{"a case waited for one", append(ways(20, "a b d", "a c d"), late("c")...),
			[]string{"a 1", "b 0.487804878", "before c 0.024390244", "c 0.512195122", "d 1"}},
		{"a case waited for the other", append(ways(20, "a b d", "a c d"), late("b")...),
			[]string{"a 1", "before b 0.024390244", "b 0.512195122", "c 0.487804878", "d 1"}},
		{"nobody does one", nobody("b", ways(20, "a b d", "a c d")), []string{"a 1", "b 0.5", "c 0.5", "d 1"}},
		{"no case did them", append(ways(1, "a d"), open(ways(20, "a b", "a c"))...),
			[]string{"a 1", "b 0.487804878", "c 0.487804878", "d 1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, links(discover(t, logged(t, c.log...))))
		})
	}
}

// What was asked before does not matter: time that nobody had a case for may be filled.
func TestChainAskedBefore(t *testing.T) {
	l := logged(t, stay("1", "a", "", "p", 0, 1), stay("1", "b", "", "p", 3, 4))
	assert.Equal(t, []string{"a 1", "before b 1", "b 1"}, links(discover(t, l)))
	require.NoError(t, l.Add(slices.Values([]journey.Event{stay("1", "c", "", "p", 1, 3)})))
	assert.Equal(t, []string{"a 1", "c 1", "b 1"}, links(discover(t, l)))
}

func TestChainErrors(t *testing.T) {
	open := logged(t, stay("1", "a", "", "", 0, -1), stay("2", "a", "", "", 0, 1), stay("2", "b", "", "", 1, -1))
	done := logged(t, stay("1", "a", "", "", 0, 1))
	id := chain.Problem{Path: "id", Code: "KJ102",
		Reason: "not an ID: 1 to 128 bytes of UTF-8, no control characters", Err: chain.ErrSyntax}
	none := func(reason string) chain.Problem {
		return chain.Problem{Code: "KJ106", Reason: reason, Err: chain.ErrNoData}
	}
	for _, c := range []struct {
		name, id string
		log      *journey.Log
		want     chain.Problem
	}{
		{"no ID", "", done, id},
		{"not an ID", "a\n", done, id},
		{"empty", "c", &journey.Log{}, none("none of the log's 0 cases has ended")},
		{"open", "c", open, none("none of the log's 2 cases has ended")},
	} {
		t.Run(c.name, func(t *testing.T) {
			m, err := c.log.Chain(c.id)
			assert.Equal(t, &chain.InvalidError{Problems: []chain.Problem{c.want}}, err)
			assert.Equal(t, chain.Model{}, m)
		})
	}
}

// hostile are names that mean something elsewhere.
var hostile = []string{"passes", "lead", "first_time_right", "unknown", "c", "choice 1", "a/b", " ", "é",
	strings.Repeat("x", 121), "befor", "before", "Start", "", "a", "b"}

// generated returns the events of cases, open ones among them, that do as they please, or
// all go one of a few ways.
func generated(r *rand.Rand) []journey.Event {
	steps, people, neat := 1+r.IntN(6), r.IntN(4), r.IntN(2) == 0
	routes := make([][]int, 3)
	for k := range routes {
		routes[k] = r.Perm(steps)[:1+r.IntN(steps)]
	}
	var events []journey.Event
	for n := range 1 + r.IntN(30) {
		hour := r.IntN(5)
		for _, step := range routes[r.IntN(len(routes))] {
			if !neat {
				step = r.IntN(steps)
			}
			e := stay(fmt.Sprint("case ", n), hostile[step], "", "", hour, hour+r.IntN(3))
			if people > 0 && step%3 > 0 {
				e.Unit, e.Person = hostile[r.IntN(len(hostile))], hostile[r.IntN(people)]
			}
			if r.IntN(50) == 0 {
				e.End = time.Time{}
			}
			events = append(events, e)
			if hour = max(hour, int(e.End.Unix()/3600)); !neat {
				hour += r.IntN(4) - 1
			}
		}
	}
	return events
}

// A plan takes the chain of any log, and JSON gives it back; however the log was made.
func TestChainOfAnyLog(t *testing.T) {
	found := map[string]int{}
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 6))
		events := generated(r)
		l := logged(t, events...)
		m, err := l.Chain("c")
		if err != nil {
			require.ErrorIs(t, err, chain.ErrNoData, seed)
			found["open"]++
			continue
		}
		_, err = chain.NewPlan(m)
		require.NoError(t, err, seed)
		text, err := json.Marshal(m)
		require.NoError(t, err)
		back, err := chain.Decode(text)
		require.NoError(t, err, seed)
		again, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(text), string(again), seed)

		r.Shuffle(len(events), func(i, j int) { events[i], events[j] = events[j], events[i] })
		shuffled, err := logged(t, events...).Chain("c")
		require.NoError(t, err)
		require.Equal(t, m, shuffled, seed)
		slices.SortStableFunc(events, func(a, b journey.Event) int { return -strings.Compare(a.Case, b.Case) })
		whole := &journey.Log{}
		require.NoError(t, whole.AddCases(slices.Values(events)))
		cases, err := whole.Chain("c")
		require.NoError(t, err)
		require.Equal(t, m, cases, seed)
		parts := [2]journey.Log{}
		for k := range parts {
			part := slices.DeleteFunc(slices.Clone(events), func(e journey.Event) bool { return len(e.Case)%2 == k })
			require.NoError(t, parts[k].AddCases(slices.Values(part)))
		}
		require.NoError(t, parts[1].Merge(&parts[0]))
		merged, err := parts[1].Chain("c")
		require.NoError(t, err)
		require.Equal(t, m, merged, seed)
		count(found, m)
	}
	for _, what := range []string{"open", "choice", "wait", "handover", "by nobody"} {
		assert.NotZero(t, found[what], "%s: what is generated never has it", what)
	}
}

// count counts what a chain has.
func count(found map[string]int, m chain.Model) {
	for _, l := range m.Chains[0].Links {
		if l.Choice != "" {
			found["choice"]++
		}
	}
	for _, s := range m.Steps {
		switch {
		case strings.HasPrefix(s.ID, journey.Between):
			found["wait"]++
		case s.Handover:
			found["handover"]++
		case len(s.By) == 0:
			found["by nobody"]++
		}
	}
}
