package check

import (
	"fmt"

	"github.com/pyq-lang/pyq/interp/python/ast"
)

// lifecycles follows, in each block, the processes that it makes: p.start() once, and
// p.join() behind it.
func (c *checker) lifecycles() {
	look := func(list []ast.Stmt, at *place) {
		l := lifecycle{c, map[string]int32{}}
		for _, s := range list {
			l.stmt(s, at)
		}
	}
	look(c.module.Body, &place{scope: c.symbols.Of(c.module)})
	c.walk(visitor{stmt: func(s ast.Stmt, at *place) {
		if f, ok := s.(*ast.FunctionDef); ok {
			look(f.Body, &place{scope: c.symbols.Of(f), fn: f, class: at.class, dead: at.dead, doubtful: at.doubtful})
		}
		caught := at.caught
		if try, ok := s.(*ast.Try); ok {
			caught |= caughtIn(try)
		}
		for b := range ast.Blocks(s) {
			within := *at
			within.caught = caught // in the first block only: the body of a try
			look(b, &within)
			caught = at.caught
		}
	}})
}

// A lifecycle is what is known of the processes that a block makes: the line in which each
// was started, 0 before that.
type lifecycle struct {
	*checker
	started map[string]int32
}

func (l lifecycle) stmt(s ast.Stmt, at *place) {
	if a, ok := s.(*ast.Assign); ok && len(a.Targets) == 1 {
		if n, ok := a.Targets[0].(*ast.Name); ok {
			if call, isCall := a.Value.(*ast.Call); isCall && l.isPlainProcess(call, at) {
				l.forget(a.Value)
				l.started[n.ID] = 0
				return
			}
		}
		if t, ok := a.Targets[0].(*ast.Attribute); ok && t.Attr == "daemon" {
			if n, ok := t.Value.(*ast.Name); ok && l.started[n.ID] > 0 {
				l.report(at, codeOrder, t, fmt.Sprintf("%s has already been started in line %d", n.ID, l.started[n.ID]), "set daemon before start(), or write Process(..., daemon=True)")
			}
			return
		}
	}
	if object, method, call := methodCall(s); call != nil {
		if n, ok := object.(*ast.Name); ok {
			if _, known := l.started[n.ID]; known {
				l.method(n.ID, method, call, at)
				for _, e := range call.Args {
					l.forget(e)
				}
				return
			}
		}
	}
	l.forgetIn(s)
}

// method follows a call of a method of a process.
func (l lifecycle) method(name, method string, call *ast.Call, at *place) {
	line := l.started[name]
	switch {
	case method == "start" && line > 0:
		l.report(at, codeOrder, call, fmt.Sprintf("%s has already been started in line %d: a process can be started once", name, line),
			"make another Process for another run")
	case method == "start":
		l.started[name] = call.Start.Line
	case method == "join" && line == 0:
		l.report(at, codeOrder, call, name+" has not been started yet: only a started process can be joined", "write "+name+".start() before it")
		delete(l.started, name)
	}
}

// isPlainProcess reports whether a call makes a process whose methods are Process's own.
func (l lifecycle) isPlainProcess(call *ast.Call, at *place) bool {
	v := l.value(call, at.scope)
	if v.class != nil {
		return false
	}
	return l.typeName(v) == "Process"
}

// forget forgets the processes that an expression names: others may start them.
func (l lifecycle) forget(e ast.Expr) {
	switch e := e.(type) {
	case *ast.Name:
		delete(l.started, e.ID)
	case *ast.Lambda:
		clear(l.started)
	}
	if a, ok := e.(*ast.Attribute); ok && a.Attr != "start" {
		if _, ok := a.Value.(*ast.Name); ok {
			return // an attribute is only looked at
		}
	}
	for x := range ast.Operands(e) {
		l.forget(x)
	}
}

// forgetIn forgets the processes that a statement names, or those within it.
func (l lifecycle) forgetIn(s ast.Stmt) {
	switch s := s.(type) {
	case *ast.FunctionDef, *ast.ClassDef, *ast.With, *ast.Match:
		clear(l.started)
		return
	case *ast.If:
		l.forget(s.Test)
	case *ast.While:
		l.forget(s.Test)
	case *ast.For:
		l.forget(s.Iter)
		l.forget(s.Target)
	}
	for e := range ast.Exprs(s) {
		l.forget(e)
	}
	for b := range ast.Blocks(s) {
		for _, inner := range b {
			if object, _, _ := methodCall(inner); object != nil {
				l.forget(object)
			}
			l.forgetIn(inner)
		}
	}
}

// superForgotten finds a class of processes whose __init__ does not call that of Process.
func (c *checker) superForgotten(k *ast.ClassDef, at *place) {
	h := hinter{checker: c}
	v := c.symbols.Of(k).Find("__init__")
	if v == nil || len(k.Bases) != 1 {
		return
	}
	f, ok := methodOf(c.bindings(v))
	base := c.value(k.Bases[0], at.scope)
	if !ok || !base.isLib() || !h.isProcessClass(k) {
		return
	}
	called := false
	w := walker{c, visitor{expr: func(e ast.Expr, _ *place) {
		if call, ok := e.(*ast.Call); ok {
			called = called || ast.LastName(call.Func) == "__init__" || ast.LastName(call.Func) == "super"
		}
	}}}
	w.block(f.Body, &place{scope: c.symbols.Of(f)})
	if !called {
		c.report(at, codeSuper, f.Name, fmt.Sprintf("%s.__init__ does not call Process.__init__: the process cannot be started", k.Name.ID),
			"write super().__init__() as the first line of __init__")
	}
}
