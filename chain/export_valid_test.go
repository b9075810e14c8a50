package chain

// Validate numbers the IDs of a model and reports everything wrong with it that
// shows before the cascade, as NewPlan does first.
func Validate(m Model) error {
	bad := new(problems)
	newNames(&m, bad).validate(&m, bad)
	return bad.err()
}

// CodeMeanings returns the catalogue of codes, each with its meaning.
func CodeMeanings() [][2]string {
	var all [][2]string
	for _, c := range codeDocs() {
		all = append(all, [2]string{c.code, c.meaning})
	}
	return all
}

// Predecessors returns the indices of the links that each link comes after.
func Predecessors(links []Link) [][]int { return predecessors(links) }

// Loops returns the loops in a table of parents, where -1 is none.
func Loops(parents []int32) [][]int32 { return loops(parents) }
