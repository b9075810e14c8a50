package kpi_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/webtools"
	"github.com/kpichain/kpichain/kpi"
)

// TestFormatIntl holds numbers against what JavaScript's Intl writes in English and in
// Dutch, with and without groups. The sign of a percentage, and the space before it,
// are ours: Dutch and English Intl write 95%.
func TestFormatIntl(t *testing.T) {
	values := []string{
		"0", "1", "-1", "12", "123", "-123", "1234", "-1234", "12345", "123456", "1234567", "-1234567", "1000000000",
		"0.5", "-0.5", "1.5", "2.5", "-2.5", "0.25", "0.35", "-0.35", "0.125", "1.005", "-1.005", "2.675", "1.0049",
		"0.05", "0.005", "0.0005", "-0.0005", "-0.04", "0.04", "-0.4", "0.999", "9.995", "99.95", "999.5", "999.95", "-999.995",
		"9999.5", "999999.5", "1234.5", "-1234.56", "1234567.891", "0.1", "0.2", "0.3", "0.95", "0.9512", "0.955", "12.3456",
		"123456789012345", "1234567890123456", "9007199254740993", "-9007199254740993.5", "123456789012345678901234567890",
		"99999999999999999999.95", "-12345678901234567.125", "0.1234567891234567", "-0.000000001", "0.0000000005",
	}
	var numbers []webtools.Number
	var got []string
	for _, language := range []string{"en", "nl"} {
		for _, group := range []bool{false, true} {
			for _, decimals := range []int32{0, 1, 2, 4, 9} {
				for _, value := range values {
					f := kpi.Format{Language: language, Group: group}
					numbers = append(numbers,
						webtools.Number{Language: language, Group: group, Decimals: decimals, Value: value},
						webtools.Number{Language: language, Group: group, Decimals: max(decimals-2, 0), Percent: true, Value: value})
					plain := kpi.Indicator{Decimals: decimals}
					percent := kpi.Indicator{Decimals: decimals, Unit: kpi.Percent}
					got = append(got, plain.Format(kpi.Of(d(value)), f), percent.Format(kpi.Of(d(value)), f))
				}
			}
		}
	}
	want := webtools.Intl(t, numbers)
	require.Len(t, want, len(numbers))
	for k, n := range numbers {
		if n.Percent {
			require.Equal(t, "%", want[k][len(want[k])-1:])
			want[k] = want[k][:len(want[k])-1] + " %"
		}
		assert.Equal(t, want[k], got[k], "%+v", n)
	}
}
