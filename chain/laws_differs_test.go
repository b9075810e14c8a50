package chain_test

import (
	"fmt"
	"slices"

	"github.com/kpichain/kpichain/chain"
)

// lawDiffers: Differs yields where any gauge of two results differs, in order and no
// more often than once, whatever way the one came of the other.
func lawDiffers(c *lawCase) string {
	g := newGen(c.Seed, 15)
	results, bad := c.relatives(g)
	if bad != "" {
		return bad
	}
	for range 2 {
		a, b := g.IntN(len(results)), g.IntN(len(results))
		if bad := lawDiffering(results[a], results[b]); bad != "" {
			return fmt.Sprintf("%d from %d: %s", a, b, bad)
		}
	}
	return ""
}

// relatives draws results that come of the case's: by With, by another, of the same
// readings anew, of none, of several periods, and with other goals.
func (c *lawCase) relatives(g gen) ([]*chain.Result, string) {
	list := []*chain.Result{c.result}
	for range g.between(1, 3) {
		if next, err := genOf(g, list...).With(c.change(g, c.Readings)...); err == nil {
			list = append(list, next)
		}
	}
	again, err := c.plan.Evaluate("again", lawUsable(c.org, nil, c.change(g, c.Readings)))
	if err != nil {
		return nil, "refused: " + err.Error()
	}
	list = append(list, again)
	if g.chance(30) {
		if joint, err := c.plan.Combine("joint", c.result, again); err == nil {
			list = append(list, joint)
			if next, err := joint.With(c.change(g, c.Readings)...); err == nil {
				list = append(list, next)
			}
		}
	}
	if goals := c.plan.Model().Goals; g.chance(20) && len(goals) > 0 {
		plan, err := c.plan.WithGoals(goals[1:])
		if err != nil {
			return nil, "without a goal: " + err.Error()
		}
		r, err := plan.Evaluate("now", nil)
		if err != nil {
			return nil, "without a goal: " + err.Error()
		}
		list = append(list, r)
	}
	return list, ""
}

// lawDiffering holds what Differs yields against a look at every gauge.
func lawDiffering(a, b *chain.Result) string {
	var want []string
	if a.Plan() == b.Plan() {
		want = lawUnlike(a, b)
	} else {
		want = lawEither(a, b)
	}
	var got []string
	for at, id := range a.Differs(b) {
		got = append(got, fmt.Sprintf("%s %s", at, id))
	}
	if !slices.Equal(got, want) {
		return fmt.Sprintf("differ in\n got %q\nwant %q", got, want)
	}
	return ""
}

// lawUnlike lists where the gauges of two results of one plan are not the same.
func lawUnlike(a, b *chain.Result) (list []string) {
	ids := []string{chain.Passes}
	for k, ind := range a.Plan().Model().KPIs {
		ids = slices.Insert(ids, k, ind.ID)
	}
	for at := range a.Plan().Places(chain.Place{}) {
		for _, id := range ids {
			x, xOK := a.Gauge(at, id)
			y, yOK := b.Gauge(at, id)
			if xOK != yOK || xOK && !lawSame(x, y) {
				list = append(list, fmt.Sprintf("%s %s", at, id))
			}
		}
	}
	return list
}

// lawEither lists where either of two results has a gauge, the first one's first.
func lawEither(a, b *chain.Result) (list []string) {
	for at, g := range a.All() {
		list = append(list, fmt.Sprintf("%s %s", at, g.KPI))
	}
	for at, g := range b.All() {
		if s := fmt.Sprintf("%s %s", at, g.KPI); !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}
