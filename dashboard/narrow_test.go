//go:build 386 || wasm

package dashboard_test

// lawsModels is how many organisations the laws are tried on: few where the machine
// is another, since what is tried is that it computes the same.
const lawsModels = 12

// privacyModels is how many organisations an attacker is set on.
const privacyModels = 20

// auditModels is how many seeds of organisations the audit is tried on.
const auditModels = 40
