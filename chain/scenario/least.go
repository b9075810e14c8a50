package scenario

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/jsonx"
	"github.com/kpichain/kpichain/kpi"
)

// An Effort is the least that brings a KPI to green at a place: which of its parts to
// move, and how far (Dutch: de kleinste inspanning).
type Effort struct {
	At  chain.Place `json:"at"`
	KPI string      `json:"kpi"`
	// Moves are the parts that change, in model order: people too, who are not ranked.
	// None where the whole is green as it is, and where it is out of reach.
	Moves []Move `json:"moves"`
	// Total is the sum of the efforts of Moves, rounded once.
	Total decimal.Decimal `json:"total"`
	// Whole is the gauge at the place after the moves. Out of reach it is that with all
	// parts at the best ends that they have, where these do not do; else as it is now.
	Whole kpi.Gauge `json:"whole"`
	// OutOfReach reports that no moves are known that make the whole green: its parts
	// cannot do it even at their best; or a part that counts was not read, so that the whole
	// has no light; or green has an end on either side, and last digits are too coarse.
	OutOfReach bool `json:"out_of_reach,omitempty"`
}

// A Move is a part that changes.
type Move struct {
	At chain.Place `json:"at"`
	// From is what it reads now, To what it must read: it has the volume of From.
	From kpi.Reading `json:"from"`
	To   kpi.Reading `json:"to"`
	// Effort is how far that is, in units of the part's own room: 1 is all the way to its
	// best. Rounded half away from zero.
	Effort decimal.Decimal `json:"effort"`
}

// MarshalJSON writes the fields with their decimals as strings.
func (e Effort) MarshalJSON() ([]byte, error) { return jsonx.Marshal(e) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are errors.
// Where it fails, e stays as it was.
func (e *Effort) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, e) }

// MarshalJSON writes the fields with their decimals as strings.
func (m Move) MarshalJSON() ([]byte, error) { return jsonx.Marshal(m) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are errors.
// Where it fails, m stays as it was.
func (m *Move) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, m) }

// Least finds the smallest change, over all direct parts of a place together, that makes
// a KPI green there.
//
// # Effort
//
// What a change asks of a part is measured by the part's own room: how far it could get at
// all, from what it reads to the best end of where readings must lie, which is Domain with
// what rules imply (0..1 under kpi.Product, 0 and up under kpi.Path). Where that has no end
// below, what reads 0 or more does not go below 0, if target and green of the whole do not.
// Where there is no end (capacity, sales), the room is the size of the reading, so that
// effort is relative change, and may be more than 1; for a reading of 0 it is the size of
// the part's target, or else 1. Effort is change divided by room, and what is least is the
// sum of it. So where parts add up and nothing ends, all is asked of the one that is
// largest, however well it does: give the KPI a Domain, for what can be at all, or ask for
// [Levers].
//
// Parts move towards green only: up where the whole reads less than green, down where it
// reads more. A part that is composed itself is moved as a whole. One without a value, at
// its best, or outside of where readings must lie, as what people add up to may be, is not
// moved. One with a volume keeps it. Only this whole is looked at: what a step of two
// chains does to the other one [Compare] tells.
//
// # What is promised
//
// The whole is green after the moves, exactly, and no part alone can go back one last
// digit (Decimals) towards what it reads without the whole leaving green. What parts must
// read is exact first, then rounded to last digits towards better, but not beyond the best
// end; then parts are taken back as far as they can be, those first whose last digit asks
// most. Against the least of all efforts, in last digits or not:
//
//   - Under kpi.Min, kpi.Max and kpi.Bottleneck it is the least in last digits. Where every
//     part counts, each does what it must; where one is enough, it is the one that takes
//     the least effort, the first of equals.
//   - Under kpi.Sum, kpi.Total, kpi.Mean, kpi.Ratio and kpi.End it is more by less than one
//     last digit of one part.
//   - Under kpi.Path and kpi.Product it is more by less than one last digit of each part.
//   - Under kpi.Sum, kpi.Total and kpi.Path it is the least, if every step is passed once,
//     there is no choice, and readings and ends of Domain and of green are in last digits.
//
// Where green has an end on either side, as for kpi.Near, last digits may be too coarse for
// it. Then all parts are tried on their targets, in either direction, which need not be the
// least; and where that is not green, Effort.OutOfReach is set, although there may be other
// moves that fit.
//
// # When there is nothing to do
//
// A whole that is green needs no moves. One that was measured at the place itself is out
// of reach, since its parts do not move it, and so is one without parts that count.
//
// # Errors
//
// All that is wrong is in one *[chain.InvalidError]. It wraps [chain.ErrUnknown] for a
// place or KPI that the plan does not have, or without a goal there, and [chain.ErrNoData]
// as well where there is a goal but no value or no light. It wraps kpi.ErrRule where no
// least can be proven: under a custom operator, whose parts may do anything; under
// kpi.Product where it must come down, or where a step that could be moved is passed more
// than twice, since one large change may then do what many small ones do not; and under
// kpi.Path for more than 10,000 ways through the chain. Where a reading that was looked at
// cannot be, as with more than 30 digits or a custom operator above the place that fails,
// the error is that of [chain.Result.With].
//
// The cost is a few evaluations for each part. Under kpi.Product there are up to 128 more
// of the whole; under kpi.Path one for every two parts that do not wait for each other, and
// an exact linear programme, of as many unknowns as there are parts, for every way through
// the chain that turns out to matter: of 64 steps side by side a fraction of a second, of
// 256 half a minute.
func Least(r *chain.Result, at chain.Place, kpiID string) (Effort, error) {
	e := Effort{At: at, KPI: kpiID, Moves: []Move{}}
	if err := checkLeast(r, at, kpiID); err != nil {
		return Effort{}, err
	}
	e.Whole, _ = r.Gauge(at, kpiID)
	if e.Whole.Status == kpi.Green {
		return e, nil
	}
	e, err := leastOf(r, e)
	if err != nil {
		return Effort{}, asked(err)
	}
	return e, nil
}

