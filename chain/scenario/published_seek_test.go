package scenario_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/scenario"
	"github.com/kpichain/kpichain/kpi"
)

// publishedYields is a chain of three yields with as many decimals.
func publishedYields(t *testing.T, decimals int32, target string, yields ...string) *chain.Result {
	t.Helper()
	m := seekModel(kpi.Indicator{Decimals: decimals, Along: kpi.Product}, seekGoal(chain.Whole("x"), target))
	read := seekRead{}
	for n, step := range []string{"a", "b", "c"} {
		if yields[n] != "?" {
			read[chain.At(step)] = seekOf(yields[n])
		}
	}
	return seekResult(t, m, read)
}

// What one yield must be for the whole to make it. The answer is rounded on the strict
// side, and one above 1 is out of reach.
func TestPublished_goalSeek(t *testing.T) {
	cases := []struct {
		name, source, want, need string
	}{
		{"goal_seek_product", "minitab yields, closed form t_j = T / prod(others): 0.897129186603", "0.75",
			"0.897129187; 0.750000000332; 0.749999999496"},
		{"goal_seek_infeasible", "required yield above 1 (1.016746411483) must be reported as infeasible, not clipped", "0.85",
			"no data; 0.836; no data; out of reach"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := publishedYields(t, 9, c.want, "0.95", "?", "0.88")
			got, err := scenario.Seek(r, chain.Whole("x"), "k", seekNum(c.want), chain.At("b"))
			require.NoError(t, err)
			assert.Equal(t, c.need, seekText(got), c.source)
		})
	}
}

// What the whole gains by one last digit of a part is the partial derivative: yields are
// multiplied.
func TestPublished_sensitivity(t *testing.T) {
	cases := []struct {
		name, source     string
		yields, partials []string
	}{
		{"sensitivity_product_elasticity", "d ln y / d ln x_i = 1 for every factor; +1% relative on any step gives +1%",
			[]string{"0.95", "0.84", "0.88"}, []string{"0.7392", "0.836", "0.798"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := publishedYields(t, 4, "0.75", c.yields...)
			levers, err := scenario.Levers(r, chain.Whole("x"), "k")
			require.NoError(t, err)
			got := map[string]string{}
			for _, l := range levers {
				got[l.At.Step] = l.Up.Shift(4).String() + " " + l.Down.Shift(4).String()
			}
			want := map[string]string{}
			for n, step := range []string{"a", "b", "c"} {
				want[step] = c.partials[n] + " -" + c.partials[n]
			}
			assert.Equal(t, want, got, c.source)
			// "largest absolute lever is the worst step (0.84)"
			assert.Equal(t, chain.At("b"), levers[0].At)
			for n, step := range []string{"a", "b", "c"} {
				more := seekNum(c.yields[n]).Mul(seekNum("1.01"))
				after, err := r.With(chain.Measurement{At: chain.At(step), KPI: "k", Reading: kpi.Of(more)})
				require.NoError(t, err)
				g, _ := after.Gauge(chain.Whole("x"), "k")
				assert.Equal(t, "0.7092624", g.Reading.String(), "1.01 * 0.70224")
			}
		})
	}
}

// An activity of a published project: what must be done before it, how long it takes, and
// by how much it may take longer before the project does.
type activity struct {
	id           string
	after        []string
	takes, slack int64
}

// projects are published critical paths. Where a project ends in two activities, "end"
// comes after both.
func projects() []struct {
	name, source string
	duration     int64
	activities   []activity
} {
	return []struct {
		name, source string
		duration     int64
		activities   []activity
	}{
		{"taylor_8_1", "Taylor, Introduction to Management Science, ch. 8 solutions, https://ar.scribd.com/doc/47113515/TaylCh08", 20,
			[]activity{{"1-2", nil, 7, 2}, {"1-3", nil, 10, 0}, {"2-4", []string{"1-2"}, 6, 2}, {"3-4", []string{"1-3"}, 5, 0},
				{"3-5", []string{"1-3"}, 4, 4}, {"4-5", []string{"2-4", "3-4"}, 3, 0}, {"5-6", []string{"3-5", "4-5"}, 2, 0}}},
		// The source has the critical path A B C E F J L N and the duration; the other slacks
		// follow from the mean times, and are worked out here.
		{"pert_reliable_construction", "Hillier & Lieberman, Reliable Construction Co. (memory)", 44,
			[]activity{{"A", nil, 2, 0}, {"B", []string{"A"}, 4, 0}, {"C", []string{"B"}, 10, 0}, {"D", []string{"C"}, 6, 4},
				{"E", []string{"C"}, 4, 0}, {"F", []string{"E"}, 5, 0}, {"G", []string{"D"}, 7, 4}, {"H", []string{"E", "G"}, 9, 4},
				{"I", []string{"C"}, 7, 2}, {"J", []string{"F", "I"}, 8, 0}, {"K", []string{"J"}, 4, 1}, {"L", []string{"J"}, 5, 0},
				{"M", []string{"H"}, 2, 4}, {"N", []string{"K", "L"}, 6, 0}, {"end", []string{"M", "N"}, 0, 0}}},
	}
}

