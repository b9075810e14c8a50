package dashboard

import "github.com/kpichain/kpichain/kpi"

// words is what [Text] says, in one language. A test holds that every language says
// all of it, with the same blanks (%s) in the same order.
type words struct {
	// Titles, that of a chain's conversation among them, the questions to begin with, and
	// what directors are called.
	board, conversation, meeting, question, upToDate, happy, everyone string
	// Lists of a board.
	shared, own, personal, handovers, parts, outside string
	// Parts of a conversation, and what stands there when there is nothing.
	successes, steer, opportunities, ahead, followUps, closing, agree, noSuccess, empty string
	// Heads of columns.
	reading, target, trend, history, needed string
	// What is said of a score and of a tile.
	score, coverage, hidden, hiddenNote, nothing, noGoal, together, sight string
	// What is said of a course: of what is over, of a green forecast and of another, of
	// what is needed, and of what a budget lasts.
	soFar, onCourse, forecast, need, outOfReach, lasts string
	// What is said of a share: to be gained, and added.
	gain, added string
	// What is said of an agreement.
	by, then, current, aim, aimGreen, due string

	status  map[kpi.Status]string // its shape
	move    map[kpi.Move]string
	why     map[Why]string
	outcome map[Outcome]string
}

// wordsOf returns the words of a language; English for any that is not known.
func wordsOf(language string) words {
	w := english()
	if language == "nl" {
		w = dutch()
	}
	w.status = shapes()
	return w
}

// shapes returns what tells the lights apart without colour.
func shapes() map[kpi.Status]string {
	return map[kpi.Status]string{kpi.NoData: "○", kpi.Red: "■", kpi.Amber: "▲", kpi.Green: "●"}
}
