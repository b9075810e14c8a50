// Package scenario asks what a change would do: what if, which lever, how sure, whom to
// hire.
package scenario
