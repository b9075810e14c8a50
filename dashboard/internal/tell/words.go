// Package tell puts what a board or conversation holds in words: one place for the
// language, for how numbers, lights and courses are said, and for what is cut off, so
// that plain text and pictures say the same.
package tell

import "github.com/kpichain/kpichain/kpi"

// Words is what is said in one language. A test holds that every language says all of
// it, with the same blanks (%s) in the same order.
type Words struct {
	// Titles, that of a chain's conversation among them, the questions to begin with, and
	// what directors are called.
	Board, Conversation, Meeting, Question, UpToDate, Happy, Everyone string
	// Lists of a board.
	Shared, Own, Personal, Handovers, Parts, Outside string
	// Parts of a conversation, and what stands there when there is nothing.
	Successes, Steer, Opportunities, Ahead, FollowUps, Closing, Agree, NoSuccess, Empty string
	// Heads of columns.
	Reading, Target, Trend, History, Needed string
	// What is said of a score and of a tile.
	OutOf, FromPart, Hidden, HiddenNote, Nothing, NoGoal, Together, AddsTo string
	// What is said of a course: of what is over, of a green forecast and of another, of
	// what is needed, and of what a budget lasts.
	SoFar, OnCourse, Forecast, Need, OutOfReach, Lasts string
	// What is said of a share: to be gained, and added.
	Gain, Added string
	// What is said of an agreement.
	By, Then, Current, Aim, AimGreen, Due string

	Move map[kpi.Move]string // its arrow and word
	// Why and Outcome are what is asked, by the codes of package dashboard.
	Why     map[string]string
	Outcome map[string]string
}

// In returns the words of a language, "en" or "nl"; English for any other.
func In(language string) Words {
	if language == "nl" {
		return dutch()
	}
	return english()
}

// Shape returns what tells a light from the others without colour; that of no data for
// one that does not exist.
func Shape(s kpi.Status) string {
	if s < kpi.NoData || s > kpi.Green {
		s = kpi.NoData
	}
	return []string{"○", "■", "▲", "●"}[s]
}
