package exec

import (
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/text"
)

// comparison compiles "x op y" as a condition. rich is Python's comparison.
func (c *compiler) comparison(op string, x, y syntax.Expr, p text.Pos, rich richFunc) cond {
	switch op {
	case "is", "is not":
		return c.identity(x, y, op == "is")
	case "in", "not in":
		return c.contains(x, y, p, op == "in")
	}
	a, b := c.operands(x, y)
	if quick := quickComparison(op); quick != nil && rich == nil {
		return quick(a, b, p)
	}
	return func(fr *frame) truth {
		x := a.eval(fr)
		if isFailed(x) {
			return broken
		}
		y := b.eval(fr)
		if x.V == nil && y.V == nil {
			return truthOf(object.CompareOrdered(op, x.N, y.N))
		}
		return truthOfVal(fr, p, richCompare(fr, p, op, x, y, rich))
	}
}

// A richFunc is a comparison whose value need not be a bool.
type richFunc func(thread *starlark.Thread, op string, a, b starlark.Value) (starlark.Value, error)

// comparisonValue compiles "x op y" as a value, which the program's own methods decide.
func (c *compiler) comparisonValue(op string, x, y syntax.Expr, p text.Pos, rich richFunc) expr {
	switch op {
	case "is", "is not", "in", "not in":
		return ofCond(c.comparison(op, x, y, p, rich))
	}
	a, b := c.operands(x, y)
	return func(fr *frame) val {
		x := a.eval(fr)
		if isFailed(x) {
			return x
		}
		y := b.eval(fr)
		if x.V == nil && y.V == nil {
			return boolVal(object.CompareOrdered(op, x.N, y.N))
		}
		return richCompare(fr, p, op, x, y, rich)
	}
}

func richCompare(fr *frame, p text.Pos, op string, a, b val, rich richFunc) val {
	if isFailed(b) {
		return b
	}
	if x, y, ok := floatsOf(a, b); ok && a.IsFloat() == b.IsFloat() {
		return boolVal(object.CompareOrdered(op, x, y))
	}
	if rich == nil {
		if v, ok := compareObject(fr, p, op, a, b); ok {
			return v
		}
		rich = object.RichCompare
	}
	fr.At = p
	v, err := rich(fr.Stack.Thread, op, box(a), box(b))
	return result(fr, p, v, err)
}

// compareSlow compares what are not two ints or two floats.
func compareSlow(fr *frame, p text.Pos, op string, a, b val) truth {
	if isFailed(a) || isFailed(b) {
		return broken
	}
	if s, ok := a.V.(starlark.String); ok {
		if t, ok := b.V.(starlark.String); ok {
			return compareTexts(op, s, t)
		}
	}
	const exact = 1 << 53
	if x, y, ok := floatsOf(a, b); ok && (a.V != nil || magnitude(a.N) <= exact) && (b.V != nil || magnitude(b.N) <= exact) {
		return truthOf(object.CompareOrdered(op, x, y))
	}
	if a.IsUnbound() || b.IsUnbound() {
		lost(fr, p, a.IsUnbound())
		return broken
	}
	return truthOfVal(fr, p, richCompare(fr, p, op, a, b, nil))
}

func compareTexts(op string, s, t starlark.String) truth {
	switch op {
	case "==":
		return truthOf(s == t)
	case "!=":
		return truthOf(s != t)
	}
	return truthOf(object.CompareOrdered(op, s, t))
}

// identity compiles "x is y".
func (c *compiler) identity(x, y syntax.Expr, want bool) cond {
	if k, ok := c.constantOf(y); ok && isSingleton(k.V) {
		return identical(c.expr(x), k.V, want)
	}
	a, b := c.operands(x, y)
	return func(fr *frame) truth {
		x := a.eval(fr)
		if isFailed(x) {
			return broken
		}
		y := b.eval(fr)
		if isFailed(y) {
			return broken
		}
		return truthOf(areSame(x, y) == want)
	}
}

