// Package scenario asks what a change would do. A chain is steered by looking ahead:
// what if this step took two hours less, which part is worth the effort, how sure is it
// that the quarter ends green, where would one more person help the customer?
//
//	Compare   what differs between two results: before and after a change
//	Levers    what each part alone could do for its whole (aan welke knop draai je)
//	Seek      what one place must read for the whole to read what is wanted
//	Least     the smallest change, over all parts together, that makes the whole green
//	Staff     where one more person helps the chain most (wie hebben we waar nodig)
//	Sweep     a KPI over a grid of one or two inputs, as a table
//	Tornado   how far the whole moves with each uncertain reading
//	Simulate  how all uncertain readings together may turn out
//
// All of it is [chain.Result.With], asked in other ways: a result is never changed, an
// answer never depends on what was asked before, and what is composed, judged and
// rounded is so by the rules of package chain. For what one change does, With itself and
// [chain.Result.Gauge] are all there is to it.
//
// # What the answers are not
//
// They are about the model: a part that is better by a digit makes the whole better by
// as much as the rules of the chain say, and nothing here knows what that takes, or
// whether it can be done. Influences ([chain.Influence]) are not followed; they have a
// direction, and no size. Nobody is ranked: where a list goes by how much something does,
// the places of people stand after the others, in the order of the model or as given.
// Answers hold readings of individuals as results do, and are for the host alone.
//
// # Chance
//
// A draw is a fixed function of the seed, the input's place and KPI, and the number of
// the run, worked out in whole numbers. So the same seed gives the same bytes on every
// machine, an input more or less changes no other one's draws (the two outlooks differ by
// that input alone, and by no luck), and a simulation can be split over machines and
// merged.
//
// # What can be wrong
//
// A question that cannot be answered is an error of type *[chain.InvalidError], with
// every problem at once: its path in the arguments, a code, a reason, and an Err for
// errors.Is. Codes are stable, and those of package chain are given on where a reading
// that an argument would make is one that it refuses:
//
//	KS101  a place that the plan does not have
//	KS102  a KPI that the plan does not have
//	KS103  a place that is not below the whole
//	KS104  the same input twice
//	KS105  a KPI without a goal, a light or a reading where one is needed
//	KS106  a rule that the question has no answer for
//
//	KS201  a distribution, or a grid, out of order
//	KS202  a distribution of two forms, or of none
//	KS203  a number of too many digits
//	KS204  runs outside 1..1,000,000, or before the first
//	KS205  a grid of no input, of more than two, or of too many points
//	KS206  a weight that is not more than 0
//
// A question with an answer that nobody likes is no error: what is out of reach says so.
//
// # Tables
//
// [Tabulate] makes a [Table] of any list of answers, to be written as CSV or Markdown.
package scenario
