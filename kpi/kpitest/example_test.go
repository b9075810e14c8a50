package kpitest_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/kpi"
	"github.com/kpichain/kpichain/kpi/kpitest"
)

// TestHarmonic is all that a host writes to have its operator tried.
func TestHarmonic(t *testing.T) {
	speed := kpi.Indicator{ID: "speed", Unit: "orders/h", Decimals: 2}
	kpitest.Run(t, operatorFunc(harmonic), speed, decimal.New(1, 0), decimal.New(500, 0))
}

// A printer is a test that prints what is said to it.
type printer struct{ testing.TB }

func (printer) Helper() {}

func (printer) Errorf(format string, args ...any) { fmt.Printf(format+"\n", args...) }

// The mean of people's scores says that it may be used across units. It may not:
// the mean of the means of teams depends on who is in which team.
func ExampleRun() {
	score := kpi.Indicator{ID: "score", Decimals: 1}
	kpitest.Run(printer{}, grouped{ofValues(mean)}, score, decimal.New(0, 0), decimal.New(10, 0))
	// Output:
	// kpitest: broken law "grouping": composed groups compose to what all their members compose to, whatever they weigh
	//   a reads 0
	//   b reads 0
	//   c reads 0.1
	// compose to 0.033333333333, and with the first 2 as one part that reads 0 and weighs 2 to 0.05
}
