package picture

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
)

// Both languages say all there is to say of a board.
func TestBoardWordsAreComplete(t *testing.T) {
	en, nl := reflect.ValueOf(englishBoard()), reflect.ValueOf(dutchBoard())
	for k := range en.NumField() {
		name := en.Type().Field(k).Name
		assert.NotEmpty(t, en.Field(k).String(), name)
		assert.NotEmpty(t, nl.Field(k).String(), name)
		assert.NotEqual(t, en.Field(k).String(), nl.Field(k).String(), "%s is translated", name)
	}
}
