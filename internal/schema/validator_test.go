package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
)

// A reader reads one kind of text in two ways, which should agree.
type reader struct {
	schema *jsonschema.Schema
	decode func(text []byte) error
}

// readers returns the readers of everything that there is a schema of, by name.
func readers(t *testing.T) map[string]reader {
	t.Helper()
	ofChain, ofDashboard := documents()[0].id, documents()[1].id
	c := jsonschema.NewCompiler()
	c.UseLoader(noLoader{})
	c.DefaultDraft(jsonschema.Draft7) // what is said of itself counts, and not this
	for id, text := range map[string][]byte{ofChain: chain.Schema(), ofDashboard: dashboard.Schema()} {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		require.NoError(t, err)
		require.NoError(t, c.AddResource(id, doc))
	}
	schema := func(id string) *jsonschema.Schema {
		s, err := c.Compile(id)
		require.NoError(t, err)
		require.Equal(t, 2020, s.DraftVersion)
		return s
	}
	return map[string]reader{
		"model": {schema(ofChain), func(text []byte) error {
			_, err := chain.Decode(text)
			return err
		}},
		"measurement":  {schema(ofChain + "#/$defs/Measurement"), new(chain.Measurement).UnmarshalJSON},
		"board":        {schema(ofDashboard), new(dashboard.Board).UnmarshalJSON},
		"conversation": {schema(ofDashboard + "#/$defs/Conversation"), new(dashboard.Conversation).UnmarshalJSON},
		"agreement":    {schema(ofDashboard + "#/$defs/Agreement"), new(dashboard.Agreement).UnmarshalJSON},
	}
}

// A noLoader holds that a schema needs nothing that is elsewhere.
type noLoader struct{}

func (noLoader) Load(url string) (any, error) { return nil, fmt.Errorf("%s is not to be fetched", url) }

// parse returns the first JSON value of a text as a validator sees it, and whether anything
// comes after.
func parse(text []byte) (value any, more bool, err error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&value); err != nil {
		return nil, false, err
	}
	_, err = d.Token()
	return value, !errors.Is(err, io.EOF), nil
}

// requireValid fails where a schema, or the library, refuses a text.
func requireValid(t *testing.T, r reader, text []byte) {
	t.Helper()
	value, more, err := parse(text)
	require.NoError(t, err)
	require.False(t, more)
	require.NoError(t, r.schema.Validate(value))
	require.NoError(t, r.decode(text))
}