// leastOf finds the least for a whole with a value and a light that is not green.
func leastOf(r *chain.Result, e Effort) (Effort, error) {
	p, err := newPush(r, e.At, e.Whole)
	if err != nil {
		return Effort{}, err
	}
	if _, _, measured := r.Behind(e.At, e.KPI); measured || len(p.movers) == 0 {
		e.OutOfReach = true
		return e, nil
	}
	if err := p.refuse(); err != nil {
		return Effort{}, err
	}
	values, ok := p.least()
	switch {
	case p.err != nil:
		return Effort{}, p.err
	case !ok:
		return p.outOfReach(e)
	}
	return p.made(e, values)
}

// asked returns an error of a result, with the place that was asked about as the path.
func asked(err error) error {
	bad := &problems{}
	if err := bad.relay(err, func(int, string) string { return "at" }); err != nil {
		return err
	}
	return bad.err()
}

// checkLeast reports what is wrong with a question.
func checkLeast(r *chain.Result, at chain.Place, kpiID string) error {
	bad := &problems{}
	bad.lookUp(r.Plan(), "at", at, kpiID)
	if err := bad.err(); err != nil {
		return err
	}
	g, _ := r.Gauge(at, kpiID)
	_, read := g.Reading.Value()
	switch {
	case g.Goal == nil:
		bad.add("at", codeNone, chain.ErrUnknown, "%q has no goal at %q", kpiID, at)
	case g.Status == kpi.Green:
	case g.Status == kpi.NoData, !read:
		unread := errors.Join(chain.ErrNoData, chain.ErrUnknown)
		bad.add("at", codeNone, unread, "%q has no value or no light at %q", kpiID, at)
	}
	return bad.err()
}

// refuse reports a rule under which the least is not known.
func (p *push) refuse() error {
	switch p.rule {
	case kpi.Sum, kpi.Total, kpi.Min, kpi.Max, kpi.Bottleneck, kpi.Mean, kpi.Ratio, kpi.Path, kpi.End:
		return nil
	case kpi.Product:
	default:
		return p.refused("the rule %q is the host's own, and what its parts do to it is not known", p.rule)
	}
	if !p.up {
		return p.refused("a product is brought up, not down")
	}
	for _, m := range p.movers {
		if !m.room.IsZero() && exact.Int(2).Less(m.passes) {
			return p.refused("%q is passed more than twice, and of a product that has no least that can be proven", m.At)
		}
	}
	return nil
}

// refused returns the refusal of a rule.
func (p *push) refused(format string, args ...any) error {
	bad := &problems{}
	why := fmt.Sprintf(format, args...)
	bad.add("kpi", codeRule, kpi.ErrRule, "no least effort for %q at %q: %s", p.kpi.ID, p.at, why)
	return bad.err()
}

// outOfReach returns an effort that is not enough, with all parts at their best.
func (p *push) outOfReach(e Effort) (Effort, error) {
	e.OutOfReach = true
	best := p.froms()
	for i, m := range p.movers {
		if m.ends {
			best[i] = m.end
		}
	}
	moves, _ := p.moves(best)
	after, err := p.after(moves)
	e.Whole = after
	return e, err
}

// made returns an effort that brings the parts to values, or else to their targets, if
// one of these makes the whole green.
func (p *push) made(e Effort, values []exact.Num) (Effort, error) {
	for _, values := range [][]exact.Num{values, p.aimed()} {
		moves, total := p.moves(values)
		after, err := p.after(moves)
		if err != nil {
			return Effort{}, err
		}
		if after.Status == kpi.Green {
			e.Moves, e.Total, e.Whole = moves, total, after
			return e, nil
		}
	}
	e.OutOfReach = true
	return e, nil
}

// after returns the gauge of the whole after moves.
func (p *push) after(moves []Move) (kpi.Gauge, error) {
	ms := make([]chain.Measurement, len(moves))
	for i, m := range moves {
		ms[i] = chain.Measurement{At: m.At, KPI: p.kpi.ID, Reading: m.To}
	}
	r, err := p.r.With(ms...)
	if err != nil {
		return kpi.Gauge{}, err
	}
	g, _ := r.Gauge(p.at, p.kpi.ID)
	return g, nil
}
