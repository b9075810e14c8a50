package journey_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/journey"
)

// A bad event between the events of a case does not end it: what is good is kept.
func TestAddCasesBadBetween(t *testing.T) {
	day := func(n int) time.Time { return time.Date(2025, 3, n, 0, 0, 0, 0, time.UTC) }
	l := &journey.Log{}
	err := l.AddCases(slices.Values([]journey.Event{
		{Case: "a", Step: "s", Ready: day(1), End: day(2)},
		{Case: "b", Step: "s", Ready: day(1), End: day(2)},
		{Case: "", Step: "s", Ready: day(2), End: day(3)},
		{Case: "a", Step: "s", Ready: day(2), End: day(3)},
		{Case: "b", Step: "s", Ready: day(2), End: day(3)},
	}))
	var invalid *chain.InvalidError
	require.ErrorAs(t, err, &invalid)
	var at []string
	for _, p := range invalid.Problems {
		at = append(at, p.Code+" "+p.Path)
	}
	assert.Equal(t, []string{"KJ101 [2].case", "KJ104 [3].case"}, at)
}
