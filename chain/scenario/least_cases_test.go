package scenario_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/kpi"
)

// leastModel returns a model of one chain of steps with a goal for a KPI named k.
func leastModel(k kpi.Indicator, target string, links ...chain.Link) chain.Model {
	k.ID = "k"
	m := chain.Model{KPIs: []kpi.Indicator{k}, Chains: []chain.Chain{{ID: "order", Links: links}},
		Goals: []chain.Goal{{At: leastWhole, KPI: "k", Target: leastNum(target)}}}
	for _, l := range links {
		m.Steps = append(m.Steps, chain.Step{ID: l.Step})
	}
	return m
}

// leastResult evaluates readings of the form "step=5" or "step=5/2" of KPI k; a step of
// the form "team/anna" is one of step a, and "a passes=3/2" are the passes of one.
func leastResult(t *testing.T, m chain.Model, readings ...string) *chain.Result {
	t.Helper()
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	var ms []chain.Measurement
	for _, text := range readings {
		where, what, _ := strings.Cut(text, "=")
		at := chain.At(where)
		if unit, who, ok := strings.Cut(where, "/"); ok {
			at = chain.At("a").By(unit).Who(who)
		} else if where == leastWhole.Chain {
			at = leastWhole
		}
		id := "k"
		if step, ok := strings.CutSuffix(where, " passes"); ok {
			at, id = chain.Place{Chain: "order", Step: step}, chain.Passes
		}
		r := kpi.Of(leastNum(strings.Split(what, "/")[0]))
		if num, den, ok := strings.Cut(what, "/"); ok {
			r = kpi.Per(leastNum(num), leastNum(den))
		}
		ms = append(ms, chain.Measurement{At: at, KPI: id, Reading: r})
	}
	r, err := plan.Evaluate("now", ms)
	require.NoError(t, err)
	return r
}

// leastText returns an effort in one line.
func leastText(e scenario.Effort) string {
	var b strings.Builder
	for _, m := range e.Moves {
		fmt.Fprintf(&b, "%s%s%s %s>%s (%s), ", m.At.Step, m.At.Unit, m.At.Person, m.From, m.To, leastRound(m.Effort))
	}
	if e.OutOfReach {
		b.WriteString("out of reach, ")
	}
	fmt.Fprintf(&b, "total %s: %s %s", leastRound(e.Total), e.Whole.Reading, e.Whole.Status)
	return b.String()
}

func leastRound(v decimal.Decimal) string { return v.Round(4).String() }

// taylor_8_1, activities on arrows, of which the longest way takes 20. What may be saved
// at what cost the source does not say: here every activity can be saved down to 0.
//
// To 18, only 1-3, 3-4, 4-5, 5-6 is too long, and 1-3 is the largest part of it. To 17,
// 1-2, 2-4, 4-5, 5-6 is 1 too long as well: to save that on 4-5, which is on both, would
// cost 1/3 and spare 1/10 + 1/7. To 9, 1-2 and 1-3 are saved entirely, and then one hour
// of 4-5, 1/3, spares 1/5 + 1/6 of 3-4 and 2-4; a second one would spare 1/6 + 1/10.
//
// Source: Taylor, Introduction to Management Science, ch. 8 solutions,
// https://ar.scribd.com/doc/47113515/TaylCh08
func TestLeast_taylor(t *testing.T) {
	hours := kpi.Indicator{Along: kpi.Path, Better: kpi.Lower}
	for target, want := range map[string]string{
		"20": "total 0: 20 green",
		"18": "1-3 10>8 (0.2), total 0.2: 18 green",
		"17": "1-2 7>6 (0.1429), 1-3 10>7 (0.3), total 0.4429: 17 green",
		"9":  "1-2 7>0 (1), 1-3 10>0 (1), 2-4 6>5 (0.1667), 4-5 3>2 (0.3333), total 2.5: 9 green",
		"0": "1-2 7>0 (1), 1-3 10>0 (1), 2-4 6>0 (1), 3-4 5>0 (1), 3-5 4>0 (1), 4-5 3>0 (1), 5-6 2>0 (1), " +
			"total 7: 0 green",
	} {
		r := leastResult(t, leastModel(hours, target,
			chain.Link{Step: "1-2"},
			chain.Link{Step: "1-3", After: []string{chain.Start}},
			chain.Link{Step: "2-4", After: []string{"1-2"}},
			chain.Link{Step: "3-4", After: []string{"1-3"}},
			chain.Link{Step: "3-5", After: []string{"1-3"}},
			chain.Link{Step: "4-5", After: []string{"2-4", "3-4"}},
			chain.Link{Step: "5-6", After: []string{"3-5", "4-5"}},
		), "1-2=7", "1-3=10", "2-4=6", "3-4=5", "3-5=4", "4-5=3", "5-6=2")
		e, err := scenario.Least(r, leastWhole, "k")
		require.NoError(t, err)
		assert.Equal(t, want, leastText(e), "to %s", target)
	}
}

