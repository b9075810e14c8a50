package dashboard_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// The zero value of every exported type means what its comment says.
func TestZeroValues(t *testing.T) {
	b, err := new(dashboard.Boards).For(chain.Place{})
	assert.Nil(t, b)
	assert.ErrorIs(t, err, kpi.ErrParts, "boards without results")

	assert.Equal(t, chain.Place{}, dashboard.Board{}.For, "directors")
	assert.Empty(t, new(dashboard.Board).Format(dashboard.Tile{}, kpi.Format{}))

	const gauge = `{"kpi":"","reading":null,"status":"no data"}`
	forms := map[string]any{
		`{"for":{},"period":"","periods":[],"card":{"status":"no data"},"kpis":[],"sections":[]}`:                                dashboard.Board{},
		`{"card":{"status":"no data"},"own":[]}`:                                                                                 dashboard.Section{},
		`{"at":{},"kpi":"","name":"","where":"","gauge":` + gauge + `,"share":null}`:                                             dashboard.Tile{},
		`{"bij":{"status":"no data"},"blij":{"status":"no data"}}`:                                                               dashboard.CheckIn{},
		`{"unit":"","goals":0,"with_sight":0,"conflicts_out":0,"conflicts_in":0,"handovers_in":0,"handovers_out":0,"chains":[]}`: dashboard.Island{},
		`{"hop":{"at":{},"kpi":""},"name":"","where":"","status":"no data"}`:                                                     dashboard.Sight{},
	}
	for want, value := range forms {
		assert.Equal(t, want, marshal(t, value))
	}
}
