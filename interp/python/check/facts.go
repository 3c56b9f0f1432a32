package check

import (
	"slices"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
)

// facts is what must be known of the whole program before the rules look at its parts.
type facts struct {
	functions map[string][]ast.Node // by name, methods included
	classes   []*ast.ClassDef
	// selves are the first parameters of methods, with their class.
	selves map[*scope.Symbol]*ast.ClassDef
	// mentioned are the places that mention a class of the program.
	mentioned map[string][]*place
	// stored are the names that some attribute of anything is assigned, or that
	// setattr may assign.
	stored map[string]bool
	// methods counts the classes that define a method.
	methods map[string]int
	// dynamic: the program may define names in ways that the text does not show.
	dynamic bool
	// puts: the program puts modules into sys.modules.
	puts bool
	// places are those of the statements, for hints.
	places map[ast.Stmt]*place
	calls  []located[*ast.Call]
	items  map[*ast.Subscript]bool // those that are assigned or deleted
	// uses are the places that read a variable, read the attributes that are read of
	// anything, and changed the variables whose values methods or items change.
	uses    map[*scope.Symbol][]use
	read    map[string]bool
	changed map[*scope.Symbol]bool
	called  map[string]bool // names that are called
	daemons bool            // some call has the argument daemon
}

// A use is a place that reads a variable, or an attribute of its value.
type use struct {
	name *ast.Name
	attr string
	at   *place
	// changes: what the variable holds is changed, by a method or an assignment to an
	// item.
	changes bool
}

// located is something with its place.
type located[T any] struct {
	node T
	at   *place
}

// bindings returns what gives a variable its values. A parameter gets its first one from
// whoever calls, and a name that is only annotated none, except in classes, where something
// else may give it one.
func (c *checker) bindings(v *scope.Symbol) []scope.Binding {
	if v == nil {
		return nil
	}
	list, ok := c.bound[v]
	if !ok {
		list = v.Bindings
		if slices.ContainsFunc(list, givesNone) {
			list = slices.DeleteFunc(slices.Clone(list), givesNone)
		}
		c.bound[v] = list
	}
	return list
}

func givesNone(b scope.Binding) bool {
	return b.Kind == scope.Parameter || b.Kind == scope.Annotated && b.Value == nil && !isInClass(b.Region.Scope)
}

// isInClass reports whether a scope is a class, or lies in one.
func isInClass(s *scope.Scope) bool {
	for ; s != nil; s = s.Parent {
		if s.Kind == scope.Class {
			return true
		}
	}
	return false
}

// A gatherer collects the facts.
type gatherer struct {
	*facts
	c  *checker
	in ast.Stmt // the statement that the walk is in
	// attrs has the attribute that is read of a name, changing the names whose items are
	// assigned.
	attrs    map[*ast.Name]string
	changing map[*ast.Name]bool
}

func gather(c *checker) *facts {
	g := &gatherer{&facts{
		functions: map[string][]ast.Node{}, selves: map[*scope.Symbol]*ast.ClassDef{},
		mentioned: map[string][]*place{}, stored: map[string]bool{}, methods: map[string]int{}, places: map[ast.Stmt]*place{},
		uses: map[*scope.Symbol][]use{}, read: map[string]bool{}, items: map[*ast.Subscript]bool{}, changed: map[*scope.Symbol]bool{}, called: map[string]bool{},
	}, c, nil, map[*ast.Name]string{}, map[*ast.Name]bool{}}
	g.dynamic = c.symbols.Open
	c.walk(visitor{expr: g.expr, stmt: g.stmt, target: g.target})
	return g.facts
}

func (g *gatherer) stmt(s ast.Stmt, at *place) {
	g.in = s
	if g.c.o.Hints || g.c.o.Portable {
		g.places[s] = at
	}
	switch s := s.(type) {
	case *ast.FunctionDef:
		g.functions[s.Name.ID] = append(g.functions[s.Name.ID], s)
		g.dynamic = g.dynamic || s.Name.ID == "__prepare__" // what class bodies find there, nobody knows
		g.dynamic = g.dynamic || s.Name.ID == "__getattr__" && g.c.symbols.Of(s).Parent == g.c.symbols.Top
		if g.c.inClass(at) {
			g.methods[s.Name.ID]++
			g.self(s, at.class)
		}
	case *ast.ClassDef:
		g.classes = append(g.classes, s)
	case *ast.ImportFrom:
		for _, a := range s.Names {
			if a.Name == "*" {
				_, ok := g.c.symbols.Star(s)
				g.dynamic = g.dynamic || !ok
			}
		}
	case *ast.Exec:
		g.dynamic = true
	}
}

