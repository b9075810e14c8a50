package chain_test

import (
	"testing"

	"github.com/kpichain/kpichain/chain/chaintest"
)

// TestSuite: the models of the tests are held to what hosts' models are.
func TestSuite(t *testing.T) {
	chaintest.Run(t, shop())
}
