package check

import (
	"fmt"
	"slices"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
)

// flow finds variables that are read where nothing can have assigned them yet: of each
// function, and of the module's own statements.
func (c *checker) flow() {
	c.walk(visitor{stmt: func(s ast.Stmt, at *place) {
		if f, ok := s.(*ast.FunctionDef); ok && !at.dead {
			within := &place{scope: c.symbols.Of(f), fn: f, class: at.class, doubtful: at.doubtful}
			c.flowIn(f.Body, within)
		}
	}})
	c.flowIn(c.module.Body, &place{scope: c.symbols.Of(c.module)})
}

// assigned is the set of a scope's variables that may have a value, a bit for each; nil is
// a place that nothing reaches.
type assigned []uint64

func (a assigned) has(i int) bool { return a[i/64]&(1<<(i%64)) != 0 }
func (a assigned) add(i int)      { a[i/64] |= 1 << (i % 64) }
func (a assigned) remove(i int)   { a[i/64] &^= 1 << (i % 64) }

// addAll adds the variables of b, which has some.
func (a assigned) addAll(b assigned) {
	for i := range a {
		a[i] |= b[i]
	}
}

// both joins the ways that lead to one place.
func both(a, b assigned) assigned {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	all := slices.Clone(a)
	all.addAll(b)
	return all
}

// A tracer follows the statements of one scope. A set that is handed to it is its own.
type tracer struct {
	c     *checker
	scope *scope.Scope
	index map[*scope.Symbol]int // of those that only this scope assigns
	binds map[ast.Stmt][]int    // of these, by the statement that binds them
	told  assigned              // a variable is told of once
}

func (c *checker) flowIn(body []ast.Stmt, at *place) {
	t := &tracer{c: c, scope: at.scope, index: map[*scope.Symbol]int{}, binds: map[ast.Stmt][]int{}}
	for _, v := range at.scope.Variables() {
		if !t.isOwn(v) {
			continue
		}
		i := len(t.index)
		t.index[v] = i
		for _, b := range c.bindings(v) {
			t.binds[b.Stmt] = append(t.binds[b.Stmt], i)
		}
	}
	t.told = t.none()
	t.block(body, t.none(), at)
}

// none returns an empty set.
func (t *tracer) none() assigned { return make(assigned, len(t.index)/64+1) }

// isOwn reports whether no other scope assigns a variable, and no caller.
func (t *tracer) isOwn(v *scope.Symbol) bool {
	return !v.IsParameter() && !slices.ContainsFunc(t.c.bindings(v), func(b scope.Binding) bool { return b.Region.Scope != t.scope })
}

// own returns the number of the variable that a name means, ok being false if it is not
// the scope's own.
func (t *tracer) own(name string) (i int, ok bool) {
	v := t.scope.Find(name)
	i, ok = t.index[v]
	return i, ok
}

// block follows statements.
func (t *tracer) block(list []ast.Stmt, have assigned, at *place) assigned {
	for _, s := range list {
		if have == nil {
			return nil
		}
		have = t.stmt(s, have, at)
		if leaves(s) {
			return nil
		}
	}
	return have
}

func (t *tracer) stmt(s ast.Stmt, have assigned, at *place) assigned {
	switch s := s.(type) {
	case *ast.If:
		return t.branch(s, have, at)
	case *ast.For:
		t.expr(s.Iter, have, at)
		t.bind(s.Target, have)
		return t.loop(s.Body, s.Else, have, at)
	case *ast.While:
		t.expr(s.Test, both(have, t.inLoop(s.Body)), at)
		return t.loop(s.Body, s.Else, both(have, t.walruses(s.Test)), at)
	case *ast.Try:
		return t.try(s, have, at)
	case *ast.With:
		for _, item := range s.Items {
			t.expr(item.Context, have, at)
			t.bind(item.Vars, have)
		}
		before := slices.Clone(have)
		return both(t.block(s.Body, have, at), before) // it may swallow what ends the body
	case *ast.Match:
		t.expr(s.Subject, have, at)
		all := both(have, t.bindings(s))
		after := all
		for _, k := range s.Cases {
			after = both(after, t.block(k.Body, slices.Clone(all), at))
		}
		return after
	}
	return t.simple(s, have, at)
}

// within has names mean what they do within the type parameters of a statement, if it has any, until the
// function that it returns is called.
func (t *tracer) within(s ast.Stmt) (leave func()) {
	before := t.scope
	if typing := t.c.symbols.Typing(s); typing != nil {
		t.scope = t.c.symbols.Of(typing.Def)
	}
	return func() { t.scope = before }
}

