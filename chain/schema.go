package chain

import _ "embed" // for the text of the schema

//go:generate go -C ../internal/schema run .

//go:embed schema.json
var schema string

// Schema returns the JSON Schema (draft 2020-12) of a [Model], as UTF-8 text that is the
// caller's own: for editors that complete and check a model while it is written, and for
// software that is not Go. It is generated from the types and their comments, stands in
// schema.json beside this file, and needs nothing from elsewhere: its $id is a name, not
// an address. Its definition "#/$defs/Measurement" is that of a [Measurement].
//
// A schema sees the value that a text means, and not how it is written. So [Decode] reads
// a text if and only if it is valid and has none of these:
//
//   - a key twice in one object;
//   - anything but white space after the model;
//   - a whole number with a point or an exponent: 2.0 or 2e0 for 2;
//   - bytes that are not UTF-8, or half a surrogate pair as an escape.
//
// Decimals are exact: their form and their 30 digits are in the schema. Whole numbers
// have the 64 bits of most machines, 32 for decimals of a KPI; where an int has fewer,
// Decode takes fewer. A validator that counts in floating point is inexact at their ends.
//
// Neither Decode nor the schema checks what [NewPlan] checks: that IDs are there, unique
// and well formed, that names mean something in the model, that numbers are in range and
// bands in order. A rule may be any text, for hosts have their own; the built-in ones are
// given as examples.
func Schema() []byte { return []byte(schema) }
