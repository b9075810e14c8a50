package rule_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/rule"
)

// A moved part goes from an aim to a reading: "from", "to", and where they matter
// planned and measured passes, or a volume.
type moved struct {
	from, to        string
	planned, passes string
	weight, per     string
	after           []int
	choice          int
	missing         bool
}

// partsOf returns parts and aims as a rule takes them.
func partsOf(list []moved) (parts []rule.Part, aims []rule.Aim) {
	or := func(s, other string) exact.Num {
		if s == "" {
			s = other
		}
		return num(s)
	}
	for _, m := range list {
		p := rule.Part{Weight: or(m.weight, "1"), Planned: or(m.planned, "1"), After: m.after, Choice: m.choice}
		p.Passes = p.Planned
		if m.passes != "" {
			p.Passes = num(m.passes)
		}
		switch {
		case m.missing:
		case m.per != "" && m.to == "":
			p.Reading = rule.Per(num("0"), num(m.per))
		case m.per != "":
			p.Reading = rule.Per(num(m.to).Mul(num(m.per)), num(m.per))
		default:
			p.Reading = rule.Of(num(m.to))
		}
		parts, aims = append(parts, p), append(aims, rule.Aim{At: num(m.from), Set: true})
	}
	return parts, aims
}

// columns writes what the parts did: value, and after it passes and mix where there
// are any.
func columns(s rule.Split) []string {
	list := []string{}
	for _, m := range s.Moves {
		text := m.Value.String()
		if !m.Passes.IsZero() {
			text += " passes " + m.Passes.String()
		}
		if !m.Mix.IsZero() {
			text += " mix " + m.Mix.String()
		}
		list = append(list, text)
	}
	return list
}

