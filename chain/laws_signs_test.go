package chain_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// The checks of conflicts find what walking all walks finds, along the same walk: the
// shortest, and of those the one along the earliest influences (THEORY T11).
func TestLawSigns(t *testing.T) {
	kinds := map[string]int{}
	for seed := range uint64(600) {
		g := newGen(seed, 11)
		w := newWalks(g)
		want := w.findings()
		for _, line := range want {
			kinds[line[:5]]++
		}
		var got []string
		for _, f := range findings(w.plan(t), chain.Conflict, chain.MixedEffect) {
			line := fmt.Sprintf("%s %s %s", f.Check, f.KPI, f.Other)
			for _, h := range f.Path {
				line += " " + h.KPI
			}
			got = append(got, line)
		}
		require.Equal(t, want, got, "seed %d: %v", seed, w.Influences)
	}
	require.Greater(t, kinds["KK401"], 100, "the models must show something")
	require.Greater(t, kinds["KK402"], 100, "the models must show something")
}

// A walks walks all walks along influences, up to as many as there are KPIs in both
// signs.
type walks struct {
	*causal
	// best has the first of the shortest walks, by KPI and whether it lowers it.
	best map[string]map[bool][]string
}

// newWalks returns up to five KPIs with influences at random.
func newWalks(g gen) *walks {
	w := &walks{causal: newCausal()}
	n := 2 + g.IntN(4)
	for k := range n {
		def := kpi.Indicator{ID: fmt.Sprint("k", k), Better: genOf(g, kpi.Higher, kpi.Lower, kpi.Lower, kpi.Near)}
		w.KPIs = append(w.KPIs, def)
		if g.IntN(5) > 0 {
			w.Goals = append(w.Goals, chain.Goal{At: chain.Whole("all"), KPI: def.ID, Target: num("1"), Craft: g.IntN(6) == 0})
		}
	}
	for range g.IntN(2*n + 1) {
		in := chain.Influence{From: fmt.Sprint("k", g.IntN(n)), To: fmt.Sprint("k", g.IntN(n)),
			Effect: genOf(g, num("0.5"), num("-0.5"))}
		if in.From != in.To && !w.has(in) {
			w.Influences = append(w.Influences, in)
		}
	}
	return w
}

func (w *walks) has(in chain.Influence) bool {
	for _, i := range w.Influences {
		if i.From == in.From && i.To == in.To {
			return true
		}
	}
	return false
}

// findings writes what there is to find. Of KPIs that move each other, those that harm
// each other are written once, and what is mixed once for all that do so.
func (w *walks) findings() []string {
	all := map[[2]string]string{}
	for _, from := range w.KPIs {
		w.best = map[string]map[bool][]string{}
		w.walk([]string{from.ID}, false)
		for _, to := range w.KPIs {
			all[[2]string{from.ID, to.ID}] = w.line(from, to)
		}
	}
	var conflicts, mixed, loops []string // loops has the KPIs of a loop that is written
	for n, from := range w.KPIs {
		for m, to := range w.KPIs {
			line := all[[2]string{from.ID, to.ID}]
			back := all[[2]string{to.ID, from.ID}]
			switch {
			case strings.HasPrefix(line, "KK401") && (n < m || !strings.HasPrefix(back, "KK401")):
				conflicts = append(conflicts, line)
			case !strings.HasPrefix(line, "KK402"):
			case !strings.HasPrefix(back, "KK402"):
				mixed = append(mixed, line)
			case !slices.Contains(loops, from.ID):
				mixed, loops = append(mixed, line), append(loops, from.ID)
				for _, other := range w.KPIs {
					if strings.HasPrefix(all[[2]string{from.ID, other.ID}], "KK402") &&
						strings.HasPrefix(all[[2]string{other.ID, from.ID}], "KK402") {
						loops = append(loops, other.ID)
					}
				}
			}
		}
	}
	return append(conflicts, mixed...)
}

// line writes what one KPI does to another, if it harms; call it after the walks from
// the one.
func (w *walks) line(from, to kpi.Indicator) string {
	if from.ID == to.ID || w.pull(from) == 0 || w.pull(to) == 0 {
		return ""
	}
	same := w.pull(from) == w.pull(to)
	help, harm := w.best[to.ID][!same], w.best[to.ID][same]
	if harm == nil {
		return ""
	}
	line := "KK401"
	if help != nil {
		line = "KK402"
	}
	return strings.Join(append([]string{line, from.ID, to.ID}, harm...), " ")
}

// pull returns which way a KPI is pushed; 0 if it is not.
func (w *walks) pull(i kpi.Indicator) int {
	for _, g := range w.Goals {
		if g.KPI == i.ID && !g.Craft {
			return map[kpi.Direction]int{kpi.Higher: 1, kpi.Lower: -1}[i.Better]
		}
	}
	return 0
}

// walk goes on from where a walk is, along the earlier influences first.
func (w *walks) walk(so []string, down bool) {
	at := so[len(so)-1]
	if w.best[at] == nil {
		w.best[at] = map[bool][]string{}
	}
	if best := w.best[at][down]; best == nil || len(so) < len(best) {
		w.best[at][down] = append([]string(nil), so...)
	}
	if len(so) == 2*len(w.KPIs) {
		return
	}
	for _, in := range w.Influences {
		if in.From == at {
			w.walk(append(so, in.To), down != (in.Effect.Sign() < 0))
		}
	}
}
