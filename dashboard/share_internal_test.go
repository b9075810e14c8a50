package dashboard

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/kpi"
)

// How far it is from a target to red.
func TestWay(t *testing.T) {
	d := decimal.RequireFromString
	tests := []struct {
		name   string
		target string
		amber  kpi.Band
		want   string
	}{
		{"higher", "0.9", kpi.AtLeast(d("0.85")), "1/20"},
		{"lower", "24", kpi.AtMost(d("28")), "4"},
		{"near, below first", "80", kpi.Between(d("75"), d("90")), "5"},
		{"near, above first", "80", kpi.Between(d("70"), d("83")), "3"},
		{"near, one end at the target", "80", kpi.Between(d("80"), d("83")), "3"},
		{"no amber", "24", kpi.AtMost(d("24")), "24"},
		{"open", "-24", kpi.Band{}, "24"},
		{"nothing", "0", kpi.AtMost(d("0")), "1"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			assert.Equal(t, test.want, way(&kpi.Thresholds{Target: d(test.target), Amber: test.amber}).String())
		})
	}
}
