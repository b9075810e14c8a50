package exact

// Inline reports whether x costs no allocation.
func (x Num) Inline() bool { return x.big == nil }