// Worked splits, most of them THEORY's, section 4.
func TestSplit(t *testing.T) {
	cases := []struct {
		name, rule string
		parts      []moved
		from, to   string
		want       []string
	}{
		{"each as far as it moved", "sum", []moved{{from: "9", to: "10"}, {from: "8", to: "6"}}, "17", "16", []string{"1", "-2"}},
		{"slower and passed more often", "sum", []moved{{from: "4", to: "5", planned: "1", passes: "1.5"}},
			"4", "15/2", []string{"5/4 passes 9/4"}},
		{"amounts count passes already", "total", []moved{{from: "4", to: "5", passes: "3"}}, "4", "5", []string{"1"}},
		{"means of others' yields", "product", []moved{{from: "0.9", to: "0.8"}, {from: "0.8", to: "0.7"}},
			"18/25", "14/25", []string{"-3/40", "-17/200"}},
		{"fair at zero, unlike logarithms", "product", []moved{{from: "0.9", to: "0.5"}, {from: "0.8", to: "0"}},
			"18/25", "0", []string{"-4/25", "-14/25"}},
		{"a factor that stays zero takes nothing", "product", []moved{{from: "0", to: "0"}, {from: "0.8", to: "0.6"}},
			"0", "0", []string{"0", "0"}},
		{"a yield that is tried more often", "product", []moved{{from: "0.9", to: "0.9", planned: "1", passes: "1.25"}},
			"9/10", "36/41", []string{"0 passes -9/410"}},
		{"the smallest, and then the other one", "min", []moved{{from: "100", to: "70"}, {from: "80", to: "90"}},
			"80", "70", []string{"-15", "5"}},
		{"not Shapley's -25 and 5", "min", []moved{{from: "100", to: "60"}, {from: "80", to: "90"}}, "80", "60", []string{"-24", "4"}},
		{"the largest", "max", []moved{{from: "0", to: "6"}, {from: "4", to: "4"}}, "4", "6", []string{"2", "0"}},
		{"equals share", "min", []moved{{from: "5", to: "3"}, {from: "5", to: "3"}}, "5", "3", []string{"-1", "-1"}},
		{"a capacity for each question", "bottleneck", []moved{{from: "12", to: "12", planned: "1", passes: "2"}, {from: "12", to: "20"}},
			"12", "6", []string{"0 passes -6", "0"}},
		{"by importance", "mean", []moved{{from: "4", to: "8", weight: "3"}, {from: "4", to: "0"}}, "4", "6", []string{"3", "-1"}},
		{"Simpson: both better, the whole worse", "ratio", []moved{
			{from: "0.9", to: "0.92", weight: "800", per: "400"}, {from: "0.6", to: "0.65", weight: "200", per: "600"}},
			"21/25", "379/500", []string{"3/250 mix -111/2500", "1/50 mix -87/1250"}},
		{"nor does volume that is as planned", "ratio", []moved{
			{from: "0.9", to: "0.9", per: "100"}, {from: "0.9", to: "0.4", planned: "0.25", per: "25"}},
			"9/10", "4/5", []string{"0", "-1/10"}},
		{"volume that doubles moves nothing", "ratio", []moved{
			{from: "0.9", to: "0.9", weight: "1", per: "200"}, {from: "0.5", to: "0.5", weight: "1", per: "200"}},
			"7/10", "7/10", []string{"0", "0"}},
		{"one way longer, then the other", "path", []moved{
			{from: "0", to: "0"}, {from: "5", to: "4", after: []int{0}}, {from: "2", to: "6", after: []int{0}},
			{from: "0", to: "0", after: []int{1, 2}}}, "5", "6", []string{"0", "-3/5", "8/5", "0"}},
		{"ways of one length share", "path", []moved{
			{from: "1", to: "1"}, {from: "2", to: "4", after: []int{0}}, {from: "2", to: "4", after: []int{0}},
			{from: "0", to: "0", after: []int{1, 2}}}, "3", "5", []string{"0", "1", "1", "0"}},
		{"a choice is one part", "path", []moved{
			{from: "2", to: "4", planned: "0.5", choice: 1}, {from: "6", to: "6", planned: "0.5", choice: 1},
			{from: "1", to: "1", after: []int{0}}}, "5", "6", []string{"1", "0", "0"}},
		{"the last alone", "end", []moved{{from: "1", to: "9"}, {from: "2", to: "3"}}, "2", "3", []string{"0", "1"}},
		{"what is missing counts as on target in a sum", "sum", []moved{{from: "9", to: "10"}, {from: "8", missing: true}},
			"17", "18", []string{"1", "0"}},
		{"and among capacities", "bottleneck", []moved{{from: "9", to: "12"}, {from: "10", missing: true}}, "9", "10", []string{"1", "0"}},
		{"though it may have been passed more often", "sum", []moved{{from: "9", to: "10"}, {from: "8", passes: "2", missing: true}},
			"17", "26", []string{"1", "0 passes 8"}},
		{"and is left out of a mean", "mean", []moved{{from: "9", to: "10"}, {from: "8", missing: true}}, "9", "10", []string{"1", "0"}},
	}
	for _, c := range cases {
		t.Run(c.rule+": "+c.name, func(t *testing.T) {
			parts, aims := partsOf(c.parts)
			s, ok, err := builtin(t, c.rule).Split(parts, aims)
			require.NoError(t, err)
			require.True(t, ok)
			assert.Equal(t, []string{c.from, c.to}, []string{s.From.String(), s.To.String()}, "the wholes")
			assert.Equal(t, c.want, columns(s))
		})
	}
}

// What was not read at all is not taken apart.
func TestSplitUnread(t *testing.T) {
	for _, name := range names {
		parts, aims := partsOf([]moved{{from: "0.5", missing: true}, {from: "0.5", missing: true, after: []int{0}}})
		_, ok, err := builtin(t, name).Split(parts, aims)
		require.NoError(t, err)
		assert.False(t, ok, name)
	}
	_, ok, _ := builtin(t, "end").Split(partsOf([]moved{{from: "1", to: "2"}, {from: "1", missing: true}}))
	assert.False(t, ok, "the last is all that counts")
}

