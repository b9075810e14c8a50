package picture

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/dashboard/internal/tell"
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// maxParts is how many parts a waterfall draws one by one: the largest.
const maxParts = 14

// Waterfall draws how a KPI of a chain gets from its target to its reading (watervaldiagram),
// share by share: what made it better first, and then what there is to gain. On the board
// of a chain the parts are its steps; on any other they are what is the audience's own,
// with the handovers beside it, and then all others together.
//
// It shows what the board shows. A share that is hidden or not known is in what is not told
// apart, which is the gap less all that is shown. Of more than 14 parts the smallest are
// taken together; the table has all. Where a board has no target or reading of the chain to
// show, the picture says so. A share moves the reading as its sign says: −2 h is better
// where lower is.
func Waterfall(b *dashboard.Board, chainID, kpiID string, o Options) Picture {
	f := fallOf(b, chainID, kpiID, o)
	return Picture{title: f.title(), table: f.table(), svg: f.svg(o), spec: f.spec(o)}
}

// A fall is a waterfall in the making.
type fall struct {
	tell.Teller
	say   waterfallWords
	board *dashboard.Board
	in    dashboard.Section
	kpi   string
	whole dashboard.Tile // the chain's own
	found bool
	// parts has what is known, best first; hidden the names of what is not shown.
	parts  []fallPart
	hidden []string
	drops  []drop
}

// A fallPart is a share in the gap of the chain: more is better.
type fallPart struct {
	name  string
	share exact.Num
	tally bool // neither a step nor a department, but what is left of these
}

// A drop is one bar: from one value to the next.
type drop struct {
	fallPart
	from, to exact.Num
	among    []fallPart // what is taken together
}

func fallOf(b *dashboard.Board, chainID, kpiID string, o Options) fall {
	if b == nil {
		b = &dashboard.Board{}
	}
	f := fall{Teller: tell.New(o.Format, b.KPIs), say: o.waterfallWords(), board: b, kpi: kpiID}
	at := slices.IndexFunc(b.Sections, func(s dashboard.Section) bool { return s.Chain == chainID && chainID != "" })
	if at < 0 {
		return f
	}
	f.in = b.Sections[at]
	for _, t := range slices.Concat(f.in.Own, f.in.Shared) {
		if t.KPI == kpiID && t.At == chain.Whole(chainID) && !f.found {
			f.whole, f.found = shown(t), true
		}
	}
	f.gather()
	f.pour()
	return f
}

// ofChain reports whether the board is the chain's, or that of all chains: then the parts
// are steps.
func (f *fall) ofChain() bool { return f.board.For == chain.Whole(f.board.For.Chain) }

// gather looks up the shares that the board shows, and sorts them.
func (f *fall) gather() {
	tiles := slices.Concat(f.in.Own, f.in.Handovers)
	if f.ofChain() {
		tiles = f.in.Parts
	}
	for _, t := range tiles {
		if t.KPI != f.kpi || t.At.Chain != "" {
			continue
		}
		share, ok := valueOf(t.Share)
		switch {
		case t.Hidden:
			f.hidden = append(f.hidden, f.name(t))
		case ok:
			f.parts = append(f.parts, fallPart{name: f.name(t), share: share})
		}
	}
	slices.SortStableFunc(f.parts, func(a, b fallPart) int { return b.share.Cmp(a.share) })
}

// name returns what a part is called on this board.
func (f *fall) name(t dashboard.Tile) string {
	where := named(t.Where, t.At.String())
	return strings.TrimSuffix(where, ", "+tell.Clean(f.board.Name))
}

// pour puts the bars one after the other, from the target on.
func (f *fall) pour() {
	reading, target, ok := f.ends()
	if !ok {
		return
	}
	worth := f.worth()
	at := target
	add := func(p fallPart, among []fallPart) {
		to := at.Add(p.share.Mul(worth))
		f.drops = append(f.drops, drop{p, at, to, among})
		at = to
	}
	large, small := f.split()
	for _, p := range large {
		add(p, nil)
	}
	if len(small) > 0 {
		sum := fallPart{name: fmt.Sprintf(f.say.More, len(small)), tally: true}
		for _, p := range small {
			sum.share = sum.share.Add(p.share)
		}
		add(sum, small)
	}
	if rest := reading.Sub(at).Mul(worth); !f.none(rest) {
		name := f.say.Others
		if f.ofChain() {
			name = f.say.Rest
		}
		add(fallPart{name, rest, true}, nil)
	}
}

