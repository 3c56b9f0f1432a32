package python

import "github.com/pyq-lang/pyq/interp/python/ast"

// What can be said of an expression's type by looking at it. "is" means surely, "may"
// that the text gives reason to think so.

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

func (l *lowerer) isHostValue(e ast.Expr) bool {
	return l.calls(ast.Unparen(e), hostFunctions, hostMethods)
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
func (l *lowerer) calls(e ast.Expr, functions, methods map[string]bool) bool {
	c, ok := e.(*ast.Call)
	if !ok {
		return false
	}
	if name, ok := l.builtin(c.Func); ok {
		return functions[name]
	}
	a, ok := c.Func.(*ast.Attribute)
	return ok && methods[a.Attr]
}

// isBool reports whether e is a boolean by the look of it.
func (l *lowerer) isBool(e ast.Expr) bool {
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
			if !l.isBool(v) {
				return false
			}
		}
		return true
	case *ast.IfExp:
		return l.isBool(e.Body) || l.isBool(e.Else)
	case *ast.BinOp:
		return (e.Op == ast.BitAnd || e.Op == ast.BitOr || e.Op == ast.BitXor) && l.isBool(e.Left) && l.isBool(e.Right)
	case *ast.Call:
		return l.calls(e, boolFunctions, boolMethods) || l.returnsBool(e)
	case *ast.Name:
		return l.valuesOf(e, l.isBool, false)
	}
	return false
}

// returnsBool reports whether a call is of a function of the program that returns nothing
// but booleans.
func (l *lowerer) returnsBool(c *ast.Call) bool {
	n, ok := c.Func.(*ast.Name)
	if !ok {
		return false
	}
	_, y := l.scope.find(n.ID)
	if y == nil || y.function == nil || len(y.values) != 1 {
		return false
	}
	f := y.function
	y.function = nil // ends a recursion
	defer func() { y.function = f }()
	scope := l.scope
	l.scope = l.scopes[f]
	defer func() { l.scope = scope }()
	found, all := false, true
	eachReturn(f.Body, func(r *ast.Return) {
		found = true
		all = all && r.Value != nil && l.isBool(r.Value)
	})
	return found && all
}

// eachReturn calls f for the return statements of a function's body.
func eachReturn(body []ast.Stmt, f func(*ast.Return)) {
	for _, s := range body {
		switch s := s.(type) {
		case *ast.Return:
			f(s)
		case *ast.If:
			eachReturn(s.Body, f)
			eachReturn(s.Else, f)
		case *ast.For:
			eachReturn(s.Body, f)
			eachReturn(s.Else, f)
		case *ast.While:
			eachReturn(s.Body, f)
			eachReturn(s.Else, f)
		case *ast.With:
			eachReturn(s.Body, f)
		case *ast.Try:
			eachReturn(s.Body, f)
			for _, h := range s.Handlers {
				eachReturn(h.Body, f)
			}
			eachReturn(s.Else, f)
			eachReturn(s.Finally, f)
		}
	}
}

// isFloat reports whether e is a float by the look of it, without looking into operands.
func (l *lowerer) isFloat(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Constant:
		_, ok := e.Value.(float64)
		return ok
	case *ast.UnaryOp:
		c, ok := ast.Unparen(e.Operand).(*ast.Constant)
		return ok && l.isFloat(c)
	case *ast.BinOp:
		return e.Op == ast.Div && !l.module.Python2
	case *ast.Call:
		return l.calls(e, floatFunctions, nil)
	case *ast.Name:
		return l.valuesOf(e, l.isFloat, false)
	}
	return false
}

// comparesAsFloat reports whether e is a float by the look of it, in a comparison: in a file
// with complex numbers, their size and parts are.
func (l *lowerer) comparesAsFloat(e ast.Expr) bool {
	e = ast.Unparen(e)
	if a, ok := e.(*ast.Attribute); ok {
		return l.complexes && (a.Attr == "real" || a.Attr == "imag")
	}
	return l.isFloat(e) || l.complexes && l.calls(e, sizeFunctions, nil)
}

