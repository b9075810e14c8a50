package chain_test

import (
	"encoding/json"
	"fmt"

	"github.com/kpichain/kpichain/chain"
)

// Editors complete and check a model by its schema: write it to a file, and tell the editor
// that it is that of your models. It is a text like any other JSON.
func ExampleSchema() {
	var schema struct {
		ID         string `json:"$id"`
		Required   []string
		Properties struct{ KPIs struct{ Description string } }
	}
	if err := json.Unmarshal(chain.Schema(), &schema); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(schema.ID)
	fmt.Println("required:", schema.Required)
	fmt.Println("kpis:", schema.Properties.KPIs.Description)
	// Output:
	// https://github.com/kpichain/kpichain/chain/schema.json
	// required: [format]
	// kpis: KPIs defines the indicators that goals and influences name.
}
