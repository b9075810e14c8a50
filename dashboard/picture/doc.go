// Package picture draws boards and chains: as SVG and HTML to put on a page, as Vega-Lite
// for hosts that draw themselves, and as Mermaid and Graphviz text for documents.
//
//	page := picture.Board(board, picture.Options{})               // one HTML page
//	sheet := picture.Overview(board, picture.Options{Look: picture.Dark})
//	os.WriteFile("sheet.svg", sheet.SVG(), 0o644)                 // the host's I/O
//	flow, err := picture.Chain(boards, "order", "lead", picture.Options{})
//
// Each picture answers one question:
//
//	Board, Overview  how are we doing? all meters of one audience, in a page or on a sheet
//	Gauge            how do we stand? a bullet graph: zones, target, reading, room
//	Behaviour        is that more than noise? a process behaviour chart with its signals
//	Waterfall        who added what? from the chain's target to its reading
//	Cascade          whose target is that? from the whole to its parts
//	Chain            where is time lost? the customer's journey, who does what, handovers
//	Mermaid, DOT     how does it hang together? the model, without readings
//
// # Who sees what
//
// Pictures are made of boards, which hold nothing that their audience may not see:
// [Waterfall] and those of one board for its audience, [Cascade] and [Chain] from
// what boards of groups show. A hidden tile is drawn as one without a reading, whatever it
// holds, so that no figure and no length tells of it. [Mermaid] and [DOT] are made of the
// model alone, and leave out people and targets that may be a person's.
//
// # Without colour
//
// Every light has a shape and a word: a circle is green, a triangle amber, a square red, a
// ring no data. A reading is drawn as its light's shape, in ink, on pale zones; there is no
// bar, since its length would say something only from zero on. Signals of a behaviour chart
// have a diamond (outside the limits), a ring (eight in a row) or a square (three of four),
// and the latest eight a number with a sentence to it. Text contrasts by 4.5 to 1 or more with what it
// stands on, shapes by 3 to 1 (WCAG 2 AA), and lights stay apart in grey and with any of
// the three kinds of colour blindness; a test holds the figures. Beside every picture is a
// table of the same numbers: [Picture.HTML] has it, and the description of an SVG says it.
//
// # What is in them
//
// An SVG has attributes and text, and nothing else: no style, script, link, font or image,
// so that it looks the same in a page with a strict policy, in mail and in print. A page of
// [Board] loads nothing and runs nothing, says so in a policy of its own, and is light on
// paper. Names of the model are text wherever they land, on one line and without what does
// not print. Numbers are told as dashboard.Text tells them, in English or Dutch; lengths
// are whole tenths of pixels, worked out exactly: the same input gives the same bytes on
// every machine. What pictures say and how they look is for people, and may change.
//
// With [System] the colours are the custom properties --kpichain-paper, -ink, -quiet, -rule,
// -mark, -green, -amber, -red, -none, -green-zone, -amber-zone and -red-zone, which a page of
// Board sets, and a host's may.
package picture
