package kpi_test

import (
	"encoding/json"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/kpi"
)

// back reads what was written and writes it again.
func back[T any, P interface {
	*T
	json.Unmarshaler
}](t testing.TB, v T) {
	t.Helper()
	written, err := json.Marshal(v)
	require.NoError(t, err)
	var again T
	require.NoError(t, P(&again).UnmarshalJSON(written), "%s", written)
	rewritten, err := json.Marshal(again)
	require.NoError(t, err)
	assert.Equal(t, string(written), string(rewritten))
}

func TestTimeJSON(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 12))
		series := drawSeries(r)
		trend := kpi.Indicator{ID: "x", Decimals: r.Int32N(4)}.Trend(series, nil)
		back(t, trend)
		if trend.Limits != nil {
			back(t, *trend.Limits)
		}
		lags, err := kpi.LeadLags(series, series, 0)
		require.NoError(t, err)
		back(t, lags[0])
		c := drawCourse(t, seed)
		back(t, c.course(t, c.readings))
	}
}

func TestTimeJSON_shape(t *testing.T) {
	trend := faults.Trend(fields("50 52 48 51 49 50 52 20"), nil)
	writes(t, `{"move":"steady","slope":"-0.38","next":"48.19","limits":{"center":"46.5","low":"29.02","high":"63.98","range":"21.48"},`+
		`"signals":[{"index":7,"rule":"outside","better":true}]}`, trend)
	course, err := faults.Course(fields("4"), aims("5 5"), nil)
	require.NoError(t, err)
	writes(t, `{"to_date":{"kpi":"faults","reading":"4","goal":{"target":"5","green":{"max":"5"},"amber":{"max":"5"}},"status":"green",`+
		`"bounds":{"min":"4","max":"4"},"score":"100","gap":"1","room":"1","coverage":"1"},`+
		`"forecast":{"kpi":"faults","reading":"8","goal":{"target":"10","green":{"max":"10"},"amber":{"max":"10"}},"status":"green",`+
		`"bounds":{"min":"4"},"score":"100","gap":"2","room":"2","coverage":"0.5"},"needed":["6"],"range":"1.5","left":1}`, course)
}

func TestTimeJSON_errors(t *testing.T) {
	for _, c := range []struct {
		name string
		into json.Unmarshaler
		text string
	}{
		{"an unknown move", &kpi.Trend{}, `{"move":"sideways"}`},
		{"a number for a decimal", &kpi.Trend{}, `{"move":"steady","slope":0.5}`},
		{"an unknown field", &kpi.Course{}, `{"lefft":1}`},
		{"a field twice", &kpi.LeadLag{}, `{"lag":1,"lag":2}`},
		{"what follows", &kpi.Limits{}, `{"center":"0","low":"0","high":"0","range":"0"} 1`},
	} {
		t.Run(c.name, func(t *testing.T) { require.Error(t, c.into.UnmarshalJSON([]byte(c.text))) })
	}
}

// What is read from any text is written so that it can be read again.
func FuzzTimeJSON(f *testing.F) {
	for _, seed := range []string{
		`{"move":"unclear","next":null}`, `{"move":"improving","slope":"0.5","next":"8","signals":[{"index":3,"rule":"run8","better":true}]}`,
		`{"move":"steady","next":{"num":"1","den":"2"},"limits":{"center":"1","low":"0","high":"2","range":"3"}}`,
		`{"to_date":{"kpi":"x","reading":null,"status":"no data"},"needed":["5"],"range":"1.5","left":2}`, `{"lag":2,"n":10,"sign":-1,"r2":"1","p":"0.1"}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var trend kpi.Trend
		if trend.UnmarshalJSON(data) == nil {
			back(t, trend)
		}
		var course kpi.Course
		if course.UnmarshalJSON(data) == nil {
			back(t, course)
		}
		var lag kpi.LeadLag
		if lag.UnmarshalJSON(data) == nil {
			back(t, lag)
		}
	})
}
