package lower

import (
	"slices"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
)

// What can be said of a name by what the program binds it to.

// bindings returns what binds a variable, none while that is being looked at.
func (g *guesses) bindings(v *scope.Symbol) []scope.Binding {
	if slices.Contains(g.values, v) {
		return nil
	}
	return v.Bindings
}

// whole returns the value that a binding gives a variable, nil if that is not known, or a part
// of another.
func whole(b *scope.Binding) ast.Expr {
	if b.Part || !b.IsValue() {
		return nil
	}
	return b.Value
}

// find returns the variable that a name means here, nil if it is none of the program's.
func (g *guesses) find(n *ast.Name) *scope.Symbol { return g.scope.Find(n.ID) }

// busy is what is being looked at.
type busy[T comparable] []T

// enter notes that x is looked at, ok being false if it is already.
func (b *busy[T]) enter(x T) (ok bool) {
	if slices.Contains(*b, x) {
		return false
	}
	*b = append(*b, x)
	return true
}

// leave undoes the last enter.
func (b *busy[T]) leave() { *b = (*b)[:len(*b)-1] }

// valuesOf reports whether the values that a name is assigned look like what is asked
// for: any of them, or all.
func (g *guesses) valuesOf(n *ast.Name, like func(ast.Expr) bool, anyOf bool) bool {
	v := g.find(n)
	if v == nil || v.IsParameter() && !anyOf || len(v.Bindings) > maxValues || g.looks > maxLooks || !g.values.enter(v) {
		return false
	}
	defer g.values.leave()
	if !g.looking {
		g.looking, g.looks = true, 0
		defer func() { g.looking, g.looks = false, 0 }()
	}
	g.looks++
	for i := range v.Bindings {
		value := whole(&v.Bindings[i])
		looks := value != nil && like(value)
		if looks == anyOf {
			return anyOf
		}
	}
	return !anyOf
}

// looksLike reports whether an expression looks like what is asked for, or is a name that
// is assigned such a value somewhere.
func (g *guesses) looksLike(e ast.Expr, like func(ast.Expr) bool) bool {
	if n, ok := ast.Unparen(e).(*ast.Name); ok {
		return g.valuesOf(n, like, true)
	}
	return like(e)
}

// isFunction reports whether an expression is a name that a def or lambda binds.
func (g *guesses) isFunction(e ast.Expr) bool {
	n, ok := ast.Unparen(e).(*ast.Name)
	if !ok {
		return false
	}
	v := g.find(n)
	return v != nil && (v.Definition() != nil || g.isLambda(v))
}

// selfNames are names of a method's first parameter. A function with another one may be a
// plain function that a class only groups, called with anything.
var selfNames = set("self", "this", "cls", "me")

// isSelf reports whether an expression is the first parameter of the method around: an
// instance of a class, which knows all its attributes.
func (g *guesses) isSelf(e ast.Expr) bool {
	n, ok := ast.Unparen(e).(*ast.Name)
	if !ok || !selfNames[n.ID] || g.scope.Parent == nil || g.scope.Parent.Kind != scope.Class {
		return false
	}
	f, ok := g.scope.Node.(*ast.FunctionDef)
	if !ok || len(f.Decorators) > 0 {
		return false
	}
	args := slices.Collect(f.Args.All())
	return len(args) > 0 && args[0] != f.Args.Vararg && args[0].Name == n.ID && g.isBoundOnce(n.ID)
}

// isLambda reports whether a name is assigned a function.
func (g *guesses) isLambda(v *scope.Symbol) bool {
	list := g.bindings(v)
	for i := range list {
		if _, ok := whole(&list[i]).(*ast.Lambda); ok {
			return true
		}
	}
	return false
}

// isBoundOnce reports whether nothing binds the present scope's variable but its first
// binding.
func (g *guesses) isBoundOnce(name string) bool {
	y := g.scope.Own(name)
	return y != nil && len(g.bindings(y)) == 1
}

// isInput reports whether an expression is text from outside, which may well hold more than
// ASCII.
func (g *guesses) isInput(e ast.Expr) bool {
	return g.calls(ast.Unparen(e), inputFunctions, inputMethods)
}

func (g *guesses) isBytesValue(e ast.Expr) bool {
	return isBytes(e) || g.calls(ast.Unparen(e), bytesFunctions, bytesMethods)
}

func (g *guesses) isSliceCall(e ast.Expr) bool { return g.calls(ast.Unparen(e), sliceFunctions, nil) }

// isVararg reports whether a name is the *args of the function around, a tuple unless
// it is assigned.
func (g *guesses) isVararg(n *ast.Name) bool {
	var args *ast.Arguments
	switch f := g.scope.Node.(type) {
	case *ast.FunctionDef:
		args = f.Args
	case *ast.Lambda:
		args = f.Args
	}
	if args == nil || args.Vararg == nil || args.Vararg.Name != n.ID {
		return false
	}
	return g.isBoundOnce(n.ID)
}

// maxValues bounds how many assignments of a name are looked at.
const maxValues = 8

// maxLooks bounds how many names are looked at for one question: names that are assigned
// each other have as many paths between them as one likes.
const maxLooks = 50

// numeric reports whether e is a number by the look of it, or a name that is assigned
// nothing but numbers.
func (g *guesses) numeric(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Name:
		v := g.find(e)
		if v == nil || v.IsParameter() {
			return false
		}
		list := g.bindings(v)
		if len(list) == 0 || len(list) > maxValues {
			return false
		}
		if !g.numbers.enter(v) {
			return true // x = x + 1 says nothing of x
		}
		defer g.numbers.leave()
		for i := range list {
			if value := whole(&list[i]); value == nil || !g.numeric(value) {
				return false
			}
		}
		return true
	case *ast.BinOp:
		return g.numeric(e.Left) && g.numeric(e.Right)
	case *ast.UnaryOp:
		return e.Op != ast.Not && g.numeric(e.Operand)
	}
	return g.isNumber(e)
}
