package imports_test

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// mapOrder asks for a comment with the word order wherever the order of a map
// could reach a result: on the line or on the one above.
func mapOrder(u unit, say report) {
	told := explained(u)
	ask := func(pos token.Pos, what string) {
		if p := u.fset.Position(pos); !told[place{p.Filename, p.Line}] {
			say(pos, "%s a map: sort, or say in a comment why its order does not show", what)
		}
	}
	each(u, func(s *ast.RangeStmt) {
		if overMap(u.info.TypeOf(s.X)) {
			ask(s.Pos(), "ranges over")
		}
	})
	sorted := inSorted(u)
	each(u, func(id *ast.Ident) {
		name := fullName(u.info.Uses[id])
		if slices.Contains([]string{"maps.Keys", "maps.Values", "maps.All"}, name) && !sorted[id.Pos()] {
			ask(id.Pos(), "iterates over")
		}
	})
}

// place is a line of a file.
type place struct {
	file string
	line int
}

// explained returns the lines that a comment about order stands on or just above.
func explained(u unit) map[place]bool {
	out := map[place]bool{}
	for _, f := range u.files {
		for _, g := range f.Comments {
			if !aboutOrder(g) {
				continue
			}
			from, to := u.fset.Position(g.Pos()), u.fset.Position(g.End())
			for line := from.Line; line <= to.Line+1; line++ {
				out[place{from.Filename, line}] = true
			}
		}
	}
	return out
}

func aboutOrder(g *ast.CommentGroup) bool {
	return slices.Contains(strings.FieldsFunc(strings.ToLower(g.Text()), notLetter), "order")
}

func notLetter(r rune) bool { return r < 'a' || r > 'z' }

// inSorted returns where a function is called straight into slices.Sorted or one
// of its sisters.
func inSorted(u unit) map[token.Pos]bool {
	out := map[token.Pos]bool{}
	each(u, func(c *ast.CallExpr) {
		if !strings.HasPrefix(fullName(callee(u, c)), "slices.Sorted") || len(c.Args) == 0 {
			return
		}
		if inner, ok := c.Args[0].(*ast.CallExpr); ok {
			if id := nameOf(inner.Fun); id != nil {
				out[id.Pos()] = true
			}
		}
	})
	return out
}

// overMap reports whether t is a map, or a type parameter that may be one.
func overMap(t types.Type) bool {
	if p, ok := types.Unalias(t).(*types.TypeParam); ok {
		return unionHasMap(p.Constraint().Underlying().(*types.Interface))
	}
	_, ok := t.Underlying().(*types.Map)
	return ok
}

func unionHasMap(i *types.Interface) bool {
	for e := range i.EmbeddedTypes() {
		switch e := e.(type) {
		case *types.Union:
			for term := range e.Terms() {
				if overMap(term.Type()) {
					return true
				}
			}
		default:
			if in, ok := e.Underlying().(*types.Interface); ok && unionHasMap(in) || !ok && overMap(e) {
				return true
			}
		}
	}
	return false
}
