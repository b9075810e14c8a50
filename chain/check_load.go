package chain

import (
	"fmt"
	"slices"

	"github.com/kpichain/kpichain/internal/exact"
)

func overloaded() check {
	return check{plan: (*checker).overloaded, CheckDoc: CheckDoc{
		ID:       Overloaded,
		Severity: Warning,
		Title:    "More planned work than can be done",
		Text: "The work that the chains plan for a unit or person, over all their steps, takes more time than " +
			"they have: questions will wait, however hard they work. Plan fewer questions, move work, or add " +
			"people. How it is reckoned: the work at a step is the volume of its chains (a chain without a " +
			"volume counts as no work) times the passes planned. The parts of a place share it by what they " +
			"can do if that is known of all, else by weight. What they can do is a goal for a KPI of capacity " +
			"(bottleneck along, sum across) that is set on the step, the unit, the person or a unit above " +
			"them, not only cascaded from a chain: what they could do there in a period if they did nothing " +
			"else. So every step takes a part of their time (the largest, of several such KPIs), and the " +
			"parts add up. A pattern, {unit} or {person}, says who: the topmost unit, and a person only " +
			"where none of their units is named.",
		Bad: amended(
			`"kpis": [`+"\n", `"kpis": [`+"\n"+
				`    {"id": "can", "name": "Orders that can be done", "along": "bottleneck", "across": "sum"},`+"\n",
			`"name": "An order at home",`, `"name": "An order at home", "volume": "100",`,
			`"goals": [`+"\n", `"goals": [`+"\n"+
				`    {"at": {"step": "pick", "unit": "warehouse"}, "kpi": "can", "target": "90"},`+"\n"),
		Good: amended(
			`"kpis": [`+"\n", `"kpis": [`+"\n"+
				`    {"id": "can", "name": "Orders that can be done", "along": "bottleneck", "across": "sum"},`+"\n",
			`"name": "An order at home",`, `"name": "An order at home", "volume": "100",`,
			`"goals": [`+"\n", `"goals": [`+"\n"+
				`    {"at": {"step": "pick", "unit": "warehouse"}, "kpi": "can", "target": "100"},`+"\n"),
	}}
}

func (c *checker) overloaded() {
	l := loads{Plan: c.Plan, units: make([]load, c.units.Len())}
	for step := range c.work() {
		l.addStep(step)
	}
	if l.people == nil {
		return // nobody's capacity is known
	}
	over := make([]bool, len(l.units))
	for unit, load := range l.units {
		over[unit] = load.over()
	}
	above := c.orAbove(over)
	for unit, load := range l.units {
		if up := c.parentUnit(&c.model, int32(unit)); over[unit] && (up < 0 || !above[up]) {
			at := Place{Unit: c.units.At(int32(unit))}
			c.overload(at, load, c.where(at))
		}
	}
	for person, load := range l.people {
		known := func(w site) bool { return above[c.top(w).unit] }
		if load.over() && !slices.ContainsFunc(c.personSites.of(int32(person)), known) {
			c.overload(Place{Person: c.persons.At(int32(person))}, load, "one person")
		}
	}
}

func (c *checker) overload(at Place, l load, who string) {
	f := Finding{At: at, Message: fmt.Sprintf("The work planned for %s, all steps together, is more than "+
		"they can do, so customers' questions will wait.", who)}
	if l.kpi > 0 {
		f.KPI = c.indicators[l.kpi-1].def.ID
	}
	c.report(f)
}

// A load is which part of somebody's time the planned work takes.
type load struct {
	part exact.Num
	// kpi is the number of the KPI that tells so, plus 1; 0 for none, -1 for several.
	kpi int
}

// over reports whether the work takes more than all time.
func (l load) over() bool { return l.part.Cmp(exact.Int(1)) > 0 }

// plus returns the load of both works.
func (l load) plus(o load) load {
	if l.kpi != 0 && o.kpi != 0 && l.kpi != o.kpi {
		o.kpi = -1
	}
	if o.kpi == 0 {
		o.kpi = l.kpi
	}
	return load{l.part.Add(o.part), o.kpi}
}

// loads adds up what units and people have to do.
type loads struct {
	*Plan
	units, people []load
	// fractions has, by unit and person, which part of all their weight people in
	// several units have in that one.
	fractions map[[2]int32]exact.Num
}

// start makes room for the people, once anybody's capacity is known.
func (l *loads) start() {
	if l.people != nil {
		return
	}
	l.people = make([]load, l.persons.Len())
	l.fractions = map[[2]int32]exact.Num{}
	units, all := make([]int32, l.persons.Len()), make([]exact.Num, l.persons.Len())
	weight := func(m int) exact.Num {
		if w := l.staff.weights[m]; w != 0 {
			return weightNum(w)
		}
		return weightNum(weightOne)
	}
	for m, who := range l.who {
		units[who]++
		all[who] = all[who].Add(weight(m))
	}
	for m, who := range l.who {
		if units[who] > 1 {
			l.fractions[[2]int32{l.names.where[m], who}] = weight(m).Mul(all[who].Inv())
		}
	}
}

