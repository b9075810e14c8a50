package picture

import (
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/kpi"
)

// Both languages say all there is to say beside gauges and behaviours, with the same
// blanks.
func TestGaugeWordsAreComplete(t *testing.T) {
	nl := Options{Format: kpi.Format{Language: "nl"}}
	sameInBoth(t, Options{}.gaugeWords(), nl.gaugeWords())
	sameInBoth(t, Options{}.behaviourWords(), nl.behaviourWords(), "Between")
	assert.Equal(t, englishGauge(), Options{Format: kpi.Format{Language: "fr"}}.gaugeWords())
}

// sameInBoth asserts that words of two languages have the same blanks, and differ but for
// some fields.
func sameInBoth(t *testing.T, english, dutch any, alike ...string) {
	t.Helper()
	en, nl := reflect.ValueOf(english), reflect.ValueOf(dutch)
	same := "," + strings.Join(alike, ",") + ","
	check := func(name, a, b string) {
		assert.NotEmpty(t, a, name)
		assert.NotEmpty(t, b, name)
		assert.Equal(t, strings.Count(a, "%s"), strings.Count(b, "%s"), name)
		assert.Equal(t, strings.Count(a, "%"), strings.Count(a, "%s"), name)
		if !strings.Contains(same, ","+name+",") {
			assert.NotEqual(t, a, b, name)
		}
	}
	for k := range en.NumField() {
		name := en.Type().Field(k).Name
		if en.Field(k).Kind() == reflect.String {
			check(name, en.Field(k).String(), nl.Field(k).String())
			continue
		}
		assert.Len(t, nl.Field(k).MapKeys(), en.Field(k).Len(), name)
		for _, key := range en.Field(k).MapKeys() {
			check(name, en.Field(k).MapIndex(key).String(), nl.Field(k).MapIndex(key).String())
		}
	}
}
