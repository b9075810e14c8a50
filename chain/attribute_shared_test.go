package chain_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// steered is a model of one KPI "k" over chains of steps, each a string of letters,
// one a step; every step is done by the departments given.
func steered(ind kpi.Indicator, by []chain.Assignment, chains ...string) chain.Model {
	ind.ID = "k"
	m := chain.Model{KPIs: []kpi.Indicator{ind}}
	there := map[rune]bool{}
	for n, steps := range chains {
		c := chain.Chain{ID: fmt.Sprintf("c%d", n+1)}
		for _, s := range steps {
			c.Links = append(c.Links, chain.Link{Step: string(s)})
			if !there[s] {
				m.Steps = append(m.Steps, chain.Step{ID: string(s), By: by})
			}
			there[s] = true
		}
		m.Chains = append(m.Chains, c)
	}
	return m
}

func hours(along, across kpi.Rule) kpi.Indicator {
	return kpi.Indicator{Better: kpi.Lower, Decimals: 1, Along: along, Across: across, Domain: kpi.AtLeast(num("0"))}
}

// aimed sets goals: a place, and its target.
func aimed(m chain.Model, goals map[chain.Place]string) chain.Model {
	for at, target := range goals {
		m.Goals = append(m.Goals, chain.Goal{At: at, KPI: "k", Target: num(target)})
	}
	return m
}

// read measures "k": a place, and its value.
func read(values map[chain.Place]string) []chain.Measurement {
	var ms []chain.Measurement
	for at, v := range values {
		ms = append(ms, measured(at, "k", of(v)))
	}
	return ms
}

// staffed puts teams t and u in department d, t with n and u with o, and m in the
// department itself.
func staffed(m chain.Model) chain.Model {
	m.Units = []chain.Unit{{ID: "d"}, {ID: "t", Parent: "d"}, {ID: "u", Parent: "d"}}
	m.Members = []chain.Member{{Person: "n", Unit: "t"}, {Person: "o", Unit: "u"}, {Person: "m", Unit: "d"}}
	return m
}