// A leastStory is a chain, its readings, and what Least says of it.
type leastStory struct {
	name     string
	kpi      kpi.Indicator
	target   string
	links    []chain.Link
	readings []string
	want     string
}

// hold asks Least.
func (c leastStory) hold(t *testing.T) {
	t.Run(c.name, func(t *testing.T) {
		r := leastResult(t, leastModel(c.kpi, c.target, c.links...), c.readings...)
		e, err := scenario.Least(r, leastWhole, "k")
		require.NoError(t, err)
		assert.Equal(t, c.want, leastText(e))
	})
}

func leastUpTo(v string) kpi.Band { return kpi.AtMost(leastNum(v)) }

func leastFrom(v string) kpi.Band { return kpi.AtLeast(leastNum(v)) }

func TestLeast_room(t *testing.T) {
	ab := chain.Sequence("a", "b")
	for _, c := range []leastStory{
		{"the larger part has more room", kpi.Indicator{Along: kpi.Sum, Better: kpi.Lower}, "10", ab,
			[]string{"a=4", "b=8"}, "b 8>6 (0.25), total 0.25: 10 green"},
		{"alike, the first", kpi.Indicator{Along: kpi.Sum, Better: kpi.Lower}, "10", ab,
			[]string{"a=6", "b=6"}, "a 6>4 (0.3333), total 0.3333: 10 green"},
		{"not below 0", kpi.Indicator{Along: kpi.Mean, Better: kpi.Lower}, "1", ab,
			[]string{"a=2", "b=7"}, "b 7>0 (1), total 1: 1 green"},
		{"below 0 where Domain lets it", kpi.Indicator{Along: kpi.Mean, Better: kpi.Lower, Domain: leastFrom("-10")}, "1", ab,
			[]string{"a=0", "b=7"}, "b 7>2 (0.2941), total 0.2941: 1 green"},
		{"below 0 where it is", kpi.Indicator{Along: kpi.Sum, Better: kpi.Lower}, "-12", ab,
			[]string{"a=-4", "b=-2"}, "a -4>-10 (1.5), total 1.5: -12 green"},
		{"below 0 where that is the aim", kpi.Indicator{Along: kpi.Mean, Better: kpi.Lower}, "-1", ab,
			[]string{"a=2", "b=4"}, "b 4>-4 (2), total 2: -1 green"},
		{"a credit may grow", kpi.Indicator{Along: kpi.Sum, Better: kpi.Lower}, "2", chain.Sequence("a", "b", "c"),
			[]string{"a=-30", "b=20", "c=20"}, "a -30>-38 (0.2667), total 0.2667: 2 green"},
		{"no end: relative change", kpi.Indicator{Along: kpi.Sum}, "100", ab,
			[]string{"a=10", "b=40"}, "b 40>90 (1.25), total 1.25: 100 green"},
		{"an end", kpi.Indicator{Along: kpi.Sum, Domain: leastUpTo("50")}, "90", ab,
			[]string{"a=0", "b=30"}, "a 0>50 (1), b 30>40 (0.5), total 1.5: 90 green"},
		{"from 0, by the target's size", kpi.Indicator{Along: kpi.Min}, "20", ab,
			[]string{"a=0", "b=30"}, "a 0>20 (1), total 1: 20 green"},
	} {
		c.hold(t)
	}
}

