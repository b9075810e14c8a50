//go:build race

package chain_test

// lawsDefault is how many generated models the laws are tried on: fewer under
// the race detector, which is some ten times slower.
const lawsDefault = 1_500
