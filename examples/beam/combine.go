package main

import (
	"context"
	"reflect"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

const namespace = "kpichain"

// merges counts accumulators that met another: 0 means that nothing was ever split, and
// a test of such a run says nothing of merging.
var (
	inputs = beam.NewCounter(namespace, "readings")
	merges = beam.NewCounter(namespace, "merges")
)

func init() {
	beam.RegisterType(reflect.TypeFor[*combineFn]())
}

// combine makes one partial of all in each cell. Beam combines first what is in one bundle,
// and then what came of each: less goes over the network than there are readings.
func combine(s beam.Scope, readings beam.PCollection) beam.PCollection {
	return beam.CombinePerKey(s.Scope("combine"), &combineFn{}, readings)
}

// combineFn is a partial's algebra in Beam's words. Merge is associative and commutative
// to the byte, and the zero value is its identity, which is all that Beam asks.
type combineFn struct{}

func (*combineFn) CreateAccumulator() kpi.Partial { return kpi.Partial{} }

func (*combineFn) AddInput(ctx context.Context, a, p kpi.Partial) (kpi.Partial, error) {
	inputs.Inc(ctx, 1)
	return a.Merge(p)
}

func (*combineFn) MergeAccumulators(ctx context.Context, a, b kpi.Partial) (kpi.Partial, error) {
	merges.Inc(ctx, 1)
	return a.Merge(b)
}

func (*combineFn) ExtractOutput(a kpi.Partial) kpi.Partial { return a }

// partial makes a reading of one case mergeable: cases at one place combine as months do,
// by the rule that the KPI has over time.
func partial(m chain.Measurement) (kpi.Partial, error) {
	i := indicator(m.KPI)
	i.Across = i.Over
	return i.Partial(m.Reading)
}
