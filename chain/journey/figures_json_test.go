package journey_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
)

// jsonOf returns the JSON of a value.
func jsonOf(t *testing.T, value any) string {
	t.Helper()
	text, err := json.Marshal(value)
	require.NoError(t, err)
	return string(text)
}
