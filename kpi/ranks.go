package kpi

import (
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
)

// midRanks returns twice the rank of each value, counting from 1, where equal values
// share the mean of theirs: twice that is a whole number.
func midRanks(values []exact.Num) []int {
	order := make([]int, len(values))
	for k := range order {
		order[k] = k
	}
	slices.SortFunc(order, func(a, b int) int { return values[a].Cmp(values[b]) })
	ranks := make([]int, len(values))
	for from := 0; from < len(order); {
		to := from + 1
		for to < len(order) && values[order[to]].Equal(values[order[from]]) {
			to++
		}
		for _, k := range order[from:to] {
			ranks[k] = from + 1 + to
		}
		from = to
	}
	return ranks
}
