package chain

import (
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/kpichain/kpichain/kpi"
)

// validate reports everything wrong with a model that shows before its goals are
// cascaded, beside what newNames reported. It changes neither.
func (n *names) validate(m *Model, bad *problems) {
	v := &validator{names: n, m: m, bad: bad}
	v.checkFormat()
	v.checkIndicators()
	v.checkSteps()
	v.checkChains()
	v.checkUnits()
	v.checkMembers()
	v.checkGoals()
	v.checkInfluences()
	v.checkMinGroup()
	v.checkOperators()
}

// A validator holds what the checks of a model share.
type validator struct {
	*names
	m   *Model
	bad *problems

	sound  []bool   // by number of KPI: valid by itself; from checkIndicators
	linked []int32  // by number of step: how many chains link it; from checkChains
	roster []uint64 // every membership, sorted; made by memberFlaw
}

// checkFormat reports another format than ours.
func (v *validator) checkFormat() {
	if f := formatFlaw(v.m.Format); f != nil && v.m.Format != "" {
		v.bad.put("format", f)
	}
}

// checkMinGroup reports a smallest group of less than nobody.
func (v *validator) checkMinGroup() {
	if v.m.MinGroup < 0 {
		v.bad.add("min_group", codeMinGroup, kpi.ErrRange,
			"the smallest group is %d, below 0", v.m.MinGroup)
	}
}

// indicator returns the definition of a KPI by its number.
func (v *validator) indicator(number int32) kpi.Indicator {
	if first := int(v.kpis.first[number]); first < len(v.m.KPIs) {
		return v.m.KPIs[first]
	}
	return passes()
}

// reads reports whether a KPI is read at a step: see [Step].KPIs.
func (v *validator) reads(step int32, kpiID string) bool {
	list := v.m.Steps[v.steps.first[step]].KPIs
	return len(list) == 0 || slices.Contains(list, kpiID)
}

// checkKPIs reports, in a list of KPIs that limits what is read at a step, those
// that are unknown or stand twice. at formats the path of the list.
func (v *validator) checkKPIs(list []string, at func() string) {
	for k, id := range list {
		if f := v.kpiFlaw(id); f != nil {
			v.bad.put(fmt.Sprintf("%s[%d]", at(), k), f)
		}
	}
	repeats(list, func(k, first int) {
		v.bad.add(fmt.Sprintf("%s[%d]", at(), k), codeRepeated, ErrDuplicate,
			"%q is in the list twice", list[k])
	})
}

// kpiFlaw reports an ID that names no KPI that can be read at a step or a chain.
func (v *validator) kpiFlaw(id string) *flaw {
	if id == Passes {
		return newFlaw(codePassesOnly, ErrUnknown, "%q is read at a step of a chain only", id)
	}
	return v.anyKPIFlaw(id)
}

// anyKPIFlaw reports an ID that names no KPI.
func (v *validator) anyKPIFlaw(id string) *flaw {
	if v.kpis.lookup(id) < 0 {
		return newFlaw(codeUnknown, ErrUnknown, "no KPI %q", id)
	}
	return nil
}

// checkText reports text for people that could not be written as JSON.
func (v *validator) checkText(text string, at func() string) {
	if !utf8.ValidString(text) {
		v.bad.add(at(), codeText, ErrSyntax, "%.40q is not valid UTF-8", text)
	}
}

// repeats calls report for every key that stands earlier in the list too, in
// order. It makes a map only if there are any.
func repeats[K cmp.Ordered](keys []K, report func(i, first int)) {
	if len(keys) < 2 {
		return
	}
	sorted := slices.Clone(keys)
	slices.Sort(sorted)
	distinct := len(slices.Compact(sorted))
	if distinct == len(keys) {
		return
	}
	first := make(map[K]int, distinct)
	for i, key := range keys {
		if k, twice := first[key]; twice {
			report(i, k)
		} else {
			first[key] = i
		}
	}
}
