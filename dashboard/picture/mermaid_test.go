package picture_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard/picture"
	"github.com/kpichain/kpichain/internal/flip"
	"github.com/kpichain/kpichain/kpi"
)

// help is a question that goes one of three ways, or none, with two things done at
// the same time before it.
func help() chain.Model {
	return chain.Model{
		KPIs:  []kpi.Indicator{{ID: "happy", Name: "Customers helped"}},
		Units: []chain.Unit{{ID: "desk", Name: "Service desk"}, {ID: "it", Name: "IT"}, {ID: "web", Parent: "it"}},
		Members: []chain.Member{
			{Person: "p1", Unit: "desk"}, {Person: "p2", Unit: "web"},
		},
		Steps: []chain.Step{
			{ID: "ask", Name: "Listen", By: []chain.Assignment{{Unit: "desk"}}},
			{ID: "look", Name: "Look it up", By: []chain.Assignment{{Unit: "web"}, {Unit: "desk", Person: "p1"}, {Unit: "it"}}},
			{ID: "queue", Name: "Waiting", Handover: true},
			{ID: "phone"}, {ID: "visit"},
			{ID: "close", Name: "Close"},
			{ID: "note", Name: "Write down"},
		},
		Chains: []chain.Chain{{
			ID: "help", Name: "Help", Question: "Can you help me?", Satisfaction: "happy", Owner: "p9",
			Links: []chain.Link{
				{Step: "ask"},
				{Step: "look", After: []string{chain.Start}, Passes: d("1.25")},
				{Step: "queue", After: []string{"ask", "look"}},
				{Step: "phone", Choice: "how", Passes: d("0.625")},
				{Step: "visit", Choice: "how", Passes: d("0.25")},
				{Step: "note", After: []string{"visit"}, Passes: d("0.30")},
				{Step: "close", After: []string{"phone", "visit"}},
			},
		}},
	}
}

func TestMermaid(t *testing.T) {
	flip.Decimals(t, 50)
	want := `flowchart TD
  accTitle: Help
  n1(["Can you help me#63;"])
  n2["Listen\nService desk"]
  n3["Look it up\nIT, Service desk\n1#46;25 × per question"]
  n4{{"Waiting\nhandover"}}
  n5{"how"}
  n6["phone"]
  n7["visit"]
  n8["Write down\n0#46;3 × per question"]
  n9["Close"]
  n10(["Customers helped"])
  n1 --> n2
  n1 --> n3
  n2 --> n4
  n3 --> n4
  n4 --> n5
  n5 -->|"62#46;5 #37;"| n6
  n5 -->|"25 #37;"| n7
  n7 --> n8
  n6 --> n9
  n7 --> n9
  n5 -->|"12#46;5 #37;"| n9
  n9 --> n10
`
	_, err := chain.NewPlan(help())
	require.NoError(t, err)
	got, err := picture.Mermaid(help(), "help", picture.Options{})
	require.NoError(t, err)
	assert.Equal(t, want, got)

	dutch := strings.NewReplacer("handover", "overdracht", "per question", "per vraag", "1#46;25", "1,25",
		"0#46;3", "0,3", "62#46;5", "62,5", "12#46;5", "12,5").Replace(want)
	got, err = picture.Mermaid(help(), "help", picture.Options{Format: kpi.Format{Language: "nl"}})
	require.NoError(t, err)
	assert.Equal(t, dutch, got)
}

func TestMermaid_unknown(t *testing.T) {
	got, err := picture.Mermaid(help(), "nothing", picture.Options{})
	assert.ErrorIs(t, err, chain.ErrUnknown)
	assert.EqualError(t, err, `mermaid: chain: unknown: the model has no chain "nothing"`)
	assert.Equal(t, "", got)
}

// TestMermaid_invalid draws what is no model.
func TestMermaid_invalid(t *testing.T) {
	links := func(links ...chain.Link) chain.Model {
		return chain.Model{Chains: []chain.Chain{{ID: "c", Links: links}}}
	}
	huge := decimal.New(1, 1<<30)
	tests := []struct {
		name  string
		model chain.Model
		want  string
	}{
		{"no links", links(), `n1(["#63;"]) n2(["#63;"]) n1 --> n2`},
		{"unknown step", links(chain.Link{Step: "s"}), `n1(["#63;"]) n2["s"] n3(["#63;"]) n1 --> n2 n2 --> n3`},
		{"after what is not there or later", links(chain.Link{Step: "s", After: []string{"x", "t"}}, chain.Link{Step: "t"}),
			`n1(["#63;"]) n2["s"] n3["t"] n4(["#63;"]) n1 --> n2 n2 --> n3 n3 --> n4`},
		{"a step twice", links(chain.Link{Step: "s"}, chain.Link{Step: "s", After: []string{"s", "s"}}),
			`n1(["#63;"]) n2["s"] n3["s"] n4(["#63;"]) n1 --> n2 n2 --> n3 n3 --> n4`},
		{"after itself", links(chain.Link{Step: "s", After: []string{"s"}}),
			`n1(["#63;"]) n2["s"] n3(["#63;"]) n1 --> n2 n2 --> n3`},
		{"chances of more than all", links(chain.Link{Step: "s", Choice: "x", Passes: d("0.7")}, chain.Link{Step: "t", Choice: "x"}),
			`n1(["#63;"]) n2{"x"} n3["s"] n4["t"] n5(["#63;"]) n1 --> n2 n2 -->|"70 #37;"| n3 n2 -->|"100 #37;"| n4 n3 --> n5 n4 --> n5`},
		{"passes too many to write", links(chain.Link{Step: "s", Passes: huge}, chain.Link{Step: "t", Choice: "x", Passes: huge}),
			`n1(["#63;"]) n2["s"] n3{"x"} n4["t"] n5(["#63;"]) n1 --> n2 n2 --> n3 n3 --> n4 n4 --> n5 n3 -->|"100 #37;"| n5`},
		{"units in a loop", chain.Model{
			Units:  []chain.Unit{{ID: "a", Parent: "b"}, {ID: "b", Parent: "a"}},
			Steps:  []chain.Step{{ID: "s", By: []chain.Assignment{{Unit: "a"}, {Unit: "gone"}, {Unit: ""}}}},
			Chains: []chain.Chain{{ID: "c", Satisfaction: "none", Links: chain.Sequence("s")}},
		}, `n1(["#63;"]) n2["s\na, gone, #63;"] n3(["none"]) n1 --> n2 n2 --> n3`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := picture.Mermaid(tt.model, "c", picture.Options{})
			require.NoError(t, err)
			lines := strings.Split(strings.TrimSpace(got), "\n  ")
			assert.Equal(t, "flowchart TD accTitle: c "+tt.want, strings.Join(lines, " "))
		})
	}
}

// TestMermaid_people holds that no person is in it, whoever does what.
func TestMermaid_people(t *testing.T) {
	got, err := picture.Mermaid(help(), "help", picture.Options{})
	require.NoError(t, err)
	for _, person := range []string{"p1", "p2", "p9"} {
		assert.NotContains(t, got, person)
	}
}

// TestMermaid_keeps holds that drawing changes nothing of the model.
func TestMermaid_keeps(t *testing.T) {
	m := help()
	m.Chains[0].Links[2].After = slices.Clone([]string{"look", "ask"})
	_, err := picture.Mermaid(m, "help", picture.Options{})
	require.NoError(t, err)
	assert.Equal(t, []string{"look", "ask"}, m.Chains[0].Links[2].After)
}
