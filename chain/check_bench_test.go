package chain_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
)

// BenchmarkCheck looks for what works against the chain in a whole organisation.
func BenchmarkCheck(b *testing.B) {
	plan, err := chain.NewPlan(organisation(*people))
	require.NoError(b, err)
	n := nodes(plan)
	perNode(b, n, func() { plan.Check() })
}
