package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/kpichain/kpichain/kpi"
)

// A story tells the year quarter by quarter.
type story struct {
	io.Writer
	*year
}

// tell writes what the customer got in every quarter, and what happened in its months.
func (s story) tell() error {
	s.heading("=", s.title, s.names[visit.Chain])
	s.line("%s", s.intro)
	events, err := s.events()
	if err != nil {
		return err
	}
	for k := range len(s.months) / 3 {
		s.line("")
		s.heading("-", s.quarters, k+1)
		if 3*k > s.now {
			s.toCome(k)
			continue
		}
		if err := s.figures(k); err != nil {
			return err
		}
		for _, e := range events {
			if e.month/3 == k {
				s.line("  %-10s %s", s.results[e.month].Period(), e.text)
			}
		}
	}
	return nil
}

// figures writes the chain's gauges of a quarter, and, where that reads otherwise, the
// mean of its months.
func (s story) figures(k int) error {
	quarter, err := s.quarter(k)
	if err != nil {
		return err
	}
	for _, g := range quarter.Gauges(visit) {
		i, _ := quarter.Plan().Indicator(g.KPI)
		value, aim := i.Format(g.Reading, s.format), i.Format(kpi.Of(g.Goal.Target), s.format)
		s.line("  %-7s %-24s %12s   %s", s.format.Status(g.Status), i.Name, value, fmt.Sprintf(s.aimedAt, aim))
		if i.Over != kpi.Ratio {
			continue
		}
		mean, err := s.mean(k, visit, g.KPI)
		if err != nil {
			return err
		}
		if plain := i.Format(mean, s.format); plain != value {
			s.line("  %-32s %12s   %s", "", plain, s.plain)
		}
	}
	s.line("")
	return nil
}

// toCome writes what a quarter that is still to come asks.
func (s story) toCome(k int) {
	first, last := s.results[3*k], s.results[3*k+2]
	cost, _ := first.Plan().Indicator("cost")
	budget := cost.Format(kpi.Of(s.budget(k).Target), s.format)
	s.line("  "+s.ahead, first.Period(), last.Period(), budget)
}

// heading writes a title with a line under it.
func (s story) heading(under, format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	s.line("%s\n%s", text, strings.Repeat(under, utf8.RuneCountInString(text)))
}

// line writes one line, without white space at its end.
func (s story) line(format string, args ...any) {
	fmt.Fprintln(s, strings.TrimRight(fmt.Sprintf(format, args...), " "))
}
