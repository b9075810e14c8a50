// Package splitmix draws numbers that are the same in every run and on every
// machine, and of which any can be had without those before it.
package splitmix

// At returns number i of the stream that a seed names, i counting from 0:
// SplitMix64, taken by its counter.
//
// Source: Steele, Lea, Flood, Fast Splittable Pseudorandom Number Generators
// (OOPSLA 2014).
func At(seed, i uint64) uint64 {
	z := seed + (i+1)*0x9e3779b97f4a7c15
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}
