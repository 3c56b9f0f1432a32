package python

import (
	"strings"

	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

func (l *lowerer) importStmt(s *ast.Import) {
	for _, n := range s.Names {
		p := n.Start
		l.mark(p, s)
		l.note(p, moduleNotes[n.Name])
		if n.AsName != "" {
			l.emit(l.assign(p, l.store(p, n.AsName), l.call(p, helperImportAs, l.text(p, n.Name))))
			continue
		}
		top, _, _ := strings.Cut(n.Name, ".")
		l.emit(l.assign(p, l.store(p, top), l.call(p, helperImport, l.text(p, n.Name))))
	}
}

// importFrom lowers from m import a as b. A star is resolved already: it imports what the
// program mentions.
func (l *lowerer) importFrom(s *ast.ImportFrom) {
	if s.Module == "__future__" {
		l.emit(l.branch(s.Start, syntax.PASS))
		return
	}
	module := moduleName(s)
	l.note(s.Start, moduleNotes[module])
	for _, n := range s.Names {
		p := n.Start
		l.mark(p, s)
		if n.Name == "*" {
			l.emit(l.do(l.call(p, helperImportAs, l.text(p, module))))
			for _, name := range l.stars[s] {
				l.emit(l.assign(p, l.store(p, name), l.call(p, helperImportFrom, l.text(p, module), l.text(p, name))))
			}
			continue
		}
		to := n.AsName
		if to == "" {
			to = n.Name
		}
		l.emit(l.assign(p, l.store(p, to), l.call(p, helperImportFrom, l.text(p, module), l.text(p, n.Name))))
	}
}

// moduleName returns the name of the module that a from statement reads. Relative ones
// are looked for beside the program: there are no packages around it.
func moduleName(s *ast.ImportFrom) string {
	if s.Level > 0 && s.Module == "" {
		return "."
	}
	return s.Module
}

// loadCall returns a statement's call if it is Starlark's load("module", "name",
// alias="name").
func loadCall(s ast.Stmt) (*ast.Call, bool) {
	e, ok := s.(*ast.ExprStmt)
	if !ok {
		return nil, false
	}
	c, ok := e.Value.(*ast.Call)
	if !ok || len(c.Args) == 0 {
		return nil, false
	}
	if n, ok := c.Func.(*ast.Name); !ok || n.ID != "load" {
		return nil, false
	}
	for _, a := range c.Args {
		if !isStringConstant(a) {
			return nil, false
		}
	}
	for _, k := range c.Keywords {
		if k.Name == "" || !isStringConstant(k.Value) {
			return nil, false
		}
	}
	return c, true
}

func stringOf(e ast.Expr) string { return ast.Unparen(e).(*ast.Constant).Value.(string) }

// loadStmt lowers Starlark's load statement; ok is false if s is none.
func (l *lowerer) loadStmt(s *ast.ExprStmt) (ok bool) {
	c, ok := loadCall(s)
	if !ok || l.scope.kind != moduleScope || len(l.frames) > 0 || !l.loads[c] {
		return false
	}
	load := &syntax.LoadStmt{Load: l.pos(s.Start), Rparen: l.pos(c.Rparen),
		Module: l.text(c.Args[0].Range().Start, stringOf(c.Args[0]))}
	var store []syntax.Stmt
	add := func(p text.Pos, to, from string) {
		variable := to
		if l.opts.Session { // a load statement cannot fill cells
			variable = l.temp()
			store = append(store, l.assign(p, l.store(p, to), l.ident(p, variable)))
		}
		load.To = append(load.To, l.ident(p, variable))
		load.From = append(load.From, l.ident(p, from))
	}
	for _, a := range c.Args[1:] {
		add(a.Range().Start, stringOf(a), stringOf(a))
	}
	for _, k := range c.Keywords {
		add(k.Start, k.Name, stringOf(k.Value))
	}
	l.emit(load)
	l.emit(store...)
	return true
}
