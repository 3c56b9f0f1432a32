package lower

import (
	"slices"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
)

// guesses are what can be said of an expression's type by looking at it. Nothing that a
// program does depends on them: they are for what is told of Python 2. "is" means surely,
// "may" that the text gives reason to think so.
type guesses struct {
	*names
	// values are the variables whose values are being looked at, for they are not looked
	// at again: x = x + 1.
	values []*scope.Symbol
	// looks counts the variables that valuesOf has looked at, while looking.
	looks   int
	looking bool
}

// textFunctions and textMethods return strings.
var textFunctions = set("str", "repr", "input", "raw_input", "chr", "hex", "oct", "bin", "format", "ascii", "unicode", "unichr")

var textMethods = set("format", "join", "upper", "lower", "strip", "lstrip", "rstrip", "replace", "center",
	"ljust", "rjust", "zfill", "title", "capitalize", "swapcase", "casefold", "expandtabs", "decode",
	"strftime", "isoformat", "readline")

var floatFunctions = set("float")

// numberFunctions return numbers.
var numberFunctions = set("len", "int", "float", "ord", "round", "hash", "id", "long")

func set(names ...string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, n := range names {
		m[n] = true
	}
	return m
}

// calls reports whether e calls one of the built-in functions, or a method, named.
func (g *guesses) calls(e ast.Expr, functions, methods map[string]bool) bool {
	c, ok := e.(*ast.Call)
	if !ok {
		return false
	}
	if name, ok := g.builtin(c.Func); ok {
		return functions[name]
	}
	a, ok := c.Func.(*ast.Attribute)
	return ok && methods[a.Attr]
}

// noteOrder tells of a comparison of a number with a text, which Python 2 orders.
func (g *guesses) noteOrder(op ast.CmpOp, left, right ast.Expr) {
	switch op {
	case ast.Lt, ast.LtE, ast.Gt, ast.GtE:
	default:
		return
	}
	if g.python2 && (g.mayBeText(left) && g.isNumber(right) || g.isNumber(left) && g.mayBeText(right)) {
		g.note(left.Range().Start, noteCompare)
	}
}

// mayFloor reports whether a division may be Python 2's of integers.
func (g *guesses) mayFloor(left, right ast.Expr) bool { return !g.isFloat(left) && !g.isFloat(right) }

// isFloat reports whether e is a float by the look of it, without looking into operands.
func (g *guesses) isFloat(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Constant:
		_, ok := e.Value.(float64)
		return ok
	case *ast.UnaryOp:
		c, ok := ast.Unparen(e.Operand).(*ast.Constant)
		return ok && g.isFloat(c)
	case *ast.Call:
		return g.calls(e, floatFunctions, nil)
	case *ast.Name:
		return g.valuesOf(e, g.isFloat, false)
	}
	return false
}

// isText reports whether e is a str by the look of it.
func (g *guesses) isText(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Constant:
		_, ok := e.Value.(string)
		return ok
	case *ast.Repr:
		return true
	case *ast.BinOp:
		switch e.Op {
		case ast.Add, ast.Mult:
			return g.isText(e.Left) || g.isText(e.Right)
		case ast.Mod:
			return g.isText(e.Left)
		}
	case *ast.IfExp:
		return g.isText(e.Body) || g.isText(e.Else)
	case *ast.Call:
		return g.calls(e, textFunctions, textMethods)
	}
	return false
}

// mayBeText reports whether e is a str by the look of it, or a name that is assigned
// one somewhere.
func (g *guesses) mayBeText(e ast.Expr) bool {
	e = ast.Unparen(e)
	if n, ok := e.(*ast.Name); ok {
		return g.valuesOf(n, g.isText, true)
	}
	if b, ok := e.(*ast.BinOp); ok && (b.Op == ast.Add || b.Op == ast.Mult) {
		return g.mayBeText(b.Left) || g.mayBeText(b.Right)
	}
	return g.isText(e)
}

// isNumber reports whether e is an int or a float by the look of it.
func (g *guesses) isNumber(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Constant:
		switch e.Value.(type) {
		case bool, nil, string, ast.Bytes, ast.Ellipsis, ast.Imaginary:
			return false
		}
		return true
	case *ast.UnaryOp:
		return e.Op != ast.Not && g.isNumber(e.Operand)
	case *ast.BinOp:
		return g.isNumber(e.Left) && g.isNumber(e.Right)
	case *ast.Call:
		return g.calls(e, numberFunctions, nil)
	}
	return false
}

// What can be said of a name by what the program binds it to.

// maxValues bounds how many assignments of a name are looked at.
const maxValues = 8

// maxLooks bounds how many names are looked at for one question: names that are assigned
// each other have as many paths between them as one likes.
const maxLooks = 50

// valuesOf reports whether the values that a name is assigned look like what is asked
// for: any of them, or all.
func (g *guesses) valuesOf(n *ast.Name, like func(ast.Expr) bool, anyOf bool) bool {
	v := g.find(n)
	if v == nil || v.IsParameter() && !anyOf || len(v.Bindings) > maxValues || g.looks > maxLooks || slices.Contains(g.values, v) {
		return false
	}
	g.values = append(g.values, v)
	defer func() { g.values = g.values[:len(g.values)-1] }()
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

// whole returns the value that a binding gives a variable, nil if that is not known, or a part
// of another.
func whole(b *scope.Binding) ast.Expr {
	if b.Part || !b.IsValue() {
		return nil
	}
	return b.Value
}
