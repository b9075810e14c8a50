// Package exact holds numbers without rounding. A [Num] is a rational number; it
// enters as a decimal or an integer, and is rounded once, when it leaves.
//
// Sixteen digits are not enough for a light: three steps of a third of an hour
// sum to 0.9999999999999999 there, and a target of one hour is missed by nothing.
//
// # Representation
//
// A number whose numerator and denominator both fit an int64 lies inline and costs
// no allocation; products are formed in 128 bits and reduced before they are
// judged too long. Any other number is a quotient of two [math/big.Int]s; what it has to
// do with an inline one is reduced in one word. The form is canonical: a
// number that fits lies inline, whichever operations made it. Nothing outside the
// package knows which of the two a number is.
//
// # Decimals
//
// Decimals from outside are plain ones of at most [MaxDigits] digits. [Check],
// [From] and [Parse] refuse the others by their length, before any digit of them
// is worked out: 1e1073741824 is twelve characters and a gigabyte.
//
// The package variables of shopspring/decimal belong to the host. The methods that
// read them are not called here or anywhere in this module: Div, Avg, Sqrt, Pow,
// String, MarshalJSON, MarshalText, NewFromString and the variable Zero itself.
package exact
