package kpi_test

import (
	"fmt"

	"github.com/kpichain/kpichain/kpi"
)

// Three steps, and each is green from 95 %, as the whole is. Everyone can be green
// while one order in seven goes wrong.
func ExampleIndicator_Worst() {
	right := kpi.Indicator{ID: "right", Unit: kpi.Percent, Decimals: 2}
	product, _ := kpi.Product.Operator()
	step := kpi.Part{Goal: &kpi.Thresholds{Target: d("0.95")}}
	worst, err := right.Worst(product, []kpi.Part{step, step, step}, kpi.Green)
	fmt.Println(worst, err)
	// Output: 0.857375 <nil>
}
