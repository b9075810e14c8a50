package scenario_test

import (
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/kpi"
)

// outlook has values from worst to best.
func outlook(better kpi.Direction, values ...string) scenario.Outlook {
	o := scenario.Outlook{At: chain.Whole("c"), KPI: "k", Better: better, Runs: len(values), Green: len(values), Values: []decimal.Decimal{}}
	for _, v := range values {
		o.Values = append(o.Values, d(v))
	}
	return o
}

func TestOutlookQuantile(t *testing.T) {
	ten := outlook(kpi.Lower, "100", "90", "80", "70", "60", "50", "40", "30", "20", "10")
	for _, c := range []struct {
		name string
		o    scenario.Outlook
		q    decimal.Decimal
		want string
	}{
		{"the worst", ten, d("0"), "100"},
		{"one in ten", ten, d("0.1"), "100"},
		{"a little more", ten, d("0.1000000000000000000000000001"), "90"},
		{"three in ten is no float", ten, d("0.3"), "80"},
		{"the median", ten, d("0.5"), "60"},
		{"the best", ten, d("1"), "10"},
		{"a single value", outlook(kpi.Higher, "7"), d("0.5"), "7"},
		{"no data", outlook(kpi.Higher), d("0.5"), ""},
		{"below 0", ten, d("-0.1"), ""},
		{"above 1", ten, d("1.1"), ""},
		{"far too long", ten, decimal.New(1, -2_000_000_000), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			v, ok := c.o.Quantile(c.q)
			assert.Equal(t, c.want != "", ok)
			if ok {
				assert.Equal(t, c.want, v.String())
			}
		})
	}
}

func TestOutlookMeanAndShare(t *testing.T) {
	o := outlook(kpi.Higher, "1", "1", "2")
	mean, ok := o.Mean()
	assert.True(t, ok)
	assert.Equal(t, "1.333333333333333333333333", mean.String())
	_, ok = scenario.Outlook{}.Mean()
	assert.False(t, ok)

	o.Green, o.Amber, o.NoData, o.Runs = 2, 1, 4, 7
	var shares []string
	for _, light := range []kpi.Status{kpi.Green, kpi.Amber, kpi.Red, kpi.NoData, 9} {
		shares = append(shares, o.Share(light).String())
	}
	assert.Equal(t, []string{"0.2857", "0.1429", "0", "0.5714", "0"}, shares)
	assert.True(t, scenario.Outlook{}.Share(kpi.Green).IsZero())
}

func TestOutlookMerge(t *testing.T) {
	o, p := outlook(kpi.Lower, "9", "5", "5"), outlook(kpi.Lower, "10", "5", "1")
	p.Green, p.Red = 1, 2
	want := outlook(kpi.Lower, "10", "9", "5", "5", "5", "1")
	want.Green, want.Red = 4, 2
	assert.Equal(t, want, o.Merge(p))
	assert.Equal(t, want, p.Merge(o))
	assert.Equal(t, outlook(kpi.Lower, "9", "5", "5"), o, "neither is changed")
	assert.Equal(t, o, scenario.Outlook{}.Merge(o))
	assert.Equal(t, o, o.Merge(scenario.Outlook{}))
}

func TestOutlookJSON(t *testing.T) {
	o := outlook(kpi.Near, "0.5", "1.25")
	text, err := json.Marshal(o)
	require.NoError(t, err)
	assert.JSONEq(t, `{"at": {"chain": "c"}, "kpi": "k", "better": "near", "runs": 2, "green": 2, "amber": 0, "red": 0,
		"no_data": 0, "values": ["0.5", "1.25"]}`, string(text))
	var back scenario.Outlook
	require.NoError(t, json.Unmarshal(text, &back))
	assert.Equal(t, o, back)

	text, err = json.Marshal(scenario.Outlook{})
	require.NoError(t, err)
	assert.Contains(t, string(text), `"values":[]`)

	in := scenario.Input{At: chain.At("s"), KPI: "k", Dist: scenario.Triangular(d("1"), d("2.5"), d("4"))}
	text, err = json.Marshal(in)
	require.NoError(t, err)
	assert.JSONEq(t, `{"at": {"step": "s"}, "kpi": "k", "dist": {"low": "1", "mode": "2.5", "high": "4"}}`, string(text))
	var again scenario.Input
	require.NoError(t, json.Unmarshal(text, &again))
	assert.Equal(t, in, again)
	assert.Error(t, json.Unmarshal([]byte(`{"low": 1}`), &again.Dist), "a bare number")
}
