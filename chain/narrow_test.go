//go:build 386 || wasm

package chain_test

// lawsDefault is how many generated models the laws are tried on: few where the
// machine is another, since what is tried is that it computes the same.
const lawsDefault = 100
