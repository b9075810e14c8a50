// Package dashboard turns results into what one audience can use and may see: a
// [Board] of KPIs within its sphere of influence (Dutch: invloedssfeer), each with
// its line of sight to the customer, and the [Conversation] to have about it (Dutch:
// prestatiegesprek).
//
// [New] takes results, [Boards.For] an audience:
//
//	boards, err := dashboard.New(february, march, april)
//	board, err := boards.For(chain.Place{Unit: "logistics"})
//	talk := board.Conversation(agreements...)
//	fmt.Println(dashboard.Text(talk, kpi.Format{}))
//
// A board is about chains, and never about a department as such: it has a section
// for each chain that its audience takes part in, with the goal that all in the
// chain share, what the audience does itself, and what that divides into.
//
// # Over time
//
// Give New all periods there are, those still to come included, evaluated without
// measurements: each brings its own goals. A tile then has a history; a trend, which
// tells a signal from noise and the way things go; and where its KPI composes over time
// a course: whether the horizon will make its target, and what is needed for that. A
// light that is green and not expected to stay so warns before it changes.
//
// # The conversation
//
// A conversation orders what there is to talk about, and judges nobody: what went well,
// where to steer, where to get better still, what the next period asks, and what became
// of what was agreed. It needs nothing but the board, so it can be had on one that was
// stored. Each topic says [Why] it is one; the first reason that applies, in the order
// of the constants, is given. [Board.CheckIn] answers the two questions to begin with
// (zijn we bij, zijn we blij), and [Boards.Islands] shows whoever keeps an eye on the
// whole which departments steer on themselves.
//
// # Who sees what
//
// A Board holds nothing that its audience may not see; serialise it, cache it per
// audience, hand it to a template. The rules, with n the number of different people
// at a place and m Model.MinGroup, of the period or of the current plan, whichever is
// more:
//
//   - A person's reading, target, light, score and share in a gap are on that person's
//     own board only. No audience above can ask for them, whatever its rank: the board
//     of a group has no place of a person at all.
//   - A group's value is shown if n >= m, and if the readings behind it are of at least
//     m people, or if nobody was modelled at the place. On a person's own board it is
//     shown as well if that person is all there is to the place.
//   - What is hidden cannot be worked out, exactly, from everything that all boards of
//     groups show together. Sums and pooled values are linear equations: the whole less
//     the parts that are shown tells the part that is not. Values are released one at a
//     time, the largest group first; one that would let a hidden value, or the total of
//     fewer than m people, be solved for stays hidden too. [Boards.Audit] checks it.
//   - What is hidden has Hidden set, and no reading, status, score, gap, room, bounds,
//     coverage, trend, course or share. It counts in no card. Other periods of it, in
//     which more people were there, stay in its history.
//   - A trend is that of the periods in which the value is shown, the current one among
//     them. A course is shown only if the value is in every period.
//   - Shares in a gap follow the same rules, and depend on more: a share is shown only
//     if all that it can be worked out from is.
//   - Targets of groups are not personal data and stay.
//
// Which rules apply follows from the audience alone. One with a person in it,
// whatever else it names, is that person; any other is a group. The package does
// not know who is asking: the host decides that, and asks for that audience.
//
// What is withheld is worked out once, by [New], for all boards. A value that lacks parts
// is taken for one that will tell of them, and that may tell of any other part by itself:
// more is hidden while readings of a period are still to come in. Where chains share so
// many steps of so few people that not all groups of them can be looked at, what was not
// looked at is hidden.
//
// # What the rules do not cover
//
//   - Who knows a reading, of their own or a colleague's, can subtract it: m counts
//     them too. With m = 2 both of a pair know the other's; take 3 at least.
//   - What is "about" is not hidden: a value near its bounds says that all readings in
//     it are. Only what can be worked out exactly is.
//   - With m = 1 a team of one shows what its one person reads: that setting gives
//     up the protection of groups, and a group may be one.
//   - The best or the worst of a group, under kpi.Min and kpi.Max, is the value of
//     one of its people; whose, is not told. A host's own rule that takes one part's
//     value tells it, and may tell whose.
//   - Boards of different periods can be compared when one person joined or left in
//     between, and so can those of one period before and after a reading was corrected.
//   - KPIs are taken one by one: where one is worked out from another, as a rate and
//     its count are, hide both or show both.
//   - Reports outside the library.
//
// The package claims no compliance with any law.
//
// # Words
//
// Boards and conversations hold codes, numbers and the model's own texts, no sentences,
// so that the host can speak its users' language. [Text] writes them out in plain
// English or Dutch, for terminals, mail and tests.
package dashboard
