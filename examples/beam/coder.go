package main

import (
	"encoding/json"
	"reflect"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/core/graph/coder"

	"github.com/kpichain/kpichain/kpi"
)

// Whatever goes from worker to worker needs a coder of its own. Without one Beam takes
// a struct for a row of its exported fields, and a kpi.Partial has none: every one would
// arrive empty, a merge of empty ones is empty, and no error would say so. What cells and
// cases are grouped by is their bytes, so equal ones must have the same.
func init() {
	beam.RegisterCoder(reflect.TypeFor[kpi.Partial](), encodePartial, decodePartial)
	beam.RegisterCoder(reflect.TypeFor[Event](), encodeJSON, decodeJSON)
	beam.RegisterCoder(reflect.TypeFor[Figure](), encodeJSON, decodeJSON)
	for _, key := range []reflect.Type{reflect.TypeFor[Case](), reflect.TypeFor[Cell]()} {
		beam.RegisterCoder(key, encodeJSON, decodeJSON)
		coder.RegisterDeterministicCoder(key, encodeJSON, decodeJSON)
	}
}

func encodePartial(p kpi.Partial) ([]byte, error) { return p.MarshalBinary() }

func decodePartial(data []byte) (p kpi.Partial, err error) {
	return p, p.UnmarshalBinary(data)
}

func encodeJSON(v beam.T) ([]byte, error) { return json.Marshal(v) }

func decodeJSON(t reflect.Type, data []byte) (beam.T, error) {
	v := reflect.New(t)
	err := json.Unmarshal(data, v.Interface())
	return v.Elem().Interface(), err
}
