package chain

import (
	"unicode/utf8"

	"github.com/kpichain/kpichain/internal/intern"
)

// idFlaw reports what keeps a text from being an ID.
func idFlaw(id string) *flaw {
	switch {
	case id == "":
		return newFlaw(codeID, ErrSyntax, "the ID is empty")
	case len(id) > intern.MaxID:
		return newFlaw(codeID, ErrSyntax, "the ID has %d bytes, more than %d", len(id), intern.MaxID)
	case intern.IsID(id):
		return nil
	case !utf8.ValidString(id):
		return newFlaw(codeID, ErrSyntax, "the ID %q is not valid UTF-8", id)
	}
	return newFlaw(codeID, ErrSyntax, "the ID %q has a control character", id)
}
