package exact_test

import (
	"math"
	"math/big"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/flip"
)

var (
	nines30 = strings.Repeat("9", 30)
	nines31 = strings.Repeat("9", 31)
	million = strings.Repeat("9", 1_000_000)
)

// spellings are texts of numbers; want is empty where there is no number in them.
var spellings = []struct{ name, text, want string }{
	{"zero", "0", "0"},
	{"minus zero", "-0", "0"},
	{"zero with a fraction", "-0.00", "0"},
	{"whole", "182", "182"},
	{"fraction", "46.5", "46.5"},
	{"trailing zeros", "0.950", "0.95"},
	{"only a fraction of zeros", "12.00", "12"},
	{"negative", "-0.05", "-0.05"},
	{"largest int64", "9223372036854775807", "9223372036854775807"},
	{"beyond int64", "-9223372036854775809.1", "-9223372036854775809.1"},
	{"thirty digits", nines30, nines30},
	{"thirty digits behind the point", "-0." + nines30, "-0." + nines30},
	{"thirty digits around the point", "99." + nines30[2:], "99." + nines30[2:]},
	{"thirty-one digits", nines31, ""},
	{"thirty-one digits around the point", "1." + nines30, ""},
	{"thirty-one digits behind the point", "0." + nines31, ""},
	{"a million digits", million, ""},
	{"empty", "", ""},
	{"minus alone", "-", ""},
	{"point alone", ".", ""},
	{"no digit before the point", ".5", ""},
	{"no digit behind the point", "5.", ""},
	{"minus and point", "-.5", ""},
	{"plus", "+5", ""},
	{"two signs", "--5", ""},
	{"exponent", "1e3", ""},
	{"leading zero", "05", ""},
	{"two zeros", "00", ""},
	{"leading zero with a fraction", "00.5", ""},
	{"two points", "1.2.3", ""},
	{"space", " 5", ""},
	{"comma", "1,5", ""},
	{"underscore", "1_000", ""},
	{"hexadecimal", "0x10", ""},
	{"not a number", "NaN", ""},
	{"other digits", "٣", ""},
}

func TestParse(t *testing.T) {
	for _, tt := range spellings {
		t.Run(tt.name, func(t *testing.T) {
			got, err := exact.Parse(tt.text)
			if tt.want == "" {
				require.ErrorIs(t, err, exact.ErrDigits)
				assert.Less(t, len(err.Error()), 120, "the text of a refusal stays short")
				return
			}
			require.NoError(t, err)
			assert.Equal(t, tt.want, exact.Text(got))
			assert.Zero(t, got.Cmp(decimal.RequireFromString(tt.text)))
			assert.NoError(t, exact.Check(got))
		})
	}
}

func FuzzParse(f *testing.F) {
	for _, tt := range spellings {
		if len(tt.text) < 100 {
			f.Add(tt.text)
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := exact.Parse(s)
		if err != nil {
			require.ErrorIs(t, err, exact.ErrDigits)
			return
		}
		x, err := exact.From(d)
		require.NoError(t, err)
		want, ok := new(big.Rat).SetString(s)
		require.True(t, ok)
		require.Equal(t, want.RatString(), x.String())
		again, err := exact.Parse(exact.Text(d))
		require.NoError(t, err)
		require.Zero(t, d.Cmp(again))
		require.Equal(t, exact.Text(d), exact.Text(again))
	})
}

