package scenario

import (
	"cmp"
	"fmt"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/jsonx"
	"github.com/kpichain/kpichain/internal/probe"
)

// An Input is an uncertain reading: what a KPI may read at a place. The KPI may be
// [chain.Passes], at the link {Chain, Step}.
//
// A reading keeps its volume: where orders were read, 0.95 of them is drawn as 0.95 of
// as many orders. Where none was read the value is drawn without volume, which rule
// kpi.Ratio refuses.
type Input struct {
	At   chain.Place `json:"at"`
	KPI  string      `json:"kpi"`
	Dist Dist        `json:"dist"`
}

// MarshalJSON writes the fields with their decimals as strings.
func (i Input) MarshalJSON() ([]byte, error) { return jsonx.Marshal(i) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are errors.
// Where it fails, i stays as it was.
func (i *Input) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, i) }

// takeInputs returns how inputs are drawn, in their order, and reports what is wrong
// with them: unknown places and KPIs, the same input twice, distributions that are
// none. Of these the samplers are zero.
func (p *problems) takeInputs(plan *chain.Plan, inputs []Input) []sampler {
	type key struct {
		at  chain.Place
		kpi string
	}
	samplers := make([]sampler, len(inputs))
	seen := make(map[key]bool, len(inputs))
	for n, in := range inputs {
		path := fmt.Sprintf("inputs[%d]", n)
		there := exists(plan, in.At)
		if !there {
			p.add(path+".at", codePlace, chain.ErrUnknown, "no place %q", in.At)
		}
		_, known := plan.Indicator(in.KPI)
		switch at := (key{in.At, in.KPI}); {
		case !known:
			p.add(path+".kpi", codeKPI, chain.ErrUnknown, "no KPI %q", in.KPI)
		case seen[at]:
			p.add(path, codeTwice, chain.ErrDuplicate, "%q at %q is an input already", in.KPI, in.At)
		default:
			seen[at] = true
			if drawn := p.sample(path+".dist", in.Dist); there {
				samplers[n] = drawn
			}
		}
	}
	return samplers
}

// probe returns a KPI at a place as a function of inputs, and reports what With refuses
// of the least and of the most that they read: what it takes of both it takes of what
// lies between. Of inputs that are wrong by themselves nothing more is said.
func (p *problems) probe(r *chain.Result, at chain.Place, kpiID string, inputs []Input, samplers []sampler) (probe.Probe, error) {
	var low, high []chain.Measurement
	var number []int
	for n, in := range inputs {
		if samplers[n].unit == 0 {
			continue
		}
		least, most := samplers[n].ends()
		low = append(low, chain.Measurement{At: in.At, KPI: in.KPI, Reading: keep(r, in.At, in.KPI, least)})
		high = append(high, chain.Measurement{At: in.At, KPI: in.KPI, Reading: keep(r, in.At, in.KPI, most)})
		number = append(number, n)
	}
	where := func(i int, field string) string {
		if i >= len(number) { // what was read before does not go with the inputs
			i, field = -1, ""
		}
		if i >= 0 {
			i = number[i]
		}
		return ofInputs(i, field)
	}
	_, err := r.With(high...)
	if err = p.relay(err, where); err != nil {
		return nil, err
	}
	if _, err = r.With(low...); err != nil {
		return nil, cmp.Or(p.relay(err, where), p.err())
	}
	if err := p.err(); err != nil {
		return nil, err
	}
	return r.Probe(at, kpiID, low)
}

// ofInputs says where the argument is that a field of a measurement was made of.
func ofInputs(i int, field string) string {
	switch {
	case i < 0:
		return "inputs"
	case field == "":
		return fmt.Sprintf("inputs[%d]", i)
	case field == "reading":
		field = "dist"
	}
	return fmt.Sprintf("inputs[%d].%s", i, field)
}
