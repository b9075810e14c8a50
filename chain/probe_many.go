package chain

import (
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/probe"
	"github.com/kpichain/kpichain/internal/rule"
)

// A survey tries many draws: all that no input moves is worked out before the first.
// What is below a step adds up, pools, or is the least or the most, so that its inputs
// are added to the rest in whole numbers; only the steps of a chain are composed by its
// rule in every run.
type survey struct {
	*prober
	places []int32 // of the values of each input
	draw   func(input, first int, values []int64)
	tops   []top
	// parts are those of the chain, in which the tops and the passes are filled in.
	parts  []rule.Part
	passes []linkInput
	// whole is the chain in whole numbers, nil where these do not hold it; holds says
	// whether they hold the piece that was taken.
	whole  *gatherer
	holds  bool
	values []int64 // of one input, one a run
	// byTree and atSite say which inputs of the KPI lie where.
	byTree map[int32][]int
	atSite map[site]int
}

// A linkInput is an input that is how often a part is passed.
type linkInput struct {
	part, input int
	drawn       []int64
}

// pieceSize is how many runs are drawn at once: few enough to stay near the processor.
const pieceSize = 256

// Many tries values that are drawn.
func (p *prober) Many(n int, places []int32, draw func(input, first int, values []int64),
	each func(run int, d probe.Drawn) error) error {
	s := &survey{prober: p, places: places, draw: draw, values: make([]int64, pieceSize)}
	run := s.run
	switch s.compile() {
	case still:
		drawn := p.sight(p.base).Drawn()
		run = func(int, int) (probe.Drawn, error) { return drawn, nil }
	case other: // of what was compiled nothing is drawn
		run, s.tops, s.passes = s.one, nil, nil
	case moving:
		s.whole = s.gatherer()
	}
	for first := 0; first < n; first += pieceSize {
		size := min(pieceSize, n-first)
		try := run
		if !s.take(first, size) {
			try = s.one
		}
		for at := range size {
			drawn, err := try(first, at)
			if err == nil {
				err = each(first+at, drawn)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// one tries one run by itself, whatever it takes.
func (s *survey) one(first, at int) (probe.Drawn, error) {
	values, drawn := make([]exact.Num, len(s.inputs)), make([]int64, 1)
	for i := range s.inputs {
		s.draw(i, first+at, drawn)
		values[i] = exact.Scaled(drawn[0], s.places[i])
	}
	sight, err := s.Try(values)
	return sight.Drawn(), err
}

// take draws a piece of the runs; false if whole numbers do not hold what that adds up to.
func (s *survey) take(first, size int) bool {
	for n := range s.passes {
		in := &s.passes[n]
		s.draw(in.input, first, in.drawn[:size])
	}
	for n := range s.tops {
		t := &s.tops[n]
		t.clear()
		for _, in := range t.terms {
			s.draw(in.input, first, s.values[:size])
			if !t.add(in, s.values[:size]) {
				return false
			}
		}
	}
	s.holds = s.whole != nil && s.whole.holds(s.tops)
	return true
}

// run composes one run of the piece that was taken.
func (s *survey) run(first, at int) (probe.Drawn, error) {
	if s.holds {
		if !s.whole.count(s.tops, at) {
			return s.one(first, at)
		}
		return s.whole.drawn(), nil
	}
	var whole rule.Reading
	for n := range s.tops {
		t := &s.tops[n]
		whole = t.reading(at)
		if s.parts != nil {
			s.parts[t.part].Reading = whole
		}
	}
	for _, in := range s.passes {
		s.parts[in.part].Passes = exact.Scaled(in.drawn[at], s.places[in.input])
	}
	if s.parts != nil {
		along := s.base.plan.indicators[s.k].along
		var err error
		if whole, err = along.Compose(s.parts); err != nil || along.Stray(s.parts) >= 0 {
			return s.one(first, at)
		}
	}
	return s.judge(whole.Value()).Drawn(), nil
}

// judge holds a value against the goal.
func (p *prober) judge(v exact.Num, has bool) probe.Sight {
	s := probe.Sight{Value: v, Has: has}
	if has && p.goal != nil {
		s.Light = p.goal.Status(v)
	}
	return s
}
