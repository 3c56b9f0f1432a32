package exec

import (
	"go.starlark.net/resolve"
	"go.starlark.net/syntax"
)

// A region is a function of Starlark's tree. Some of them are no functions of the program: the
// body of a try statement is one for the reference, and a part of the function around for the
// executor.
type region struct {
	fn     *resolve.Function // nil for the top level
	parent *region
	owner  *scope // that the region is a part of
}

// A variable is one of a function of the program, or of its top level.
type variable struct {
	name  string
	pos   syntax.Position // where it is mentioned first
	owner *scope
	slot  int // in the frame
	// celled says that the front end has put it in a cell ("x = $cell('x')"): it means x[0].
	celled bool
	// captured says that functions within see it: then the slot holds a cell.
	captured bool
	// deleted says that it may lose its value.
	deleted bool
	// module says that it is one of the module's: its slot is that of the module's variables,
	// which are the first of the frame of the top level. Whatever that calls may take its value
	// away, or give it another one, as exec and setattr do.
	module bool
}

// A scope is a function, one of the program's, or the top level of a text, while it is compiled.
type scope struct {
	unit   *unit
	region *region
	parent *scope
	name   string
	def    *syntax.DefStmt    // nil for others
	lambda *syntax.LambdaExpr // nil for others
	file   *syntax.File       // nil for others
	vars   []*variable
	free   []*variable // those of functions around that it or what is in it sees
	code   *code
	// regions are those that are parts of it, by their statements.
	regions map[*syntax.DefStmt]*region
	// functions are those that are made in it.
	functions map[syntax.Node]*scope
	generator bool // it yields
	handles   bool // it has statements that handle exceptions
}

// A unit is a text that is compiled.
type unit struct {
	vars map[*resolve.Binding]*variable
}

// A scout goes through a text before anything is compiled: it finds the functions, the regions,
// and which variables are seen from other functions.
type scout struct {
	*unit
	at *region
}

// name of the functions that stand for the bodies of try and with statements.
const bodyName = "$body"

// scoutFile finds what is in a text.
func scoutFile(u *unit, file *syntax.File) *scope {
	f := &scope{unit: u, file: file, name: "<toplevel>"}
	f.prepare()
	f.region = &region{owner: f}
	m := file.Module.(*resolve.Module)
	for _, b := range m.Globals {
		v := &variable{name: b.First.Name, owner: f, slot: b.Index, module: true}
		f.vars = append(f.vars, v)
		u.vars[b] = v
	}
	for _, b := range m.Locals {
		f.declare(b)
	}
	s := &scout{u, f.region}
	s.stmts(file.Stmts)
	return f
}

func (f *scope) prepare() {
	f.regions, f.functions = map[*syntax.DefStmt]*region{}, map[syntax.Node]*scope{}
}

// declare makes a variable of the function.
func (f *scope) declare(b *resolve.Binding) {
	if b.Scope != resolve.Local && b.Scope != resolve.Cell {
		return
	}
	v := &variable{owner: f, slot: len(f.vars)}
	if b.First != nil {
		v.name, v.pos = b.First.Name, b.First.NamePos
	}
	f.vars = append(f.vars, v)
	f.unit.vars[b] = v
}

// root returns the variable that a binding means in a region, nil for those of modules.
func (u *unit) root(r *region, b *resolve.Binding) *variable {
	for b.Scope == resolve.Free {
		b = r.fn.FreeVars[b.Index]
		r = r.parent
	}
	return u.vars[b]
}

func (s *scout) stmts(list []syntax.Stmt) {
	for _, st := range list {
		s.node(st)
	}
}

// node goes through a node.
func (s *scout) node(n syntax.Node) {
	syntax.Walk(n, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.DefStmt:
			s.ident(n.Name)
			s.function(n, n.Function.(*resolve.Function))
			return false
		case *syntax.LambdaExpr:
			s.function(n, n.Function.(*resolve.Function))
			return false
		case *syntax.AssignStmt:
			return !s.cell(n)
		case *syntax.IndexExpr:
			if v := s.celled(n.X); v != nil {
				s.see(v)
				return false
			}
		case *syntax.CallExpr:
			return s.call(n)
		case *syntax.BinaryExpr:
			if n.Op == syntax.EQ { // an argument by name
				s.node(n.Y)
				return false
			}
		case *syntax.DotExpr:
			s.node(n.X)
			return false
		case *syntax.Ident:
			s.ident(n)
		}
		return true
	})
}

// cell notes the making of a cell: "x = $cell('x')". It reports whether the statement is one.
func (s *scout) cell(n *syntax.AssignStmt) bool {
	id, ok := n.LHS.(*syntax.Ident)
	if !ok || !isCallOf(n.RHS, "$cell") {
		return false
	}
	if v := s.local(id); v != nil {
		v.celled = true
		s.see(v)
		return true
	}
	return false
}

// celled returns the variable of "x[0]" where x is the cell, nil if e is none.
func (s *scout) celled(e syntax.Expr) *variable {
	id, ok := e.(*syntax.Ident)
	if !ok {
		return nil
	}
	if v := s.local(id); v != nil && v.celled {
		return v
	}
	return nil
}

