// Command conversation tells a year of a shop, month by month, and ends where the
// founding text ends: with the right conversation. It prints the agenda of the chain
// meeting (Dutch: ketenoverleg) and that of one team, in Dutch and in English.
//
//	go run ./examples/conversation
//	go run ./examples/conversation -lang en -for team
//
// It is September, and the busiest months are still to come. The budget follows the
// seasons, one person joined in May and one left in September, so that every month has
// a plan of its own; and what was agreed in earlier months is looked back on.
//
// The organisation stands in model.json, its months in year.json and what was agreed in
// agreements.json, all without words. Those stand in words_nl.go and words_en.go, so
// that one organisation speaks two languages. year.go makes a plan and a result of
// every month, boards.go what people see of them, and story.go tells it.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
)

func main() {
	if err := run(os.Stdout, os.Args[1:]...); err != nil && !errors.Is(err, flag.ErrHelp) {
		log.Fatal(err)
	}
}

// The places that the year is about.
var (
	visit = chain.Whole("visit")       // the customer's
	fill  = chain.At("fill")           // where the shelves are filled
	south = chain.Place{Unit: "south"} // the team that fills some of them
)

// audiences are whose conversations there are.
var audiences = map[string]chain.Place{"chain": visit, "team": south}

// run tells the year and prints conversations: all of them, in both languages, unless
// args choose.
func run(w io.Writer, args ...string) error {
	flags := flag.NewFlagSet("conversation", flag.ContinueOnError)
	flags.SetOutput(w)
	language := flags.String("lang", "", "`language`: nl or en; empty for both")
	audience := flags.String("for", "", "whose conversation, `chain` or team; empty for both")
	if err := flags.Parse(args); err != nil {
		return err
	}
	languages, err1 := choose(*language, "nl", "en")
	whose, err2 := choose(*audience, "chain", "team")
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	for _, l := range languages {
		if err := tell(w, words[l], whose); err != nil {
			return err
		}
	}
	return nil
}

// choose returns the one of a few that was asked for, and all if none was.
func choose(asked string, all ...string) ([]string, error) {
	switch {
	case asked == "":
		return all, nil
	case slices.Contains(all, asked):
		return []string{asked}, nil
	}
	return nil, fmt.Errorf("%q is none of %q", asked, all)
}

// tell writes the story of the year in one language, and the conversations after it.
func tell(w io.Writer, in language, whose []string) error {
	y, err := newYear(in)
	if err != nil {
		return err
	}
	story := story{Writer: w, year: y}
	if err := story.tell(); err != nil {
		return err
	}
	for _, name := range whose {
		talk, err := y.conversation(name)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "\n\n%s", dashboard.Text(talk, in.format))
	}
	return nil
}
