package chain_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// What a result differs in from others; the law "differs" tries it on all.
func TestDiffers(t *testing.T) {
	m := organisation(30)
	plan, ms := must(chain.NewPlan(m)), period(m)
	r := must(plan.Evaluate("now", ms))
	where := func(a, b *chain.Result) []string {
		list := []string{}
		for at, id := range a.Differs(b) {
			list = append(list, at.String()+" "+id)
		}
		return list
	}
	first := ms[1].At
	again := must(r.With(chain.Measurement{At: first, KPI: "cost", Reading: kpi.Of(genDec(1, 0))}))
	changed := []string{"chain0 cost"}
	for _, at := range []chain.Place{chain.At(first.Step), chain.At(first.Step).By("d0"), chain.At(first.Step).By("t1"), first} {
		changed = append(changed, at.String()+" cost")
	}

	assert.Empty(t, where(r, r))
	assert.Empty(t, where(r, must(plan.Evaluate("later", ms))), "the same readings")
	assert.Equal(t, changed, where(r, again))
	assert.Equal(t, changed, where(again, r))
	assert.Empty(t, where(r, must(again.With(ms[1]))), "there and back")
	assert.Len(t, where(r, nil), len(lawEither(r, r)), "no result")

	for at := range r.Differs(again) {
		assert.Equal(t, chain.Whole("chain0"), at)
		break
	}
}
