package tell

import (
	"reflect"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
)

// Every language says all there is to say, and in the same way.
func TestWordsAreComplete(t *testing.T) {
	en, nl := reflect.ValueOf(english()), reflect.ValueOf(dutch())
	same := map[string]bool{"Board": true, "Trend": true, "By": true, "Then": true}
	for k := range en.NumField() {
		name := en.Type().Field(k).Name
		if en.Field(k).Kind() == reflect.Map {
			assert.ElementsMatch(t, texts(en.Field(k).MapKeys()), texts(nl.Field(k).MapKeys()), name)
			continue
		}
		a, b := en.Field(k).String(), nl.Field(k).String()
		assert.NotEmpty(t, a, name)
		assert.NotEmpty(t, b, name)
		assert.Equal(t, blanks(a), blanks(b), name)
		assert.Equal(t, same[name], a == b, "%s is translated", name)
	}
	assert.Equal(t, english(), In("fr"))
	assert.Equal(t, dutch(), In("nl"))
	assert.NotEqual(t, english().Why, dutch().Why)
}

func texts(keys []reflect.Value) (list []string) {
	for _, key := range keys {
		list = append(list, key.String())
	}
	return list
}

// blanks returns what a phrase leaves open, in order.
func blanks(phrase string) []string { return regexp.MustCompile(`%.?`).FindAllString(phrase, -1) }

// The words invite: they do not blame, and rank nobody.
func TestWordsInvite(t *testing.T) {
	for _, w := range []Words{english(), dutch()} {
		for why, sentence := range w.Why { // in any order
			assert.Regexp(t, `\?$`, sentence, "%s asks", why)
		}
		for outcome, sentence := range w.Outcome { // in any order
			assert.Regexp(t, `\?$`, sentence, "%s asks", outcome)
		}
	}
}
