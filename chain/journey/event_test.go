package journey_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/journey"
)

// A chain has its start and its handovers of its own, and a handover's ID is that of its
// step and 7 bytes.
func TestStepsThatAreNone(t *testing.T) {
	for _, c := range []struct {
		name, step, code, reason string
		err                      error
	}{
		{"start", chain.Start, "KJ105", `"start" is a reserved ID: a chain has it of its own`, chain.ErrDuplicate},
		{"handover", "before x", "KJ105", `"before x" is a reserved ID: a chain has it of its own`, chain.ErrDuplicate},
		{"long", strings.Repeat("é", 61), "KJ102", "not the ID of a step: at most 121 bytes", chain.ErrSyntax},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := &journey.Log{}
			at := time.Unix(0, 0)
			err := l.Add(slices.Values([]journey.Event{{Case: "a", Step: c.step, Ready: at, End: at}}))
			assert.Equal(t, &chain.InvalidError{Problems: []chain.Problem{
				{Path: "[0].step", Code: c.code, Reason: c.reason, Err: c.err},
			}}, err)
		})
	}
}
