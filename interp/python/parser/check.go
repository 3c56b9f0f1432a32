package parser

import (
	"fmt"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/text"
)

// What is known of a name in a scope.
const (
	isParam = 1 << iota
	isBound
	isImported // bound, too
	isUsed
	isAnnotated
	isGlobal
	isNonlocal
)

// A namespace is what global and nonlocal statements are checked against.
type namespace struct {
	outer    *namespace // the function around, not a class or module
	names    map[string]uint8
	declared map[string]text.Span // by the first global or nonlocal statement
	function bool
	nonlocal []*ast.Nonlocal
	inner    []func() // checks the functions and classes within
}

// checkScopes checks global and nonlocal statements, for which a whole function
// must be known. Only files that have some are walked.
func (p *parser) checkScopes(m *ast.Module) {
	c := checker{p, &namespace{names: map[string]uint8{}}}
	c.scope(m.Body)
}

// A checker walks the statements of one scope.
type checker struct {
	p *parser
	*namespace
}

// scope checks a scope and then, as what it binds is known, those within.
func (c checker) scope(body []ast.Stmt) {
	c.body(body)
	for _, n := range c.nonlocal {
		for _, name := range n.Names {
			if c.names[name.ID]&isGlobal != 0 {
				c.p.soft(c.declared[name.ID], fmt.Sprintf("name '%s' is nonlocal and global", name.ID))
			} else if !c.outer.binds(name.ID) && name.ID != "__class__" { // which every method has
				c.p.soft(n.Span, fmt.Sprintf("no binding for nonlocal '%s' found", name.ID))
			}
		}
	}
	for _, f := range c.inner {
		f()
	}
}

// binds reports whether a function from n outwards has the name as its own.
func (n *namespace) binds(name string) bool {
	for ; n != nil; n = n.outer {
		flags := n.names[name]
		if flags&(isParam|isBound|isImported) != 0 && flags&(isGlobal|isNonlocal) == 0 {
			return true
		}
	}
	return false
}

// around is the nearest function that a scope within c can reach.
func (c checker) around() *namespace {
	if c.function {
		return c.namespace
	}
	return c.outer
}

func (c checker) bind(name string) { c.names[name] |= isBound }

// body walks statements in the order of the text, which the rules depend on.
func (c checker) body(body []ast.Stmt) {
	for _, s := range body {
		c.stmt(s)
	}
}

// use notes the names that expressions read.
func (c checker) use(list ...ast.Expr) {
	for _, e := range list {
		switch e := e.(type) {
		case nil:
		case *ast.Name:
			c.names[e.ID] |= isUsed
		case *ast.NamedExpr:
			c.bind(e.Target.ID)
			c.use(e.Value)
		default:
			for x := range ast.Operands(e) {
				c.use(x)
			}
		}
	}
}

// target notes the names that a target binds.
func (c checker) target(list ...ast.Expr) {
	for _, e := range list {
		switch e := e.(type) {
		case nil:
		case *ast.Name:
			c.bind(e.ID)
		case *ast.Tuple:
			c.target(e.Elts...)
		case *ast.List:
			c.target(e.Elts...)
		case *ast.Starred:
			c.target(e.Value)
		case *ast.Paren:
			c.target(e.Value)
		default:
			c.use(e)
		}
	}
}

// stmt walks the statements that hold others.
func (c checker) stmt(s ast.Stmt) {
	switch s := s.(type) {
	case *ast.FunctionDef:
		c.def(s)
	case *ast.ClassDef:
		c.class(s)
	case *ast.Global:
		for _, n := range s.Names {
			c.declare(n, s.Span, isGlobal, "global")
		}
	case *ast.Nonlocal:
		for _, n := range s.Names {
			c.declare(n, s.Span, isNonlocal, "nonlocal")
		}
		c.namespace.nonlocal = append(c.namespace.nonlocal, s)
	case *ast.For:
		c.use(s.Iter)
		c.target(s.Target)
		c.body(s.Body)
		c.body(s.Else)
	case *ast.While:
		c.use(s.Test)
		c.body(s.Body)
		c.body(s.Else)
	case *ast.If:
		c.use(s.Test)
		c.body(s.Body)
		c.body(s.Else)
	case *ast.With:
		for _, item := range s.Items {
			c.use(item.Context)
			c.target(item.Vars)
		}
		c.body(s.Body)
	case *ast.Match:
		c.use(s.Subject)
		for _, k := range s.Cases {
			captures(k.Pattern, func(name string, _ text.Span) { c.bind(name) })
			c.use(k.Guard)
			c.body(k.Body)
		}
	case *ast.Try:
		c.try(s)
	default:
		c.simple(s)
	}
}

