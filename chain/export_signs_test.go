package chain

// Moves returns the shortest ways along which raising one KPI raises another and
// lowers it, as the IDs of the KPIs that they come by; nil where there is none.
func Moves(p *Plan, from, to string) (up, down []string) {
	s := newSearch(p.web)
	s.run(p.kpi(from))
	ids := func(falls bool) []string {
		if !s.moves(p.kpi(to), falls) {
			return nil
		}
		list := []string{from}
		for _, a := range s.way(p.kpi(to), falls) {
			list = append(list, p.indicators[a.to].def.ID)
		}
		return list
	}
	return ids(false), ids(true)
}

// ConflictWork returns how many influences the checks of conflicts look at, and how
// many hops they make.
func ConflictWork(p *Plan) (looked, hops int) {
	c := p.newConflicts()
	c.harms(func(e effect) {
		_, harm := c.ways(e)
		c.hops(e.aim, harm, c.hurt(e.on).spotAt)
	})
	return c.search.looked, len(c.made)
}

// SightWork returns how many influences the check of lines of sight looks at, and
// how many lines it works out.
func SightWork(p *Plan) (looked, sights int) {
	l := p.newLookout()
	for _, a := range p.aims() {
		for _, chain := range p.chainsAt(a.spot) {
			if !l.sees(chain, a) {
				l.sight(chain, a)
			}
		}
	}
	return l.looked, len(l.ways)
}
