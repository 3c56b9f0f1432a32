package lower

import (
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
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
		l.annAssign(s)
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
		l.typeAlias(s)
	case *ast.Pass, *ast.Global, *ast.Nonlocal:
		l.emit(l.branch(p, syntax.PASS))
	}
}

func (l *lowerer) exprStmt(s *ast.ExprStmt) {
	if l.opts.Show && l.scope.Kind == scope.Module {
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
	if l.opts.Fragment || l.frames.inRegion() {
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
	stmt := l.ifThen(s.Start, l.expr(s.Test), l.blockOf(s.Body), l.blockOf(s.Else))
	if s.ElsePos.IsValid() {
		stmt.ElsePos = l.pos(s.ElsePos)
	}
	l.emit(stmt)
}

// inLoop lowers the body of a loop. flag is the variable that tells its else clause
// whether the loop was left by break.
func (l *lowerer) inLoop(flag string, body []ast.Stmt) []syntax.Stmt {
	l.frames.push(&frame{kind: loopFrame, flag: flag})
	out := l.blockOf(body)
	l.frames.pop()
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
	l.emit(&syntax.WhileStmt{While: l.pos(s.Start), Cond: l.expr(s.Test),
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
	over := l.iterate(s.For, l.expr(s.Iter), s.Target)
	vars, assign := l.loop(s.Target)
	body := append(l.collect(assign), l.inLoop(flag, s.Body)...)
	l.emit(&syntax.ForStmt{For: l.pos(s.For), Vars: vars, X: over, Body: l.block(s.Start, body)})
	l.loopElse(s.Start, flag, s.Else)
}

func (l *lowerer) assert(s *ast.Assert) {
	l.mark(s.Start, ast.Unparen(s.Test))
	var args []syntax.Expr
	if s.Msg != nil {
		args = append(args, l.expr(s.Msg))
	}
	l.emit(l.ifThen(s.Start, l.unary(s.Start, syntax.NOT, l.expr(s.Test)),
		[]syntax.Stmt{l.do(l.call(s.Start, helperAssert, args...))}, nil))
}

func (l *lowerer) delete(t ast.Expr) {
	p := t.Range().Start
	switch t := t.(type) {
	case *ast.Name:
		l.deleteName(p, t)
	case *ast.Attribute:
		l.markAttribute(t)
		l.emit(l.do(l.call(t.Dot, helperDelAttr, l.expr(t.Value), l.text(p, l.scope.Mangle(t.Attr)))))
	case *ast.Subscript:
		l.markItem(t)
		if s, ok := t.Index.(*ast.Slice); ok {
			lower, upper, step := l.bounds(s)
			l.emit(l.do(l.call(t.Lbrack, helperDelSlice, l.expr(t.Value), lower, upper, step)))
			return
		}
		l.emit(l.do(l.call(t.Lbrack, helperDelItem, l.expr(t.Value), l.expr(t.Index))))
	case *ast.Paren:
		l.delete(t.Value)
	default:
		if elts, ok := ast.Elements(t); ok {
			for _, e := range elts {
				l.delete(e)
			}
		}
	}
}

func (l *lowerer) deleteName(p text.Pos, t *ast.Name) {
	l.use(t, text.Bind)
	i, ok := l.store(p, t.ID).(*syntax.IndexExpr)
	switch {
	case !ok:
	case isItem(i):
		if l.scope.Kind == scope.Class {
			l.emit(l.do(l.call(p, helperLookup, i.X, i.Y))) // NameError, not KeyError
		}
		l.emit(l.do(l.call(p, helperDelItem, i.X, i.Y)))
	default:
		l.emit(l.do(l.call(p, helperClear, i.X)))
	}
}
