// Emergency measures a customer chain from real data: three years of A&E
// departments in England, 72 million patients, against the promise that 95 in a
// hundred are admitted, transferred or discharged within four hours of arrival.
//
//	go run ./examples/emergency
//
// The chain is the patient's, from arriving to leaving. It is drawn twice, from the
// same readings:
//
//   - By type: a patient takes one of three ways in, a choice of three steps, each
//     done by many providers.
//   - By provider: one step, done by providers, whose departments are of one type
//     each. So department, provider and England are three levels of one whole.
//
// England comes to the same either way, and so do quarters and years: everything is
// pooled, patients over patients, and never a mean of percentages. The program says
// what such a mean would have told.
//
// Providers come and go. A department that is not in the data for a month saw
// nobody that month, and reads kpi.Per(0, 0): nothing to measure, which is left out
// of every whole. It is no missing reading: one of those would leave England without
// a figure, as somebody might have waited there.
//
// Nobody is in the model: the data know providers and no people. So there are no
// groups to protect, and boards show everything.
//
// The data are in the program; data/README.md says where they are from. They contain
// public sector information licensed under the Open Government Licence v3.0. That
// amber begins at 90 % is this example's own choice.
package main

import (
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/kpichain/kpichain/chain"
)

//go:embed data
var files embed.FS

func main() {
	if err := run(files, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "emergency:", err)
		os.Exit(1)
	}
}

// run tells the three years, and shows two boards of the last.
func run(data fs.FS, out io.Writer) error {
	h, err := load(data)
	if err != nil {
		return err
	}
	types, err1 := h.view(byType)
	providers, err2 := h.view(byProvider)
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	t := teller{out, types, providers}
	return errors.Join(
		t.years(),
		t.quarters(),
		t.months(),
		t.means(),
		t.year(),
		t.board(types, chain.Place{}),
		t.board(providers, chain.Place{Unit: provider}),
	)
}
