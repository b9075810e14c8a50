package chain_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/fields"
)

// The schema names every field. That all else in it is right, internal/schema holds, which
// also writes it anew: go generate ./chain
func TestSchemaNamesEveryField(t *testing.T) {
	fields.Named(t, chain.Schema(), reflect.TypeFor[chain.Model](), reflect.TypeFor[chain.Measurement]())
}

func TestSchemaIsTheCallersOwn(t *testing.T) {
	mine := chain.Schema()
	require.True(t, json.Valid(mine))
	clear(mine)
	assert.True(t, json.Valid(chain.Schema()))
}
