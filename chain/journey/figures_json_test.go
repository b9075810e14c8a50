package journey_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain/journey"
)

// jsonOf returns the JSON of a value.
func jsonOf(t *testing.T, value any) string {
	t.Helper()
	text, err := json.Marshal(value)
	require.NoError(t, err)
	return string(text)
}

// Every figure has a JSON form, of which an empty list is [].
func TestFiguresAsJSON(t *testing.T) {
	l := &journey.Log{}
	require.NoError(t, l.Add(slices.Values(overWeekend()[1:])))
	empty, all := &journey.Log{}, journey.Window{}
	const nothing = `{"n":0,"sum":0,"mean":{"num":"0","den":"0"},"median":null,"least":null,"most":null}`
	cases := []struct {
		name, want string
		value      any
	}{
		{"no spread", nothing, journey.Spread{}},
		{"no leads", nothing, empty.LeadTimes(all)},
		{"leads", `{"n":1,"sum":241200,"mean":{"num":"241200","den":"1"},"median":"241200","least":241200,"most":241200}`,
			l.LeadTimes(all)},
		{"no ways", `{"ways":0,"cases":0,"covered":0,"most":[]}`, empty.Variants(all, 10)},
		{"ways not told", `{"ways":1,"cases":1,"covered":0,"most":[]}`, l.Variants(all, -1)},
		{"ways", `{"ways":1,"cases":1,"covered":1,"most":[{"steps":["do"],"cases":1,` +
			`"share":{"num":"1","den":"1"},"lead":{"num":"241200","den":"1"}}]}`, l.Variants(all, 10)},
		{"no handovers", `[]`, empty.Handovers(all)},
		{"handovers", `[{"from":"north","to":"desk","times":1,"waited":0}]`, l.Handovers(all)},
		{"no rework", `[]`, empty.Rework(all)},
		{"rework", `[{"step":"ask","stays":0,"visits":0,"cases":0,"again":0,"share":{"num":"0","den":"0"}},` +
			`{"step":"do","stays":2,"visits":1,"cases":1,"again":0,"share":{"num":"0","den":"1"}}]`, l.Rework(all)},
		{"no reach", `[]`, empty.Reach(all)},
		{"reach", `[{"at":{},"cases":1},{"at":{"unit":"desk"},"cases":1},` +
			`{"at":{"unit":"north"},"cases":1},` +
			`{"at":{"step":"ask"},"cases":0},{"at":{"step":"ask","unit":"desk"},"cases":0},` +
			`{"at":{"step":"do"},"cases":1},` +
			`{"at":{"step":"do","unit":"desk"},"cases":1},` +
			`{"at":{"step":"do","unit":"north"},"cases":1}]`,
			l.Reach(all)},
		{"no backlog", `{"age":` + nothing + `,"waiting":[],"elsewhere":0}`, empty.Backlog(friday(0))},
		{"backlog", `{"age":{"n":1,"sum":3600,"mean":{"num":"3600","den":"1"},"median":"3600","least":3600,"most":3600},` +
			`"waiting":[{"at":{"step":"ask","unit":"desk"},` +
			`"age":{"n":1,"sum":3600,"mean":{"num":"3600","den":"1"},"median":"3600","least":3600,"most":3600}}],"elsewhere":0}`,
			l.Backlog(friday(17))},
		{"quality", `{"events":3,"refused":0,"again":0,"no_unit":0,"no_person":3,"unstarted":2,"cases":2,"open":1,"undone":1,` +
			`"expected":0,"untraced":0,"zero":0,"tied":0,"same":0,"gaps":0,"gapped":0,"overlaps":0,"overlapped":0}`, l.Quality()},
		{"periods", `[{"label":"2025-03","in":{"from":"2025-03-01T00:00:00Z","to":"2025-04-01T00:00:00Z"}}]`, l.ByMonth(nil)},
		{"every case", `{}`, journey.Window{}},
		{"no periods", `[]`, empty.ByWeek(nil)},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, jsonOf(t, c.value)) })
	}
}
