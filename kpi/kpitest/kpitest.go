// Package kpitest tests implementations of [kpi.Operator], as testing/slogtest
// tests those of slog.Handler. It imports testing and this module only.
//
// A host with a rule of its own calls [Run] in a test of its own. To write an operator
// that passes, let each part count only upwards, look at nothing but what was read and
// how it weighs, and round once, at the end.
package kpitest

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/kpi"
)

// Run tries an operator on generated wholes of 1 to 8 parts, the same ones in every
// run, and reports every broken law once, with the smallest parts that break it:
//
//   - total: parts that have values compose to a value;
//   - pure: the same parts give the same whole in every call, whatever their goals, and
//     are not changed;
//   - order: the whole does not depend on the order of its parts;
//   - grouping: composed groups compose to what all their members compose to;
//   - monotone: raising a part never lowers the whole;
//   - sufficient: parts that keep their cascaded targets keep the whole's;
//   - split: the shares of a gap and its rests add up to it;
//   - fair: a part on its target has no share of a gap, and a better one no bad share.
//
// Order and grouping are asked of a [kpi.Grouper] only, whose parts are units and
// people; the steps of a chain have an order, and [kpi.Path] and [kpi.End] depend
// on it. Both allow a difference of a millionth of the last digit of ind's targets,
// since who divides has to round. An operator that breaks total or pure is not
// tried on the rest.
//
// low and high bound the generated values, both included; they are what ind's
// targets may be, too. Values have ind.Decimals and sometimes two more, and a
// volume, as [kpi.Ratio] needs; parts come one after another, weigh and are passed
// more or less than once, as planned and as measured. Of ind only Decimals, Better
// and Domain count.
//
// Run stops the test where ind is not valid, op is nil, or nothing lies in Domain
// from low to high. The cost is some ten thousand calls of Compose.
func Run(t testing.TB, op kpi.Operator, ind kpi.Indicator, low, high decimal.Decimal) {
	t.Helper()
	s, err := newSubject(op, ind, low, high)
	if err != nil {
		t.Fatalf("kpitest: %v", err)
		return
	}
	s.run(t)
}

// run tries the operator on every law.
func (s *subject) run(t testing.TB) {
	t.Helper()
	for _, l := range laws() {
		if l.groupers && !s.groups {
			continue
		}
		whole, why := s.try(l)
		if why == "" {
			continue
		}
		t.Errorf("kpitest: broken law %q: %s\n%s%s", l.name, l.says, words(whole), why)
		if l.gates {
			return
		}
	}
}

// try looks for a whole that breaks a law, and makes it as small as it can; it
// returns why it does, "" if none was found.
func (s *subject) try(l law) ([]part, string) {
	for seed := range uint64(l.wholes) {
		whole := s.draw(seed)
		if why := l.broken(s, whole); why != "" {
			return s.shrink(whole, why, func(w []part) string { return l.broken(s, w) })
		}
	}
	return nil, ""
}