func TestLeast_rules(t *testing.T) {
	ab := chain.Sequence("a", "b")
	for _, c := range []leastStory{
		{"capacity", kpi.Indicator{Along: kpi.Bottleneck}, "100", []chain.Link{{Step: "a"}, {Step: "b", Passes: leastNum("1.25")}},
			[]string{"a=90", "b=100"}, "a 90>100 (0.1111), b 100>125 (0.25), total 0.3611: 100 green"},
		{"one is enough", kpi.Indicator{Along: kpi.Max}, "100", ab,
			[]string{"a=50", "b=80"}, "b 80>100 (0.25), total 0.25: 100 green"},
		{"yields", kpi.Indicator{Along: kpi.Product, Decimals: 3}, "0.9", ab,
			[]string{"a=0.9", "b=0.9"}, "a 0.9>0.949 (0.49), b 0.9>0.949 (0.49), total 0.98: 0.900601 green"},
		{"a yield of 0", kpi.Indicator{Along: kpi.Product, Decimals: 2}, "0.5", ab,
			[]string{"a=0", "b=1"}, "a 0>0.5 (0.5), total 0.5: 0.5 green"},
		{"volumes are kept", kpi.Indicator{Along: kpi.Ratio, Decimals: 2, Domain: leastUpTo("1")}, "0.9", ab,
			[]string{"a=80/100", "b=270/300"}, "b 270/300>282/300 (0.4), total 0.4: 362/400 green"},
		{"only the last", kpi.Indicator{Along: kpi.End, Domain: leastUpTo("10")}, "8", ab,
			[]string{"a=0", "b=7"}, "b 7>8 (0.3333), total 0.3333: 8 green"},
		{"the likelier of a choice first", kpi.Indicator{Along: kpi.Product, Decimals: 3}, "0.7",
			[]chain.Link{{Step: "a", Choice: "c", Passes: leastNum("0.3")}, {Step: "b", Choice: "c", Passes: leastNum("0.5")}},
			[]string{"a=0.5", "b=0.5"}, "b 0.5>0.7 (0.4), total 0.4: 0.7 green"},
		{"and then the other", kpi.Indicator{Along: kpi.Product, Decimals: 3}, "0.95",
			[]chain.Link{{Step: "a", Choice: "c", Passes: leastNum("0.3")}, {Step: "b", Choice: "c", Passes: leastNum("0.5")}},
			[]string{"a=0.5", "b=0.5"}, "a 0.5>0.834 (0.668), b 0.5>1 (1), total 1.668: 0.9502 green"},
		{"at one price", kpi.Indicator{Along: kpi.Product, Decimals: 6}, "0.602", // price² is 6.02
			[]chain.Link{{Step: "a", Choice: "c", Passes: leastNum("0.3")}, {Step: "b", Choice: "c", Passes: leastNum("0.5")}, {Step: "d"}},
			[]string{"a=0.5", "b=0.5", "d=0.6"},
			"b 0.5>0.526784 (0.0536), d 0.6>0.981428 (0.9536), total 1.0071: 0.602000083776 green"},
		{"yields that may not be whole", kpi.Indicator{Along: kpi.Product, Decimals: 2, Domain: leastUpTo("0.9")}, "0.8", ab,
			[]string{"a=0.5", "b=0.5", "a passes=2/1"}, "out of reach, total 0: 0.736363636363636363636364 red"},
		{"what is never passed is on no way", kpi.Indicator{Along: kpi.Path, Better: kpi.Lower}, "6",
			[]chain.Link{{Step: "a"}, {Step: "b"}, {Step: "c", After: []string{chain.Start}}, {Step: "d", After: []string{"b", "c"}}},
			[]string{"a=6", "b=3", "c=6", "d=1", "b passes=0/4"}, "a 6>5 (0.1667), c 6>5 (0.1667), total 0.3333: 6 green"},
		{"nor does it lift a longest way", kpi.Indicator{Along: kpi.Path}, "6", ab,
			[]string{"a=4", "b=3", "a passes=0/4"}, "b 3>6 (1), total 1: 6 green"},
		{"nor a sum", kpi.Indicator{Along: kpi.Sum}, "6", chain.Sequence("a"),
			[]string{"a=4", "a passes=0/4"}, "out of reach, total 0: 0 red"},
	} {
		c.hold(t)
	}
}

