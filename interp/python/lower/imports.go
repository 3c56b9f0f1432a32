package lower

import (
	"strings"

	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
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
		l.emit(l.assign(p, l.store(p, scope.BoundBy(n)), l.call(p, helperImport, l.text(p, n.Name))))
	}
}

// importFrom lowers from m import a as b. A star is resolved already: it imports what the
// program mentions.
func (l *lowerer) importFrom(s *ast.ImportFrom) {
	if s.Module == "__future__" {
		l.emit(l.branch(s.Start, syntax.PASS))
		return
	}
	module := s.ModuleName()
	l.note(s.Start, moduleNotes[module])
	for _, n := range s.Names {
		p := n.Start
		l.mark(p, s)
		if n.Name == "*" {
			l.emit(l.do(l.call(p, helperImportAs, l.text(p, module))))
			imported, _ := l.table.Star(s)
			for _, name := range imported {
				l.emit(l.assign(p, l.store(p, name), l.call(p, helperImportFrom, l.text(p, module), l.text(p, name))))
			}
			continue
		}
		l.emit(l.assign(p, l.store(p, scope.BoundBy(n)), l.call(p, helperImportFrom, l.text(p, module), l.text(p, n.Name))))
	}
}

// loadStmt lowers Starlark's load statement; ok is false if s is none.
func (l *lowerer) loadStmt(s *ast.ExprStmt) (ok bool) {
	c, ok := s.Value.(*ast.Call)
	if !ok || !l.table.Loads(c) {
		return false
	}
	module, _ := ast.Text(c.Args[0])
	load := &syntax.LoadStmt{Load: l.pos(s.Start), Rparen: l.pos(c.Rparen), Module: l.text(c.Args[0].Range().Start, module)}
	var store []syntax.Stmt
	add := func(p text.Pos, to string, e ast.Expr) {
		from, _ := ast.Text(e)
		if strings.HasPrefix(from, "_") {
			l.refuse(e, "load does not give names that begin with an underscore")
		}
		if to == "" {
			to = from
		}
		variable := to
		if l.opts.Session || l.opts.open(l.table) { // a load statement cannot fill cells
			variable = l.temp()
			store = append(store, l.assign(p, l.store(p, to), l.ident(p, variable)))
		}
		load.To = append(load.To, l.ident(p, variable))
		load.From = append(load.From, l.ident(p, from))
	}
	for _, a := range c.Args[1:] {
		add(a.Range().Start, "", a)
	}
	for _, k := range c.Keywords {
		add(k.Start, k.Name, k.Value)
	}
	l.emit(load)
	l.emit(store...)
	return true
}