// ends returns the reading and the target of the chain, and whether there are both.
func (f *fall) ends() (reading, target exact.Num, ok bool) {
	if f.whole.Gauge.Goal == nil {
		return reading, target, false
	}
	target, held := numOf(f.whole.Gauge.Goal.Target)
	reading, read := valueOf(f.whole.Gauge.Reading)
	return reading, target, held && read
}

// worth returns 1 where what makes the chain better makes its reading higher, and -1
// where it makes it lower.
func (f *fall) worth() exact.Num {
	reading, target, _ := f.ends()
	better := f.Indicator(f.kpi).Better
	if better == kpi.Lower || better == kpi.Near && target.Less(reading) {
		return exact.Int(-1)
	}
	return exact.Int(1)
}

// split returns the parts that are drawn one by one, and those that are taken together:
// the smallest, both in order.
func (f *fall) split() (large, small []fallPart) {
	if len(f.parts) <= maxParts {
		return f.parts, nil
	}
	sizes := make([]exact.Num, len(f.parts))
	for k, p := range f.parts {
		sizes[k] = p.share.Abs()
	}
	slices.SortFunc(sizes, func(a, b exact.Num) int { return b.Cmp(a) })
	least, ties := sizes[maxParts-1], 0
	for _, s := range sizes[:maxParts] {
		if s.Equal(least) {
			ties++
		}
	}
	for _, p := range f.parts {
		equal := p.share.Abs().Equal(least)
		if equal && ties > 0 || least.Less(p.share.Abs()) {
			large = append(large, p)
		} else {
			small = append(small, p)
		}
		if equal {
			ties--
		}
	}
	return large, small
}

// told writes a value of the KPI.
func (f *fall) told(v exact.Num) string { return f.Value(f.kpi, kpi.Of(v.Read())) }

// none reports whether a share is too small to be told.
func (f *fall) none(share exact.Num) bool { return f.told(share.Abs()) == f.told(exact.Int(0)) }

// change writes by how much a part changes the reading.
func (f *fall) change(p fallPart) string {
	by := p.share.Mul(f.worth())
	switch {
	case f.none(by):
		return f.told(exact.Int(0))
	case by.Sign() < 0:
		return "−" + f.told(by.Abs())
	}
	return "+" + f.told(by)
}

// effect writes with an arrow and a word what a part does.
func (f *fall) effect(p fallPart) string {
	switch {
	case f.none(p.share):
		return f.say.Even
	case p.share.Sign() < 0:
		return f.say.Gain
	}
	return f.say.Better
}

// title is of what the waterfall is.
func (f *fall) title() string {
	name := named(f.whole.Name, f.Indicator(f.kpi).Name, f.kpi)
	return fmt.Sprintf(f.say.Title, titled(name, named(f.in.Name, f.in.Chain), f.board.Period))
}

// message says the whole in one line, or what is missing.
func (f *fall) message() string {
	switch _, _, ok := f.ends(); {
	case ok:
		return message(f.Teller, f.whole.Gauge)
	case !f.found:
		return f.say.NoGauge
	case f.whole.Hidden:
		return f.Say.HiddenNote
	case f.whole.Gauge.Goal == nil:
		return f.say.NoTarget
	}
	return f.say.NoReading
}

// notes returns what there is to say below the bars.
func (f *fall) notes() (list []string) {
	if _, _, ok := f.ends(); ok && len(f.parts) == 0 {
		list = append(list, f.say.NoShares)
	}
	if len(f.hidden) > 0 {
		list = append(list, f.Say.HiddenNote)
	}
	return list
}

// table says the same: the target, every part, and the reading.
func (f *fall) table() table {
	t := table{
		heads:   []string{f.say.Part, f.say.Change, "", f.say.Then},
		numbers: []bool{false, true, false, true},
	}
	if !f.found {
		t.rows = [][]string{{f.say.NoGauge, "", "", ""}}
		return t
	}
	g := f.whole.Gauge
	if goal := f.Goal(f.kpi, g.Goal); goal != "" {
		t.rows = append(t.rows, []string{f.Say.Target, "", "", goal})
	}
	for _, d := range f.drops {
		t.rows = append(t.rows, []string{d.name, f.change(d.fallPart), f.effect(d.fallPart), f.told(d.to)})
		for _, p := range d.among {
			t.rows = append(t.rows, []string{f.say.Among + " " + p.name, f.change(p), f.effect(p), ""})
		}
	}
	for _, name := range f.hidden {
		t.rows = append(t.rows, []string{name, f.Say.Hidden, "", ""})
	}
	if _, _, ok := f.ends(); ok {
		t.rows = append(t.rows, []string{f.Say.Reading, "", f.LightOf(g), f.Told(g)})
		return t
	}
	t.rows = append(t.rows, []string{f.message(), "", "", ""})
	return t
}
