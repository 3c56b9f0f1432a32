package python

import (
	"slices"

	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// stmt lowers a statement.
func (l *lowerer) stmt(s ast.Stmt) {
	p := s.Range().Start
	switch s := s.(type) {
	case *ast.ExprStmt:
		l.exprStmt(s)
	case *ast.Assign:
		l.assignment(s)
	case *ast.AugAssign:
		l.augmented(s)
	case *ast.AnnAssign:
		l.annotated(s)
	case *ast.If:
		l.ifStmt(s)
	case *ast.For:
		l.forStmt(s)
	case *ast.While:
		l.whileStmt(s)
	case *ast.FunctionDef:
		l.functionDef(s)
	case *ast.ClassDef:
		l.classDef(s)
	case *ast.Return:
		value := l.none(p)
		if s.Value != nil {
			value = l.expr(s.Value)
		}
		l.emitReturn(p, value)
	case *ast.Break:
		l.emitBreak(p)
	case *ast.Continue:
		l.emitContinue(p)
	case *ast.Import:
		l.importStmt(s)
	case *ast.ImportFrom:
		l.importFrom(s)
	case *ast.Try:
		l.try(s)
	case *ast.With:
		l.with(s)
	case *ast.Raise:
		l.raise(s)
	case *ast.Assert:
		l.assert(s)
	case *ast.Delete:
		for _, t := range s.Targets {
			l.delete(t)
		}
	case *ast.Match:
		l.match(s)
	default:
		l.rareStmt(p, s)
	}
}

func (l *lowerer) rareStmt(p text.Pos, s ast.Stmt) {
	switch s := s.(type) {
	case *ast.Print:
		l.print(s)
	case *ast.Exec:
		l.exec(s)
	case *ast.TypeAlias:
		l.refuse(s, "type aliases are not supported: leave the type statement out, annotations are not needed")
	case *ast.Pass, *ast.Global, *ast.Nonlocal:
		l.emit(l.branch(p, syntax.PASS))
	}
}

func (l *lowerer) exprStmt(s *ast.ExprStmt) {
	if l.opts.Show && l.scope.kind == moduleScope {
		l.emit(l.do(l.call(s.Start, helperDisplay, l.expr(s.Value))))
		return
	}
	if _, ok := s.Value.(*ast.Constant); ok {
		l.emit(l.branch(s.Start, syntax.PASS))
		return
	}
	if l.loadStmt(s) {
		return
	}
	value := l.expr(s.Value)
	if text := l.bare(s.Value); text != "" {
		value = l.call(s.Start, helperUncalled, value, l.text(s.Start, text))
		l.mark(s.Start, s)
	}
	l.emit(l.do(value))
}

// bare returns the text of a statement that is but a name or an attribute, and so does
// nothing; "" if it is another, is echoed, or may look whether there is such a thing.
func (l *lowerer) bare(e ast.Expr) string {
	looks := slices.ContainsFunc(l.frames, func(f *frame) bool { return f.kind == regionFrame })
	if l.opts.Fragment || looks {
		return ""
	}
	switch e := e.(type) {
	case *ast.Name:
		return e.ID
	case *ast.Attribute:
		if around := l.bare(e.Value); around != "" {
			return around + "." + e.Attr
		}
	}
	return ""
}

func (l *lowerer) ifStmt(s *ast.If) {
	stmt := l.ifThen(s.Start, l.condition(s.Test), l.blockOf(s.Body), l.blockOf(s.Else))
	if s.ElsePos.IsValid() {
		stmt.ElsePos = l.pos(s.ElsePos)
	}
	l.emit(stmt)
}

// condition lowers an expression of which only the truth is wanted.
func (l *lowerer) condition(e ast.Expr) syntax.Expr { return l.expr(e) }

// inLoop lowers the body of a loop. flag is the variable that tells its else clause
// whether the loop was left by break.
func (l *lowerer) inLoop(flag string, body []ast.Stmt) []syntax.Stmt {
	l.frames = append(l.frames, &frame{kind: loopFrame, flag: flag})
	l.loop++
	out := l.blockOf(body)
	l.loop--
	l.frames = l.frames[:len(l.frames)-1]
	return out
}

// elseFlag declares the variable for a loop's else clause, if it has one.
func (l *lowerer) elseFlag(p text.Pos, clause []ast.Stmt) string {
	if len(clause) == 0 {
		return ""
	}
	flag := l.temp()
	l.emit(l.assign(p, l.ident(p, flag), l.truth(p)))
	return flag
}

func (l *lowerer) loopElse(p text.Pos, flag string, clause []ast.Stmt) {
	if flag != "" {
		l.emit(l.ifThen(p, l.ident(p, flag), l.blockOf(clause), nil))
	}
}

func (l *lowerer) whileStmt(s *ast.While) {
	flag := l.elseFlag(s.Start, s.Else)
	l.emit(&syntax.WhileStmt{While: l.pos(s.Start), Cond: l.condition(s.Test),
		Body: l.block(s.Start, l.inLoop(flag, s.Body))})
	l.loopElse(s.Start, flag, s.Else)
}

func (l *lowerer) forStmt(s *ast.For) {
	if s.Async {
		l.refuse(s, "async is not supported: write for, and use processes for what runs at once")
		return
	}
	flag := l.elseFlag(s.Start, s.Else)
	l.markLoop(s.For, s, s.Target)
	over := l.iterable(s.For, s.Iter, s.Target)
	target, unpack := l.loopTarget(s.Target)
	body := l.inLoop(flag, s.Body)
	l.emit(&syntax.ForStmt{For: l.pos(s.For), Vars: target, X: over,
		Body: l.block(s.Start, append(unpack, body...))})
	l.loopElse(s.Start, flag, s.Else)
}

// loopTarget returns the variables of a for statement, and what unpacks into a target
// that Starlark cannot unpack.
func (l *lowerer) loopTarget(t ast.Expr) (syntax.Expr, []syntax.Stmt) {
	t = ast.Unparen(t)
	if elts, ok := targetList(t); ok && flat(elts) {
		return l.targetTuple(t.Range().Start, elts), nil
	} else if ok {
		v := l.temp()
		p := t.Range().Start
		return l.ident(p, v), l.collect(func() { l.assignTo(p, t, l.ident(p, v)) })
	}
	return l.target(t), nil
}

// iterable lowers what a loop with the given target goes over. Its errors are shown at p.
func (l *lowerer) iterable(p text.Pos, e, target ast.Expr) syntax.Expr {
	if elts, ok := targetList(ast.Unparen(target)); ok && flat(elts) {
		return l.call(p, helperIterUnpack, l.expr(e), l.number(p, int64(len(elts))))
	}
	if l.loopsNatively(e) {
		return l.expr(e)
	}
	return l.call(p, helperIter, l.expr(e))
}

// loopsNatively reports whether Starlark's own loop over e does what Python's does: no
// one can change what it goes over, and its elements are the same.
func (l *lowerer) loopsNatively(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Call:
		name, ok := l.builtin(e.Func)
		return ok && (name == "range" || name == "xrange")
	case *ast.List:
		return len(e.Elts) > 0
	case *ast.Tuple:
		return len(e.Elts) > 0
	}
	return false
}

