package exec

import (
	"fmt"
	"math/big"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/memory"
)

// expr compiles an expression.
func (c *compiler) expr(e syntax.Expr) expr {
	switch e := e.(type) {
	case *syntax.Ident:
		return c.ident(e)
	case *syntax.Literal:
		return constant(literal(e))
	case *syntax.ParenExpr:
		return c.expr(e.X)
	case *syntax.CallExpr:
		return c.call(e)
	case *syntax.BinaryExpr:
		return c.binary(e)
	case *syntax.UnaryExpr:
		return c.unary(e)
	case *syntax.IndexExpr:
		return c.index(e)
	case *syntax.DotExpr:
		return c.dot(e)
	case *syntax.CondExpr:
		return c.conditional(e)
	case *syntax.ListExpr:
		return c.list(e)
	case *syntax.TupleExpr:
		return c.tuple(e)
	case *syntax.DictExpr:
		return c.dict(e)
	case *syntax.Comprehension:
		return c.comprehension(e)
	case *syntax.LambdaExpr:
		return c.lambdaExpr(e)
	}
	panic(fmt.Sprintf("the front end does not make a %T", e))
}

// literal returns the value of a literal.
func literal(l *syntax.Literal) val {
	switch v := l.Value.(type) {
	case int64:
		return val{N: v}
	case *big.Int:
		return unbox(starlark.MakeBigInt(v))
	case float64:
		return memory.Float(v)
	case string:
		if l.Token == syntax.BYTES {
			return val{V: starlark.Bytes(v)}
		}
		return val{V: starlark.String(v)}
	}
	panic(fmt.Sprintf("a literal of type %T", l.Value))
}

// constantOf returns the value of an expression that is always the same; ok is false if it is
// none.
func (c *compiler) constantOf(e syntax.Expr) (v val, ok bool) {
	switch e := e.(type) {
	case *syntax.Literal:
		return literal(e), true
	case *syntax.ParenExpr:
		return c.constantOf(e.X)
	case *syntax.TupleExpr:
		return c.constantTuple(e)
	case *syntax.CallExpr:
		if helperName(e.Fn) == "$binary" {
			return c.constantOperation(textOf(e.Args[0]), e.Args[1], e.Args[2])
		}
	case *syntax.UnaryExpr:
		if v, ok = c.constantOf(e.X); ok && e.Op == syntax.MINUS {
			switch {
			case v.V == nil && v.N > -1<<62:
				return val{N: -v.N}, true
			case v.IsFloat():
				return memory.Float(-v.Float()), true
			}
		}
	case *syntax.Ident:
		switch e.Name {
		case "True":
			return boolVal(true), true
		case "False":
			return boolVal(false), true
		case "None":
			return noneVal, true
		}
	}
	return val{}, false
}

// constantOperation is constantOf for an operator of numbers, as in 2**64 or 24*60*60. What would fail, or is
// long, is left to the run.
func (c *compiler) constantOperation(op string, x, y syntax.Expr) (v val, ok bool) {
	a, ok := c.constantOf(x)
	if !ok {
		return val{}, false
	}
	b, ok := c.constantOf(y)
	numeric := numericOf(op)
	if !ok || numeric == nil {
		return val{}, false
	}
	if v, ok = numeric(a, b); ok {
		return v, true
	}
	return memory.IntOp(op, a, b)
}

// constantTuple is constantOf for a tuple, which nobody can change.
func (c *compiler) constantTuple(e *syntax.TupleExpr) (v val, ok bool) {
	elems := make(starlark.Tuple, len(e.List))
	for i, x := range e.List {
		v, ok := c.constantOf(x)
		if !ok {
			return val{}, false
		}
		elems[i] = box(v)
	}
	return val{V: elems}, true
}

// textOf returns the value of a literal that the front end made.
func textOf(e syntax.Expr) string { return e.(*syntax.Literal).Value.(string) }

// exprs compiles expressions.
func (c *compiler) exprs(list []syntax.Expr) []expr {
	out := make([]expr, len(list))
	for i, e := range list {
		out[i] = c.expr(e)
	}
	return out
}

