package dashboard_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

var (
	regexpRow   = regexp.MustCompile(`(?m)^    [○■▲●] .*$`)
	regexpSpark = regexp.MustCompile(`[·▁▂▃▄▅▆▇█]{2,}`)
	regexpPlain = regexp.MustCompile(`[0-9]+`)
)

// everyTile returns an agreement about every tile of a board.
func everyTile(b *dashboard.Board) (list []dashboard.Agreement) {
	for _, tile := range tilesOf(b) {
		list = append(list, dashboard.Agreement{At: tile.At, KPI: tile.KPI, Made: b.Period, Due: b.Period})
	}
	return list
}

// A conversation is about tiles of the board that are not hidden, each at most once,
// in its order; one of a board that was stored is the same.
func TestLawConversation(t *testing.T) {
	talked, boards := 0, 0
	forBoards(t, func(t *testing.T, _ world, b *dashboard.Board) {
		if boards++; boards%5 != 0 {
			return // it takes long to write and read them all
		}
		agreed := everyTile(b)
		c := b.Conversation(agreed...)
		back := new(dashboard.Board)
		require.NoError(t, json.Unmarshal([]byte(marshal(t, b)), back))
		assert.Equal(t, marshal(t, c), marshal(t, back.Conversation(agreed...)))
		assert.Len(t, c.FollowUps, len(agreed))

		type meter struct {
			at  chain.Place
			kpi string
		}
		order := map[meter]int{}
		for k, tile := range tilesOf(b) {
			if m := (meter{tile.At, tile.KPI}); order[m] == 0 {
				order[m] = k + 1
			}
		}
		seen := map[meter]bool{}
		for _, list := range topics(c) {
			var places []int
			for _, topic := range list {
				m := meter{topic.Tile.At, topic.Tile.KPI}
				assert.False(t, topic.Tile.Hidden)
				assert.False(t, seen[m], "%v", m)
				assert.NotZero(t, order[m])
				seen[m] = true
				places = append(places, order[m])
				talked++
			}
			assert.True(t, slices.IsSorted(places))
		}
	})
	assert.Greater(t, talked, 5*lawsModels)
}

// A text is the same every time, readable, and holds no number of a person but on
// that person's own board: nothing that is hidden.
func TestLawText(t *testing.T) {
	own, boards := 0, 0
	forBoards(t, func(t *testing.T, w world, b *dashboard.Board) {
		if boards++; boards%5 != 0 {
			return
		}
		c := b.Conversation(everyTile(b)...)
		for _, f := range []kpi.Format{{}, {Language: "nl"}} {
			all := dashboard.Text(b, f) + dashboard.Text(c, f)
			assert.Equal(t, all, dashboard.Text(b, f)+dashboard.Text(c, f))
			readable(t, all)
			for _, n := range regexpPlain.FindAllString(all, -1) {
				whose, secret := w.secrets[n]
				if secret && whose == b.For.Person {
					own++
				} else if secret {
					assert.Fail(t, "a secret is told", "%s of %s", n, whose)
				}
			}
		}
	})
	assert.Greater(t, own, 10*lawsModels, "numbers that people see of themselves")
}

// What is hidden is not written, even where a board made by hand holds it.
func TestTextKeepsHidden(t *testing.T) {
	b := webshop(t)
	tile := &b.Sections[0].Own[0]
	tile.Hidden = true
	tile.Warning = dashboard.OffCourse
	c := b.Conversation(agreements()...)
	for _, text := range []string{dashboard.Text(b, kpi.Format{}), dashboard.Text(c, kpi.Format{})} {
		for _, secret := range []string{"28600", "26800", "27900", "111067", "3600"} {
			assert.NotContains(t, text, secret)
		}
		assert.Equal(t, 1, strings.Count(text, "! At this rate"), "of another tile")
		row := regexpRow.FindString(text[strings.Index(text, "Kosten · Verzamelen")-20:])
		assert.Contains(t, row, "○ no data  Kosten · Verzamelen")
		assert.Contains(t, row, "not shown")
		assert.NotContains(t, row, "█")
	}
}

// Anything that reads as a board can be talked about.
func FuzzText(f *testing.F) {
	f.Add([]byte(marshal(f, webshop(f))), "januari", "0.9")
	f.Add([]byte(marshal(f, boardFor(f, evaluate(f, shop(), month()...), chain.Place{}))), "2025-03", "")
	f.Add([]byte(`{"period":"x","periods":["x"],"sections":[{"own":[{"kpi":"y","history":[{"reading":"1"}]}]}]}`), "x", "1")
	f.Fuzz(func(t *testing.T, data []byte, label, aim string) {
		b := new(dashboard.Board)
		if json.Unmarshal(data, b) != nil {
			return
		}
		agreed := everyTile(b)
		for k := range agreed {
			agreed[k].Made, agreed[k].What = label, label
			_ = json.Unmarshal([]byte(`"`+aim+`"`), &agreed[k].Aim)
		}
		c := b.Conversation(agreed...)
		for _, language := range []string{"en", "nl"} {
			readable(t, dashboard.Text(b, kpi.Format{Language: language, Group: true}))
			readable(t, dashboard.Text(c, kpi.Format{Language: language, Group: true}))
		}
	})
}
