package chain_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// kpis adds KPIs k0, k1, ... that compose across units by least.
func kpis(n int) func(m *chain.Model) {
	return func(m *chain.Model) {
		for k := range n {
			m.KPIs = append(m.KPIs, kpi.Indicator{ID: fmt.Sprintf("k%d", k), Across: kpi.Min})
		}
	}
}

// goals sets goals for some of these KPIs at a place.
func goals(at chain.Place, from, to int, depth chain.Level) func(m *chain.Model) {
	return func(m *chain.Model) {
		for k := from; k < to; k++ {
			m.Goals = append(m.Goals, chain.Goal{At: at, KPI: fmt.Sprintf("k%d", k), Target: num("1"), Depth: depth})
		}
	}
}

func TestCheckCrowded(t *testing.T) {
	pick, ship := chain.At("pick"), chain.At("ship")
	twice := func(m *chain.Model) { // p1 is in transport too
		m.Members = append(m.Members, chain.Member{Person: "p1", Unit: "transport"})
	}
	testChecks(t, []checkCase{
		{"two KPIs", nothing, nil},
		{"seven for a unit", all(kpis(5), goals(pick, 0, 5, 0)), nil},
		{"eight for a unit, and for its people", all(kpis(6), goals(pick, 0, 6, 0)), []string{"KK601 //warehouse"}},
		{"all eight of the model", all(kpis(5), goals(pick, 0, 5, 0), set(pick.By("warehouse"), "happy", "0.9")),
			[]string{"KK601 //warehouse"}},
		{"eight for a step alone", all(kpis(6), goals(pick, 0, 6, chain.Steps)), nil},
		{"eight of the profession", all(kpis(6), goals(pick, 0, 6, 0), func(m *chain.Model) {
			for n := range m.Goals {
				m.Goals[n].Craft = true
			}
		}), []string{"KK601 //warehouse"}},
		{"eight over two steps", all(kpis(6), goals(pick, 0, 3, 0), goals(ship, 3, 6, 0), func(m *chain.Model) {
			m.Steps[2].By[0].Unit = "warehouse"
		}), []string{"KK601 //warehouse"}},
		{"the same KPIs at two steps", all(kpis(5), goals(pick, 0, 5, 0), goals(ship, 0, 5, 0), func(m *chain.Model) {
			m.Steps[2].By[0].Unit = "warehouse"
		}), nil},
		{"eight, outside the chains too", all(kpis(6), goals(pick, 0, 5, 0), goals(chain.Place{Unit: "warehouse"}, 5, 6, 0)),
			[]string{"KK601 //warehouse"}},
		{"eight, where they do not work too", all(kpis(6), goals(pick, 0, 5, 0), goals(ship.By("warehouse"), 5, 6, 0)),
			[]string{"KK601 //warehouse"}},
		{"a department and its team", all(unit("night", "warehouse", "p5"), kpis(7), goals(pick, 0, 7, 0)),
			[]string{"KK601 //warehouse", "KK601 //night"}},
		{"a department, and not its team or people", all(unit("night", "warehouse", "p5"), kpis(7),
			goals(pick, 0, 7, chain.Departments)), []string{"KK601 //warehouse"}},
		{"a person in two units", all(twice, kpis(8), goals(pick, 0, 4, 0), goals(ship, 4, 8, 0)),
			[]string{"KK601 ///p1"}},
		{"a person of a unit reported", all(twice, kpis(8), goals(pick, 0, 6, 0), goals(ship, 4, 8, 0)),
			[]string{"KK601 //warehouse"}},
		{"a person below a unit reported", all(unit("night", "warehouse", "p5"), kpis(14), goals(pick, 0, 7, chain.Departments),
			goals(pick.By("night").Who("p5"), 7, 14, 0)), []string{"KK601 //warehouse"}},
		{"a person with goals of their own", all(kpis(7), goals(pick.By("warehouse").Who("p2"), 0, 7, 0)),
			[]string{"KK601 ///p2"}},
		{"a person with goals where they do not work", all(kpis(8), goals(ship.By("warehouse").Who("p2"), 0, 8, 0)),
			[]string{"KK601 ///p2"}},
	}, chain.Crowded)
	list := findingsOf(t, sampleWith(t, all(kpis(7), goals(pick.By("warehouse").Who("p2"), 0, 7, 0))), chain.Crowded)
	assert.Equal(t, "One person has goals for 8 KPIs: more than 7 cannot be taken in at a glance, so what matters is not seen.",
		list[0].Message)
}

func TestCheckManyResults(t *testing.T) {
	order := chain.Whole("order")
	testChecks(t, []checkCase{
		{"three", nothing, nil},
		{"four", all(kpis(1), goals(order, 0, 1, 0)), nil},
		{"five", all(kpis(2), goals(order, 0, 2, 0)), []string{"KK602"}},
		{"five, one on a step", all(kpis(2), goals(order, 0, 1, 0), goals(chain.At("pick"), 1, 2, 0)), nil},
		{"five, one of the profession", all(kpis(2),
			goals(order, 0, 2, 0), func(m *chain.Model) { m.Goals[0].Craft = true }), nil},
		{"five over two chains", all(second("ship"), kpis(3), goals(order, 0, 2, 0), goals(chain.Whole("repair"), 2, 3, 0)),
			[]string{"KK602"}},
		{"four, three of them twice", all(second("ship"), kpis(2), goals(order, 0, 2, 0),
			goals(chain.Whole("repair"), 0, 2, 0)), nil},
		{"of the profession on one chain only", all(second("ship"), kpis(3), goals(order, 0, 3, 0), goals(chain.Whole("repair"), 0, 3, 0),
			func(m *chain.Model) { m.Goals[4].Craft = true }), []string{"KK602"}},
	}, chain.ManyResults)
}