// What is odd about a model or a month is divided by hand here.
func TestAttributeOdd(t *testing.T) {
	type places = map[chain.Place]string
	c1, c2, a, b := chain.Whole("c1"), chain.Whole("c2"), chain.At("a"), chain.At("b")
	d := []chain.Assignment{{Unit: "d"}}
	sum := hours(kpi.Sum, kpi.Sum)
	yield := kpi.Indicator{Decimals: 2, Along: kpi.Product}

	shared := aimed(steered(sum, nil, "ab", "bc"), places{c1: "10", c2: "6"})
	sharedRead := read(places{a: "6", b: "4", chain.At("c"): "3"})
	pinned := aimed(steered(sum, nil, "abc"), places{c1: "10", a: "7"})
	short := aimed(steered(sum, nil, "abc"), places{c1: "10", a: "9", b: "4"})
	dept := aimed(staffed(steered(sum, d, "a")), places{c1: "9"})
	deptRead := read(places{a.By("d").Who("m"): "5", a.By("t").Who("n"): "2", a.By("u").Who("o"): "3"})
	twice := aimed(staffed(steered(sum, d, "ab")), places{c1: "24"})
	twice.Members = []chain.Member{{Person: "n", Unit: "t"}, {Person: "n", Unit: "u"}}
	twiceRead := read(places{a.By("t").Who("n"): "7", b.By("t").Who("n"): "5.5", a.By("u").Who("n"): "6", b.By("u").Who("n"): "8"})
	nested := aimed(staffed(steered(sum, d, "a")), places{c1: "9"})
	nested.Units = append(nested.Units, chain.Unit{ID: "v", Parent: "u"}, chain.Unit{ID: "w", Parent: "u"})
	nested.Members = []chain.Member{{Person: "n", Unit: "t"}, {Person: "o", Unit: "v"}, {Person: "m", Unit: "w"}}
	nestedRead := read(places{a.By("t").Who("n"): "2", a.By("v").Who("o"): "3.5", a.By("w").Who("m"): "5"})
	shallow := aimed(staffed(steered(sum, d, "a")), places{c1: "9"})
	shallow.Goals[0].Depth = chain.Departments
	pool := aimed(staffed(steered(hours(kpi.Sum, kpi.Ratio), d, "a")), places{c1: "9"})
	alone := aimed(steered(sum, d, "a"), places{c1: "9"})
	alone.Units = []chain.Unit{{ID: "d"}, {ID: "t", Parent: "d"}}
	alone.Members = []chain.Member{{Person: "n", Unit: "t"}}
	often := steered(sum, nil, "ab")
	link := chain.Place{Chain: "c1", Step: "b"}
	often.Goals = []chain.Goal{{At: link, KPI: chain.Passes, Target: num("1.2")}}
	unread := aimed(steered(hours(kpi.Bottleneck, kpi.None), nil, "ab"), places{c1: "9"})
	unread.KPIs[0].Better = kpi.Higher
	last := aimed(steered(hours(kpi.End, kpi.None), nil, "ab"), places{c1: "9", a: "5"})
	ways := aimed(steered(hours(kpi.Path, kpi.None), nil, "xyjzl"), places{
		c1: "4", chain.At("x"): "4", chain.At("y"): "4", chain.At("j"): "0", chain.At("z"): "4", chain.At("l"): "0"})
	for n, after := range [][]string{{chain.Start}, {chain.Start}, {"x", "y"}, {chain.Start}, {"j", "z"}} {
		ways.Chains[0].Links[n].After = after
	}

	cases := []struct {
		name  string
		model chain.Model
		ms    []chain.Measurement
		at    chain.Place
		by    chain.Level
		want  string
	}{
		{"all equal parts share", aimed(steered(hours(kpi.Min, kpi.None), nil, "abc"), places{c1: "3"}),
			read(places{a: "5", b: "5", chain.At("c"): "5"}), c1, chain.Steps, `
/b -0.667
/c -0.667
/a -0.666
reserve 0 unexplained 0 gap -2`},
		{"a factor of zero", aimed(steered(yield, nil, "ab"), places{c1: "0.72", a: "0.9", b: "0.8"}),
			read(places{a: "0.5", b: "0"}), c1, chain.Steps, `
/b -0.56
/a -0.16
reserve 0 unexplained 0 gap -0.72`},
		{"what another chain asks more is reserve", shared, sharedRead, c1, chain.Steps, `
/a -1
/b -1
reserve 2 unexplained 0 gap 0`},
		{"the other chain of a shared step", shared, sharedRead, c2, chain.Steps, `
/b -1
/c 0
reserve 0 unexplained 0 gap -1`},
		{"a pin on target", pinned, read(places{a: "7", b: "2", chain.At("c"): "2"}), c1, chain.Steps, `
/b -0.5
/c -0.5
/a 0
reserve 0 unexplained 0 gap -1`},
		{"pins that promise too little", short, read(places{a: "9", b: "4", chain.At("c"): "0"}), c1, chain.Steps, `
/a 0
/b 0
/c 0
reserve -3 unexplained 0 gap -3`},
		{"members and teams by departments", dept, deptRead, c1, chain.Departments, `
//d -1
reserve 0 unexplained 0 gap -1`},
		{"members and teams by teams", dept, deptRead, c1, chain.Teams, `
//d -2
//u 0
//t 1
reserve 0 unexplained 0 gap -1`},
		{"members and teams by people", dept, deptRead, c1, chain.People, `
//t/n 1
//u/o 0
//d/m -2
reserve 0 unexplained 0 gap -1`},
		{"members and teams of a step", dept, deptRead, a, chain.Teams, `
/a/d -2
/a/u 0
/a/t 1
reserve 0 unexplained 0 gap -1`},
		{"in two teams and two steps", twice, twiceRead, c1, chain.People, `
//t/n -0.5
//u/n -2
reserve 0 unexplained 0 gap -2.5`},
		{"two steps of a department", twice, twiceRead, c1, chain.Departments, `
//d -2.5
reserve 0 unexplained 0 gap -2.5`},
		{"teams of teams, down to the lowest", nested, nestedRead, c1, chain.Teams, `
//w -2
//v -0.5
//t 1
reserve 0 unexplained 0 gap -1.5`},
		{"teams of teams by departments", nested, nestedRead, c1, chain.Departments, `
//d -1.5
reserve 0 unexplained 0 gap -1.5`},
		{"a team asked for itself", nested, nestedRead, a.By("t"), chain.Departments, `
/a/t 1
reserve 0 unexplained 0 gap 1`},
		{"a sum measured in the middle", dept, read(places{a.By("d"): "12", a.By("t"): "5"}), c1, chain.Teams, `
//t -2
//d 0
//u 0
reserve 0 unexplained -1 gap -3`},
		{"a rate measured in the middle", pool, read(places{a.By("d"): "12", a.By("t"): "11"}), c1, chain.Teams, `
//t -2
//d 0
//u 0
reserve 0 unexplained -1 gap -3`},
		{"passed down to a unit, never to a person", alone, read(places{a: "10"}), c1, chain.People, `
//t -1
reserve 0 unexplained 0 gap -1`},
		{"no deeper than the goal", shallow, read(places{a.By("d"): "10"}), c1, chain.People, `
//d -1
reserve 0 unexplained 0 gap -1`},
		{"passes of a link", often, []chain.Measurement{measured(link, chain.Passes, per("14", "10"))}, link, chain.People, `
c1/b -0.2
reserve 0 unexplained 0 gap -0.2`},
		{"a capacity that was not read is on target, and passed as measured", unread, append(read(places{c1: "8", a: "12"}),
			measured(link, chain.Passes, per("3", "1"))), c1, chain.Steps, `
/b -6
/a 0
reserve 0 unexplained 5 gap -1`},
		{"ways of one length share at each join", ways, read(places{chain.At("x"): "8", chain.At("y"): "8",
			chain.At("j"): "0", chain.At("z"): "8", chain.At("l"): "0"}), c1, chain.Steps, `
/z -2
/x -1
/y -1
/j 0
/l 0
reserve 0 unexplained 0 gap -4`},
		{"a step that has no say", last, read(places{a: "7", b: "8"}), c1, chain.Steps, `
/b 1
reserve 0 unexplained 0 gap 1`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			plan, err := chain.NewPlan(c.model)
			require.NoError(t, err)
			r, err := plan.Evaluate("now", c.ms)
			require.NoError(t, err)
			id := "k"
			if c.at == link {
				id = chain.Passes
			}
			got, err := r.Attribute(c.at, id, c.by)
			require.NoError(t, err)
			assert.True(t, addsUp(got))
			assert.Equal(t, strings.TrimSpace(c.want), divided(got))
		})
	}
}

