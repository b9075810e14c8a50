package chain

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/kpichain/kpichain/internal/jsonx"
	"github.com/kpichain/kpichain/kpi"
)

// checkIndicators reports indicators that are not valid by themselves, and rules
// that are not there.
func (v *validator) checkIndicators() {
	v.sound = make([]bool, v.kpis.Len())
	for i := range v.m.KPIs {
		ind := &v.m.KPIs[i]
		errs := apart(ind.Valid())
		for _, err := range errs {
			if field, reason := located(err); field != "id" { // which newNames reports
				v.bad.add(fmt.Sprintf("kpis[%d].%s", i, field), codeIndicator, classOf(err), "%s", reason)
			}
		}
		number := v.kpis.lookup(ind.ID)
		if v.kpis.first[number] == int32(i) {
			v.sound[number] = len(errs) == 0
		}
		v.checkRules(i, ind)
	}
	if number := v.kpis.lookup(Passes); int(v.kpis.first[number]) == len(v.m.KPIs) {
		v.sound[number] = true // ours, not one that took the reserved ID
	}
}

// checkRules reports the rules of an indicator that nothing composes by.
func (v *validator) checkRules(i int, ind *kpi.Indicator) {
	rules := [...]struct {
		key  string
		rule kpi.Rule
	}{{"along", ind.Along}, {"across", ind.Across}, {"over", ind.Over}}
	for _, r := range rules {
		if r.rule == kpi.None || builtIn(r.rule) {
			continue
		}
		op, supplied := v.m.Operators[r.rule]
		if !supplied {
			v.bad.add(fmt.Sprintf("kpis[%d].%s", i, r.key), codeRule, kpi.ErrRule,
				"rule %q is not built in, and Operators has none of that name", r.rule)
			continue
		}
		if _, groups := op.(kpi.Grouper); r.key == "across" && op != nil && !groups {
			v.bad.add(fmt.Sprintf("kpis[%d].across", i), codeGroups, kpi.ErrRule,
				"rule %q cannot be used across units: its operator has no method Groups", r.rule)
		}
	}
}

// checkOperators reports operators that are nil or stand in place of a built-in
// rule, in order of name.
func (v *validator) checkOperators() {
	for _, rule := range slices.Sorted(maps.Keys(v.m.Operators)) {
		path := func() string { return jsonx.Key("operators", string(rule)) }
		switch {
		case rule == kpi.None:
			v.bad.add(path(), codeBuiltIn, kpi.ErrRule, "the empty name means no rule and has no operator")
		case builtIn(rule):
			v.bad.add(path(), codeBuiltIn, kpi.ErrRule, "rule %q is built in and cannot be replaced", rule)
		case v.m.Operators[rule] == nil:
			v.bad.add(path(), codeOperator, kpi.ErrRule, "the operator of rule %q is nil", rule)
		}
	}
}

// builtIn reports whether a rule is built in.
func builtIn(rule kpi.Rule) bool {
	_, ok := rule.Operator()
	return ok
}

// apart takes a joined error apart; nil is none.
func apart(err error) []error {
	switch joined := err.(type) {
	case nil:
		return nil
	case interface{ Unwrap() []error }:
		return joined.Unwrap()
	}
	return []error{err}
}

// located takes an error of a Valid method of package kpi apart: each begins with
// the JSON name of a field.
func located(err error) (field, reason string) {
	field, reason, _ = strings.Cut(err.Error(), ": ")
	return field, reason
}
