//go:build !race && !386 && !wasm

package dashboard_test

// lawsModels is how many organisations the laws are tried on.
const lawsModels = 120

// privacyModels is how many organisations an attacker is set on.
const privacyModels = 200

// auditModels is how many seeds of organisations the audit is tried on.
const auditModels = 1500
