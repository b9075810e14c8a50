package main

import (
	"fmt"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// An event is something that happened in a month.
type event struct {
	month int
	text  string
}

// events returns what happened, month by month.
func (y *year) events() ([]event, error) {
	var all []event
	var before view
	agreed := map[string]bool{}
	for k := range y.now + 1 {
		now, err := y.view(k)
		if err != nil {
			return nil, err
		}
		promises, err := y.promises(k, agreed)
		if err != nil {
			return nil, err
		}
		for _, texts := range [][]string{y.people(k), y.sizes(before, now, k == 0), y.lights(before, now), promises} {
			for _, text := range texts {
				all = append(all, event{k, text})
			}
		}
		before = now
	}
	return all, nil
}

// A view is what two boards of a month show: the shelves on the chain's, and those of
// one team on the stores'.
type view struct{ shelves, team dashboard.Tile }

// view looks at the boards as they were in a month.
func (y *year) view(k int) (view, error) {
	boards, err := y.boards(k)
	if err != nil {
		return view{}, err
	}
	ofChain, err := boards.For(visit)
	if err != nil {
		return view{}, err
	}
	ofStores, err := boards.For(chain.Place{Unit: "stores"})
	if err != nil {
		return view{}, err
	}
	return view{find(ofChain, fill, "onshelf"), find(ofStores, fill.By(south.Unit), "onshelf")}, nil
}

// people tells who came and who went: of which team, and not who.
func (y *year) people(k int) []string {
	var texts []string
	for _, p := range y.months[k].Joins {
		texts = append(texts, fmt.Sprintf(y.joins, y.names[p.Unit]))
	}
	for _, p := range y.months[k].Leaves {
		texts = append(texts, fmt.Sprintf(y.leaves, y.names[p.Unit]))
	}
	return texts
}

// sizes tells when a team is too small for others to see its figures, and when not any
// more.
func (y *year) sizes(before, now view, first bool) []string {
	switch was, is := before.team.Hidden, now.team.Hidden; {
	case is && (first || !was):
		return []string{fmt.Sprintf(y.hidden, y.names[south.Unit])}
	case was && !is:
		return []string{fmt.Sprintf(y.shown, y.names[south.Unit])}
	}
	return nil
}

// promises tells what was agreed in a month, once.
func (y *year) promises(k int, told map[string]bool) ([]string, error) {
	var texts []string
	for _, name := range []string{"chain", "team"} {
		agreed, err := y.agreements(name)
		if err != nil {
			return nil, err
		}
		for _, a := range agreed {
			if a.Made == y.results[k].Period() && !told[a.ID] {
				texts = append(texts, fmt.Sprintf(y.agreement, a.What, a.By))
				told[a.ID] = true
			}
		}
	}
	return texts, nil
}

// lights tells when the tile of the shelves begins to warn, and when its light
// changes: a reader saw it coming.
func (y *year) lights(before, now view) []string {
	tile := now.shelves
	reads := y.reads(tile)
	switch was := before.shelves.Gauge.Status; {
	case tile.Warning != "" && before.shelves.Warning == "":
		return []string{fmt.Sprintf(y.warns, tile.Name, reads)}
	case was == kpi.Green && tile.Gauge.Status != was:
		return []string{fmt.Sprintf(y.turns, tile.Name, y.format.Status(tile.Gauge.Status), reads)}
	}
	return nil
}

// reads writes the reading of a tile.
func (y *year) reads(t dashboard.Tile) string {
	i, _ := y.results[y.now].Plan().Indicator(t.KPI)
	return i.Format(t.Gauge.Reading, y.format)
}