func TestLeast_edges(t *testing.T) {
	ab := chain.Sequence("a", "b")
	for _, c := range []leastStory{
		{"too much", kpi.Indicator{Along: kpi.Sum, Better: kpi.Near}, "10", ab,
			[]string{"a=6", "b=8"}, "b 8>4 (0.5), total 0.5: 10 green"},
		{"too little", kpi.Indicator{Along: kpi.Sum, Better: kpi.Near}, "10", ab,
			[]string{"a=2", "b=3"}, "b 3>8 (1.6667), total 1.6667: 10 green"},
		{"last digits jump over it, and targets do not", kpi.Indicator{Along: kpi.Ratio, Better: kpi.Near}, "3", ab,
			[]string{"a=4/1", "b=7/2"}, "a 4/1>3/1 (0.25), b 7/2>6/2 (0.1429), total 0.3929: 9/3 green"},
		{"on its target from where it could not come down", kpi.Indicator{Along: kpi.Ratio, Better: kpi.Near}, "6", ab,
			[]string{"a=154/7", "b=0/5"}, "a 154/7>42/7 (0.7273), b 0/5>30/5 (1), total 1.7273: 72/12 green"},
		{"all jump over it", kpi.Indicator{Along: kpi.Sum, Better: kpi.Near}, "3", ab,
			[]string{"a=4", "b=1", "a passes=2", "b passes=4"}, "out of reach, total 0: 12 red"},
		{"back where a last digit takes most", kpi.Indicator{Along: kpi.Sum, Better: kpi.Lower}, "1",
			[]chain.Link{{Step: "a", Passes: leastNum("2")}, {Step: "b", Passes: leastNum("0.25")}, {Step: "c", Passes: leastNum("0.3")}},
			[]string{"a=1", "b=9", "c=8"}, "a 1>0 (1), b 9>0 (1), c 8>3 (0.625), total 2.625: 0.9 green"},
		{"nothing to do", kpi.Indicator{Along: kpi.Sum, Better: kpi.Lower}, "10", ab,
			[]string{"a=2", "b=3"}, "total 0: 5 green"},
		{"green before anything is read", kpi.Indicator{Along: kpi.Sum, Domain: leastFrom("0")}, "0", ab,
			nil, "total 0: no data green"},
		{"measured itself", kpi.Indicator{Along: kpi.Sum, Better: kpi.Lower}, "10", ab,
			[]string{"a=2", "b=3", "order=12"}, "out of reach, total 0: 12 red"},
		{"it does not compose", kpi.Indicator{}, "10", ab,
			[]string{"order=5"}, "out of reach, total 0: 5 red"},
		{"an amount over no volume stays", kpi.Indicator{Along: kpi.Total, Better: kpi.Lower}, "10", ab,
			[]string{"a=8/0", "b=6"}, "b 6>2 (0.6667), total 0.6667: 10 green"},
		{"what is absent stays", kpi.Indicator{Along: kpi.Max, Better: kpi.Lower}, "5", ab,
			[]string{"a=0/0", "b=6"}, "b 6>5 (0.1667), total 0.1667: 5 green"},
	} {
		c.hold(t)
	}
}

// What was passed more often than planned may put a whole out of reach: then it is shown
// with all parts at their best.
func TestLeast_outOfReach(t *testing.T) {
	days := kpi.Indicator{Along: kpi.Sum, Better: kpi.Lower, Domain: kpi.AtLeast(leastNum("1"))}
	r := leastResult(t, leastModel(days, "5", chain.Sequence("a", "b")...), "a=3", "b=4", "a passes=9/2")
	e, err := scenario.Least(r, leastWhole, "k")
	require.NoError(t, err)
	assert.Equal(t, "out of reach, total 0: 5.5 red", leastText(e))
}

// Over several periods readings may add up to more than Domain has for one.
func TestLeast_combined(t *testing.T) {
	m := leastModel(kpi.Indicator{Along: kpi.Sum, Over: kpi.Sum, Better: kpi.Lower, Domain: kpi.Between(leastNum("0"), leastNum("8"))},
		"9", chain.Sequence("a", "b")...)
	months := leastResult(t, m, "a=2", "b=6")
	r, err := months.Plan().Combine("both", months, months)
	require.NoError(t, err)
	e, err := scenario.Least(r, leastWhole, "k")
	require.NoError(t, err)
	assert.Equal(t, "b 12>5 (0.5833), total 0.5833: 9 green", leastText(e))
}

// The passes of a step have no parts.
func TestLeast_passes(t *testing.T) {
	m := leastModel(kpi.Indicator{Along: kpi.Sum}, "5", chain.Sequence("a", "b")...)
	at := chain.Place{Chain: "order", Step: "a"}
	m.Goals = append(m.Goals, chain.Goal{At: at, KPI: chain.Passes, Target: leastNum("1.2")})
	e, err := scenario.Least(leastResult(t, m, "a=1", "a passes=3/2"), at, chain.Passes)
	require.NoError(t, err)
	assert.Equal(t, "out of reach, total 0: 3/2 red", leastText(e))
}