// projectResult is a project as a chain.
func projectResult(t *testing.T, duration int64, activities []activity) *chain.Result {
	t.Helper()
	m := chain.Model{KPIs: []kpi.Indicator{{ID: "k", Unit: "weeks", Better: kpi.Lower, Along: kpi.Path}},
		Chains: []chain.Chain{{ID: "x"}},
		Goals:  []chain.Goal{{At: chain.Whole("x"), KPI: "k", Target: decimal.New(duration, 0)}}}
	read := seekRead{}
	for _, a := range activities {
		m.Steps = append(m.Steps, chain.Step{ID: a.id})
		after := a.after
		if after == nil {
			after = []string{chain.Start}
		}
		m.Chains[0].Links = append(m.Chains[0].Links, chain.Link{Step: a.id, After: after})
		read[chain.At(a.id)] = kpi.Of(decimal.New(a.takes, 0))
	}
	return seekResult(t, m, read)
}

// An activity may take as much longer as its slack and no more; and only a critical one
// that takes less time makes the project take less.
func TestPublished_criticalPathWhatIf(t *testing.T) {
	x := chain.Whole("x")
	whole := func(n int64) kpi.Reading { return kpi.Of(decimal.New(n, 0)) }
	for _, p := range projects() {
		t.Run(p.name, func(t *testing.T) {
			r := projectResult(t, p.duration, p.activities)
			levers, err := scenario.Levers(r, x, "k")
			require.NoError(t, err)
			require.Len(t, levers, len(p.activities), p.source)
			tried := map[string]scenario.Lever{}
			for _, l := range levers {
				tried[l.At.Step] = l
			}
			for _, a := range p.activities {
				at, critical := chain.At(a.id), a.slack == 0
				for longer, want := range map[int64]int64{a.slack: p.duration, a.slack + 1: p.duration + 1} {
					after, err := r.With(chain.Measurement{At: at, KPI: "k", Reading: whole(a.takes + longer)})
					require.NoError(t, err)
					g, _ := after.Gauge(x, "k")
					assert.True(t, whole(want).Equal(g.Reading), "%s takes %d longer", a.id, longer)
				}
				l := tried[a.id]
				assert.Equal(t, critical && a.takes > 0, l.Up.Equal(decimal.New(1, 0)), "%s up %s", a.id, l.Up)
				assert.Equal(t, critical, l.Down.Equal(decimal.New(-1, 0)), "%s down %s", a.id, l.Down)
				assert.Equal(t, !critical, l.Down.IsZero(), "%s down %s", a.id, l.Down)
				assert.True(t, whole(a.takes+a.slack).Equal(l.Needed), "%s needs %s", a.id, l.Needed)

				longest, err := scenario.Seek(r, x, "k", decimal.New(p.duration, 0), at)
				require.NoError(t, err)
				want := scenario.Need{At: at, Reading: whole(a.takes + a.slack), Whole: whole(p.duration), Short: whole(p.duration + 1)}
				assert.Equal(t, seekText(want), seekText(longest), a.id)

				sooner, err := scenario.Seek(r, x, "k", decimal.New(p.duration-1, 0), at)
				require.NoError(t, err)
				want = scenario.Need{At: at, Whole: whole(p.duration), OutOfReach: true}
				if critical && a.takes > 0 {
					want = scenario.Need{At: at, Reading: whole(a.takes - 1), Whole: whole(p.duration - 1), Short: whole(p.duration)}
				}
				assert.Equal(t, seekText(want), seekText(sooner), a.id)
			}
		})
	}
}
