package chain

// soundChecks has the checks KK3xx: is everyone green enough.
func soundChecks() []check { return nil }
