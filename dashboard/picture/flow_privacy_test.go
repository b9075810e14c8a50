package picture_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/dashboard/picture"
	"github.com/kpichain/kpichain/kpi"
)

// planted moves hours between people, and between two teams of fewer people than may be
// told about, so that their department reads what it did.
func planted(hours int64) []chain.Measurement {
	ms := flowMonth()
	for k, m := range ms {
		by := map[string]int64{"p1": hours, "p2": 2 * hours, "p5": -3 * hours}[m.At.Person]
		if by != 0 && m.KPI == "lead" {
			value, per, _ := m.Reading.Terms()
			ms[k].Reading = kpi.Per(value.Add(num(fmt.Sprint(by))), per)
		}
	}
	return ms
}

// What is withheld changes nothing in what groups see: not a byte, not a coordinate.
func TestFlowKeepsWhatIsWithheld(t *testing.T) {
	m := flowOrder()
	m.MinGroup = 4
	draw := func(ms []chain.Measurement) (all []string) {
		for _, o := range []picture.Options{{}, {Format: kpi.Format{Language: "nl"}}} {
			for _, p := range flowAll(t, flowBoards(t, m, ms...), o) {
				all = append(all, forms(p))
			}
		}
		return all
	}
	plain, other := draw(flowMonth()), draw(planted(137))
	require.Len(t, other, len(plain))
	for k := range plain {
		assert.Equal(t, plain[k], other[k])
	}
	all := strings.Join(plain, "")
	assert.Contains(t, all, "not shown")
	for _, person := range []string{"p1", "p2", "p3", "p4", "p5", "p6"} {
		assert.NotContains(t, all, ">"+person+"<")
		assert.NotContains(t, all, `"`+person+`"`)
	}
}

// With teams that may be told about, the same readings do show: the test above can fail.
func TestFlowShowsWhatIsNotWithheld(t *testing.T) {
	draw := func(ms []chain.Measurement) string {
		p, err := picture.Cascade(flowBoards(t, flowOrder(), ms...), chain.Whole("order"), "lead", chain.Teams, picture.Options{})
		require.NoError(t, err)
		return forms(p)
	}
	assert.NotEqual(t, draw(flowMonth()), draw(planted(137)))
}

// A board made by hand may carry what it says is hidden.
func TestWaterfallOfHiddenTiles(t *testing.T) {
	bs := flowBoards(t, flowOrder(), flowMonth()...)
	draw := func(hide chain.Place, secret string) string {
		b := flowBoard(t, bs, chain.Whole("order"))
		s := &b.Sections[0]
		for _, list := range [][]dashboard.Tile{s.Own, s.Parts} {
			for k := range list {
				tile := &list[k]
				if tile.At == hide && tile.KPI == "cost" {
					tile.Hidden = true
					tile.Share, tile.Gauge.Reading, tile.Gauge.Status = kpi.Of(num(secret)), kpi.Of(num(secret)), kpi.Amber
				}
			}
		}
		p := picture.Waterfall(b, "order", "cost", picture.Options{})
		checkFlow(t, p)
		return forms(p)
	}
	step, whole := chain.At("pick"), chain.Whole("order")
	assert.Equal(t, draw(step, "31337"), draw(step, "90210"))
	assert.Equal(t, draw(whole, "31337"), draw(whole, "90210"))
	assert.Contains(t, draw(step, "31337"), "not told apart")
	assert.Contains(t, draw(whole, "31337"), "Not shown: the number is about too small a group")
}
