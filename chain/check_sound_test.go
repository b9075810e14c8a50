package chain_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// found lists the KK3xx findings of a model, one a line.
func found(t *testing.T, m chain.Model) []string {
	t.Helper()
	plan, err := chain.NewPlan(m)
	require.NoError(t, err)
	lines := []string{}
	for _, f := range plan.Check() {
		if f.Check >= "KK300" && f.Check < "KK400" {
			lines = append(lines, f.String())
		}
	}
	return lines
}

// TestSoundCatalogue: the bad model has this finding alone, the good one none.
func TestSoundCatalogue(t *testing.T) {
	for _, doc := range chain.Checks() {
		if doc.ID < "KK300" || doc.ID >= "KK400" {
			continue
		}
		t.Run(string(doc.ID), func(t *testing.T) {
			for text, want := range map[string][]chain.CheckID{doc.Bad: {doc.ID}, doc.Good: {}} {
				m, err := chain.Decode([]byte(text))
				require.NoError(t, err)
				plan, err := chain.NewPlan(m)
				require.NoError(t, err)
				got := []chain.CheckID{}
				for _, f := range plan.Check() {
					got = append(got, f.Check)
					assert.Equal(t, doc.Severity, f.Severity)
				}
				assert.Equal(t, want, got, text)
			}
		})
	}
}

func TestSoundChecks(t *testing.T) {
	x, a, b, c := chain.Whole("x"), chain.At("a"), chain.At("b"), chain.At("c")
	hours := kpi.Indicator{Name: "Hours", Better: kpi.Lower, Along: kpi.Sum, Across: kpi.Sum}
	amber := aim(a, "8")
	amber.Amber = kpi.AtMost(num("12"))
	wide := aim(x, "24")
	wide.Green = kpi.AtMost(num("28"))
	shared := three(hours, aim(x, "24"), aim(a, "8"), aim(b, "8"), aim(c, "7"), aim(chain.Whole("y"), "8"))
	shared.Chains = append(shared.Chains, chain.Chain{ID: "y", Links: chain.Sequence("a")})
	shared.KPIs[0].Along = kpi.Sum
	falling := three(kpi.Indicator{Along: "fall", Decimals: 1}, aim(x, "2"))
	falling.Operators = map[kpi.Rule]kpi.Operator{"fall": fall{}}
	cases := []struct {
		name  string
		model chain.Model
		want  []string
	}{
		{"nothing pinned", three(hours, aim(x, "24")), []string{}},
		{"pinned, and the others make up for it", three(hours, aim(x, "24"), aim(a, "20")), []string{}},
		{"all pinned, too loosely", three(hours, aim(x, "24"), aim(a, "8"), aim(b, "8"), aim(c, "9")), []string{
			"KK301 fault x k: Everyone below can be green while Hours (x) is not: the goals set below it promise " +
				"less than it asks; tighten those, or loosen its own."}},
		{"all pinned, too tightly", three(hours, aim(x, "24"), aim(a, "8"), aim(b, "8"), aim(c, "7")), []string{
			"KK303 info x k: The parts of Hours (x) promise more than it asks: the goal of a could be a last " +
				"digit looser and the whole still be green; loosen it, or ask more of the whole."}},
		{"tight, but another chain asks it", shared, []string{
			"KK303 info x k: The parts of Hours (x) promise more than it asks: the goal of b could be a last " +
				"digit looser and the whole still be green; loosen it, or ask more of the whole."}},
		{"pinned beyond the whole", three(hours, aim(x, "24"), aim(a, "30")), []string{
			"KK301 fault x k: Everyone below can be green while Hours (x) is not: the goals set below it promise " +
				"less than it asks; tighten those, or loosen its own.",
			"KK302 fault x k: The goals set on some parts of Hours (x) leave too little for the others: even with the " +
				"strictest targets there are it is out of reach; ask more of the first, or less of the whole."}},
		{"beyond the target, and within green", three(hours, wide, aim(a, "26")), []string{
			"KK302 fault x k: The goals set on some parts of Hours (x) leave too little for the others: even with the " +
				"strictest targets there are it is out of reach; ask more of the first, or less of the whole."}},
		{"only amber is too wide", three(hours, aim(x, "24"), amber), []string{}},
		{"a unit below a step that is not pinned", three(hours, aim(x, "24"), aim(b.By("u"), "9")), []string{
			"KK301 fault /b k: Everyone below can be green while Hours (b) is not: the goals set below it promise " +
				"less than it asks; tighten those, or loosen its own.",
			"KK302 fault /b k: The goals set on some parts of Hours (b) leave too little for the others: even with the " +
				"strictest targets there are it is out of reach; ask more of the first, or less of the whole."}},
		{"the parts of a step", three(hours, aim(b, "9"), aim(b.By("v"), "4"), aim(b.By("u"), "4")), []string{
			"KK303 info /b k: The parts of Hours (b) promise more than it asks: the goal of u (b) could be a last " +
				"digit looser and the whole still be green; loosen it, or ask more of the whole."}},
		{"an operator that is not monotone", falling, []string{
			"KK301 fault x k: Everyone below can be green while k (x) is not: its custom rule lets a part that gets " +
				"better make the whole worse; mend the operator."}},
	}
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, found(t, tt.model)) })
	}
}

// fall is the first value less what the others have more than it.
type fall struct{}

func (fall) Compose(parts []kpi.Part) (kpi.Reading, error) {
	first, last := genValue(parts[0]), genValue(parts[len(parts)-1])
	if last.GreaterThan(first) {
		return kpi.Of(first.Add(first).Sub(last)), nil
	}
	return kpi.Of(first), nil
}

// TestUnsoundExample: the example is the plan's counterexample.
func TestUnsoundExample(t *testing.T) {
	x := chain.Whole("x")
	plan, err := chain.NewPlan(three(kpi.Indicator{Better: kpi.Lower, Along: kpi.Sum}, aim(x, "24"),
		aim(chain.At("a"), "8"), aim(chain.At("b"), "8"), aim(chain.At("c"), "9")))
	require.NoError(t, err)
	findings := plan.Check()
	i := slices.IndexFunc(findings, func(f chain.Finding) bool { return f.Check == chain.Unsound })
	require.GreaterOrEqual(t, i, 0)
	assert.NotEmpty(t, findings[i].Example)
	assert.Equal(t, listed(plan.Counterexample(x, "k")), listed(findings[i].Example))
}
