package chain_test

import (
	"encoding/json"
	"fmt"
	"iter"
	"os"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// seated is a chain of two steps in which nobody is named.
func seated() chain.Model {
	return chain.Model{
		KPIs: []kpi.Indicator{
			{ID: "wait", Unit: "min", Better: kpi.Lower, Along: kpi.Sum},
			{ID: "smile", Unit: kpi.Percent, Decimals: 2},
		},
		Steps:  []chain.Step{{ID: "seat", KPIs: []string{"wait"}}, {ID: "serve", KPIs: []string{"wait"}}},
		Chains: []chain.Chain{{ID: "dinner", Links: chain.Sequence("seat", "serve")}},
		Goals: []chain.Goal{
			{At: chain.Whole("dinner"), KPI: "wait", Target: num("20"), Amber: kpi.AtMost(num("25"))},
			{At: chain.Whole("dinner"), KPI: "smile", Target: num("0.9")},
		},
	}
}

// Two periods as one file. A reading that is missing is empty, and not 0.
func ExampleCSV() {
	plan, err := chain.NewPlan(seated())
	if err != nil {
		fmt.Println(err)
		return
	}
	var periods []iter.Seq[chain.Row]
	for _, p := range []struct{ label, serve string }{{"May", "19"}, {"June", "14"}} {
		r, err := plan.Evaluate(p.label, []chain.Measurement{
			{At: chain.At("seat"), KPI: "wait", Reading: kpi.Of(num("4.5"))},
			{At: chain.At("serve"), KPI: "wait", Reading: kpi.Per(num(p.serve), num("1"))},
		})
		if err != nil {
			fmt.Println(err)
			return
		}
		periods = append(periods, r.Rows())
	}
	for line := range chain.CSV(periods...) {
		fmt.Print(line)
	}
	// Output:
	// period,chain,step,unit,person,kpi,measured,status,num,den,value,score,gap,room,coverage,bounds_min,bounds_max,target,green_min,green_max,amber_min,amber_max
	// May,dinner,,,,wait,false,amber,,,23.5,65,-3.5,1.5,1,23.5,23.5,20,,20,,25
	// May,dinner,,,,smile,false,no data,,,,,,,0,,,0.9,0.9,,0.9,
	// May,,seat,,,wait,true,green,,,4.5,100,5.5,5.5,1,4.5,4.5,10,,10,,13
	// May,,serve,,,wait,true,red,19,1,19,0,-9,0,1,19,19,10,,10,,12
	// June,dinner,,,,wait,false,green,,,18.5,100,1.5,1.5,1,18.5,18.5,20,,20,,25
	// June,dinner,,,,smile,false,no data,,,,,,,0,,,0.9,0.9,,0.9,
	// June,,seat,,,wait,true,green,,,4.5,100,5.5,5.5,1,4.5,4.5,10,,10,,13
	// June,,serve,,,wait,true,red,14,1,14,0,-4,0,1,14,14,10,,10,,12
}

// A row is a line of JSON as it is, numbers as strings, what is empty left out: here
// those of the chain and its steps that are amber.
func ExampleResult_Rows() {
	may, err := evaluatedRepair(repair(), "4.5", "25", "35")
	if err != nil {
		fmt.Println(err)
		return
	}
	out := json.NewEncoder(os.Stdout)
	for row := range may.Rows() {
		if row.Unit != "" || row.Status != kpi.Amber {
			continue
		}
		if err := out.Encode(row); err != nil {
			fmt.Println(err)
		}
	}
	// Output:
	// {"period":"May","chain":"repair","step":"","unit":"","person":"","kpi":"lead","measured":false,"status":"amber","value":"13.5","score":"62.5","gap":"-1.5","room":"0.5","coverage":"1","bounds_min":"13.5","bounds_max":"13.5","target":"12","green_max":"12","amber_max":"14"}
	// {"period":"May","chain":"","step":"hear","unit":"","person":"","kpi":"lead","measured":true,"status":"amber","value":"4.5","score":"64.28","gap":"-0.5","room":"0.2","coverage":"1","bounds_min":"4.5","bounds_max":"4.5","target":"4","green_max":"4","amber_max":"4.7"}
}
