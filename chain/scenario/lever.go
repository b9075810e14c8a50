package scenario

import (
	"errors"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/jsonx"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/internal/probe"
	"github.com/kpichain/kpichain/kpi"
)

// A Lever is a part that can be worked on, and what that would do to the whole (Dutch:
// aan welke knop draai je). Better is as the KPI has it; for [kpi.Near] it is nearer to
// the target, of the whole for the whole and of the part for the part. Differences are
// in the whole's unit, exact, and rounded once, half away from zero, to 24 decimals. The
// zero value moves nothing.
type Lever struct {
	At chain.Place `json:"at"`
	// OnTarget is how much better the whole would be with this part alone exactly on
	// target; negative if the part is now better than target. Zero for a part without
	// a target or a reading.
	OnTarget decimal.Decimal `json:"on_target"`
	// Up and Down are how much better the whole would be with this part alone one last
	// digit (Decimals) better, and worse: Down is seldom more than 0. They differ at a
	// bottleneck. Zero: no leverage, or no reading; a digit that leaves the Domain; and
	// for Near a part without a target. A Near part on its target has no better: Up is
	// 0, and worse is up.
	Up   decimal.Decimal `json:"up"`
	Down decimal.Decimal `json:"down"`
	// Needed is the least good that this part alone would have to read for the whole to
	// be green, all else as read, as [Seek] finds it with the whole's Green for want;
	// where the whole is green already, the least good that the part may read for it to
	// stay so. No data where no reading does, then OutOfReach; and where there is no least
	// good one, as the whole is green whatever the part reads, and its Domain has no end on
	// that side.
	Needed kpi.Reading `json:"needed"`
	// OutOfReach reports that it cannot be done here alone, or not be known: a part without
	// a reading, where With needs its volume, is out of reach too.
	OutOfReach bool `json:"out_of_reach,omitempty"`
}

// MarshalJSON writes the fields with their decimals as strings.
func (l Lever) MarshalJSON() ([]byte, error) { return jsonx.Marshal(l) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are errors.
// Where it fails, l stays as it was.
func (l *Lever) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, l) }

// Levers tries every direct part of a place that counts in its KPI
// (chain.Plan.Counts), each alone, all else as read. They come from the largest
// OnTarget, ties by Up, then in model order; parts that are people come after all others,
// in model order: the library ranks no people. There are none, an empty slice, for a
// place that is not composed of parts.
//
// A part is tried as With would have it, with the volume that it reads now. A whole that
// was measured itself does not move: its levers are all zero. A part whose reading is
// missing can still have a Needed, if the whole has a light without it and the part needs
// no volume.
//
// The error is a *chain.InvalidError that wraps chain.ErrUnknown if the plan does not
// have the place or the KPI, or the KPI has no goal there; it wraps chain.ErrNoData too
// if there is no light, for then there is nothing to be better than. It is also what
// chain.Result.With says of a part that it refuses.
//
// The cost is that of Seek for each part.
func Levers(r *chain.Result, at chain.Place, kpiID string) ([]Lever, error) {
	bad := &problems{}
	bad.lookUp(r.Plan(), "at", at, kpiID)
	if err := bad.err(); err != nil {
		return nil, err
	}
	y, err := newYardstick(r, at, kpiID)
	if err != nil {
		return nil, err
	}
	tried := []triedLever{}
	for _, part := range r.Plan().Parts(at) {
		if !r.Plan().Counts(at, part, kpiID) {
			continue
		}
		l, err := y.try(part)
		if err != nil {
			return nil, refused(err, "at")
		}
		tried = append(tried, l)
	}
	slices.SortStableFunc(tried, triedLever.compare)
	levers := make([]Lever, len(tried))
	for n, l := range tried {
		levers[n] = Lever{At: l.at, OnTarget: l.onTarget.Out(exact.HalfAway),
			Up: l.up.Out(exact.HalfAway), Down: l.down.Out(exact.HalfAway), Needed: l.needed, OutOfReach: l.out}
	}
	return levers, nil
}

