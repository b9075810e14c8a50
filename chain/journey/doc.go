// Package journey turns an event log, the trace that customers' questions leave in a
// workflow or ticket system, into measurements of a chain (Dutch: neem de reis die de
// klant maakt als uitgangspunt). It reads no files: the host hands it events as it has
// them.
//
//	log := &journey.Log{}
//	err := log.Add(events)                    any order; bad events are listed, good ones kept
//	model, err := log.Chain("order")          a proposal, for people to correct
//	passes, err := log.Passes("order", march) what to evaluate
//	lead, err := log.Lead("lead", time.Hour, march)
//
// # A case and its stays
//
// A question is a case; an event is its stay in one step, with one unit and person, from
// when it was ready there until it was done. The time between two stays, in which nobody
// had the case, is a stay too: in a handover step before the next ([Between]), for that
// is where time is lost. So a case takes from its first ready to its last end what all
// its stays take together, to the second, less what two of them had at the same time.
// Stays are in the order of their times, whatever the order of events; what times do not
// tell, Event.Seq does.
//
// A case counts in the window in which it ended, with all that was done of it: months add
// up to the year, and none is half done. A stay without End is not done yet, and its case
// is in hand: in no window, but in [Log.InHand] and [Log.Backlog].
//
// # What composes, and what does not
//
// Measurements compose, up from the lowest places by the rules of their indicator:
//
//	Lead                    Along Sum, with Passes: the mean time of a question;
//	                        Across and Over Ratio
//	Wait, Touch             likewise, where starts are recorded
//	FlowEfficiency, InTime  Along, Across and Over Ratio
//	FirstTimeRight          Across and Over Ratio; along a chain see there
//	Throughput              at the chain, Over Sum
//	InHand                  at the chain, Over End
//	Elapsed, Within         at the chain, Over Ratio
//
// With Along Sum a chain then reads exactly the seconds of all its cases per case, and so
// the sum over people is that over departments, steps and the chain. Other figures do not
// compose, and are no measurements: the median and quantiles of [Log.LeadTimes], distinct
// cases ([Log.Reach]: two departments that shared a case have one each, and one together),
// the ways that cases took ([Log.Variants]), what went from unit to unit ([Log.Handovers]),
// and cases that came back ([Log.Rework]). They are figures of the chain, to be shown
// where they were taken.
//
// # Large logs
//
// [Log.Add] keeps every event, for more of its case may come: some fifty bytes each, beside
// the IDs, and once the log is asked something what a case did at each place. [Log.AddCases] takes
// events that come case by case, and keeps no more than that: memory grows with cases and
// places, however many events there are. Logs of disjoint cases, gathered apart, merge to
// what one log would be. Measurements of such logs, made apart and combined as kpi.Partial,
// are those of one log only where every event of a step names whom it names in any: what
// nobody is named for counts for the people of the place, which one log alone can tell.
// Answers are worked out once for a log that does not change, and
// anew after events were added; a year by months takes no more than a year at once.
//
// # Dirt
//
// Nothing is lost without a word: bad events are errors, and what is odd in good ones is
// counted by [Log.Quality]. A year of real data has all of it.
//
// # What can be wrong
//
// The error of bad events is a *[chain.InvalidError] with every one of them. Codes are
// stable:
//
//	KJ101  an event without case, step or time
//	KJ102  a text that is no ID
//	KJ103  an event done before it was ready, or started outside
//	KJ104  a case that was complete, and comes again
//	KJ105  a step with an ID that a chain has of its own
//	KJ106  a log in which no case has ended
//	KJ107  a time outside the years 1 to 9998
//
// # What is not here
//
// There is no calendar: Log.WorkingTime is the host's. There is no guess at what ran in
// parallel: stays that overlap do not say that one need not wait for the other, and a
// discovered chain is for people to correct.
package journey
