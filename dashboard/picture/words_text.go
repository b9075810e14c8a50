package picture

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// textWords are what the diagrams say beside the model's own texts.
type textWords struct {
	// A step between two, and how often one question passes a step.
	handover, perQuestion string
	// What a graph of goals is called, what is set at a place, and where no chain runs.
	title, goal, outside string
	// What getting better at one KPI does to another: better, worse, or it depends.
	drives, harms, moves string
}

// textWords returns the words in the language of o.
func (o Options) textWords() textWords {
	return in(o.Format.Language, textWords{
		handover: "handover", perQuestion: "× per question",
		title: "Goals and influences", goal: "goal", outside: "outside the customer chains",
		drives: "helps", harms: "harms", moves: "moves",
	}, textWords{
		handover: "overdracht", perQuestion: "× per vraag",
		title: "Doelen en invloeden", goal: "doel", outside: "buiten de klantketens",
		drives: "helpt", harms: "schaadt", moves: "beweegt",
	})
}

// amount writes a number with as many decimals as it has, up to nine. It returns ""
// for one that is too long to be used.
func (o Options) amount(d decimal.Decimal, unit string) string {
	x, err := exact.From(d)
	if err != nil {
		return ""
	}
	d = x.Out(exact.HalfAway)
	i := kpi.Indicator{Unit: unit, Decimals: max(-d.Exponent(), 0)}
	return i.Format(kpi.Of(d), o.Format)
}
