package kpitest_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/internal/flip"
	"github.com/kpichain/kpichain/internal/recorder"
	"github.com/kpichain/kpichain/kpi"
	"github.com/kpichain/kpichain/kpi/kpitest"
)

// TestHosts: operators as hosts write them keep every law, whichever way is better.
func TestHosts(t *testing.T) {
	for k, c := range []struct {
		name string
		op   kpi.Operator
	}{
		{"harmonic", operatorFunc(harmonic)},
		{"parallel, which rounds and groups", grouped{operatorFunc(parallel)}},
		{"laden", operatorFunc(laden)},
		{"blend", ofValues(blend)},
		{"most, which groups", grouped{ofValues(most)}},
		{"weighted", operatorFunc(weighted)},
		{"last", ofValues(last)},
		{"a constant", ofValues(func([]decimal.Decimal) decimal.Decimal { return d("5") })},
	} {
		t.Run(c.name, func(t *testing.T) {
			better := []kpi.Direction{kpi.Higher, kpi.Lower, kpi.Near}[k%3]
			kpitest.Run(t, c.op, kpi.Indicator{ID: "speed", Decimals: 2, Better: better}, d("1"), d("500"))
		})
	}
}

// counting makes an operator that sees how often it was called.
func counting(f func(call int, x []decimal.Decimal) (decimal.Decimal, error)) operatorFunc {
	calls := 0
	return func(parts []kpi.Part) (kpi.Reading, error) {
		calls++
		var err error
		r, _ := ofValues(func(x []decimal.Decimal) (v decimal.Decimal) {
			v, err = f(calls, x)
			return v
		})(parts)
		return r, err
	}
}

var errBusy = errors.New("busy")

// TestCaught: what breaks a law is named, with the smallest parts that break it.
func TestCaught(t *testing.T) {
	const (
		total      = "kpitest: broken law \"total\": parts that have values compose to a value\n"
		pure       = "kpitest: broken law \"pure\": the same parts give the same whole in every call, whatever their goals, and are not changed\n"
		order      = "kpitest: broken law \"order\": the whole does not depend on the order of its parts\n"
		grouping   = "kpitest: broken law \"grouping\": composed groups compose to what all their members compose to, whatever they weigh\n"
		monotone   = "kpitest: broken law \"monotone\": raising a part never lowers the whole\n"
		sufficient = "kpitest: broken law \"sufficient\": parts that keep their cascaded targets keep the whole's\n"
	)
	for _, c := range []struct {
		name string
		op   kpi.Operator
		want string
	}{
		{"the mean as a grouper", grouped{ofValues(mean)}, grouping +
			"  a reads 0\n  b reads 0\n  c reads 0.1\n" +
			"compose to 0.033333333333, and with the first 2 as one part that reads 0 and weighs 2 to 0.05"},
		{"the weighted mean as a grouper", grouped{operatorFunc(weighted)}, grouping +
			"  a reads 0, weight 2\n  b reads 0.1\n" +
			"compose to 0.033333333333333333333333, and with the first 1 as one part that reads 0 and weighs 1 to 0.05"},
		{"weights that count twice", grouped{operatorFunc(laden)}, grouping +
			"  a reads 0.1, weight 2\n  b reads 0\n" +
			"compose to 0.2, and with the first 1 as one part that reads 0.2 and weighs 2 to 0.4"},
		{"the last as a grouper", grouped{ofValues(last)}, order +
			"  a reads 0\n  b reads 0.1\ncompose to 0.1, and with b before a to 0"},
		{"how far the outer two are apart", ofValues(func(x []decimal.Decimal) decimal.Decimal {
			return most(x).Sub(decimal.Min(x[0], x[1:]...))
		}), monotone +
			"  a reads 0\n  b reads 0.1\ncompose to 0.1, and with a raised to 0.1 to 0"},
		{"falls beyond seven", ofValues(func(x []decimal.Decimal) decimal.Decimal {
			if sum(x).GreaterThan(d("7")) {
				return sum(x).Sub(d("0.5"))
			}
			return sum(x)
		}), monotone +
			"  a reads 7\ncompose to 7, and with a raised to 7.1 to 6.6"},
		{"a counter", counting(func(call int, x []decimal.Decimal) (decimal.Decimal, error) {
			return sum(x).Add(decimal.NewFromInt(int64(call % 3))), nil
		}), pure +
			"  a reads 0\ncompose to 2, and a little later to 1"},
		{"changes its parts", operatorFunc(func(parts []kpi.Part) (kpi.Reading, error) {
			parts[len(parts)-1].Weight = d("7")
			return ofValues(sum)(parts)
		}), pure +
			"  a reads 0\ncompose to 0, and Compose changes part a"},
		{"changes a goal", operatorFunc(func(parts []kpi.Part) (kpi.Reading, error) {
			if g := parts[0].Goal; g != nil {
				g.Target = g.Target.Add(d("1"))
			}
			return ofValues(sum)(parts)
		}), pure +
			"  a reads 0\ncompose to 0, and Compose changes the goal of part a"},
		{"looks at goals", operatorFunc(func(parts []kpi.Part) (kpi.Reading, error) {
			if parts[0].Goal != nil {
				return kpi.Of(d("7")), nil
			}
			return ofValues(sum)(parts)
		}), pure +
			"  a reads 0\ncompose to 0, and with goals to 7"},
		{"fails now and then", counting(func(call int, x []decimal.Decimal) (decimal.Decimal, error) {
			if call%2 == 0 {
				return d("0"), errBusy
			}
			return sum(x), nil
		}), total +
			"  a reads 0, planned passes 0.3\ncompose to an error: busy"},
		{"fails above eight", failing(func(x []decimal.Decimal) bool { return most(x).GreaterThan(d("8")) }), total +
			"  a reads 8.1\ncompose to an error: busy"},
		{"fails for one", failing(func(x []decimal.Decimal) bool { return len(x) == 1 }), total +
			"  a reads 0\ncompose to an error: busy"},
		{"gives nothing", operatorFunc(func([]kpi.Part) (kpi.Reading, error) { return kpi.Reading{}, nil }), total +
			"  a reads 0\ncompose to no data, which is no value"},
		{"counts volumes, which targets do not have", operatorFunc(func(parts []kpi.Part) (kpi.Reading, error) {
			if _, den, _ := parts[0].Reading.Terms(); den.Sign() > 0 {
				return ofValues(func(x []decimal.Decimal) decimal.Decimal { return sum(x).Sub(d("1")) })(parts)
			}
			return ofValues(sum)(parts)
		}), sufficient +
			"  a reads 0.1\nhave the whole stay at least -0.9, and all at the target, which is a 0, compose to -1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := &recorder.Test{}
			kpitest.Run(r, c.op, kpi.Indicator{ID: "x", Decimals: 1}, d("0"), d("10"))
			assert.True(t, r.Helped)
			assert.Equal(t, c.want, strings.Join(r.Said, "\n"))
		})
	}
}

