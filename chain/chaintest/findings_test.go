package chaintest_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/chaintest"
	"github.com/kpichain/kpichain/internal/recorder"
)

func TestReport(t *testing.T) {
	known := []chain.CheckDoc{{ID: chain.NoQuestion}, {ID: chain.NoOwner}, {ID: chain.Conflict}}
	found := []chain.Finding{
		{Check: chain.NoQuestion, Severity: chain.Fault, At: chain.Whole("order"), Message: "nobody asks anything."},
		{Check: chain.NoOwner, Severity: chain.Info, At: chain.Whole("order"), Message: "nobody answers for it."},
		{Check: chain.Conflict, Severity: chain.Warning, At: chain.At("buy"), KPI: "stock", Message: "empty shelves."},
		{Check: chain.Conflict, Severity: chain.Fault, At: chain.At("sell"), KPI: "stock", Message: "empty shelves."},
	}
	const (
		question = "chaintest: KK101 fault order: nobody asks anything."
		owner    = "chaintest: KK106 info order: nobody answers for it."
		buy      = "chaintest: KK401 warning /buy stock: empty shelves."
		sell     = "chaintest: KK401 fault /sell stock: empty shelves."
	)
	for _, c := range []struct {
		name   string
		least  chain.Severity
		except []chain.CheckID
		want   []string
	}{
		{"all", chain.Info, nil, []string{question, owner, buy, sell}},
		{"from warnings up", chain.Warning, nil, []string{question, buy, sell}},
		{"faults", chain.Fault, nil, []string{question, sell}},
		{"but conflicts", chain.Fault, []chain.CheckID{chain.Conflict}, []string{question}},
		{"but all", chain.Info, []chain.CheckID{chain.Conflict, chain.NoQuestion, chain.NoOwner}, nil},
		{"but what does not exist", chain.Fault, []chain.CheckID{"KK999", chain.Conflict},
			[]string{"chaintest: there is no check KK999 to except", question}},
		{"from nothing there is", chain.Severity(9), nil, []string{"chaintest: there is no Severity(9) to find from"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := &recorder.Test{}
			chaintest.Report(r, found, known, c.least, c.except)
			assert.True(t, r.Helped)
			assert.Equal(t, c.want, r.Said)
		})
	}
}

func TestNoFindings(t *testing.T) {
	r := &recorder.Test{}
	chaintest.NoFindings(r, pair(), chain.Fault, "KK999")
	assert.Contains(t, r.Said, "chaintest: there is no check KK999 to except")
	assert.False(t, r.Stopped)

	r = &recorder.Test{}
	m := pair()
	m.Goals[0].KPI = "leed"
	chaintest.NoFindings(r, m, chain.Info)
	assert.Equal(t, []string{"chaintest: the model cannot be planned:\n  goals[0].kpi: no KPI \"leed\""}, r.Said)
	assert.True(t, r.Stopped)
}

// TestNoFindings_catalogue: what breaks a check is told, and is not where the check
// is excepted.
func TestNoFindings_catalogue(t *testing.T) {
	for _, c := range chain.Checks() {
		if c.BadReadings != "" {
			continue // it is a period that breaks it, not a model
		}
		t.Run(string(c.ID), func(t *testing.T) {
			bad, err := chain.Decode([]byte(c.Bad))
			require.NoError(t, err)
			r := &recorder.Test{}
			chaintest.NoFindings(r, bad, chain.Info)
			require.NotEmpty(t, r.Said)
			for _, said := range r.Said {
				assert.Contains(t, said, "chaintest: "+string(c.ID)+" ")
			}
			r = &recorder.Test{}
			chaintest.NoFindings(r, bad, chain.Info, c.ID)
			assert.Empty(t, r.Said)
		})
	}
}
