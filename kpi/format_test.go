package kpi_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/kpi"
)

func TestFormat(t *testing.T) {
	plain := func(unit string, decimals int32) kpi.Indicator {
		return kpi.Indicator{ID: "x", Unit: unit, Decimals: decimals}
	}
	tests := []struct {
		name                         string
		indicator                    kpi.Indicator
		reading                      kpi.Reading
		english, dutch, groupedDutch string
	}{
		{"no unit", plain("", 0), kpi.Of(d("182")), "182", "182", "182"},
		{"unit", plain("h", 1), kpi.Of(d("46.5")), "46.5 h", "46,5 h", "46,5 h"},
		{"always the decimals", plain("EUR", 2), kpi.Of(d("12.5")), "12.50 EUR", "12,50 EUR", "12,50 EUR"},
		{"a whole number gets them too", plain("EUR", 2), kpi.Of(d("12")), "12.00 EUR", "12,00 EUR", "12,00 EUR"},
		{"zero", plain("EUR", 2), kpi.Of(d("0")), "0.00 EUR", "0,00 EUR", "0,00 EUR"},
		{"rounded half away", plain("", 1), kpi.Of(d("0.25")), "0.3", "0,3", "0,3"},
		{"rounded half away below zero", plain("", 1), kpi.Of(d("-0.25")), "-0.3", "-0,3", "-0,3"},
		{"no minus zero", plain("", 1), kpi.Of(d("-0.04")), "0.0", "0,0", "0,0"},
		{"rounded up to more digits", plain("", 1), kpi.Of(d("999.96")), "1000.0", "1000,0", "1.000,0"},
		{"a quotient", plain("h", 2), kpi.Per(d("2"), d("3")), "0.67 h", "0,67 h", "0,67 h"},
		{"thousands", plain("EUR", 1), kpi.Of(d("1234.5")), "1234.5 EUR", "1234,5 EUR", "1.234,5 EUR"},
		{"three digits", plain("", 0), kpi.Of(d("-123")), "-123", "-123", "-123"},
		{"millions", plain("", 0), kpi.Of(d("-1234567")), "-1234567", "-1234567", "-1.234.567"},
		{"percent", plain(kpi.Percent, 2), kpi.Of(d("0.95")), "95 %", "95 %", "95 %"},
		{"percent with decimals", plain(kpi.Percent, 4), kpi.Of(d("0.9512")), "95.12 %", "95,12 %", "95,12 %"},
		{"percent without decimals", plain(kpi.Percent, 0), kpi.Per(d("2"), d("3")), "67 %", "67 %", "67 %"},
		{"percent of one decimal", plain(kpi.Percent, 1), kpi.Of(d("0.955")), "96 %", "96 %", "96 %"},
		{"many percent", plain(kpi.Percent, 3), kpi.Of(d("12.3456")), "1234.6 %", "1234,6 %", "1.234,6 %"},
		{"decimals out of range", plain("", 1<<30), kpi.Of(d("1")), "1.000000000", "1,000000000", "1,000000000"},
		{"decimals below range", plain("", -3), kpi.Of(d("1234")), "1234", "1234", "1.234"},
		{"no data", right, kpi.Reading{}, "no data", "geen gegevens", "geen gegevens"},
		{"absent", right, kpi.Per(d("0"), d("0")), "no data", "geen gegevens", "geen gegevens"},
		{"no volume", right, kpi.Per(d("5"), d("0")), "no data", "geen gegevens", "geen gegevens"},
		{"too long to use", right, kpi.Of(gigabyte), "no data", "geen gegevens", "geen gegevens"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.english, tt.indicator.Format(tt.reading, kpi.Format{}))
			assert.Equal(t, tt.english, tt.indicator.Format(tt.reading, kpi.Format{Language: "fr"}))
			assert.Equal(t, tt.dutch, tt.indicator.Format(tt.reading, kpi.Format{Language: "nl"}))
			assert.Equal(t, tt.groupedDutch, tt.indicator.Format(tt.reading, kpi.Format{Language: "nl", Group: true}))
			if strings.HasPrefix(tt.dutch, "geen") {
				return
			}
			grouped := tt.indicator.Format(tt.reading, kpi.Format{Language: "en", Group: true})
			swapped := strings.NewReplacer(".", ",", ",", ".").Replace(tt.groupedDutch)
			assert.Equal(t, swapped, grouped, "English has the marks the other way round")
		})
	}
}

func TestFormatStatus(t *testing.T) {
	dutch := kpi.Format{Language: "nl"}
	for status, words := range map[kpi.Status][2]string{
		kpi.Green: {"green", "groen"}, kpi.Amber: {"amber", "oranje"}, kpi.Red: {"red", "rood"},
		kpi.NoData: {"no data", "geen"}, 7: {"no data", "geen"}, -1: {"no data", "geen"},
	} {
		assert.Equal(t, words[0], kpi.Format{}.Status(status))
		assert.Equal(t, words[1], dutch.Status(status))
	}
}
