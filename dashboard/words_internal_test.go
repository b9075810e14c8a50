package dashboard

import (
	"reflect"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/kpi"
)

// Every language says all there is to say, and in the same way.
func TestWordsAreComplete(t *testing.T) {
	en, nl := reflect.ValueOf(english()), reflect.ValueOf(dutch())
	same := map[string]bool{"board": true, "trend": true, "by": true, "then": true, "status": true}
	for k := range en.NumField() {
		name := en.Type().Field(k).Name
		if en.Field(k).Kind() == reflect.Map {
			continue
		}
		a, b := en.Field(k).String(), nl.Field(k).String()
		assert.NotEmpty(t, a, name)
		assert.NotEmpty(t, b, name)
		assert.Equal(t, blanks(a), blanks(b), name)
		assert.Equal(t, same[name], a == b, "%s is translated", name)
	}
	for _, w := range []words{wordsOf("en"), wordsOf("nl"), wordsOf("fr")} {
		complete(t, w.why, whys())
		complete(t, w.outcome, []Outcome{Reached, Running, NoEffect, Open, Unclear})
		complete(t, w.move, []kpi.Move{kpi.Unclear, kpi.Worsening, kpi.Steady, kpi.Improving})
		complete(t, w.status, []kpi.Status{kpi.NoData, kpi.Red, kpi.Amber, kpi.Green})
	}
	assert.Equal(t, english().why, wordsOf("fr").why)
	assert.NotEqual(t, english().why, dutch().why)
}

// complete checks that every code has words of its own, and that nothing else has.
func complete[K comparable](t *testing.T, words map[K]string, codes []K) {
	t.Helper()
	said := map[string]bool{}
	for _, code := range codes {
		assert.NotEmpty(t, words[code], "%v", code)
		said[words[code]] = true
	}
	assert.Len(t, words, len(codes))
	assert.Len(t, said, len(codes))
}

// blanks returns what a phrase leaves open, in order.
func blanks(phrase string) []string { return regexp.MustCompile(`%.?`).FindAllString(phrase, -1) }

// The words invite: they do not blame, and rank nobody.
func TestWordsInvite(t *testing.T) {
	for _, w := range []words{english(), dutch()} {
		for why, sentence := range w.why {
			assert.Regexp(t, `\?$`, sentence, "%s asks", why)
		}
		for outcome, sentence := range w.outcome {
			assert.Regexp(t, `\?$`, sentence, "%s asks", outcome)
		}
	}
}
