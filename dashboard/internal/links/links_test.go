package links_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard/internal/links"
)

func TestBefore(t *testing.T) {
	after := func(step string, steps ...string) chain.Link { return chain.Link{Step: step, After: steps} }
	one := func(step, choice string) chain.Link { return chain.Link{Step: step, Choice: choice} }
	tests := []struct {
		name  string
		links []chain.Link
		want  [][]int
	}{
		{"none", nil, [][]int{}},
		{"a sequence", chain.Sequence("a", "b", "c"), [][]int{nil, {0}, {1}}},
		{"beside each other", []chain.Link{after("a"), after("b", "a"), after("c", "a"), after("d", "c", "b")},
			[][]int{nil, {0}, {0}, {1, 2}}},
		{"from the question", []chain.Link{after("a"), after("b", chain.Start), after("c", "a", "b")},
			[][]int{nil, nil, {0, 1}}},
		{"a choice, of which one is named", []chain.Link{after("a"), one("b", "x"), one("c", "x"), after("d"), after("e", "b")},
			[][]int{nil, {0}, {0}, {1, 2}, {1, 2}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { assert.Equal(t, test.want, links.Before(test.links)) })
	}
}

func TestAlternatives(t *testing.T) {
	list := []chain.Link{{Step: "a"}, {Step: "b", Choice: "x"}, {Step: "c", Choice: "x"}}
	assert.Equal(t, []int{0}, links.Alternatives(list, 0))
	assert.Equal(t, []int{1, 2}, links.Alternatives(list, 2))
}
