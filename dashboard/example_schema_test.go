package dashboard_test

import (
	"encoding/json"
	"fmt"

	"github.com/kpichain/kpichain/dashboard"
)

// Software that is not Go reads boards by their schema: here the colours that a light can
// have.
func ExampleSchema() {
	var schema struct {
		ID   string                                   `json:"$id"`
		Defs struct{ Status struct{ Enum []string } } `json:"$defs"`
	}
	if err := json.Unmarshal(dashboard.Schema(), &schema); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(schema.ID)
	fmt.Printf("%q\n", schema.Defs.Status.Enum)
	// Output:
	// https://github.com/kpichain/kpichain/dashboard/schema.json
	// ["no data" "red" "amber" "green"]
}
