// Command shop tells the first story of the founding text: a shop that rewards its
// purchasers for low stock, and so sends its customers home.
//
// The chain is the journey of a customer who asks "Do you have what I came for?".
// Over the year purchasing reaches its goal: stock comes down from red to green.
// The shelves follow it, and then the customers do, from green to red; and by
// December every light of purchasing's own is green.
//
// The organisation stands in year/model.json, its year in year/months.json: a program
// of a few lines makes a plan of the one and a result of each month of the other, and
// tell.go prints what they say. For a model in Go, see the example telecom.
package main

import (
	"errors"
	"io"
	"log"
	"os"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/examples/shop/year"
)

func main() {
	if err := run(os.Stdout); err != nil {
		log.Fatal(err)
	}
}

// The places that the story is about.
var (
	visit      = chain.Whole("visit") // the customer's
	fill       = chain.At("fill")     // the stores'
	purchasing = chain.Place{Unit: "purchasing"}
)

// audiences are whose boards are printed.
var audiences = []struct {
	name string
	who  chain.Place
}{
	{"the directors", chain.Place{}},
	{"purchasing", purchasing},
	{"p16, who fills shelves and helps customers", chain.Place{Person: "p16"}},
}

// run reads the shop and its year, and tells its story.
func run(w io.Writer) error {
	plan, err := year.Load(year.Model)
	if err != nil {
		return err
	}
	months, err := year.Evaluate(plan, year.Months)
	if err != nil {
		return err
	}
	stock, err := plan.LineOfSight(visit.Chain, purchasing, "stock")
	if err != nil {
		return err
	}
	december := months[len(months)-1]
	bySteps, err1 := december.Attribute(visit, "lead", chain.Steps)
	byDepartments, err2 := december.Attribute(visit, "lead", chain.Departments)
	boards, err3 := dashboard.New(months...)
	if err := errors.Join(err1, err2, err3); err != nil {
		return err
	}

	t := teller{w, plan}
	t.glance(december)
	t.year(months)
	t.sight(stock, december)
	t.findings(plan.Check(), december.Check())
	t.cascade()
	t.title("Who added what to the time to the shelf: below zero is time lost")
	t.shares(bySteps, "step")
	t.shares(byDepartments, "department")
	for _, audience := range audiences {
		board, err := boards.For(audience.who)
		if err != nil {
			return err
		}
		t.board(audience.name, board)
	}
	t.explain(december.Explain(visit, "lead"))
	return nil
}