// TestSpoiled: what the library divides is held to its promises too: shares that do not
// add up, and ones that are not fair.
func TestSpoiled(t *testing.T) {
	const (
		split = "kpitest: broken law \"split\": the shares of a gap and its rests add up to it\n"
		fair  = "kpitest: broken law \"fair\": a part on its target has no share of a gap, and a better one no bad share\n"
	)
	digit := decimal.New(1, -3)
	for _, c := range []struct {
		name  string
		spoil func(*kpi.Attribution)
		want  []string
	}{
		{"nothing", func(*kpi.Attribution) {}, nil},
		{"a rest too much", func(a *kpi.Attribution) { a.Reserve = a.Reserve.Add(digit) }, []string{split}},
		{"a column too much", func(a *kpi.Attribution) { a.Shares[0].Mix = digit }, []string{split}},
		{"another gap", func(a *kpi.Attribution) { a.Gap = a.Gap.Add(digit) }, []string{split}},
		{"everyone pays a little", func(a *kpi.Attribution) {
			for k := range a.Shares {
				s := &a.Shares[k]
				s.Value, s.Gap, a.Reserve = s.Value.Sub(digit), s.Gap.Sub(digit), a.Reserve.Add(digit)
			}
		}, []string{fair}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := &recorder.Test{}
			kpitest.RunSpoiled(r, ofValues(sum), kpi.Indicator{ID: "x", Decimals: 1}, d("0"), d("10"), c.spoil)
			assert.Len(t, r.Said, len(c.want))
			for k, want := range c.want {
				assert.Contains(t, r.Said[k], want)
			}
		})
	}
}

// failing makes an operator that adds, but for some values.
func failing(refuses func(x []decimal.Decimal) bool) operatorFunc {
	return counting(func(_ int, x []decimal.Decimal) (decimal.Decimal, error) {
		if refuses(x) {
			return d("0"), errBusy
		}
		return sum(x), nil
	})
}

// TestStopped: what cannot be tried is said.
func TestStopped(t *testing.T) {
	x := kpi.Indicator{ID: "x"}
	for _, c := range []struct {
		name      string
		op        kpi.Operator
		ind       kpi.Indicator
		low, high string
		want      string
	}{
		{"no operator", nil, x, "0", "1", "kpitest: there is no operator"},
		{"no indicator", ofValues(sum), kpi.Indicator{}, "0", "1",
			"kpitest: the indicator is not valid: id: an ID is not empty"},
		{"turned round", ofValues(sum), x, "1", "0", "kpitest: no value from 1 to 0 is in the domain, which is anything"},
		{"outside the domain", ofValues(sum), kpi.Indicator{ID: "x", Domain: kpi.AtLeast(d("2"))}, "0", "1",
			"kpitest: no value from 0 to 1 is in the domain, which is at least 2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := &recorder.Test{}
			kpitest.Run(r, c.op, c.ind, d(c.low), d(c.high))
			assert.True(t, r.Stopped)
			assert.Equal(t, []string{c.want}, r.Said)
		})
	}
}

// TestHostSettings: what a host sets in package decimal changes no byte of a
// report.
func TestHostSettings(t *testing.T) {
	said := func() []string {
		r := &recorder.Test{}
		mean, _ := kpi.Mean.Operator()
		kpitest.Run(r, grouped{mean}, kpi.Indicator{ID: "x", Decimals: 1}, decimal.New(0, 0), decimal.New(10, 0))
		return r.Said
	}
	want := said()
	assert.Len(t, want, 1)
	flip.Decimals(t, 0)
	assert.Equal(t, want, said())
}
