package chain_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// lawRows: a row for each gauge, in the same order, that says the same; no two of one
// key; and what is read back of its CSV and JSON is that row.
func lawRows(c *lawCase) string {
	got, want := slices.Collect(c.result.Rows()), c.rows()
	if !slices.Equal(got, want) {
		return fmt.Sprintf("rows\n got %+v\nwant %+v", got, want)
	}
	keys := map[[6]string]bool{}
	for _, r := range got {
		keys[[6]string{r.Period, r.Chain, r.Step, r.Unit, r.Person, r.KPI}] = true
	}
	if len(keys) != len(got) {
		return fmt.Sprintf("%d rows have %d keys", len(got), len(keys))
	}
	if c.Seed%4 != 0 {
		return ""
	}
	return rowsBack(got)
}

// rows makes rows of the gauges in a simpler way.
func (c *lawCase) rows() []chain.Row {
	var rows []chain.Row
	measured := map[refKey]bool{}
	for m := range c.result.Measurements() {
		measured[refKey{m.At, m.KPI}] = true
	}
	for at, g := range c.result.All() {
		rows = append(rows, rowFrom(c.result.Period(), at, g, measured[refKey{at, g.KPI}]))
	}
	return rows
}

// rowFrom writes a gauge as a row with the methods of package decimal.
func rowFrom(period string, at chain.Place, g kpi.Gauge, measured bool) chain.Row {
	row := chain.Row{Period: period, Chain: at.Chain, Step: at.Step, Unit: at.Unit, Person: at.Person,
		KPI: g.KPI, Measured: measured, Status: g.Status, Coverage: g.Coverage.String()}
	end := func(d decimal.Decimal, ok bool) string {
		if ok {
			return d.String()
		}
		return ""
	}
	if num, den, ok := strings.Cut(g.Reading.String(), "/"); ok {
		row.Num, row.Den = num, den
	}
	row.Value = end(g.Reading.Value())
	if g.Status != kpi.NoData {
		row.Score = g.Score.String()
	}
	if row.Value != "" && g.Status != kpi.NoData {
		row.Room = g.Room.String()
	}
	row.BoundsMin, row.BoundsMax = end(g.Bounds.Min()), end(g.Bounds.Max())
	if g.Goal == nil {
		return row
	}
	if row.Value != "" {
		row.Gap = g.Gap.String()
	}
	row.Target = g.Goal.Target.String()
	row.GreenMin, row.GreenMax = end(g.Goal.Green.Min()), end(g.Goal.Green.Max())
	row.AmberMin, row.AmberMax = end(g.Goal.Amber.Min()), end(g.Goal.Amber.Max())
	return row
}

// rowsBack reads rows back from CSV, as a program that knows the names of the columns
// and those of the JSON keys, and from JSON.
func rowsBack(rows []chain.Row) string {
	var fromCSV, fromJSON []chain.Row
	text := strings.Join(slices.Collect(chain.CSV(slices.Values(rows))), "")
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(records) != len(rows)+1 {
		return fmt.Sprintf("csv: %d records of %d rows, %v", len(records), len(rows), err)
	}
	for _, record := range records[1:] {
		fields := map[string]any{}
		for k, name := range records[0] {
			fields[name] = record[k]
		}
		fields["measured"] = fields["measured"] == "true"
		row, err := rowBack(fields)
		if err != nil {
			return fmt.Sprintf("csv: %q: %v", record, err)
		}
		fromCSV = append(fromCSV, row)
	}
	for _, row := range rows {
		back, err := rowBack(row)
		if err != nil {
			return fmt.Sprintf("json: %+v: %v", row, err)
		}
		fromJSON = append(fromJSON, back)
	}
	if !slices.Equal(fromCSV, rows) || !slices.Equal(fromJSON, rows) {
		return fmt.Sprintf("read back\n csv %+v\njson %+v\nwant %+v", fromCSV, fromJSON, rows)
	}
	return ""
}

// rowBack writes a row as JSON and reads it.
func rowBack(v any) (row chain.Row, err error) {
	data, err := json.Marshal(v)
	if err == nil {
		err = json.Unmarshal(data, &row)
	}
	return row, err
}
