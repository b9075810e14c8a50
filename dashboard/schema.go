package dashboard

import _ "embed" // for the text of the schema

//go:generate go -C ../internal/schema run .

//go:embed schema.json
var schema string

// Schema returns the JSON Schema (draft 2020-12) of a [Board], as UTF-8 text that is the
// caller's own: for whoever stores boards or draws them with software that is not Go. It
// is generated from the types and their comments, stands in schema.json beside this file,
// and needs nothing from elsewhere: its $id is a name, not an address. Its definitions
// "#/$defs/Conversation" and "#/$defs/Agreement" are those of a [Conversation] and of an
// [Agreement].
//
// It takes what [Board.UnmarshalJSON] reads, and nothing else, but for how a text is
// written, which no schema sees: see [chain.Schema] for what that is. So every board that
// was made here and written is valid, unless a computed number in it has more than 30
// digits, which is not read back either. No field has to be there: one that is left out
// is zero.
//
// Reasons ([Why]), outcomes and rules may be any text, so that a reader of today takes the
// boards of tomorrow; those there are now are given as examples. What hangs together in a
// board, such as that a hidden tile has no reading, is not in the schema.
func Schema() []byte { return []byte(schema) }
