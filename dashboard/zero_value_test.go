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
	var none *dashboard.Board
	nothing := marshal(t, dashboard.Conversation{})
	assert.Equal(t, nothing, marshal(t, none.Conversation()), "a nil board is one of nothing")
	assert.Equal(t, nothing, marshal(t, new(dashboard.Board).Conversation()))
	assert.Equal(t, dashboard.Unclear, none.Conversation(dashboard.Agreement{}).FollowUps[0].Outcome)

	const agreement = `{"id":"","at":{},"kpi":"","what":"","made":"","due":"","aim":null}`
	const gauge = `{"kpi":"","reading":null,"status":"no data"}`
	const tile = `{"at":{},"kpi":"","name":"","where":"","gauge":` + gauge + `,"share":null}`
	forms := map[string]any{
		`{"for":{},"period":"","periods":[],"card":{"status":"no data"},"kpis":[],"sections":[]}`: dashboard.Board{},
		`{"card":{"status":"no data"},"own":[]}`:                                                  dashboard.Section{},
		tile:                                                                                      dashboard.Tile{},
		`{"hop":{"at":{},"kpi":""},"name":"","where":"","status":"no data"}`:                                   dashboard.Sight{},
		`{"for":{},"period":"","kpis":[],"check_in":{"bij":{"status":"no data"},"blij":{"status":"no data"}}}`: dashboard.Conversation{},
		`{"why":"","tile":` + tile + `}`:      dashboard.Topic{},
		`{"tile":` + tile + `,"needed":null}`: dashboard.Next{},
		agreement:                             dashboard.Agreement{},
		`{"agreement":` + agreement + `,"outcome":"","before":` + gauge + `,"now":` + gauge + `}`:                                dashboard.FollowUp{},
		`{"bij":{"status":"no data"},"blij":{"status":"no data"}}`:                                                               dashboard.CheckIn{},
		`{"unit":"","goals":0,"with_sight":0,"conflicts_out":0,"conflicts_in":0,"handovers_in":0,"handovers_out":0,"chains":[]}`: dashboard.Island{},
	}
	for want, value := range forms {
		assert.Equal(t, want, marshal(t, value))
	}
}
