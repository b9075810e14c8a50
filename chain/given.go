package chain

import "strconv"

// given is what a host gives to be evaluated: measurements, numbered from 0, however it
// keeps them.
type given interface {
	// count is how many there are.
	count() int
	// at returns one of them, to be read at once.
	at(i int) *Measurement
	// path leads to what is wrong with one, or to all of it where field is "".
	path(i int, field string) string
}

// list is measurements as they are.
type list []Measurement

func (l list) count() int            { return len(l) }
func (l list) at(i int) *Measurement { return &l[i] }

func (l list) path(i int, field string) string { return pathInList(i, field) }

// pathInList leads to a measurement of a list.
func pathInList(i int, field string) string {
	if field != "" {
		field = "." + field
	}
	return "[" + strconv.Itoa(i) + "]" + field
}
