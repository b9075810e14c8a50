package chaintest

import (
	"fmt"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
)

// told looks for what the boards of groups hide and give away nevertheless.
func told(s *subject, ms []chain.Measurement) string {
	r, err := s.plan.Evaluate("", ms)
	if err != nil {
		return ""
	}
	boards, err := dashboard.New(r)
	if err != nil {
		return fmt.Sprintf("make no boards: %v", err)
	}
	for _, leak := range boards.Audit() {
		return fmt.Sprintf("tell on the boards of groups what %s reads at %s, of %d people", leak.KPI, leak.At, leak.People)
	}
	return ""
}
