package lower

import (
	"strings"

	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
	"github.com/pyq-lang/pyq/interp/text"
)

const (
	moduleName      = "$self"      // the variable of a module that holds the module
	classNames      = "$names"     // the variable of a class body that holds its names
	namespaceName   = "$namespace" // the variable of a fragment that holds its names
	globalsName     = "$globals"   // the variable of a fragment that holds its global names
	classCellName   = "$classcell" // the variable of a class body that holds the class
	classCellKey    = "__classcell__"
	annotationsName = "__annotations__"
	anyIndex        = 0 // cells ignore it
)

// names say what the names of the program are in Starlark's tree.
type names struct {
	*output
	opts   *Options
	module *ast.Module
	table  *scope.Table
	cells  cells
	scope  *scope.Scope // of the present place
	// unbound are the names that live in cells though the text does not bind them: in an input of a
	// session all, otherwise those that are hideable.
	unbound map[string]bool
	// globals: the fragment mentions global names.
	globals bool
	// hideable are the predeclared names that the module's dict may get, see findHideable.
	hideable map[string]bool
}

// within lowers what f walks in another scope.
func (n *names) within(s *scope.Scope, f func()) {
	outer := n.scope
	n.scope = s
	f()
	n.scope = outer
}

// load returns the value of a name.
func (n *names) load(p text.Pos, name string) syntax.Expr {
	name = n.scope.Mangle(name)
	if dict := n.dictOf(name); dict != "" {
		args := []syntax.Expr{n.ident(p, dict), n.text(p, name)}
		look := n.global
		if y := n.scope.Own(name); y == nil || !y.IsBound() {
			look = n.around
		}
		if outside := look(p, name); outside != nil {
			args = append(args, n.lambda(p, nil, outside))
		}
		return n.call(p, helperLookup, args...)
	}
	if e := n.around(p, name); e != nil {
		return e
	}
	if n.python2 && n.scope.Function().Kind == scope.Function {
		return n.call(p, helperName, n.text(p, name), n.truth(p))
	}
	return n.call(p, helperName, n.text(p, name))
}

// dictOf returns the variable with the dict in which a name is looked for first, "" if there is
// none: the names of a class body, or in Python 2 those that exec makes in a function.
func (n *names) dictOf(name string) string {
	if n.isInClass(name) || n.isTyping(name) {
		return classNames
	}
	s := n.scope
	for s.Kind == scope.Comprehension && !s.IsLazy() {
		s = s.Parent
	}
	if !s.Executes || s.Kind != scope.Function || s.Declares(name) || strings.HasPrefix(name, "$") {
		return ""
	}
	if v := n.scope.Find(name); v != nil && v.Scope.Kind != scope.Module {
		return ""
	}
	return viewName
}

// isInClass reports whether a name may be one that the body of the present class has bound.
func (n *names) isInClass(name string) bool {
	if n.scope.Kind != scope.Class {
		return false
	}
	y := n.scope.Own(name)
	return y != nil && y.IsBound() || n.scope.Annotated && name == annotationsName || n.mayBeMade(name)
}

// isTyping reports whether a name in a scope of type parameters may be one that the class around has
// bound.
func (n *names) isTyping(name string) (is bool) {
	s := n.scope
	for ; s.Typing; s = s.Parent {
		if y := s.Own(name); y != nil && y.IsBound() {
			return false
		}
	}
	if s != n.scope {
		n.within(s, func() { is = n.isInClass(name) })
	}
	return is
}

// mayBeMade reports whether something may bind a name in the present class that its body does not
// bind: exec, what locals() returns, or __prepare__ of a metaclass.
func (n *names) mayBeMade(name string) bool {
	return (len(n.scope.Views) > 0 || n.scope.Prepared()) && !strings.HasPrefix(name, "$")
}

// global returns the value of a name that a class body assigns, but has not yet: Python
// looks for it in the module, and not in the functions around. nil if it is unknown.
func (n *names) global(p text.Pos, name string) (value syntax.Expr) {
	n.within(n.table.Top, func() {
		if n.scope.Find(name) == nil && n.predeclared(name) && !n.opts.Fragment && !n.opts.Session {
			value = n.call(p, helperBuiltin, n.text(p, n.predeclaredName(name)))
			return
		}
		value = n.around(p, name)
	})
	return value
}

// around returns the value of a name that is none of a class body; nil if it is unknown.
func (n *names) around(p text.Pos, name string) syntax.Expr {
	v := n.scope.Around(name)
	own := strings.HasPrefix(name, "$") // a name of ours
	switch {
	case v == nil && name == "__class__" && n.inMethod():
		return n.cell(p, classCellName)
	case n.opts.Fragment && !own && (v == nil || v.Scope.Kind == scope.Module):
		return n.inFragment(p, name)
	case v == nil && n.opts.Session && !own && !ownToInputs[name]:
		n.unbound[name] = true
		return n.cell(p, CellPrefix+name)
	case v == nil && n.hideable[name] && n.predeclared(name):
		n.unbound[name] = true
		return n.cell(p, CellPrefix+name)
	case v == nil && n.predeclared(name):
		if n.predeclaredName(name) != name {
			n.note(p, nameNotes[name])
		}
		return n.ident(p, n.predeclaredName(name))
	case v == nil:
		return n.special(p, name)
	}
	if n.isFree(v) {
		n.markFree(p, name)
	}
	return n.variable(p, v)
}

