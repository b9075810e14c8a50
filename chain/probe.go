package chain

import (
	"fmt"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
	"github.com/kpichain/kpichain/internal/probe"
	"github.com/kpichain/kpichain/internal/rule"
)

// A prober is a probe: one KPI at one spot of a result in which every input is read.
type prober struct {
	base   *Result
	inputs []input
	spot   spotAt
	k      int
	goal   *light.Bands // nil where there is none
}

// An input is a place whose reading is tried.
type input struct {
	taken
	given  Measurement
	volume exact.Num
	pooled bool // it has a volume
}

// Probe is for package scenario, which asks one question of a result many times: what
// With and Gauge tell of a KPI at a place, without finding the places again. inputs are
// the places to be tried, each with a reading that it may have and whose volume it
// keeps. The errors are those of With, and one that wraps [ErrUnknown] for an unknown
// place or KPI.
func (r *Result) Probe(at Place, kpiID string, inputs []Measurement) (probe.Probe, error) {
	s, ok := r.plan.locate(at)
	if !ok {
		return nil, fmt.Errorf("probe: %w: no place %q", ErrUnknown, at)
	}
	k, ok := r.plan.names.kpis.Get(kpiID)
	if !ok {
		return nil, fmt.Errorf("probe: %w: no KPI %q", ErrUnknown, kpiID)
	}
	base, err := r.With(inputs...)
	if err != nil {
		return nil, err
	}
	p := &prober{base: base, spot: s, k: int(k)}
	if goal, ok := r.plan.goalAt(s, p.k); ok {
		p.goal = &goal.bands
	}
	list, _ := r.takeAll(inputs, &takings{}, &problems{})
	for _, t := range list {
		m := inputs[t.index]
		v, _ := exactReading(m.Reading)
		p.inputs = append(p.inputs, input{taken: t, given: m, volume: v.Den, pooled: v.State == rule.Terms})
	}
	return p, nil
}

// Domain returns where a reading of the KPI must lie.
func (p *prober) Domain() exact.Interval { return p.base.domain(p.k) }

// Goal returns the bands that the KPI is held against.
func (p *prober) Goal() (light.Bands, bool) {
	if p.goal == nil {
		return light.Bands{}, false
	}
	return *p.goal, true
}

// reading returns an input's reading at a value.
func (in *input) reading(v exact.Num) rule.Reading {
	if in.pooled {
		return rule.Per(v.Mul(in.volume), in.volume)
	}
	return rule.Of(v)
}

// Try returns what the KPI reads with the inputs at these values.
func (p *prober) Try(values []exact.Num) (probe.Sight, error) {
	if p.base.joint.folds() {
		return p.anew(values)
	}
	e := p.base.editor(len(p.inputs))
	for n := range p.inputs {
		in := &p.inputs[n]
		if v := in.reading(values[n]); !e.enter(in.taken, v, readingOf(v, true)) {
			return p.anew(values)
		}
	}
	if !e.up() {
		return p.anew(values)
	}
	return p.sight(e.Result), nil
}

// anew evaluates the result anew, where that is needed, or to say what is wrong.
func (p *prober) anew(values []exact.Num) (probe.Sight, error) {
	ms := make([]Measurement, len(p.inputs))
	for n := range p.inputs {
		ms[n] = p.inputs[n].given
		ms[n].Reading = readingOf(p.inputs[n].reading(values[n]), true)
	}
	r, err := p.base.With(ms...)
	if err != nil {
		return probe.Sight{}, err
	}
	return p.sight(r), nil
}

// sight returns what a result says at the spot.
func (p *prober) sight(r *Result) probe.Sight {
	v, _ := r.see(p.spot, p.k)
	var s probe.Sight
	s.Value, s.Has = v.Value()
	if p.goal != nil {
		s.Light = r.plan.lightOf(v, *p.goal, p.k)
	}
	return s
}
