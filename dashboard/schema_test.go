package dashboard_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/internal/fields"
)

// The schema names every field. That all else in it is right, internal/schema holds, which
// also writes it anew: go generate ./dashboard
func TestSchemaNamesEveryField(t *testing.T) {
	fields.Named(t, dashboard.Schema(), reflect.TypeFor[dashboard.Board](), reflect.TypeFor[dashboard.Conversation]())
}

func TestSchemaIsTheCallersOwn(t *testing.T) {
	mine := dashboard.Schema()
	require.True(t, json.Valid(mine))
	clear(mine)
	assert.True(t, json.Valid(dashboard.Schema()))
}
