package check

import (
	"github.com/pyq-lang/pyq/interp/python"
	"github.com/pyq-lang/pyq/interp/python/ast"
)

// A binding is one way in which a variable gets a value.
type binding struct {
	node  ast.Node // *ast.FunctionDef, *ast.ClassDef, *ast.Alias, or the statement
	value ast.Expr // what it is assigned; nil if the text does not show it
	// iter: the variable is that of a for over value.
	iter  bool
	from  *ast.ImportFrom // of an alias
	place place
}

// facts is what must be known of the whole program before the rules look at its parts.
type facts struct {
	bindings  map[*python.Variable][]binding
	functions map[string][]ast.Node // by name, methods included
	classes   []*ast.ClassDef
	// selves are the first parameters of methods, with their class.
	selves map[*python.Variable]*ast.ClassDef
	// mentioned are the places that mention a class of the program.
	mentioned map[string][]*place
	// stored are the names that some attribute of anything is assigned, or that
	// setattr may assign.
	stored map[string]bool
	// methods counts the classes that define a method.
	methods map[string]int
	// dynamic: the program may define names in ways that the text does not show.
	dynamic bool
	// boundBy are the variables that a statement binds by itself, in its own scope; targets
	// are the names in it that are assigned and not read.
	boundBy map[ast.Stmt][]*python.Variable
	targets map[*ast.Name]bool
	calls   []located[*ast.Call]
	items   map[*ast.Subscript]bool // those that are assigned or deleted
	// uses are the places that read a variable, read the attributes that are read of
	// anything, and changed the variables whose values methods or items change.
	uses    map[*python.Variable][]use
	read    map[string]bool
	changed map[*python.Variable]bool
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
		bindings: map[*python.Variable][]binding{}, functions: map[string][]ast.Node{}, selves: map[*python.Variable]*ast.ClassDef{},
		mentioned: map[string][]*place{}, stored: map[string]bool{}, methods: map[string]int{},
		boundBy: map[ast.Stmt][]*python.Variable{}, targets: map[*ast.Name]bool{},
		uses: map[*python.Variable][]use{}, read: map[string]bool{}, items: map[*ast.Subscript]bool{}, changed: map[*python.Variable]bool{}, called: map[string]bool{},
	}, c, nil, map[*ast.Name]string{}, map[*ast.Name]bool{}}
	c.walk(visitor{expr: g.expr, stmt: g.stmt})
	return g.facts
}

// bind notes a binding of a name.
func (g *gatherer) bind(name string, at *place, b binding) {
	b.place = *at
	scope := at.scope
	if _, comp := b.node.(*ast.NamedExpr); comp {
		for scope.IsComprehension() {
			scope = scope.Outer()
		}
	}
	owner, v := scope.Find(name)
	if v == nil {
		return
	}
	g.bindings[v] = append(g.bindings[v], b)
	if owner == scope && g.in != nil {
		g.boundBy[g.in] = append(g.boundBy[g.in], v)
	}
}

func (g *gatherer) stmt(s ast.Stmt, at *place) {
	g.in = s
	switch s := s.(type) {
	case *ast.FunctionDef:
		g.functions[s.Name.ID] = append(g.functions[s.Name.ID], s)
		if g.c.inClass(at) {
			g.methods[s.Name.ID]++
			g.self(s, at.class)
		}
		g.bind(s.Name.ID, at, binding{node: s})
	case *ast.ClassDef:
		g.classes = append(g.classes, s)
		g.bind(s.Name.ID, at, binding{node: s})
	case *ast.Import:
		for _, a := range s.Names {
			g.bind(boundName(a), at, binding{node: a})
		}
	case *ast.ImportFrom:
		g.importFrom(s, at)
	case *ast.For:
		g.target(s.Target, at.inLoop(), binding{node: s, value: s.Iter, iter: true})
	case *ast.With:
		for _, item := range s.Items {
			enter := &ast.Call{Span: item.Context.Range(), Func: &ast.Attribute{Span: item.Context.Range(), Value: item.Context, Attr: "__enter__"}}
			g.target(item.Vars, at, binding{node: s, value: enter})
		}
	case *ast.Try:
		for _, h := range s.Handlers {
			g.target(h.Name, at, binding{node: h})
		}
	case *ast.Match:
		for _, k := range s.Cases {
			g.pattern(k.Pattern, at, s)
		}
	case *ast.Delete:
		for _, t := range s.Targets {
			g.target(t, at, binding{node: s})
		}
	case *ast.Exec:
		g.dynamic = true
	default:
		g.assignment(s, at)
	}
}

func (g *gatherer) assignment(s ast.Stmt, at *place) {
	switch s := s.(type) {
	case *ast.Assign:
		for _, t := range s.Targets {
			g.target(t, at, binding{node: s, value: s.Value})
		}
	case *ast.AugAssign:
		g.target(s.Target, at, binding{node: s, value: &ast.BinOp{Span: s.Span, Left: s.Target, Op: s.Op, Right: s.Value, OpPos: s.OpPos}})
	case *ast.AnnAssign:
		if s.Value != nil || at.class != nil {
			g.target(s.Target, at, binding{node: s, value: s.Value})
		}
	}
}

