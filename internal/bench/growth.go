package main

import (
	"fmt"
	"io"

	"github.com/kpichain/kpichain/chain"
)

// writeSmall writes how the peers compare at a size that all of them can do, where the
// cascade at hand is larger.
func writeSmall(w io.Writer, size Size, entries []Entry, how measure) error {
	const people = 1_000
	all := true
	for _, e := range entries {
		all = all && e.Most == 0
	}
	if all || size.People <= people {
		return nil
	}
	c := Generate(Size{People: people, KPIs: 1, Low: size.Low, High: size.High})
	runs, err := compete(c, entries, how)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "With %s people and one KPI:\n\n", thousands(people))
	writeRuns(w, c, runs)
	return nil
}

// writeGrowth writes what a node costs at sizes up to the one at hand.
func writeGrowth(w io.Writer, size Size, how measure) error {
	rows := [][]string{{"people", "NewPlan, per node and KPI", "Evaluate", "one changed", "memory of Plan and Result"}}
	for people := 1_000; people <= size.People; people *= 10 {
		c := Generate(Size{People: people, KPIs: size.KPIs, Low: size.Low, High: size.High})
		m := &meter{ours: newOurs(c).(*ours), measure: how}
		n := float64(c.Nodes() * size.KPIs)
		m.memory(n)
		m.time("", 0, n, func() error { _, err := chain.NewPlan(m.model); return err })
		m.time("", 0, n, func() error { _, err := m.plan.Evaluate("now", m.ms); return err })
		m.change(0, 1, 0)
		if m.err != nil {
			return m.err
		}
		f := m.figures
		rows = append(rows, []string{thousands(people), f[2].text(f[2].Value), f[3].text(f[3].Value), f[4].text(f[4].Value),
			fmt.Sprintf("%.0f B + %.0f B", f[0].Value, f[1].Value)})
	}
	if len(rows) > 1 {
		writeTable(w, rows)
	}
	return nil
}
