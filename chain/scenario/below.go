package scenario

import "github.com/kpichain/kpichain/chain"

// exists reports whether a plan has a place.
func exists(p *chain.Plan, at chain.Place) bool { return p.Contains(at, at) }

// below reports whether a place lies anywhere below a whole, and is not the whole.
func below(p *chain.Plan, whole, at chain.Place) bool { return at != whole && p.Contains(whole, at) }

// lookUp reports a place, named path in the question, or a KPI that the plan does not
// have.
func (p *problems) lookUp(plan *chain.Plan, path string, at chain.Place, kpiID string) {
	if !exists(plan, at) {
		p.add(path, codePlace, chain.ErrUnknown, "no place %q", at)
	}
	if _, ok := plan.Indicator(kpiID); !ok {
		p.add("kpi", codeKPI, chain.ErrUnknown, "no KPI %q", kpiID)
	}
}