func (c *compiler) conditional(e *syntax.CondExpr) expr {
	q := c.cond(e.Cond)
	var x, y expr
	c.sureAfter(func() { x = c.expr(e.True) }, func() { y = c.expr(e.False) })
	return func(fr *frame) val {
		switch q(fr) {
		case yes:
			return x(fr)
		case no:
			return y(fr)
		}
		return failed
	}
}

// values evaluates expressions to boxed values; nil if one failed.
func values(fr *frame, list []expr) []starlark.Value {
	out := make([]starlark.Value, len(list))
	if !evalTo(fr, list, out) {
		return nil
	}
	return out
}

// evalTo evaluates expressions to boxed values; it reports whether all could be evaluated.
func evalTo(fr *frame, list []expr, out []starlark.Value) bool {
	for i, x := range list {
		v := x(fr)
		if isFailed(v) {
			return false
		}
		out[i] = box(v)
	}
	return true
}

func (c *compiler) list(e *syntax.ListExpr) expr {
	list := c.exprs(e.List)
	if len(list) == 0 {
		return func(*frame) val { return val{V: new(starlark.List)} }
	}
	return func(fr *frame) val {
		l, elems := memory.NewList(len(list))
		if !evalTo(fr, list, elems) {
			return failed
		}
		return val{V: l}
	}
}

func (c *compiler) tuple(e *syntax.TupleExpr) expr {
	if v, ok := c.constantTuple(e); ok {
		return constant(v)
	}
	list := c.exprs(e.List)
	return func(fr *frame) val {
		v, elems := memory.NewTuple(len(list))
		if !evalTo(fr, list, elems) {
			return failed
		}
		return val{V: v}
	}
}

func (c *compiler) dict(e *syntax.DictExpr) expr {
	type entry struct {
		key, value expr
		at         syntax.Position
	}
	entries := make([]entry, len(e.List))
	for i, x := range e.List {
		x := x.(*syntax.DictEntry)
		entries[i] = entry{c.expr(x.Key), c.expr(x.Value), x.Colon}
	}
	return func(fr *frame) val {
		d := starlark.NewDict(len(entries))
		for _, e := range entries {
			k := e.key(fr)
			if isFailed(k) {
				return k
			}
			v := e.value(fr)
			if isFailed(v) {
				return v
			}
			key := box(k)
			hash, err := key.Hash()
			if err == nil {
				_, err = memory.DictTable(d).Put(hash, key, box(v))
			}
			if err != nil {
				return fail(fr, at(e.at), err)
			}
		}
		return val{V: d}
	}
}

func (c *compiler) lambdaExpr(e *syntax.LambdaExpr) expr {
	return c.makeFunction(e, functionOf(e.Function), e.Lambda)
}

// cond compiles an expression of which only the truth is wanted.
func (c *compiler) cond(e syntax.Expr) cond {
	switch e := e.(type) {
	case *syntax.ParenExpr:
		return c.cond(e.X)
	case *syntax.UnaryExpr:
		if e.Op == syntax.NOT {
			q := c.cond(e.X)
			return func(fr *frame) truth {
				switch q(fr) {
				case yes:
					return no
				case no:
					return yes
				}
				return broken
			}
		}
	case *syntax.BinaryExpr:
		switch e.Op {
		case syntax.AND:
			x := c.cond(e.X)
			var y cond
			c.unsure(func() { y = c.cond(e.Y) })
			return func(fr *frame) truth {
				if t := x(fr); t != yes {
					return t
				}
				return y(fr)
			}
		case syntax.OR:
			x := c.cond(e.X)
			var y cond
			c.unsure(func() { y = c.cond(e.Y) })
			return func(fr *frame) truth {
				if t := x(fr); t != no {
					return t
				}
				return y(fr)
			}
		}
		if q := c.binaryCond(e); q != nil {
			return q
		}
	case *syntax.CallExpr:
		if q := c.intrinsicCond(e); q != nil {
			return q
		}
	}
	x := c.expr(e)
	p := at(syntax.Start(e))
	return func(fr *frame) truth { return truthOfVal(fr, p, x(fr)) }
}

// ofCond makes an expression of a condition.
func ofCond(q cond) expr {
	return func(fr *frame) val {
		switch q(fr) {
		case yes:
			return val{V: starlark.True}
		case no:
			return val{V: starlark.False}
		}
		return failed
	}
}
