package chain

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/kpi"
)

// Passes is the KPI that every link has without being defined: at {Chain, Step},
// a reading of kpi.Per(times passed, questions). Where it is measured it is used
// to compose; gaps then tell being slower from being passed more often. Where it
// is not, Link.Passes is used. It may have a goal there: what the cascade
// promises holds at planned passes. "passes" and "start" are reserved IDs.
const Passes = "passes"

// passes defines [Passes]: fewer is better, and never less than none.
func passes() kpi.Indicator {
	return kpi.Indicator{
		ID:       Passes,
		Name:     "Times passed",
		Decimals: 3,
		Better:   kpi.Lower,
		Domain:   kpi.AtLeast(decimal.Decimal{}),
	}
}
