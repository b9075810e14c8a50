package chain

import "strings"

// subject returns what people call a KPI at a place, as "Stock (Purchasing)". It
// tells nobody which person's a goal is.
func (p *Plan) subject(k int, at Place) string {
	where := p.where(at)
	switch {
	case at.Person != "":
		where = "one person's goal"
	case at.Unit != "" && at.Step != "":
		where = p.where(Place{Unit: at.Unit}) + ", " + p.where(At(at.Step))
	}
	return p.title(k) + " (" + where + ")"
}

// reasons returns why one KPI moves the next all along a way that begins with a
// rise or a fall, as "less stock, emptier shelves; an empty shelf sends the customer
// home".
func (p *Plan) reasons(way []arc, rises bool) string {
	var text strings.Builder
	size := 0
	p.reason(way, rises, func(word string) { size += len(word) })
	text.Grow(size) // a way may be long
	p.reason(way, rises, func(word string) { text.WriteString(word) })
	return text.String()
}

// reason yields the words of why one KPI moves the next, or if nobody said so, that
// it does.
func (p *Plan) reason(way []arc, rises bool, yield func(string)) {
	for n, a := range way {
		if n > 0 {
			yield("; ")
		}
		next := rises != a.down
		if because := p.because(a); because != "" {
			yield(because)
		} else {
			for _, word := range [...]string{
				"as ", p.title(int(a.from)), " ", goes(rises), ", ", p.title(int(a.to)), " ", goes(next),
			} {
				yield(word)
			}
		}
		rises = next
	}
}

// because returns why one KPI moves another, as far as somebody said so.
func (p *Plan) because(a arc) string {
	if a.influence < 0 {
		return ""
	}
	return oneLine(strings.Trim(p.model.Influences[a.influence].Because, " .;"))
}

func goes(rises bool) string {
	if rises {
		return "rises"
	}
	return "falls"
}
