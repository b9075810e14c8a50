// Package intern numbers strings: the IDs of a model become dense int32s, so
// that everything after can be arrays.
//
// It is made for a million IDs that stay in memory as long as a plan lives: all
// text lies in one arena, and the rest is two slices of integers, so the garbage
// collector finds nothing to follow. Beside the text an ID costs 8 bytes of
// offset and 5.3 to 10.7 bytes of hash table; a Go map takes more than twice that.
//
// # Deliberately absent
//
// There is no removal and no order but that of arrival.
package intern

import (
	"hash/maphash"
	"slices"
	"strings"
)

// minSlots is the size of the smallest hash table.
const minSlots = 8

// A Table gives every different string a number: 0 for the first, 1 for the
// next, in order of arrival. The zero value is an empty table, ready to use. It
// must not be copied after the first Put. Any number of goroutines may read it
// while none puts.
//
// The hash seed differs from table to table, so that nobody can choose IDs that
// collide; numbers do not depend on it. A table holds at most 2^31-1 strings.
type Table struct {
	seed maphash.Seed
	text strings.Builder // all strings, one after the other
	ends []int           // where each string ends in text
	// slots is the hash table, with open addressing: 0 where free, else in the low
	// bits number + 1, as many bits as the table's size has, and above them bits
	// of the hash, so that strings are hardly ever compared in vain.
	slots []uint32
}

// Put returns the number of s, a new one if s is not in the table yet, which
// fresh reports. It copies s.
func (t *Table) Put(s string) (id int32, fresh bool) {
	t.reserve(len(t.ends) + 1)
	slot, tag, id, found := t.find(s)
	if found {
		return id, false
	}
	id = int32(len(t.ends))
	t.text.WriteString(s)
	t.ends = append(t.ends, t.text.Len())
	t.slots[slot] = tag | uint32(id+1)
	return id, true
}

// Get returns the number of s and reports whether s is in the table. It does
// not allocate.
func (t *Table) Get(s string) (int32, bool) {
	if len(t.ends) == 0 {
		return 0, false
	}
	_, _, id, found := t.find(s)
	return id, found
}

// At returns the string with number id, which must be less than Len. It is a
// part of the table's own text, not a copy, and stays valid.
func (t *Table) At(id int32) string {
	start := 0
	if id > 0 {
		start = t.ends[id-1]
	}
	return t.text.String()[start:t.ends[id]]
}

// Len returns how many strings the table holds: their numbers are 0 to Len()-1.
func (t *Table) Len() int { return len(t.ends) }

// Grow makes room for n more strings, so that putting them need not grow
// anything but the text. It does nothing for n of 0 or less.
func (t *Table) Grow(n int) {
	if n <= 0 {
		return
	}
	t.ends = slices.Grow(t.ends, n)
	t.reserve(len(t.ends) + n)
}

// find returns the number of s or, if it is not there, where it belongs: the
// first free slot from the one its hash names on, and what to enter beside the
// number.
func (t *Table) find(s string) (slot int, tag uint32, id int32, found bool) {
	slot, tag = t.place(s)
	numbers := uint32(len(t.slots) - 1)
	for ; t.slots[slot] != 0; slot = (slot + 1) & (len(t.slots) - 1) {
		if t.slots[slot]&^numbers != tag {
			continue
		}
		id = int32(t.slots[slot]&numbers) - 1
		if t.At(id) == s {
			return slot, tag, id, true
		}
	}
	return slot, tag, 0, false
}

// place returns the slot that the hash of s names, and its tag: bits of the hash
// above those that hold numbers.
func (t *Table) place(s string) (slot int, tag uint32) {
	hash := maphash.String(t.seed, s)
	last := len(t.slots) - 1
	return int(hash>>32) & last, uint32(hash) &^ uint32(last)
}

// reserve makes the hash table large enough for n strings: at most three
// quarters full, so that a search ends and a number fits below the tag.
func (t *Table) reserve(n int) {
	size := max(len(t.slots), minSlots)
	for size/4*3 < n {
		size *= 2
	}
	if size > len(t.slots) {
		t.rehash(size)
	}
}

// rehash makes a hash table of size slots, a power of two, and enters all strings.
func (t *Table) rehash(size int) {
	if len(t.slots) == 0 {
		t.seed = maphash.MakeSeed()
	}
	t.slots = make([]uint32, size)
	for id := range t.ends {
		slot, tag := t.place(t.At(int32(id)))
		for t.slots[slot] != 0 {
			slot = (slot + 1) & (size - 1)
		}
		t.slots[slot] = tag | uint32(id+1)
	}
}
