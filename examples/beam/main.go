// Beam measures customer chains on Apache Beam: more events than one machine holds, and
// the same boards, to the byte, that one machine would make.
//
//	go run . -output boards                        makes events up, runs in this process
//	go run . -events 'log/*.jsonl' -output boards  one event a line, as JSON: see [Event]
//
// Without -runner it runs on Beam's prism runner in this process: it takes and fetches
// nothing from elsewhere. How it runs on a cluster is in README.md.
//
// What goes where:
//
//	events    by case          a case is measured where all its events are (case.go)
//	readings  by Cell          and combined as they meet, as kpi.Partial (combine.go)
//	cells     by chain         its months are evaluated by its plan (board.go)
//	boards    by chain         one file for programs and one for people (file.go)
//
// Most is done before anything is gathered: what reaches the one worker that evaluates
// a chain is a reading per place, KPI and month, however many events there were.
package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/core/metrics"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/textio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"
)

var (
	events = flag.String("events", "", "files of events, a pattern; empty makes events up")
	cases  = flag.Int("cases", 400, "how many cases of each chain to make up")
	output = flag.String("output", "", "folder to write boards to")
)

func main() {
	flag.Parse()
	beam.Init()
	if *output == "" {
		log.Fatal("beam: -output is missing: the folder to write boards to")
	}
	p, s := beam.NewPipelineWithRoot()
	write(s, *output, pipeline(s, source(s)))
	result, err := beamx.RunWithMetrics(context.Background(), p)
	if err != nil {
		log.Fatal("beam: ", err)
	}
	tell(os.Stdout, result)
}

// source returns the events.
func source(s beam.Scope) beam.PCollection {
	if *events == "" {
		return madeUp(s, *cases)
	}
	return beam.ParDo(s, parse, textio.Read(s, *events))
}

// pipeline returns boards as name and content, from events in any order.
func pipeline(s beam.Scope, events beam.PCollection) beam.PCollection {
	return evaluate(s, combine(s, measure(s, events)))
}

// tell writes what was counted on the way, where the runner says so.
func tell(w io.Writer, result beam.PipelineResult) {
	if result == nil {
		return
	}
	counters := result.Metrics().AllMetrics().Counters()
	slices.SortFunc(counters, func(a, b metrics.CounterResult) int { return cmp.Compare(a.Name(), b.Name()) })
	for _, c := range counters {
		if c.Namespace() == namespace {
			fmt.Fprintf(w, "%-16s %8d\n", c.Name(), c.Result())
		}
	}
}