// Thirty factors that all fell alike: 0.9^30 is 0.04239, and each has a thirtieth of
// what that is short of 1.
func TestAttributeLongProduct(t *testing.T) {
	m := steered(kpi.Indicator{Decimals: 2, Along: kpi.Product}, nil, "abcdefghijklmnopqrstuvwxyzABCD")
	m = aimed(m, map[chain.Place]string{chain.Whole("c1"): "1"})
	var ms []chain.Measurement
	var want []string
	for n, s := range m.Steps {
		ms = append(ms, measured(chain.At(s.ID), "k", of("0.9")))
		if n >= 24 {
			want = append(want, fmt.Sprintf("/%s -0.032", s.ID))
		}
	}
	for _, s := range m.Steps[:24] {
		want = append(want, fmt.Sprintf("/%s -0.0319", s.ID))
	}
	want = append(want, "reserve 0 unexplained 0 gap -0.9576")
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	r, err := plan.Evaluate("now", ms)
	require.NoError(t, err)
	got, err := r.Attribute(chain.Whole("c1"), "k", chain.People)
	require.NoError(t, err)
	assert.Equal(t, strings.Join(want[6:30], "\n")+"\n"+strings.Join(append(want[:6:6], want[30]), "\n"), divided(got))
}

// A value of which too little is known for a light has no gap to divide.
func TestAttributeUnlit(t *testing.T) {
	m := aimed(steered(hours(kpi.Mean, kpi.None), nil, "ab"), map[chain.Place]string{chain.Whole("c1"): "9"})
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	r, err := plan.Evaluate("now", read(map[chain.Place]string{chain.At("a"): "10"}))
	require.NoError(t, err)
	g, _ := r.Gauge(chain.Whole("c1"), "k")
	require.Equal(t, kpi.NoData, g.Status)
	require.Equal(t, "-1", g.Gap.String())
	_, err = r.Attribute(chain.Whole("c1"), "k", chain.Steps)
	require.ErrorIs(t, err, chain.ErrUnknown)
}
