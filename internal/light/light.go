// Package light judges an exact value: which colour it has, how it scores, how far
// it is from what is aimed for, and how much worse it may get.
//
// It knows numbers and bands only. Everything here is exact; the callers round.
package light

import "github.com/kpichain/kpichain/internal/exact"

// A Direction says which way a value is better. The numbers are those of
// kpi.Direction.
type Direction int8

const (
	// Higher: more is better. The zero value.
	Higher Direction = iota
	// Lower: less is better.
	Lower
	// Near: the nearer to the target the better, on either side.
	Near
)

// A Status is a colour. The numbers are those of kpi.Status.
type Status int8

const (
	// NoData: not a colour. The zero value.
	NoData Status = iota
	// Red: outside both bands.
	Red
	// Amber: within Amber, but not within Green.
	Amber
	// Green: within Green.
	Green
)

// Bands are where a light changes: nested closed intervals around a target. [New]
// makes them; its checks are taken as done by every method.
type Bands struct {
	Target       exact.Num
	Green, Amber exact.Interval
	Better       Direction
}

// Status returns the colour of x. On a boundary it is the better one.
func (b Bands) Status(x exact.Num) Status {
	if b.Green.Contains(x) {
		return Green
	}
	if b.Amber.Contains(x) {
		return Amber
	}
	return Red
}

// Certain returns the colour that every value in bounds has, or NoData where there
// is more than one or nothing in bounds. Red below Amber and red above it are two.
func (b Bands) Certain(bounds exact.Interval) Status {
	if bounds.Empty() {
		return NoData
	}
	if bounds.Within(b.Green) {
		return Green
	}
	if _, both := bounds.Meet(b.Amber); !both {
		return Red
	}
	if _, both := bounds.Meet(b.Green); !both && bounds.Within(b.Amber) {
		return Amber
	}
	return NoData
}

// A Distance is how far x, of which it is asked, is beyond an end, or where turned how far
// the end is beyond x.
type Distance struct {
	End    exact.Num
	Turned bool
}

// of returns the distance of x.
func (d Distance) of(x exact.Num) exact.Num {
	if d.Turned {
		return d.End.Sub(x)
	}
	return x.Sub(d.End)
}

// Gap returns how much better than the target x is; negative is worse.
func (b Bands) Gap(x exact.Num) exact.Num { return b.GapOf(x).of(x) }

// GapOf returns the distance that the gap of x is.
func (b Bands) GapOf(x exact.Num) Distance {
	return Distance{b.Target, b.Better == Lower || b.Better == Near && b.Target.Less(x)}
}

// Turn returns 1 where a rise makes the gap of x better, and -1 where it makes it
// worse: Gap is Turn times what x is beyond the target. For Near a rise is better up
// to the target.
func (b Bands) Turn(x exact.Num) exact.Num {
	if b.GapOf(x).Turned {
		return exact.Int(-1)
	}
	return exact.Int(1)
}

// Room returns how much worse x may get before it leaves the band of its light; 0
// where that is red. For Near the side on which it gets worse is the one away from
// the target, and the nearer one where x is on the target.
func (b Bands) Room(x exact.Num) exact.Num {
	status := b.Status(x)
	if status == Red {
		return exact.Num{}
	}
	return b.RoomOf(x, status).of(x)
}

// RoomOf returns the distance that the room of x is, whose status is amber or green.
func (b Bands) RoomOf(x exact.Num, status Status) Distance {
	band := b.Amber
	if status == Green {
		band = b.Green
	}
	turned := b.Better == Lower
	if b.Better == Near {
		side := x.Cmp(b.Target)
		turned = side > 0 || side == 0 && band.Hi.Sub(x).Less(x.Sub(band.Lo))
	}
	if turned {
		return Distance{band.Hi, true}
	}
	return Distance{band.Lo, false}
}

// Scaled returns the bands of values that are all multiplied by x, more than zero: Status
// is the same of them.
func (b Bands) Scaled(x exact.Num) Bands {
	b.Target, b.Green, b.Amber = b.Target.Mul(x), b.Green.Scaled(x), b.Amber.Scaled(x)
	return b
}

// Score returns 100 for green; below that it falls in a straight line, from 100 at
// the end of Green to 50 at the end of Amber and on to 0. Where both ends coincide
// it drops from 100 to 0; where Amber is open it stays at 99.99. It is rounded down
// to 0.01, so that it stays on its light's side of 100 and 50.
func (b Bands) Score(x exact.Num) exact.Num { return b.ScoreOf(x, b.Status(x)) }

// ScoreOf returns the score of x, whose status is given.
func (b Bands) ScoreOf(x exact.Num, status Status) exact.Num {
	if status == Green {
		return exact.Int(100)
	}
	green, amber, bounded := b.Green.Hi, b.Amber.Hi, b.Amber.HasHi
	if b.Green.HasLo && x.Less(b.Green.Lo) {
		green, amber, bounded = b.Green.Lo, b.Amber.Lo, b.Amber.HasLo
	}
	if !bounded {
		return exact.Scaled(9999, 2)
	}
	if green.Equal(amber) {
		return exact.Num{}
	}
	slope := exact.Int(5000).Quo(amber.Sub(green))
	lost, ok := x.Sub(green).Mul(slope).Grid(0, exact.Ceil) // in hundredths
	if !ok || lost > 10000 {
		return exact.Num{}
	}
	return exact.Scaled(10000-lost, 2)
}

// Worst returns the lowest score in bounds, all of which has one colour: what a
// light that is certain scores before its value is known. It is 0 for red with an
// open end.
func (b Bands) Worst(bounds exact.Interval) exact.Num {
	switch status := b.Certain(bounds); {
	case status == Green:
		return exact.Int(100)
	case status == NoData || status == Red && !(bounds.HasLo && bounds.HasHi):
		return exact.Num{}
	case !bounds.HasLo || !bounds.HasHi:
		return exact.Scaled(9999, 2)
	default:
		return exact.Min(b.Score(bounds.Lo), b.Score(bounds.Hi))
	}
}
