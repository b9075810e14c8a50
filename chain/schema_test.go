package chain_test

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/internal/fields"
)

// A properties is what the schema of an object says that it may have.
type properties struct {
	Properties map[string]any
}

// The schema names every field. That all else in it is right, internal/schema holds, which
// also writes it anew: go generate ./chain
func TestSchemaNamesEveryField(t *testing.T) {
	var schema struct {
		properties
		Title string
		Defs  map[string]properties `json:"$defs"`
	}
	require.NoError(t, json.Unmarshal(chain.Schema(), &schema))
	assert.Equal(t, "Model", schema.Title)
	schema.Defs["Model"] = schema.properties

	want := fields.Of(reflect.TypeFor[chain.Model](), reflect.TypeFor[chain.Measurement]())
	assert.Greater(t, len(want), 10)
	for name, fields := range want { // in any order: each is looked at by itself
		assert.Equal(t, fields, slices.Sorted(maps.Keys(schema.Defs[name].Properties)), name)
	}
}

func TestSchemaIsTheCallersOwn(t *testing.T) {
	mine := chain.Schema()
	require.True(t, json.Valid(mine))
	clear(mine)
	assert.True(t, json.Valid(chain.Schema()))
}
