package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// A teller writes what three years in two drawings say.
type teller struct {
	io.Writer
	types, providers *view
}

// provider is whose board is shown: it has departments of all three types.
const provider = "RTD"

// english is how numbers are written.
var english = kpi.Format{Group: true}

// years writes England and the three types, by year and for all years.
func (t teller) years() error {
	years, err1 := t.types.by(financialYear)
	all, err2 := t.types.Combine("all three", t.types.results...)
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	t.line("A&E IN ENGLAND: WHO LEFT WITHIN FOUR HOURS OF ARRIVING")
	t.line("Three years, %d providers. The promise is 95 %%; amber begins at 90 %%.", t.providerCount())
	t.line("Contains public sector information licensed under the Open Government Licence v3.0.")
	t.title("Years, combined from months and departments")
	const row = "  %-10s %12s %12s   %-16s%-19s%-19s%s"
	t.line(row, "", "within 4 h", "patients", "England", ways[0].name, ways[1].name, ways[2].name)
	for _, r := range append(years, all) {
		in, came := terms(r, england)
		t.line(row, r.Period(), count(in), count(came), t.light(r, england),
			t.light(r, ways[0].step()), t.light(r, ways[1].step()), t.light(r, ways[2].step()))
	}
	t.line("\n  Two of the three ways in keep the promise, every year. Most patients take the first.")
	return nil
}

// quarters writes England by quarter, a year on each line.
func (t teller) quarters() error {
	quarters, err := t.types.by(quarter)
	if err != nil {
		return err
	}
	t.title("Quarters: a quarter is all its patients, not the mean of its months")
	row := ""
	for k, r := range quarters {
		year, name, _ := strings.Cut(r.Period(), " ")
		if name == "Q1" {
			row = fmt.Sprintf("  %-10s", year)
		}
		row += fmt.Sprintf("  %s %-16s", name, t.light(r, england))
		if name == "Q4" || k == len(quarters)-1 {
			t.line("%s", row)
		}
	}
	return nil
}

// months writes every month, and what is more than noise in them.
func (t teller) months() error {
	tile, err := tileOfEngland(t.types.results)
	if err != nil {
		return err
	}
	signals := map[int]string{}
	for _, s := range tile.Trend.Signals {
		signals[s.Index] += "   " + said(s)
	}
	t.title("Months: what is more than noise")
	t.line("  %-10s %-16s %s", "", "England", "providers that keep the promise")
	for k, r := range t.types.results {
		green, all := meeting(t.providers.results[k])
		kept := fmt.Sprintf("%d of %d", green, all)
		t.line("  %-10s %-16s %-10s%s", r.Period(), t.light(r, england), kept, signals[k])
	}
	l := tile.Trend.Limits
	t.line("\n  + is better and - is worse than noise. Natural limits: %s to %s, around %s;",
		t.exact(l.Low), t.exact(l.High), t.exact(l.Center))
	t.line("  up to %s from one month to the next. The trend of all months is %s: %s a month.",
		t.exact(l.Range), tile.Trend.Move, t.exact(tile.Trend.Slope))
	t.line("  What is worse than noise is the winters, each deeper than the one before.")
	return nil
}

// said writes a signal.
func said(s kpi.Signal) string {
	text := map[kpi.SignalRule]string{
		kpi.Outside:  "outside the limits",
		kpi.Run8:     "the eighth in a row on one side",
		kpi.ThreeOf4: "three of four far out",
	}[s.Rule]
	if s.Better {
		return "+ " + text
	}
	return "- " + text
}

// means writes what means of percentages would have told.
func (t teller) means() error {
	all, err := t.providers.Combine("all", t.providers.results...)
	if err != nil {
		return err
	}
	t.title("What a mean of percentages would have told")
	providers := t.providers.Parts(visit)
	t.line("  %-36s %s", "all patients, as they left", t.exact(value(all, england)))
	t.line("  %-36s %s", "mean of the providers' percentages", t.exact(mean(all, providers)))
	t.line("\n  A mean gives a small unit the weight of a hospital that sees a hundred times as many.")
	t.line("  The patients who waited were in the hospitals.")
	return nil
}

