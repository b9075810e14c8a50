package picture_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/dashboard/picture"
	"github.com/kpichain/kpichain/internal/flip"
	"github.com/kpichain/kpichain/internal/golden"
	"github.com/kpichain/kpichain/kpi"
)

// flowAll draws everything there is to draw of boards: every chain, KPI and group.
func flowAll(t testing.TB, bs *dashboard.Boards, o picture.Options) (list []picture.Picture) {
	t.Helper()
	whos := []chain.Place{{}}
	for at := range bs.Plan().Outline() {
		whos = append(whos, at)
	}
	for i := range bs.Plan().Indicators() {
		for c := range bs.Plan().Chains() {
			flow, err := picture.Chain(bs, c.ID, i.ID, o)
			if i.ID == chain.Passes && err != nil {
				continue
			}
			require.NoError(t, err)
			list = append(list, flow)
			for _, who := range whos {
				list = append(list, picture.Waterfall(flowBoard(t, bs, who), c.ID, i.ID, o))
			}
		}
		for _, at := range whos[1:] {
			tree, err := picture.Cascade(bs, at, i.ID, chain.Teams, o)
			require.NoError(t, err)
			list = append(list, tree)
		}
	}
	return list
}

func flowScenes(t testing.TB) map[string]*dashboard.Boards {
	stress, readings := flowStress()
	nothing := flowOrder()
	nothing.Goals, nothing.Chains[0].Question, nothing.Chains[0].Satisfaction = nil, "", ""
	one := flowOrder()
	one.Chains[0].Links = chain.Sequence("pick")
	one.Goals = one.Goals[2:3]
	return map[string]*dashboard.Boards{
		"an order":         flowBoards(t, flowOrder(), flowMonth()...),
		"nothing read":     flowBoards(t, flowOrder()),
		"nothing aimed at": flowBoards(t, nothing, flowMonth()[1:9]...),
		"one step":         flowBoards(t, one, flowMonth()[15:17]...),
		"a shop":           flowExample(t, "shop/year", "months.json"),
		"research":         flowExample(t, "research", "readings.json"),
		"at the limits":    flowBoards(t, stress, readings...),
	}
}

// Every picture is well-formed, whatever the model's names and numbers are, and no text
// stands over another.
func TestFlowPicturesAreWhole(t *testing.T) {
	for name, bs := range flowScenes(t) { // in any order
		t.Run(name, func(t *testing.T) {
			for _, o := range []picture.Options{{}, {Format: kpi.Format{Language: "nl", Group: true}, Look: picture.Dark, IDPrefix: "x"}} {
				all := flowAll(t, bs, o)
				for k, p := range all {
					if k < 80 || k > len(all)-20 { // of the largest not all alike
						checkFlow(t, p)
					}
				}
			}
		})
	}
}

// The settings of package decimal, which are the host's, change no picture, and neither
// does anything else.
func TestFlowPicturesAreDetermined(t *testing.T) {
	draw := func() (all string) {
		for _, p := range flowAll(t, flowBoards(t, flowOrder(), flowMonth()...), picture.Options{}) {
			all += forms(p)
		}
		return all
	}
	want := draw()
	flip.Decimals(t, 100)
	assert.Equal(t, want, draw())
}

func TestFlowPicturesGolden(t *testing.T) {
	bs := flowBoards(t, flowOrder(), flowMonth()...)
	tree, err := picture.Cascade(bs, chain.Whole("order"), "lead", chain.Teams, picture.Options{})
	require.NoError(t, err)
	flow, err := picture.Chain(bs, "order", "lead", picture.Options{})
	require.NoError(t, err)
	tests := map[string]picture.Picture{
		"waterfall": picture.Waterfall(flowBoard(t, bs, chain.Whole("order")), "order", "lead", picture.Options{}),
		"waterfall-department": picture.Waterfall(flowBoard(t, bs, chain.Place{Unit: "logistics"}), "order", "cost",
			picture.Options{Format: kpi.Format{Language: "nl", Group: true}, Look: picture.Dark}),
		"cascade": tree,
		"chain":   flow,
	}
	for name, p := range tests { // in any order
		t.Run(name, func(t *testing.T) {
			lines := strings.ReplaceAll(string(p.SVG()), "><", ">\n<")
			golden.Compare(t, "testdata/"+name+".svg", lines)
			golden.Compare(t, "testdata/"+name+".vl.json", string(p.VegaLite()))
		})
	}
}

