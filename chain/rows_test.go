package chain_test

import (
	"encoding/csv"
	"encoding/json"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/flip"
	"github.com/kpichain/kpichain/kpi"
)

// rowsHeader is the contract of the columns.
const rowsHeader = "period,chain,step,unit,person,kpi,measured,status,num,den,value,score,gap,room,coverage," +
	"bounds_min,bounds_max,target,green_min,green_max,amber_min,amber_max\n"

// rowsResult is a period in which each kind of reading is a row: two people of whom one
// was measured, a step with a cost and a volume of nothing, and one without a goal.
func rowsResult(t testing.TB, period string, id func(string) string) *chain.Result {
	t.Helper()
	mend, ask, pay := id("mend"), id("ask"), id("pay")
	p, err := chain.NewPlan(chain.Model{
		KPIs: []kpi.Indicator{
			{ID: id("hours"), Decimals: 1, Better: kpi.Lower, Along: kpi.Sum, Across: kpi.Ratio, Domain: kpi.AtLeast(decimal.Decimal{})},
			{ID: id("cost"), Decimals: 1, Better: kpi.Lower},
		},
		Units:   []chain.Unit{{ID: id("desk")}},
		Members: []chain.Member{{Person: id("p1"), Unit: id("desk")}, {Person: id("p2"), Unit: id("desk")}},
		Steps: []chain.Step{{ID: ask, By: []chain.Assignment{{Unit: id("desk")}}},
			{ID: mend, KPIs: []string{id("cost")}}, {ID: pay, KPIs: []string{id("cost")}}},
		Chains: []chain.Chain{{ID: id("repair"), Links: chain.Sequence(ask, mend, pay)}},
		Goals: []chain.Goal{
			{At: chain.Whole(id("repair")), KPI: id("hours"), Target: num("12"), Amber: kpi.AtMost(num("15"))},
			{At: chain.At(mend), KPI: id("cost"), Target: num("-0.50")},
		},
	})
	require.NoError(t, err)
	r, err := p.Evaluate(period, []chain.Measurement{
		measured(chain.At(ask).By(id("desk")).Who(id("p1")), id("hours"), per("40", "3")),
		measured(chain.Place{Chain: id("repair"), Step: mend}, chain.Passes, per("3", "2")),
		measured(chain.At(mend), id("cost"), per("7", "0")),
		measured(chain.At(pay), id("cost"), of("1000000.10")),
	})
	require.NoError(t, err)
	return r
}

func same(id string) string { return id }

// csvText joins the lines of results.
func csvText(rows ...iter.Seq[chain.Row]) string {
	return strings.Join(slices.Collect(chain.CSV(rows...)), "")
}

// rowsMay is the CSV of rowsResult. The one who was not measured may have taken any time,
// so that what is known of the desk has a value and a gap, and no light.
const rowsMay = `May,repair,,,,hours,false,no data,,,,,,,0.5,0,,12,,12,,15
May,repair,mend,,,passes,true,no data,3,2,1.5,,,,1,1.5,1.5,,,,,
May,,ask,,,hours,false,no data,40,3,13.333333333333333333333333,,-1.333333333333333333333333,,0.5,0,,12,,12,,15
May,,ask,desk,,hours,false,no data,40,3,13.333333333333333333333333,,-1.333333333333333333333333,,0.5,0,,12,,12,,15
May,,ask,desk,p1,hours,true,amber,40,3,13.333333333333333333333333,77.77,-1.333333333333333333333333,1.666666666666666666666666,1,13.333333333333333333333333,13.333333333333333333333333,12,,12,,15
May,,ask,desk,p2,hours,false,no data,,,,,,,0,0,,12,,12,,15
May,,mend,,,cost,true,no data,7,0,,,,,1,,,-0.5,,-0.5,,-0.5
May,,pay,,,cost,true,no data,,,1000000.1,,,,1,1000000.1,1000000.1,,,,,
`

