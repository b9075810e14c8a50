package chain

import (
	"fmt"
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/internal/rule"
	"github.com/kpichain/kpichain/kpi"
)

func watermelonDoc() CheckDoc {
	return CheckDoc{ID: Watermelon, Severity: Warning, Title: "Green parts of a red whole",
		Text: "Every part of a place is green and the place itself is red: green outside and red inside. Cause says why: " +
			"\"targets\" are too soft, since all may be green and the whole not; \"passes\" were more than planned; " +
			"\"mix\", more went where it is worse; or the loss is \"between\" the parts, in none of them.",
		Bad: sample(), Good: sample(), GoodReadings: sampleReadings(),
		BadReadings: readingsWith(`{"at":{"chain":"order","step":"ship"},"kpi":"passes","reading":{"num":"300","den":"100"}}`,
			happyReading, `{"at":{"chain":"order"},"kpi":"happy","reading":"0.87"}`)}
}

// watermelon finds red wholes of green parts.
func (c *checker) watermelon() {
	for ch := range c.shapes {
		for k := range c.indicators {
			s := spotAt{chain: ch, link: -1}
			if c.red(s, k) && c.chainPlans[ch].wholes[k].template != nil {
				c.watermelonChain(s, k)
			}
		}
	}
	for tree := range c.trees {
		for k, i := range c.indicators {
			if t := c.block(int32(tree), k).bands; i.across == nil || t == nil || !c.result.touches(int32(tree), k) {
				continue
			}
			for at := range c.trees[tree].inners() {
				if s := (spotAt{-1, -1, site{int32(tree), at}}); c.red(s, k) {
					c.watermelonSite(s, k)
				}
			}
		}
	}
}

// red reports whether a KPI is red at a spot.
func (c *checker) red(s spotAt, k int) bool { return c.status(s, k) == kpi.Red }

// status returns the light of a KPI at a spot.
func (c *checker) status(s spotAt, k int) kpi.Status {
	goal, ok := c.goalAt(s, k)
	if !ok {
		return kpi.NoData
	}
	v, _ := c.result.see(s, k)
	if value, known := v.Value(); known && !v.lacks {
		return kpi.Status(goal.bands.Status(value))
	}
	g, _ := c.result.gauge(s, k)
	return g.Status
}

func (c *checker) watermelonChain(s spotAt, k int) {
	d := &divider{Result: c.result, k: k}
	parts, _ := d.chainParts(s.chain, k)
	aims := make([]rule.Aim, len(parts))
	for n, link := range c.chainPlans[s.chain].wholes[k].template.links {
		if link < 0 {
			continue
		}
		w := site{c.shapes[s.chain].links[link].step, 0}
		if aims[n] = d.aim(w); aims[n].Set && c.status(spotAt{-1, -1, w}, k) != kpi.Green {
			return
		}
	}
	c.reportWatermelon(s, k, c.indicators[k].along, parts, aims)
}

func (c *checker) watermelonSite(s spotAt, k int) {
	list := (&divider{Result: c.result, k: k}).parts(s.site)
	notGreen := func(w site) bool { return c.status(spotAt{-1, -1, w}, k) != kpi.Green }
	if len(list.sites) > 0 && !slices.ContainsFunc(list.sites, notGreen) {
		c.reportWatermelon(s, k, c.indicators[k].across, list.parts, list.aims)
	}
}

// reportWatermelon reports a red whole of green parts, and why it is red.
func (c *checker) reportWatermelon(s spotAt, k int, by *rule.Rule, parts []rule.Part, aims []rule.Aim) {
	split, ok, err := by.Split(parts, aims)
	if !ok || err != nil {
		return
	}
	goal, _ := c.goalAt(s, k)
	v, _ := c.result.see(s, k)
	value, ok := v.Value()
	if !ok {
		return
	}
	why := causeOf(split, goal.bands, value)
	at := c.placeAt(s)
	c.report(Finding{At: at, KPI: c.indicators[k].def.ID, Cause: why.code, Message: fmt.Sprintf(
		"%s is red while all of its parts are green: %s.", c.subject(k, at), why.text)})
}

// A cause is why a whole is worse than its parts.
type cause struct {
	code, text string
	did        exact.Num
}

// causeOf returns what did most to make a whole worse than its target.
func causeOf(s rule.Split, b light.Bands, value exact.Num) cause {
	list := []cause{
		{"targets", "their targets are too soft, for all of them may be green and the whole not", s.From.Sub(b.Target)},
		{"passes", "steps were passed more often than was planned", exact.Num{}},
		{"mix", "more of the volume went where it is worse", exact.Num{}},
		{"between", "the loss is between them, in none of their readings", value.Sub(s.To)},
	}
	for _, m := range s.Moves {
		list[0].did = list[0].did.Add(m.Value)
		list[1].did = list[1].did.Add(m.Passes)
		list[2].did = list[2].did.Add(m.Mix)
	}
	turn := b.Turn(value)
	return slices.MinFunc(list, func(x, y cause) int { return x.did.Mul(turn).Cmp(y.did.Mul(turn)) })
}
