package dashboard_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// oneSibling is the rule that one thinks of first: small groups are hidden, and where
// that hides one part of a whole only, so is the smallest of the others.
func oneSibling(p *chain.Plan) (hidden map[chain.Place]bool) {
	hidden = map[chain.Place]bool{}
	small := func(at chain.Place) bool { n := p.People(at); return n > 0 && n < p.MinGroup() }
	for at := range p.Outline() {
		if small(at) {
			hidden[at] = true
		}
		var alone, least chain.Place
		few := 0
		for _, part := range p.Parts(at) {
			switch {
			case part.Person != "" || p.People(part) == 0:
			case small(part):
				few, alone = few+1, part
			case least == chain.Place{} || p.People(part) < p.People(least):
				least = part
			}
		}
		if few == 1 && alone != least && least != (chain.Place{}) {
			hidden[least] = true
		}
	}
	return hidden
}

// Hiding one sibling is not enough: the team of two is known by the pair that is all of
// it, and what is left of the desk is what one person reads.
func TestOneSibling(t *testing.T) {
	m := office(2)
	m.Units = append(m.Units, chain.Unit{ID: "pair", Parent: "two"})
	for k := range m.Members {
		if m.Members[k].Unit == "two" {
			m.Members[k].Unit = "pair"
		}
	}
	answer := chain.At("answer")
	read := func(at chain.Place, n string) chain.Measurement {
		return chain.Measurement{At: at, KPI: "calls", Reading: kpi.Of(d(n))}
	}
	r := evaluate(t, m, read(answer.By("one").Who("a"), "31"), read(answer.By("pair").Who("b"), "37"),
		read(answer.By("pair").Who("c"), "41"), read(answer.By("none"), "43"))
	boards, hidden := boardsOf(t, r), oneSibling(r.Plan())
	assert.True(t, hidden[answer.By("two")] && !hidden[answer.By("pair")])
	leaks := dashboard.AuditShowing(boards, func(at chain.Place, _ string) bool { return !hidden[at] })
	assert.Contains(t, leaks, dashboard.Leak{Period: "2025-03", At: answer.By("one").Who("a"), KPI: "calls", People: 1})
	assert.Empty(t, boards.Audit())
	b, err := boards.For(chain.Place{Unit: "pair"})
	require.NoError(t, err)
	assert.True(t, b.Sections[0].Own[0].Hidden, "the pair is hidden for who is alone beside it")
}

// Nor is it on generated organisations: to the audit, and to an attacker.
func TestLawOneSiblingIsBroken(t *testing.T) {
	broken, kept := 0, 0
	for _, w := range attacked(t) {
		hidden := oneSibling(w.plan)
		a := newAttacker(t, w.result)
		for _, i := range w.plan.Model().KPIs {
			if !addsUp(i) {
				continue
			}
			var shown []chain.Place
			for _, at := range w.groups(i.ID) {
				if g, _ := w.result.Gauge(at, i.ID); !hidden[at] && known(g.Reading) {
					shown = append(shown, at)
				}
			}
			if _, leaks := a.solves(i.ID, shown); leaks {
				broken++
			} else {
				kept++
			}
		}
	}
	t.Logf("hiding one sibling was broken %d times, and held %d times", broken, kept)
	assert.Greater(t, broken, privacyModels/20)
}

// known reports whether a reading has a value.
func known(r kpi.Reading) bool {
	_, ok := r.Value()
	return ok
}
