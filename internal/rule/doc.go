// Package rule is the arithmetic between gauges, on exact numbers: how the
// readings of parts make up the reading of a whole, and how a whole's bands are
// taken apart into bands of its parts.
//
// A [Rule] is a row of a table, not a type of its own. The engine asks a row for
// what it needs (may it be used across units, does it keep terms, what is an
// absent part worth) and never for its name, so that a host's own operator is
// one more row, made by [Custom].
//
// Formulas and proofs: the design's theory, sections 1 to 3. What every rule
// here shares: it is monotone and rising in each part, so two corners of the
// parts' intervals bound the whole, and one corner of their bands is the worst
// case.
package rule
