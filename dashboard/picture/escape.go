package picture

import (
	"html"
	"strings"
	"unicode/utf8"

	"github.com/kpichain/kpichain/dashboard/internal/tell"
)

// escaped returns a text of the model's as one line of XML or HTML, for between tags and
// within quotes: what does not print is a space, and what could be markup an entity.
func escaped(text string) string {
	return html.EscapeString(tell.Clean(text))
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

// wide returns how wide a text is drawn at most, in letters of the widest of common kinds:
// what letters are used is the reader's.
func wide(text string, size px) px {
	sum := px(0)
	for _, r := range text {
		sum += broad(r)
	}
	return sum * size / 20
}

// broad returns how wide a letter is, in twentieths of its size. Letters of East Asia,
// arrows and the like are as wide as high, and pictures wider.
func broad(r rune) px {
	switch {
	case r >= 0x1f000:
		return 28
	case r >= 0x250, strings.ContainsRune("mMW@%—", r):
		return 20
	case strings.ContainsRune("ijlI'|.,:;!/· ", r):
		return 7
	case strings.ContainsRune("ftr()[]-", r):
		return 9
	case r >= 'a' && r <= 'v', r == 'x', r == 'y', r == 'z', r >= '0' && r <= '9', r >= 0xdf && r <= 0xff && r != 'æ':
		return 13
	}
	return 17
}
