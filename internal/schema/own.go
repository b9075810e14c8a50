package main

import (
	"reflect"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/kpi"
)

// own returns the schema of a type that writes JSON of its own, and reports whether it is
// one.
func (g *generator) own(t reflect.Type) (object, bool) {
	switch t {
	case reflect.TypeFor[decimal.Decimal]():
		return amount(), true
	case reflect.TypeFor[kpi.Band]():
		return g.describe(t, g.amounts("min", "max")), true
	case reflect.TypeFor[kpi.Reading]():
		quotient := append(g.amounts("num", "den"), member{"required", []string{"num", "den"}})
		return g.describe(t, object{
			{"anyOf", []any{g.decimal(), quotient, object{{"type", "null"}}}},
		}), true
	}
	return nil, false
}

func (g *generator) decimal() object { return g.of(reflect.TypeFor[decimal.Decimal]()) }

// amounts returns the schema of an object of decimals.
func (g *generator) amounts(names ...string) object {
	var properties object
	for _, name := range names {
		properties = append(properties, member{name, g.decimal()})
	}
	return object{{"type", "object"}, {"properties", properties}, {"additionalProperties", false}}
}

// amount returns the schema of a decimal, exactly what internal/exact parses. A pattern
// cannot count digits on both sides of a point, so a second one refuses what begins with a
// digit other than 0 and has 32 characters or more: 30 digits and a point are 31.
func amount() object {
	return object{
		{"description", "A plain decimal, as a string: an optional minus sign, digits without a leading " +
			"zero other than the one of 0.5, and optionally a point and more digits. At most 30 digits in " +
			"all, where the zero before the point of 0.5 does not count. No exponent, no plus sign, no space."},
		{"type", "string"},
		{"pattern", `^-?(0|[1-9][0-9]{0,29})(\.[0-9]{1,30})?$`},
		{"not", object{{"pattern", `^-?[1-9][0-9.]{31}`}}},
		{"examples", []string{"95", "0.945", "-12.5"}},
	}
}
