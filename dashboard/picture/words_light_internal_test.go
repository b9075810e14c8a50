package picture

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/dashboard/internal/tell"
	"github.com/kpichain/kpichain/kpi"
)

// The word of a light is never cut on a sheet: without it there is colour and shape alone.
func TestSheetHasRoomForLights(t *testing.T) {
	const room = labelAt - columnSpace/2 - (sheetEdge + 200)
	for _, language := range []string{"en", "nl"} {
		f := kpi.Format{Language: language}
		say := tell.In(language)
		words := []string{say.NoGoal}
		for s := kpi.NoData; s <= kpi.Green; s++ {
			words = append(words, f.Status(s))
		}
		for _, w := range words {
			assert.Equal(t, w, fit(w, room, plain), language)
		}
	}
}
