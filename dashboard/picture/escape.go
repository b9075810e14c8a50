package picture

import (
	"strings"
	"unicode/utf8"

	"github.com/kpichain/kpichain/dashboard/internal/tell"
)

// escaped returns a text of the model's as one line of XML or HTML, for between tags and
// within quotes: what does not print is a space, and what could be markup an entity.
func escaped(text string) string {
	return strings.NewReplacer(
		"&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;",
	).Replace(tell.Clean(text))
}

// fit shortens a text to what has room in so many pixels, in letters of a size.
func fit(text string, room, size px) string {
	text = tell.Clean(text)
	if wide(text, size) <= room {
		return text
	}
	for n := utf8.RuneCountInString(text); n > 0; n-- {
		if short := tell.CutTo(text, n); wide(short, size) <= room {
			return short
		}
	}
	return ""
}

// wide returns about how wide a text is drawn: more rather than less, since what letters
// are used is the reader's. Letters of East Asia and pictures are twice as wide.
func wide(text string, size px) px {
	sum := px(0)
	for _, r := range text {
		switch {
		case r >= 0x1100:
			sum += 2 * size
		case strings.ContainsRune("iljtfI.,:;|!' ()", r):
			sum += size * 7 / 10
		default:
			sum += size * 12 / 10
		}
	}
	return sum / 2
}
