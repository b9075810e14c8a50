package imports_test

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"testing"
)

// report tells of one breach: where it is and what it says.
type report func(pos token.Pos, format string, args ...any)

// rule is one thing that no library package's source may do.
type rule struct {
	name string
	find func(u unit, say report)
}

var rules = []rule{
	{"goroutine", goroutines},
	{"init", inits},
	{"variable", variables},
	{"write", writes},
	{"call", calls},
	{"panic", panics},
	{"decimal", decimals},
	{"compare", comparisons},
	{"format", formats},
	{"maporder", mapOrder},
}

// findings applies one rule and returns `file:line: rule: what`, in source order.
func (r rule) findings(u unit) []string {
	var at []token.Pos
	text := map[token.Pos]string{}
	r.find(u, func(pos token.Pos, format string, args ...any) {
		at = append(at, pos)
		text[pos] = fmt.Sprintf(format, args...)
	})
	slices.Sort(at)
	var out []string
	for _, pos := range slices.Compact(at) {
		p := u.fset.Position(pos)
		out = append(out, fmt.Sprintf("%s:%d: %s: %s", p.Filename, p.Line, r.name, text[pos]))
	}
	return out
}

// TestSource holds every rule on every library package.
func TestSource(t *testing.T) {
	c := newChecker(compiled(t, "./..."))
	for _, p := range own(t) {
		if !p.library() {
			continue
		}
		u := c.load(t, p)
		for _, r := range rules {
			for _, f := range r.findings(u) {
				t.Error(f)
			}
		}
	}
}

// each calls visit for every node of the package that is a T.
func each[T ast.Node](u unit, visit func(T)) {
	for _, f := range u.files {
		ast.Inspect(f, func(n ast.Node) bool {
			if n, ok := n.(T); ok {
				visit(n)
			}
			return true
		})
	}
}

func goroutines(u unit, say report) {
	each(u, func(s *ast.GoStmt) { say(s.Pos(), "starts a goroutine") })
}

func inits(u unit, say report) {
	each(u, func(d *ast.FuncDecl) {
		if d.Recv == nil && d.Name.Name == "init" {
			say(d.Pos(), "an init function runs before its host can say anything")
		}
	})
}

// calls forbids functions by name where their package may be imported.
func calls(u unit, say report) {
	deny := []string{
		"fmt.Print", "fmt.Printf", "fmt.Println", "fmt.Scan", "fmt.Scanf", "fmt.Scanln",
		"time.Now", "time.Since", "time.Until", "time.Sleep", "time.After", "time.AfterFunc",
		"time.Tick", "time.NewTimer", "time.NewTicker",
		"log/slog.Debug", "log/slog.Info", "log/slog.Warn", "log/slog.Error", "log/slog.Log",
		"log/slog.Default", "log/slog.SetDefault",
		"builtin.print", "builtin.println",
	}
	each(u, func(id *ast.Ident) {
		if name := fullName(u.info.Uses[id]); slices.Contains(deny, name) {
			say(id.Pos(), "uses %s", name)
		}
	})
}

// panics allows the builtin in internal/exact only: everywhere else bad input is
// an error.
func panics(u unit, say report) {
	each(u, func(id *ast.Ident) {
		if u.name != "internal/exact" && fullName(u.info.Uses[id]) == "builtin.panic" {
			say(id.Pos(), "panics: return an error")
		}
	})
}

// fullName returns path.Name of a package-level function or a builtin, "" for
// anything else.
func fullName(obj types.Object) string {
	switch obj := obj.(type) {
	case *types.Builtin:
		return "builtin." + obj.Name()
	case *types.Func:
		if obj.Pkg() != nil && obj.Signature().Recv() == nil {
			return obj.Pkg().Path() + "." + obj.Name()
		}
	}
	return ""
}

// callee returns what c calls, nil where that is not a named function.
func callee(u unit, c *ast.CallExpr) types.Object {
	if id := nameOf(c.Fun); id != nil {
		return u.info.Uses[id]
	}
	return nil
}

// nameOf returns the last identifier of a possibly qualified, instantiated name.
func nameOf(e ast.Expr) *ast.Ident {
	switch e := e.(type) {
	case *ast.Ident:
		return e
	case *ast.SelectorExpr:
		return e.Sel
	case *ast.IndexExpr:
		return nameOf(e.X)
	case *ast.IndexListExpr:
		return nameOf(e.X)
	case *ast.ParenExpr:
		return nameOf(e.X)
	}
	return nil
}
