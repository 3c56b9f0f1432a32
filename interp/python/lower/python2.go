package lower

import (
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
	"github.com/pyq-lang/pyq/interp/text"
)

// methods2 are the names of the methods that Python 2's built-in types have besides, or with
// another meaning.
var methods2 = set("keys", "values", "items", "iteritems", "iterkeys", "itervalues", "has_key", "next",
	"viewitems", "viewkeys", "viewvalues", "sort", "format", "encode", "decode", "translate")

// print lowers Python 2's print statement. One that was left over in a Python 3 program
// prints as Python 3 does.
func (l *lowerer) print(s *ast.Print) {
	p := s.Start
	l.mark(p, s)
	l.note(p, printNote(s))
	if s.Dest != nil {
		l.emit(l.do(l.printCall(p, l.expr(s.Dest), !s.Comma, s.Values)))
		return
	}
	// Each value is printed before the next one is computed. That shows only if
	// computing it prints, or fails.
	values := s.Values
	for i := 1; i < len(values); {
		if simple(values[i]) {
			i++
			continue
		}
		l.emit(l.do(l.printCall(p, l.none(p), false, values[:i])))
		values, i = values[i:], 1
	}
	l.emit(l.do(l.printCall(p, l.none(p), !s.Comma, values)))
}

func (l *lowerer) printCall(p text.Pos, dest syntax.Expr, newline bool, values []ast.Expr) syntax.Expr {
	helper := helperPrint
	if l.python2 {
		helper = helperPrint2
	}
	end := l.truth(p)
	if !newline {
		end = l.ident(p, "False")
	}
	return l.call(p, helper, append([]syntax.Expr{dest, end}, l.each(values)...)...)
}

// exec lowers Python 2's exec statement.
func (l *lowerer) exec(s *ast.Exec) {
	l.note(s.Start, noteExec)
	variables, view := l.view(s.Start)
	args := []syntax.Expr{variables, view, l.expr(s.Body)}
	in := []ast.Expr{s.Globals, s.Locals}
	if l.callsGlobals(s.Globals) && s.Locals == nil { // the module's names, not a dict of them
		args[0], args[1], in = l.none(s.Start), l.none(s.Start), nil
	}
	for _, e := range in {
		if e != nil {
			args = append(args, l.expr(e))
		}
	}
	l.emit(l.do(l.call(s.Start, helperExec, args...)))
	if l.scope.Kind == scope.Function && s.Globals == nil {
		l.takeExecuted(s.Start)
	}
}

// takeExecuted gives the variables of the function the values that exec has left in its view.
func (l *lowerer) takeExecuted(p text.Pos) {
	view := func() syntax.Expr { return l.ident(p, viewName) }
	for _, v := range l.scope.Variables() {
		name := l.text(p, v.Name)
		l.emit(l.ifThen(p, l.call(p, helperCompare2, name, l.text(p, "in"), view()),
			[]syntax.Stmt{l.assign(p, l.variable(p, v), l.call(p, helperItem, view(), name))}, nil))
	}
}

// callsGlobals reports whether e is globals().
func (l *lowerer) callsGlobals(e ast.Expr) bool {
	c, ok := e.(*ast.Call)
	if !ok || len(c.Args)+len(c.Keywords) > 0 {
		return false
	}
	n, ok := ast.Unparen(c.Func).(*ast.Name)
	return ok && n.ID == "globals" && l.find(n) == nil
}
