package chain_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
)

// FuzzDecode holds for any text: no panic, an error has at least one problem with
// a code and a class, what is read is written the same again whether it is valid
// or not, and NewPlan makes a plan of it or lists problems too.
func FuzzDecode(f *testing.F) {
	f.Add(marshal(f, shop()))
	f.Add(marshal(f, full()))
	for _, bad := range badJSON() {
		if len(bad.text) < 1000 {
			f.Add([]byte(bad.text))
		}
	}
	for _, bad := range badModels() {
		m := shop()
		bad.edit(&m)
		if text, err := json.Marshal(m); err == nil {
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := chain.Decode(data)
		if err != nil {
			requireProblems(t, err)
			return
		}
		text := marshal(t, m)
		again, err := chain.Decode(text)
		require.NoError(t, err)
		assert.Equal(t, string(text), string(marshal(t, again)))
		if _, err := chain.NewPlan(m); err != nil {
			requireProblems(t, err)
		}
	})
}

// requireProblems requires an error to list problems that are complete.
func requireProblems(t *testing.T, err error) {
	t.Helper()
	var bad *chain.InvalidError
	require.ErrorAs(t, err, &bad)
	require.NotEmpty(t, bad.Problems)
	for _, p := range bad.Problems {
		require.Regexp(t, `^KM\d{3}$`, p.Code)
		require.NotEmpty(t, p.Reason)
		require.Error(t, p.Err)
	}
}
