package dashboard_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
)

// marshal writes a value as JSON.
func marshal(t testing.TB, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	require.NoError(t, err)
	return string(data)
}

// reread checks that a board can be stored, and is the same when it is read again.
func reread(t testing.TB, b *dashboard.Board) {
	t.Helper()
	written := marshal(t, b)
	back := new(dashboard.Board)
	require.NoError(t, json.Unmarshal([]byte(written), back))
	assert.Equal(t, written, marshal(t, back))
	assert.Equal(t, text(b), text(back))
}

func TestBoardRoundTrip(t *testing.T) {
	for _, results := range [][]*chain.Result{{evaluate(t, shop(), month()...)}, year(t)} {
		boards := boardsOf(t, results...)
		for _, audience := range []chain.Place{{}, chain.At("pick"), {Unit: "logistics"}, {Unit: "purchasing"}, {Person: "p3"}} {
			b, err := boards.For(audience)
			require.NoError(t, err)
			reread(t, b)
		}
	}
}

// Parts of a board speak for themselves too, with numbers as strings.
func TestPartsRoundTrip(t *testing.T) {
	b := boardFor(t, evaluate(t, shop(), month()...), chain.Place{Person: "p3"})
	section := b.Sections[0]
	roundTrip(t, section, new(dashboard.Section))
	roundTrip(t, section.Own[0], new(dashboard.Tile))
	roundTrip(t, section.Own[0].Sight[4], new(dashboard.Sight))
	assert.Equal(t, `{"hop":{"at":{"chain":"order"},"kpi":"lead",`+
		`"goal":{"target":"24","green":{"max":"24"},"amber":{"max":"28"}},"pinned":true,"passes":"1","effect":"-0.4"},`+
		`"name":"Lead time","where":"Order at home","status":"green","score":"100"}`, marshal(t, section.Own[0].Sight[4]))
}

// roundTrip writes a value and reads it again.
func roundTrip[T any](t *testing.T, v T, back *T) {
	t.Helper()
	require.NoError(t, json.Unmarshal([]byte(marshal(t, v)), back))
	assert.Equal(t, marshal(t, v), marshal(t, *back))
}

// Lists that may be empty are [] or left out, never null.
func TestEmptyLists(t *testing.T) {
	m := chain.Model{
		Steps:  []chain.Step{{ID: "sell"}},
		Chains: []chain.Chain{{ID: "order", Links: chain.Sequence("sell")}},
	}
	want := `{"for":{},"period":"2025-03","periods":["2025-03"],"card":{"status":"no data"},"kpis":[],` +
		`"sections":[{"chain":"order","name":"order","card":{"status":"no data"},"own":[]}]}`
	assert.Equal(t, want, marshal(t, boardFor(t, evaluate(t, m), chain.Place{})))
}

// A goal of one person makes a place, but nothing that a group may see.
func TestNoSections(t *testing.T) {
	m := shop()
	m.Members = append(m.Members, chain.Member{Person: "p6", Unit: "purchasing"})
	m.Goals[5].At.Person = "p6"
	want := `{"for":{"unit":"purchasing"},"name":"purchasing","period":"2025-03","periods":["2025-03"],"card":{"status":"no data"},` +
		`"kpis":[],"sections":[]}`
	assert.Equal(t, want, marshal(t, boardFor(t, evaluate(t, m), chain.Place{Unit: "purchasing"})))
}

func TestUnmarshalRefuses(t *testing.T) {
	into := []json.Unmarshaler{
		new(dashboard.Board), new(dashboard.Section), new(dashboard.Tile), new(dashboard.Sight),
		new(dashboard.Conversation), new(dashboard.Topic), new(dashboard.Next), new(dashboard.Agreement), new(dashboard.FollowUp),
		new(dashboard.CheckIn), new(dashboard.Island),
	}
	for _, v := range into {
		for _, data := range []string{`{"colour":"red"}`, `[]`, `null`, `{"hidden":1}`} {
			assert.Error(t, v.UnmarshalJSON([]byte(data)), "%T of %s", v, data)
		}
	}
	b := dashboard.Board{Period: "before"}
	assert.Error(t, json.Unmarshal([]byte(`{"period":"after","period":"again"}`), &b))
	assert.Equal(t, "before", b.Period)
	assert.Error(t, json.Unmarshal([]byte(`{"period":"after","card":{"value":90}}`), &b), "a bare number")
	assert.Equal(t, "before", b.Period)
}
