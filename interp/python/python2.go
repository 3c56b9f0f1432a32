package python

import (
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
)

// print lowers Python 2's print statement. One that was left over in a Python 3 program
// prints as Python 3 does.
func (l *lowerer) print(s *ast.Print) {
	p := s.Start
	l.mark(p, s)
	helper := helperPrint
	if l.module.Python2 {
		helper = helperPrint2
	}
	dest := l.none(p)
	if s.Dest != nil {
		dest = l.expr(s.Dest)
	}
	newline := l.truth(p)
	if s.Comma {
		newline = l.ident(p, "False")
	}
	args := append([]syntax.Expr{dest, newline}, l.exprs(s.Values)...)
	l.note(p, "print is a statement, as in Python 2")
	l.emit(l.do(l.call(p, helper, args...)))
}

// exec lowers Python 2's exec statement.
func (l *lowerer) exec(s *ast.Exec) {
	args := []syntax.Expr{l.thunks(s.Start), l.expr(s.Body)}
	for _, e := range []ast.Expr{s.Globals, s.Locals} {
		if e != nil {
			args = append(args, l.expr(e))
		}
	}
	l.emit(l.do(l.call(s.Start, helperExec, args...)))
}
