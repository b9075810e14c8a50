package splitmix_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/internal/splitmix"
)

// The first numbers of the stream 1234567, as other implementations have them.
//
// Source: https://rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64
func TestAt(t *testing.T) {
	want := []uint64{
		6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821,
	}
	var got []uint64
	for i := range uint64(5) {
		got = append(got, splitmix.At(1234567, i))
	}
	assert.Equal(t, want, got)

	for first := range want {
		rest := splitmix.From(1234567, uint64(first))
		for i := first; i < len(want); i++ {
			assert.Equal(t, want[i], rest.Next(), "number %d of those from %d on", i, first)
		}
	}
}
