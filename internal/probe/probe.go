// Package probe is what packages chain and chain/scenario say to each other: the many
// questions of one kind that a search or a simulation asks of one result.
package probe

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/light"
)

// A Sight is what a KPI reads at the place that a probe looks at.
type Sight struct {
	// Value is exact; Has reports whether there is one.
	Value exact.Num
	Has   bool
	Light light.Status
}

// A Drawn is what a KPI reads in one run of many: Value as it leaves the library, rounded
// half away from zero, and Light by what it was before.
type Drawn struct {
	Value decimal.Decimal
	Has   bool
	Light light.Status
}

// Drawn returns what is seen as a run of many has it.
func (s Sight) Drawn() Drawn {
	d := Drawn{Has: s.Has, Light: s.Light}
	if s.Has {
		d.Value = s.Value.Out(exact.HalfAway)
	}
	return d
}

// A Probe is one KPI at one place as a function of a few readings, the inputs, all
// else as it was read. An input keeps its volume: that of the reading with which it
// was named. Values are those that the inputs' KPIs may have, which the caller sees
// to. It is not safe for concurrent use.
type Probe interface {
	// Domain returns where a reading of the KPI must lie, wherever it is taken: what its
	// definition and its rules ask together.
	Domain() exact.Interval

	// Goal returns the bands that the KPI is held against there, and whether it has any.
	Goal() (light.Bands, bool)

	// Try returns what the KPI reads with the inputs at these values, in their order.
	// The error is that of With: of a custom operator that fails, and of passes of a
	// choice that add up to more than 1.
	Try(values []exact.Num) (Sight, error)

	// Many does so n times: draw fills in, for one input at a time, its values in last
	// digits of so many places, one a run, and each is called for every run in order. It
	// may ask for the runs in pieces: draw is told the first run of each. The error is the
	// first that each or Try returns; nothing is called after it. That passes of a choice
	// fit together is for the caller to see.
	Many(n int, places []int32, draw func(input, first int, values []int64), each func(run int, d Drawn) error) error
}
