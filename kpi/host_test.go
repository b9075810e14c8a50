package kpi_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/internal/flip"
	"github.com/kpichain/kpichain/kpi"
)

// texts writes everything in this package that has a text, in every way it has. It
// spells no decimals: what the host sets would get in the way of that.
func texts(t *testing.T) (all []string) {
	readings := []kpi.Reading{
		{}, kpi.Of(decimal.New(46500, -3)), kpi.Of(decimal.New(12, 3)), kpi.Of(decimal.New(1, -7)), kpi.Per(decimal.New(1, 0), decimal.New(3, 0)), kpi.Per(decimal.New(0, 0), decimal.New(0, 0)),
	}
	goals := []*kpi.Thresholds{nil, {Target: decimal.New(50, -2), Amber: kpi.AtLeast(decimal.New(250, -3))}, {Target: decimal.New(1, 2), Amber: kpi.AtLeast(decimal.New(-1, -5))}}
	var gauges []kpi.Gauge
	for _, i := range []kpi.Indicator{right, {ID: "x", Decimals: 4, Coverage: decimal.New(70, -2), Domain: kpi.Between(decimal.New(-1, 3), decimal.New(10, 2))}} {
		for _, r := range readings {
			for _, goal := range goals {
				g, err := i.Gauge(r, goal)
				all = append(all, fmt.Sprint(err), r.String(), i.Format(r, kpi.Format{}), i.Format(r, kpi.Format{Language: "nl", Group: true}))
				gauges = append(gauges, g)
				all = append(all, marshal(t, i), marshal(t, r), marshal(t, goal), marshal(t, g), g.Bounds.String())
			}
		}
	}
	card := kpi.Scorecard{Green: decimal.New(900, -1), Items: []kpi.Item{{KPI: "x", Weight: decimal.New(150, -2)}}}
	all = append(all, marshal(t, card), marshal(t, card.Score(gauges)), marshal(t, kpi.Scorecard{}.Score(gauges)), fmt.Sprint(card.Valid()))
	bad := kpi.Indicator{Domain: kpi.Between(decimal.New(150, -2), decimal.New(1, -3)), Coverage: decimal.New(150, -2)}
	return append(all, bad.Valid().Error(), read(`"0.50"`), read(`{"num":"1.50","den":"0.20"}`))
}

func marshal(t *testing.T, v any) string {
	written, err := json.Marshal(v)
	assert.NoError(t, err)
	return string(written)
}

// read returns what becomes of the JSON of a reading.
func read(text string) string {
	var r kpi.Reading
	err := r.UnmarshalJSON([]byte(text))
	value, ok := r.Value()
	return fmt.Sprint(r, kpi.Of(value), ok, err)
}

// TestHostSettings: what a host sets in package decimal changes no byte of ours.
func TestHostSettings(t *testing.T) {
	want := texts(t)
	flip.Decimals(t, 0)
	assert.Equal(t, want, texts(t))
}
