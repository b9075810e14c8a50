package main

import (
	"cmp"
	"maps"
	"slices"

	"github.com/kpichain/kpichain/chain"
)

// counts are the log's totals, whole numbers all of them.
type counts struct {
	incidents int64
	flags     []fraction // in the order of flags
	people    map[chain.Place]*work
	steps     map[string]*passing
}

// A fraction is a part of a whole.
type fraction struct{ part, whole int64 }

// Work is what a person did for a department in a step.
type work struct{ stays, seconds, inTime, firstVisits int64 }

// A passing is how incidents passed a step.
type passing struct {
	stays     int64
	seq, last int64           // summed over its stays: their number, and that of the incident's last
	back      map[string]bool // by incident that was there: whether it came back
}

// count goes through the log once.
func (h *history) count() counts {
	c := counts{
		incidents: int64(len(h.incidents)),
		flags:     make([]fraction, len(flags)),
		people:    map[chain.Place]*work{},
		steps:     map[string]*passing{},
	}
	for _, i := range h.incidents {
		for f, answer := range i.flags {
			c.flags[f].part += one(answer == "1")
			c.flags[f].whole += one(answer != "")
		}
	}
	last := h.last()
	for _, s := range h.stays {
		if c.people[s.at] == nil {
			c.people[s.at] = &work{}
		}
		if c.steps[s.at.Step] == nil {
			c.steps[s.at.Step] = &passing{back: map[string]bool{}}
		}
		c.people[s.at].add(s, h.Term)
		c.steps[s.at.Step].add(s, last[s.incident])
	}
	return c
}

// last returns the number of every incident's last stay.
func (h *history) last() map[string]int64 {
	last := map[string]int64{}
	for _, s := range h.stays {
		last[s.incident] = max(last[s.incident], s.seq)
	}
	return last
}

func (w *work) add(s stay, term int64) {
	w.stays++
	w.seconds += s.seconds
	w.inTime += one(s.seconds <= term)
	w.firstVisits += one(s.visit == 1)
}

func (p *passing) add(s stay, last int64) {
	p.stays++
	p.seq += s.seq
	p.last += last
	p.back[s.incident] = p.back[s.incident] || s.visit > 1
}

// once returns how many of the incidents that were in a step never came back
// to it.
func (p *passing) once() fraction {
	s := fraction{whole: int64(len(p.back))}
	for _, back := range p.back {
		s.part += one(!back)
	}
	return s
}

func one(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}

// order returns the steps in the order in which incidents typically pass them: by
// how far along its incident a stay in the step is, on average.
func (c counts) order() []string {
	return slices.SortedFunc(maps.Keys(c.steps), func(a, b string) int {
		p, q := c.steps[a], c.steps[b]
		return cmp.Or(cmp.Compare(p.seq*q.last, q.seq*p.last), cmp.Compare(a, b))
	})
}

// places returns where people worked, by department, person and step.
func (c counts) places() []chain.Place {
	return slices.SortedFunc(maps.Keys(c.people), func(a, b chain.Place) int {
		return cmp.Or(cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Person, b.Person), cmp.Compare(a.Step, b.Step))
	})
}