// isText reports whether e is a str by the look of it.
func (l *lowerer) isText(e ast.Expr) bool {
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
			return l.isText(e.Left) || l.isText(e.Right)
		case ast.Mod:
			return l.isText(e.Left)
		case ast.Mult:
			return l.isText(e.Left) || l.isText(e.Right)
		}
	case *ast.IfExp:
		return l.isText(e.Body) || l.isText(e.Else)
	case *ast.Call:
		return l.calls(e, textFunctions, textMethods)
	}
	return false
}

// mayBeText reports whether e is a str by the look of it, or a name that is assigned
// one somewhere.
func (l *lowerer) mayBeText(e ast.Expr) bool {
	e = ast.Unparen(e)
	if n, ok := e.(*ast.Name); ok {
		return l.valuesOf(n, l.isText, true)
	}
	if b, ok := e.(*ast.BinOp); ok && (b.Op == ast.Add || b.Op == ast.Mult) {
		return l.mayBeText(b.Left) || l.mayBeText(b.Right)
	}
	return l.isText(e)
}

// isNumber reports whether e is an int or a float by the look of it.
func (l *lowerer) isNumber(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Constant:
		switch e.Value.(type) {
		case bool, nil, string, ast.Bytes, ast.Ellipsis, ast.Imaginary:
			return false
		}
		return true
	case *ast.UnaryOp:
		return e.Op != ast.Not && l.isNumber(e.Operand)
	case *ast.BinOp:
		return l.isNumber(e.Left) && l.isNumber(e.Right)
	case *ast.Call:
		return l.calls(e, numberFunctions, nil)
	}
	return false
}

// isAtom reports whether e is a number or str by the look of it.
func (l *lowerer) isAtom(e ast.Expr) bool { return l.isNumber(e) || l.isText(e) || isSingleton(e) }

// isList reports whether e is a list by the look of it, or a name that is assigned one
// somewhere.
func (l *lowerer) isList(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.List:
		return true
	case *ast.Comp:
		return e.Kind == ast.ListComp
	case *ast.Name:
		return l.mayBeList(e)
	case *ast.BinOp:
		return e.Op == ast.Mult && (isDisplay(e.Left) || isDisplay(e.Right))
	case *ast.Call:
		name, ok := l.builtin(e.Func)
		return ok && (name == "list" || name == "sorted")
	}
	return false
}

func isDisplay(e ast.Expr) bool {
	_, ok := ast.Unparen(e).(*ast.List)
	return ok
}

func (l *lowerer) mayBeList(n *ast.Name) bool {
	return l.valuesOf(n, func(e ast.Expr) bool {
		_, name := ast.Unparen(e).(*ast.Name)
		return !name && l.isList(e)
	}, true)
}

// valuesOf reports whether the values that a name is assigned look like what is asked
// for: any of them, or all.
func (l *lowerer) valuesOf(n *ast.Name, like func(ast.Expr) bool, anyOf bool) bool {
	_, y := l.scope.find(mangle(l.scope, n.ID))
	if y == nil || y.param && !anyOf || len(y.values) == 0 || len(y.values) > maxValues || l.looks > maxLooks {
		return false
	}
	if !l.looking {
		l.looking, l.looks = true, 0
		defer func() { l.looking, l.looks = false, 0 }()
	}
	l.looks++
	values := y.values
	y.values = nil // ends a recursion: x = x + 1
	defer func() { y.values = values }()
	for _, v := range values {
		looks := v != nil && like(v)
		if looks == anyOf {
			return anyOf
		}
	}
	return !anyOf
}

// looksLike reports whether an expression looks like what is asked for, or is a name that
// is assigned such a value somewhere.
func (l *lowerer) looksLike(e ast.Expr, like func(ast.Expr) bool) bool {
	if n, ok := ast.Unparen(e).(*ast.Name); ok {
		return l.valuesOf(n, like, true)
	}
	return like(e)
}

// maxValues bounds how many assignments of a name are looked at.
const maxValues = 8

// maxLooks bounds how many names are looked at for one question: names that are assigned
// each other have as many paths between them as one likes.
const maxLooks = 50
