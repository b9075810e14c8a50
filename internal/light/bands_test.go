package light_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
)

func TestNewFillsIn(t *testing.T) {
	tests := []struct {
		name         string
		green, amber exact.Interval
		better       light.Direction
		wantG, wantA string
	}{
		{"higher", everything, everything, light.Higher, "at least 5", "at least 5"},
		{"lower", everything, everything, light.Lower, "at most 5", "at most 5"},
		{"near", everything, everything, light.Near, "5 to 5", "5 to 5"},
		{"amber given", everything, atLeast("4.5"), light.Higher, "at least 5", "at least 4.5"},
		{"green given", atMost("6"), everything, light.Lower, "at most 6", "at most 6"},
		{"both given", between("4", "6"), between("-2", "8"), light.Near, "4 to 6", "-2 to 8"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b, err := light.New(num("5"), tt.green, tt.amber, tt.better)
			require.NoError(t, err)
			assert.Equal(t, tt.wantG, light.Describe(b.Green))
			assert.Equal(t, tt.wantA, light.Describe(b.Amber))
			assert.Equal(t, "5", b.Target.String())
			assert.Equal(t, tt.better, b.Better)
		})
	}
}

func TestNewRefuses(t *testing.T) {
	tests := []struct {
		name         string
		green, amber exact.Interval
		better       light.Direction
		want         string
	}{
		{"target outside green", atLeast("6"), everything, light.Higher, "target 5 lies outside green, which is at least 6"},
		{"empty green", between("6", "4"), everything, light.Near, "target 5 lies outside green, which is 6 to 4"},
		{"green outside amber", atLeast("4"), atLeast("4.5"), light.Higher,
			"green, which is at least 4, lies outside amber, which is at least 4.5"},
		{"filled green outside amber", everything, atMost("8"), light.Higher,
			"green, which is at least 5, lies outside amber, which is at most 8\n" +
				"amber, which is at most 8, is open below, where values are worse"},
		{"green open below", atMost("6"), everything, light.Higher, "green, which is at most 6, is open below, where values are worse"},
		{"amber open above", atMost("5"), atLeast("2"), light.Lower,
			"green, which is at most 5, lies outside amber, which is at least 2\n" +
				"amber, which is at least 2, is open above, where values are worse"},
		{"near open below", between("4", "6"), atMost("7"), light.Near, "amber, which is at most 7, is open below, where values are worse"},
		{"near open above", between("4", "6"), atLeast("3"), light.Near, "amber, which is at least 3, is open above, where values are worse"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := light.New(num("5"), tt.green, tt.amber, tt.better)
			assert.EqualError(t, err, tt.want)
		})
	}
}

func TestDescribe(t *testing.T) {
	assert.Equal(t, "anything", light.Describe(everything))
}
