package journey

// A trace is what is kept of a case: when it was there, and what was done of it at each
// place.
type trace struct {
	begin, end int64 // when it was ready first and done last
	lead       int64 // the working time between
	id         int32
	way        int32  // which steps it took, in order
	open       bool   // something is not done yet
	packed     []byte // its deeds
}

// Deeds are what was done of a case.
type deeds struct {
	work   []work
	turns  []turn
	passes []pass
	waits  []wait
	dirt   dirt
}

// A wait is a stay that is not done: where, and since when.
type wait struct {
	leaf  int32
	ready int64
}

// Work is what was done of a case at one leaf: stays that ended there, and their time.
type work struct {
	leaf, stays, inTime  int32
	started              int32 // stays of which the start is recorded
	seconds, wait, touch int64 // wait and touch of these only
}

// A turn is what a case did in one step: a visit is a run of stays in it.
type turn struct {
	step, stays, visits int32
	first               int32 // leaf of the last stay of the first visit
	// along is the sum of the numbers of its stays, the ones not done too, within the
	// case, from 1; 0 for the time between steps, which takes no number.
	along int64
}

// A pass is how often a case went from one unit to another, and how long it waited there
// until it was started, or was ready if that is not recorded.
type pass struct {
	from, to, times int32
	waited          int64
}

// Dirt is what may be wrong with the stays of a case.
type dirt struct {
	zero, tied, same, gaps, overlaps int32
	gapped, overlapped               int64 // how long gaps and overlaps lasted
}