// variable returns Starlark's variable for one of the program's, or the content of its cell.
func (n *names) variable(p text.Pos, v *scope.Symbol) syntax.Expr {
	if n.cells.has(v) {
		return n.cell(p, n.cells.variable(v))
	}
	return n.ident(p, v.Name)
}

// isFree reports whether a variable is one of a function around the present one.
func (n *names) isFree(v *scope.Symbol) bool {
	if v.Scope.Kind != scope.Function {
		return false
	}
	for s := n.scope; s != nil && s != v.Scope; s = s.Parent {
		if s.Kind != scope.Comprehension || s.IsLazy() {
			return true
		}
	}
	return false
}

// ownToInputs are the special names that an input of a session does not share with the
// others.
var ownToInputs = map[string]bool{"__name__": true, "__debug__": true, "__package__": true, "__spec__": true}

// specials are the names that every module has, with their values.
var specials = map[string]func(n *names, p text.Pos) syntax.Expr{
	"__name__":     func(n *names, p text.Pos) syntax.Expr { return n.text(p, n.opts.Name) },
	"__file__":     func(n *names, p text.Pos) syntax.Expr { return n.text(p, n.opts.File) },
	"__builtins__": func(n *names, p text.Pos) syntax.Expr { return n.call(p, helperBuiltins) },
	"__package__":  func(n *names, p text.Pos) syntax.Expr { return n.none(p) },
	"__spec__":     func(n *names, p text.Pos) syntax.Expr { return n.none(p) },
	"__debug__":    func(n *names, p text.Pos) syntax.Expr { return n.truth(p) },
	"__doc__": func(n *names, p text.Pos) syntax.Expr {
		if doc, ok := docstring(n.module.Body); ok {
			return n.text(p, doc)
		}
		return n.none(p)
	},
}

// special returns the value of a name that every module has, nil of others.
func (n *names) special(p text.Pos, name string) syntax.Expr {
	if value := specials[name]; value != nil {
		return value(n, p)
	}
	return nil
}

// moduleNameExpr returns the name of the present module.
func (n *names) moduleNameExpr(p text.Pos) syntax.Expr {
	if n.opts.Fragment {
		n.globals = true
		return n.index(p, n.ident(p, globalsName), n.text(p, "__name__"))
	}
	return n.text(p, n.opts.Name)
}

// inMethod reports whether there is a class around the present function.
func (n *names) inMethod() bool {
	for s := n.scope.Parent; s != nil; s = s.Parent {
		if s.Kind == scope.Class {
			return true
		}
	}
	return false
}

// cell returns the content of a cell.
func (n *names) cell(p text.Pos, name string) *syntax.IndexExpr {
	return n.index(p, n.ident(p, name), n.number(p, anyIndex))
}

// isItem reports whether a target is an item of a namespace, of a class or of what exec runs in, and
// not the content of a cell.
func isItem(target *syntax.IndexExpr) bool {
	key, ok := target.Y.(*syntax.Literal)
	return ok && key.Token == syntax.STRING
}

// store returns the target for an assignment to a name.
func (n *names) store(p text.Pos, name string) syntax.Expr {
	name = n.scope.Mangle(name)
	if n.scope.Kind == scope.Class {
		if y := n.scope.Own(name); y == nil || !y.IsGlobal() && !y.IsNonlocal() {
			return n.index(p, n.ident(p, classNames), n.text(p, name))
		}
	}
	v := n.scope.Find(name)
	switch {
	case v == nil:
		return n.ident(p, name)
	case n.opts.Fragment && v.Scope.Kind == scope.Module && !strings.HasPrefix(name, "$"):
		return n.inFragment(p, name)
	}
	return n.variable(p, v)
}

// inFragment returns the place of a name that is a fragment's. Its functions know the global
// names only, as does what it declares global.
func (n *names) inFragment(p text.Pos, name string) syntax.Expr {
	s := n.scope
	for s.Kind == scope.Comprehension && !s.IsLazy() {
		s = s.Parent
	}
	space := namespaceName
	if s.Kind != scope.Module || s.Declares(name) {
		n.globals = true
		space = globalsName
	}
	return n.index(p, n.ident(p, space), n.text(p, name))
}

// find returns the variable that a name means here, nil if it is none of the program's.
func (n *names) find(e *ast.Name) *scope.Symbol { return n.scope.Find(e.ID) }

// isPlain reports whether a name is a variable of Starlark's in this scope.
func (n *names) isPlain(name string) bool {
	_, ok := n.store(text.Pos{}, name).(*syntax.Ident)
	return ok
}

// builtin reports whether an expression is the name of a predeclared value that the
// program has not given another meaning.
func (n *names) builtin(e ast.Expr) (name string, ok bool) {
	id, ok := ast.Unparen(e).(*ast.Name)
	if !ok || !n.predeclared(id.ID) || n.scope.Find(id.ID) != nil || n.hideable[id.ID] {
		return "", false
	}
	return id.ID, true
}

// predeclared reports whether a name has a value that needs no import.
func (n *names) predeclared(name string) bool { return n.opts.predeclared(name, n.python2) }

// predeclaredName returns the name under which the predeclared value of a name is
// found: some differ in Python 2.
func (n *names) predeclaredName(name string) string {
	if n.python2 && n.opts.Predeclared("2."+name) {
		return "2." + name
	}
	return name
}
