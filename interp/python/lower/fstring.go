package lower

import (
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// joinedStr lowers an f-string: the helper takes text and values in turn.
func (l *exprs) joinedStr(e *ast.JoinedStr) syntax.Expr {
	p := e.Start
	var args []syntax.Expr
	text := true // what comes next
	last := lastCall(l, e.Values)
	for i, part := range e.Values {
		switch part := part.(type) {
		case *ast.Constant:
			if !text { // cannot be: adjacent texts are one
				args = append(args, l.text(p, ""))
			}
			args = append(args, l.expr(part))
			text = false
		case *ast.FormattedValue:
			if text {
				args = append(args, l.text(p, ""))
			}
			l.mark(part.Start, e)
			args = append(args, l.formatted(part, i < last))
			text = true
		}
	}
	if len(args) == 0 {
		return l.text(p, "")
	}
	if c, ok := e.Values[0].(*ast.Constant); ok && len(args) == 1 {
		return l.expr(c)
	}
	l.mark(p, e)
	return l.fstring(p, args)
}

// fstring calls the helper, several times if the parts are more than a call can have.
func (l *exprs) fstring(p text.Pos, args []syntax.Expr) syntax.Expr {
	var sum syntax.Expr
	for len(args) > 0 {
		n := min(len(args), maxArgs)
		var part syntax.Expr = l.call(p, helperFString, args[:n]...)
		if sum != nil {
			part = l.binary(p, syntax.PLUS, sum, part)
		}
		sum, args = part, args[n:]
	}
	return sum
}

// conversions are the helpers for !s, !r and !a.
var conversions = map[byte]string{'s': helperStr, 'r': helperRepr, 'a': helperASCII}

// lastCall returns the index of the last part whose evaluation may change what the parts
// before it look like: "{todo} {todo.pop()}".
func lastCall(l *exprs, parts []ast.Expr) int {
	for i := len(parts) - 1; i > 0; i-- {
		if f, ok := parts[i].(*ast.FormattedValue); ok && l.callsOwn(f.Value) {
			return i
		}
	}
	return 0
}

// callsOwn reports whether evaluating e calls anything but built-in functions.
func (l *exprs) callsOwn(e ast.Expr) bool {
	c, ok := ast.Unparen(e).(*ast.Call)
	if !ok {
		return callsSomething(e)
	}
	if _, ok := l.builtin(c.Func); !ok {
		return true
	}
	for x := range ast.Operands(c) {
		if x != c.Func && l.callsOwn(x) {
			return true
		}
	}
	return false
}

// formatted lowers a part in braces. If it is to be text now, it is not left to the helper
// that puts all together.
func (l *exprs) formatted(f *ast.FormattedValue, now bool) syntax.Expr {
	p := f.Start
	x := l.expr(f.Value)
	if helper, ok := conversions[f.Conversion]; ok {
		x = l.call(p, helper, x)
	}
	switch {
	case f.Spec != nil:
		x = l.call(p, helperFormat, x, l.joinedStr(f.Spec))
	case now && f.Conversion == 0 && !l.isNumber(f.Value):
		x = l.call(p, helperFormat, x, l.text(p, ""))
	}
	return x
}
