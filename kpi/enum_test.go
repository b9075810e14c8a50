package kpi_test

import (
	"encoding"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/kpi"
)

// An enum is what the three of them have in common.
type enum interface {
	fmt.Stringer
	encoding.TextMarshaler
}

// checkEnum walks through the words of an enum, in order from 0, and the values
// around them.
func checkEnum[E interface {
	~int8
	enum
}, P interface {
	*E
	encoding.TextUnmarshaler
}](t *testing.T, name string, words []string) {
	for n, word := range words {
		value := E(n)
		assert.Equal(t, word, value.String())
		text, err := value.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, word, string(text))
		back := E(-1)
		require.NoError(t, P(&back).UnmarshalText(text))
		assert.Equal(t, value, back)
	}
	for _, n := range []int{-128, -1, len(words), 127} {
		value := E(n)
		assert.Equal(t, fmt.Sprintf("%s(%d)", name, n), value.String())
		_, err := value.MarshalText()
		assert.ErrorIs(t, err, kpi.ErrRange)
	}
	for _, text := range []string{"Higher", "LOWER", "green ", "1", name + "(1)"} {
		value := E(1)
		assert.ErrorIs(t, P(&value).UnmarshalText([]byte(text)), kpi.ErrRange)
		assert.Equal(t, E(1), value, "stays as it was")
	}
}

func TestDirection(t *testing.T) {
	checkEnum[kpi.Direction](t, "Direction", []string{"higher", "lower", "near"})
}

func TestInterest(t *testing.T) {
	checkEnum[kpi.Interest](t, "Interest", []string{"", "customer", "internal"})
}

func TestMove(t *testing.T) {
	checkEnum[kpi.Move](t, "Move", []string{"unclear", "worsening", "steady", "improving"})
	assert.IsIncreasing(t, []kpi.Move{kpi.Unclear, kpi.Worsening, kpi.Steady, kpi.Improving})
}

func TestStatus(t *testing.T) {
	checkEnum[kpi.Status](t, "Status", []string{"no data", "red", "amber", "green"})
}

func TestStatusesAreInOrder(t *testing.T) {
	assert.IsIncreasing(t, []kpi.Status{kpi.NoData, kpi.Red, kpi.Amber, kpi.Green})
}