// year writes the course of the last year, as it was seen after each of its months.
func (t teller) year() error {
	months := len(t.types.months)
	t.title("The course of %s, as it was seen after each month", financialYear(t.types.months[months-1]))
	t.line("  %-10s %-18s %-18s %s", "", "to date", "forecast", "needed in each month that is left")
	for left := 11; left >= 0; left-- {
		year, err := t.types.lastYear(left)
		if err != nil {
			return err
		}
		tile, err := tileOfEngland(year)
		if err != nil {
			return err
		}
		c, needed := tile.Course, "-"
		if len(c.Needed) > 0 {
			needed = t.show(c.Needed[0])
		}
		if c.OutOfReach {
			needed = "cannot be made any more"
		}
		t.line("  %-10s %-18s %-18s %s", t.types.months[months-1-left],
			t.read(c.ToDate), t.read(c.Forecast), needed)
	}
	return nil
}

// board writes the board of an audience, as it was at the end of December.
func (t teller) board(v *view, audience chain.Place) error {
	year, err := v.lastYear(3)
	if err != nil {
		return err
	}
	boards, err := dashboard.New(year...)
	if err != nil {
		return err
	}
	board, err := boards.For(audience)
	if err != nil {
		return err
	}
	t.line("\n")
	_, err = io.WriteString(t, dashboard.Text(board, english))
	return err
}

// tileOfEngland returns the tile of the promise on England's board.
func tileOfEngland(results []*chain.Result) (dashboard.Tile, error) {
	boards, err := dashboard.New(results...)
	if err != nil {
		return dashboard.Tile{}, err
	}
	board, err := boards.For(england)
	if err != nil {
		return dashboard.Tile{}, err
	}
	for _, tile := range board.Sections[0].Own {
		if tile.KPI == within {
			return tile, nil
		}
	}
	return dashboard.Tile{}, errors.New("the promise is not on England's board")
}

// lastYear returns the last twelve months, of which so many are still to come.
func (v *view) lastYear(left int) ([]*chain.Result, error) {
	last := len(v.results)
	year := append([]*chain.Result{}, v.results[last-12:last-left]...)
	for _, month := range v.months[last-left:] {
		future, err := v.Evaluate(month, nil)
		if err != nil {
			return nil, err
		}
		year = append(year, future)
	}
	return year, nil
}

// meeting counts the providers that kept the promise in a period, and those that saw
// anybody.
func meeting(r *chain.Result) (green, all int) {
	for _, at := range r.Plan().Parts(visit) {
		if g, _ := r.Gauge(at, within); g.Status == kpi.Green {
			green++
		}
	}
	return green, len(present(r, r.Plan().Parts(visit)))
}

// present returns the places that saw anybody.
func present(r *chain.Result, places []chain.Place) []chain.Place {
	var list []chain.Place
	for _, at := range places {
		if _, came := terms(r, at); came.Sign() > 0 {
			list = append(list, at)
		}
	}
	return list
}

// mean returns the mean of the percentages of places, which is no figure of anything.
func mean(r *chain.Result, places []chain.Place) decimal.Decimal {
	var sum decimal.Decimal
	there := present(r, places)
	for _, at := range there {
		sum = sum.Add(value(r, at))
	}
	return sum.DivRound(decimal.NewFromInt(int64(len(there))), 12)
}

func (t teller) providerCount() int { return len(t.providers.Parts(visit)) }

// terms returns how many left within four hours, and how many came.
func terms(r *chain.Result, at chain.Place) (in, came decimal.Decimal) {
	g, _ := r.Gauge(at, within)
	in, came, _ = g.Reading.Terms()
	return in, came
}

func value(r *chain.Result, at chain.Place) decimal.Decimal {
	g, _ := r.Gauge(at, within)
	v, _ := g.Reading.Value()
	return v
}

// light writes what a place reads, and its light.
func (t teller) light(r *chain.Result, at chain.Place) string {
	g, _ := r.Gauge(at, within)
	return t.read(g)
}

func (t teller) read(g kpi.Gauge) string {
	return t.show(g.Reading) + " " + g.Status.String()
}

func (t teller) show(r kpi.Reading) string {
	i, _ := t.types.Indicator(within)
	return i.Format(r, english)
}

// exact writes a share with two more decimals.
func (t teller) exact(share decimal.Decimal) string {
	return kpi.Indicator{Unit: kpi.Percent, Decimals: 6}.Format(kpi.Of(share), english)
}

func count(n decimal.Decimal) string { return kpi.Indicator{}.Format(kpi.Of(n), english) }

func (t teller) title(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	t.line("\n\n%s\n%s\n", text, strings.Repeat("-", len(text)))
}

// line writes one line, without white space at its end.
func (t teller) line(format string, args ...any) {
	fmt.Fprintln(t, strings.TrimRight(fmt.Sprintf(format, args...), " "))
}
