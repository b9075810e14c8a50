package kpi_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/kpi"
)

// A custom operator's parts move one after the other, there and back.
func TestAttribute_custom(t *testing.T) {
	times := func(list []kpi.Part) []kpi.Part {
		for k := range list {
			list[k].Planned = d("1")
		}
		return list
	}
	var multiply operatorFunc = func(parts []kpi.Part) (kpi.Reading, error) {
		product := d("1")
		for _, p := range parts {
			v, _ := p.Reading.Value()
			product = product.Mul(v)
		}
		return kpi.Of(product), nil
	}
	cases := []struct {
		name          string
		op            kpi.Operator
		value, target string
		parts         []kpi.Part
		want          string
	}{
		{"as a sum", spread, "13", "12", times(aimed("4 5", "8 8")), "1 = 1, 0"},
		{"passed more often", spread, "15.5", "12", with(times(aimed("4 5", "8 8")), 0, measured("1.5")), "3.5 = 1.25 passes 2.25, 0"},
		{"the mean of both orders", multiply, "8", "1", aimed("1 2", "1 2", "1 2"), "7 = 2.5, 2, 2.5"},
		{"constant", constant, "5", "3", aimed("1 2", "4 7"), "2 = 0, 0; reserve 2"},
		{"missing, absent and void ones are left out", spread, "9", "5", times(aimed("4 5", "8 -", "- 0/0", "- 3/0")), "4 = 1, 0, 0, 0; reserve -1; unexplained 4"},
		{"nothing was read, and nothing is asked", failing, "9", "5", aimed("4 -", "8 -"), "4 = 0, 0; unexplained 4"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := higher.Attribute(c.op, kpi.Gauge{Reading: of(c.value), Goal: goal(c.target)}, c.parts)
			require.NoError(t, err)
			requireAddsUp(t, higher, got)
			assert.Equal(t, c.want, told(got))
		})
	}
}

// An operator that panics is the host's to mend: the panic comes through.
func TestAttribute_operatorPanics(t *testing.T) {
	var op operatorFunc = func([]kpi.Part) (kpi.Reading, error) { panic("the host's") }
	assert.PanicsWithValue(t, "the host's", func() {
		_, _ = higher.Attribute(op, kpi.Gauge{Reading: of("1"), Goal: goal("1")}, aimed("1 1"))
	})
}

var errLate = errors.New("enough for today")

// An operator may fail at any of its calls: what it says comes out each time, and
// nothing else does.
func TestAttribute_failsMidway(t *testing.T) {
	list := with(with(aimed("4 5", "8 9"), 0, measured("1.5")), 1, measured("0.5"))
	calls := 0
	for fails := 1; ; fails++ {
		calls = 0
		var op operatorFunc = func(parts []kpi.Part) (kpi.Reading, error) {
			if calls++; calls == fails {
				return kpi.Reading{}, errLate
			}
			return spread(parts)
		}
		got, err := higher.Attribute(op, kpi.Gauge{Reading: of("12"), Goal: goal("12")}, list)
		if calls < fails {
			require.NoError(t, err)
			break
		}
		require.ErrorIs(t, err, kpi.ErrRule)
		require.EqualError(t, err, `kpi "x": the operator fails: enough for today`)
		require.Equal(t, kpi.Attribution{}, got)
	}
	assert.Equal(t, 11, calls, "once as read, and both ways a step for each reading and each of the passes")
}
