package kpi_test

import (
	"fmt"

	"github.com/kpichain/kpichain/kpi"
)

// Does a shop that keeps fewer days of stock sell less, and how soon? Over a year the
// sales of a month follow the stock of two months before: of the ten ways to turn the
// series round no other does as well. At the other lags some do.
func ExampleLeadLags() {
	series := func(values ...string) (all []kpi.Reading) {
		for _, v := range values {
			all = append(all, kpi.Of(d(v)))
		}
		return all
	}
	stock := series("30", "26", "34", "22", "28", "36", "24", "32", "20", "27", "33", "25")
	sales := series("500", "480", "510", "470", "560", "450", "520", "580", "460", "540", "440", "490")
	lags, err := kpi.LeadLags(stock, sales, 3)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, l := range lags {
		fmt.Println("after", l.Lag, "months:", l.N, "pairs, sign", l.Sign, "R2", l.R2, "P", l.P)
	}
	// Output:
	// after 0 months: 12 pairs, sign 1 R2 0.0004 P 1
	// after 1 months: 11 pairs, sign -1 R2 0.1904 P 0.2727
	// after 2 months: 10 pairs, sign 1 R2 0.9759 P 0.1
	// after 3 months: 9 pairs, sign -1 R2 0.36 P 0.2222
}