// coefficients are decimals as a host may hand them over; want is empty where they
// are no plain decimal of at most thirty digits.
var coefficients = []struct {
	name string
	d    decimal.Decimal
	want string
}{
	{"zero value", decimal.Decimal{}, "0"},
	{"zero with a huge exponent", decimal.New(0, 1<<30), "0"},
	{"zero with a tiny exponent", decimal.New(0, -1<<31), "0"},
	{"exponent", decimal.New(12, 3), "12000"},
	{"thirty digits by exponent", decimal.New(1, 29), "1" + strings.Repeat("0", 29)},
	{"an int64 and eleven zeros", decimal.New(math.MinInt64, 11), "-922337203685477580800000000000"},
	{"an int64 and twelve zeros", decimal.New(math.MinInt64, 12), ""},
	{"thirty-one digits by exponent", decimal.New(1, 30), ""},
	{"thirty places", decimal.New(-1, -30), "-0." + strings.Repeat("0", 29) + "1"},
	{"thirty-one places", decimal.New(1, -31), ""},
	{"zeros at the end of a long fraction", decimal.New(1000, -33), "0." + strings.Repeat("0", 29) + "1"},
	{"forty places of zeros", power(40, -40), "1"},
	{"two hundred places of zeros", power(200, -200), ""},
	{"beyond int64", decimal.NewFromBigInt(new(big.Int).Lsh(big.NewInt(1), 64), -3), "18446744073709551.616"},
	{"thirty digits", decimal.RequireFromString(nines30), nines30},
	{"minus thirty digits", decimal.RequireFromString("-" + nines30), "-" + nines30},
	{"thirty-one digits", decimal.RequireFromString(nines31), ""},
	{"a gigabyte", decimal.New(1, 1<<30), ""},
	{"a gigabyte of places", decimal.New(1, -1<<30), ""},
	{"the smallest exponent", decimal.New(1, math.MinInt32), ""},
	{"the largest exponent", decimal.New(1, math.MaxInt32), ""},
	{"a million digits", power(1_000_000, 0), ""},
	{"a million digits that come to one", power(1_000_000, -1_000_000), ""},
}

// power returns 10^n · 10^exp, with the first power in the coefficient.
func power(n int64, exp int32) decimal.Decimal {
	return decimal.NewFromBigInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(n), nil), exp)
}

func TestFrom(t *testing.T) {
	for _, tt := range coefficients {
		t.Run(tt.name, func(t *testing.T) {
			x, err := exact.From(tt.d)
			if tt.want == "" {
				require.ErrorIs(t, err, exact.ErrDigits)
				require.ErrorIs(t, exact.Check(tt.d), exact.ErrDigits)
				assert.Panics(t, func() { exact.MustFrom(tt.d) })
				return
			}
			require.NoError(t, err)
			require.NoError(t, exact.Check(tt.d))
			want, _ := new(big.Rat).SetString(tt.want)
			assert.Equal(t, want.RatString(), x.String())
			assert.Equal(t, tt.want, exact.Text(tt.d))
			assert.Equal(t, x.String(), exact.MustFrom(tt.d).String())
		})
	}
}

func TestCheckDoesNotExpand(t *testing.T) {
	huge := decimal.New(1, 1<<30)
	usual := decimal.New(12345, -2)
	assert.Zero(t, testing.AllocsPerRun(10, func() { _ = exact.Check(usual) }))
	assert.Zero(t, testing.AllocsPerRun(10, func() { _, _ = exact.From(usual) }))
	assert.Less(t, testing.AllocsPerRun(10, func() { _ = exact.Check(huge) }), 10.0)
}

func TestTextOfLongNumbers(t *testing.T) {
	tests := []struct {
		name string
		d    decimal.Decimal
		want string
	}{
		{"forty digits", decimal.NewFromBigInt(new(big.Int).Exp(big.NewInt(-10), big.NewInt(39), nil), -3), "-1" + strings.Repeat("0", 36)},
		{"an exponent of fifty", decimal.New(-7, 50), "-7" + strings.Repeat("0", 50)},
		{"fifty places", decimal.New(7, -50), "0." + strings.Repeat("0", 49) + "7"},
		{"a gigabyte", decimal.New(1, 1<<30), "(more than 1000 digits)"},
		{"a gigabyte of places", decimal.New(1, -1<<30), "(more than 1000 digits)"},
		{"a million digits", power(1_000_000, 0), "(more than 1000 digits)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, exact.Text(tt.d))
		})
	}
}

// TestHostSettings flips what a host may set in package decimal. It runs alone:
// the settings are global.
func TestHostSettings(t *testing.T) {
	texts := func() (all []string) {
		for _, tt := range coefficients {
			all = append(all, exact.Text(tt.d))
		}
		for _, tt := range spellings {
			d, err := exact.Parse(tt.text)
			all = append(all, exact.Text(d))
			if err != nil {
				all = append(all, err.Error())
			}
		}
		return append(all, exact.Text(exact.Frac(1, 3).Out(exact.Ceil)))
	}
	want := texts()
	flip.Decimals(t, 0)
	assert.Equal(t, want, texts())
}
