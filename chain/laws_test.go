package chain_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/chain"
)

// lawsFlag asks for a longer run: go test ./chain -run Laws -laws 1000000.
var lawsFlag = flag.Int("laws", 0, "number of generated models that the laws are tried on")

// lawsFrom starts at another seed: for looking into one failure.
var lawsFrom = flag.Uint64("laws.from", 1, "first seed of the generated models")

// lawsOnly tries one law.
var lawsOnly = flag.String("laws.only", "", "name of the one law to try")

// lawsRaw leaves failures as large as they are found.
var lawsRaw = flag.Bool("laws.noshrink", false, "do not make failures smaller")

// A lawCase is a generated model with everything the laws look at.
type lawCase struct {
	genCase
	org    *refOrg
	plan   *chain.Plan
	result *chain.Result
	period *refPeriod
	split  []lawSplit // what splits found
}

// A law returns what is wrong with a case; "" is nothing.
type law struct {
	name  string
	check func(c *lawCase) string
}

// try is check, where a panic is wrong too.
func (l law) try(c *lawCase) (bad string) {
	defer func() {
		if p := recover(); p != nil {
			bad = fmt.Sprintf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return l.check(c)
}

func laws() []law {
	return []law{
		{"places", lawPlaces},
		{"figures", lawFigures},
		{"listing", lawListing},
		{"rows", lawRows},
		{"lights", lawLights},
		{"roster", lawRoster},
		{"refusals", lawRefusals},
		{"targets kept", lawTargetsKept},
		{"targets sufficient", lawSufficient},
		{"targets maximal", lawMaximal},
		{"targets recombine", lawRecombine},
		{"all green", lawGreen},
		{"worst", lawWorst},
		{"counterexample", lawCounterexample},
		{"weights", lawWeights},
		{"goals", lawGoals},
		{"regrouping", lawRegrouping},
		{"completions", lawCompletions},
		{"attribution", lawAttribution},
		{"behind", lawBehind},
		{"behind plans", lawBehindPlans},
		{"partial", lawPartial},
		{"combine", lawCombine},
		{"plans", lawPlans},
		{"outline", lawOutline},
		{"counts", lawCounts},
		{"shares", lawShares},
		{"with", lawWith},
		{"probes", lawProbes},
		{"differs", lawDiffers},
		{"order", lawOrder},
	}
}

// TestLaws holds the engine to its laws on generated models, the same ones in
// every run, and its figures to the reference implementation.
func TestLaws(t *testing.T) {
	n := *lawsFlag
	if n == 0 {
		n = lawsDefault
	}
	if testing.Short() {
		n = min(n, 500)
	}
	const shards = 4
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // small models, much garbage
	var valid atomic.Int64
	t.Run("shards", func(t *testing.T) {
		for shard := range shards {
			t.Run(fmt.Sprint(shard), func(t *testing.T) {
				t.Parallel()
				lawShard(t, shard, shards, n, &valid)
			})
		}
	})
	t.Logf("%d valid models of %d", valid.Load(), n)
	assert.GreaterOrEqual(t, valid.Load()*100, int64(n)*70, "valid models, of %d", n)
}

// lawShard tries every law on every shards-th seed, and stops trying a law that
// failed.
func lawShard(t *testing.T, shard, shards, n int, valid *atomic.Int64) {
	failed := map[string]bool{}
	for k := shard; k < n; k += shards {
		seed := *lawsFrom + uint64(k)
		c, bad := newLawCase(genCase{Seed: seed, Model: genModel(seed)}, true)
		if c == nil && bad == "" {
			continue
		}
		valid.Add(1)
		if bad != "" {
			if !failed["readings"] {
				t.Errorf("seed %d: %s", seed, bad)
			}
			failed["readings"] = true
			continue
		}
		for _, l := range laws() {
			if failed[l.name] || *lawsOnly != "" && *lawsOnly != l.name {
				continue
			}
			if bad := l.try(c); bad != "" {
				failed[l.name] = true
				t.Error(lawReport(l, c))
			}
		}
	}
}

// newLawCase makes the plan and the result of a case, with readings drawn where
// it has none yet. It returns nil for a model that NewPlan refuses, and what is
// wrong if valid readings are refused.
func newLawCase(g genCase, draw bool) (c *lawCase, bad string) {
	defer func() {
		if p := recover(); p != nil {
			c, bad = nil, fmt.Sprintf("panic: %v\n%s%s", p, debug.Stack(), lawJSON(g))
		}
	}()
	plan, err := chain.NewPlan(g.Model)
	if err != nil {
		return nil, ""
	}
	c = &lawCase{genCase: g, plan: plan, org: newRefOrg(g.Model)}
	if draw {
		g.Readings = lawUsable(c.org, nil, genReadings(c.org, g.Seed))
		c.Readings = g.Readings
	}
	c.result, err = plan.Evaluate("now", c.Readings)
	if err != nil {
		return nil, "refused: " + err.Error() + lawJSON(c.genCase)
	}
	c.period = newRefPeriod(c.org, c.Readings)
	return c, ""
}

// lawUsable leaves out readings until none is refused beside those that are
// there.
func lawUsable(o *refOrg, there, ms []chain.Measurement) []chain.Measurement {
	if !o.refuses(slices.Concat(there, ms)) {
		return ms
	}
	var usable []chain.Measurement
	for _, m := range ms {
		if !o.refuses(slices.Concat(there, usable, []chain.Measurement{m})) {
			usable = append(usable, m)
		}
	}
	return usable
}

// lawReport is a failure made as small as it goes: the law, what is wrong, and
// the model to see it with.
func lawReport(l law, c *lawCase) string {
	small := c.genCase
	if !*lawsRaw {
		small = lawShrink(l, small)
	}
	if s, bad := newLawCase(small, false); s != nil && bad == "" {
		return fmt.Sprintf("law %q, seed %d: %s%s", l.name, c.Seed, l.try(s), lawJSON(small))
	}
	return fmt.Sprintf("law %q, seed %d: %s%s", l.name, c.Seed, l.try(c), lawJSON(c.genCase))
}

func lawJSON(g genCase) string {
	var b strings.Builder
	model, _ := json.Marshal(g.Model)
	fmt.Fprintf(&b, "\nmodel: %s", model)
	for _, m := range g.Readings {
		fmt.Fprintf(&b, "\n  %s %s %s", m.At, m.KPI, m.Reading)
	}
	return b.String()
}
