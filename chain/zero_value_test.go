package chain_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// The zero value of every exported type means what its comment says.
func TestZeroValues(t *testing.T) {
	assert.NoError(t, chain.Validate(chain.Model{}), "a model of nothing is valid")
	assert.Equal(t, chain.People, *new(chain.Level))
	assert.Equal(t, "", chain.Place{}.String())
	assert.Equal(t, "chain: invalid", new(chain.InvalidError).Error())
	assert.Empty(t, new(chain.InvalidError).Unwrap())

	forms := map[string]any{
		`{"id":""}`:                         chain.Step{},
		`{"unit":""}`:                       chain.Assignment{},
		`{"id":"","links":[]}`:              chain.Chain{},
		`{"step":""}`:                       chain.Link{},
		`{"person":"","unit":""}`:           chain.Member{},
		`{"at":{},"kpi":"","target":"0"}`:   chain.Goal{},
		`{"from":"","to":"","effect":"0"}`:  chain.Influence{},
		`{"from":"0","to":"0"}`:             chain.Point{},
		`{"at":{},"kpi":"","reading":null}`: chain.Measurement{},
		`{"path":"","code":"","reason":""}`: chain.Problem{},
		`{"at":{},"kpi":"","gap":"0","shares":[],"reserve":"0","unexplained":"0"}`: chain.Attribution{},
		`{"at":{},"share":{"gap":"0","value":"0"}}`:                                chain.Contribution{},
		`{"format":"kpichain/1","kpis":[],"steps":[],"chains":[]}`:                 chain.Model{},
		`{"check":"","severity":"info","at":{},"message":""}`:                      chain.Finding{},
		`{}`:       chain.Place{},
		`"people"`: chain.People,
		`"info"`:   chain.Info,
	}
	for want, value := range forms {
		assert.Equal(t, want, string(marshal(t, value)))
	}
	assert.Equal(t, `{"id":""}`, string(marshal(t, chain.Unit{})))
	assert.Equal(t, chain.Info, *new(chain.Severity))
	assert.Equal(t, " info: ", chain.Finding{}.String())
	for _, doc := range chain.Checks() {
		assert.NotEqual(t, chain.CheckDoc{}.ID, doc.ID, "the zero value documents no check")
	}
}

// The zero values of fields mean their defaults.
func TestZeroFields(t *testing.T) {
	g := chain.Goal{Target: num("5")}
	assertThresholds(t, kpi.Thresholds{Target: num("5"), Green: kpi.AtLeast(num("5")), Amber: kpi.AtLeast(num("5"))},
		g.Thresholds(kpi.Higher))
	assertThresholds(t, kpi.Thresholds{Target: num("5"), Green: kpi.AtMost(num("5")), Amber: kpi.AtMost(num("5"))},
		g.Thresholds(kpi.Lower))
	exactly := kpi.Between(num("5"), num("5"))
	assertThresholds(t, kpi.Thresholds{Target: num("5"), Green: exactly, Amber: exactly}, g.Thresholds(kpi.Near))

	g.Green = kpi.AtMost(num("6"))
	assertThresholds(t, kpi.Thresholds{Target: num("5"), Green: g.Green, Amber: g.Green}, g.Thresholds(kpi.Lower))
	g.Amber = kpi.AtMost(num("8"))
	assertThresholds(t, kpi.Thresholds{Target: num("5"), Green: g.Green, Amber: g.Amber}, g.Thresholds(kpi.Lower))
}

// assertThresholds compares thresholds by value.
func assertThresholds(t *testing.T, want, got kpi.Thresholds) {
	t.Helper()
	assert.Equal(t, string(marshal(t, want)), string(marshal(t, got)))
}
