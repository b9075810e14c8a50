package chain

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxID is the largest number of bytes of an ID.
const maxID = 128

// idFlaw reports what keeps a text from being an ID.
func idFlaw(id string) *flaw {
	switch {
	case id == "":
		return newFlaw(codeID, ErrSyntax, "the ID is empty")
	case len(id) > maxID:
		return newFlaw(codeID, ErrSyntax, "the ID has %d bytes, more than %d", len(id), maxID)
	case plain(id):
		return nil
	case !utf8.ValidString(id):
		return newFlaw(codeID, ErrSyntax, "the ID %q is not valid UTF-8", id)
	case strings.ContainsFunc(id, unicode.IsControl):
		return newFlaw(codeID, ErrSyntax, "the ID %q has a control character", id)
	}
	return nil
}

// plain reports whether a text is printable ASCII, as nearly all IDs are.
func plain(id string) bool {
	for k := range len(id) {
		if id[k] < ' ' || id[k] > '~' {
			return false
		}
	}
	return true
}
