package main

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/examples/shop/year"
	"github.com/kpichain/kpichain/internal/golden"
	"github.com/kpichain/kpichain/kpi"
)

func TestOutput(t *testing.T) {
	var got bytes.Buffer
	require.NoError(t, run(&got))

	golden.Compare(t, filepath.Join("testdata", "output.golden"), got.String())
}

// TestModelIsCanonical holds model.json to what the library writes itself, but for
// white space.
func TestModelIsCanonical(t *testing.T) {
	model, err := chain.Decode(year.Model)
	require.NoError(t, err)
	_, err = chain.NewPlan(model)
	require.NoError(t, err)

	got, err := model.MarshalJSON()
	require.NoError(t, err)
	var want bytes.Buffer
	require.NoError(t, json.Compact(&want, year.Model))
	assert.Equal(t, want.String(), string(got))
}

// TestMonthsAreCanonical does the same for months.json.
func TestMonthsAreCanonical(t *testing.T) {
	var months []year.Month
	require.NoError(t, json.Unmarshal(year.Months, &months))

	got, err := json.Marshal(months)
	require.NoError(t, err)
	var want bytes.Buffer
	require.NoError(t, json.Compact(&want, year.Months))
	assert.Equal(t, want.String(), string(got))
}

func TestStory(t *testing.T) {
	year := theYear(t)
	tests := []struct {
		name  string
		at    chain.Place
		kpi   string
		first kpi.Status
		last  kpi.Status
	}{
		{"purchasing reaches its goal", purchasing, "stock", kpi.Red, kpi.Green},
		{"shelves get emptier", fill, "onshelf", kpi.Green, kpi.Red},
		{"customers are sent home", visit, "happy", kpi.Green, kpi.Red},
		{"purchasing itself makes no mistakes", chain.At("order").By("purchasing"), "right", kpi.Green, kpi.Green},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			january, ok := year[0].Gauge(test.at, test.kpi)
			require.True(t, ok)
			assert.Equal(t, test.first, january.Status)
			december, ok := year[len(year)-1].Gauge(test.at, test.kpi)
			require.True(t, ok)
			assert.Equal(t, test.last, december.Status)
		})
	}
}

func TestEvaluateIsStrict(t *testing.T) {
	plan, err := year.Load(year.Model)
	require.NoError(t, err)
	for name, data := range map[string]string{
		"unknown key":    `[{"period": "January", "readings": []}]`,
		"unknown place":  `[{"measurements": [{"at": {"step": "pack"}, "kpi": "lead", "reading": "1"}]}]`,
		"a bare number":  `[{"measurements": [{"at": {"step": "dock"}, "kpi": "lead", "reading": 1}]}]`,
		"no list at all": `{}`,
		"nothing":        ``,
	} {
		t.Run(name, func(t *testing.T) {
			_, err := year.Evaluate(plan, []byte(data))
			assert.Error(t, err)
		})
	}
}

// TestPeopleAreOnTheirOwnBoardOnly looks at everybody's board.
func TestPeopleAreOnTheirOwnBoardOnly(t *testing.T) {
	boards, err := dashboard.New(theYear(t)...)
	require.NoError(t, err)
	for _, audience := range audiences {
		board, err := boards.For(audience.who)
		require.NoError(t, err)
		for _, s := range board.Sections {
			for _, tiles := range [][]dashboard.Tile{s.Shared, s.Own, s.Handovers, s.Parts} {
				for _, tile := range tiles {
					assert.Contains(t, []string{"", audience.who.Person}, tile.At.Person,
						"%s on the board of %s", tile.At, audience.name)
				}
			}
		}
	}
}

// theYear returns the result of every month.
func theYear(t *testing.T) []*chain.Result {
	t.Helper()
	plan, err := year.Load(year.Model)
	require.NoError(t, err)
	months, err := year.Evaluate(plan, year.Months)
	require.NoError(t, err)
	require.Len(t, months, 12)
	return months
}
