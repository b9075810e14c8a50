package journey_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/chain/journey"
)

func TestByMonth(t *testing.T) {
	day := func(month time.Month, n int) time.Time { return time.Date(2025, month, n, 12, 0, 0, 0, time.UTC) }
	l := &journey.Log{}
	assert.Empty(t, l.ByMonth(nil))
	assert.NoError(t, l.Add(slices.Values([]journey.Event{
		{Case: "a", Step: "s", Ready: day(1, 2), End: day(1, 31)},
		{Case: "b", Step: "s", Ready: day(1, 2), End: day(3, 1)},
		{Case: "c", Step: "s", Ready: day(1, 2)},
	})))
	var labels []string
	for _, p := range l.ByMonth(nil) {
		labels = append(labels, p.Label)
	}
	assert.Equal(t, []string{"2025-01", "2025-02", "2025-03"}, labels)
}