// Below a step the parts are units, and below these people, in the order of the model.
func TestLeast_below(t *testing.T) {
	m := leastModel(kpi.Indicator{Along: kpi.Sum, Across: kpi.Sum, Better: kpi.Lower,
		Domain: kpi.Between(leastNum("0"), leastNum("8"))}, "12", chain.Sequence("a", "b")...)
	m.Units = []chain.Unit{{ID: "team"}, {ID: "desk"}}
	m.Members = []chain.Member{{Person: "anna", Unit: "team"}, {Person: "bram", Unit: "team"}, {Person: "chris", Unit: "desk"}}
	m.Steps[0].By = []chain.Assignment{{Unit: "team"}, {Unit: "desk"}}
	r := leastResult(t, m, "team/anna=4", "team/bram=7", "desk/chris=2", "b=7")
	for _, c := range []struct {
		at   chain.Place
		want string
	}{
		{leastWhole, "out of reach, total 0: 13 red"}, // 13 and 11 are outside Domain
		{chain.At("a"), "out of reach, total 0: 11 red"},
		{chain.At("a").By("team"), "ateambram 7>0 (1), total 1: 4 green"},
		{chain.At("a").By("team").Who("bram"), "out of reach, total 0: 7 red"},
	} {
		e, err := scenario.Least(r, c.at, "k")
		require.NoError(t, err)
		assert.Equal(t, c.want, leastText(e), c.at.String())
	}
}

// leastOperator is a host's own: the first part, as long as that is more than 0.
type leastOperator struct{}

func (leastOperator) Compose(parts []kpi.Part) (kpi.Reading, error) {
	if v, _ := parts[0].Reading.Value(); v.Sign() <= 0 {
		return kpi.Reading{}, errors.New("nothing")
	}
	return parts[0].Reading, nil
}

// A host's operator is not asked for where the parts do not matter.
func TestLeast_measuredUnderOwnRule(t *testing.T) {
	m := leastModel(kpi.Indicator{Along: "own"}, "5", chain.Sequence("a", "b")...)
	m.Operators = map[kpi.Rule]kpi.Operator{"own": leastOperator{}}
	e, err := scenario.Least(leastResult(t, m, "a=2", "b=3", "order=4"), leastWhole, "k")
	require.NoError(t, err)
	assert.Equal(t, "out of reach, total 0: 4 red", leastText(e))
}

// One that fails above the place, with what its parts would read, is an error.
func TestLeast_operatorAbove(t *testing.T) {
	m := leastModel(kpi.Indicator{Along: "own", Across: kpi.Sum, Better: kpi.Lower}, "5", chain.Sequence("a", "b")...)
	m.Operators = map[kpi.Rule]kpi.Operator{"own": leastOperator{}}
	m.Goals[0].At, m.Goals[0].Target = chain.At("a"), decimal.Decimal{}
	m.Units, m.Members = []chain.Unit{{ID: "team"}}, []chain.Member{{Person: "anna", Unit: "team"}}
	m.Steps[0].By = []chain.Assignment{{Unit: "team"}}
	_, err := scenario.Least(leastResult(t, m, "team/anna=2", "b=3"), chain.At("a"), "k")
	require.ErrorIs(t, err, kpi.ErrRule)
}