// simple follows a statement without a block, or a definition.
func (t *tracer) simple(s ast.Stmt, have assigned, at *place) assigned {
	switch s := s.(type) {
	case *ast.FunctionDef:
		for _, d := range s.Decorators {
			t.expr(d, have, at)
		}
		defer t.within(s)()
		for e := range s.Args.Defaults() {
			t.expr(e, have, at)
		}
	case *ast.ClassDef:
		for _, e := range s.Decorators {
			t.expr(e, have, at)
		}
		defer t.within(s)()
		for _, e := range s.Bases {
			t.expr(e, have, at)
		}
	case *ast.AugAssign:
		t.augmented(s, have, at)
		t.expr(s.Value, have, at)
		return have // it has a value only if it had one
	case *ast.Delete:
		t.delete(s, have, at)
		return have
	case *ast.Assign:
		t.expr(s.Value, have, at)
		for _, e := range s.Targets {
			t.target(e, have, at)
		}
	case *ast.AnnAssign:
		t.expr(s.Value, have, at)
		t.target(s.Target, have, at)
	default:
		for e := range ast.Exprs(s) {
			t.expr(e, have, at)
		}
	}
	have.addAll(t.bindings(s))
	return have
}

// augmented checks the target of x += 1, which is read first.
func (t *tracer) augmented(s *ast.AugAssign, have assigned, at *place) {
	if n, ok := ast.Unparen(s.Target).(*ast.Name); ok {
		t.read(n, have, at)
		return
	}
	t.expr(s.Target, have, at)
}

// delete takes the value from names.
func (t *tracer) delete(s *ast.Delete, have assigned, at *place) {
	for _, e := range s.Targets {
		n, ok := ast.Unparen(e).(*ast.Name)
		if !ok {
			t.expr(e, have, at)
			continue
		}
		t.read(n, have, at)
		if i, ok := t.own(n.ID); ok {
			have.remove(i)
		}
	}
}

// branch follows an if.
func (t *tracer) branch(s *ast.If, have assigned, at *place) assigned {
	t.expr(s.Test, have, at)
	then, other := *at, *at
	if asksVersion(s.Test) {
		then.doubtful, other.doubtful = true, true
	}
	have = both(have, t.walruses(s.Test))
	var a, b assigned
	if !isFalse(s.Test) {
		a = t.block(s.Body, slices.Clone(have), &then)
	}
	if !isTrue(s.Test) {
		b = t.block(s.Else, slices.Clone(have), &other)
	}
	return both(a, b)
}

// loop follows the body of a loop. What it assigns it may find assigned, for it may have
// been there before.
func (t *tracer) loop(body, orelse []ast.Stmt, have assigned, at *place) assigned {
	all := both(have, t.inLoop(body))
	t.block(body, slices.Clone(all), at)
	return both(t.block(orelse, slices.Clone(all), at), all)
}

// inLoop returns what statements may assign that needs no earlier value: not x in x += 1,
// nor in x = x + 1.
func (t *tracer) inLoop(body []ast.Stmt) assigned {
	all := t.none()
	for _, s := range body {
		if _, ok := s.(*ast.AugAssign); !ok && !t.needsItself(s) {
			all.addAll(t.bindings(s))
		}
		for b := range ast.Blocks(s) {
			all.addAll(t.inLoop(b))
		}
		if try, ok := s.(*ast.Try); ok {
			for _, h := range try.Handlers {
				t.bind(h.Name, all)
			}
		}
	}
	return all
}

// needsItself reports whether a statement assigns a name from its own value.
func (t *tracer) needsItself(s ast.Stmt) bool {
	a, ok := s.(*ast.Assign)
	if !ok || len(a.Targets) != 1 {
		return false
	}
	n, ok := a.Targets[0].(*ast.Name)
	if !ok {
		return false
	}
	return reads(a.Value, n.ID)
}

// reads reports whether an expression surely reads a name.
func reads(e ast.Expr, name string) bool {
	switch x := e.(type) {
	case *ast.Name:
		return x.ID == name
	case *ast.IfExp, *ast.BoolOp, *ast.Lambda, *ast.Comp:
		return false
	}
	for x := range ast.Operands(e) {
		if reads(x, name) {
			return true
		}
	}
	return false
}

// try follows a try. A handler may begin anywhere in the body.
func (t *tracer) try(s *ast.Try, have assigned, at *place) assigned {
	body := *at
	body.caught |= caughtIn(s)
	some := both(have, t.all(s.Body))
	after := t.block(s.Body, slices.Clone(have), &body)
	if after != nil {
		after = t.block(s.Else, after, at)
	}
	for _, h := range s.Handlers {
		here := slices.Clone(some)
		if h.Type != nil {
			t.expr(h.Type, here, at)
		}
		t.bind(h.Name, here)
		after = both(after, t.block(h.Body, here, at))
	}
	if s.Finally == nil {
		return after
	}
	for b := range ast.Blocks(s) {
		some = both(some, t.all(b))
	}
	ends := t.block(s.Finally, some, at)
	if after == nil || ends == nil {
		return nil
	}
	return both(after, t.all(s.Finally))
}

