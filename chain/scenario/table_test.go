package scenario_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain/scenario"
)

// tableStock is a table with a column of each kind, a row that lacks a cell, and text among
// the numbers.
func tableStock() scenario.Table {
	return scenario.Table{
		Columns: []scenario.Column{{Name: "place"}, {Name: "-change", Number: true}, {Name: "left", Number: true}},
		Rows: [][]string{
			{"dock", "-3.5", "12"},
			{"-3.5", "", "0.000000000000000000000001"},
			{"shelf", "=1+1", "1E5"},
			{"attic"},
		},
	}
}

// tableOf is a table of a single text.
func tableOf(text string) scenario.Table {
	return scenario.Table{Columns: []scenario.Column{{Name: "text"}}, Rows: [][]string{{text}}}
}

func TestTableJSON(t *testing.T) {
	data, err := json.Marshal(tableStock())
	require.NoError(t, err)
	assert.Equal(t, `{"columns":[{"name":"place"},{"name":"-change","number":true},{"name":"left","number":true}],`+
		`"rows":[["dock","-3.5","12"],["-3.5","","0.000000000000000000000001"],["shelf","=1+1","1E5"],["attic"]]}`, string(data))

	var back scenario.Table
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, tableStock(), back)
}

func TestTableJSONIsStrict(t *testing.T) {
	for name, data := range map[string]string{
		"unknown key":   `{"columns":[],"rows":[],"title":""}`,
		"other case":    `{"Columns":[],"rows":[]}`,
		"a bare number": `{"columns":[{"name":"n","number":true}],"rows":[[1.5]]}`,
		"null":          `{"columns":null,"rows":[]}`,
	} {
		t.Run(name, func(t *testing.T) {
			got := tableStock()
			assert.Error(t, json.Unmarshal([]byte(data), &got))
			assert.Equal(t, tableStock(), got)
		})
	}
	_, err := json.Marshal(tableOf("\xff"))
	assert.Error(t, err)
}

func TestZeroTable(t *testing.T) {
	var zero scenario.Table
	assert.Equal(t, "", zero.CSV())
	assert.Equal(t, "", zero.Markdown())
	data, err := json.Marshal(zero)
	require.NoError(t, err)
	assert.Equal(t, `{"columns":[],"rows":[]}`, string(data))
	data, err = json.Marshal(scenario.Column{})
	require.NoError(t, err)
	assert.Equal(t, `{"name":""}`, string(data))
}

// Writing a table does not change it, and writes all of it.
func TestTableOfAnyShape(t *testing.T) {
	cases := []struct {
		name     string
		table    scenario.Table
		csv      string
		markdown string
	}{
		{"no rows", scenario.Table{Columns: []scenario.Column{{Name: "a"}, {Name: "b", Number: true}}},
			"a,b\n", "| a | b |\n| :-- | --: |\n"},
		{"more cells than columns", scenario.Table{Columns: []scenario.Column{{Name: "a"}}, Rows: [][]string{{"1", "2"}, {}}},
			"a,\n1,2\n,\n", "| a |  |\n| :-- | :-- |\n| 1 | 2 |\n|  |  |\n"},
		{"no columns", scenario.Table{Rows: [][]string{{"1"}}}, "\"\"\n1\n", "|  |\n| :-- |\n| 1 |\n"},
		{"a single empty cell is a record", tableOf(""), "text\n\"\"\n", "| text |\n| :-- |\n|  |\n"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.csv, c.table.CSV())
			assert.Equal(t, c.markdown, c.table.Markdown())
		})
	}
}