// The laws of a split, on random parts: it adds up, no slope is negative, and what
// a part did does not depend on the order in which the parts stand.
func TestSplitLaws(t *testing.T) {
	rules := []*rule.Rule{addition, harmonic}
	for _, name := range names {
		rules = append(rules, builtin(t, name))
	}
	for _, r := range rules {
		t.Run(r.Name, func(t *testing.T) {
			for seed := range uint64(wholes / 4) {
				c := newRandomSplit(t, r, seed)
				s, ok, err := r.Split(c.parts, c.aims)
				require.NoError(t, err)
				require.True(t, ok, "seed %d", seed)
				sum := s.From
				for i, m := range s.Moves {
					sum = sum.Add(m.Sum())
					require.GreaterOrEqual(t, m.Slope.Sign(), 0, "seed %d: slope of part %d: %v", seed, i, c)
					if r.Name != "ratio" {
						require.True(t, m.Slope.Mul(c.to[i].Sub(c.aims[i].At)).Equal(m.Value), "seed %d: value of part %d", seed, i)
					}
				}
				require.True(t, sum.Equal(s.To), "seed %d: %s is not %s: %v", seed, sum, s.To, c)
				require.True(t, composed(t, r, c.planned(), c.from()).Equal(s.From), "seed %d: from", seed)
				require.True(t, c.read(t).Equal(s.To), "seed %d: to", seed)
			}
		})
	}
}

// A randomSplit is a random whole whose parts move.
type randomSplit struct {
	*random
	aims []rule.Aim
	to   []exact.Num
}

func newRandomSplit(t testing.TB, r *rule.Rule, seed uint64) *randomSplit {
	c := &randomSplit{random: newRandom(t, positiveNames(r), seed)}
	c.rule = r
	c.grid.Domain = exact.Between(num("0"), num("1"))
	if r.Domain.Empty() || r.Name != "product" {
		c.grid.Domain = exact.Between(num("0.25"), num("40"))
	}
	c.grid.Places = max(c.grid.Places, 1)
	for i := range c.parts {
		p := &c.parts[i]
		c.aims = append(c.aims, rule.Aim{At: c.drawTarget(), Set: true})
		v := c.drawTarget()
		if c.IntN(4) == 0 {
			v = c.aims[i].At
		}
		c.to = append(c.to, v)
		p.Reading = rule.Of(v)
		if r.Pools {
			volume := c.pick("1", "7", "20", "0.5")
			p.Reading = rule.Per(v.Mul(volume), volume)
		}
		if p.Choice == 0 && r.Name != "addition" && c.IntN(2) == 0 {
			p.Passes = c.pick("0.2", "1", "1.5", "3")
		}
	}
	return c
}

// positiveNames returns a rule to draw the parts of another one by.
func positiveNames(r *rule.Rule) *rule.Rule {
	if b, ok := rule.Builtin(r.Name); ok {
		return b
	}
	b, _ := rule.Builtin("sum")
	b.Alternatives = rule.Apart
	return b
}

func (c *randomSplit) from() (x []exact.Num) {
	for _, a := range c.aims {
		x = append(x, a.At)
	}
	return x
}

func (c *randomSplit) planned() []rule.Part {
	parts := append([]rule.Part{}, c.parts...)
	for i := range parts {
		parts[i].Passes = parts[i].Planned
	}
	return parts
}

// read returns what the readings compose to.
func (c *randomSplit) read(t *testing.T) exact.Num {
	whole, err := c.rule.Compose(c.parts)
	require.NoError(t, err)
	v, _ := whole.Value()
	return v
}

func (c *randomSplit) String() string {
	var s strings.Builder
	for i, p := range c.parts {
		s.WriteString(c.aims[i].At.String() + " -> " + c.to[i].String() + " planned " + p.Planned.String() +
			" passed " + p.Passes.String() + "; ")
	}
	return s.String()
}
