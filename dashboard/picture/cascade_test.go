package picture_test

import (
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/dashboard/picture"
	"github.com/kpichain/kpichain/kpi"
)

// A cascade goes as deep as is asked for, and never to people.
func TestCascadeLevels(t *testing.T) {
	bs := flowBoards(t, flowOrder(), flowMonth()...)
	steps := []string{"Order at home", "Take the order", "Pick and pack", "Check the payment", "Waiting for the van", "Bring it home"}
	tests := []struct {
		at    chain.Place
		level chain.Level
		want  []string
	}{
		{chain.Whole("order"), chain.Steps, steps},
		{chain.At("pick"), chain.Steps, []string{"Pick and pack"}},
		{chain.At("pick"), chain.Departments, []string{"Pick and pack", "Logistics"}},
		{chain.At("pick"), chain.Teams, []string{"Pick and pack", "Logistics", "Day team", "Night team"}},
		{chain.At("pick"), chain.People, []string{"Pick and pack", "Logistics", "Day team", "Night team"}},
		{chain.At("pick").By("logistics"), chain.People, []string{"Logistics", "Day team", "Night team"}},
		{chain.At("pick").By("day"), chain.People, []string{"Day team"}},
	}
	for _, test := range tests {
		t.Run(fmt.Sprint(test.at, " ", test.level), func(t *testing.T) {
			p, err := picture.Cascade(bs, test.at, "lead", test.level, picture.Options{})
			require.NoError(t, err)
			assert.Equal(t, test.want, rowHeads(t, p))
		})
	}
}

// rowHeads returns the heads of the rows of a picture's table.
func rowHeads(t testing.TB, p picture.Picture) (heads []string) {
	t.Helper()
	_, html, _ := strings.Cut(string(p.HTML()), "<tbody>")
	body, _, _ := strings.Cut(html, "</tbody>")
	var rows struct {
		Rows []struct {
			Head string `xml:"th"`
		} `xml:"tr"`
	}
	require.NoError(t, xml.Unmarshal([]byte("<tbody>"+body+"</tbody>"), &rows))
	for _, r := range rows.Rows {
		heads = append(heads, r.Head)
	}
	return heads
}

// broad is a chain of steps by many departments, of which one step reads badly; deep, units
// within units.
func broad(steps, departments, deep int) (chain.Model, []chain.Measurement) {
	m := chain.Model{
		KPIs:     []kpi.Indicator{{ID: "right", Decimals: 3, Along: kpi.Ratio, Across: kpi.Ratio}},
		Chains:   []chain.Chain{{ID: "c"}},
		Goals:    []chain.Goal{{At: chain.Whole("c"), KPI: "right", Target: num("0.9")}},
		MinGroup: 1,
	}
	var ms []chain.Measurement
	for u := range departments {
		m.Units = append(m.Units, chain.Unit{ID: fmt.Sprint("u", u)})
		for k := range deep {
			above := fmt.Sprint("u", u)
			if k > 0 {
				above = fmt.Sprintf("u%d-%d", u, k-1)
			}
			m.Units = append(m.Units, chain.Unit{ID: fmt.Sprintf("u%d-%d", u, k), Parent: above})
		}
	}
	for s := range steps {
		step := chain.Step{ID: fmt.Sprint("s", s)}
		for u := range departments {
			step.By = append(step.By, chain.Assignment{Unit: fmt.Sprint("u", u)})
			value := "95"
			if s == steps-1 && u == departments-1 {
				value = "5"
			}
			ms = append(ms, chain.Measurement{At: chain.At(step.ID).By(fmt.Sprint("u", u)), KPI: "right", Reading: kpi.Per(num(value), num("100"))})
		}
		m.Steps = append(m.Steps, step)
		m.Chains[0].Links = append(m.Chains[0].Links, chain.Link{Step: step.ID})
	}
	return m, ms
}

// However many places there are, the drawing has room for them, and what needs a look is in
// it; the table has all.
func TestCascadeOfMany(t *testing.T) {
	tests := []struct{ steps, departments, deep, places int }{
		{25, 20, 0, 526},
		{2, 300, 0, 603},
		{1, 2, 30, 64},
		{300, 1, 0, 601},
	}
	for _, test := range tests {
		t.Run(fmt.Sprint(test.places), func(t *testing.T) {
			m, ms := broad(test.steps, test.departments, test.deep)
			p, err := picture.Cascade(flowBoards(t, m, ms...), chain.Whole("c"), "right", chain.Teams, picture.Options{})
			require.NoError(t, err)
			checkFlow(t, p)
			assert.Len(t, rowHeads(t, p), test.places)
			_, height, texts := flowTexts(t, p.SVG())
			assert.Less(t, height, 40000)
			assert.Less(t, len(p.SVG()), 120000)
			var said []string
			for _, w := range texts {
				said = append(said, w.text)
			}
			assert.Contains(t, said, fmt.Sprint("s", test.steps-1), "which is red")
			assert.Contains(t, said, fmt.Sprint("u", test.departments-1))
			assert.Regexp(t, " (more|below): ", strings.Join(said, "\n"))
		})
	}
}

func ExampleCascade() {
	p := flowOrderBoards()
	tree, err := picture.Cascade(p, chain.Whole("order"), "lead", chain.Steps, picture.Options{})
	if err != nil {
		panic(err)
	}
	fmt.Println(tree.Title())
	fmt.Println(strings.Count(string(tree.SVG()), "<text"), "texts")
	// Output:
	// Lead time · Order at home · 2025-03: targets and lights from whole to part
	// 28 texts
}

func ExampleWaterfall() {
	board, err := flowOrderBoards().For(chain.Whole("order"))
	if err != nil {
		panic(err)
	}
	fall := picture.Waterfall(board, "order", "lead", picture.Options{Format: kpi.Format{Language: "nl"}})
	fmt.Println(fall.Title())
	fmt.Println(strings.Contains(string(fall.HTML()), "↘ te winnen"))
	// Output:
	// Lead time · Order at home · 2025-03: van streefwaarde naar stand
	// true
}

func ExampleChain() {
	flow, err := picture.Chain(flowOrderBoards(), "order", "lead", picture.Options{})
	if err != nil {
		panic(err)
	}
	fmt.Println(flow.Title())
	fmt.Println(strings.Contains(string(flow.SVG()), "Most to gain: Pick and pack 2.4 h"))
	// Output:
	// Lead time · Order at home · 2025-03: from question to satisfied customer
	// true
}

// flowOrderBoards makes the boards of a month of orders, for examples.
func flowOrderBoards() *dashboard.Boards {
	plan, err := chain.NewPlan(flowOrder())
	if err != nil {
		panic(err)
	}
	result, err := plan.Evaluate("2025-03", flowMonth())
	if err != nil {
		panic(err)
	}
	boards, err := dashboard.New(result)
	if err != nil {
		panic(err)
	}
	return boards
}