// addStep adds the work of a step.
func (l *loads) addStep(step int32) {
	work := l.work(step)
	if work.Sign() == 0 {
		return
	}
	var at []load
	for k := range l.indicators {
		if !l.isCapacity(k) || len(l.block(step, k).pins) == 0 {
			continue
		}
		if at == nil {
			l.start()
			at = make([]load, l.trees[step].size())
		}
		l.divide(step, k, work, at)
	}
	for n, load := range at {
		w := site{step, int32(n)}
		if u, ok := l.unit(w); !ok {
			who := l.seat(w).person
			l.people[who] = l.people[who].plus(load)
		} else if u.unit >= 0 {
			l.units[u.unit] = l.units[u.unit].plus(load)
		}
	}
}

// work returns how often a step is planned to be passed in a period.
func (l *loads) work(step int32) exact.Num {
	var sum exact.Num
	for _, at := range l.chainsOf.of(step) {
		volume := exact.MustFrom(l.model.Chains[at.tree].Volume)
		sum = sum.Add(volume.Mul(l.shapes[at.tree].links[at.at].planned))
	}
	return sum
}

// A capacity is what a place can do in a period.
type capacity struct {
	can exact.Num
	// stated reports that a goal is set there or above it in the step, known that it
	// is stated there or at all its parts.
	stated, known bool
}

// capacities returns what the places of a step can do.
func (l *loads) capacities(step int32, b *block) []capacity {
	list := make([]capacity, l.trees[step].size())
	_, list[0].stated = b.pins[0]
	inners := l.trees[step].inners()
	for up := range inners {
		for part := range l.partsOf(site{step, up}, b) {
			_, set := b.pins[part.at]
			if (set || list[up].stated) && b.bands.has(part.at) {
				can := exact.Scaled(max(b.bands.target[part.at], 0), b.bands.places)
				list[part.at] = capacity{can, true, true}
			}
		}
	}
	for at := inners - 1; at > 0; at-- {
		if !list[at].stated {
			list[at].can, list[at].known = l.together(site{step, at}, b, list)
		}
	}
	return list
}

// together returns what the parts of a place can do; false if that is not known of
// all, or there are none.
func (l *loads) together(whole site, b *block, list []capacity) (can exact.Num, known bool) {
	for part := range l.partsOf(whole, b) {
		if !list[part.at].known {
			return exact.Num{}, false
		}
		can, known = can.Add(list[part.at].can), true
	}
	return can, known
}

// divide divides the work of a step over its places, in proportion to what they can
// do where that is known of all parts of a place, else by weight. It notes at each
// whose capacity is stated which part of the time it takes, if that is more than
// noted.
func (l *loads) divide(step int32, k int, work exact.Num, at []load) {
	b := l.block(step, k)
	list := l.capacities(step, b)
	own := make([]exact.Num, l.trees[step].inners()) // each place's work
	own[0] = work
	for up := range own {
		whole := site{step, int32(up)}
		all, known := l.together(whole, b, list)
		share := func(part site) exact.Num { return list[part.at].can }
		if !known || all.Sign() == 0 {
			share, all = func(part site) exact.Num { return weightNum(l.share(part, b)) }, exact.Num{}
			for part := range l.partsOf(whole, b) {
				all = all.Add(share(part))
			}
		}
		for part := range l.partsOf(whole, b) {
			todo := own[up].Mul(share(part)).Mul(all.Inv())
			if int(part.at) < len(own) {
				own[part.at] = todo
			}
			if !list[part.at].stated {
				continue
			}
			if time := l.time(part, k, todo); at[part.at].part.Less(time) {
				at[part.at] = load{time, k + 1}
			}
		}
	}
}

// time returns which part of all time at a place some work takes there. A goal that
// was cascaded to the place may have been rounded down by less than a last digit.
func (l *loads) time(w site, k int, work exact.Num) exact.Num {
	t := l.block(w.tree, k).bands
	can := exact.Scaled(t.target[w.at], t.places)
	set := t.flags[w.at]&flagSet != 0
	switch {
	case work.Sign() == 0:
		return exact.Num{}
	case can.Sign() <= 0 && set:
		return exact.Int(2) // more than all: they cannot do it
	case can.Sign() <= 0:
		return exact.Num{} // what pinned parts leave says nothing of what they can
	case set:
		return work.Mul(can.Inv())
	}
	part := work.Mul(can.Add(exact.Scaled(1, t.places)).Inv())
	if _, ok := l.unit(w); !ok {
		seat := l.seat(w)
		if f, ok := l.fractions[[2]int32{l.top(w).unit, seat.person}]; ok {
			part = part.Mul(f)
		}
	}
	return part
}
