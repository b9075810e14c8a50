package picture

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/dashboard/internal/tell"
	"github.com/kpichain/kpichain/kpi"
)

// How much of a cascade is drawn: the rest is counted, and in the table.
const (
	maxBoxes = 120
	maxDepth = 12
)

// Cascade draws how a KPI's target goes down from a place (doorvertaling): to the steps of
// a chain, to the departments that do them, and to their teams, as a tree with a row for
// each, its light, reading and target. by says how deep; people are never in it, and
// [chain.People] is as [chain.Teams]. Parts stand in model order, and those where the KPI
// is not read are left out.
//
// All is taken from boards of groups, so that what is withheld there is here too: such a
// place has its name and target, and that its reading is not shown. Of a tree of more than
// 120 places, or of more than 12 levels, the parts of a place that need a look least, with
// all below them, are counted by light instead of drawn: the table has all.
//
// The error wraps [chain.ErrUnknown] for a KPI or a place that the current plan does not
// have, a person's and a pattern of several among them, and [kpi.ErrParts] if there are no
// results. The cost is that of the board of every place that has parts.
func Cascade(bs *dashboard.Boards, at chain.Place, kpiID string, by chain.Level, o Options) (Picture, error) {
	if bs == nil || bs.Plan() == nil {
		return Picture{}, fmt.Errorf("cascade: %w: no results to show", kpi.ErrParts)
	}
	i, ok := bs.Plan().Indicator(kpiID)
	if !ok {
		return Picture{}, fmt.Errorf("cascade: %w: no KPI %q", chain.ErrUnknown, kpiID)
	}
	if at.Person != "" || !complete(bs.Plan(), at) {
		return Picture{}, fmt.Errorf("cascade: %w: no group's place is %q", chain.ErrUnknown, at)
	}
	t := tree{
		Teller: tell.New(o.Format, []kpi.Indicator{i}), say: o.cascadeWords(), boards: bs, kpi: kpiID, by: by,
		around: map[chain.Place]*dashboard.Board{},
	}
	if err := t.grow(at); err != nil {
		return Picture{}, fmt.Errorf("cascade: %w", err)
	}
	return Picture{title: t.title(), table: t.table(), svg: t.svg(o), spec: t.spec(o)}, nil
}

// complete reports whether a place is one of the plan's, and no pattern.
func complete(p *chain.Plan, at chain.Place) bool {
	for place := range p.Places(at) {
		if place == at {
			return true
		}
	}
	return false
}

// A tree is a cascade in the making.
type tree struct {
	tell.Teller
	say    cascadeWords
	boards *dashboard.Boards
	kpi    string
	by     chain.Level
	period string
	// around has the boards made so far.
	around map[chain.Place]*dashboard.Board
	// nodes has every place before its parts; drawn what has a row.
	nodes []*node
	drawn []treeRow
}

// A node is a place with its gauge. Above is the number of the one that it is a part of, -1
// for the first.
type node struct {
	tile  dashboard.Tile
	name  string
	above int
	depth int
	below []int // its parts
	need  int   // how much it or what is below it needs a look, least first: see urgency
}

// urgency returns where a light stands among those that need a look: red, amber, green, no
// data.
func urgency(s kpi.Status) int {
	lights := []kpi.Status{kpi.Red, kpi.Amber, kpi.Green}
	if k := slices.Index(lights, s); k >= 0 {
		return k
	}
	return len(lights)
}

// grow gathers a place and what is below it.
func (t *tree) grow(root chain.Place) error {
	b, err := t.board(root)
	if err != nil {
		return err
	}
	t.period = b.Period
	tile, ok := t.find(b, root)
	if !ok {
		tile = dashboard.Tile{At: root, KPI: t.kpi}
	}
	t.add(tile, -1, 0)
	if !ok {
		return nil
	}
	for k := 0; k < len(t.nodes); k++ { // what it adds is looked at in its turn
		if err := t.branch(k); err != nil {
			return err
		}
	}
	for k := len(t.nodes) - 1; k > 0; k-- {
		above := t.nodes[t.nodes[k].above]
		above.need = min(above.need, t.nodes[k].need)
	}
	t.draw()
	return nil
}