// call goes through a call; the calls that are about a cell see the variable only.
func (s *scout) call(n *syntax.CallExpr) (more bool) {
	switch helper := helperName(n.Fn); helper {
	case "$clear", "$set":
		if v := s.celled(n.Args[0]); v != nil {
			v.deleted = v.deleted || helper == "$clear"
			s.see(v)
			for _, a := range n.Args[1:] {
				s.node(a)
			}
			return false
		}
	case "$yield", "$yieldfrom":
		s.at.owner.generator = true
	case "$handle", "$with":
		s.at.owner.handles = true
	case "$compare", "$compare2":
		for i := 4; i < len(n.Args); i += 2 {
			n.Args[i] = s.inline(n.Args[i].(*syntax.LambdaExpr))
		}
	}
	return true
}

// inline returns the body of a function without parameters that a helper calls at most once, and
// at once: what may not be needed of a chain of comparisons. Here it is a part of the function
// around, which may yield in it.
func (s *scout) inline(l *syntax.LambdaExpr) syntax.Expr {
	fn := functionOf(l.Function)
	for _, b := range fn.Locals {
		s.at.owner.declare(b)
	}
	around := func(b *resolve.Binding) *resolve.Binding {
		if b.Scope == resolve.Free {
			return fn.FreeVars[b.Index]
		}
		return b
	}
	seen := map[*syntax.Ident]bool{}
	var walk func(n syntax.Node) bool
	walk = func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Ident:
			if b, ok := n.Binding.(*resolve.Binding); ok && !seen[n] {
				seen[n] = true
				n.Binding = around(b)
			}
		case *syntax.LambdaExpr:
			inner := functionOf(n.Function)
			for i, b := range inner.FreeVars {
				inner.FreeVars[i] = around(b)
			}
			for _, p := range n.Params { // the defaults belong to the function around
				if b, ok := p.(*syntax.BinaryExpr); ok {
					syntax.Walk(b.Y, walk)
				}
			}
			return false
		}
		return true
	}
	syntax.Walk(l.Body, walk)
	return l.Body
}

func (s *scout) local(id *syntax.Ident) *variable {
	b, ok := id.Binding.(*resolve.Binding)
	if !ok {
		return nil
	}
	switch b.Scope {
	case resolve.Local, resolve.Cell, resolve.Free:
		return s.root(s.at, b)
	}
	return nil
}

func (s *scout) ident(id *syntax.Ident) {
	v := s.local(id)
	if v == nil {
		return
	}
	s.see(v)
	if v.celled { // as a value: for a helper
		v.captured = true
	}
}

// see notes that the present function mentions a variable.
func (s *scout) see(v *variable) {
	if v.owner == s.at.owner {
		return
	}
	v.captured = true
	for f := s.at.owner; f != v.owner; f = f.parent {
		f.freeIndex(v)
	}
}

// freeIndex returns the number of a variable among those that the function sees from outside.
func (f *scope) freeIndex(v *variable) int {
	for i, known := range f.free {
		if known == v {
			return i
		}
	}
	f.free = append(f.free, v)
	return len(f.free) - 1
}

// function goes through a def or lambda.
func (s *scout) function(n syntax.Node, fn *resolve.Function) {
	for _, p := range fn.Params { // the defaults belong to the function around
		if b, ok := p.(*syntax.BinaryExpr); ok {
			s.node(b.Y)
		}
	}
	outer := s.at
	defer func() { s.at = outer }()
	def, isDef := n.(*syntax.DefStmt)
	if isDef && def.Name.Name == bodyName {
		s.at = &region{fn: fn, parent: outer, owner: outer.owner}
		outer.owner.regions[def] = s.at
		for _, b := range fn.Locals {
			outer.owner.declare(b)
		}
		s.stmts(fn.Body)
		return
	}
	f := &scope{unit: s.unit, parent: outer.owner, name: fn.Name, def: def}
	f.lambda, _ = n.(*syntax.LambdaExpr)
	f.prepare()
	f.region = &region{fn: fn, parent: outer, owner: f}
	outer.owner.functions[n] = f
	for _, b := range fn.Locals {
		f.declare(b)
	}
	s.at = f.region
	s.stmts(fn.Body)
}

// helperName returns the name of the helper that an expression is, "" if it is none.
func helperName(e syntax.Expr) string {
	id, ok := e.(*syntax.Ident)
	if !ok || id.Name == "" || id.Name[0] != '$' {
		return ""
	}
	if b, ok := id.Binding.(*resolve.Binding); ok && b.Scope == resolve.Predeclared {
		return id.Name
	}
	return ""
}

// isCallOf reports whether an expression is a call of a helper.
func isCallOf(e syntax.Expr, helper string) bool {
	c, ok := e.(*syntax.CallExpr)
	return ok && helperName(c.Fn) == helper
}

// callOf returns the arguments of a call of a helper, nil if e is none.
func callOf(e syntax.Expr, helper string) []syntax.Expr {
	if c, ok := e.(*syntax.CallExpr); ok && helperName(c.Fn) == helper {
		return c.Args
	}
	return nil
}
