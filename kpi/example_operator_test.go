package kpi_test

import (
	"fmt"

	"github.com/kpichain/kpichain/kpi"
)

// Every rule is an operator. Three steps in a row each make 95 % right, and the
// second is passed a quarter more often than once, for what comes back.
func ExampleRule_Operator() {
	steps := []kpi.Part{
		{ID: "order", Reading: kpi.Per(d("190"), d("200"))},
		{ID: "pick", Reading: kpi.Of(d("0.95")), Planned: d("1.25")},
		{ID: "deliver", Reading: kpi.Of(d("0.95"))},
	}
	right := kpi.Indicator{ID: "right", Unit: kpi.Percent, Decimals: 3}
	for _, rule := range []kpi.Rule{kpi.Product, kpi.Min, kpi.Mean} {
		op, _ := rule.Operator()
		whole, err := op.Compose(steps)
		fmt.Println(rule, right.Format(whole, kpi.Format{}), err)
	}
	// Output:
	// product 84.7 % <nil>
	// min 95.0 % <nil>
	// mean 95.0 % <nil>
}

// Teams are pooled by their volumes: the small team's 50 % weighs little. The mean
// of the two percentages, 70 %, is nobody's.
func ExampleRule_Operator_pooled() {
	teams := []kpi.Part{
		{ID: "large", Reading: kpi.Per(d("90"), d("100"))},
		{ID: "small", Reading: kpi.Per(d("5"), d("10"))},
	}
	for _, rule := range []kpi.Rule{kpi.Ratio, kpi.Mean} {
		op, _ := rule.Operator()
		whole, _ := op.Compose(teams)
		_, across := op.(kpi.Grouper)
		fmt.Println(rule, whole, "may be used across teams:", across)
	}
	// Output:
	// ratio 95/110 may be used across teams: true
	// mean 0.7 may be used across teams: false
}

// Missing is not zero, and nothing to measure is not missing: a sum without one of
// its parts is not known, and a part that had nothing to do adds nothing.
func ExampleOperator() {
	sum, _ := kpi.Sum.Operator()
	for _, last := range []kpi.Reading{kpi.Of(d("0")), {}, kpi.Per(d("0"), d("0"))} {
		whole, err := sum.Compose([]kpi.Part{{Reading: kpi.Of(d("3"))}, {Reading: kpi.Of(d("4"))}, {Reading: last}})
		fmt.Printf("3 + 4 + %v is %v, %v\n", last, whole, err)
	}
	// Output:
	// 3 + 4 + 0 is 7, <nil>
	// 3 + 4 + no data is no data, <nil>
	// 3 + 4 + 0/0 is 7, <nil>
}
