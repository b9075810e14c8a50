package intern

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxID is the largest number of bytes of an ID.
const MaxID = 128

// IsID reports whether a text can be an ID: not empty, of at most MaxID bytes of UTF-8,
// without control characters. Printable ASCII, as nearly all IDs are, is seen at once.
func IsID(id string) bool {
	if id == "" || len(id) > MaxID {
		return false
	}
	plain := true
	for k := 0; k < len(id) && plain; k++ {
		plain = ' ' <= id[k] && id[k] <= '~'
	}
	return plain || utf8.ValidString(id) && !strings.ContainsFunc(id, unicode.IsControl)
}
