package dashboard

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/dashboard/internal/tell"
	"github.com/kpichain/kpichain/kpi"
)

// Every code has words of its own in every language, and nothing else has.
func TestCodesHaveWords(t *testing.T) {
	var why, outcome []string
	for _, code := range whys() {
		why = append(why, string(code))
	}
	for _, code := range []Outcome{Reached, Running, NoEffect, Open, Unclear} {
		outcome = append(outcome, string(code))
	}
	for _, language := range []string{"en", "nl", "fr"} {
		w := tell.In(language)
		complete(t, w.Why, why)
		complete(t, w.Outcome, outcome)
		complete(t, w.Move, []kpi.Move{kpi.Unclear, kpi.Worsening, kpi.Steady, kpi.Improving})
	}
	shapes := map[kpi.Status]string{}
	for _, s := range []kpi.Status{kpi.NoData, kpi.Red, kpi.Amber, kpi.Green} {
		shapes[s] = tell.Shape(s)
	}
	complete(t, shapes, []kpi.Status{kpi.NoData, kpi.Red, kpi.Amber, kpi.Green})
	assert.Equal(t, shapes[kpi.NoData], tell.Shape(7))
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
