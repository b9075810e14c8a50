package exact_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/internal/exact"
)

// intervals are all with ends among -1, 0, 1 and open, the empty ones included.
func intervals() []exact.Interval {
	var all []exact.Interval
	for lo := int64(-1); lo <= 2; lo++ {
		for hi := int64(-2); hi <= 1; hi++ {
			all = append(all, exact.Interval{
				Lo: exact.Int(lo % 2), HasLo: lo != 2,
				Hi: exact.Int(hi % 2), HasHi: hi != -2,
			})
		}
	}
	return all
}

// points are enough to tell those intervals apart.
var points = []exact.Num{
	exact.Int(-9), exact.Int(-1), exact.Frac(-1, 2), exact.Int(0), exact.Frac(1, 2), exact.Int(1), exact.Int(9),
}

func show(i exact.Interval) string {
	return fmt.Sprintf("[%s %t, %s %t]", i.Lo, i.HasLo, i.Hi, i.HasHi)
}

func TestIntervalsByTheirPoints(t *testing.T) {
	for _, i := range intervals() {
		inside := 0
		for _, x := range points {
			want := (!i.HasLo || x.Cmp(i.Lo) >= 0) && (!i.HasHi || x.Cmp(i.Hi) <= 0)
			assert.Equal(t, want, i.Contains(x), "%s contains %s", show(i), x)
			if want {
				inside++
			}
		}
		assert.Equal(t, inside == 0, i.Empty(), "%s empty", show(i))
		assert.Equal(t, inside == 1, i.IsPoint(), "%s is a point", show(i))
		for _, o := range intervals() {
			pair(t, i, o)
		}
	}
}

// pair holds what two intervals are to each other against their points.
func pair(t *testing.T, i, o exact.Interval) {
	meet, some := i.Meet(o)
	within, common := true, false
	for _, x := range points {
		both := i.Contains(x) && o.Contains(x)
		common = common || both
		within = within && (!i.Contains(x) || o.Contains(x))
		assert.Equal(t, both, meet.Contains(x), "meet of %s and %s contains %s", show(i), show(o), x)
		if !i.Empty() && !o.Empty() && (i.Contains(x) || o.Contains(x)) {
			assert.True(t, i.Hull(o).Contains(x), "hull of %s and %s contains %s", show(i), show(o), x)
		}
	}
	assert.Equal(t, common, some, "%s meets %s", show(i), show(o))
	assert.Equal(t, within, i.Within(o), "%s within %s", show(i), show(o))
	if !i.Empty() && !o.Empty() {
		assert.Equal(t, i.Within(o) && o.Within(i), i.Equal(o), "%s equals %s", show(i), show(o))
		hull := i.Hull(o)
		assert.Equal(t, i.HasLo && o.HasLo, hull.HasLo)
		assert.True(t, !hull.HasLo || hull.Lo.Equal(i.Lo) || hull.Lo.Equal(o.Lo), "hull is the smallest")
		assert.True(t, !hull.HasHi || hull.Hi.Equal(i.Hi) || hull.Hi.Equal(o.Hi), "hull is the smallest")
	}
}

func TestIntervalConstructors(t *testing.T) {
	one, two := exact.Int(1), exact.Int(2)
	assert.Equal(t, "[1 true, 0 false]", show(exact.AtLeast(one)))
	assert.Equal(t, "[0 false, 1 true]", show(exact.AtMost(one)))
	assert.Equal(t, "[1 true, 2 true]", show(exact.Between(one, two)))
	assert.Equal(t, "[2 true, 2 true]", show(exact.Point(two)))
	assert.Equal(t, "[0 false, 0 false]", show(exact.Interval{}))
}
