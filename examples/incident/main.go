// Incident measures a customer chain from a real event log: incidents at an IT
// service desk, from the call until closed.
//
//	go run ./examples/incident ../shared/data/uci_incident
//
// It builds the model from the log: states are steps, assignment groups are
// departments, and people stand in every group that they worked for. Where the log
// has no group that is a unit of its own, and where it has no person a member of
// its own, so that no stay is lost. Time is measured where it was spent, per stay
// of a person for a department in a step, and the chain's lead time is composed
// from that, exactly: it equals what the incidents themselves took, to the second.
//
// The folder holds events.csv (one line a stay), cases.csv (one line an incident)
// and config.json (what counts as in time, and which steps are which).
//
// The gap of the lead time to its target is divided over the steps and over the
// departments, so that it adds up to the second: what is due to being slower, and what
// to being passed more often.
//
// It prints no people. A department in it can still be a small group, and a host
// that shows figures to others shows them a board of package dashboard.
//
// The data are not part of this module: UCI Machine Learning Repository 498,
// "Incident management process enriched event log", by Amaral, Fantinato and Peres
// (2018), DOI 10.24432/C57S4H, licence CC BY 4.0. Here its 141,712 lines are merged
// into 111,985 stays. The goals are ours, not the company's. The small log in
// testdata is made up.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/kpichain/kpichain/chain"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "incident:", err)
		os.Exit(1)
	}
}

// run prints the chain in a folder's log, its steps and its largest departments,
// and what these added to the gap of its lead time.
func run(args []string, out io.Writer) error {
	if len(args) != 1 {
		return errors.New("want one argument: the folder with events.csv, cases.csv and config.json")
	}
	h, err := read(args[0])
	if err != nil {
		return err
	}
	result, err := h.evaluate()
	if err != nil {
		return err
	}
	text, err := (&report{history: h, Result: result}).write()
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, text)
	return err
}

// evaluate composes the whole log as one period.
func (h *history) evaluate() (*chain.Result, error) {
	c := h.count()
	plan, err := chain.NewPlan(h.model(c))
	if err != nil {
		return nil, problems("model", err)
	}
	result, err := plan.Evaluate("the whole log", h.measurements(c))
	return result, problems("measurements", err)
}

// problems lists all that is wrong, one problem a line, not the first alone.
func problems(of string, err error) error {
	var invalid *chain.InvalidError
	if !errors.As(err, &invalid) {
		return err
	}
	all := make([]error, len(invalid.Problems))
	for i, p := range invalid.Problems {
		all[i] = fmt.Errorf("%s: %s: %s (%s)", of, p.Path, p.Reason, p.Code)
	}
	return errors.Join(all...)
}
