// Command bench holds this library and what a user would take instead against each other,
// on the same cascade, and prints what came out as Markdown.
//
//	go run -tags duckdb . -people 1000000
//
// Every peer's answers are compared with ours before its time counts. Rounds are
// interleaved, every peer starts each of them from nothing, and the median counts. With
// -short sizes are small and only answers matter. DuckDB needs its build tag, since its
// library is large; the rest needs a C compiler, for SQLite.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"
)

func main() {
	people := flag.Int("people", 100_000, "people in the organisation; 1000000 is the standard size")
	kpis := flag.Int("kpis", 1, "KPIs, 1 to 12: of amounts, rates and counts in turn")
	only := flag.String("only", "", "peers to run beside kpichain, by the beginnings of their names, with commas; figures for ours alone")
	rounds := flag.Int("rounds", 5, "interleaved rounds, of which the median counts")
	short := flag.Bool("short", false, "small sizes, to see that answers agree")
	machine := flag.String("machine", "", "what to call the machine; found out if empty")
	cpu := flag.Bool("cpu", false, "count the time of processors, for a machine that others use too")
	flag.Parse()
	size := Size{People: *people, KPIs: *kpis, Low: 5, High: 15}
	if *short {
		size.People, *rounds = min(size.People, 3_000), 1
	}
	if *kpis < 1 || *kpis > 12 || *people < 100 || *rounds < 1 {
		fmt.Fprintln(os.Stderr, "bench: -kpis is 1 to 12, -people at least 100, -rounds at least 1")
		os.Exit(2)
	}
	how := measure{*rounds, wall()}
	if *cpu {
		how.now = processors()
	}
	if err := report(os.Stdout, size, chosen(*only), how, machineName(*machine)); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// report measures and writes all tables.
func report(w io.Writer, size Size, entries []Entry, how measure, machine string) error {
	collected, err := garbage(size, how)
	if err != nil {
		return err
	}
	c := Generate(size)
	fmt.Fprintf(w, "%s people in %s chains, %s places, KPIs: %d. %s, %s.\n\n", thousands(len(c.People)), thousands(len(c.Roots)),
		thousands(c.Nodes()), size.KPIs, machine, time.Now().Format(time.DateOnly))
	runs, err := compete(c, entries, how)
	if err != nil {
		return err
	}
	writeRuns(w, c, runs)
	if err := writeSmall(w, size, entries, how); err != nil {
		return err
	}
	figures, err := measureOurs(c, how)
	if err != nil {
		return err
	}
	if figures = append(append(shares(runs), figures...), collected); how.rounds == 1 {
		fmt.Fprint(w, "One round: whether answers agree is what counts, and times say little.\n\n")
		figures = unjudged(figures)
	}
	writeFigures(w, figures)
	return writeGrowth(w, size, how)
}

// available returns the peers that can be had, this library first.
func available() []Entry {
	none := Generate(Size{People: 1, KPIs: 1, Low: 1, High: 1})
	return slices.DeleteFunc(Entries(), func(e Entry) bool { return e.New(none) == nil })
}

// chosen returns this library and the peers whose names begin as asked; all for nothing.
func chosen(only string) []Entry {
	list := available()
	return slices.DeleteFunc(list, func(e Entry) bool {
		return e.Name != list[0].Name && only != "" && !slices.ContainsFunc(strings.Split(only, ","), func(begin string) bool {
			return strings.HasPrefix(strings.ToLower(e.Name), strings.ToLower(begin))
		})
	})
}

// machineName says what a time was measured on.
func machineName(given string) string {
	if given != "" {
		return given
	}
	model := runtime.GOARCH
	if f, err := os.Open("/proc/cpuinfo"); err == nil {
		defer f.Close()
		for lines := bufio.NewScanner(f); lines.Scan(); {
			if name, ok := strings.CutPrefix(lines.Text(), "model name"); ok {
				model = strings.TrimSpace(strings.TrimLeft(name, "\t :"))
				break
			}
		}
	}
	return fmt.Sprintf("%s, %d processors, %s %s", model, runtime.NumCPU(), runtime.GOOS, runtime.Version())
}
