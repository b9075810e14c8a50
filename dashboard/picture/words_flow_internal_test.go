package picture

import (
	"reflect"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/kpi"
)

// Every language says all there is to say of how parts and whole hang together, with the
// same blanks in the same order.
func TestFlowWordsAreComplete(t *testing.T) {
	nl := Options{Format: kpi.Format{Language: "nl"}}
	tests := []struct{ english, dutch any }{
		{Options{}.waterfallWords(), nl.waterfallWords()},
		{Options{}.cascadeWords(), nl.cascadeWords()},
		{Options{}.chainWords(), nl.chainWords()},
	}
	blanks := regexp.MustCompile(`%.`)
	for _, test := range tests {
		en, nl := reflect.ValueOf(test.english), reflect.ValueOf(test.dutch)
		for k := range en.NumField() {
			name := en.Type().Name() + "." + en.Type().Field(k).Name
			a, b := en.Field(k).String(), nl.Field(k).String()
			assert.NotEmpty(t, a, name)
			assert.NotEqual(t, a, b, name)
			assert.Equal(t, blanks.FindAllString(a, -1), blanks.FindAllString(b, -1), name)
		}
	}
}
