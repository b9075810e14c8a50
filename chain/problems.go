package chain

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/kpichain/kpichain/kpi"
)

// problems collects what is wrong, to report all of it at once. The zero value is
// ready to use.
type problems struct{ list []Problem }

// add reports a problem: where, its code, its class, and why. Callers format path
// only when there is a problem: a million good members format nothing.
func (p *problems) add(path, code string, err error, format string, args ...any) {
	p.list = append(p.list, Problem{
		Path: path, Code: code, Reason: fmt.Sprintf(format, args...), Err: err,
	})
}

// put reports a flaw: a problem that a check found without knowing where.
func (p *problems) put(path string, f *flaw) {
	p.list = append(p.list, f.at(path))
}

// err returns an *[InvalidError] of all problems, nil if there are none. They
// stand in the order of the model: by section, then by index in it, then as they
// were found.
func (p *problems) err() error {
	if len(p.list) == 0 {
		return nil
	}
	order := make([]spot, len(p.list))
	for k := range p.list {
		order[k] = spotOf(k, p.list[k].Path)
	}
	slices.SortFunc(order, spot.compare)
	list := make([]Problem, len(order))
	for k, s := range order {
		list[k] = p.list[s.found]
	}
	return &InvalidError{Problems: list}
}

// sections returns the top-level keys of the JSON form in the order of the model, after
// what is no part of one: a roster, and measurements or columns.
func sections() []string {
	return []string{
		"roster", "", "format", "kpis", "steps", "chains", "units", "members", "goals", "influences",
		"min_group", "operators",
	}
}

// A spot is where a problem stands: which section, which element of it, which row where
// that is a column, and which of all that were found.
type spot struct{ section, index, row, found int }

// spotOf returns the spot that a path such as "goals[3].at" leads to.
func spotOf(found int, path string) spot {
	head, rest, _ := strings.Cut(path, "[")
	section, _, _ := strings.Cut(head, ".")
	number, rest, _ := strings.Cut(rest, "]")
	index, _ := strconv.Atoi(number)
	s := spot{section: slices.Index(sections(), section), index: index, found: found}
	if head == "" { // no part of a model
		_, rest, _ = strings.Cut(rest, "[")
		s.row, _ = strconv.Atoi(strings.TrimSuffix(rest, "]"))
	}
	return s
}

// compare orders spots by section, then by index and row, then as they were found.
func (s spot) compare(o spot) int {
	return cmp.Or(
		cmp.Compare(s.section, o.section), cmp.Compare(s.index, o.index), cmp.Compare(s.row, o.row),
		cmp.Compare(s.found, o.found),
	)
}

// A flaw is a problem without its path. A check of one value returns nil where
// there is nothing wrong.
type flaw struct {
	code   string
	err    error
	reason string
}

// newFlaw returns a flaw whose reason is formatted.
func newFlaw(code string, err error, format string, args ...any) *flaw {
	return &flaw{code: code, err: err, reason: fmt.Sprintf(format, args...)}
}

// at returns the flaw as a problem at a path.
func (f *flaw) at(path string) Problem {
	return Problem{Path: path, Code: f.code, Reason: f.reason, Err: f.err}
}

// classOf returns the one of this package's and kpi's Err values that an error
// wraps, or the error itself.
func classOf(err error) error {
	classes := [...]error{kpi.ErrRange, kpi.ErrRule, kpi.ErrParts, ErrUnknown, ErrDuplicate, ErrOrder}
	for _, class := range classes {
		if errors.Is(err, class) {
			return class
		}
	}
	return err
}
