package dashboard_test

import (
	"cmp"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// Own places lie within the audience, none is part of another, and all that match
// and are part of none are there.
func TestLawOwn(t *testing.T) {
	forBoards(t, func(t *testing.T, w world, b *dashboard.Board) {
		own := map[chain.Place]bool{}
		for _, s := range b.Sections {
			for _, tile := range s.Own {
				own[tile.At] = true
				assert.True(t, w.plan.Matches(b.For, tile.At), "%s lies outside", tile.At)
				assert.True(t, s.Chain == "" || w.plan.Matches(chain.Whole(s.Chain), tile.At), "%s is in another chain", tile.At)
			}
		}
		for at := range own {
			for _, part := range w.below(at) {
				assert.False(t, own[part], "%s is part of %s", part, at)
			}
		}
		for at := range w.plan.Places(b.For) {
			if w.expected(b.For, at) && len(w.result.Gauges(at)) > 0 {
				assert.True(t, own[at], "%s is not there", at)
			}
		}
	})
}

// below returns all places that a place divides into, at any depth.
func (w world) below(at chain.Place) []chain.Place {
	var all []chain.Place
	for _, part := range w.plan.Parts(at) {
		all = append(append(all, part), w.below(part)...)
	}
	return all
}

// expected reports whether a place that matches is the audience's own.
func (w world) expected(audience, at chain.Place) bool {
	switch {
	case audience.Person != "":
		return true
	case audience.Unit != "":
		return at.Person == ""
	case audience.Step != "":
		return at.Unit == ""
	}
	return at.Chain != "" && at.Step == ""
}

// Tiles stand by light, share, score, place and KPI.
func TestLawOrder(t *testing.T) {
	forBoards(t, func(t *testing.T, w world, b *dashboard.Board) {
		for _, s := range b.Sections {
			for _, l := range lists(s) {
				for k := 1; k < len(l.tiles); k++ {
					assert.Negative(t, w.compare(s.Chain, l.tiles[k-1], l.tiles[k]), l.name)
				}
			}
		}
	})
}

// compare tells which of two tiles comes first.
func (w world) compare(chainID string, a, b dashboard.Tile) int {
	return cmp.Or(cmp.Compare(light(a), light(b)), w.loss(chainID, a).Cmp(w.loss(chainID, b)),
		slices.Compare(w.key(chainID, a), w.key(chainID, b)))
}

func light(t dashboard.Tile) int {
	return map[kpi.Status]int{kpi.Red: 1, kpi.Amber: 2, kpi.Green: 3, kpi.NoData: 4}[t.Gauge.Status]
}

// loss is a share as a part of the chain's target: goals have no amber here.
func (w world) loss(chainID string, t dashboard.Tile) exact.Num {
	share, ok := t.Share.Value()
	if !ok {
		return exact.Num{}
	}
	goal, _ := w.plan.Target(chain.Whole(chainID), t.KPI)
	return exact.MustFrom(share).Quo(exact.MustFrom(goal.Target))
}

// key is what a tile is sorted by after that.
func (w world) key(chainID string, t dashboard.Tile) []int {
	id := slices.IndexFunc(w.plan.Model().KPIs, func(i kpi.Indicator) bool { return i.ID == t.KPI })
	return slices.Concat([]int{int(t.Gauge.Score.Shift(2).IntPart())}, w.standing(chainID, t.At), []int{id})
}

// standing is where a place stands in a section: by link, and then as in the plan.
func (w world) standing(chainID string, at chain.Place) []int {
	index := func(within chain.Place) int { return slices.Index(slices.Collect(w.plan.Places(within)), at) }
	for c := range w.plan.Chains() {
		if c.ID == chainID && at.Step != "" {
			link := slices.IndexFunc(c.Links, func(l chain.Link) bool { return l.Step == at.Step })
			step := 1
			if at.Chain != "" {
				step = 0 // passes come before what is done
			}
			return []int{step, link, index(chain.At(at.Step))}
		}
	}
	return []int{0, 0, index(chain.Place{})}
}

// Sections stand in model order, what is outside any chain last, and every chain
// that the audience is in has one.
func TestLawSections(t *testing.T) {
	forBoards(t, func(t *testing.T, w world, b *dashboard.Board) {
		var want []string
		for c := range w.plan.Chains() {
			if b.For.Chain == "" || b.For.Chain == c.ID {
				if inside := b.For; w.takesPart(c.ID, inside) {
					want = append(want, c.ID)
				}
			}
		}
		var got []string
		for k, s := range b.Sections {
			if s.Chain == "" {
				assert.Equal(t, len(b.Sections)-1, k)
				assert.NotEmpty(t, s.Own)
				assert.Empty(t, s.Name+s.Question)
				continue
			}
			got = append(got, s.Chain)
			assert.Equal(t, w.plan.Name(chain.Whole(s.Chain)), s.Name)
		}
		assert.Equal(t, want, got)
	})
}

// takesPart reports whether an audience has a place of its own in a chain.
func (w world) takesPart(chainID string, audience chain.Place) bool {
	audience.Chain = chainID
	for at := range w.plan.Places(audience) {
		if w.expected(audience, at) {
			return true
		}
	}
	return false
}

// The same results give the same boards, byte for byte, and what is stored can be
// read again.
func TestLawDeterminism(t *testing.T) {
	forBoards(t, func(t *testing.T, w world, b *dashboard.Board) {
		again, err := boardsOf(t, w.results...).For(b.For)
		require.NoError(t, err)
		assert.Equal(t, marshal(t, b), marshal(t, again))
		reread(t, b)
		if len(b.Sections) == 1 && b.Sections[0].Chain != "" {
			assert.Equal(t, marshal(t, b.Sections[0].Card), marshal(t, b.Card))
		}
	})
}
