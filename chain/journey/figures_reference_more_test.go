package journey_test

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/journey"
)

// hand is what a backlog says, in texts and numbers.
type hand struct {
	ages      []int64
	waiting   map[chain.Place][]int64
	elsewhere int
}

// backlog returns what was in hand at an instant, the end of the log for the zero one.
func (d dumb) backlog(at time.Time) hand {
	h, now := hand{waiting: map[chain.Place][]int64{}}, at
	if at.IsZero() {
		for _, e := range d.events {
			now = latest(now, latest(e.Ready, e.End))
		}
		at = now.Add(time.Second)
	}
	for id, stays := range d.cases {
		_, end := d.done(id)
		if !stays[0].Ready.Before(at) || !end.IsZero() && end.Before(at) {
			continue
		}
		h.ages = append(h.ages, d.work(stays[0].Ready, now))
		elsewhere := 1
		for _, e := range stays {
			if e.End.IsZero() && e.Ready.Before(at) {
				where := chain.At(e.Step).By(e.Unit)
				h.waiting[where] = append(h.waiting[where], d.work(e.Ready, now))
				elsewhere = 0
			}
		}
		h.elsewhere += elsewhere
	}
	return h
}

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// quality counts what is dirty.
func (d dumb) quality(events []journey.Event) journey.Quality {
	q := journey.Quality{Events: len(events), Cases: len(d.cases)}
	for _, e := range events {
		for _, c := range []struct {
			count *int
			is    bool
		}{
			{&q.NoUnit, e.Unit == ""}, {&q.NoPerson, e.Person == ""}, {&q.Unstarted, e.Start.IsZero()},
			{&q.Undone, e.End.IsZero()}, {&q.Zero, e.End.Equal(e.Ready)},
		} {
			if c.is {
				*c.count++
			}
		}
	}
	for id, stays := range d.cases {
		if done, _ := d.done(id); done == nil {
			q.Open++
		}
		steps, _, gapped := d.gaps(id)
		q.Gaps += len(steps)
		q.Gapped += gapped
		for n, e := range stays {
			if n > 0 && e.Step != stays[n-1].Step && e.Ready.Equal(stays[n-1].Ready) && e.End.Equal(stays[n-1].End) && e.Seq == stays[n-1].Seq {
				q.Tied++
			}
			if together, overlaps := d.overlap(stays[:n], e); overlaps {
				q.Overlaps++
				q.Overlapped += together
			}
		}
	}
	return q
}

// overlap returns how long a stay certainly went on together with earlier ones.
func (d dumb) overlap(earlier []journey.Event, e journey.Event) (seconds int64, overlaps bool) {
	var last time.Time
	forever := false
	for _, o := range earlier {
		last = latest(last, o.End)
		forever = forever || o.End.IsZero()
	}
	if !forever && !last.After(e.Ready) {
		return 0, false
	}
	until := last
	if !e.End.IsZero() && (forever || e.End.Before(last)) {
		until = e.End
	}
	if !until.After(e.Ready) {
		return 0, true
	}
	return d.work(e.Ready, until), true
}

// quantile returns the least of numbers that at least num/den of them do not exceed.
func quantile(numbers []int64, num, den int) (int64, bool) {
	numbers = slices.Clone(numbers)
	slices.Sort(numbers)
	for _, x := range numbers {
		n := 0
		for _, y := range numbers {
			if y <= x {
				n++
			}
		}
		if n*den >= num*len(numbers) {
			return x, true
		}
	}
	return 0, false
}

// places returns the places of a backlog in order.
func (h hand) places() []chain.Place {
	var all []chain.Place
	for at := range h.waiting {
		all = append(all, at)
	}
	slices.SortFunc(all, func(a, b chain.Place) int {
		return cmp.Or(strings.Compare(a.Step, b.Step), strings.Compare(a.Unit, b.Unit))
	})
	return all
}
