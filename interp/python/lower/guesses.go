package lower

import (
	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
)

// guesses are what can be said of an expression's type by looking at it. "is" means surely,
// "may" that the text gives reason to think so.
type guesses struct {
	*names
	flags
	// What is being looked at is not looked at again: x = x + 1.
	values    busy[*scope.Symbol] // what a variable is assigned, for one guess
	numbers   busy[*scope.Symbol] // the same, for numeric
	functions busy[*ast.FunctionDef]
	// looks counts the variables that valuesOf has looked at, while looking.
	looks   int
	looking bool
}

// boolFunctions and boolMethods return booleans.
var boolFunctions = set("bool", "isinstance", "issubclass", "any", "all", "callable", "hasattr")

var boolMethods = set("startswith", "endswith", "isdigit", "isalpha", "isalnum", "isupper", "islower",
	"isspace", "istitle", "isdecimal", "isnumeric", "isidentifier", "isprintable", "isascii",
	"is_alive", "empty", "full", "is_set", "issubset", "issuperset", "isdisjoint", "has_key", "is_integer")

// textFunctions and textMethods return strings.
var textFunctions = set("str", "repr", "input", "raw_input", "chr", "hex", "oct", "bin", "format", "ascii", "unicode", "unichr")

var textMethods = set("format", "join", "upper", "lower", "strip", "lstrip", "rstrip", "replace", "center",
	"ljust", "rjust", "zfill", "title", "capitalize", "swapcase", "casefold", "expandtabs", "decode",
	"strftime", "isoformat", "readline")

// What returns bytes, and slices.
var (
	bytesFunctions = set("bytes", "bytearray")
	bytesMethods   = set("encode", "to_bytes", "recv_bytes")
	sliceFunctions = set("slice")
	inputFunctions = set("input", "raw_input")
	inputMethods   = set("readline", "decode")
)

// hostFunctions and hostMethods return values that are none of Starlark's own types: it
// does not compare them with others.
var (
	hostFunctions = set("frozenset", "bytearray", "map", "filter", "zip", "enumerate", "reversed", "iter")
	hostMethods   = set("keys", "items", "values")
)

func (g *guesses) isHostValue(e ast.Expr) bool {
	return g.calls(ast.Unparen(e), hostFunctions, hostMethods)
}

var (
	floatFunctions = set("float")
	sizeFunctions  = set("abs")
)

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

// isBool reports whether e is a boolean by the look of it.
func (g *guesses) isBool(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Constant:
		_, ok := e.Value.(bool)
		return ok
	case *ast.Compare:
		return true
	case *ast.UnaryOp:
		return e.Op == ast.Not
	case *ast.BoolOp:
		for _, v := range e.Values {
			if !g.isBool(v) {
				return false
			}
		}
		return true
	case *ast.IfExp:
		return g.isBool(e.Body) || g.isBool(e.Else)
	case *ast.BinOp:
		return (e.Op == ast.BitAnd || e.Op == ast.BitOr || e.Op == ast.BitXor) && g.isBool(e.Left) && g.isBool(e.Right)
	case *ast.Call:
		return g.calls(e, boolFunctions, boolMethods) || g.returnsBool(e)
	case *ast.Name:
		return g.valuesOf(e, g.isBool, false)
	}
	return false
}

// returnsBool reports whether a call is of a function of the program that returns nothing
// but booleans.
func (g *guesses) returnsBool(c *ast.Call) bool {
	n, ok := c.Func.(*ast.Name)
	if !ok {
		return false
	}
	v := g.find(n)
	if v == nil {
		return false
	}
	list := g.bindings(v)
	if len(list) != 1 || list[0].Kind != scope.Definition {
		return false
	}
	f := list[0].Node.(*ast.FunctionDef)
	if !g.functions.enter(f) { // a recursion
		return false
	}
	defer g.functions.leave()
	found, all := false, true
	g.within(g.table.Of(f), func() {
		eachReturn(f.Body, func(r *ast.Return) {
			found = true
			all = all && r.Value != nil && g.isBool(r.Value)
		})
	})
	return found && all
}

// eachReturn calls f for the return statements of a function's body.
func eachReturn(body []ast.Stmt, f func(*ast.Return)) {
	for _, s := range body {
		if r, ok := s.(*ast.Return); ok {
			f(r)
		}
		for b := range ast.Blocks(s) {
			eachReturn(b, f)
		}
	}
}

// isFloat reports whether e is a float by the look of it, without looking into operands.
func (g *guesses) isFloat(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Constant:
		_, ok := e.Value.(float64)
		return ok
	case *ast.UnaryOp:
		c, ok := ast.Unparen(e.Operand).(*ast.Constant)
		return ok && g.isFloat(c)
	case *ast.BinOp:
		return e.Op == ast.Div && !g.python2
	case *ast.Call:
		return g.calls(e, floatFunctions, nil)
	case *ast.Name:
		return g.valuesOf(e, g.isFloat, false)
	}
	return false
}

// comparesAsFloat reports whether e is a float by the look of it, in a comparison: in a file
// with complex numbers, their size and parts are.
func (g *guesses) comparesAsFloat(e ast.Expr) bool {
	e = ast.Unparen(e)
	if a, ok := e.(*ast.Attribute); ok {
		return g.complexes && (a.Attr == "real" || a.Attr == "imag")
	}
	return g.isFloat(e) || g.complexes && g.calls(e, sizeFunctions, nil)
}

// isText reports whether e is a str by the look of it.
func (g *guesses) isText(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Constant:
		_, ok := e.Value.(string)
		return ok
	case *ast.JoinedStr:
		return true
	case *ast.Repr:
		return true
	case *ast.BinOp:
		switch e.Op {
		case ast.Add:
			return g.isText(e.Left) || g.isText(e.Right)
		case ast.Mod:
			return g.isText(e.Left)
		case ast.Mult:
			return g.isText(e.Left) || g.isText(e.Right)
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

// isAtom reports whether e is a number or str by the look of it.
func (g *guesses) isAtom(e ast.Expr) bool { return g.isNumber(e) || g.isText(e) || isSingleton(e) }

// isList reports whether e is a list by the look of it, or a name that is assigned one
// somewhere.
func (g *guesses) isList(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.List:
		return true
	case *ast.Comp:
		return e.Kind == ast.ListComp
	case *ast.Name:
		return g.mayBeList(e)
	case *ast.BinOp:
		return e.Op == ast.Mult && (isDisplay(e.Left) || isDisplay(e.Right))
	case *ast.Call:
		name, ok := g.builtin(e.Func)
		return ok && (name == "list" || name == "sorted")
	}
	return false
}

func isDisplay(e ast.Expr) bool {
	_, ok := ast.Unparen(e).(*ast.List)
	return ok
}

func (g *guesses) mayBeList(n *ast.Name) bool {
	return g.valuesOf(n, func(e ast.Expr) bool {
		_, name := ast.Unparen(e).(*ast.Name)
		return !name && g.isList(e)
	}, true)
}
