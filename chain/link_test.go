package chain_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/chain"
)

func TestSequence(t *testing.T) {
	assert.Equal(t, []chain.Link{{Step: "sell"}, {Step: "pick"}}, chain.Sequence("sell", "pick"))
	assert.Equal(t, []chain.Link{}, chain.Sequence())
}

func TestPredecessors(t *testing.T) {
	start := []string{chain.Start}
	for name, test := range map[string]struct {
		links []chain.Link
		want  [][]int
	}{
		"none":       {nil, [][]int{}},
		"sequence":   {chain.Sequence("a", "b", "c"), [][]int{nil, {0}, {1}}},
		"at start":   {[]chain.Link{{Step: "a", After: start}, {Step: "b", After: start}}, [][]int{nil, nil}},
		"parallel":   {shop().Chains[0].Links, [][]int{nil, {0}, {0}, {1, 2}, {3}}},
		"in order":   {[]chain.Link{{Step: "a"}, {Step: "b"}, {Step: "c", After: []string{"b", "a"}}}, [][]int{nil, {0}, {0, 1}}},
		"choice":     {unsaidChoice(), [][]int{nil, {0}, {0}, {1, 2}, {3}}},
		"same, said": {saidChoice(), [][]int{nil, {0}, {0}, {1, 2}, {3}}},
		"choice first": {[]chain.Link{{Step: "a", Choice: "x"}, {Step: "b", Choice: "x"}, {Step: "c"}},
			[][]int{nil, nil, {0, 1}}},
		"two choices": {[]chain.Link{{Step: "a", Choice: "x"}, {Step: "b", Choice: "x"}, {Step: "c", Choice: "y"},
			{Step: "d", Choice: "y"}, {Step: "e"}}, [][]int{nil, nil, {0, 1}, {0, 1}, {2, 3}}},
		"unknown left out": {[]chain.Link{{Step: "a"}, {Step: "b", After: []string{"z", "a", "a"}}}, [][]int{nil, {0}}},
	} {
		assert.Equal(t, test.want, chain.Predecessors(test.links), name)
	}
}

func TestLoops(t *testing.T) {
	for name, test := range map[string]struct {
		parents []int32
		want    [][]int32
	}{
		"none":          {nil, nil},
		"tree":          {[]int32{-1, 0, 0, 1}, nil},
		"own parent":    {[]int32{0}, [][]int32{{0}}},
		"of two":        {[]int32{1, 0}, [][]int32{{0, 1}}},
		"of three":      {[]int32{2, 0, 1}, [][]int32{{0, 2, 1}}},
		"with a tail":   {[]int32{3, 2, 1, 2}, [][]int32{{1, 2}}},
		"two":           {[]int32{4, 2, 1, 0, 3, -1}, [][]int32{{0, 4, 3}, {1, 2}}},
		"tail from low": {[]int32{1, 2, 3, 2}, [][]int32{{2, 3}}},
	} {
		assert.Equal(t, test.want, chain.Loops(test.parents), name)
	}
}
