package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/probe"
	"github.com/kpichain/kpichain/kpi"
)

// A push brings a whole up to a bound by bringing its parts up. Where it has to come
// down, every number is turned around, so that better is always more.
type push struct {
	r     *chain.Result
	at    chain.Place
	kpi   kpi.Indicator
	rule  kpi.Rule
	probe probe.Probe
	up    bool
	// floor reports that what reads 0 or more is not asked to fall below.
	floor bool
	// now is what the whole reads and bound what it must.
	now, bound exact.Num
	movers     []mover
	err        error // the first of the probe
}

// A mover is a part that reads something.
type mover struct {
	chain.Measurement // as it reads; within the domain, for the probe to take
	// from is what it reads, and end how far it could get, where it ends.
	from, end exact.Num
	ends      bool
	// room is how far it could get, or the size that stands for that; zero: it cannot be
	// moved.
	room exact.Num
	// passes is how often it is passed, and choice the branching point it is of.
	passes exact.Num
	choice string
}

// newPush returns the push that brings a whole with a gauge and a goal to green.
func newPush(r *chain.Result, at chain.Place, g kpi.Gauge) (*push, error) {
	p := &push{r: r, at: at}
	p.kpi, _ = r.Plan().Indicator(g.KPI)
	if p.rule = p.kpi.Across; at.Chain != "" {
		p.rule = p.kpi.Along
	}
	now, own, err := look(r, at, g.KPI)
	if err != nil {
		return nil, err
	}
	green := g.Goal.Green
	low, has := green.Min()
	p.up = has && now.Value.Less(exact.MustFrom(low))
	if !p.up {
		low, _ = green.Max()
	}
	p.now, p.bound = p.turn(now.Value), p.turn(exact.MustFrom(low))
	p.floor = !p.up && low.Sign() >= 0 && g.Goal.Target.Sign() >= 0
	if err := p.gather(own.Domain()); err != nil {
		return nil, err
	}
	// The probe is for values that are exact: what a part is given here is rounded.
	given := make([]chain.Measurement, len(p.movers))
	for i, m := range p.movers {
		given[i] = m.Measurement
	}
	p.probe, err = r.Probe(at, g.KPI, given)
	return p, err
}

// gather finds the parts that count and read something.
func (p *push) gather(domain exact.Interval) error {
	links := linksOf(p.r.Plan(), p.at.Chain)
	for i, at := range p.r.Plan().Parts(p.at) {
		if !p.r.Plan().Counts(p.at, at, p.kpi.ID) {
			continue
		}
		s, _, err := look(p.r, at, p.kpi.ID)
		if err != nil {
			return err
		}
		if !s.Has {
			continue
		}
		inside := domain.Nearest(s.Value).Read()
		m := mover{Measurement: chain.Measurement{At: at, KPI: p.kpi.ID, Reading: keep(p.r, at, p.kpi.ID, inside)},
			from: p.turn(s.Value), passes: exact.Int(1)}
		if links != nil {
			m.choice = links[i].Choice
			if m.passes, err = passed(p.r, p.at.Chain, links[i]); err != nil {
				return err
			}
		}
		if domain.Contains(s.Value) {
			p.limit(&m, domain)
		}
		p.movers = append(p.movers, m)
	}
	return nil
}

// limit works out how far a part could get: see [Least].
func (p *push) limit(m *mover, domain exact.Interval) {
	m.end, m.ends = domain.Hi, domain.HasHi
	if !p.up {
		m.end, m.ends = domain.Lo.Neg(), domain.HasLo
		if !m.ends && p.floor && m.from.Sign() <= 0 {
			m.end, m.ends = exact.Int(0), true
		}
	}
	switch {
	case m.ends:
		m.room = m.end.Sub(m.from)
	default:
		m.room = p.size(m)
	}
}

// size returns the room of a part; of one that is at its best what stands for it.
func (p *push) size(m *mover) exact.Num {
	switch {
	case !m.room.IsZero():
		return m.room
	case !m.from.IsZero():
		return m.from.Abs()
	}
	return p.aim(m.At)
}

// aim returns the size of a part's target, 1 where that has none.
func (p *push) aim(at chain.Place) exact.Num {
	t, ok := p.r.Plan().Target(at, p.kpi.ID)
	if !ok || t.Target.IsZero() {
		return exact.Int(1)
	}
	return exact.MustFrom(t.Target).Abs()
}

// aimed returns the parts on their targets; those that have none or cannot be moved stay.
func (p *push) aimed() []exact.Num {
	values := p.froms()
	for i, m := range p.movers {
		if t, ok := p.r.Plan().Target(m.At, p.kpi.ID); ok && (m.ends || !m.room.IsZero()) {
			values[i] = p.turn(exact.MustFrom(t.Target))
		}
	}
	return values
}

// turn returns a number as a push has it, and one of a push as it is.
func (p *push) turn(v exact.Num) exact.Num {
	if p.up {
		return v
	}
	return v.Neg()
}

// froms returns what the parts read.
func (p *push) froms() []exact.Num {
	values := make([]exact.Num, len(p.movers))
	for i, m := range p.movers {
		values[i] = m.from
	}
	return values
}

// reads returns what the whole reads with the parts at these values.
func (p *push) reads(values []exact.Num) exact.Num {
	turned := make([]exact.Num, len(values))
	for i, v := range values {
		turned[i] = p.turn(v)
	}
	return p.turn(p.try(turned))
}

// try returns what the whole reads with the parts at values that are not turned.
func (p *push) try(values []exact.Num) exact.Num {
	if p.err != nil {
		return exact.Num{}
	}
	s, err := p.probe.Try(values)
	p.err = err
	return s.Value
}

// strict returns a value of a part in last digits, no worse and not beyond its end.
func (p *push) strict(i int, v exact.Num) exact.Num {
	v = v.Round(p.kpi.Decimals, exact.Ceil)
	if m := &p.movers[i]; m.ends {
		return exact.Min(v, m.end)
	}
	return v
}

// moves returns the parts whose values are not what they read, with their efforts and
// what these add up to.
func (p *push) moves(values []exact.Num) (list []Move, total decimal.Decimal) {
	list = []Move{}
	var sum exact.Num
	for i, m := range p.movers {
		if values[i].Equal(m.from) {
			continue
		}
		g, _ := p.r.Gauge(m.At, p.kpi.ID)
		effort := values[i].Sub(m.from).Abs().Quo(p.size(&m))
		sum = sum.Add(effort)
		list = append(list, Move{At: m.At, From: g.Reading, Effort: effort.Out(exact.HalfAway),
			To: keep(p.r, m.At, p.kpi.ID, p.turn(values[i]).Read())})
	}
	return list, sum.Out(exact.HalfAway)
}
