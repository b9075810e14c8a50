package kpi_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/kpi"
)

// The rules that are allowed in each direction, custom ones apart.
var (
	every  = []kpi.Rule{kpi.None, kpi.Sum, kpi.Total, kpi.Product, kpi.Min, kpi.Max, kpi.Bottleneck, kpi.Mean, kpi.Ratio, kpi.Path, kpi.End}
	across = []kpi.Rule{kpi.None, kpi.Sum, kpi.Total, kpi.Product, kpi.Min, kpi.Max, kpi.Ratio}
	over   = []kpi.Rule{kpi.None, kpi.Sum, kpi.Total, kpi.Ratio, kpi.End, kpi.Min, kpi.Max}
)

func TestRulesOfADirection(t *testing.T) {
	for _, rule := range append(every, "harmonic") {
		custom := rule == "harmonic"
		assert.NoError(t, kpi.Indicator{ID: "x", Along: rule}.Valid(), "along %s", rule)
		for direction, i := range map[string]kpi.Indicator{
			"across": {ID: "x", Across: rule}, "over": {ID: "x", Over: rule},
		} {
			allowed := map[string][]kpi.Rule{"across": across, "over": over}[direction]
			want := custom
			for _, r := range allowed {
				want = want || r == rule
			}
			err := i.Valid()
			assert.Equal(t, want, err == nil, "%s %s: %v", direction, rule, err)
			if !want {
				assert.ErrorIs(t, err, kpi.ErrRule)
				assert.ErrorContains(t, err, direction+": rule "+string(rule))
			}
		}
	}
}

func TestIndicatorValid(t *testing.T) {
	tests := []struct {
		name      string
		indicator kpi.Indicator
		want      error
	}{
		{"only an ID", kpi.Indicator{ID: "x"}, nil},
		{"everything", right, nil},
		{"an ID of 128 bytes", kpi.Indicator{ID: strings.Repeat("é", 64)}, nil},
		{"nine decimals", kpi.Indicator{ID: "x", Decimals: 9}, nil},
		{"full coverage", kpi.Indicator{ID: "x", Coverage: d("1")}, nil},
		{"a point", kpi.Indicator{ID: "x", Domain: kpi.Between(d("1"), d("1"))}, nil},
		{"a product that touches its domain", kpi.Indicator{ID: "x", Along: kpi.Product, Domain: kpi.AtLeast(d("1"))}, nil},
		{"a path that touches its domain", kpi.Indicator{ID: "x", Along: kpi.Path, Domain: kpi.AtMost(d("0"))}, nil},
		{"a sum below zero", kpi.Indicator{ID: "x", Along: kpi.Sum, Domain: kpi.AtMost(d("-1"))}, nil},

		{"fractions added over time", kpi.Indicator{ID: "x", Along: kpi.Product, Over: kpi.Sum}, kpi.ErrRule},
		{"fractions across added over time", kpi.Indicator{ID: "x", Across: kpi.Product, Over: kpi.Total}, kpi.ErrRule},
		{"no ID", kpi.Indicator{}, kpi.ErrRange},
		{"an ID of 129 bytes", kpi.Indicator{ID: "x" + strings.Repeat("é", 64)}, kpi.ErrRange},
		{"an ID that is no text", kpi.Indicator{ID: "\xff"}, kpi.ErrRange},
		{"a control character", kpi.Indicator{ID: "a\nb"}, kpi.ErrRange},
		{"a control character of the upper range", kpi.Indicator{ID: "a\u0085b"}, kpi.ErrRange},
		{"a name that is no text", kpi.Indicator{ID: "x", Name: "\xff"}, kpi.ErrRange},
		{"a unit that is no text", kpi.Indicator{ID: "x", Unit: "\xff"}, kpi.ErrRange},
		{"ten decimals", kpi.Indicator{ID: "x", Decimals: 10}, kpi.ErrRange},
		{"negative decimals", kpi.Indicator{ID: "x", Decimals: -1}, kpi.ErrRange},
		{"unknown direction", kpi.Indicator{ID: "x", Better: 3}, kpi.ErrRange},
		{"unknown interest", kpi.Indicator{ID: "x", Serves: -1}, kpi.ErrRange},
		{"a rule that is no text", kpi.Indicator{ID: "x", Along: "\xff"}, kpi.ErrRule},
		{"a rule of too many bytes", kpi.Indicator{ID: "x", Across: kpi.Rule(strings.Repeat("x", 129))}, kpi.ErrRule},
		{"empty domain", kpi.Indicator{ID: "x", Domain: kpi.Between(d("2"), d("1"))}, kpi.ErrRange},
		{"a product outside 0..1", kpi.Indicator{ID: "x", Along: kpi.Product, Domain: kpi.AtLeast(d("1.1"))}, kpi.ErrRange},
		{"a product across outside 0..1", kpi.Indicator{ID: "x", Across: kpi.Product, Domain: kpi.AtMost(d("-0.1"))}, kpi.ErrRange},
		{"a path below zero", kpi.Indicator{ID: "x", Along: kpi.Path, Domain: kpi.AtMost(d("-0.1"))}, kpi.ErrRange},
		{"a long domain", kpi.Indicator{ID: "x", Domain: kpi.AtLeast(gigabyte)}, kpi.ErrRange},
		{"a long end of a domain", kpi.Indicator{ID: "x", Domain: kpi.AtMost(digits31)}, kpi.ErrRange},
		{"coverage above one", kpi.Indicator{ID: "x", Coverage: d("1.01")}, kpi.ErrRange},
		{"coverage below zero", kpi.Indicator{ID: "x", Coverage: d("-0.01")}, kpi.ErrRange},
		{"a long coverage", kpi.Indicator{ID: "x", Coverage: d("0." + strings.Repeat("1", 31))}, kpi.ErrRange},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := tt.indicator.Valid()
			if tt.want == nil {
				require.NoError(t, err)
				return
			}
			require.ErrorIs(t, err, tt.want)
			for _, other := range []error{kpi.ErrRange, kpi.ErrRule, kpi.ErrParts} {
				assert.Equal(t, other == tt.want, containsError(err, other), "one problem of one kind: %v", err)
			}
		})
	}
}

// containsError reports whether any error joined in err wraps target.
func containsError(err, target error) bool {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return false
	}
	for _, e := range joined.Unwrap() {
		if u, ok := e.(interface{ Unwrap() error }); ok && u.Unwrap() == target {
			return true
		}
	}
	return false
}

func TestIndicatorJSON(t *testing.T) {
	full := kpi.Indicator{ID: "right", Name: "Right first time", Unit: "%", Decimals: 4, Better: kpi.Near, Serves: kpi.Customer,
		Along: kpi.Product, Across: kpi.Ratio, Over: "harmonic", Domain: kpi.Between(d("0.1"), d("0.90")), Coverage: d("0.80")}
	const text = `{"id":"right","name":"Right first time","unit":"%","decimals":4,"better":"near","serves":"customer",` +
		`"along":"product","across":"ratio","over":"harmonic","domain":{"min":"0.1","max":"0.9"},"coverage":"0.8"}`
	writes(t, text, full)
	var back kpi.Indicator
	require.NoError(t, json.Unmarshal([]byte(text), &back))
	writes(t, text, back)
}
