// Package flip helps tests show that the settings of package decimal, which are
// the host's, change nothing that this module writes.
package flip

import (
	"testing"

	"github.com/shopspring/decimal"
)

// Decimals sets every variable of package decimal to another value until the test
// ends. maxDecode is the one for MaxDecodeExponent: 0, unless the test itself has
// decimal read literals meanwhile. Tests that call it do not run in parallel.
func Decimals(t testing.TB, maxDecode int) {
	t.Helper()
	set(t, &decimal.DivisionPrecision, 1)
	set(t, &decimal.PowPrecisionNegativeExponent, 1)
	set(t, &decimal.ExpMaxIterations, 1)
	set(t, &decimal.MaxDecodeExponent, maxDecode)
	set(t, &decimal.Zero, decimal.New(7, 0))
	set(t, &decimal.MarshalJSONWithoutQuotes, true)
	set(t, &decimal.TrimTrailingZeros, false)
	set(t, &decimal.UseScientificNotation, true)
}

// set sets a variable until the test ends.
func set[T any](t testing.TB, variable *T, value T) {
	before := *variable
	t.Cleanup(func() { *variable = before })
	*variable = value
}
