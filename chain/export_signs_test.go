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

// ConflictWork returns how many influences one check of conflicts looks at.
func ConflictWork(p *Plan) int {
	c := p.newConflicts()
	c.effects(func(effect) {})
	return c.search.looked
}
