package chaintest

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// words says what was read, one reading a line; of very many the first.
func words(ms []chain.Measurement) string {
	const most = 24
	var lines strings.Builder
	for k, m := range ms {
		if k == most {
			fmt.Fprintf(&lines, "  and %d more\n", len(ms)-most)
			break
		}
		fmt.Fprintf(&lines, "  %s\n", measurement(m))
	}
	return lines.String()
}

// measurement says what was read where.
func measurement(m chain.Measurement) string {
	text := fmt.Sprintf("%s of %s reads %s", m.KPI, m.At, value(m.Reading))
	if _, den, _ := m.Reading.Terms(); den.Sign() > 0 && !den.Equal(one()) {
		text += ", volume " + number(den)
	}
	return text
}

// value says what a reading is as one number, if it is one.
func value(r kpi.Reading) string {
	if v, ok := r.Value(); ok {
		return number(v)
	}
	return r.String()
}

// number writes a number whatever the host set in package decimal.
func number(d decimal.Decimal) string { return kpi.Of(d).String() }

// problems says what is wrong with a model, one problem a line.
func problems(e *chain.InvalidError) string {
	var lines []string
	for _, p := range e.Problems {
		lines = append(lines, "  "+p.String())
	}
	return strings.Join(lines, "\n")
}
