package chain_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/chain"
)

func TestPlace(t *testing.T) {
	for _, test := range []struct {
		got, want chain.Place
		text      string
	}{
		{chain.Place{}, chain.Place{}, ""},
		{chain.Whole("order"), chain.Place{Chain: "order"}, "order"},
		{chain.At("pick"), chain.Place{Step: "pick"}, "/pick"},
		{chain.At("pick").By("day"), chain.Place{Step: "pick", Unit: "day"}, "/pick/day"},
		{chain.At("pick").By("day").Who("p1"), chain.Place{Step: "pick", Unit: "day", Person: "p1"}, "/pick/day/p1"},
		{chain.Place{}.By("stock"), chain.Place{Unit: "stock"}, "//stock"},
		{chain.Place{}.Who("p1"), chain.Place{Person: "p1"}, "///p1"},
		{chain.Place{Chain: "order", Step: "pick"}, chain.Place{Chain: "order", Step: "pick"}, "order/pick"},
		{chain.At("day").By("day").By("night"), chain.Place{Step: "day", Unit: "night"}, "/day/night"},
		{chain.At("a/"), chain.Place{Step: "a/"}, "/a/"},
	} {
		assert.Equal(t, test.want, test.got)
		assert.Equal(t, test.text, test.got.String())
	}
}

func TestPlaceIsKey(t *testing.T) {
	m := map[chain.Place]int{chain.At("pick").By("day"): 1}
	assert.Equal(t, 1, m[chain.Place{Step: "pick", Unit: "day"}])
}
