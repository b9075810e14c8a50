package main

import (
	"fmt"
	"runtime"
	"slices"
	"time"
)

// measure says how to measure: in how many rounds, by which clock.
type measure struct {
	rounds int
	now    clock
}

// A Run is what came out of one peer.
type Run struct {
	Name         string
	Exact, Joint bool
	Differ       Differences
	// Stages has the time of each of stages, One and Ten those of a Change.
	Stages   []Times
	One, Ten Times
}

// Times are those of one thing, over all rounds.
type Times []time.Duration

// Median returns the middle one.
func (t Times) Median() time.Duration {
	if len(t) == 0 {
		return 0
	}
	s := slices.Sorted(slices.Values(t))
	return s[len(s)/2]
}

// Full is a period by ID: targets, readings, roll-up and lights.
func (r Run) Full() time.Duration {
	if r.Joint {
		return r.sum(aimed, loaded, judged)
	}
	return r.sum(aimed, loaded, rolled, judged)
}

// Core is a period of readings that are at their place.
func (r Run) Core() time.Duration { return r.sum(aimed, rolled, judged) }

func (r Run) sum(stages ...int) time.Duration {
	sums := make(Times, len(r.Stages[0]))
	for _, stage := range stages {
		for i, t := range r.Stages[stage] {
			sums[i] += t
		}
	}
	return sums.Median()
}

// compete runs the peers side by side. It fails where one that is exact has other answers.
func compete(c *Cascade, entries []Entry, how measure) ([]Run, error) {
	var runs []Run
	var want []Answer
	entries = slices.DeleteFunc(slices.Clone(entries), func(e Entry) bool { return e.Most > 0 && c.Nodes()*len(c.KPIs) > e.Most })
	for round := range how.rounds {
		for i, e := range entries {
			if round == 0 {
				runs = append(runs, Run{Name: e.Name, Exact: e.Exact, Joint: e.Joint, Stages: make([]Times, len(stages()))})
			}
			answers, err := runs[i].round(e.New(c), c, how.now, round == 0)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", e.Name, err)
			}
			switch {
			case round > 0:
				continue
			case want == nil:
				want = answers
			}
			if runs[i].Differ, err = Compare(want, answers); err != nil {
				return nil, fmt.Errorf("%s: %w", e.Name, err)
			}
			if e.Exact && runs[i].Differ.Any() {
				return nil, fmt.Errorf("%s has other answers than we: %s", e.Name, runs[i].Differ)
			}
		}
	}
	return runs, nil
}

// round takes a peer through all stages, from nothing; answers are asked for if need be.
func (r *Run) round(p Peer, c *Cascade, now clock, ask bool) (answers []Answer, err error) {
	runtime.GC()
	for i, s := range stages() {
		begin := now()
		if err := s.do(p); err != nil {
			return nil, fmt.Errorf("%s: %w", s.name, err)
		}
		r.Stages[i] = append(r.Stages[i], now()-begin)
	}
	if ask {
		if answers, err = p.Answers(); err != nil {
			return nil, err
		}
	}
	for _, of := range []struct {
		people int
		times  *Times
	}{{1, &r.One}, {10, &r.Ten}} {
		t, err := changing(p, c, now, of.people)
		if err != nil {
			return nil, err
		}
		*of.times = append(*of.times, t)
	}
	return answers, p.Close()
}

// changing returns the time of a Change of some people of one chain, another each time.
func changing(p Peer, c *Cascade, now clock, people int) (time.Duration, error) {
	const least, most = 3, 2_000
	spread := c.chainPeople(0) / people
	begin := now()
	for n := 1; ; n++ {
		changes := make([]Change, people)
		for i := range changes {
			person := int32(i*spread + n*31%spread)
			changes[i] = Change{person, c.Num[0][person] + int64(n), c.Den[0][person]}
		}
		if _, err := p.Change(0, changes); err != nil {
			return 0, err
		}
		if t := now() - begin; n >= most || n >= least && t > 50*time.Millisecond {
			return t / time.Duration(n), nil
		}
	}
}

// chainPeople is how many people a chain has: they stand first in order.
func (c *Cascade) chainPeople(chain int) (n int) {
	for i := range c.People {
		if c.root(int32(i)) != c.Roots[chain] {
			break
		}
		n++
	}
	return n
}