// emitReturn leaves the function.
func (l *lowerer) emitReturn(p text.Pos, value syntax.Expr) {
	handlers := 0
	for i := len(l.frames) - 1; i >= 0; i-- {
		switch f := l.frames[i]; f.kind {
		case handlerFrame:
			handlers++
		case regionFrame:
			f.returns = true
			l.emit(l.ret(p, l.tuple(p, l.leaving(p, value, handlers))))
			return
		}
	}
	l.emit(l.ret(p, l.leaving(p, value, handlers)))
}

// leaving returns value after leaving a number of except clauses.
func (l *lowerer) leaving(p text.Pos, value syntax.Expr, handlers int) syntax.Expr {
	if handlers == 0 {
		return value
	}
	return l.call(p, helperLeave, value, l.number(p, int64(handlers)))
}

func (l *lowerer) emitBreak(p text.Pos) {
	l.leaveLoop(p, func(f *frame) {
		if f.flag != "" {
			l.emit(l.assign(p, l.ident(p, f.flag), l.ident(p, "False")))
		}
		l.emit(l.branch(p, syntax.BREAK))
	}, func(f *frame) {
		f.breaks = true
		l.emit(l.ret(p, l.truth(p)))
	})
}

func (l *lowerer) emitContinue(p text.Pos) {
	l.leaveLoop(p, func(*frame) {
		l.emit(l.branch(p, syntax.CONTINUE))
	}, func(f *frame) {
		f.continues = true
		l.emit(l.ret(p, l.ident(p, "False")))
	})
}

// leaveLoop emits what break or continue do: in a loop of this function, or in a
// region of one, which tells what follows its call.
func (l *lowerer) leaveLoop(p text.Pos, inLoop, inRegion func(*frame)) {
	handlers := 0
	for i := len(l.frames) - 1; i >= 0; i-- {
		f := l.frames[i]
		if f.kind == handlerFrame {
			handlers++
			l.forget(p, f)
			continue
		}
		if handlers > 0 {
			l.emit(l.do(l.leaving(p, l.none(p), handlers)))
		}
		if f.kind == loopFrame {
			inLoop(f)
		} else {
			inRegion(f)
		}
		return
	}
}

func (l *lowerer) assert(s *ast.Assert) {
	l.mark(s.Start, ast.Unparen(s.Test))
	var args []syntax.Expr
	if s.Msg != nil {
		args = append(args, l.expr(s.Msg))
	}
	l.emit(l.ifThen(s.Start, l.unary(s.Start, syntax.NOT, l.condition(s.Test)),
		[]syntax.Stmt{l.do(l.call(s.Start, helperAssert, args...))}, nil))
}

func (l *lowerer) delete(t ast.Expr) {
	p := t.Range().Start
	switch t := t.(type) {
	case *ast.Name:
		l.deleteName(p, t)
	case *ast.Attribute:
		l.markAttribute(t)
		l.emit(l.do(l.call(t.Dot, helperDelAttr, l.expr(t.Value), l.text(p, mangle(l.scope, t.Attr)))))
	case *ast.Subscript:
		l.markItem(t, text.Store)
		if s, ok := t.Index.(*ast.Slice); ok {
			lower, upper, step := l.bounds(s)
			l.emit(l.do(l.call(t.Lbrack, helperDelSlice, l.expr(t.Value), lower, upper, step)))
			return
		}
		l.emit(l.do(l.call(t.Lbrack, helperDelItem, l.expr(t.Value), l.expr(t.Index))))
	case *ast.Paren:
		l.delete(t.Value)
	default:
		if elts, ok := targetList(t); ok {
			for _, e := range elts {
				l.delete(e)
			}
		}
	}
}

func (l *lowerer) deleteName(p text.Pos, t *ast.Name) {
	l.use(t, text.Bind)
	store := l.store(p, t.ID)
	if i, ok := store.(*syntax.IndexExpr); ok {
		if l.scope.kind == classScope {
			l.emit(l.do(l.call(p, helperLookup, i.X, i.Y))) // NameError, not KeyError
		}
		if l.scope.kind == classScope || l.opts.Fragment {
			l.emit(l.do(l.call(p, helperDelItem, i.X, i.Y)))
			return
		}
		l.emit(l.do(l.call(p, helperClear, i.X)))
	}
}
