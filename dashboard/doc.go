// Package dashboard turns results into what one audience can use and may see: a
// [Board] of KPIs within its sphere of influence (Dutch: invloedssfeer), each with
// its line of sight to the customer.
//
// [New] takes results, [Boards.For] an audience:
//
//	boards, err := dashboard.New(february, march)
//	board, err := boards.For(chain.Place{Unit: "logistics"})
//
// A board is about chains, and never about a department as such: it has a section
// for each chain that its audience takes part in, with the goal that all in the
// chain share, what the audience does itself, and what that divides into.
//
// # Who sees what
//
// A Board holds nothing that its audience may not see; serialise it, cache it per
// audience, hand it to a template. The rules, with n the number of different people
// at a place and m Model.MinGroup:
//
//   - A person's reading, target, light and score are on that person's own board
//     only. No audience above can ask for them, whatever its rank: the board of a
//     group has no place of a person at all.
//   - A pooled value is shown if n >= m, or if nobody was modelled at the place. On
//     a person's own board it is shown as well if that person is all there is to the
//     place.
//   - What is hidden has Hidden set, and no reading, status, score, gap, room,
//     bounds or coverage. It counts in no card.
//   - Targets of groups are not personal data and stay.
//
// Which rules apply follows from the audience alone. One with a person in it,
// whatever else it names, is that person; any other is a group. The package does
// not know who is asking: the host decides that, and asks for that audience.
//
// # What the rules do not cover
//
//   - One hidden part of a whole can be worked out where the whole and all its
//     other parts are shown, on one board or on several: the whole minus the
//     others.
//   - n counts the people at a place, not those who have a reading there. Where
//     readings are missing, a pooled value or its bounds may rest on fewer than m of
//     them, in the end on one.
//   - With m = 1 a team of one shows what its one person reads: that setting gives
//     up the protection of groups, and a group may be one.
//   - The best or the worst of a group, under kpi.Min and kpi.Max, is the value of
//     one of its people; whose, is not told.
//   - Boards of different periods can be compared when one person joined or left in
//     between.
//
// The package claims no compliance with any law.
//
// # Words
//
// Boards hold codes, numbers and the model's own texts, no sentences, so that the
// host can speak its users' language.
package dashboard
