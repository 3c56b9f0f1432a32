package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
	"github.com/pyq-lang/pyq/interp/text"
)

// hints finds what is only likely a mistake.
func (c *checker) hints() {
	h := &hinter{checker: c, targets: c.findTargets()}
	c.walk(visitor{stmt: h.stmt})
	h.block(c.module.Body, &place{scope: c.symbols.Of(c.module)})
	h.unstarted()
	h.shadowed()
	h.sharing()
	h.portable()
	h.races()
	h.nested()
}

// A hinter looks for what is only likely.
type hinter struct {
	*checker
	// targets are the functions that processes run, and those that these call.
	targets map[ast.Node]bool
}

// stmt applies the rules about a statement, and those about the blocks in it.
func (h *hinter) stmt(s ast.Stmt, at *place) {
	switch s := s.(type) {
	case *ast.FunctionDef:
		h.defaults(s)
		within := &place{scope: h.symbols.Of(s), fn: s, class: at.class}
		h.block(s.Body, within)
		if h.targets[s] {
			h.ownObjects(s)
			h.endless(s)
		}
	case *ast.Assign:
		h.noneKept(s, at)
		for _, t := range s.Targets {
			h.misspelt(t, at)
		}
	case *ast.Assert:
		if t, ok := ast.Unparen(s.Test).(*ast.Tuple); ok && len(t.Elts) > 0 {
			h.report(at, codeAssert, s, "a tuple is always true: this assert never fails", "write assert test, message without parentheses")
		}
	case *ast.Try:
		for _, x := range s.Handlers {
			h.except(x, at)
		}
	case *ast.For:
		h.joined(s.Body, at)
	case *ast.While:
		h.joined(s.Body, at)
	}
	for b := range ast.Blocks(s) {
		h.block(b, at)
	}
}

// block applies the rules about statements that follow each other.
func (h *hinter) block(list []ast.Stmt, at *place) {
	h.locks(list, at)
	h.closedPools(list, at)
	h.early(list, at)
	h.unread(list, at)
}

// methodCall takes x.method() apart that is a statement of its own.
func methodCall(s ast.Stmt) (object ast.Expr, method string, call *ast.Call) {
	e, ok := s.(*ast.ExprStmt)
	if !ok {
		return nil, "", nil
	}
	call, ok = e.Value.(*ast.Call)
	if !ok {
		return nil, "", nil
	}
	a, ok := call.Func.(*ast.Attribute)
	if !ok {
		return nil, "", nil
	}
	return a.Value, a.Attr, call
}

// joined finds processes that a loop starts and joins one after the other.
func (h *hinter) joined(body []ast.Stmt, at *place) {
	for i, s := range body {
		started, method, _ := methodCall(s)
		if method != "start" || i+1 == len(body) {
			continue
		}
		next, method, call := methodCall(body[i+1])
		if method != "join" || len(call.Args)+len(call.Keywords) > 0 || h.source(next) != h.source(started) {
			continue
		}
		h.report(at, codeSerial, call, "each process is waited for before the next one is started: they run one after the other",
			"start all of them, and join them in a second loop")
	}
}

// noneKept finds x = list.sort().
func (h *hinter) noneKept(s *ast.Assign, at *place) {
	call, ok := ast.Unparen(s.Value).(*ast.Call)
	if !ok {
		return
	}
	a, ok := call.Func.(*ast.Attribute)
	if !ok || !procedures[a.Attr] {
		return
	}
	if h.value(call, at.scope).text == "None" {
		h.report(at, codeNone, call, a.Attr+"() returns None", "call it in a line of its own: "+h.source(call))
	}
}

// misspelt finds p.deamon = True.
func (h *hinter) misspelt(t ast.Expr, at *place) {
	a, ok := t.(*ast.Attribute)
	if !ok || h.reads(a.Attr) {
		return
	}
	v := h.value(a.Value, at.scope)
	if !v.isLib() || v.own || isNamespace[h.typeName(v)] {
		return
	}
	names := strings.Fields(h.try(string(v.setup), "' '.join(n for n in dir("+v.text+") if n[0] != '_')").Value)
	if near := h.lib.Nearest(a.Attr, names); near != "" && !slices.Contains(names, a.Attr) {
		h.report(at, codeAttempt, a, fmt.Sprintf("nothing reads the attribute %s of a %s", a.Attr, h.typeName(v)), "did you mean '"+near+"'?")
	}
}

// reads reports whether the program reads an attribute of this name of anything.
func (h *hinter) reads(name string) bool { return h.facts.read[name] }

// except finds a clause that hides all mistakes.
func (h *hinter) except(x *ast.ExceptHandler, at *place) {
	switch {
	case x.Type == nil && !raises(x.Body):
		h.report(at, codeExcept, &ast.Alias{Span: firstWord(x.Span, "except")}, "except without a class hides every mistake, even a misspelt name, and Ctrl-C", "name what you expect: except ValueError:")
	case x.Type != nil && caughtBy(x.Type) == allExceptions && len(x.Body) == 1:
		if _, ok := x.Body[0].(*ast.Pass); ok {
			h.report(at, codeExcept, x.Type, "every mistake is passed over without a word", "name what you expect: except ValueError:")
		}
	}
}

