package kpi

import (
	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/jsonx"
	"github.com/kpichain/kpichain/internal/light"
)

// A Trend says whether things go the right way (Dutch: ga je de goede kant op). The
// zero value is that of no readings.
type Trend struct {
	// Move is the verdict, in terms of better and worse, not up and down.
	Move Move `json:"move"`
	// Slope is the change per period in the KPI's unit: the median of the slopes
	// between all pairs of readings (Theil-Sen; Sen 1968), rounded to Decimals+2. Zero
	// with fewer than 3 readings.
	Slope decimal.Decimal `json:"slope,omitzero"`
	// Next is where the line through the readings stands one period after the last
	// element of readings, rounded to Decimals+2. No data when Move is Unclear.
	Next Reading `json:"next"`
	// Limits are the natural limits of the readings; nil with fewer than 5.
	Limits *Limits `json:"limits,omitempty"`
	// Signals are the readings that are more than noise, by index, in the order of the
	// rules where there are more at one index.
	Signals []Signal `json:"signals,omitempty"`
}

// MarshalJSON writes the fields with their decimals as strings.
func (t Trend) MarshalJSON() ([]byte, error) { return jsonx.Marshal(t) }

// UnmarshalJSON reads what MarshalJSON writes; unknown and duplicate fields are
// errors. Where it fails, t stays as it was.
func (t *Trend) UnmarshalJSON(data []byte) error { return jsonx.Unmarshal(data, t) }

// Trend judges readings in time order, equally spaced. What has no value (no data,
// Per(n, 0), Per(0, 0), terms that are an error elsewhere) keeps its place but does
// not count: slopes are per period, over a gap too. Everything is decided exactly and
// rounded once, half away from zero, to Decimals+2, or to fewer decimals where a number
// would have more than 30 digits; one whose whole part is longer is written to JSON and
// not read back.
//
// Move is Steady unless Kendall's tau is at least 0.5 either way: of all pairs of
// readings, those that get better less those that get worse, as a share of all pairs.
// Pairs of equal readings are in the share and on neither side (tau-a), which leans to
// Steady. Slope then is not zero and goes the same way. Improving is up for Higher and
// down for Lower. For Near what is judged are the distances to goal.Target, while Slope
// and Next stay those of the readings; without a goal, or with a target of more than 30
// digits, a Near trend is Unclear. For the other two goal counts for nothing.
//
// Next is the median of what each reading is beyond Slope times its index, plus Slope
// times the number of elements, kept within Domain: where rounding would leave that it is
// the end of Domain, as it is. It is no data too where it has more than 30 digits.
//
// With fewer than 3 readings the trend is Unclear, with fewer than 5 there are no Limits
// and no Signals. The trend is the zero value for an indicator whose Decimals, Better or
// Domain Valid refuses. The cost is n² log n in the number of readings, some 10
// microseconds for 12 and a tenth of a second for 1,000.
//
// Source: the design's theory, section 7.
func (i Indicator) Trend(readings []Reading, goal *Thresholds) Trend {
	domain, err := i.domain()
	if err != nil || i.checkDecimals() != nil || checkEnum("better", i.Better) != nil {
		return Trend{}
	}
	s := seriesOf(readings)
	good := i.gain(goal)
	var t Trend
	if len(s.values) >= leastTrend {
		slope := s.slope()
		t.Slope = i.figure(slope)
		if t.Move = s.move(good); t.Move != Unclear {
			t.Next = i.next(s.on(slope, len(readings)), domain)
		}
	}
	if len(s.values) >= leastLimits {
		n := s.natural()
		t.Limits = i.limits(n, domain)
		t.Signals = n.signals(s, good)
	}
	return t
}

// The fewest readings that tell a way, and that tell noise.
const (
	leastTrend  = 3
	leastLimits = 5
)

// figure rounds a number for people: two decimals finer than targets are.
func (i Indicator) figure(x exact.Num) decimal.Decimal {
	if d := x.Decimal(i.Decimals+2, exact.HalfAway); exact.Check(d) == nil {
		return d
	}
	return x.Out(exact.HalfAway)
}

// within is figure of what is nearest to a number within the domain, and is itself
// there: an end that it would round past stays as it is.
func (i Indicator) within(x exact.Num, domain exact.Interval) decimal.Decimal {
	x = domain.Nearest(x)
	d := i.figure(x)
	if rounded := exact.Any(d); !domain.Contains(rounded) {
		return domain.Nearest(rounded).Read()
	}
	return d
}

// next returns where a line goes on, as far as it can.
func (i Indicator) next(x exact.Num, domain exact.Interval) Reading {
	d := i.within(x, domain)
	if exact.Check(d) != nil {
		return Reading{}
	}
	return Of(d)
}

// A series has the values of the readings that have one, and their indices.
type series struct {
	at     []int
	values []exact.Num
}

func seriesOf(readings []Reading) series {
	s := series{make([]int, 0, len(readings)), make([]exact.Num, 0, len(readings))}
	for k, r := range readings {
		if x, ok := r.exact(); ok {
			s.at, s.values = append(s.at, k), append(s.values, x)
		}
	}
	return s
}

// A gain says how good a value is: the more the better.
type gain func(exact.Num) exact.Num

// gain returns how good a value is; nil where that is not known.
func (i Indicator) gain(goal *Thresholds) gain {
	b := light.Bands{Better: light.Direction(i.Better)}
	if i.Better != Near {
		return b.Gap
	}
	if goal == nil {
		return nil
	}
	target, err := exact.From(goal.Target)
	if err != nil {
		return nil
	}
	b.Target = target
	return b.Gap
}
