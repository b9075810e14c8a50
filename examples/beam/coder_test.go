package main

import (
	"bytes"
	"reflect"
	"testing"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/core/graph/coder"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/journey"
	"github.com/kpichain/kpichain/kpi"
)

// All that goes from worker to worker arrives as it was, what is unexported in it too.
func TestCoders(t *testing.T) {
	cell := Cell{"order", "2026-01", lead, chain.At("pick").By("warehouse").Who("warehouse-1")}
	p, err := partial(chain.Measurement{At: cell.At, KPI: lead, Reading: kpi.Per(d("12.5"), d("3"))})
	require.NoError(t, err)
	ready := time.Date(2026, time.January, 5, 8, 0, 0, 1, time.UTC)

	for _, v := range []any{
		p,
		kpi.Partial{},
		Figure{cell, p},
		cell,
		Case{"order", "order-1"},
		Event{"order", journey.Event{Case: "order-1", Step: "pick", Ready: ready, Start: ready, End: ready.Add(time.Hour), Seq: 1}},
		Event{"order", journey.Event{Case: "order-1", Step: "pick", Unit: "warehouse", Person: "warehouse-1", Ready: ready}},
	} {
		of := reflect.TypeOf(v)
		t.Run(of.String(), func(t *testing.T) {
			require.NotNil(t, coder.LookupCustomCoder(of))
			var sent bytes.Buffer
			require.NoError(t, beam.NewElementEncoder(of).Encode(v, &sent))
			got, err := beam.NewElementDecoder(of).Decode(&sent)
			require.NoError(t, err)
			assert.Equal(t, v, got)
		})
	}
}

// Nowhere in the pipeline does Beam make a coder up: it would write exported fields only.
func TestNothingGoesWithoutCoder(t *testing.T) {
	p, s := beam.NewPipelineWithRoot()
	write(s, t.TempDir(), pipeline(s, source(s)))
	edges, nodes, err := p.Build()
	require.NoError(t, err)
	for _, n := range nodes {
		assertNoRows(t, n.Coder)
	}
	var combined int
	for _, e := range edges {
		if e.AccumCoder != nil {
			combined++
			assertNoRows(t, e.AccumCoder)
		}
	}
	assert.Equal(t, 1, combined)
}

func assertNoRows(t *testing.T, c *coder.Coder) {
	t.Helper()
	assert.NotEqual(t, coder.Row, c.Kind, "%v has no coder of its own", c.T)
	for _, part := range c.Components {
		assertNoRows(t, part)
	}
}

// What is grouped by is grouped by its bytes.
func TestKeysAreDeterministic(t *testing.T) {
	for _, of := range []reflect.Type{reflect.TypeFor[Case](), reflect.TypeFor[Cell]()} {
		assert.True(t, coder.LookupCustomCoder(of).IsDeterministic(), "%v", of)
	}
}
