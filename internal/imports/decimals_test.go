package imports_test

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// independent are the functions and methods of shopspring/decimal whose result no
// package variable of it changes, and that cannot lose digits unasked. What is not
// here, a new function included, needs a look at its source first: Div, String,
// Sqrt, NewFromString and all marshalling read a variable.
var independent = []string{
	"New", "NewFromInt", "NewFromInt32", "NewFromUint64", "NewFromBigInt",
	"Abs", "Add", "Sub", "Neg", "Mul", "Shift", "Copy", "Normalize", "RescalePair",
	"QuoRem", "DivRound", "Mod", "Round", "RoundCeil", "RoundFloor", "RoundUp", "RoundDown",
	"RoundBank", "Floor", "Ceil", "Truncate", "Min", "Max", "Sum",
	"Cmp", "Compare", "Equal", "GreaterThan", "GreaterThanOrEqual", "LessThan", "LessThanOrEqual",
	"Sign", "IsPositive", "IsNegative", "IsZero", "IsInteger",
	"Exponent", "NumDigits", "Coefficient", "CoefficientInt64", "IntPart", "BigInt", "Rat",
}

// decimals lets a library package use only what is independent of decimal's
// package variables, and none of these variables.
func decimals(u unit, say report) {
	each(u, func(id *ast.Ident) {
		obj := u.info.Uses[id]
		if obj == nil || obj.Pkg() == nil || obj.Pkg().Path() != decimal {
			return
		}
		switch obj := obj.(type) {
		case *types.Func:
			if !slices.Contains(independent, obj.Name()) {
				say(id.Pos(), "uses decimal's %s, which is not among those known to be exact and independent of "+
					"its package variables: see internal/exact", obj.Name())
			}
		case *types.Var:
			if !obj.IsField() && obj.Parent() == obj.Pkg().Scope() {
				say(id.Pos(), "uses decimal.%s, a variable that the host may change", obj.Name())
			}
		}
	})
}

// comparisons forbids == wherever a number with a pointer inside decides: it says
// no to equal numbers.
func comparisons(u unit, say report) {
	each(u, func(e *ast.BinaryExpr) {
		if e.Op == token.EQL || e.Op == token.NEQ {
			if t := number(u.info.TypeOf(e.X)); t != "" && number(u.info.TypeOf(e.Y)) != "" {
				say(e.OpPos, "compares %s with %s: use Equal or Cmp", t, e.Op)
			}
		}
	})
	each(u, func(s *ast.SwitchStmt) {
		if s.Tag == nil {
			return
		}
		if t := number(u.info.TypeOf(s.Tag)); t != "" {
			say(s.Pos(), "switches on %s: use Equal or Cmp", t)
		}
	})
	each(u, func(m *ast.MapType) {
		if t := number(u.info.TypeOf(m.Key)); t != "" {
			say(m.Pos(), "has %s in the key of a map", t)
		}
	})
	for id, inst := range u.info.Instances { // in any order: findings are sorted
		sign, ok := inst.Type.(*types.Signature)
		if !ok || sign == nil {
			continue
		}
		for i, p := range typeParams(u.info.Uses[id]) {
			if t := number(inst.TypeArgs.At(i)); t != "" && p.Constraint().Underlying().(*types.Interface).IsComparable() {
				say(id.Pos(), "hands %s to %s, which compares with ==", t, id.Name)
			}
		}
	}
}

func typeParams(obj types.Object) []*types.TypeParam {
	f, ok := obj.(*types.Func)
	if !ok {
		return nil
	}
	return slices.Collect(f.Signature().TypeParams().TypeParams())
}

// number returns the name of the number type that == on a t would look inside, ""
// if there is none.
func number(t types.Type) string {
	t = types.Unalias(t)
	if n, ok := t.(*types.Named); ok && n.Obj().Pkg() != nil {
		name := n.Obj().Pkg().Path() + "." + n.Obj().Name()
		if name == decimal+".Decimal" || name == decimal+".NullDecimal" || name == module+"/internal/exact.Num" {
			return strings.TrimPrefix(name, module+"/")
		}
	}
	switch t := t.(type) {
	case *types.Named:
		return number(t.Underlying())
	case *types.Array:
		return number(t.Elem())
	case *types.Struct:
		for f := range t.Fields() {
			if name := number(f.Type()); name != "" {
				return name
			}
		}
	}
	return ""
}

// formats forbids printing a decimal with fmt, which calls its String.
func formats(u unit, say report) {
	each(u, func(c *ast.CallExpr) {
		f := callee(u, c)
		if f == nil || f.Pkg() == nil || f.Pkg().Path() != "fmt" {
			return
		}
		for _, arg := range c.Args {
			if printsDecimal(u.info.TypeOf(arg), nil) {
				say(arg.Pos(), "hands a decimal to fmt.%s: use exact.Text", f.Name())
			}
		}
	})
}

// printsDecimal reports whether fmt would meet a decimal on its way through a t
// that does not print itself.
func printsDecimal(t types.Type, seen []types.Type) bool {
	t = types.Unalias(t)
	if slices.Contains(seen, t) {
		return false
	}
	seen = append(seen, t)
	if n, ok := t.(*types.Named); ok {
		if n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == decimal {
			return true
		}
		if printsItself(n) {
			return false
		}
	}
	switch t := t.Underlying().(type) {
	case *types.Pointer:
		return printsDecimal(t.Elem(), seen)
	case *types.Slice:
		return printsDecimal(t.Elem(), seen)
	case *types.Array:
		return printsDecimal(t.Elem(), seen)
	case *types.Map:
		return printsDecimal(t.Key(), seen) || printsDecimal(t.Elem(), seen)
	case *types.Struct:
		for f := range t.Fields() {
			if printsDecimal(f.Type(), seen) {
				return true
			}
		}
	}
	return false
}

func printsItself(n *types.Named) bool {
	for _, name := range []string{"Error", "String", "Format"} {
		obj, _, _ := types.LookupFieldOrMethod(n, true, n.Obj().Pkg(), name)
		if f, ok := obj.(*types.Func); ok && (f.Pkg() == nil || f.Pkg().Path() != decimal) {
			return true
		}
	}
	return false
}
