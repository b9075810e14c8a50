package scenario

import (
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
// none.
func (p *problems) takeInputs(plan *chain.Plan, inputs []Input) []sampler {
	type key struct {
		at  chain.Place
		kpi string
	}
	samplers := make([]sampler, len(inputs))
	seen := make(map[key]bool, len(inputs))
	for n, in := range inputs {
		path := fmt.Sprintf("inputs[%d]", n)
		if !exists(plan, in.At) {
			p.add(path+".at", codePlace, chain.ErrUnknown, "no place %q", in.At)
		}
		indicator, known := plan.Indicator(in.KPI)
		switch at := (key{in.At, in.KPI}); {
		case !known:
			p.add(path+".kpi", codeKPI, chain.ErrUnknown, "no KPI %q", in.KPI)
		case seen[at]:
			p.add(path, codeTwice, chain.ErrDuplicate, "%q at %q is an input already", in.KPI, in.At)
		default:
			seen[at] = true
			samplers[n] = p.sample(path+".dist", in.Dist, indicator)
		}
	}
	return samplers
}

// ends returns two readings of every input at which all of its readings are as With
// would have them if these two are: the least and the largest.
func ends(r *chain.Result, inputs []Input, samplers []sampler) (low, high []chain.Measurement) {
	for n, in := range inputs {
		least, most := samplers[n].ends()
		low = append(low, chain.Measurement{At: in.At, KPI: in.KPI, Reading: keep(r, in.At, in.KPI, least)})
		high = append(high, chain.Measurement{At: in.At, KPI: in.KPI, Reading: keep(r, in.At, in.KPI, most)})
	}
	return low, high
}

// probe returns a KPI at a place as a function of inputs, and reports what With refuses
// of any of them.
func (p *problems) probe(r *chain.Result, at chain.Place, kpiID string, inputs []Input, samplers []sampler) (probe.Probe, error) {
	low, high := ends(r, inputs, samplers)
	f, err := r.Probe(at, kpiID, low)
	if err == nil {
		_, err = r.With(high...)
	}
	if err = p.relay(err, ofInputs); err != nil {
		return nil, err
	}
	return f, p.err()
}

// ofInputs says where the argument is that a field of a measurement was made of.
func ofInputs(i int, field string) string {
	if field == "reading" {
		field = "dist"
	}
	return fmt.Sprintf("inputs[%d].%s", i, field)
}
