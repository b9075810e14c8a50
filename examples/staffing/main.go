// Command staffing asks where one more person helps the customer most.
//
//	go run ./examples/staffing
//
// A supplier of heat pumps solves complaints in five steps, done by six teams of three
// departments. What each team can do in a week is known, and so is what the chain can:
// as much as its narrowest step. Everybody is busy, and every department asks for
// people; the longest wait is at the payments. The chain knows better, and knows
// something else after every hire, since the bottleneck moves.
//
// What a team can do is measured for the team as a whole. Nothing is measured of people:
// the model only has how many there are.
package main

import (
	"errors"
	"io"
	"log"
	"os"

	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/kpi"
)

func main() {
	if err := run(os.Stdout); err != nil {
		log.Fatal(err)
	}
}

// run works out the week, the hires and the training, and tells them.
func run(w io.Writer) error {
	now := supplier()
	r, err := now.week("now")
	if err != nil {
		return err
	}
	gains, err1 := scenario.Staff(r, "complaint", "week", hires("1"))
	rounds, err2 := now.hireUntilGreen()
	one, err3 := now.train(1).week("one trained")
	two, err4 := now.train(2).week("two trained")
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		return err
	}

	t := teller{w, r.Plan()}
	t.today(now, r)
	t.onePerson(gains)
	t.rounds(rounds)
	t.training(r, one, two)
	return nil
}

// hireUntilGreen hires whom the chain needs first, a whole person or half of one, until it
// is green, or has had enough.
func (o office) hireUntilGreen() ([]scenario.Gain, error) {
	const enough = 10
	var list []scenario.Gain
	for len(list) < enough {
		r, err := o.week("before")
		if err != nil {
			return nil, err
		}
		gains, err := scenario.Staff(r, "complaint", "week", append(hires("1"), hires("0.5")...))
		if err != nil || gains[0].Before.Status == kpi.Green {
			return list, err
		}
		next := least(gains)
		list = append(list, next)
		o = o.hire(next)
	}
	return list, nil
}

// least returns the smallest hire that does as much as the best.
func least(gains []scenario.Gain) scenario.Gain {
	best := gains[0]
	for _, g := range gains {
		if g.After.Reading.Equal(gains[0].After.Reading) && g.Hire.Weight.LessThan(best.Hire.Weight) {
			best = g
		}
	}
	return best
}
