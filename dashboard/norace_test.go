//go:build !race

package dashboard_test

// lawsModels is how many organisations the laws are tried on.
const lawsModels = 120
