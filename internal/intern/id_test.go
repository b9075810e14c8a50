package intern_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/internal/intern"
)

func TestIsID(t *testing.T) {
	for id, want := range map[string]bool{
		"":                                  false,
		"a b/c~":                            true,
		"keten é":                           true,
		strings.Repeat("x", intern.MaxID):   true,
		strings.Repeat("x", intern.MaxID+1): false,
		"tab\t":                             false,
		"soft\u0085line":                    false,
		"not utf-8 \xff":                    false,
	} { // in any order: each on its own
		assert.Equal(t, want, intern.IsID(id), "%q", id)
	}
}
