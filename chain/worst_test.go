package chain_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// three is a chain of three steps for one KPI, the second done by two departments.
func three(ind kpi.Indicator, goals ...chain.Goal) chain.Model {
	ind.ID = "k"
	for k := range goals {
		goals[k].KPI = "k"
	}
	return chain.Model{
		KPIs: []kpi.Indicator{ind},
		Steps: []chain.Step{
			{ID: "a"}, {ID: "b", By: []chain.Assignment{{Unit: "u"}, {Unit: "v", Weight: num("2")}}}, {ID: "c"},
		},
		Units:  []chain.Unit{{ID: "u"}, {ID: "v"}},
		Chains: []chain.Chain{{ID: "x", Links: chain.Sequence("a", "b", "c")}},
		Goals:  goals,
	}
}

// aim returns a goal without bands.
func aim(at chain.Place, target string) chain.Goal { return chain.Goal{At: at, Target: num(target)} }

func TestPlanWorst(t *testing.T) {
	x, a, b, c := chain.Whole("x"), chain.At("a"), chain.At("b"), chain.At("c")
	yield := kpi.Indicator{Decimals: 3, Along: kpi.Product, Across: kpi.Ratio}
	amber := func(g chain.Goal, v string) chain.Goal { g.Amber = kpi.AtLeast(num(v)); return g }
	tested := three(yield, amber(aim(x, "0.9"), "0.85"), amber(aim(a, "0.95"), "0.9"), aim(b, "0.95"), aim(c, "0.95"))
	split := three(yield, aim(x, "0.95"), aim(a, "0.95"), aim(b, "0.95"), aim(b.By("u"), "0.9"), aim(c, "0.95"))
	often := three(kpi.Indicator{Better: kpi.Lower, Along: kpi.Sum}, aim(x, "24"), aim(a, "8"))
	often.Chains[0].Links[0].Passes = num("2.5")
	domain := three(kpi.Indicator{Along: kpi.Sum, Domain: kpi.AtLeast(num("0"))}, aim(x, "24"), aim(a, "8"), aim(b, "8"))
	domain.Goals = append(domain.Goals, chain.Goal{At: c, KPI: "k", Target: num("5"), Green: kpi.AtLeast(num("-5"))})
	link := three(kpi.Indicator{})
	link.Goals = []chain.Goal{{At: chain.Place{Chain: "x", Step: "a"}, KPI: chain.Passes, Target: num("1.2")}}
	uneven := three(kpi.Indicator{Better: kpi.Near, Along: kpi.Sum})
	for at, g := range map[chain.Place][3]string{x: {"20", "10", "22"}, a: {"10", "6", "12"}, b: {"10", "6", "12"}, c: {"0", "0", "0"}} {
		uneven.Goals = append(uneven.Goals, chain.Goal{At: at, KPI: "k", Target: num(g[0]), Green: kpi.Between(num(g[1]), num(g[2]))})
	}
	cases := []struct {
		name         string
		model        chain.Model
		at           chain.Place
		kpi          string
		green, amber string
	}{
		{"three times 95 % (THEORY 3)", tested, x, "k", "0.857375", "0.81225"},
		{"from the lowest places, whatever the lights between", split, x, "k", "0.81225", "0.81225"},
		{"a lowest place", tested, a, "k", "0.95", "0.9"},
		{"a step with parts", split, b, "k", "0.9", "0.9"},
		{"passes as planned", often, x, "k", "24", "24"},
		{"within the domain", domain, x, "k", "16", "16"},
		{"near: the end that is outside, though the other is farther from the target", uneven, x, "k", "24", "24"},
		{"a link", link, chain.Place{Chain: "x", Step: "a"}, chain.Passes, "1.2", "1.2"},
		{"does not compose", three(kpi.Indicator{}, aim(x, "24")), x, "k", "no data", "no data"},
	}
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			plan, err := chain.NewPlan(tt.model)
			require.NoError(t, err)
			got := map[kpi.Status]string{}
			for _, least := range []kpi.Status{kpi.NoData, kpi.Red, kpi.Amber, kpi.Green} {
				r, err := plan.Worst(tt.at, tt.kpi, least)
				require.NoError(t, err)
				got[least] = r.String()
			}
			assert.Equal(t, map[kpi.Status]string{
				kpi.NoData: "no data", kpi.Red: "no data", kpi.Amber: tt.amber, kpi.Green: tt.green}, got)
		})
	}
}

func TestPlanWorst_refuses(t *testing.T) {
	x := chain.Whole("x")
	plan, err := chain.NewPlan(three(kpi.Indicator{Along: kpi.Sum}, aim(x, "24")))
	require.NoError(t, err)
	cases := []struct {
		name  string
		at    chain.Place
		kpi   string
		least kpi.Status
		is    error
		want  string
	}{
		{"no such place", chain.At("z"), "k", kpi.Green, chain.ErrUnknown, `worst: chain: unknown: no place "/z"`},
		{"no such KPI", x, "speed", kpi.Green, chain.ErrUnknown, `worst: chain: unknown: no KPI "speed"`},
		{"no goal", chain.Place{Chain: "x", Step: "a"}, "k", kpi.Green, chain.ErrUnknown, `worst: chain: unknown: no goal for "k" at "x/a"`},
		{"no such light", x, "k", 9, kpi.ErrRange, `worst: kpi: out of range: no light Status(9)`},
	}
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			_, err := plan.Worst(tt.at, tt.kpi, tt.least)
			require.ErrorIs(t, err, tt.is)
			assert.EqualError(t, err, tt.want)
		})
	}
}
