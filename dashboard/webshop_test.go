package dashboard_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// The meters of a webshop that speaks Dutch.
var (
	doorlooptijd = kpi.Indicator{ID: "lead", Name: "Doorlooptijd", Unit: "uur", Decimals: 1, Better: kpi.Lower, Over: kpi.Ratio}
	inEenKeer    = kpi.Indicator{ID: "right", Name: "In één keer goed", Unit: kpi.Percent, Decimals: 3, Over: kpi.Ratio}
	kosten       = kpi.Indicator{ID: "cost", Name: "Kosten", Unit: "euro", Better: kpi.Lower, Over: kpi.Sum}
	tevreden     = kpi.Indicator{ID: "happy", Name: "Tevreden klanten", Unit: kpi.Percent, Decimals: 3, Over: kpi.Ratio}
	bezetting    = kpi.Indicator{ID: "busy", Name: "Bezetting", Unit: kpi.Percent, Decimals: 2, Better: kpi.Near}
)

// A scene makes a board by hand: four months, the third of them the current one.
type scene struct{ t testing.TB }

// aims are goals by target, with an amber of a tenth beside it.
func (s scene) goal(i kpi.Indicator, target string) *kpi.Thresholds {
	v := d(target)
	slack := v.Abs().Mul(d("0.1"))
	amber := map[kpi.Direction]kpi.Band{
		kpi.Higher: kpi.AtLeast(v.Sub(slack)), kpi.Lower: kpi.AtMost(v.Add(slack)), kpi.Near: kpi.Between(v.Sub(slack), v.Add(slack)),
	}
	return &kpi.Thresholds{Target: v, Amber: amber[i.Better]}
}

// gauge reads a value against a target; "-" is no data.
func (s scene) gauge(i kpi.Indicator, value, target string) kpi.Gauge {
	s.t.Helper()
	r := kpi.Reading{}
	if value != "-" {
		r = kpi.Of(d(value))
	}
	g, err := i.Gauge(r, s.goal(i, target))
	require.NoError(s.t, err)
	return g
}

// tile makes a tile from the values of the months so far, and changes it.
func (s scene) tile(at chain.Place, where string, i kpi.Indicator, target, values string, change ...func(*dashboard.Tile)) dashboard.Tile {
	s.t.Helper()
	tile := dashboard.Tile{At: at, KPI: i.ID, Name: i.Name, Where: where}
	for value := range strings.FieldsSeq(values) {
		tile.Gauge = s.gauge(i, value, target)
		tile.History = append(tile.History, tile.Gauge)
	}
	tile.History = append(tile.History, s.gauge(i, "-", target))
	for _, c := range change {
		c(&tile)
	}
	return tile
}

func moves(m kpi.Move) func(*dashboard.Tile) {
	return func(t *dashboard.Tile) { t.Trend.Move = m }
}

func warns(w dashboard.Why) func(*dashboard.Tile) {
	return func(t *dashboard.Tile) { t.Warning = w }
}

func adds(share string) func(*dashboard.Tile) {
	return func(t *dashboard.Tile) { t.Share = kpi.Of(d(share)) }
}

func hides(t *dashboard.Tile) {
	t.Hidden, t.Gauge, t.History = true, kpi.Gauge{KPI: t.KPI, Goal: t.Gauge.Goal}, nil
}

// learns makes the third reading one to learn from.
func learns(t *dashboard.Tile) {
	t.Trend.Signals = []kpi.Signal{{Index: 2, Rule: kpi.Outside, Better: true}}
}

// heads makes a course: what is expected against a target, and what is needed, "-"
// for out of reach.
func (s scene) heads(i kpi.Indicator, forecast, target, needed string) func(*dashboard.Tile) {
	c := &kpi.Course{Forecast: s.gauge(i, forecast, target), Left: 1}
	if c.OutOfReach = needed == "-"; !c.OutOfReach {
		c.Needed = []kpi.Reading{kpi.Of(d(needed))}
	}
	return func(t *dashboard.Tile) { t.Course = c }
}

// seen makes a line of sight from a place by way of others.
func seen(hops ...dashboard.Sight) func(*dashboard.Tile) {
	return func(t *dashboard.Tile) {
		here := dashboard.Sight{Hop: chain.Hop{At: t.At, KPI: t.KPI}, Name: t.Name, Where: t.Where}
		t.Sight = append([]dashboard.Sight{here}, hops...)
	}
}

func hop(at chain.Place, where string, i kpi.Indicator) dashboard.Sight {
	return dashboard.Sight{Hop: chain.Hop{At: at, KPI: i.ID}, Name: i.Name, Where: where}
}

