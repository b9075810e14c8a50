package dashboard_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
)

// Handovers have the steps that the plan says the work passes through, and no
// steps that are none. Parts are one level down, and never one alone.
func TestLawHandoversAndParts(t *testing.T) {
	handover := func(w world) map[string]bool {
		is := map[string]bool{}
		for _, s := range w.plan.Model().Steps {
			is[s.ID] = s.Handover
		}
		return is
	}
	seen := 0
	forBoards(t, func(t *testing.T, w world, b *dashboard.Board) {
		for _, s := range b.Sections {
			steps := map[string]bool{}
			for _, tile := range s.Handovers {
				steps[tile.At.Step] = true
				assert.True(t, handover(w)[tile.At.Step], "%s", tile.At)
			}
			seen += len(steps)
			for _, step := range w.between(s.Chain, b.For) {
				assert.True(t, steps[step] || len(w.result.Gauges(chain.At(step))) == 0, "handover %s is not there", step)
			}
			w.checkParts(t, b.For, s)
		}
	})
	assert.Greater(t, seen, lawsModels)
}

// between returns the handover steps that the plan has beside a group's steps.
func (w world) between(chainID string, audience chain.Place) []string {
	var steps []string
	if audience.Unit == "" || audience.Person != "" || chainID == "" {
		return nil
	}
	does := func(step string) bool {
		if audience.Step != "" && audience.Step != step {
			return false
		}
		for at := range w.plan.Places(chain.Place{Step: step, Unit: audience.Unit}) {
			return at.Person == ""
		}
		return false
	}
	for _, h := range w.plan.Handovers(chainID) {
		if h.Step != "" && (does(h.From) || does(h.To)) {
			steps = append(steps, h.Step)
		}
	}
	return steps
}

func (w world) checkParts(t *testing.T, audience chain.Place, s dashboard.Section) {
	t.Helper()
	want := map[chain.Place]bool{}
	for at := range w.plan.Places(audience) {
		parts := w.plan.Parts(at)
		if audience.Person != "" || !w.expected(audience, at) || len(parts) < 2 ||
			s.Chain != "" && !w.plan.Matches(chain.Whole(s.Chain), at) {
			continue
		}
		for _, part := range parts {
			outside := s.Chain == "" && w.linked(part.Step)
			want[part] = part.Person == "" && !outside && len(w.result.Gauges(part)) > 0
		}
	}
	got := map[chain.Place]bool{}
	for _, tile := range s.Parts {
		if tile.At.Chain == "" {
			got[tile.At] = true
		}
	}
	for at, is := range want {
		assert.Equal(t, is, got[at], "part %s", at)
	}
	for at := range got {
		assert.True(t, want[at], "part %s", at)
	}
}

// linked reports whether a chain has a step.
func (w world) linked(step string) bool {
	for c := range w.plan.Chains() {
		if slices.ContainsFunc(c.Links, func(l chain.Link) bool { return l.Step == step }) {
			return true
		}
	}
	return false
}
