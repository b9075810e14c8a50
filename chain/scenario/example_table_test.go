package scenario_test

import (
	"fmt"

	"github.com/kpichain/kpichain/chain/scenario"
)

// A name that a spreadsheet would run is marked as text; a number is not touched.
func ExampleTable_CSV() {
	t := scenario.Table{
		Columns: []scenario.Column{{Name: "team"}, {Name: "gap", Number: true}},
		Rows:    [][]string{{"day", "-3.5"}, {"=night", "12"}},
	}
	fmt.Print(t.CSV())
	// Output:
	// team,gap
	// day,-3.5
	// '=night,12
}

// Numbers stand to the right; no text is more than text.
func ExampleTable_Markdown() {
	t := scenario.Table{
		Columns: []scenario.Column{{Name: "team"}, {Name: "gap", Number: true}},
		Rows:    [][]string{{"day | late", "-3.5"}, {"<b>night</b>", "12"}},
	}
	fmt.Print(t.Markdown())
	// Output:
	// | team | gap |
	// | :-- | --: |
	// | day &#124; late | -3.5 |
	// | &#60;b&#62;night&#60;/b&#62; | 12 |
}
