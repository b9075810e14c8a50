package kpi

// A SignalRule says why a reading is a signal. The rules are three of those that Wheeler
// reads a process behaviour chart by. The zero value is none of them.
//
// On a limit is not outside it, halfway is not nearer to a limit, and a point on the
// centre ends a run. A run gives one signal, where it gets long enough, and so do
// readings of which three of four stay far out; with fewer than four so far, three are
// enough. What has no value is passed over.
type SignalRule string

// The rules are in the order in which one reading's signals are listed: the surest
// first.
const (
	Outside  SignalRule = "outside"    // one point outside the limits
	Run8     SignalRule = "run8"       // eight in a row on one side of the centre
	ThreeOf4 SignalRule = "three_of_4" // three of four, on one side, nearer to a limit than to the centre
)
