package chain_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/chain"
)

func TestCheckCompetences(t *testing.T) {
	needs := func(step int, list ...string) func(m *chain.Model) {
		return func(m *chain.Model) { m.Steps[step].Needs = list }
	}
	can := func(member int, list ...string) func(m *chain.Model) {
		return func(m *chain.Model) { m.Members[member].Can = list }
	}
	in := func(unit, person string, list ...string) func(m *chain.Model) {
		return func(m *chain.Model) {
			m.Members = append(m.Members, chain.Member{Person: person, Unit: unit, Can: list})
		}
	}
	testChecks(t, []checkCase{
		{"nothing needed", can(0, "lift"), nil},
		{"nobody can", needs(0, "lift"), []string{"KK801 /pick lift"}},
		{"nobody can either of two", needs(0, "lift", "ladder"), []string{"KK801 /pick ladder", "KK801 /pick lift"}},
		{"needed twice over", needs(0, "lift", "lift"), []string{"KK801 /pick lift"}},
		{"one can", all(needs(0, "lift"), can(0, "ladder", "lift")), []string{"KK802 /pick lift"}},
		{"two can", all(needs(0, "lift"), can(0, "lift"), can(1, "lift")), nil},
		{"one can, another elsewhere", all(needs(0, "lift"), can(0, "lift"), can(2, "lift")),
			[]string{"KK802 /pick lift"}},
		{"someone can as another unit's", all(needs(0, "lift"), in("transport", "p1", "lift")),
			[]string{"KK802 /pick lift"}},
		{"one person in two teams", all(needs(0, "lift"), unit("night", "warehouse"), in("night", "p1", "lift"), can(0, "lift")),
			[]string{"KK802 /pick lift"}},
		{"two people, one in a team below", all(needs(0, "lift"), unit("night", "warehouse"), in("night", "p5", "lift"), can(0, "lift")),
			nil},
		{"someone whom the line-up leaves out", all(needs(0, "lift"), can(0, "lift"), func(m *chain.Model) {
			m.Steps[0].By[0].Person = "p2"
		}), []string{"KK801 /pick lift"}},
		{"a step of no chain", all(step("talk", "warehouse"), needs(3, "lift")), nil},
		{"a step without people", all(unit("carrier", ""), needs(2, "lift"),
			func(m *chain.Model) { m.Steps[2].By[0].Unit = "carrier" }), nil},
		{"a step that nobody does", all(needs(2, "lift"), func(m *chain.Model) { m.Steps[2].By = nil }), nil},
		{"a wait", needs(1, "lift"), nil},
		{"a step of two chains", all(second("ship"), needs(2, "lift")), []string{"KK801 /ship lift"}},
		{"two steps", all(needs(0, "lift"), needs(2, "lift"), can(2, "lift"), can(0, "lift"), can(1, "lift")),
			[]string{"KK802 /ship lift"}},
	}, chain.Uncovered, chain.KeyPerson)
}

// Which competence it is stands in a field of its own.
func TestCheckCompetenceField(t *testing.T) {
	list := findingsOf(t, sampleWith(t, func(m *chain.Model) { m.Steps[0].Needs = []string{"lift"} }))
	assert.Equal(t, []chain.Finding{{Check: chain.Uncovered, Severity: chain.Fault, At: chain.At("pick"), Competence: "lift",
		Message: `Nobody on the step "Pick" has the competence "lift" that it needs, so it cannot be done as it should.`}}, list)
}