// self notes the first parameter of a method.
func (g *gatherer) self(f *ast.FunctionDef, class *ast.ClassDef) {
	params := append(f.Args.PosOnly[:len(f.Args.PosOnly):len(f.Args.PosOnly)], f.Args.Args...)
	if len(params) == 0 || params[0].Name != "self" || len(f.Decorators) > 0 || f.Name.ID == "__new__" || f.Name.ID == "__init_subclass__" || f.Name.ID == "__class_getitem__" {
		return
	}
	if _, v := g.c.scopes.Of(f).Find(params[0].Name); v != nil {
		g.selves[v] = class
	}
}

// boundName returns the name that an alias binds.
func boundName(a *ast.Alias) string {
	if a.AsName != "" {
		return a.AsName
	}
	return topName(a.Name)
}

func (g *gatherer) importFrom(s *ast.ImportFrom, at *place) {
	for _, a := range s.Names {
		if a.Name != "*" {
			name := a.Name
			if a.AsName != "" {
				name = a.AsName
			}
			g.bind(name, at, binding{node: a, from: s})
			continue
		}
		names, ok := g.c.scopes.Bound(s)
		g.dynamic = g.dynamic || !ok
		for _, name := range names {
			g.bind(name, at, binding{node: &ast.Alias{Span: s.Span, Name: name}, from: s})
		}
	}
}

// target notes what an assignment binds.
func (g *gatherer) target(t ast.Expr, at *place, b binding) {
	switch t := t.(type) {
	case *ast.Name:
		g.targets[t] = true
		g.bind(t.ID, at, b)
	case *ast.Tuple:
		g.unpack(t.Elts, at, b)
	case *ast.List:
		g.unpack(t.Elts, at, b)
	case *ast.Starred:
		g.target(t.Value, at, binding{node: b.node})
	case *ast.Paren:
		g.target(t.Value, at, b)
	case *ast.Attribute:
		g.stored[t.Attr] = true
	case *ast.Subscript:
		g.items[t] = true
		if n, ok := t.Value.(*ast.Name); ok {
			g.changing[n] = true
		}
	}
}

// unpack notes the parts of an unpacking. Their values are known if they stand side by
// side.
func (g *gatherer) unpack(list []ast.Expr, at *place, b binding) {
	var values []ast.Expr
	if v, ok := ast.Unparen(b.value).(*ast.Tuple); ok && !b.iter && len(v.Elts) == len(list) {
		values = v.Elts
	}
	for i, t := range list {
		part := binding{node: b.node}
		if values != nil {
			part.value = values[i]
		}
		g.target(t, at, part)
	}
}

// pattern notes what a case binds.
func (g *gatherer) pattern(p ast.Pattern, at *place, s ast.Stmt) {
	list := func(list []ast.Pattern) {
		for _, p := range list {
			g.pattern(p, at, s)
		}
	}
	capture := func(name string) {
		if name != "" {
			g.bind(name, at, binding{node: s})
		}
	}
	switch p := p.(type) {
	case *ast.MatchSequence:
		list(p.Patterns)
	case *ast.MatchMapping:
		list(p.Patterns)
		capture(p.Rest)
	case *ast.MatchClass:
		list(p.Patterns)
		list(p.KwPatterns)
	case *ast.MatchStar:
		capture(p.Name)
	case *ast.MatchAs:
		if p.Pattern != nil {
			g.pattern(p.Pattern, at, s)
		}
		capture(p.Name)
	case *ast.MatchOr:
		list(p.Patterns)
	}
}

// definers are functions with which a program may define names that the text does not show.
var definers = set("exec", "eval", "execfile", "globals", "__import__")

func (g *gatherer) expr(e ast.Expr, at *place) {
	switch e := e.(type) {
	case *ast.Name:
		g.name(e, at)
	case *ast.Attribute:
		if g.in == nil || !g.isTarget(e) {
			g.read[e.Attr] = true
		}
		if n, ok := e.Value.(*ast.Name); ok {
			g.attrs[n] = e.Attr
		}
	case *ast.NamedExpr:
		g.bind(e.Target.ID, at, binding{node: e, value: e.Value})
	case *ast.Comp:
		within := *at
		within.scope = g.c.scopes.Of(e)
		for _, gen := range e.Generators {
			g.target(gen.Target, &within, binding{node: e, value: gen.Iter, iter: true})
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
	_, v := at.scope.Find(e.ID)
	if v == nil || g.targets[e] {
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
	name := lastName(e.Func)
	g.called[name] = true
	g.dynamic = g.dynamic || definers[name] && name != "eval"
	if g.c.scopes.Loads(e) {
		for _, x := range e.Args[1:] {
			if s, ok := x.(*ast.Constant); ok {
				if text, ok := s.Value.(string); ok {
					g.bind(text, at, binding{node: e})
				}
			}
		}
		for _, k := range e.Keywords {
			g.bind(k.Name, at, binding{node: e})
		}
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
