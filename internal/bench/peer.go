package main

import "fmt"

// A Peer is a way to keep a cascade: this library, or what a user would take instead. The
// methods are called in the order in which they stand here, and again from any of them on;
// each does its part of the work for all places and all KPIs.
type Peer interface {
	// Build lays the organisation out, from IDs: everything but goals and readings.
	Build() error
	// Aim takes the goals of the chains apart for every place.
	Aim() error
	// Load brings in what people read, by ID.
	Load() error
	// Roll composes what people read, up to the chains.
	Roll() error
	// Judge works out light, score and gap of every place.
	Judge() error
	// Answers returns what came out, by node, then KPI.
	Answers() ([]Answer, error)
	// Change says what the chain above a person would be if some people had read
	// otherwise, and leaves everything as it was.
	Change(k int, changes []Change) (Answer, error)
	Close() error
}

// A Change is another reading of a person: the number among Cascade.People.
type Change struct {
	Person   int32
	Num, Den int64
}

// A Light is a colour.
type Light int8

// The lights of a cascade of which everything was read.
const (
	Red Light = iota
	Amber
	Green
)

// An Answer is one KPI at one place: the terms of what it reads, its target and end of
// amber in units of 0.01, its score in units of 0.01 and its gap in units of 0.0001.
type Answer struct {
	Num, Den, Target, Amber int64
	Light                   Light
	Score, Gap              int64
}

// Differences counts how often answers are not ours, field by field.
type Differences struct{ Answers, Reading, Target, Amber, Light, Score, Gap int }

// Any reports whether there are any.
func (d Differences) Any() bool { d.Answers = 0; return d != Differences{} }

// String says them in one line, for people.
func (d Differences) String() string {
	return fmt.Sprintf("of %d answers differ: %d readings, %d targets, %d ends of amber, %d lights, %d scores, %d gaps",
		d.Answers, d.Reading, d.Target, d.Amber, d.Light, d.Score, d.Gap)
}

// Compare counts in what a peer's answers differ.
func Compare(want, got []Answer) (Differences, error) {
	d := Differences{Answers: len(want)}
	if len(got) != len(want) {
		return d, fmt.Errorf("%d answers, not %d", len(got), len(want))
	}
	for i, w := range want {
		g := got[i]
		count(&d.Reading, g.Num*w.Den != w.Num*g.Den)
		count(&d.Target, g.Target != w.Target)
		count(&d.Amber, g.Amber != w.Amber)
		count(&d.Light, g.Light != w.Light)
		count(&d.Score, g.Score != w.Score)
		count(&d.Gap, g.Gap != w.Gap)
	}
	return d, nil
}

func count(n *int, yes bool) {
	if yes {
		*n++
	}
}

// An Entry is a peer that takes part.
type Entry struct {
	Name string
	// New returns a peer with the cascade in the form in which its host has it, nothing built
	// yet; nil where it cannot be had.
	New func(*Cascade) Peer
	// Exact: any difference is a mistake. Not for floats that are rounded.
	Exact bool
	// Joint: Load rolls up too, and Roll does the same of readings at their place, so that a
	// period takes one of the two.
	Joint bool
	// Most is how many nodes times KPIs it can do in a time that anyone would wait; 0: any.
	Most int
}

// Entries lists the peers; the first is this library.
func Entries() []Entry {
	return []Entry{
		{Name: "kpichain", New: newOurs, Exact: true, Joint: true},
		{Name: "flat float64", New: func(c *Cascade) Peer { return &flat{c: c} }},
		{Name: "decimal tree", New: func(c *Cascade) Peer { return &tree{c: c} }, Exact: true},
		{Name: "DuckDB", New: newDuck, Exact: true}, // with build tag duckdb
		{Name: "SQLite", New: newSQLite, Exact: true},
		{Name: "reactive streams", New: func(c *Cascade) Peer { return &streams{tree: tree{c: c}} }, Exact: true, Joint: true},
		{Name: "spreadsheet", New: func(c *Cascade) Peer { return &sheet{c: c} }, Exact: true, Most: 4000},
	}
}

// A stage is one part of the work of a peer.
type stage struct {
	name string
	do   func(Peer) error
}

// The numbers of stages.
const (
	built = iota
	aimed
	loaded
	rolled
	judged
)

// stages are all of a cascade; those after the first are of a period, again and again.
func stages() []stage {
	return []stage{
		{"organisation", Peer.Build}, {"targets", Peer.Aim}, {"readings in", Peer.Load}, {"roll-up", Peer.Roll},
		{"lights, scores, gaps", Peer.Judge},
	}
}