// target notes an attribute or item that something assigns or deletes.
func (g *gatherer) target(t ast.Expr, _ *place) {
	switch t := t.(type) {
	case *ast.Attribute:
		g.stored[t.Attr] = true
		if n, ok := t.Value.(*ast.Name); ok && (n.ID == "builtins" || n.ID == "__builtin__") {
			g.dynamic = true
		}
	case *ast.Subscript:
		g.items[t] = true
		g.puts = g.puts || ast.LastName(t.Value) == "modules"
		if n, ok := t.Value.(*ast.Name); ok {
			g.changing[n] = true
		}
	}
}

// self notes the first parameter of a method.
func (g *gatherer) self(f *ast.FunctionDef, class *ast.ClassDef) {
	params := append(f.Args.PosOnly[:len(f.Args.PosOnly):len(f.Args.PosOnly)], f.Args.Args...)
	if len(params) == 0 || params[0].Name != "self" || len(f.Decorators) > 0 || f.Name.ID == "__new__" || f.Name.ID == "__init_subclass__" || f.Name.ID == "__class_getitem__" {
		return
	}
	if v := g.c.symbols.Of(f).Find(params[0].Name); v != nil {
		g.selves[v] = class
	}
}

// definers are functions with which a program may define names that the text does not show.
var definers = set("exec", "eval", "execfile", "__import__")

func (g *gatherer) expr(e ast.Expr, at *place) {
	switch e := e.(type) {
	case *ast.Name:
		g.name(e, at)
	case *ast.Attribute:
		target := g.in != nil && g.isTarget(e)
		if !target {
			g.read[e.Attr] = true
		}
		if e.Attr == "__dict__" || e.Attr == "__class__" && target { // self.__dict__.update(kw)
			g.stored[anyAttribute] = true
		}
		if n, ok := e.Value.(*ast.Name); ok {
			g.attrs[n] = e.Attr
		}
	case *ast.Call:
		g.call(e, at)
	}
}

// isTarget reports whether an attribute is what the present statement assigns.
func (g *gatherer) isTarget(e *ast.Attribute) bool {
	a, ok := g.in.(*ast.Assign)
	if !ok {
		return false
	}
	for _, t := range a.Targets {
		if t == ast.Expr(e) {
			return true
		}
	}
	return false
}

// changers are the methods that change a list, dict or set.
var changers = set("append", "extend", "insert", "remove", "pop", "popitem", "clear", "update", "setdefault", "add",
	"discard", "sort", "reverse")

// name notes a use of a variable.
func (g *gatherer) name(e *ast.Name, at *place) {
	g.mentioned[e.ID] = append(g.mentioned[e.ID], at)
	v := at.scope.Find(e.ID)
	if v == nil {
		return
	}
	u := use{e, g.attrs[e], at, changers[g.attrs[e]] || g.changing[e]}
	g.uses[v] = append(g.uses[v], u)
	g.changed[v] = g.changed[v] || u.changes
}

func (g *gatherer) call(e *ast.Call, at *place) {
	g.calls = append(g.calls, located[*ast.Call]{e, at})
	for _, k := range e.Keywords {
		g.daemons = g.daemons || k.Name == "daemon"
	}
	name := ast.LastName(e.Func)
	g.called[name] = true
	g.dynamic = g.dynamic || definers[name] && name != "eval"
	if at.scope.Kind == scope.Class && len(at.scope.Views) > 0 { // exec and locals() may make attributes
		g.stored[anyAttribute] = true
	}
	if g.c.symbols.Loads(e) {
		return
	}
	if name == "setattr" || name == "__setattr__" {
		for _, x := range e.Args {
			if s, ok := ast.Unparen(x).(*ast.Constant); ok {
				if text, ok := s.Value.(string); ok {
					g.stored[text] = true
					continue
				}
			}
			g.stored[anyAttribute] = g.stored[anyAttribute] || len(e.Args) > 1 && x == e.Args[1]
		}
	}
}

// anyAttribute stands in stored for attributes whose names the text does not show.
const anyAttribute = ""

// stores reports whether the program may assign an attribute of this name to something.
func (f *facts) stores(name string) bool { return f.stored[name] || f.stored[anyAttribute] }