// A triedLever is a lever with exact numbers.
type triedLever struct {
	at                 chain.Place
	onTarget, up, down exact.Num
	needed             kpi.Reading
	out                bool
}

// compare orders levers: people last, and not among themselves.
func (l triedLever) compare(o triedLever) int {
	switch {
	case l.at.Person != "" && o.at.Person != "":
		return 0
	case l.at.Person != "":
		return 1
	case o.at.Person != "":
		return -1
	}
	if c := o.onTarget.Cmp(l.onTarget); c != 0 {
		return c
	}
	return o.up.Cmp(l.up)
}

// A yardstick is a whole that parts are tried against.
type yardstick struct {
	result *chain.Result
	at     chain.Place
	ind    kpi.Indicator
	goal   light.Bands
	now    probe.Sight
}

// newYardstick returns one for a place and KPI that the plan has.
func newYardstick(r *chain.Result, at chain.Place, kpiID string) (*yardstick, error) {
	bad := &problems{}
	y := &yardstick{result: r, at: at}
	y.ind, _ = r.Plan().Indicator(kpiID)
	now, own, err := look(r, at, kpiID)
	if err != nil {
		return nil, err
	}
	goal, ok := own.Goal()
	if !ok {
		bad.add("at", codeNone, chain.ErrUnknown, "no goal for %q at %q", kpiID, at)
		return nil, bad.err()
	}
	y.goal, y.now = goal, now
	if y.now.Light == light.NoData {
		bad.add("at", codeNone, errors.Join(chain.ErrNoData, chain.ErrUnknown),
			"no light for %q at %q: too little was read to judge it by", kpiID, at)
	}
	return y, bad.err()
}

// try tries a part.
func (y *yardstick) try(part chain.Place) (triedLever, error) {
	l := triedLever{at: part}
	k, err := newKnob(y.result, y.at, part, y.ind)
	var invalid *chain.InvalidError
	switch {
	case errors.As(err, &invalid) && !k.read:
		l.out = true // what it would have to be measured with is not known
		return l, nil
	case err != nil:
		return l, err
	}
	need, err := k.need(y.goal.Green, y.goal.Target)
	if err != nil {
		return l, err
	}
	l.needed, l.out = need.Reading, need.OutOfReach
	if k.read && y.now.Has {
		y.move(k, &l)
	}
	return l, nil
}

// move tries a part that reads something on its target, and a digit either way.
func (y *yardstick) move(k *knob, l *triedLever) {
	target, aims := y.result.Plan().Target(k.at, y.ind.ID)
	aim := exact.MustFrom(target.Target)
	if aims {
		l.onTarget = y.gain(k, aim)
	}
	up := y.better(k.now, aim, aims)
	if up == 0 {
		return
	}
	digit := k.digits(up)
	l.down = y.gain(k, k.now.Sub(digit))
	if y.ind.Better != kpi.Near || !k.now.Equal(aim) {
		l.up = y.gain(k, k.now.Add(digit))
	}
}

// better returns which way a part that reads x gets better: 1 up, -1 down, and 0 where
// that would need a target that it does not have. On a Near target it is what makes
// worse be up.
func (y *yardstick) better(x, target exact.Num, has bool) int64 {
	switch {
	case y.ind.Better == kpi.Higher:
		return 1
	case y.ind.Better == kpi.Lower:
		return -1
	case !has:
		return 0
	case x.Less(target):
		return 1
	}
	return -1
}

// gain returns how much better the whole is with a part at a value; 0 outside its
// Domain, and where the whole has no value.
func (y *yardstick) gain(k *knob, v exact.Num) exact.Num {
	if !k.domain.Contains(v) {
		return exact.Num{}
	}
	whole, ok := k.follow(v)
	if !ok {
		return exact.Num{}
	}
	return y.goal.Gap(whole).Sub(y.goal.Gap(y.now.Value))
}
