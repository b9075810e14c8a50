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
	list := make([]string, len(way))
	for n, a := range way {
		next := rises != a.down
		list[n] = p.reason(a, rises, next)
		rises = next
	}
	return strings.Join(list, "; ")
}

// reason returns why one KPI moves another, or if nobody said so, that it does.
func (p *Plan) reason(a arc, rises, next bool) string {
	if a.influence >= 0 {
		if because := strings.Trim(p.model.Influences[a.influence].Because, " .;"); because != "" {
			return oneLine(because)
		}
	}
	return "as " + p.title(int(a.from)) + " " + goes(rises) + ", " + p.title(int(a.to)) + " " + goes(next)
}

func goes(rises bool) string {
	if rises {
		return "rises"
	}
	return "falls"
}
