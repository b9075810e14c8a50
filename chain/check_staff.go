package chain

import (
	"fmt"
	"slices"
)

// staffChecks has the checks KK8xx: who can do the work. What is asked of units and
// people against what they can stands in check_load.go.
func staffChecks() []check { return []check{uncovered(), keyPerson(), overloaded()} }

func uncovered() check {
	return check{plan: (*checker).uncovered, CheckDoc: CheckDoc{
		ID:       Uncovered,
		Severity: Fault,
		Title:    "A competence that nobody has",
		Text: "The step needs a competence, and nobody on it has it: the work cannot be done as it should. " +
			"Train someone, or assign someone who can. Every competence is reported once a step; steps " +
			"that no chain links, and steps whose people are not modelled, are not looked at. What someone " +
			"can as a member of one unit, they can everywhere.",
		Bad: amended(`{"id": "ship", "name": "Ship",`, `{"id": "ship", "name": "Ship", "needs": ["licence"],`),
		Good: amended(`{"id": "ship", "name": "Ship",`, `{"id": "ship", "name": "Ship", "needs": ["licence"],`,
			`{"person": "p3", "unit": "transport"}`, `{"person": "p3", "unit": "transport", "can": ["licence"]}`,
			`{"person": "p4", "unit": "transport"}`, `{"person": "p4", "unit": "transport", "can": ["licence"]}`),
	}}
}

func (c *checker) uncovered() {
	c.eachNeed(0, "Nobody on the step %q has the competence %q that it needs, so it cannot be done as it should.")
}

func keyPerson() check {
	return check{plan: (*checker).keyPerson, CheckDoc: CheckDoc{
		ID:       KeyPerson,
		Severity: Info,
		Title:    "A competence that one person has",
		Text: "The step needs a competence that exactly one person on it has: on their day off the chain " +
			"stands still, and they cannot be spared. It says nothing about that person. Train a second one. " +
			"A person counts once, in however many units. What is looked at is as for KK801.",
		Bad: amended(`{"id": "ship", "name": "Ship",`, `{"id": "ship", "name": "Ship", "needs": ["licence"],`,
			`{"person": "p3", "unit": "transport"}`, `{"person": "p3", "unit": "transport", "can": ["licence"]}`),
		Good: amended(`{"id": "ship", "name": "Ship",`, `{"id": "ship", "name": "Ship", "needs": ["licence"],`,
			`{"person": "p3", "unit": "transport"}`, `{"person": "p3", "unit": "transport", "can": ["licence"]}`,
			`{"person": "p4", "unit": "transport"}`, `{"person": "p4", "unit": "transport", "can": ["licence"]}`),
	}}
}

func (c *checker) keyPerson() {
	c.eachNeed(1, "Exactly one person on the step %q has the competence %q that it needs, so the chain stands still "+
		"without them.")
}

// eachNeed reports the competences that steps need and that a number of people on
// them have.
func (c *checker) eachNeed(people int32, message string) {
	s := c.newSkills()
	for step := range c.work() {
		at := At(c.names.steps.At(step))
		needs := slices.Compact(slices.Sorted(slices.Values(c.model.Steps[step].Needs)))
		if len(needs) == 0 || c.People(at) == 0 {
			continue
		}
		count := s.on(step)
		for _, need := range needs {
			if count[s.needs[need]] == people {
				c.report(Finding{At: at, Competence: need, Message: fmt.Sprintf(message, c.where(at), need)})
			}
		}
	}
}

// skills looks up who has which of the competences that steps need.
type skills struct {
	*structure
	needs map[string]int32 // numbers them
	// has lists the numbers of those that people have, each once: a person's are from
	// first to the next person's first.
	has, first []int32
	seen       []int32 // by person: the last step that counted them, plus 1
}

func (c *checker) newSkills() skills {
	s := skills{structure: c.structure, needs: map[string]int32{}}
	for step := range c.work() {
		for _, need := range c.model.Steps[step].Needs {
			if _, ok := s.needs[need]; !ok {
				s.needs[need] = int32(len(s.needs))
			}
		}
	}
	if len(s.needs) == 0 {
		return s
	}
	var pairs []uint64                 // of a person and a need
	for m, list := range c.staff.can { // in any order: the pairs are sorted
		for _, can := range list {
			if need, ok := s.needs[can]; ok {
				pairs = append(pairs, uint64(c.who[m])<<32|uint64(need))
			}
		}
	}
	slices.Sort(pairs)
	s.first, s.seen = make([]int32, c.persons.Len()+1), make([]int32, c.persons.Len())
	for _, pair := range slices.Compact(pairs) {
		s.has = append(s.has, int32(uint32(pair)))
		s.first[pair>>32+1]++
	}
	for n := range c.persons.Len() {
		s.first[n+1] += s.first[n]
	}
	return s
}

// on returns how many people on a step have each of the competences.
func (s skills) on(step int32) []int32 {
	count := make([]int32, len(s.needs))
	t := s.trees[step]
	for _, seat := range s.people[t.people:t.peopleTo] {
		if s.seen[seat.person] == step+1 {
			continue
		}
		s.seen[seat.person] = step + 1
		for _, can := range s.has[s.first[seat.person]:s.first[seat.person+1]] {
			count[can]++
		}
	}
	return count
}