// all returns what statements may assign.
func (t *tracer) all(body []ast.Stmt) assigned {
	all := t.none()
	for _, s := range body {
		all.addAll(t.bindings(s))
		if f, ok := s.(*ast.For); ok {
			t.bind(f.Target, all)
		}
		for b := range ast.Blocks(s) {
			all.addAll(t.all(b))
		}
		if try, ok := s.(*ast.Try); ok {
			for _, h := range try.Handlers {
				t.bind(h.Name, all)
			}
		}
		if with, ok := s.(*ast.With); ok {
			for _, item := range with.Items {
				t.bind(item.Vars, all)
			}
		}
	}
	return all
}

// bindings returns the variables of the scope that a statement itself may assign, with
// those of the expressions in it.
func (t *tracer) bindings(s ast.Stmt) assigned {
	all := t.none()
	for _, i := range t.binds[s] {
		all.add(i)
	}
	return all
}

// walruses returns the variables that an expression assigns.
func (t *tracer) walruses(e ast.Expr) assigned {
	all := t.none()
	for x := range ast.Evaluated(e) {
		if n, ok := x.(*ast.NamedExpr); ok {
			t.bind(n.Target, all)
		}
	}
	return all
}

// bind notes the names of a target.
func (t *tracer) bind(e ast.Expr, have assigned) {
	for n := range ast.Names(e) {
		if i, ok := t.own(n.ID); ok {
			have.add(i)
		}
	}
}

// target reads what is in a target and is not bound.
func (t *tracer) target(e ast.Expr, have assigned, at *place) {
	switch e := e.(type) {
	case *ast.Name:
	case *ast.Tuple, *ast.List, *ast.Starred, *ast.Paren:
		for x := range ast.Operands(e) {
			t.target(x, have, at)
		}
	default:
		t.expr(e, have, at)
	}
}

// expr reads an expression; what assigns within it counts from there on.
func (t *tracer) expr(e ast.Expr, have assigned, at *place) {
	switch x := e.(type) {
	case nil:
	case *ast.Name:
		t.read(x, have, at)
	case *ast.IfExp:
		t.expr(x.Test, have, at)
		if !isFalse(x.Test) {
			t.expr(x.Body, have, at)
		}
		if !isTrue(x.Test) {
			t.expr(x.Else, have, at)
		}
	case *ast.NamedExpr:
		t.expr(x.Value, have, at)
		t.bind(x.Target, have)
	default:
		for e := range ast.Operands(e) {
			t.expr(e, have, at)
		}
		if comp, ok := e.(*ast.Comp); ok {
			have.addAll(t.walruses(comp.Elt))
			for _, g := range comp.Generators {
				for _, f := range g.Ifs {
					have.addAll(t.walruses(f))
				}
			}
		}
	}
}

// read checks that a name may have a value.
func (t *tracer) read(n *ast.Name, have assigned, at *place) {
	i, ok := t.own(n.ID)
	v := t.scope.Find(n.ID)
	if !ok || have.has(i) || t.told.has(i) || t.c.facts.dynamic || len(t.c.bindings(v)) == 0 {
		return
	}
	module := at.fn == nil
	if module && t.c.isGiven(n.ID) {
		t.c.builtins[n] = true
		return
	}
	t.told.add(i)
	msg := fmt.Sprintf("name '%s' is not defined yet", n.ID)
	if !module {
		msg = fmt.Sprintf("cannot access local variable '%s' where it is not associated with a value", n.ID)
	}
	t.c.report(at, codeUnbound, n, msg, t.help(n, v, have, module))
}

// help says how the name gets a value.
func (t *tracer) help(n *ast.Name, v *scope.Symbol, have assigned, module bool) string {
	var names []string
	for _, name := range t.scope.Names() {
		if i, ok := t.own(name); !ok || have.has(i) {
			names = append(names, name)
		}
	}
	if near := t.c.near(n.ID, names); near != "" {
		return near
	}
	first := t.c.bindings(v)[0]
	line := first.Node.Range().Start.Line
	if module {
		switch f := first.Node.(type) {
		case *ast.FunctionDef:
			return fmt.Sprintf("it is defined in line %d: put this line behind that", f.Def.Line)
		case *ast.ClassDef:
			return fmt.Sprintf("it is defined in line %d: put this line behind that", f.Class.Line)
		}
		if line > n.Start.Line {
			return fmt.Sprintf("it gets its first value in line %d", line)
		}
		return "give it a value first"
	}
	if global := t.c.symbols.Of(t.c.module).Find(n.ID); global != nil && len(t.c.bindings(global)) > 0 {
		if t.scope.Parent.Parent == nil {
			return fmt.Sprintf("line %d makes it a variable of the function: write global %s at the function's beginning if the module's is meant", line, n.ID)
		}
	}
	return fmt.Sprintf("line %d makes it a variable of the function: give it a value first", line)
}
