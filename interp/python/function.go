package python

import (
	"slices"
	"strconv"

	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// hiddenName returns a name for a function that no program can write, and that
// tracebacks show as what follows the last dot.
func hiddenName(name string) string { return "." + name }

// functionDef lowers a def. One that is decorated, or whose name is no variable of
// Starlark's, gets a name of its own first.
func (l *lowerer) functionDef(s *ast.FunctionDef) {
	if s.Async {
		l.refuse(s.Name, "async def is not supported: write def, and use processes and queues for what runs at once")
		return
	}
	l.noteMethod(s)
	name := mangle(l.scope, s.Name.ID)
	own := name
	if len(s.Decorators) > 0 || !l.isPlain(s.Name.ID) {
		own = hiddenName(name)
		if l.scope.kind == classScope {
			own = l.scope.name + "." + name
		}
	}
	var decorators []ast.Expr
	for _, d := range s.Decorators {
		decorators = append(decorators, l.fix(d))
	}
	l.emit(l.function(s, own))
	if own == name {
		return
	}
	value := syntax.Expr(l.ident(s.Name.Start, own))
	for i := len(decorators) - 1; i >= 0; i-- {
		p := l.decoratorPos(s.Decorators[i])
		value = l.callOf(p, l.expr(decorators[i]), value)
	}
	l.emit(l.assign(s.Name.Start, l.store(s.Name.Start, s.Name.ID), value))
}

// function lowers a def to one of the given name.
func (l *lowerer) function(s *ast.FunctionDef, name string) *syntax.DefStmt {
	params := l.params(s.Args, true)
	var body []syntax.Stmt
	l.inScope(s, func() {
		body = l.collect(func() {
			if doc, ok := docstring(s.Body); ok {
				l.emit(l.do(l.text(s.Body[0].Range().Start, doc)))
			}
			if l.scope.generator {
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
	l.cells(s.Def)
	for arg := range s.Args.All() {
		if arg.Tuple != nil {
			l.assignTo(arg.Start, arg.Tuple, l.ident(arg.Start, l.tupleParam(arg)))
		}
	}
	body := s.Body
	if _, ok := docstring(body); ok {
		body = body[1:]
	}
	l.stmts(body)
}

// positionalOnly gives the parameters before / their names, which a call cannot use.
func (l *lowerer) positionalOnly(args *ast.Arguments) {
	if args == nil || l.scope.generator {
		return
	}
	for _, arg := range args.PosOnly {
		l.emit(l.assign(arg.Start, l.ident(arg.Start, mangle(l.scope, arg.Name)), l.ident(arg.Start, hiddenName(arg.Name))))
	}
}

// cells makes the cells of a function's variables.
func (l *lowerer) cells(p text.Pos) {
	for _, y := range sortedSymbols(l.scope) {
		if !y.boxed {
			continue
		}
		args := []syntax.Expr{l.text(p, y.name)}
		if y.param {
			args = append(args, l.ident(p, y.name))
		}
		l.emit(l.assign(p, l.ident(p, y.name), l.call(p, y.cellKind, args...)))
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
		param := mangle(l.scope, arg.Name)
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

// tupleParam names Python 2's parameter that is unpacked.
func (l *lowerer) tupleParam(arg *ast.Arg) string {
	return "." + strconv.Itoa(int(arg.Start.Line)) + "." + strconv.Itoa(int(arg.Start.Col))
}

// params lowers parameters. Their defaults belong to the scope around. Those before /
// are hidden from calls by name, if the body gives them their names again.
func (l *lowerer) params(args *ast.Arguments, hide bool) []syntax.Expr {
	if args == nil {
		return nil
	}
	var out []syntax.Expr
	add := func(arg *ast.Arg) {
		p := arg.Start
		name := mangle(l.scope, arg.Name)
		if arg.Tuple != nil {
			name = l.tupleParam(arg)
		}
		var param syntax.Expr = l.ident(p, name)
		if arg.Default != nil {
			param = l.binary(p, syntax.EQ, param, l.expr(arg.Default))
		}
		out = append(out, param)
	}
	for _, arg := range args.PosOnly {
		hidden := *arg
		if hide {
			hidden.Name = hiddenName(arg.Name)
		}
		add(&hidden)
	}
	for _, arg := range args.Args {
		add(arg)
	}
	switch {
	case args.Vararg != nil:
		out = append(out, l.unary(args.Vararg.Start, syntax.STAR, l.ident(args.Vararg.Start, mangle(l.scope, args.Vararg.Name))))
	case len(args.KwOnly) > 0:
		out = append(out, &syntax.UnaryExpr{OpPos: l.pos(args.Start), Op: syntax.STAR})
	}
	for _, arg := range args.KwOnly {
		add(arg)
	}
	if args.Kwarg != nil {
		out = append(out, l.unary(args.Kwarg.Start, syntax.STARSTAR, l.ident(args.Kwarg.Start, mangle(l.scope, args.Kwarg.Name))))
	}
	return out
}

// classDef lowers a class statement: a function that returns the names of its body,
// from which a helper makes the class.
func (l *lowerer) classDef(s *ast.ClassDef) {
	p := s.Class
	decorators := make([]ast.Expr, len(s.Decorators))
	for i, d := range s.Decorators {
		decorators[i] = l.fix(d)
	}
	bases := l.call(p, helperTuple, l.listOf(p, s, s.Bases))
	keywords := &syntax.DictExpr{Lbrace: l.pos(p), Rbrace: l.pos(p)}
	for _, k := range s.Keywords {
		keywords.List = append(keywords.List, &syntax.DictEntry{Key: l.text(p, k.Name), Colon: l.pos(p), Value: l.expr(k.Value)})
	}
	name := hiddenName(s.Name.ID)
	l.emit(l.def(p, name, nil, l.classBody(s)))
	l.mark(p, s)
	helper := helperClass
	if l.module.Python2 {
		helper = helperClass2
	}
	value := syntax.Expr(l.call(p, helper, l.text(p, s.Name.ID), l.text(p, l.scopes[s].name),
		l.text(p, l.opts.Module), bases, keywords, l.ident(p, name)))
	for i := len(decorators) - 1; i >= 0; i-- {
		value = l.callOf(l.decoratorPos(s.Decorators[i]), l.expr(decorators[i]), value)
	}
	l.emit(l.assign(p, l.store(p, s.Name.ID), value))
}

func (l *lowerer) classBody(s *ast.ClassDef) []syntax.Stmt {
	p := s.Class
	var body []syntax.Stmt
	l.inScope(s, func() {
		body = l.collect(func() {
			names := l.ident(p, classNames)
			l.emit(l.assign(p, names, &syntax.DictExpr{Lbrace: l.pos(p), Rbrace: l.pos(p)}))
			if l.scope.classCell {
				l.emit(l.assign(p, l.ident(p, classCellName), l.call(p, helperCell, l.text(p, "__class__"))),
					l.assign(p, l.index(p, l.ident(p, classNames), l.text(p, classCellKey)), l.ident(p, classCellName)))
			}
			list := s.Body
			if doc, ok := docstring(list); ok {
				l.emit(l.assign(p, l.index(p, l.ident(p, classNames), l.text(p, "__doc__")), l.text(p, doc)))
				list = list[1:]
			}
			l.stmts(list)
			l.emit(l.ret(p, l.ident(p, classNames)))
		})
	})
	return body
}

// annotation notes the annotation of a name in a class body, as text: dataclasses and
// named tuples want to know of it, and nobody what it means.
func (l *lowerer) annotation(s *ast.AnnAssign) {
	const key = "__annotations__"
	n := ast.Unparen(s.Target).(*ast.Name)
	p := s.Start
	at := func() *syntax.IndexExpr { return l.index(p, l.ident(p, classNames), l.text(p, key)) }
	if y := l.scope.symbol(key); !y.bound {
		y.bound = true
		l.emit(l.assign(p, at(), &syntax.DictExpr{Lbrace: l.pos(p), Rbrace: l.pos(p)}))
	}
	l.emit(l.assign(p, l.index(p, at(), l.text(p, n.ID)), l.text(p, l.source.text(s.Annotation.Range()))))
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
