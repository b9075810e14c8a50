package picture

import (
	"slices"
	"strings"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// names looks up what IDs of a model stand for. Of two with the same ID the first
// counts; one that the model does not have is called by its ID.
type names struct {
	kpis   map[string]kpi.Indicator
	steps  map[string]chain.Step
	chains map[string]chain.Chain
	units  map[string]chain.Unit
}

func newNames(m chain.Model) names {
	return names{
		kpis:   firsts(m.KPIs, func(i kpi.Indicator) string { return i.ID }),
		steps:  firsts(m.Steps, func(s chain.Step) string { return s.ID }),
		chains: firsts(m.Chains, func(c chain.Chain) string { return c.ID }),
		units:  firsts(m.Units, func(u chain.Unit) string { return u.ID }),
	}
}

// firsts returns the first of the list for every ID.
func firsts[T any](list []T, id func(T) string) map[string]T {
	all := make(map[string]T, len(list))
	for _, one := range list {
		if _, twice := all[id(one)]; !twice {
			all[id(one)] = one
		}
	}
	return all
}

// kpi, step, chain and unit return what people call one.
func (n names) kpi(id string) string   { return called(n.kpis[id].Name, id) }
func (n names) step(id string) string  { return called(n.steps[id].Name, id) }
func (n names) chain(id string) string { return called(n.chains[id].Name, id) }
func (n names) unit(id string) string  { return called(n.units[id].Name, id) }

// departments returns the names of the departments that do a step, in the order of
// its assignments, each once; "" where nobody does. It says nothing of people.
func (n names) departments(step chain.Step) string {
	var ids, list []string
	for _, by := range step.By {
		if id := n.department(by.Unit); !slices.Contains(ids, id) {
			ids, list = append(ids, id), append(list, n.unit(id))
		}
	}
	return strings.Join(list, ", ")
}

// department returns the unit without a parent that a unit is in. Units that are
// each other's parents end where they began.
func (n names) department(id string) string {
	for range len(n.units) {
		parent := n.units[id].Parent
		if parent == "" {
			break
		}
		id = parent
	}
	return id
}
