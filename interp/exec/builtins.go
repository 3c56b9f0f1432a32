package exec

import (
	"math"
	"strconv"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/text"
)

// This file has what of the built-in functions is done in place: their usual cases. All others
// are the functions' own.

// A quick1 is the usual case of a function of one argument; ok is false for others.
type quick1 func(st *stack, x val) (v val, ok bool)

type quick2 func(x, y val) (v val, ok bool)

// functions1 and functions2 are the functions that have usual cases, by name.
var (
	functions1 = map[string]quick1{"len": quickLen, "ord": quickOrd, "chr": quickChr, "abs": quickAbs, "int": quickInt, "float": quickFloat, "str": quickStr, "bool": quickBool}
	functions2 = map[string]quick2{"min": quickMin, "max": quickMax, "isinstance": quickIsInstance}
)

// quickBuiltin is a call of a predeclared function, known, with its usual case.
func (c *compiler) quickBuiltin(name string, e *syntax.CallExpr, known expr, args []expr) expr {
	p := at(e.Lparen)
	f := unbox(c.predeclared(e.Fn.(*syntax.Ident)))
	switch len(args) {
	case 1:
		if quick := functions1[name]; quick != nil {
			return call1Quick(quick, f, args[0], p)
		}
	case 2:
		if quick := functions2[name]; quick != nil && (name != "isinstance" || !c.code.Unit.Python2()) { // int is long, too
			return call2Quick(quick, f, args[0], args[1], p)
		}
	}
	return known
}

// quickCall is quickBuiltin for what is called like a function and is a class; nil if e calls
// something else.
func (c *compiler) quickCall(e *syntax.CallExpr, f expr, args []expr) expr {
	id, ok := e.Fn.(*syntax.Ident)
	if !ok || !c.isPredeclared(id) || len(args) != 1 {
		return nil
	}
	if quick := functions1[id.Name]; quick != nil {
		return call1Quick(quick, unbox(c.predeclared(id)), args[0], at(e.Lparen))
	}
	return nil
}

//go:noinline
func call1Quick(quick quick1, f val, arg expr, p text.Pos) expr {
	return func(fr *frame) val {
		x := arg(fr)
		if v, ok := quick(fr.Stack, x); ok {
			return v
		}
		if isFailed(x) {
			return x
		}
		return call1(fr, p, f, x)
	}
}

//go:noinline
func call2Quick(quick quick2, f val, a, b expr, p text.Pos) expr {
	return func(fr *frame) val {
		x := a(fr)
		if isFailed(x) {
			return x
		}
		y := b(fr)
		if v, ok := quick(x, y); ok {
			return v
		}
		if isFailed(y) {
			return y
		}
		return call2(fr, p, f, x, y)
	}
}

func quickLen(st *stack, x val) (val, bool) {
	switch l := x.V.(type) {
	case *starlark.List:
		return val{N: int64(l.Len())}, true
	case starlark.String:
		if isASCII(st, string(l)) {
			return val{N: int64(len(l))}, true
		}
	case starlark.Tuple:
		return val{N: int64(len(l))}, true
	case *starlark.Dict:
		return val{N: int64(l.Len())}, true
	case *starlark.Set:
		return val{N: int64(l.Len())}, true
	}
	return x, false
}

func quickOrd(_ *stack, x val) (val, bool) {
	if s, ok := x.V.(starlark.String); ok && len(s) == 1 && s[0] < 0x80 {
		return val{N: int64(s[0])}, true
	}
	return x, false
}

func quickChr(_ *stack, x val) (val, bool) {
	if x.V == nil && uint64(x.N) < 0x80 {
		return val{V: memory.Character(byte(x.N))}, true
	}
	return x, false
}

func quickAbs(_ *stack, x val) (val, bool) {
	switch {
	case x.V == nil && x.N != math.MinInt64:
		return val{N: int64(magnitude(x.N))}, true
	case x.IsFloat():
		return memory.Float(math.Abs(x.Float())), true
	}
	return x, false
}

func quickInt(_ *stack, x val) (val, bool) {
	if x.V == nil {
		return x, true
	}
	const most = 1 << 62
	if x.IsFloat() {
		if f := x.Float(); f > -most && f < most {
			return val{N: int64(f)}, true
		}
	}
	if s, ok := x.V.(starlark.String); ok && len(s) > 0 && len(s) < 18 {
		return smallInt(string(s))
	}
	return x, false
}

// smallInt returns what a text of digits says.
func smallInt(s string) (v val, ok bool) {
	negative := s[0] == '-'
	if negative {
		s = s[1:]
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return v, false
		}
		v.N = v.N*10 + int64(s[i]-'0')
	}
	if negative {
		v.N = -v.N
	}
	return v, len(s) > 0
}

func quickFloat(_ *stack, x val) (val, bool) {
	switch {
	case x.V == nil:
		return memory.Float(float64(x.N)), true
	case x.IsFloat():
		return x, true
	}
	return x, false
}

func quickStr(_ *stack, x val) (val, bool) {
	if x.V == nil {
		return val{V: intText(x.N)}, true
	}
	switch v := x.V.(type) {
	case starlark.String:
		return x, true
	case *object.Instance:
		if text := exception.PlainText(v); text != nil {
			return val{V: text}, true
		}
	}
	return x, false
}

func intText(n int64) starlark.Value {
	var room [20]byte
	return memory.Text(strconv.AppendInt(room[:0], n, 10))
}

func quickBool(_ *stack, x val) (val, bool) {
	switch v := x.V.(type) {
	case nil:
		return boolVal(x.N != 0), true
	case starlark.Bool:
		return x, true
	case starlark.String:
		return boolVal(v != ""), true
	}
	return x, false
}

func quickMin(x, y val) (val, bool) {
	switch {
	case x.V == nil && y.V == nil:
		return val{N: min(x.N, y.N)}, true
	case x.IsFloat() && y.IsFloat():
		if y.Float() < x.Float() {
			return y, true
		}
		return x, true
	}
	return x, false
}

func quickMax(x, y val) (val, bool) {
	switch {
	case x.V == nil && y.V == nil:
		return val{N: max(x.N, y.N)}, true
	case x.IsFloat() && y.IsFloat():
		if y.Float() > x.Float() {
			return y, true
		}
		return x, true
	}
	return x, false
}

func quickIsInstance(x, y val) (val, bool) {
	class, ok := y.V.(*object.Class)
	if !ok || isFailed(x) {
		return x, false
	}
	is, ok := class.HasInstance(box(x))
	return boolVal(is), ok
}
