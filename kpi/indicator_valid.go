package kpi

import (
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/internal/intern"
)

// Valid reports every problem of the definition by itself, joined, in the order of
// the fields; each begins with the field's JSON name. The errors wrap [ErrRange],
// or [ErrRule] for Along, Across and Over. Whether a custom rule exists and groups
// is not known here.
func (i Indicator) Valid() error {
	return errors.Join(
		checkID("id", i.ID),
		checkText("name", i.Name),
		checkText("unit", i.Unit),
		i.checkDecimals(),
		checkEnum("better", i.Better),
		checkEnum("serves", i.Serves),
		checkRule("along", i.Along, alongRules(), "compose steps"),
		i.checkSteps(),
		checkRule("across", i.Across, acrossRules(), "group, so the value would depend on the organisation chart"),
		checkRule("over", i.Over, overRules(), "compose periods"),
		i.checkPeriods(),
		i.checkDomain(),
		checkFraction("coverage", i.Coverage),
	)
}

// The rules that are built in, and those of them that may be used in a direction.
func builtinRules() []Rule {
	return []Rule{None, Sum, Total, Product, Min, Max, Bottleneck, Mean, Ratio, Path, End}
}
func alongRules() []Rule  { return builtinRules() }
func acrossRules() []Rule { return []Rule{None, Sum, Total, Product, Min, Max, Ratio} }
func overRules() []Rule   { return []Rule{None, Sum, Total, Min, Max, Ratio, End} }

// checkRule reports a built-in rule that is not allowed, and a custom one whose
// name cannot be one.
func checkRule(field string, r Rule, allowed []Rule, does string) error {
	if slices.Contains(allowed, r) {
		return nil
	}
	if slices.Contains(builtinRules(), r) {
		return problemf(ErrRule, "%s: rule %s does not %s", field, r, does)
	}
	if reason := flaw(string(r)); reason != "" {
		return problemf(ErrRule, "%s: the name of a rule %s", field, reason)
	}
	return nil
}

func (i Indicator) checkDecimals() error {
	if i.Decimals < 0 || i.Decimals > maxDecimals {
		return problemf(ErrRange, "decimals: %d is outside 0 to %d", i.Decimals, maxDecimals)
	}
	return nil
}

// maxDecimals is the largest number of decimals of a target.
const maxDecimals = 9

// checkEnum reports a value that has no text.
func checkEnum[E interface {
	String() string
	MarshalText() ([]byte, error)
}](field string, value E) error {
	if _, err := value.MarshalText(); err != nil {
		return problemf(ErrRange, "%s: %s does not exist", field, value)
	}
	return nil
}

// checkDomain reports a domain without values.
func (i Indicator) checkDomain() error {
	_, err := i.domain()
	return err
}

// domain returns the values that a reading can have: those of Domain, and of those
// the ones that the rules imply.
func (i Indicator) domain() (exact.Interval, error) {
	d, err := i.Domain.interval()
	if err != nil {
		return d, problemf(ErrRange, "domain: %v", err)
	}
	if d.Empty() {
		return d, problemf(ErrRange, "domain: %s holds nothing", i.Domain)
	}
	for _, implied := range []struct {
		rule Rule
		in   exact.Interval
		text string
	}{
		{Product, exact.Between(exact.Int(0), exact.Int(1)), "a fraction in 0..1"},
		{Path, exact.AtLeast(exact.Int(0)), "0 and up"},
	} {
		if i.Along != implied.rule && i.Across != implied.rule {
			continue
		}
		met, some := d.Meet(implied.in)
		if !some {
			return d, problemf(ErrRange, "domain: %s is nowhere %s, as rule %s needs", i.Domain, implied.text, implied.rule)
		}
		d = met
	}
	return d, nil
}

// checkFraction reports a number that is not in 0..1.
func checkFraction(field string, d decimal.Decimal) error {
	if exact.Check(d) != nil {
		return problemf(ErrRange, "%s: more than 30 digits", field)
	}
	if !Between(decimal.Decimal{}, decimal.New(1, 0)).Contains(d) {
		return problemf(ErrRange, "%s: %s is not a fraction in 0..1", field, exact.Text(d))
	}
	return nil
}

// checkID reports a name that cannot be an ID.
func checkID(field, id string) error {
	if reason := flaw(id); reason != "" {
		return problemf(ErrRange, "%s: an ID %s", field, reason)
	}
	return nil
}

// flaw returns what is wrong with a name, empty if nothing is.
func flaw(name string) string {
	switch {
	case name == "":
		return "is not empty"
	case len(name) > intern.MaxID:
		return "has at most 128 bytes: " + quote(name)
	case !utf8.ValidString(name):
		return "is valid UTF-8: " + quote(name)
	case strings.ContainsFunc(name, unicode.IsControl):
		return "has no control characters: " + quote(name)
	}
	return ""
}

// checkText reports text for people that cannot be written.
func checkText(field, s string) error {
	if !utf8.ValidString(s) {
		return problemf(ErrRange, "%s: text is valid UTF-8: %s", field, quote(s))
	}
	return nil
}

// checkPeriods reports what is added over periods and would have to be multiplied, as a
// fraction.
func (i Indicator) checkPeriods() error {
	if (i.Along == Product || i.Across == Product) && (i.Over == Sum || i.Over == Total) {
		return problemf(ErrRule, "over: %s needs fractions, and what %s composes over periods is none", Product, i.Over)
	}
	return nil
}

// checkSteps reports what is composed across units and cannot be composed further
// along a chain: what has no volume to be pooled, and sums, which are no
// fractions, to be multiplied.
func (i Indicator) checkSteps() error {
	switch {
	case i.Along == Product && (i.Across == Sum || i.Across == Total):
		return problemf(ErrRule, "along: %s needs fractions, and what %s composes across units is none", i.Along, i.Across)
	case i.Along != Ratio || i.Across == Ratio || i.Across == None:
		return nil
	}
	return problemf(ErrRule, "along: %s pools volumes, and what %s composes across units has none: across must be %s or none",
		i.Along, i.Across, Ratio)
}