func firstWord(s text.Span, word string) text.Span {
	s.End = text.Pos{Line: s.Start.Line, Col: s.Start.Col + int32(len(word))}
	return s
}

// raises reports whether statements raise something themselves.
func raises(body []ast.Stmt) bool {
	for _, s := range body {
		if _, ok := s.(*ast.Raise); ok {
			return true
		}
		for b := range ast.Blocks(s) {
			if raises(b) {
				return true
			}
		}
	}
	return false
}

// defaults finds def f(x=[]) that changes x.
func (h *hinter) defaults(f *ast.FunctionDef) {
	in := h.symbols.Of(f)
	for p := range f.Args.All() {
		switch p.Default.(type) {
		case *ast.List, *ast.Dict, *ast.Set, *ast.Call, *ast.Comp:
		default:
			continue
		}
		switch h.typeName(h.value(p.Default, in.Parent)) {
		case "list", "dict", "set":
		default:
			continue
		}
		v := in.Find(p.Name)
		if v == nil || len(h.bindings(v)) > 0 || !h.facts.changed[v] {
			continue
		}
		h.add(codeDefault, p.Default.Range(), fmt.Sprintf("all calls of %s share this %s, which %s changes", f.Name.ID, p.Name, f.Name.ID),
			fmt.Sprintf("write %s=None, and in the function: if %s is None: %s = %s", p.Name, p.Name, p.Name, h.source(p.Default)))
	}
}

// unstarted finds processes that nothing starts.
func (h *hinter) unstarted() {
	h.walk(visitor{stmt: func(s ast.Stmt, at *place) {
		if e, ok := s.(*ast.ExprStmt); ok {
			if call, ok := e.Value.(*ast.Call); ok && h.makesProcess(call, at.scope) {
				h.report(at, codeStart, call, "this process is never started", "add .start()")
			}
			return
		}
		a, ok := s.(*ast.Assign)
		if !ok || len(a.Targets) != 1 {
			return
		}
		n, ok := a.Targets[0].(*ast.Name)
		call, isCall := ast.Unparen(a.Value).(*ast.Call)
		if !ok || !isCall || !h.makesProcess(call, at.scope) {
			return
		}
		if v := at.scope.Find(n.ID); v != nil && !h.facts.dynamic && h.onlyHeld(v) {
			h.report(at, codeStart, call, "this process is never started", fmt.Sprintf("write %s.start()", n.ID))
		}
	}})
}

// makesProcess reports whether a call makes an object of class Process, or of one derived
// from it whose methods do not start it themselves.
func (h *hinter) makesProcess(call *ast.Call, in *scope.Scope) bool {
	v := h.value(call, in)
	if v.class != nil {
		return v.instance && !h.facts.read["start"] && h.isProcessClass(v.class)
	}
	return v.isLib() && h.typeName(v) == "Process"
}

// isProcessClass reports whether a class of the program is derived from Process.
func (h *hinter) isProcessClass(k *ast.ClassDef) bool {
	s := h.classText(k)
	o := h.try(string(s), "' '.join(k.__name__ for k in "+k.Name.ID+".__mro__)")
	return s != "" && slices.Contains(strings.Fields(o.Value), "Process")
}

// onlyHeld reports whether a variable is used for nothing but attributes other than start.
func (h *hinter) onlyHeld(v *scope.Symbol) bool {
	for _, use := range h.facts.uses[v] {
		if use.attr == "" || use.attr == "start" {
			return false
		}
	}
	return true
}

// shadowed finds list = [1], and then list(x).
func (h *hinter) shadowed() {
	for _, call := range h.facts.calls {
		n, ok := call.node.Func.(*ast.Name)
		if !ok || h.builtins[n] || !h.o.Predeclared(n.ID) || h.try("", "callable("+n.ID+")").Value != "True" {
			continue
		}
		v := call.at.scope.Find(n.ID)
		if v == nil || v.IsParameter() {
			continue
		}
		list := h.bindings(v)
		if slices.ContainsFunc(list, func(b scope.Binding) bool { return b.Kind == scope.Deleted }) {
			continue
		}
		for _, b := range list {
			if b.Kind != scope.Assignment || b.Value == nil {
				continue
			}
			bound := h.value(b.Value, b.Region.Scope)
			if bound.isLib() && h.try(string(bound.setup), "callable("+bound.text+")").Value == "False" {
				h.report(call.at, codeShadowed, call.node, fmt.Sprintf("line %d gives the name %s of a built-in function another value", b.Stmt.Range().Start.Line, n.ID),
					"choose another name there")
				break
			}
		}
	}
}
