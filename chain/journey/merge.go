package journey

import (
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/intern"
	"github.com/kpichain/kpichain/kpi"
)

// Merge adds the cases of another log, which stays as it was: logs of disjoint sets of
// cases, gathered apart, make one that tells what a log of all their events would. Cases
// that may have more events in o still may. Nil adds nothing.
//
// What nobody may change after the first event must be the same in both logs: the error
// is kpi.ErrRange for logs of different Term, or of which one alone has a WorkingTime,
// also where one of them is empty; whether two WorkingTimes count alike is the host's to
// know. Otherwise it is a *[chain.InvalidError] with every case that is in both, in the
// order of their IDs, each chain.ErrDuplicate; so it is for a log with itself. After an
// error nothing is merged.
//
// It costs what is kept of o: time and memory in the cases that AddCases added, and in
// the events that Add did.
func (l *Log) Merge(o *Log) error {
	if o == nil {
		return nil
	}
	switch {
	case l.Term != o.Term:
		return fmt.Errorf("merge: %w: a log of term %s with one of term %s", kpi.ErrRange, o.Term, l.Term)
	case (l.WorkingTime == nil) != (o.WorkingTime == nil):
		return fmt.Errorf("merge: %w: one log counts working time, the other all time", kpi.ErrRange)
	}
	if err := l.disjoint(o); err != nil {
		return err
	}
	l.unstarted += o.unstarted
	l.refused += o.refused
	l.repeated += o.repeated
	putAll(&l.expected, &o.expected)
	if o.cases.Len() == 0 {
		return nil
	}
	m := l.merging(o)
	for n := range o.shut {
		t := m.trace(&o.shut[n])
		l.shut = append(l.shut, t)
		l.markWhole(t.id)
	}
	for _, chunk := range o.loose {
		for _, s := range chunk {
			s.of, s.leaf = m.cases[s.of], m.leaves[s.leaf]
			l.keep(s)
		}
	}
	l.events += o.events
	l.unnamedUnits += o.unnamedUnits
	l.unnamedPersons += o.unnamedPersons
	l.changed()
	return nil
}

// disjoint reports cases that are in both logs.
func (l *Log) disjoint(o *Log) error {
	var both []string
	for id := range int32(o.cases.Len()) {
		if c := o.cases.At(id); l.has(c) {
			both = append(both, c)
		}
	}
	if len(both) == 0 {
		return nil
	}
	slices.Sort(both)
	bad := &chain.InvalidError{}
	for _, c := range both {
		bad.Problems = append(bad.Problems, chain.Problem{
			Code: codeAgain, Reason: fmt.Sprintf("case %q is in both logs", c), Err: chain.ErrDuplicate,
		})
	}
	return bad
}

// has reports whether a case is in the log.
func (l *Log) has(id string) bool {
	_, ok := l.cases.Get(id)
	return ok
}

// A merging gives the numbers of one log's names in another.
type merging struct {
	*Log
	from                        *Log
	cases, steps, units, leaves []int32
	deeds                       // scratch
	packed                      []byte
}

// merging puts another log's names in this one.
func (l *Log) merging(o *Log) *merging {
	m := &merging{Log: l, from: o, cases: putAll(&l.cases, &o.cases),
		steps: putAll(&l.steps, &o.steps), units: putAll(&l.units, &o.units)}
	persons := putAll(&l.persons, &o.persons)
	for step, done := range o.done {
		if done {
			mark(&l.done, m.steps[step])
		}
	}
	l.manned = l.manned || o.manned
	for _, at := range o.leaves {
		at.step = m.steps[at.step]
		if at.unit >= 0 {
			at.unit, at.person = m.units[at.unit], persons[at.person]
		}
		m.leaves = append(m.leaves, l.put(at))
	}
	return m
}

// putAll puts the texts of one table in another, and returns their numbers there.
func putAll(to, from *intern.Table) []int32 {
	numbers := make([]int32, from.Len())
	for id := range numbers {
		numbers[id], _ = to.Put(from.At(int32(id)))
	}
	return numbers
}

// trace returns a trace as this log has it.
func (m *merging) trace(o *trace) trace {
	t := *o
	t.id = m.cases[o.id]
	t.read(&m.deeds)
	for n := range m.work {
		m.work[n].leaf = m.leaves[m.work[n].leaf]
	}
	for n := range m.turns {
		u := &m.turns[n]
		if u.step = m.steps[u.step]; u.first >= 0 {
			u.first = m.leaves[u.first]
		}
	}
	for n := range m.passes {
		p := &m.passes[n]
		p.from, p.to = m.units[p.from], m.units[p.to]
	}
	for n := range m.waits {
		m.waits[n].leaf = m.leaves[m.waits[n].leaf]
	}
	m.packed = m.pack(m.packed[:0], t.begin)
	t.packed = m.kept.keep(m.packed)
	t.way = m.way(o.way)
	return t
}

// way returns the number of a way that the other log numbers.
func (m *merging) way(id int32) int32 {
	steps := []byte(m.from.ways.At(id))
	for n := 0; n < len(steps); n += 4 {
		step := binary.BigEndian.Uint32(steps[n:])
		binary.BigEndian.PutUint32(steps[n:], uint32(m.steps[step]))
	}
	way, _ := m.Log.ways.Put(string(steps))
	return way
}
