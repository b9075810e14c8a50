package chain

import (
	"fmt"
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// checkChoices reports branching points whose links do not stand together, do not
// come after the same steps, or are taken more often than always.
func (v *validator) checkChoices(chain int, links []Link) {
	before := predecessors(links)
	first := map[string]int{}
	for k := range links {
		label := links[k].Choice
		if label == "" {
			continue
		}
		head, seen := first[label]
		if !seen {
			first[label] = k
			v.checkChances(chain, k, links)
			continue
		}
		path := func(key string) string { return fmt.Sprintf("chains[%d].links[%d].%s", chain, k, key) }
		if links[k-1].Choice != label {
			v.bad.add(path("choice"), codeChoiceApart, ErrOrder,
				"choice %q began at links[%d]; its links must stand next to each other", label, head)
		} else if !slices.Equal(before[k], before[head]) {
			v.bad.add(path("after"), codeChoiceAfter, ErrOrder,
				"links[%d], of the same choice %q, comes after other steps", head, label)
		}
	}
}

// checkChances reports the choice that begins at a link if its chances add up to
// more than 1.
func (v *validator) checkChances(chain, head int, links []Link) {
	if f := idFlaw(links[head].Choice); f != nil {
		v.bad.put(fmt.Sprintf("chains[%d].links[%d].choice", chain, head), f)
	}
	one, sum := exact.Int(1), exact.Num{}
	for k := head; k < len(links); k++ {
		switch l := &links[k]; {
		case l.Choice != links[head].Choice:
		case plannedFlaw(l) != nil:
			return
		case l.Passes.Sign() == 0:
			sum = sum.Add(one)
		default:
			sum = sum.Add(exact.MustFrom(l.Passes))
		}
	}
	if sum.Cmp(one) > 0 {
		v.bad.add(fmt.Sprintf("chains[%d].links[%d].choice", chain, head), codeChoiceOver, kpi.ErrRange,
			"the chances of choice %q add up to %s, more than 1", links[head].Choice,
			exact.Text(sum.Decimal(exact.MaxDigits, exact.HalfAway)))
	}
}
