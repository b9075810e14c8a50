package scenario

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/kpichain/kpichain/chain"
)

// The codes of problems. One is never given another meaning; the package comment
// lists them.
const (
	codePlace = "KS101" // a place that the plan does not have
	codeKPI   = "KS102" // a KPI that the plan does not have
	codeBelow = "KS103" // a place that is not below the whole
	codeTwice = "KS104" // the same input twice
	codeNone  = "KS105" // a KPI without a goal, a light or a reading where one is needed
	codeRule  = "KS106" // a rule that the question has no answer for

	codeOrder  = "KS201" // a distribution, or a grid, out of order
	codeForm   = "KS202" // a distribution of two forms, or of none
	codeLong   = "KS203" // a number of too many digits
	codeRuns   = "KS204" // runs outside 1..1,000,000, or before the first
	codeGrid   = "KS205" // a grid of no input, of more than two, or of too many points
	codeWeight = "KS206" // a weight that is not more than 0
)

// codeNoVolume is that of package chain for a reading without a volume to be pooled by.
const codeNoVolume = "KM708"

// problems collects what is wrong with a question, to report all of it at once, in the
// order of the arguments. The zero value is ready to use.
type problems struct{ list []chain.Problem }

// add reports a problem: where, its code, its class, and why.
func (p *problems) add(path, code string, class error, format string, args ...any) {
	p.list = append(p.list, chain.Problem{Path: path, Code: code, Reason: fmt.Sprintf(format, args...), Err: class})
}

// relay reports what package chain says of measurements that were made of arguments, once
// for all that it says again; path says where the argument is that a field of measurement
// i was made of: "at", "kpi", "reading" or ""; i is -1 for what is wrong with all of them
// together. Any other error is returned.
func (p *problems) relay(err error, path func(i int, field string) string) error {
	var invalid *chain.InvalidError
	if !errors.As(err, &invalid) {
		return err
	}
	for _, problem := range invalid.Problems {
		i, field := -1, ""
		if _, err := fmt.Sscanf(problem.Path, "[%d]", &i); err == nil {
			_, field, _ = strings.Cut(problem.Path, "]")
		}
		if i >= 0 || problem.Path == "" {
			problem.Path = path(i, strings.TrimPrefix(field, "."))
		}
		if problem.Code == codeNoVolume {
			problem.Reason += "; here a reading keeps the volume that it has: measure it once first, as chain.Result.With does"
		}
		if !slices.ContainsFunc(p.list, func(q chain.Problem) bool { return q.Path == problem.Path && q.Code == problem.Code }) {
			p.list = append(p.list, problem)
		}
	}
	return nil
}

// err returns a *[chain.InvalidError] of all problems, nil if there are none.
func (p *problems) err() error {
	if len(p.list) == 0 {
		return nil
	}
	return &chain.InvalidError{Problems: p.list}
}
