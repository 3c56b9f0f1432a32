package exec

import (
	"go.starlark.net/resolve"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
)

// isPredeclared reports whether an identifier is a predeclared name.
func (c *compiler) isPredeclared(id *syntax.Ident) bool {
	b := id.Binding.(*resolve.Binding)
	return b.Scope == resolve.Predeclared || b.Scope == resolve.Universal
}

// intrinsic compiles a call of a helper that the executor does itself; nil is none.
func (c *compiler) intrinsic(e *syntax.CallExpr) expr {
	args, p := e.Args, at(e.Lparen)
	switch helperName(e.Fn) {
	case "$binary":
		return c.operation(textOf(args[0]), args[1], args[2], p)
	case "$inplace":
		return c.inPlace(textOf(args[0]), args[1], args[2], p)
	case "$unary":
		return c.unaryOp(textOf(args[0]), c.expr(args[1]), p)
	case "$compare":
		return c.compareCall(args, e, nil)
	case "$compare2":
		return c.compareCall(args, e, object.RichComparePython2)
	case "$is":
		return ofCond(c.identity(args[0], args[1], true))
	case "$fstring":
		return c.fstring(e)
	case "$slice":
		return c.slice(e)
	case "$item":
		return c.item(args[0], args[1], p)
	case "$attr":
		return c.attr(args[0], textOf(args[1]), p)
	case "$dictof":
		if comp, ok := args[0].(*syntax.Comprehension); ok {
			return c.dictComprehension(comp, p)
		}
	case "$setof":
		if comp, ok := args[0].(*syntax.Comprehension); ok {
			return c.setComprehension(comp, p)
		}
	case "$generator":
		return c.makeGenerator(e)
	case "$genexp":
		return c.makeGenExp(e)
	case "$handle":
		return c.handle(e)
	case "$set":
		if v := c.celledVariable(args[0]); v != nil {
			return c.assignValue(v, args[1])
		}
	case "$clear":
		if v := c.celledVariable(args[0]); v != nil {
			return c.clear(v, len(args) > 1, e)
		}
	}
	return nil
}

// intrinsicCond is intrinsic where only the truth is wanted.
func (c *compiler) intrinsicCond(e *syntax.CallExpr) cond {
	args, p := e.Args, at(e.Lparen)
	switch helperName(e.Fn) {
	case "$compare":
		if len(args) == 3 {
			return c.comparison(textOf(args[1]), args[0], args[2], p, nil)
		}
	case "$compare2":
		if len(args) == 3 {
			return c.comparison(textOf(args[1]), args[0], args[2], p, object.RichComparePython2)
		}
	case "$is":
		return c.identity(args[0], args[1], true)
	case "$matches":
		return c.matches(e)
	}
	return nil
}

// intrinsicStmt is intrinsic for a statement.
func (c *compiler) intrinsicStmt(e *syntax.CallExpr) stmt {
	args, p := e.Args, at(e.Lparen)
	switch helperName(e.Fn) {
	case "$setitem":
		if s := c.changeItem(args, p); s != nil {
			return s
		}
		x := c.expr(args[0])
		return assignment(x, c.itemSetter(args[1], args[2], p))
	case "$setattr":
		x := c.expr(args[0])
		return assignment(x, c.attrSetter(args[1], textOf(args[2]), p))
	case "$raise":
		return c.raiseStmt(e)
	case "$reraise":
		return c.reraise(e)
	case "$leave":
		if len(args) == 0 {
			return leaveHandler
		}
	}
	return nil
}

// compareCall compiles a comparison, or a chain of them.
func (c *compiler) compareCall(args []syntax.Expr, e *syntax.CallExpr, rich richFunc) expr {
	p := at(e.Lparen)
	if len(args) == 3 {
		switch textOf(args[1]) {
		case "<", "<=", ">", ">=", "==", "!=":
			return c.comparisonValue(textOf(args[1]), args[0], args[2], p, rich)
		}
		return ofCond(c.comparison(textOf(args[1]), args[0], args[2], p, rich))
	}
	return c.chain(args, p, rich)
}

// isChain reports whether a call is that of a helper for a chain of several comparisons.
func isChain(e *syntax.CallExpr) bool {
	switch helperName(e.Fn) {
	case "$compare", "$compare2":
		return len(e.Args) > 3
	}
	return false
}

// assignValue compiles "x := value".
func (c *compiler) assignValue(v *variable, value syntax.Expr) expr {
	x := c.expr(value)
	set := c.storeVariable(v)
	return func(fr *frame) val {
		a := x(fr)
		if !isFailed(a) {
			set(fr, a)
		}
		return a
	}
}

// clear compiles "del x"; emptyToo says that a variable without a value is no error.
func (c *compiler) clear(v *variable, emptyToo bool, e *syntax.CallExpr) expr {
	check := constant(noneVal)
	if !emptyToo {
		check = c.read(v, at(e.Lparen))
	}
	set := c.storeVariable(v)
	return func(fr *frame) val {
		if a := check(fr); isFailed(a) {
			return a
		}
		set(fr, memory.Unbound())
		return noneVal
	}
}

// isASCII reports whether a text has one byte a character. The stack remembers the last long
// text that was asked about.
func isASCII(st *stack, s string) bool {
	const long = 64
	if len(s) >= long && st.IsLastASCII(s) {
		return true
	}
	if !codepoint.IsASCII(s) {
		return false
	}
	if len(s) >= long {
		st.NoteASCII(s)
	}
	return true
}
