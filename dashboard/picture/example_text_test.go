package picture_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard/picture"
	"github.com/kpichain/kpichain/kpi"
)

// A chain in a document: paste the text in a Markdown file, in a block of the language
// mermaid.
func ExampleMermaid() {
	m := chain.Model{
		KPIs:  []kpi.Indicator{{ID: "happy", Name: "Customers satisfied"}},
		Units: []chain.Unit{{ID: "sales", Name: "Sales"}, {ID: "stock", Name: "Warehouse"}},
		Steps: []chain.Step{
			{ID: "order", Name: "Take the order", By: []chain.Assignment{{Unit: "sales"}}},
			{ID: "wait", Name: "Waiting to be picked", Handover: true},
			{ID: "pick", Name: "Pick", By: []chain.Assignment{{Unit: "stock"}}},
			{ID: "bring"}, {ID: "collect"},
		},
		Chains: []chain.Chain{{
			ID: "shop", Name: "Order at home", Question: "Can I have it tomorrow", Satisfaction: "happy",
			Links: []chain.Link{
				{Step: "order"}, {Step: "wait"}, {Step: "pick"},
				{Step: "bring", Choice: "delivery", Passes: decimal.RequireFromString("0.8")},
				{Step: "collect", Choice: "delivery", Passes: decimal.RequireFromString("0.2")},
			},
		}},
	}
	text, err := picture.Mermaid(m, "shop", picture.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(text)
	// Output:
	// flowchart TD
	//   accTitle: Order at home
	//   n1(["Can I have it tomorrow"])
	//   n2["Take the order\nSales"]
	//   n3{{"Waiting to be picked\nhandover"}}
	//   n4["Pick\nWarehouse"]
	//   n5{"delivery"}
	//   n6["bring"]
	//   n7["collect"]
	//   n8(["Customers satisfied"])
	//   n1 --> n2
	//   n2 --> n3
	//   n3 --> n4
	//   n4 --> n5
	//   n5 -->|"80 #37;"| n6
	//   n5 -->|"20 #37;"| n7
	//   n6 --> n8
	//   n7 --> n8
}

// What pulls a goal up and what pulls it down, for `dot -Tsvg`.
func ExampleDOT() {
	m := chain.Model{
		KPIs: []kpi.Indicator{
			{ID: "happy", Name: "Customers satisfied", Unit: kpi.Percent, Decimals: 2},
			{ID: "shelf", Name: "On the shelf"},
			{ID: "stock", Name: "Stock", Better: kpi.Lower},
		},
		Chains: []chain.Chain{{ID: "shop", Name: "Shoes today"}},
		Goals:  []chain.Goal{{At: chain.Whole("shop"), KPI: "happy", Target: decimal.RequireFromString("0.9")}},
		Influences: []chain.Influence{
			{From: "shelf", To: "happy", Effect: decimal.RequireFromString("0.6")},
			{From: "stock", To: "shelf", Effect: decimal.RequireFromString("0.7"), Because: "less stock, emptier shelves"},
		},
	}
	fmt.Print(picture.DOT(m, picture.Options{}))
	// Output:
	// digraph {
	//   graph [rankdir=LR, labelloc=t, fontname="sans-serif", label="Goals and influences"]
	//   node [shape=box, fontname="sans-serif"]
	//   edge [fontname="sans-serif"]
	//   n1 [style=bold, label="Shoes today"]
	//   n2 [shape=ellipse, label="Customers satisfied"]
	//   n3 [shape=ellipse, label="On the shelf"]
	//   n4 [shape=ellipse, label="Stock"]
	//   n1 -> n2 [label="goal ≥ 90 %"]
	//   n3 -> n2 [style=solid, label="helps (+0.6)"]
	//   n4 -> n3 [style=dashed, label="harms (+0.7)\nless stock, emptier shelves"]
	// }
}
