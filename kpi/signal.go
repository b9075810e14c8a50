package kpi

import "github.com/kpichain/kpichain/internal/exact"

// A Signal is a reading, or the last of a run, that is more than noise. The zero value
// is no signal: it has no rule.
//
// Signals are judged by the natural limits as they are, before these are rounded and
// clipped to Domain: what cannot be is no noise limit.
type Signal struct {
	// Index is that of the reading among all that were given.
	Index int        `json:"index"`
	Rule  SignalRule `json:"rule"`
	// Better reports whether it is a signal in the good direction: the reading is
	// better than Limits.Center, which for [Near] means nearer to the goal. False for
	// Near without a goal.
	Better bool `json:"better,omitempty"`
}

// signals returns what is more than noise in a series.
func (n natural) signals(s series, good gain) (signals []Signal) {
	f := n.finder()
	for k, x := range s.values {
		rules := f.see(x)
		better := len(rules) > 0 && good != nil && good(n.center).Less(good(x))
		for _, r := range rules {
			signals = append(signals, Signal{Index: s.at[k], Rule: r, Better: better})
		}
	}
	return signals
}

// A finder reads values in time order.
type finder struct {
	center    exact.Num
	half      exact.Interval // from halfway to the one limit to halfway to the other
	limits    exact.Interval
	side, run int    // the side of the last value, and how many in a row are there
	far       [4]int // the sides of the last four that are nearer to a limit, 0 for others
	three     bool   // the last four were three of four already
}

func (n natural) finder() finder {
	around := func(width exact.Num) exact.Interval {
		return exact.Between(n.center.Sub(width), n.center.Add(width))
	}
	return finder{center: n.center, limits: around(n.width), half: around(n.width.Quo(exact.Int(2)))}
}

// see returns the rules that say that the next value is a signal.
func (f *finder) see(x exact.Num) (rules []SignalRule) {
	if !f.limits.Contains(x) {
		rules = append(rules, Outside)
	}
	side := x.Cmp(f.center)
	if side != f.side {
		f.side, f.run = side, 0
	}
	if f.run++; f.run == 8 && side != 0 {
		rules = append(rules, Run8)
	}
	copy(f.far[:], f.far[1:])
	f.far[3] = 0
	if !f.half.Contains(x) {
		f.far[3] = side
	}
	before := f.three
	if f.three = f.threeOf4(); f.three && !before {
		rules = append(rules, ThreeOf4)
	}
	return rules
}

// threeOf4 reports whether three of the last four are far on one side.
func (f *finder) threeOf4() bool {
	var count [3]int
	for _, side := range f.far {
		count[side+1]++
	}
	return count[0] >= 3 || count[2] >= 3
}