// webshop is the board of a warehouse, written by hand.
func webshop(t testing.TB) *dashboard.Board {
	t.Helper()
	s := scene{t}
	order, pick, ship := chain.Whole("order"), chain.At("pick").By("warehouse"), chain.At("ship").By("warehouse")
	chainLead := hop(order, "Bestelling thuis", doorlooptijd)
	customer := hop(order, "Bestelling thuis", tevreden)
	return &dashboard.Board{
		For: chain.Place{Unit: "warehouse"}, Name: "Magazijn", Period: "maart",
		Periods: []string{"januari", "februari", "maart", "april"},
		Card:    kpi.Score{Value: d("73.42"), Status: kpi.Amber, Coverage: d("0.875")},
		KPIs:    []kpi.Indicator{doorlooptijd, inEenKeer, kosten, tevreden, bezetting},
		Sections: []dashboard.Section{
			{
				Chain: "order", Name: "Bestelling thuis", Question: "Heb ik het morgen in huis?",
				Card: kpi.Score{Value: d("73.42"), Status: kpi.Amber, Coverage: d("0.75")},
				Shared: []dashboard.Tile{
					s.tile(order, "Bestelling thuis", doorlooptijd, "24", "27.5 26 25.2", moves(kpi.Improving),
						s.heads(doorlooptijd, "25.5", "24", "17.3")),
					s.tile(order, "Bestelling thuis", tevreden, "0.9", "0.88 0.9 0.912", moves(kpi.Improving)),
				},
				Own: []dashboard.Tile{
					s.tile(pick, "Verzamelen, Magazijn", kosten, "25000", "26800 27900 28600", moves(kpi.Worsening), adds("-3600"),
						s.heads(kosten, "111067", "100000", "-"), seen(hop(order, "Bestelling thuis", kosten))),
					s.tile(pick, "Verzamelen, Magazijn", doorlooptijd, "6", "8.4 7.1 6.4", moves(kpi.Improving), adds("-0.4"),
						seen(hop(chain.At("pick"), "Verzamelen", doorlooptijd), chainLead, customer)),
					s.tile(ship, "Bezorgen, Magazijn", inEenKeer, "0.975", "0.985 0.981 0.978", moves(kpi.Worsening),
						warns(dashboard.Slipping), seen(customer)),
					s.tile(ship, "Bezorgen, Magazijn", doorlooptijd, "9", "8.8 8.9 8.7", moves(kpi.Steady), adds("0.3"),
						seen(hop(chain.At("ship"), "Bezorgen", doorlooptijd), chainLead, customer)),
					s.tile(ship, "Bezorgen, Magazijn", kosten, "25000", "25900 25400 24600", moves(kpi.Improving),
						s.heads(kosten, "101200", "100000", "24100"), warns(dashboard.OffCourse)),
					s.tile(pick, "Verzamelen, Magazijn", bezetting, "0.8", "- - -"),
				},
				Handovers: []dashboard.Tile{
					s.tile(chain.At("dock"), "Wachten op de bus", doorlooptijd, "2", "2.6 2.7 2.9", moves(kpi.Steady), adds("-0.9")),
				},
				Parts: []dashboard.Tile{
					s.tile(chain.At("pick").By("day"), "Verzamelen, Dagploeg", inEenKeer, "0.975", "0.976 0.977 0.996", moves(kpi.Steady), learns),
					s.tile(chain.At("pick").By("night"), "Verzamelen, Nachtploeg", inEenKeer, "0.975", "0.976 0.98 0.979", hides),
				},
			},
			{
				Card: kpi.Score{Value: d("100"), Status: kpi.Green, Coverage: d("1")},
				Own:  []dashboard.Tile{s.tile(chain.Place{Unit: "warehouse"}, "Magazijn", bezetting, "0.8", "0.81 0.79 0.8", moves(kpi.Steady))},
			},
		},
	}
}

// agreements were made in that warehouse, one for every outcome.
func agreements() []dashboard.Agreement {
	pick, dock := chain.At("pick").By("warehouse"), chain.At("dock")
	return []dashboard.Agreement{
		{ID: "1", At: chain.Whole("order"), KPI: "happy", What: "Klanten bellen als het later wordt", By: "Noor en Sam",
			Made: "januari", Due: "maart", Aim: kpi.Of(d("0.9")), Done: true},
		{ID: "2", At: pick, KPI: "lead", What: "Hardlopers dicht bij de inpaktafel leggen", Made: "februari", Due: "april"},
		{ID: "3", At: dock, KPI: "lead", What: "De bus een half uur later laten rijden", By: "Magazijn en Vervoer",
			Made: "januari", Due: "februari", Aim: kpi.Of(d("2")), Done: true},
		{ID: "4", At: pick, KPI: "cost", What: "Dozen inkopen samen met de winkels", Made: "januari", Due: "februari"},
		{ID: "5", At: pick, KPI: "calls", What: "Bijhouden hoe vaak klanten bellen", Made: "januari", Due: "april"},
	}
}