// add adds a place.
func (t *tree) add(tile dashboard.Tile, above, depth int) {
	tile = shown(tile)
	name := named(t.boards.Plan().Name(tile.At), tile.At.String())
	n := &node{tile: tile, name: name, above: above, depth: depth, need: urgency(tile.Gauge.Status)}
	if above >= 0 {
		t.nodes[above].below = append(t.nodes[above].below, len(t.nodes))
	}
	t.nodes = append(t.nodes, n)
}

// branch adds the parts of a place where the KPI is read.
func (t *tree) branch(k int) error {
	at := t.nodes[k].tile.At
	for _, part := range t.parts(at) {
		whole, err := t.board(at)
		if err != nil {
			return err
		}
		tile, ok := t.find(whole, part)
		if !ok { // a board has no only part
			own, err := t.board(part)
			if err != nil {
				return err
			}
			tile, ok = t.find(own, part)
		}
		if ok {
			t.add(tile, k, t.nodes[k].depth+1)
		}
	}
	return nil
}

// parts returns what a place divides into, down to the level that is asked for.
func (t *tree) parts(at chain.Place) []chain.Place {
	switch {
	case at.Chain == "" && t.by >= chain.Steps:
		return nil
	case at.Unit != "" && t.by >= chain.Departments:
		return nil
	}
	return slices.DeleteFunc(t.boards.Plan().Parts(at), func(p chain.Place) bool { return p.Person != "" })
}

// board makes the board of a place, once.
func (t *tree) board(at chain.Place) (*dashboard.Board, error) {
	if b, ok := t.around[at]; ok {
		return b, nil
	}
	b, err := t.boards.For(at)
	if err != nil {
		return nil, err
	}
	t.around[at] = b
	return b, nil
}

// find looks up the tile of a place on a board.
func (t *tree) find(b *dashboard.Board, at chain.Place) (dashboard.Tile, bool) {
	for _, s := range b.Sections {
		for _, tile := range slices.Concat(s.Own, s.Parts) {
			if tile.At == at && tile.KPI == t.kpi {
				return tile, true
			}
		}
	}
	return dashboard.Tile{}, false
}

// title is of what the cascade is.
func (t *tree) title() string {
	return fmt.Sprintf(t.say.Title, titled(t.name(), t.nodes[0].name, t.period))
}

// name is what people call the KPI.
func (t *tree) name() string { return named(t.Indicator(t.kpi).Name, t.kpi) }

// stand writes the reading of a place, or that it is not shown.
func (t *tree) stand(n *node) string {
	if n.tile.Hidden {
		return t.Say.Hidden
	}
	return t.Told(n.tile.Gauge)
}

// count says how many of some places have which light.
func (t *tree) count(nodes []int) string {
	var of [kpi.Green + 1]int
	for _, k := range nodes {
		of[min(max(t.nodes[k].tile.Gauge.Status, kpi.NoData), kpi.Green)]++
	}
	var parts []string
	for _, s := range []kpi.Status{kpi.Red, kpi.Amber, kpi.Green, kpi.NoData} {
		if of[s] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", of[s], t.Format.Status(s)))
		}
	}
	return strings.Join(parts, ", ")
}

// all returns a place and every place below it.
func (t *tree) all(k int) []int {
	list := []int{k}
	for at := 0; at < len(list); at++ {
		list = append(list, t.nodes[list[at]].below...)
	}
	return list
}

// table says the same, a row a place, each before its parts.
func (t *tree) table() table {
	list := table{
		heads:   []string{t.say.Place, t.say.PartOf, t.say.Light, t.Say.Reading, t.Say.Target},
		numbers: []bool{false, false, false, true, true},
	}
	var walk func(k int)
	walk = func(k int) {
		n := t.nodes[k]
		of := ""
		if n.above >= 0 {
			of = t.nodes[n.above].name
		}
		g := n.tile.Gauge
		list.rows = append(list.rows, []string{n.name, of, t.LightOf(g), t.stand(n), t.Goal(t.kpi, g.Goal)})
		for _, part := range n.below {
			walk(part)
		}
	}
	walk(0)
	return list
}
