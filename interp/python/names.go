package python

import (
	"strings"

	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

const (
	classNames    = "$names"     // the variable of a class body that holds its names
	namespaceName = "$namespace" // the variable of a fragment that holds its names
	classCellName = "$classcell" // the variable of a class body that holds the class
	classCellKey  = "__classcell__"
	anyIndex      = 0 // cells ignore it
)

// load returns the value of a name.
func (l *lowerer) load(p text.Pos, name string) syntax.Expr {
	name = mangle(l.scope, name)
	if y := l.scope.symbols[name]; l.scope.kind == classScope && y != nil && y.bound {
		outside := l.global(p, name)
		args := []syntax.Expr{l.ident(p, classNames), l.text(p, name)}
		if outside != nil {
			args = append(args, l.lambda(p, nil, outside))
		}
		return l.call(p, helperLookup, args...)
	}
	if e := l.outside(p, name); e != nil {
		return e
	}
	if l.module.Python2 && l.scope.function().kind == functionScope {
		return l.call(p, helperName, l.text(p, name), l.truth(p))
	}
	return l.call(p, helperName, l.text(p, name))
}

// global returns the value of a name that a class body assigns, but has not yet: Python
// looks for it in the module, and not in the functions around. nil if it is unknown.
func (l *lowerer) global(p text.Pos, name string) syntax.Expr {
	scope := l.scope
	l.scope = scope.module()
	defer func() { l.scope = scope }()
	if _, y := l.scope.find(name); y == nil && l.predeclared(name) && !l.opts.Fragment && !l.opts.Session {
		return l.call(p, helperBuiltin, l.text(p, l.predeclaredName(name)))
	}
	return l.outside(p, name)
}

// outside returns the value of a name that is none of a class body; nil if it is
// unknown.
func (l *lowerer) outside(p text.Pos, name string) syntax.Expr {
	owner, y := l.scope.outside(name).find(name)
	switch {
	case l.opts.Fragment && !strings.HasPrefix(name, "$") && (y == nil || owner.kind == moduleScope):
		return l.index(p, l.ident(p, namespaceName), l.text(p, name))
	case y == nil && l.opts.Session && !strings.HasPrefix(name, "$") && !ownToInputs[name]:
		l.free[name] = true
		return l.cell(p, CellPrefix+name)
	case y == nil && l.predeclared(name):
		if l.predeclaredName(name) != name {
			l.note(p, nameNotes[name])
		}
		return l.ident(p, l.predeclaredName(name))
	case y == nil:
		return l.special(p, name)
	}
	if l.isFree(owner) {
		l.markFree(p, name)
	}
	if y.boxed {
		return l.cell(p, y.variable())
	}
	return l.ident(p, name)
}

// ownToInputs are the special names that an input of a session does not share with the
// others.
var ownToInputs = map[string]bool{"__name__": true, "__debug__": true, "__class__": true, "__package__": true, "__spec__": true}

// special returns the value of a name that every module has.
func (l *lowerer) special(p text.Pos, name string) syntax.Expr {
	switch name {
	case "__name__":
		return l.text(p, l.opts.Module)
	case "__file__":
		return l.text(p, l.opts.File)
	case "__doc__":
		if doc, ok := docstring(l.module.Body); ok {
			return l.text(p, doc)
		}
		return l.none(p)
	case "__package__", "__spec__":
		return l.none(p)
	case "__debug__":
		return l.truth(p)
	case "__class__":
		return l.cell(p, classCellName)
	}
	return nil
}

// cell returns the content of a cell.
func (l *lowerer) cell(p text.Pos, name string) *syntax.IndexExpr {
	return l.index(p, l.ident(p, name), l.number(p, anyIndex))
}

// store returns the target for an assignment to a name.
func (l *lowerer) store(p text.Pos, name string) syntax.Expr {
	name = mangle(l.scope, name)
	if y := l.scope.symbols[name]; l.scope.kind == classScope && (y == nil || !y.global && !y.nonlocal) {
		return l.index(p, l.ident(p, classNames), l.text(p, name))
	}
	owner, y := l.scope.find(name)
	if l.opts.Fragment && owner != nil && owner.kind == moduleScope && !strings.HasPrefix(name, "$") {
		return l.index(p, l.ident(p, namespaceName), l.text(p, name))
	}
	if y != nil && y.boxed {
		return l.cell(p, y.variable())
	}
	return l.ident(p, name)
}

// isPlain reports whether a name is a variable of Starlark's in this scope.
func (l *lowerer) isPlain(name string) bool {
	_, ok := l.store(text.Pos{}, name).(*syntax.Ident)
	return ok
}

// builtin reports whether an expression is the name of a predeclared value that the
// program has not given another meaning.
func (l *lowerer) builtin(e ast.Expr) (name string, ok bool) {
	n, ok := ast.Unparen(e).(*ast.Name)
	if !ok || !l.predeclared(n.ID) {
		return "", false
	}
	if _, y := l.scope.find(n.ID); y != nil {
		return "", false
	}
	return n.ID, true
}

// calledBuiltin returns the name of the predeclared function that an expression calls.
func (l *lowerer) calledBuiltin(e ast.Expr) (name string, ok bool) {
	c, ok := ast.Unparen(e).(*ast.Call)
	if !ok {
		return "", false
	}
	return l.builtin(c.Func)
}

// predeclared reports whether a name has a value that needs no import.
func (l *lowerer) predeclared(name string) bool {
	if l.opts.Predeclared == nil || strings.HasPrefix(name, "$") {
		return false
	}
	return l.opts.Predeclared(name) || l.module.Python2 && l.opts.Predeclared("2."+name)
}

// predeclaredName returns the name under which the predeclared value of a name is
// found: some differ in Python 2.
func (l *lowerer) predeclaredName(name string) string {
	if l.module.Python2 && l.opts.Predeclared("2."+name) {
		return "2." + name
	}
	return name
}