// A waterfall runs from the target to the reading without a break, whoever looks.
func TestWaterfallAddsUp(t *testing.T) {
	type row struct {
		Kind     string      `json:"kind"`
		From, To json.Number `json:",omitempty"`
	}
	for name, bs := range flowScenes(t) { // in any order
		for c := range bs.Plan().Chains() {
			for i := range bs.Plan().Indicators() {
				for at := range bs.Plan().Outline() {
					board := flowBoard(t, bs, at)
					var spec struct{ Data struct{ Values []row } }
					require.NoError(t, json.Unmarshal(picture.Waterfall(board, c.ID, i.ID, picture.Options{}).VegaLite(), &spec))
					rows := spec.Data.Values
					for k := 1; k < len(rows); k++ {
						if rows[k].Kind == "reading" {
							// What is too little to be told is left out.
							assert.InDelta(t, value(t, rows[k-1].To), value(t, rows[k].To), 1, "%s: %s", name, at)
							continue
						}
						assert.Equal(t, rows[k-1].To, rows[k].From, "%s: %s", name, at)
					}
				}
			}
		}
	}
}

func value(t testing.TB, n json.Number) float64 {
	v, err := n.Float64()
	require.NoError(t, err)
	return v
}

// What makes the chain better comes first.
func TestWaterfallSuccessesFirst(t *testing.T) {
	bs := flowBoards(t, flowOrder(), flowMonth()...)
	text := string(picture.Waterfall(flowBoard(t, bs, chain.Place{}), "order", "cost", picture.Options{}).HTML())
	var at []int
	for _, name := range []string{"Bring it home", "Check the payment", "Take the order", "Pick and pack"} {
		at = append(at, strings.LastIndex(text, ">"+name+"<"))
	}
	assert.IsIncreasing(t, at)
	assert.Contains(t, text, ">−4200 EUR</td><td>↗ better</td>")
	assert.Contains(t, text, ">+2500 EUR</td><td>↘ to gain</td>")
}

func TestWaterfallOfNothing(t *testing.T) {
	bs := flowBoards(t, flowOrder(), flowMonth()...)
	noGoal := flowOrder()
	noGoal.Goals = noGoal.Goals[2:]
	board := flowBoard(t, bs, chain.Place{})
	tests := []struct {
		name       string
		board      *dashboard.Board
		chain, kpi string
		want       string
	}{
		{"no board", nil, "order", "lead", "This board does not show this KPI of this chain."},
		{"an empty one", &dashboard.Board{}, "", "", "This board does not show this KPI of this chain."},
		{"another chain", board, "other", "lead", "This board does not show this KPI of this chain."},
		{"another KPI", board, "order", "other", "This board does not show this KPI of this chain."},
		{"no reading", board, "order", "filled", "There is no reading yet."},
		{"no target", flowBoard(t, flowBoards(t, noGoal, flowMonth()[:1]...), chain.Place{}), "order", "happy",
			"There is no target yet to hold it against."},
		{"no parts", board, "order", "happy", "How it divides is not known."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := picture.Waterfall(test.board, test.chain, test.kpi, picture.Options{})
			checkFlow(t, p)
			assert.Contains(t, string(p.SVG()), ">"+test.want+"<")
		})
	}
}

func TestFlowErrors(t *testing.T) {
	bs := flowBoards(t, flowOrder(), flowMonth()...)
	order := chain.Whole("order")
	tests := []struct {
		name   string
		boards *dashboard.Boards
		at     chain.Place
		kpi    string
		want   error
	}{
		{"no boards", nil, order, "lead", kpi.ErrParts},
		{"of no results", &dashboard.Boards{}, order, "lead", kpi.ErrParts},
		{"no KPI", bs, order, "", chain.ErrUnknown},
		{"another KPI", bs, order, "other", chain.ErrUnknown},
		{"another place", bs, chain.Whole("other"), "lead", chain.ErrUnknown},
		{"no place", bs, chain.Place{}, "lead", chain.ErrUnknown},
		{"a person", bs, chain.At("pick").By("day").Who("p1"), "lead", chain.ErrUnknown},
		{"people", bs, chain.Place{Person: "p1"}, "lead", chain.ErrUnknown},
		{"a pattern", bs, chain.Place{Unit: "day"}, "lead", chain.ErrUnknown},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p, err := picture.Cascade(test.boards, test.at, test.kpi, chain.Teams, picture.Options{})
			assert.ErrorIs(t, err, test.want)
			assert.Empty(t, p.Title())
			if test.at.Chain != "" || test.at == (chain.Place{}) {
				_, err = picture.Chain(test.boards, test.at.Chain, test.kpi, picture.Options{})
				assert.ErrorIs(t, err, test.want)
			}
		})
	}
}
