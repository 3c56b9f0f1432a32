package lower

import (
	"slices"

	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
	"github.com/pyq-lang/pyq/interp/text"
)

// functionDef lowers a def. One that is decorated, or whose name is no variable of
// Starlark's, gets a name of its own first.
func (l *lowerer) functionDef(s *ast.FunctionDef) {
	if s.Async {
		l.refuse(s.Name, "async def is not supported: write def, and use processes and queues for what runs at once")
		return
	}
	if l.scope.Kind == scope.Class {
		l.note(s.Start, classNotes[s.Name.ID])
	}
	name := l.scope.Mangle(s.Name.ID)
	own := name
	if len(s.Decorators) > 0 || !l.isPlain(s.Name.ID) {
		own = hiddenName(name)
		if l.scope.Kind == scope.Class {
			own = l.scope.Qualname + "." + name
		}
	}
	var decorators []ast.Expr
	for _, d := range s.Decorators {
		decorators = append(decorators, l.fix(d))
	}
	value := syntax.Expr(l.ident(s.Name.Start, own))
	if t := l.table.Typing(s); t != nil {
		value = l.typed(s.Def, s.TypeParams, t, func(params syntax.Expr) syntax.Expr {
			l.emit(l.function(s, own))
			l.annotations(s, own)
			return l.call(s.Def, helperParameterize, l.ident(s.Name.Start, own), params)
		})
	} else {
		l.emit(l.function(s, own))
		l.annotations(s, own)
		if own == name {
			return
		}
	}
	for i := len(decorators) - 1; i >= 0; i-- {
		p := l.decoratorPos(s.Decorators[i])
		value = l.callOf(p, l.expr(decorators[i]), value)
	}
	l.emit(l.assign(s.Name.Start, l.store(s.Name.Start, s.Name.ID), value))
}

// annotations gives a function its __annotations__: the values of the expressions, or their text if
// the module imports annotations from __future__.
func (l *lowerer) annotations(s *ast.FunctionDef, function string) {
	p := s.Def
	d := &syntax.DictExpr{Lbrace: l.pos(p), Rbrace: l.pos(p)}
	for name, e := range s.Annotations() {
		var value syntax.Expr
		if l.module.Future["annotations"] {
			value = l.text(p, l.source.text(e.Range()))
		} else if _, star := e.(*ast.Starred); star { // *args: *Ts
			value = l.call(p, helperItem, l.listOf(p, s, []ast.Expr{e}), l.number(p, 0))
		} else {
			value = l.expr(e)
		}
		d.List = append(d.List, &syntax.DictEntry{Key: l.text(p, l.scope.Mangle(name)), Colon: l.pos(p), Value: value})
	}
	if len(d.List) == 0 {
		return
	}
	l.emit(l.do(l.call(p, helperAnnotate, l.ident(p, function), d)))
}

// function lowers a def to one of the given name.
func (l *lowerer) function(s *ast.FunctionDef, name string) *syntax.DefStmt {
	params := l.params(s.Args)
	var body []syntax.Stmt
	l.inScope(s, func() {
		body = l.collect(func() {
			if doc, ok := docstring(s.Body); ok {
				l.emit(l.do(l.text(s.Body[0].Range().Start, doc)))
			}
			if l.scope.Generator {
				l.generator(s)
			} else {
				l.functionBody(s)
			}
		})
	})
	return l.def(s.Def, name, params, body)
}

// functionBody lowers the statements of a function after making its cells.
func (l *lowerer) functionBody(s *ast.FunctionDef) {
	l.positionalOnly(s.Args)
	l.makeCells(s.Def)
	for arg := range s.Args.All() {
		if arg.Tuple != nil {
			l.assignTo(arg.Start, arg.Tuple, l.ident(arg.Start, l.tupleParam(arg)))
		}
	}
	body := s.Body
	if _, ok := docstring(body); ok {
		body = body[1:]
	}
	list := l.blockOf(body)
	if l.viewed {
		l.emit(l.assign(s.Def, l.ident(s.Def, viewName), &syntax.DictExpr{Lbrace: l.pos(s.Def), Rbrace: l.pos(s.Def)}))
	}
	l.emit(list...)
}

// positionalOnly gives the parameters before / their names, which a call cannot use.
func (l *lowerer) positionalOnly(args *ast.Arguments) {
	if args == nil || l.scope.Generator {
		return
	}
	for _, arg := range args.PosOnly {
		l.emit(l.assign(arg.Start, l.ident(arg.Start, l.scope.Mangle(arg.Name)), l.ident(arg.Start, hiddenName(arg.Name))))
	}
}

// makeCells makes the cells of a function's variables.
func (l *lowerer) makeCells(p text.Pos) {
	for _, v := range l.scope.Variables() {
		if l.cells.has(v) {
			l.emit(l.assign(p, l.ident(p, v.Name), l.newCell(p, v)))
		}
	}
}

// generator lowers the body of a generator function: a function that the generator
// calls, with the parameters, when it is asked for its first value.
func (l *lowerer) generator(s *ast.FunctionDef) {
	p := s.Def
	body := l.collect(func() { l.functionBody(s) })
	name := hiddenName(s.Name.ID)
	args := []syntax.Expr{l.text(p, s.Name.ID), l.ident(p, name)}
	var params []syntax.Expr
	for arg := range s.Args.All() {
		param := l.scope.Mangle(arg.Name)
		if arg.Tuple != nil {
			param = l.tupleParam(arg)
		}
		given := param
		if slices.Contains(s.Args.PosOnly, arg) {
			given = hiddenName(arg.Name)
		}
		params = append(params, l.ident(p, param))
		args = append(args, l.ident(p, given))
	}
	l.emit(l.def(p, name, params, body), l.ret(p, l.call(p, helperGen, args...)))
}

// decoratorPos returns the place of a decorator's call: the @ or what follows it.
func (l *lowerer) decoratorPos(d ast.Expr) text.Pos {
	p := d.Range().Start
	if p.Col > 1 {
		p.Col--
	}
	l.mark(p, d)
	return p
}