// try walks a try; the name of a handler is bound like any other.
func (c checker) try(s *ast.Try) {
	c.body(s.Body)
	for _, h := range s.Handlers {
		c.use(h.Type)
		c.target(h.Name)
		c.body(h.Body)
	}
	c.body(s.Else)
	c.body(s.Finally)
}

// simple walks the statements without a block.
func (c checker) simple(s ast.Stmt) {
	switch s := s.(type) {
	case *ast.Return:
		c.use(s.Value)
	case *ast.Delete:
		c.target(s.Targets...)
	case *ast.Assign:
		c.use(s.Value)
		c.target(s.Targets...)
	case *ast.AugAssign:
		c.use(s.Value)
		c.target(s.Target)
	case *ast.AnnAssign:
		c.annotated(s)
	case *ast.TypeAlias:
		c.bind(s.Name.ID)
	case *ast.Raise:
		c.use(s.Exc, s.Cause, s.Value, s.Traceback)
	case *ast.Assert:
		c.use(s.Test, s.Msg)
	case *ast.Import:
		c.imports(s.Names)
	case *ast.ImportFrom:
		c.imports(s.Names)
	case *ast.ExprStmt:
		c.use(s.Value)
	case *ast.Print:
		c.use(s.Dest)
		c.use(s.Values...)
	case *ast.Exec:
		c.use(s.Body, s.Globals, s.Locals)
	}
}

// imports binds what an import does: of a.b.c that is a.
func (c checker) imports(list []*ast.Alias) {
	for _, a := range list {
		name := a.AsName
		for i := 0; name == "" && i <= len(a.Name); i++ {
			if i == len(a.Name) || a.Name[i] == '.' {
				name = a.Name[:i]
				break
			}
		}
		c.names[name] |= isImported
	}
}

// annotated notes a name: type, which makes a name local even without a value.
func (c checker) annotated(s *ast.AnnAssign) {
	c.use(s.Value)
	n, ok := s.Target.(*ast.Name)
	if !ok {
		c.target(s.Target)
		return
	}
	for flag, what := range map[uint8]string{isGlobal: "global", isNonlocal: "nonlocal"} {
		if c.names[n.ID]&flag != 0 {
			c.p.soft(s.Span, fmt.Sprintf("annotated name '%s' can't be %s", n.ID, what))
		}
	}
	c.names[n.ID] |= isAnnotated | isBound
}

// declare notes a global or nonlocal name, which nothing may have used before.
func (c checker) declare(n *ast.Name, at text.Span, flag uint8, what string) {
	flags := c.names[n.ID]
	msg := ""
	switch {
	case flags&isParam != 0:
		msg = fmt.Sprintf("name '%s' is parameter and %s", n.ID, what)
	case c.p.py2: // only warns
	case flags&isUsed != 0:
		msg = fmt.Sprintf("name '%s' is used prior to %s declaration", n.ID, what)
	case flags&isAnnotated != 0:
		msg = fmt.Sprintf("annotated name '%s' can't be %s", n.ID, what)
	case flags&isBound != 0:
		msg = fmt.Sprintf("name '%s' is assigned to before %s declaration", n.ID, what)
	}
	if msg != "" {
		c.p.soft(at, msg)
	}
	c.names[n.ID] |= flag
	if c.declared == nil {
		c.declared = map[string]text.Span{}
	}
	if _, ok := c.declared[n.ID]; !ok {
		c.declared[n.ID] = at
	}
}

// def notes a function and leaves its body for later: what nonlocal may refer to is
// known only at the end of the scope around it.
func (c checker) def(s *ast.FunctionDef) {
	c.bind(s.Name.ID)
	c.use(s.Decorators...)
	for d := range s.Args.Defaults() {
		c.use(d)
	}
	inner := checker{c.p, &namespace{outer: c.around(), names: map[string]uint8{}, function: true}}
	for a := range s.Args.All() {
		if a.Tuple != nil {
			inner.target(a.Tuple)
		} else {
			inner.names[a.Name] |= isParam
		}
	}
	c.inner = append(c.inner, func() { inner.scope(s.Body) })
}

// class is like def. A class is no scope that nonlocal reaches.
func (c checker) class(s *ast.ClassDef) {
	c.bind(s.Name.ID)
	c.use(s.Decorators...)
	c.use(s.Bases...)
	for _, k := range s.Keywords {
		c.use(k.Value)
	}
	inner := checker{c.p, &namespace{outer: c.around(), names: map[string]uint8{}}}
	c.inner = append(c.inner, func() { inner.scope(s.Body) })
}
