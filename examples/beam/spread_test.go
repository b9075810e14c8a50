package main

import (
	"reflect"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/core/sdf"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/rtrackers/offsetrange"

	"github.com/kpichain/kpichain/kpi"
)

func init() {
	beam.RegisterType(reflect.TypeFor[spreadFn]())
	beam.RegisterType(reflect.TypeFor[offsetrange.Restriction]())
}

// spread deals readings out over bundles, whatever the runner would do of itself: prism
// takes what little there is in one go, and then no accumulator meets another.
func spread(s beam.Scope, bundles int64, readings beam.PCollection) beam.PCollection {
	return beam.ParDo(s.Scope("spread"), &spreadFn{Bundles: bundles}, readings)
}

// A spreadFn puts a reading off by 0 or more bundles, as a source does that is not done
// yet: what it has not claimed of its restriction comes back in a bundle of its own.
type spreadFn struct {
	Bundles int64
	dealt   int64
}

func (f *spreadFn) CreateInitialRestriction(Cell, kpi.Partial) offsetrange.Restriction {
	f.dealt++
	return offsetrange.Restriction{End: 1 + f.dealt%f.Bundles}
}

func (*spreadFn) SplitRestriction(_ Cell, _ kpi.Partial, r offsetrange.Restriction) []offsetrange.Restriction {
	return []offsetrange.Restriction{r}
}

func (*spreadFn) RestrictionSize(_ Cell, _ kpi.Partial, r offsetrange.Restriction) float64 {
	return r.Size()
}

func (*spreadFn) CreateTracker(r offsetrange.Restriction) *sdf.LockRTracker {
	return sdf.NewLockRTracker(offsetrange.NewTracker(r))
}

func (*spreadFn) ProcessElement(left *sdf.LockRTracker, c Cell, p kpi.Partial, emit func(Cell, kpi.Partial)) sdf.ProcessContinuation {
	r := left.GetRestriction().(offsetrange.Restriction)
	if !left.TryClaim(r.Start) || r.Start < r.End-1 {
		return sdf.ResumeProcessingIn(0)
	}
	emit(c, p)
	left.TryClaim(r.End)
	return sdf.StopProcessing()
}
