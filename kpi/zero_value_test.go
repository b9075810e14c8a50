package kpi_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/kpi"
)

// zeroValues says what the zero value of every exported type is, as a test.
var zeroValues = map[string]func(t *testing.T){
	"Attribution": func(t *testing.T) {
		writes(t, `{"gap":"0","shares":[],"reserve":"0","unexplained":"0"}`, kpi.Attribution{})
	},
	"Band": func(t *testing.T) {
		var b kpi.Band
		assert.True(t, b.Contains(d("-1e20")) && b.Contains(d("1e20")), "everything")
		assert.Equal(t, "anything", b.String())
		writes(t, `{}`, b)
	},
	"Course": func(t *testing.T) {
		writes(t, `{"to_date":{"kpi":"","reading":null,"status":"no data"},"forecast":{"kpi":"","reading":null,"status":"no data"},`+
			`"needed":[],"range":null,"left":0}`, kpi.Course{})
	},
	"Direction": func(t *testing.T) {
		var zero kpi.Direction
		assert.Equal(t, kpi.Higher, zero)
		assert.Equal(t, "higher", zero.String())
	},
	"Format": func(t *testing.T) {
		var english kpi.Format
		assert.Equal(t, "1234.5 h", lead.Format(kpi.Of(d("1234.5")), english))
		assert.Equal(t, "green", english.Status(kpi.Green))
	},
	"Gauge": func(t *testing.T) {
		var g kpi.Gauge
		assert.Equal(t, kpi.NoData, g.Status)
		writes(t, `{"kpi":"","reading":null,"status":"no data"}`, g)
	},
	"Indicator": func(t *testing.T) {
		var i kpi.Indicator
		require.Error(t, i.Valid(), "an ID is all it needs")
		i.ID = "sales"
		require.NoError(t, i.Valid())
		g, err := i.Gauge(kpi.Of(d("5")), &kpi.Thresholds{Target: d("4")})
		require.NoError(t, err)
		assert.Equal(t, kpi.Green, g.Status, "higher is better")
		writes(t, `{"id":"sales"}`, i)
	},
	"Interest": func(t *testing.T) {
		var zero kpi.Interest
		assert.Equal(t, kpi.Unstated, zero)
		assert.Empty(t, zero.String())
	},
	"Item":    func(t *testing.T) { writes(t, `{"kpi":""}`, kpi.Item{}) },
	"LeadLag": func(t *testing.T) { writes(t, `{"lag":0,"n":0,"sign":0,"r2":"0","p":"0"}`, kpi.LeadLag{}) },
	"Limits": func(t *testing.T) {
		writes(t, `{"center":"0","low":"0","high":"0","range":"0"}`, kpi.Limits{})
		zeros := kpi.Indicator{}.Trend(readings("0", "0", "0", "0", "0"), nil)
		writes(t, `{"center":"0","low":"0","high":"0","range":"0"}`, *zeros.Limits)
	},
	"Move": func(t *testing.T) {
		var zero kpi.Move
		assert.Equal(t, kpi.Unclear, zero)
		assert.Equal(t, "unclear", zero.String())
	},
	"Part": func(t *testing.T) {
		op, ok := kpi.Sum.Operator()
		require.True(t, ok)
		whole, err := op.Compose([]kpi.Part{{Reading: kpi.Of(d("3"))}})
		require.NoError(t, err)
		assert.Equal(t, "3", whole.String(), "it is passed once")
		assert.Equal(t, "no data", kpi.Part{}.Reading.String())
	},
	"Partial": func(t *testing.T) {
		var none kpi.Partial
		assert.Equal(t, "no data", none.Reading().String())
		for _, rule := range mergeRules {
			p := partial(t, mergedBy(rule), per("1", "2"))
			assert.Equal(t, bytesOf(t, p), bytesOf(t, merged(t, none, p)), "it is the identity")
			assert.Equal(t, bytesOf(t, p), bytesOf(t, merged(t, p, none)), "on either side")
		}
		writes(t, `"AQA"`, none)
	},
	"Reading": func(t *testing.T) {
		var r kpi.Reading
		_, value := r.Value()
		_, _, terms := r.Terms()
		assert.False(t, value || terms, "no data")
		assert.Equal(t, "no data", r.String())
		writes(t, `null`, r)
	},
	"Rule": func(t *testing.T) {
		var zero kpi.Rule
		assert.Equal(t, kpi.None, zero)
	},
	"Score": func(t *testing.T) { writes(t, `{"status":"no data"}`, kpi.Score{}) },
	"Scorecard": func(t *testing.T) {
		var s kpi.Scorecard
		require.NoError(t, s.Valid())
		assert.Equal(t, kpi.Score{}, s.Score(nil))
		writes(t, `{}`, s)
	},
	"Share":  func(t *testing.T) { writes(t, `{"gap":"0","value":"0"}`, kpi.Share{}) },
	"Signal": func(t *testing.T) { writes(t, `{"index":0,"rule":""}`, kpi.Signal{}) },
	"SignalRule": func(t *testing.T) {
		var zero kpi.SignalRule
		assert.NotContains(t, []kpi.SignalRule{kpi.Outside, kpi.Run8, kpi.ThreeOf4}, zero)
	},
	"Status": func(t *testing.T) {
		var zero kpi.Status
		assert.Equal(t, kpi.NoData, zero)
		assert.Equal(t, "no data", zero.String())
	},
	"Thresholds": func(t *testing.T) {
		g, err := lead.Gauge(kpi.Of(d("0")), &kpi.Thresholds{})
		require.NoError(t, err)
		assert.Equal(t, kpi.Green, g.Status, "the target is 0")
		writes(t, `{"target":"0"}`, kpi.Thresholds{})
	},
	"Trend": func(t *testing.T) {
		writes(t, `{"move":"unclear","next":null}`, kpi.Trend{})
		assert.Equal(t, kpi.Trend{}, kpi.Indicator{}.Trend(nil, nil), "that of no readings")
	},
}

func TestZeroValues(t *testing.T) {
	for _, name := range slices.Sorted(maps.Keys(zeroValues)) {
		t.Run(name, zeroValues[name])
	}
	for _, name := range exportedTypes(t) {
		assert.NotNil(t, zeroValues[name], "say what the zero value of %s is", name)
	}
}

// writes holds the JSON of a value.
func writes(t *testing.T, want string, v any) {
	t.Helper()
	got, err := json.Marshal(v)
	require.NoError(t, err)
	assert.Equal(t, want, string(got))
}

// exportedTypes returns the names of the package's own types. Interfaces have no
// zero value worth a word.
func exportedTypes(t *testing.T) (names []string) {
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.TypeSpec)
			if ok && spec.Name.IsExported() {
				if _, open := spec.Type.(*ast.InterfaceType); !open {
					names = append(names, spec.Name.Name)
				}
			}
			return true
		})
	}
	return names
}
