package chain_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

func TestInvalidError(t *testing.T) {
	one := chain.Problem{Path: "goals[0].target", Code: "KM508", Reason: "95 is too much", Err: kpi.ErrRange}
	two := chain.Problem{Code: "KM001", Reason: "no text", Err: chain.ErrSyntax}
	bare := chain.Problem{Reason: "something"}
	for _, test := range []struct {
		err  chain.InvalidError
		text string
		is   []error
		not  error
	}{
		{chain.InvalidError{}, "chain: invalid", nil, kpi.ErrRange},
		{chain.InvalidError{Problems: []chain.Problem{one}},
			"chain: goals[0].target: 95 is too much", []error{kpi.ErrRange}, chain.ErrSyntax},
		{chain.InvalidError{Problems: []chain.Problem{two, one}},
			"chain: no text (and 1 other problem)", []error{kpi.ErrRange, chain.ErrSyntax}, chain.ErrOrder},
		{chain.InvalidError{Problems: []chain.Problem{one, two, bare}},
			"chain: goals[0].target: 95 is too much (and 2 other problems)", []error{kpi.ErrRange, chain.ErrSyntax}, chain.ErrUnknown},
	} {
		assert.Equal(t, test.text, test.err.Error())
		for _, is := range test.is {
			assert.ErrorIs(t, &test.err, is)
		}
		assert.NotErrorIs(t, &test.err, test.not)
	}
}

func TestSentinelsDiffer(t *testing.T) {
	all := []error{chain.ErrSyntax, chain.ErrUnknown, chain.ErrDuplicate, chain.ErrOrder, kpi.ErrRange, kpi.ErrRule, kpi.ErrParts}
	for i, a := range all {
		for j, b := range all {
			assert.Equal(t, i == j, errors.Is(a, b), "%v and %v", a, b)
		}
	}
}
