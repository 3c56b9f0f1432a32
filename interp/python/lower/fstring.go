package lower

import (
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// joinedStr lowers an f-string. Each value becomes text as soon as it is evaluated.
func (l *exprs) joinedStr(e *ast.JoinedStr) syntax.Expr {
	parts := make([]syntax.Expr, len(e.Values))
	for i, part := range e.Values {
		if f, ok := part.(*ast.FormattedValue); ok {
			l.mark(f.Start, e)
			parts[i] = l.formatted(f)
		} else {
			parts[i] = l.expr(part)
		}
	}
	switch len(parts) {
	case 0:
		return l.text(e.Start, "")
	case 1:
		return parts[0]
	}
	return l.fstring(e.Start, parts)
}

// fstring joins texts, in several steps if they are more than a call can have.
func (l *exprs) fstring(p text.Pos, parts []syntax.Expr) syntax.Expr {
	for len(parts) > maxArgs {
		parts = append(parts[:0:0], append([]syntax.Expr{l.call(p, helperFString, parts[:maxArgs]...)}, parts[maxArgs:]...)...)
	}
	return l.call(p, helperFString, parts...)
}

// conversions are the helpers for !s, !r and !a.
var conversions = map[byte]string{'s': helperStr, 'r': helperRepr, 'a': helperASCII}

// formatted lowers a part in braces.
func (l *exprs) formatted(f *ast.FormattedValue) syntax.Expr {
	p := f.Start
	x := l.expr(f.Value)
	if helper, ok := conversions[f.Conversion]; ok {
		x = l.call(p, helper, x)
	}
	var spec syntax.Expr = l.text(p, "")
	if f.Spec != nil {
		spec = l.joinedStr(f.Spec)
	}
	return l.call(p, helperFormat, x, spec)
}
