package chain

import (
	"fmt"
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// checkChains reports what is wrong with chains, and counts the chains that link
// each step.
func (v *validator) checkChains() {
	v.linked = make([]int32, v.steps.Len())
	for i := range v.m.Chains {
		c := &v.m.Chains[i]
		path := func(key string) string { return fmt.Sprintf("chains[%d].%s", i, key) }
		v.checkText(c.Name, func() string { return path("name") })
		v.checkText(c.Question, func() string { return path("question") })
		if c.Satisfaction != "" {
			if f := v.kpiFlaw(c.Satisfaction); f != nil {
				v.bad.put(path("satisfaction"), f)
			}
		}
		if f := volumeFlaw(c); f != nil {
			v.bad.put(path("volume"), f)
		}
		if c.Owner != "" {
			if f := idFlaw(c.Owner); f != nil {
				v.bad.put(path("owner"), f)
			}
		}
		v.checkLinks(i, c.Links)
		v.checkScorecard(i, &c.Scorecard)
	}
}

// volumeFlaw reports a planned number of questions below 0.
func volumeFlaw(c *Chain) *flaw {
	if f := digitsFlaw(c.Volume); f != nil {
		return f
	}
	if c.Volume.Sign() < 0 {
		return newFlaw(codeVolume, kpi.ErrRange, "volume %s is below 0", exact.Text(c.Volume))
	}
	return nil
}

// checkScorecard reports a card that is not valid by itself, and KPIs that are
// unknown.
func (v *validator) checkScorecard(chain int, card *kpi.Scorecard) {
	for _, err := range apart(card.Valid()) {
		field, reason := located(err)
		v.bad.add(fmt.Sprintf("chains[%d].scorecard.%s", chain, field), codeScorecard,
			classOf(err), "%s", reason)
	}
	for k := range card.Items {
		if f := v.anyKPIFlaw(card.Items[k].KPI); f != nil {
			v.bad.put(fmt.Sprintf("chains[%d].scorecard.items[%d].kpi", chain, k), f)
		}
	}
}

// checkLinks reports what is wrong with the links of a chain.
func (v *validator) checkLinks(chain int, links []Link) {
	if len(links) == 0 {
		v.bad.add(fmt.Sprintf("chains[%d].links", chain), codeNoLinks, kpi.ErrParts,
			"the chain has no links")
	}
	at := make(map[string]int, len(links))
	for k := range links {
		l := &links[k]
		path := func(key string) string { return fmt.Sprintf("chains[%d].links[%d].%s", chain, k, key) }
		v.checkAfter(path, links, l, at)
		if f := plannedFlaw(l); f != nil {
			v.bad.put(path("passes"), f)
		}
		if first, twice := at[l.Step]; twice {
			v.bad.add(path("step"), codeStepTwice, ErrDuplicate,
				"links[%d] is step %q already", first, l.Step)
			continue
		}
		at[l.Step] = k
		if step := v.steps.lookup(l.Step); step < 0 {
			v.bad.add(path("step"), codeUnknown, ErrUnknown, "no step %q", l.Step)
		} else {
			v.linked[step]++
		}
	}
	v.checkChoices(chain, links)
}

// checkAfter reports names in After that are no steps of earlier links, which at
// holds.
func (v *validator) checkAfter(path func(string) string, links []Link, l *Link, at map[string]int) {
	for j, id := range l.After {
		if id == Start {
			continue
		}
		if _, earlier := at[id]; !earlier {
			v.bad.add(fmt.Sprintf("%s[%d]", path("after"), j), codeAfter, absent(links, id),
				"no earlier step %q", id)
		}
	}
	repeats(l.After, func(j, _ int) {
		v.bad.add(fmt.Sprintf("%s[%d]", path("after"), j), codeRepeated, ErrDuplicate,
			"%q is in the list twice", l.After[j])
	})
	if len(l.After) > 1 && slices.Contains(l.After, Start) {
		v.bad.add(path("after"), codeStart, ErrOrder,
			"%q stands among steps: it is the customer's question, before all of them", Start)
	}
}

// absent returns the class of a step that is no earlier link: out of order if it
// is a later one, else unknown.
func absent(links []Link, step string) error {
	for k := range links {
		if links[k].Step == step {
			return ErrOrder
		}
	}
	return ErrUnknown
}

// plannedFlaw reports planned passes that are not more than 0.
func plannedFlaw(l *Link) *flaw {
	if f := digitsFlaw(l.Passes); f != nil {
		return f
	}
	if l.Passes.Sign() < 0 {
		return newFlaw(codePlanned, kpi.ErrRange,
			"%s passes are not more than 0", exact.Text(l.Passes))
	}
	if !shortPasses(exact.MustFrom(l.Passes)) {
		return newFlaw(codePlanned, kpi.ErrRange, "%s passes have more than %d digits or %d decimals",
			exact.Text(l.Passes), maxLength, weightPlaces)
	}
	return nil
}

// shortPasses reports whether passes have at most 9 decimals and, counted to as many
// as they have, 18 digits.
func shortPasses(x exact.Num) bool {
	for places := range int32(weightPlaces + 1) {
		if x.Terminates(places) {
			n, ok := x.Grid(places, exact.Floor)
			return ok && n < tooLong
		}
	}
	return false
}