func TestRowsCSV(t *testing.T) {
	may := rowsResult(t, "May", same)
	assert.Equal(t, rowsHeader+rowsMay, csvText(may.Rows()))

	june := rowsResult(t, "June", same)
	assert.Equal(t, rowsHeader+rowsMay+strings.ReplaceAll(rowsMay, "May,", "June,"),
		csvText(may.Rows(), nil, june.Rows()), "several periods under one header")
	for k, line := range slices.Collect(chain.CSV(may.Rows())) {
		assert.Equal(t, strings.SplitAfter(rowsHeader+rowsMay, "\n")[k], line, "a line is a line")
	}
}

// Package decimal's variables are the host's: they change no byte.
func TestRowsUnderDecimalSettings(t *testing.T) {
	may := rowsResult(t, "May", same)
	want := marshal(t, slices.Collect(may.Rows()))
	flip.Decimals(t, 50)
	TestRowsCSV(t)
	assert.Equal(t, string(want), string(marshal(t, slices.Collect(may.Rows()))))
}

// The keys of JSON, the columns of CSV and the fields are the same, in the same order.
func TestRowJSON(t *testing.T) {
	full := chain.Row{Period: "May", Chain: "repair", Step: "ask", Unit: "desk", Person: "p1", KPI: "hours",
		Measured: true, Status: kpi.Amber, Num: "1", Den: "2", Value: "3", Score: "4", Gap: "5", Room: "6", Coverage: "7",
		BoundsMin: "8", BoundsMax: "9", Target: "10", GreenMin: "11", GreenMax: "12", AmberMin: "13", AmberMax: "14"}
	data := marshal(t, full)
	assert.Equal(t, `{"period":"May","chain":"repair","step":"ask","unit":"desk","person":"p1","kpi":"hours",`+
		`"measured":true,"status":"amber","num":"1","den":"2","value":"3","score":"4","gap":"5","room":"6","coverage":"7",`+
		`"bounds_min":"8","bounds_max":"9","target":"10","green_min":"11","green_max":"12","amber_min":"13","amber_max":"14"}`,
		string(data))
	var back chain.Row
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, full, back)
	assert.Equal(t, rowsHeader+"May,repair,ask,desk,p1,hours,true,amber,1,2,3,4,5,6,7,8,9,10,11,12,13,14\n",
		csvText(slices.Values([]chain.Row{full})))

	var newer chain.Row
	require.NoError(t, json.Unmarshal([]byte(`{"period":"May","more":[1],"status":"red"}`), &newer))
	assert.Equal(t, chain.Row{Period: "May", Status: kpi.Red}, newer)
}

func TestZeroRow(t *testing.T) {
	zero := []chain.Row{{}}
	assert.Equal(t, rowsHeader+",,,,,,false,no data"+strings.Repeat(",", 14)+"\n", csvText(slices.Values(zero)))
	assert.Equal(t, `[{"period":"","chain":"","step":"","unit":"","person":"","kpi":"","measured":false,"status":"no data"}]`,
		string(marshal(t, zero)))
	assert.Empty(t, rowsBack(zero))
}

// A result of nothing has no rows, and a header.
func TestRowsOfNothing(t *testing.T) {
	p, err := chain.NewPlan(chain.Model{})
	require.NoError(t, err)
	r, err := p.Evaluate("", nil)
	require.NoError(t, err)
	assert.Empty(t, slices.Collect(r.Rows()))
	assert.Equal(t, rowsHeader, csvText(r.Rows()))
	assert.Equal(t, rowsHeader, csvText())
	assert.Equal(t, rowsHeader, csvText(nil))
}

