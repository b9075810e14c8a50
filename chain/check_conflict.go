package chain

// conflictChecks has the checks KK4xx: what works against what.
func conflictChecks() []check { return nil }
