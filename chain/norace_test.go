//go:build !race && !386 && !wasm

package chain_test

// lawsDefault is how many generated models the laws are tried on.
const lawsDefault = 12_000
