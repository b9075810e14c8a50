package imports_test

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// variables looks at package variables as declared. They are allowed where nobody
// can change them: sentinel errors, assertions (_), and tables of the package's
// own. That a table stays as written is the business of writes.
func variables(u unit, say report) {
	for id, obj := range packageVars(u) {
		switch {
		case sentinel(obj):
		case obj.Exported():
			say(id.Pos(), "%s can be changed from outside: make it a constant or a function", id.Name)
		case isChan(obj.Type()):
			say(id.Pos(), "%s is a channel, which is state", id.Name)
		}
	}
}

// packageVars returns the variables at package level, the blank ones excepted.
func packageVars(u unit) map[*ast.Ident]*types.Var {
	out := map[*ast.Ident]*types.Var{}
	for id, obj := range u.info.Defs { // in any order: findings are sorted
		if v, ok := obj.(*types.Var); ok && atTop(v) && id.Name != "_" {
			out[id] = v
		}
	}
	return out
}

func atTop(v *types.Var) bool {
	return !v.IsField() && v.Pkg() != nil && v.Parent() == v.Pkg().Scope()
}

// sentinel reports whether v is an error that callers compare with.
func sentinel(v *types.Var) bool {
	return types.Identical(v.Type(), types.Universe.Lookup("error").Type())
}

func isChan(t types.Type) bool {
	_, ok := t.Underlying().(*types.Chan)
	return ok
}

// writes forbids everything that could change a package variable, or hand out what
// it refers to.
func writes(u unit, say report) {
	w := writer{u, say}
	each(u, w.assignment)
	each(u, w.increment)
	each(u, w.loop)
	each(u, w.address)
	each(u, w.slice)
	each(u, w.call)
	each(u, w.returned)
}

type writer struct {
	u   unit
	say report
}

// flag reports e if it leads to a package variable.
func (w writer) flag(e ast.Expr, what string) {
	if v := w.variable(e); v != nil {
		w.say(e.Pos(), "%s package variable %s", what, v.Name())
	}
}

// variable returns the package variable that e is, or is a part of.
func (w writer) variable(e ast.Expr) *types.Var {
	switch e := e.(type) {
	case *ast.Ident:
		if v, ok := w.u.info.Uses[e].(*types.Var); ok && atTop(v) {
			return v
		}
	case *ast.SelectorExpr:
		if w.u.info.Selections[e] == nil {
			return w.variable(e.Sel)
		}
		return w.variable(e.X)
	case *ast.IndexExpr:
		return w.variable(e.X)
	case *ast.SliceExpr:
		return w.variable(e.X)
	case *ast.StarExpr:
		return w.variable(e.X)
	case *ast.ParenExpr:
		return w.variable(e.X)
	}
	return nil
}

func (w writer) assignment(s *ast.AssignStmt) {
	for _, e := range s.Lhs {
		w.flag(e, "assigns to")
	}
}

func (w writer) increment(s *ast.IncDecStmt) { w.flag(s.X, "changes") }

func (w writer) loop(s *ast.RangeStmt) {
	if s.Tok == token.ASSIGN {
		w.flag(s.Key, "assigns to")
		w.flag(s.Value, "assigns to")
	}
}

func (w writer) address(e *ast.UnaryExpr) {
	if e.Op == token.AND {
		w.flag(e.X, "takes the address of")
	}
}

// slice forbids v[:] of an array, which takes its address.
func (w writer) slice(e *ast.SliceExpr) {
	if _, ok := w.u.info.TypeOf(e.X).Underlying().(*types.Array); ok {
		w.flag(e.X, "takes the address of")
	}
}

func (w writer) call(c *ast.CallExpr) {
	if b, ok := callee(w.u, c).(*types.Builtin); ok {
		w.builtin(b.Name(), c.Args)
		return
	}
	sel, ok := ast.Unparen(c.Fun).(*ast.SelectorExpr)
	if !ok || w.u.info.Selections[sel] == nil {
		return
	}
	if f, ok := w.u.info.Selections[sel].Obj().(*types.Func); ok && w.mutates(sel.X, f) {
		w.flag(sel.X, "calls "+f.Name()+", which may change, on")
	}
}

func (w writer) builtin(name string, args []ast.Expr) {
	switch {
	case slices.Contains([]string{"delete", "clear", "copy"}, name):
		w.flag(args[0], name+" changes")
	case name == "append":
		if s, ok := args[0].(*ast.SliceExpr); ok {
			w.flag(s, "append may change")
		}
	}
}

// mutates reports whether calling f on x may change x: f has a pointer receiver and
// x is no pointer, or f returns its receiver as the methods of math/big do that set
// it.
func (w writer) mutates(x ast.Expr, f *types.Func) bool {
	recv := f.Signature().Recv().Type()
	if _, ok := recv.Underlying().(*types.Pointer); !ok {
		return false
	}
	if _, ok := w.u.info.TypeOf(x).Underlying().(*types.Pointer); !ok {
		return true
	}
	res := f.Signature().Results()
	return res.Len() > 0 && types.Identical(res.At(0).Type(), recv)
}

// returned forbids returning a table itself instead of a copy.
func (w writer) returned(s *ast.ReturnStmt) {
	for _, e := range s.Results {
		if v := w.variable(e); v != nil && refers(w.u.info.TypeOf(e)) {
			w.say(e.Pos(), "returns package variable %s itself: return a copy", v.Name())
		}
	}
}

// refers reports whether a copy of a t shares memory with it.
func refers(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Slice, *types.Map, *types.Pointer:
		return true
	}
	return false
}
