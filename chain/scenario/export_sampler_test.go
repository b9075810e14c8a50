package scenario

// Draws returns the first n draws of a stream from a distribution, in last digits of so
// many places.
func Draws(d Dist, key uint64, n int) (values []int64, places int32) {
	s := (&problems{}).sample("", d)
	values = make([]int64, n)
	s.fill(key, 0, values)
	return values, s.places
}