// What is not asked for is not made, and a sequence may be walked again.
func TestRowsStop(t *testing.T) {
	may := rowsResult(t, "May", same)
	made := 0
	counted := func(yield func(chain.Row) bool) {
		for row := range may.Rows() {
			if made++; !yield(row) {
				return
			}
		}
	}
	lines := 0
	for range chain.CSV(counted, counted) {
		if lines++; lines == 4 {
			break
		}
	}
	assert.Equal(t, 3, made)
	for range chain.CSV(counted) {
		break
	}
	assert.Equal(t, 3, made, "a header needs no rows")
	all := may.Rows()
	first := slices.Collect(all)
	assert.Equal(t, first, slices.Collect(all))
}

// IDs and labels are anybody's: they are rows as they are, and text in CSV.
func TestRowsOfHostileIDs(t *testing.T) {
	for name, before := range map[string]string{
		"formula": "=cmd|'/c calc'!A0 ", "plus": "+", "minus": "-1-", "at": "@SUM(1)", "full width": "＝1",
		"space": " =1 ", "quote": `"=1",`, "comma": "a,b", "semicolon": "a;=1 ", "apostrophe": "'s-", "number": "-3.5",
		"right to left": "\u202e=1", "tag": "<script>", "backslash": `\.`, "byte order mark": "\ufeff=",
	} {
		t.Run(name, func(t *testing.T) {
			id := func(s string) string { return before + s }
			r := rowsResult(t, before+"\r\n\tMay\x00", id)
			rows := slices.Collect(r.Rows())
			assert.Equal(t, id("desk"), rows[3].Unit)
			assert.Equal(t, before+"\r\n\tMay\x00", rows[3].Period)
			for _, row := range rows {
				back, err := rowBack(row)
				require.NoError(t, err)
				assert.Equal(t, row, back)
			}
			text := csvText(r.Rows())
			assert.Equal(t, len(rows)+1, strings.Count(text, "\n"), "a row is a line")
			records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
			require.NoError(t, err)
			for k, record := range records[1:] {
				for _, cell := range record[:8] {
					assert.False(t, rowsRun(cell), "%q might be run", cell)
				}
				assert.Equal(t, rows[k].Unit, strings.NewReplacer("'"+before, before, ";'=", ";=").Replace(record[3]))
			}
		})
	}
}

// rowsRun reports whether a spreadsheet may run a cell, or a part of it.
func rowsRun(cell string) bool {
	for part := range strings.SplitSeq(cell, ";") {
		begin := strings.TrimLeft(part, " \"\ufeff\u202e")
		if begin != "" && strings.Contains("=+-@\uff1d\uff0b\uff0d\uff20\t\r", begin[:len(string([]rune(begin)[:1]))]) {
			return true
		}
	}
	return false
}

// Rows need not come from here: what is no number is text.
func TestCSVOfOtherRows(t *testing.T) {
	rows := []chain.Row{{Status: 7, Value: "=1+1", Gap: "-1e5", Room: "-12", Target: "\t-1"}}
	assert.Equal(t, rowsHeader+",,,,,,false,Status(7),,,'=1+1,,'-1e5,-12,,,,' -1,,,,\n", csvText(slices.Values(rows)))
}

// A row costs its gauge, one text, and the digits of what is longer than 64 bits; a line
// of CSV one text more, and the words of the light.
func TestRowsAllocate(t *testing.T) {
	m := organisation(1)
	p := must(chain.NewPlan(m))
	r := must(p.Evaluate("now", period(m)))
	rows := 0
	for range r.Rows() {
		rows++
	}
	walked := func(f func()) float64 { return testing.AllocsPerRun(1, f) / float64(rows) }
	gauges := walked(func() {
		for _, g := range r.All() {
			g.Reading.Value() // rounds a quotient
		}
	})
	made := walked(func() {
		for row := range r.Rows() {
			_ = row
		}
	})
	lines := walked(func() {
		for line := range chain.CSV(r.Rows()) {
			_ = line
		}
	})
	assert.Less(t, made-gauges, 2.0, "allocations of a row beside its gauge")
	assert.Less(t, lines-made, 2.1, "allocations of a line beside its row")
}
