// Package splitmix draws numbers that are the same in every run and on every
// machine, and of which any can be had without those before it.
package splitmix

// gamma is how far one number is from the next, before they are mixed.
const gamma = 0x9e3779b97f4a7c15

// At returns number i of the stream that a seed names, i counting from 0:
// SplitMix64, taken by its counter.
//
// Source: Steele, Lea, Flood, Fast Splittable Pseudorandom Number Generators
// (OOPSLA 2014).
func At(seed, i uint64) uint64 { return mix(seed + (i+1)*gamma) }

// A Stream is a place in a stream, of which Next goes on from there.
type Stream uint64

// From returns the stream that a seed names, of which number i is next.
func From(seed, i uint64) Stream { return Stream(seed + i*gamma) }

// Next returns the next number: what At returns of it.
func (s *Stream) Next() uint64 {
	*s += gamma
	return mix(uint64(*s))
}

func mix(z uint64) uint64 {
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}
