package kpi

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/internal/exact"
)

// A Format says how numbers are written for people. The zero value is English: a
// point as decimal mark, no grouping.
type Format struct {
	// Language is "en" or "nl": decimal mark, grouping, and the words of statuses.
	// Any other is written as English.
	Language string
	// Group turns on grouping of thousands: "1,234.5", in Dutch "1.234,5".
	Group bool
}

// Status returns the word of a light: "green", "amber", "red" or "no data"; in
// Dutch "groen", "oranje", "rood" or "geen". A status that does not exist is no
// data.
func (f Format) Status(s Status) string {
	words := statusWords()
	if f.Language == "nl" {
		words = []string{"geen", "rood", "oranje", "groen"}
	}
	if s < NoData || s > Green {
		s = NoData
	}
	return words[s]
}

// Format writes a reading as people read it, for labels only: the value rounded
// half away from zero to Decimals, always that many, and the unit after a space.
// [Percent] multiplies by a hundred, and leaves two of the Decimals, if there are,
// to that. A reading without a value is "no data", in Dutch "geen gegevens".
func (i Indicator) Format(r Reading, f Format) string {
	number, ok := i.number(r)
	if !ok {
		if f.Language == "nl" {
			return "geen gegevens"
		}
		return "no data"
	}
	number = f.number(number)
	if i.Unit == "" {
		return number
	}
	return number + " " + i.Unit
}

// number returns the value of a reading as plain text with the decimals of i.
func (i Indicator) number(r Reading) (string, bool) {
	x, ok := r.exact()
	if !ok {
		return "", false
	}
	places := min(max(i.Decimals, 0), maxDecimals)
	if i.Unit == Percent {
		x, places = x.Mul(exact.Int(100)), max(places-2, 0)
	}
	return fixed(x.Decimal(places, exact.HalfAway), places), true
}

// fixed returns the text of d with zeros up to the given places.
func fixed(d decimal.Decimal, places int32) string {
	text := exact.Text(d)
	missing := places + d.Exponent() // trailing zeros are trimmed, so this is not negative
	if missing == 0 {
		return text
	}
	if d.Exponent() == 0 {
		text += "."
	}
	return text + strings.Repeat("0", int(missing))
}

// number writes plain text in the language.
func (f Format) number(plain string) string {
	mark, group := ".", ","
	if f.Language == "nl" {
		mark, group = ",", "."
	}
	sign := ""
	if strings.HasPrefix(plain, "-") {
		sign, plain = "-", plain[1:]
	}
	whole, fraction, point := strings.Cut(plain, ".")
	if f.Group {
		whole = grouped(whole, group)
	}
	if point {
		return sign + whole + mark + fraction
	}
	return sign + whole
}

// grouped puts a mark between every three digits.
func grouped(digits, mark string) string {
	var b strings.Builder
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(mark)
		}
		b.WriteByte(digits[i])
	}
	return b.String()
}