func TestLeast_errors(t *testing.T) {
	ab := chain.Sequence("a", "b")
	hours := leastModel(kpi.Indicator{Along: kpi.Sum, Better: kpi.Lower}, "5", ab...)
	yields := func(better kpi.Direction, passes string) chain.Model {
		return leastModel(kpi.Indicator{Along: kpi.Product, Decimals: 2, Better: better}, "0.5",
			chain.Link{Step: "a", Passes: leastNum(passes)}, chain.Link{Step: "b"})
	}
	own := leastModel(kpi.Indicator{Along: "own"}, "5", ab...)
	own.Operators = map[kpi.Rule]kpi.Operator{"own": leastOperator{}}
	cases := []struct {
		name     string
		model    chain.Model
		readings []string
		at       chain.Place
		kpi      string
		path     string
		code     string
		is       []error
	}{
		{"no such place", hours, nil, chain.At("z"), "k", "at", "KS101", []error{chain.ErrUnknown}},
		{"no such KPI", hours, nil, leastWhole, "z", "kpi", "KS102", []error{chain.ErrUnknown}},
		{"no goal", hours, nil, chain.Place{Chain: "order", Step: "a"}, "k", "at", "KS105", []error{chain.ErrUnknown}},
		{"no value", hours, []string{"a=3"}, leastWhole, "k", "at", "KS105", []error{chain.ErrNoData, chain.ErrUnknown}},
		{"no light", leastModel(kpi.Indicator{Along: kpi.Ratio, Domain: kpi.AtMost(leastNum("9"))}, "5", ab...), []string{"a=30/10"},
			leastWhole, "k", "at", "KS105", []error{chain.ErrNoData, chain.ErrUnknown}},
		{"a host's operator", own, []string{"a=3", "b=3"}, leastWhole, "k", "kpi", "KS106", []error{kpi.ErrRule}},
		{"a product to come down", yields(kpi.Lower, "1"), []string{"a=0.9", "b=0.9"}, leastWhole, "k", "kpi", "KS106",
			[]error{kpi.ErrRule}},
		{"passed more than twice", yields(kpi.Higher, "2.5"), []string{"a=0.5", "b=0.5"}, leastWhole, "k", "kpi", "KS106",
			[]error{kpi.ErrRule}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			e, err := scenario.Least(leastResult(t, c.model, c.readings...), c.at, c.kpi)
			assert.Equal(t, scenario.Effort{}, e)
			var invalid *chain.InvalidError
			require.ErrorAs(t, err, &invalid)
			require.Len(t, invalid.Problems, 1)
			assert.Equal(t, []string{c.path, c.code}, []string{invalid.Problems[0].Path, invalid.Problems[0].Code})
			for _, is := range c.is {
				assert.ErrorIs(t, err, is)
			}
		})
	}
	_, err := scenario.Least(leastResult(t, hours), chain.At("z"), "z")
	var invalid *chain.InvalidError
	require.ErrorAs(t, err, &invalid)
	assert.Len(t, invalid.Problems, 2, "all at once")
}

// Fourteen times two steps at a time are 16,384 ways.
func TestLeast_tooManyWays(t *testing.T) {
	var links []chain.Link
	var readings []string
	for n := range 14 {
		var after []string
		if n > 0 {
			after = []string{fmt.Sprint("l", n-1), fmt.Sprint("r", n-1)}
		} else {
			after = []string{chain.Start}
		}
		for _, side := range []string{"l", "r"} {
			step := fmt.Sprint(side, n)
			links = append(links, chain.Link{Step: step, After: after})
			readings = append(readings, step+"=1")
		}
	}
	hours := kpi.Indicator{Along: kpi.Path, Better: kpi.Lower}
	links = append(links, chain.Link{Step: "end", After: []string{"l13", "r13"}})
	_, err := scenario.Least(leastResult(t, leastModel(hours, "5", links...), append(readings, "end=1")...), leastWhole, "k")
	require.ErrorIs(t, err, kpi.ErrRule)
}

func TestEffort_json(t *testing.T) {
	r := leastResult(t, leastModel(kpi.Indicator{Along: kpi.Sum, Better: kpi.Lower}, "10", chain.Sequence("a", "b")...), "a=4", "b=8")
	e, err := scenario.Least(r, leastWhole, "k")
	require.NoError(t, err)
	text, err := json.Marshal(e)
	require.NoError(t, err)
	assert.Contains(t, string(text), `{"at":{"chain":"order"},"kpi":"k",`+
		`"moves":[{"at":{"step":"b"},"from":"8","to":"6","effort":"0.25"}],"total":"0.25","whole":{"kpi":"k","reading":"10"`)
	var back scenario.Effort
	require.NoError(t, json.Unmarshal(text, &back))
	again, err := json.Marshal(back)
	require.NoError(t, err)
	assert.Equal(t, string(text), string(again))
	var move scenario.Move
	require.NoError(t, json.Unmarshal([]byte(`{"at":{"step":"b"},"from":"8","to":"6","effort":"0.25"}`), &move))
	assert.Equal(t, back.Moves[0], move)
	assert.Error(t, json.Unmarshal([]byte(`{"total":null}`), &back))
	assert.Error(t, json.Unmarshal([]byte(`{"effort":1}`), &move))
}