// areSame is "x is y".
func areSame(x, y val) bool {
	switch {
	case x.V == nil && y.V == nil:
		return x.N == y.N
	case x.V == nil || y.V == nil:
		return false
	}
	return memory.Is(box(x), box(y))
}

// indexInt returns the index of the first element of a list that is an int, negative if there is
// none before an element that may have a say of its own.
func indexInt(l *starlark.List, n int64) int {
	want := starlark.MakeInt64(n)
	for i := range l.Len() {
		x, ok := l.Index(i).(starlark.Int)
		if !ok {
			return -1
		}
		if x == want { // ints of 32 bits are equal if they are the same
			return i
		}
	}
	return -1
}

// contains compiles "x in y".
func (c *compiler) contains(x, y syntax.Expr, p text.Pos, want bool) cond {
	a, b := c.operands(x, y)
	return func(fr *frame) truth {
		x := a.eval(fr)
		if isFailed(x) {
			return broken
		}
		y := b.eval(fr)
		if isFailed(y) {
			return broken
		}
		return isIn(fr, p, x, y, want)
	}
}

// isIn is "x in y", or whether that is not so.
func isIn(fr *frame, p text.Pos, x, y val, want bool) truth {
	switch d := y.V.(type) {
	case *starlark.Dict:
		if e, sure := findKey(fr.Stack, memory.DictTable(d), x); sure {
			return truthOf((e != nil) == want)
		}
	case *starlark.Set:
		if e, sure := findKey(fr.Stack, memory.SetTable(d), x); sure {
			return truthOf((e != nil) == want)
		}
	case starlark.String:
		if s, ok := x.V.(starlark.String); ok {
			return truthOf(strings.Contains(string(d), string(s)) == want)
		}
	case *starlark.List:
		if x.V == nil {
			if n := indexInt(d, x.N); n >= 0 {
				return truthOf(want)
			}
		}
	case *object.Instance:
		if f, ok := special(y, containsSite); ok {
			t := truthOfVal(fr, p, call2(fr, p, f, y, x))
			if t == broken {
				return t
			}
			return truthOf((t == yes) == want)
		}
	}
	fr.At = p
	in, err := object.Contains(fr.Stack.Thread, box(y), box(x))
	if err != nil {
		fail(fr, p, err)
		return broken
	}
	return truthOf(in == want)
}

// chain compiles "x op y op z ...": what follows a comparison that does not hold is not evaluated.
func (c *compiler) chain(args []syntax.Expr, p text.Pos, rich richFunc) expr {
	type link struct {
		op string
		y  expr
	}
	first := c.expr(args[0])
	links := []link{{textOf(args[1]), c.expr(args[2])}}
	c.unsure(func() {
		for i := 4; i < len(args); i += 2 {
			links = append(links, link{textOf(args[i-1]), c.expr(args[i])})
		}
	})
	return func(fr *frame) val {
		x := first(fr)
		if isFailed(x) {
			return x
		}
		for i, l := range links {
			y := l.y(fr)
			if isFailed(y) {
				return y
			}
			v := compareOnce(fr, p, l.op, x, y, rich)
			if i == len(links)-1 {
				return v
			}
			switch truthOfVal(fr, p, v) {
			case no:
				return v
			case broken:
				return failed
			}
			x = y
		}
		return failed
	}
}

// compareOnce is "x op y" with any operator.
func compareOnce(fr *frame, p text.Pos, op string, x, y val, rich richFunc) val {
	switch op {
	case "is", "is not":
		return boolVal(areSame(x, y) == (op == "is"))
	case "in", "not in":
		switch isIn(fr, p, x, y, op == "in") {
		case yes:
			return boolVal(true)
		case no:
			return boolVal(false)
		}
		return failed
	}
	if x.V == nil && y.V == nil {
		return boolVal(object.CompareOrdered(op, x.N, y.N))
	}
	return richCompare(fr, p, op, x, y, rich)
}
