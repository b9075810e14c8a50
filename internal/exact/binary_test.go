package exact_test

import (
	"bytes"
	"math"
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/exact"
)

// mostBytes is longer than any number of these tests.
const mostBytes = 64

// binaries are numbers and their one form.
func binaries() map[string]string {
	return map[string]string{
		"0":                       "\x00\x00",
		"1":                       "\x02\x01\x00",
		"-1":                      "\x03\x01\x00",
		"1/2":                     "\x02\x01\x01\x02",
		"-617/50":                 "\x05\x02\x69\x01\x32",
		"256":                     "\x04\x01\x00\x00",
		"9223372036854775807":     "\x10\x7f\xff\xff\xff\xff\xff\xff\xff\x00",
		"-9223372036854775808":    "\x11\x80\x00\x00\x00\x00\x00\x00\x00\x00",
		"9223372036854775808":     "\x10\x80\x00\x00\x00\x00\x00\x00\x00\x00",
		"18446744073709551616":    "\x12\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00",
		"1/9223372036854775808":   "\x02\x01\x08\x80\x00\x00\x00\x00\x00\x00\x00",
		"-1/18446744073709551616": "\x03\x01\x09\x01\x00\x00\x00\x00\x00\x00\x00\x00",
	}
}

func TestAppendToAndTake(t *testing.T) {
	for text, want := range binaries() {
		t.Run(text, func(t *testing.T) {
			x := num(t, text)
			got := x.AppendTo([]byte("before"))
			assert.Equal(t, "before"+want, string(got))
			back, rest, ok := exact.Take(append([]byte(want), "after"...), mostBytes)
			require.True(t, ok)
			assert.True(t, back.Equal(x), "%v", back)
			assert.Equal(t, "after", string(rest))
			for cut := range len(want) {
				_, _, ok := exact.Take([]byte(want[:cut]), mostBytes)
				assert.False(t, ok, "cut to %d", cut)
			}
		})
	}
}

// num returns the fraction that text spells.
func num(t *testing.T, text string) exact.Num {
	t.Helper()
	r, ok := new(big.Rat).SetString(text)
	require.True(t, ok)
	return exact.Quotient(r.Num(), r.Denom())
}

func TestTakeRefuses(t *testing.T) {
	long := strings.Repeat("\x01", mostBytes+1)
	for name, data := range map[string]string{
		"nothing":                     "",
		"minus zero":                  "\x01\x00",
		"zero over two":               "\x00\x01\x02",
		"two over two":                "\x02\x02\x01\x02",
		"two over four":               "\x02\x02\x01\x04",
		"over one":                    "\x02\x01\x01\x01",
		"a zero before a numerator":   "\x04\x00\x01\x00",
		"a zero before a denominator": "\x02\x01\x02\x00\x02",
		"zero as a digit":             "\x02\x00\x00",
		"over zero as a digit":        "\x02\x01\x01\x00",
		"a long form of a length":     "\x82\x00\x01\x00",
		"a length without end":        "\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01",
		"a huge length":               "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01\x01",
		"a length beyond the data":    "\x20\x01",
		"a numerator too long":        "\x82\x01" + long + "\x00",
		"a denominator too long":      "\x02\x01\x41" + long,
		"long terms not lowest":       "\x12\x02\x00\x00\x00\x00\x00\x00\x00\x00\x09\x04\x00\x00\x00\x00\x00\x00\x00\x00",
		"a word not lowest":           "\x10\x80\x00\x00\x00\x00\x00\x00\x00\x01\x02",
	} {
		t.Run(name, func(t *testing.T) {
			x, rest, ok := exact.Take([]byte(data), mostBytes)
			assert.False(t, ok)
			assert.True(t, x.IsZero())
			assert.Empty(t, rest)
		})
	}
}

func TestBitLen(t *testing.T) {
	for text, want := range map[string]int{
		"0": 1, "1": 1, "-8": 4, "1/8": 4, "3/1024": 11,
		"-9223372036854775808": 64, "36893488147419103232": 66, "1/36893488147419103232": 66,
	} {
		assert.Equal(t, want, num(t, text).BitLen(), text)
	}
}

// TestBinaryAllocations: a number that lies inline costs nothing either way.
func TestBinaryAllocations(t *testing.T) {
	x, b := exact.Frac(math.MaxInt64, 1000), make([]byte, 0, mostBytes)
	assert.Zero(t, testing.AllocsPerRun(100, func() { b = x.AppendTo(b[:0]) }))
	assert.Zero(t, testing.AllocsPerRun(100, func() { x, _, _ = exact.Take(b, mostBytes) }))
	assert.True(t, x.Equal(exact.Frac(math.MaxInt64, 1000)))
}

// FuzzTake: what is read is written again byte for byte, and nothing else is read.
func FuzzTake(f *testing.F) {
	for _, text := range binaries() {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		x, rest, ok := exact.Take(data, mostBytes)
		if !ok {
			return
		}
		again := append(x.AppendTo(nil), rest...)
		if !bytes.Equal(data, again) {
			t.Fatalf("%x is read as %v, which is written %x", data, x, again)
		}
	})
}
