package kpi_test

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/kpi"
)

// A customer is promised an answer within nine days: intake, then two checks side
// by side, then the letter. Each step gets the time that it may take; the second
// check may take as long as the first, because it holds up nobody.
func ExampleIndicator_Cascade() {
	lead := kpi.Indicator{ID: "lead", Unit: "days", Decimals: 2, Better: kpi.Lower}
	path, _ := kpi.Path.Operator()
	steps := []kpi.Part{
		{ID: "intake", Weight: d("3")},
		{ID: "credit", Weight: d("5"), After: []int{0}},
		{ID: "stock", Weight: d("2"), After: []int{0}},
		{ID: "letter", Weight: d("4"), After: []int{1, 2}},
	}
	targets, err := lead.Cascade(path, kpi.Thresholds{Target: d("9"), Amber: kpi.AtMost(d("12"))}, steps)
	if err != nil {
		fmt.Println(err)
		return
	}
	for k, t := range targets {
		fmt.Println(steps[k].ID, "green", t.Green, "amber", t.Amber)
	}
	// Output:
	// intake green at most 2.25 amber at most 3
	// credit green at most 3.75 amber at most 5
	// stock green at most 3.75 amber at most 5
	// letter green at most 3 amber at most 4
}

// Nine of ten orders must go right. What may go wrong is divided 1:2:3, so that
// the hardest step gets most room, and rounded so that the three together still
// reach the whole.
func ExampleIndicator_Cascade_budget() {
	right := kpi.Indicator{ID: "right", Unit: kpi.Percent, Decimals: 3}
	product, _ := kpi.Product.Operator()
	steps := []kpi.Part{
		{ID: "order", Weight: d("1")},
		{ID: "pick", Weight: d("2")},
		{ID: "deliver", Weight: d("3")},
	}
	targets, err := right.Cascade(product, kpi.Thresholds{Target: d("0.9")}, steps)
	if err != nil {
		fmt.Println(err)
		return
	}
	for k, t := range targets {
		steps[k].Reading = kpi.Of(t.Target)
		fmt.Println(steps[k].ID, right.Format(steps[k].Reading, kpi.Format{}))
	}
	whole, _ := product.Compose(steps)
	fmt.Println("together", whole)
	// Output:
	// order 98.3 %
	// pick 96.6 %
	// deliver 94.8 %
	// together 0.900199944
}

// A part whose goal is set keeps it, and the others share what it leaves.
func ExampleIndicator_Cascade_pinned() {
	hours := kpi.Indicator{ID: "hours", Unit: "h", Better: kpi.Lower}
	sum, _ := kpi.Sum.Operator()
	steps := []kpi.Part{
		{ID: "design", Weight: d("30"), Goal: &kpi.Thresholds{Target: d("40")}},
		{ID: "build", Weight: d("20.5")},
		{ID: "test", Weight: d("20.5")},
	}
	targets, err := hours.Cascade(sum, kpi.Thresholds{Target: d("71")}, steps)
	if err != nil {
		fmt.Println(err)
		return
	}
	for k, t := range targets {
		fmt.Println(steps[k].ID, t.Target)
	}
	// Output:
	// design 40
	// build 16
	// test 15
}

// No targets of two steps that are at most 90 % right make a whole that is 85 %
// right, and the error says by how much.
func ExampleIndicator_Cascade_outOfReach() {
	right := kpi.Indicator{ID: "right", Decimals: 2, Domain: kpi.Between(d("0"), d("0.9"))}
	product, _ := kpi.Product.Operator()
	_, err := right.Cascade(product, kpi.Thresholds{Target: d("0.85")}, []kpi.Part{{ID: "pick"}, {ID: "pack"}})
	fmt.Println(err)
	fmt.Println(errors.Is(err, kpi.ErrRange))
	// Output:
	// kpi "right": no targets of the parts reach the whole: the strictest targets give 0.81, 0.04 short of 0.85
	// true
}

// weakest is how light a row of lamps is: half of it the weakest, half the mean. It
// rises with every lamp, which is all that a cascade asks.
type weakest struct{}

func (weakest) Compose(parts []kpi.Part) (kpi.Reading, error) {
	var least, sum decimal.Decimal
	for k, p := range parts {
		v, _ := p.Reading.Value()
		if k == 0 || v.LessThan(least) {
			least = v
		}
		sum = sum.Add(v)
	}
	n := decimal.NewFromInt(int64(len(parts)))
	return kpi.Per(least.Mul(n).Add(sum), n.Add(n)), nil
}

// An operator of one's own is one method; its targets are found by asking it.
func ExampleIndicator_Cascade_custom() {
	light := kpi.Indicator{ID: "light", Unit: "lm", Better: kpi.Higher, Domain: kpi.AtLeast(d("0"))}
	lamps := []kpi.Part{{ID: "first"}, {ID: "second", Goal: &kpi.Thresholds{Target: d("500")}}, {ID: "third"}}
	targets, err := light.Cascade(weakest{}, kpi.Thresholds{Target: d("420"), Amber: kpi.AtLeast(d("400"))}, lamps)
	if err != nil {
		fmt.Println(err)
		return
	}
	for k, t := range targets {
		fmt.Println(lamps[k].ID, t.Green, "or", t.Amber)
	}
	// Output:
	// first at least 404 or at least 380
	// second at least 500 or at least 500
	// third at least 404 or at least 380
}
