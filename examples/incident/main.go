// Incident measures a customer chain from a real event log: incidents at an IT
// service desk, from the call until closed.
//
//	go run ./examples/incident ../shared/data/uci_incident
//	go run ./examples/incident ../shared/data/uci_incident model
//
// Package journey discovers the model in the log, which the second call prints as JSON:
// states are steps, assignment groups are departments, and people stand in every group
// that they worked for. Where the log has no group that is a unit of its own, and where it
// has no person a member of its own, so that no stay is lost. To that the example adds
// its chains, KPIs and targets. Time is measured where it was spent, per stay of a person
// for a department in a step, and the chain's lead time is composed from that, exactly:
// it equals what the incidents themselves took, to the second.
//
// The folder holds events.csv (one line a stay), cases.csv (one line an incident)
// and config.json (what counts as in time, and which steps are which).
//
// The gap of the lead time to its target is divided over the steps and over the
// departments, so that it adds up to the second: what is due to being slower, and what
// to being passed more often.
//
// It prints figures of no people. A department in it can still be a small group, and a
// host that shows figures to others shows them a board of package dashboard. The model
// has the people, by the log's pseudonyms: it is for who makes the model.
//
// The data are not part of this module: UCI Machine Learning Repository 498,
// "Incident management process enriched event log", by Amaral, Fantinato and Peres
// (2018), DOI 10.24432/C57S4H, licence CC BY 4.0. Here its 141,712 lines are merged
// into 111,985 stays. The goals are ours, not the company's. The small log in
// testdata is made up.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/examples/incident/events"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "incident:", err)
		os.Exit(1)
	}
}

// run prints the chain in a folder's log, its steps and its largest departments,
// and what these added to the gap of its lead time; or the model that the log proposes.
func run(args []string, out io.Writer) error {
	write := (*history).summary
	switch {
	case len(args) == 2 && args[1] == "model":
		write = (*history).proposal
	case len(args) != 1:
		return errors.New("want the folder with events.csv, cases.csv and config.json, and perhaps the word model")
	}
	h, err := read(args[0])
	if err != nil {
		return err
	}
	text, err := write(h)
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, text)
	return err
}

// A history is the log as it is read, of which a model is made.
type history struct{ *events.History }

// read reads a folder's log.
func read(dir string) (*history, error) {
	log, err := events.Read(dir, flags...)
	return &history{log}, err
}

// summary returns what the log says, as text.
func (h *history) summary() (string, error) {
	result, err := h.evaluate()
	if err != nil {
		return "", err
	}
	return (&report{history: h, Result: result}).write()
}

// proposal returns the model that the log proposes, as JSON.
func (h *history) proposal() (string, error) {
	m, err := h.Log.Chain(incidents)
	if err != nil {
		return "", err
	}
	text, err := json.MarshalIndent(m, "", " ")
	return string(text) + "\n", err
}

// evaluate composes the whole log as one period.
func (h *history) evaluate() (*chain.Result, error) {
	model, err := h.model()
	if err != nil {
		return nil, err
	}
	plan, err := chain.NewPlan(model)
	if err != nil {
		return nil, problems("model", err)
	}
	ms, err := h.measurements()
	if err != nil {
		return nil, err
	}
	result, err := plan.Evaluate("the whole log", ms)
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
