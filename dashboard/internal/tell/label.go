package tell

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxLabel is how long a label is at most, in characters.
const maxLabel = 44

// Clean returns text on one line, without what does not print: a name may hold anything.
func Clean(text string) string {
	seen := func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return ' '
	}
	return strings.Join(strings.Fields(strings.Map(seen, text)), " ")
}

// Width returns how many characters are seen.
func Width(text string) int {
	n := utf8.RuneCountInString(text)
	for _, r := range text {
		if unicode.Is(unicode.Mn, r) {
			n--
		}
	}
	return n
}

// Cut returns a name as a label has room for.
func Cut(name string) string { return CutTo(name, maxLabel) }

// CutTo shortens a name to so many characters.
func CutTo(name string, most int) string {
	name = Clean(name)
	if utf8.RuneCountInString(name) <= most {
		return name
	}
	return strings.TrimRight(string([]rune(name)[:max(most-1, 0)]), " ") + "…"
}

// cutBoth joins two names, each shortened where they are too long together: either keeps
// half, and what the other leaves.
func cutBoth(name, where, between string) string {
	room := maxLabel - utf8.RuneCountInString(between)
	n, w := utf8.RuneCountInString(Clean(name)), utf8.RuneCountInString(Clean(where))
	if n+w <= room {
		return name + between + where
	}
	w = min(w, max(room/2, room-n))
	return CutTo(name, room-w) + between + CutTo(where, w)
}

// Label returns what a gauge is called: the KPI's name and the place's, without what is
// said around it: the names of places that the reader is looking at already.
func Label(name, where string, around []string) string {
	for _, known := range around {
		if where == known {
			return Cut(name)
		}
		where = strings.TrimSuffix(where, ", "+known)
	}
	if Clean(where) == "" {
		return Cut(name)
	}
	return cutBoth(name, where, " · ")
}
