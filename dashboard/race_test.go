//go:build race

package dashboard_test

// lawsModels is how many organisations the laws are tried on: fewer under the race
// detector, which is some ten times slower.
const lawsModels = 30

// privacyModels is how many organisations an attacker is set on.
const privacyModels = 40

// auditModels is how many seeds of organisations the audit is tried on.
const auditModels = 100
