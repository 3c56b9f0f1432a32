package check

import (
	"fmt"
	"strings"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
)

// findTargets finds the functions that processes run: targets, what pools are given, run
// of classes derived from Process, and the functions that these mention.
func (c *checker) findTargets() map[ast.Node]bool {
	targets := map[ast.Node]bool{}
	add := func(e ast.Expr, at *place) {
		if v := c.value(e, at.scope); v.function != nil {
			targets[v.function] = true
		} else if v.lambda != nil {
			targets[v.lambda] = true
		}
	}
	for _, call := range c.facts.calls {
		name := ast.LastName(call.node.Func)
		if s, ok := c.startOf(call.node, call.at.scope); ok && strings.HasSuffix(name, "Process") {
			add(s.target, call.at)
		}
		if a, ok := call.node.Func.(*ast.Attribute); ok && poolUses[name] && len(call.node.Args) > 0 &&
			c.typeName(c.value(a.Value, call.at.scope)) == "Pool" {
			add(call.node.Args[0], call.at)
		}
	}
	h := hinter{checker: c}
	for _, k := range c.facts.classes {
		v := c.symbols.Of(k).Find("run")
		if f, ok := methodOf(c.bindings(v)); v != nil && ok && h.isProcessClass(k) {
			targets[f] = true
		}
	}
	for changed := true; changed; {
		changed = false
		for _, call := range c.facts.calls {
			f := c.value(call.node.Func, call.at.scope).function
			if f != nil && !targets[f] && call.at.fn != nil && targets[call.at.fn] {
				targets[f], changed = true, true
			}
		}
	}
	return targets
}

// sharedKinds are the types of objects that processes have in common.
var sharedKinds = set("Lock", "RLock", "Semaphore", "BoundedSemaphore", "Event", "Condition", "Barrier", "Queue", "JoinableQueue", "SimpleQueue")

// ownObjects finds locks and queues that a child makes for itself, and gives nobody.
func (h *hinter) ownObjects(f *ast.FunctionDef) {
	in := h.symbols.Of(f)
	for _, name := range in.Names() {
		v := in.Find(name)
		list := h.bindings(v)
		if v == nil || v.IsParameter() || len(list) != 1 || list[0].Value == nil || list[0].Kind == scope.Loop || list[0].Kind == scope.Generated {
			continue
		}
		kind := h.typeName(h.bindingValue(list[0]))
		if !sharedKinds[kind] || !h.keptHere(v, f) {
			continue
		}
		h.add(codeLockInChild, list[0].Value.Range(), fmt.Sprintf("each process that runs %s makes a %s of its own: it is shared with nobody", f.Name.ID, kind),
			"make it in the parent, and hand it on in args")
	}
}

// keptHere reports whether a variable of a function is only used there, through its
// attributes.
func (h *hinter) keptHere(v *scope.Symbol, f *ast.FunctionDef) bool {
	for _, u := range h.facts.uses[v] {
		if u.at.fn != f {
			return false
		}
		if u.attr == "" && !h.isContext(u.name, f.Body) {
			return false
		}
	}
	return len(h.facts.uses[v]) > 0
}

// isContext reports whether a name is what a with statement is about.
func (h *hinter) isContext(n *ast.Name, list []ast.Stmt) bool {
	for _, s := range list {
		if with, ok := s.(*ast.With); ok {
			for _, item := range with.Items {
				if item.Context == ast.Expr(n) {
					return true
				}
			}
		}
		for b := range ast.Blocks(s) {
			if h.isContext(n, b) {
				return true
			}
		}
	}
	return false
}

// endless finds a worker that never ends, though the parent waits for it.
func (h *hinter) endless(f *ast.FunctionDef) {
	if h.facts.stored["daemon"] || h.facts.read["terminate"] || h.facts.read["kill"] || h.facts.daemons {
		return
	}
	for _, s := range f.Body {
		loop, ok := s.(*ast.While)
		if !ok || !isTrue(loop.Test) || breaks(loop.Body) || ends(loop.Body) {
			continue
		}
		h.add(codeEndless, firstWord(loop.Span, "while"), fmt.Sprintf("%s never ends, and so the program does not", f.Name.ID),
			"end the loop with break when a last value comes, such as None, or make the process with daemon=True")
	}
}

// leavers are functions that may end a loop with an exception: there is no more input,
// nothing came in time, the peer has gone.
var leavers = set("recv", "get_nowait", "put_nowait", "next", "input", "raw_input", "exit", "quit", "_exit", "readline", "pop", "popleft", "send")

// ends reports whether statements may leave their function.
func ends(body []ast.Stmt) bool {
	for _, s := range body {
		switch s := s.(type) {
		case *ast.Return, *ast.Raise, *ast.Assert:
			return true
		case *ast.While:
			if mayLeave(s.Test) {
				return true
			}
		}
		for e := range ast.Exprs(s) {
			if mayLeave(e) {
				return true
			}
		}
		for b := range ast.Blocks(s) {
			if ends(b) {
				return true
			}
		}
	}
	return false
}

// mayLeave reports whether an expression calls one of the leavers.
func mayLeave(e ast.Expr) bool {
	for x := range ast.Evaluated(e) {
		if call, ok := x.(*ast.Call); ok {
			name := ast.LastName(call.Func)
			if leavers[name] || name == "get" && len(call.Args)+len(call.Keywords) > 0 {
				return true
			}
		}
	}
	return false
}

// sharing finds variables of the module that a child changes and the parent reads.
func (h *hinter) sharing() {
	module, first := h.symbols.Of(h.module), h.firstStart()
	for _, name := range module.Names() {
		v := module.Find(name)
		if v == nil || !h.readByParent(v, first) {
			continue
		}
		for _, b := range h.bindings(v) {
			if at := h.facts.places[b.Stmt]; at != nil && at.fn != nil && h.targets[at.fn] {
				h.copied(b.Node, at, name)
				break
			}
		}
		switch h.typeName(h.variableValue(v)) {
		case "list", "dict", "set", "Counter", "defaultdict", "deque":
		default:
			continue
		}
		for _, u := range h.facts.uses[v] {
			if u.changes && u.at.fn != nil && h.targets[u.at.fn] {
				h.copied(u.name, u.at, name)
				break
			}
		}
	}
}

func (h *hinter) copied(n ast.Node, at *place, name string) {
	h.report(at, codeGlobal, n, fmt.Sprintf("a process has a copy of %s of its own: the parent does not see this change", name),
		"send it through a Queue, or use a Value, Array or Manager")
}

// readByParent reports whether a variable is read where no child runs, behind the line of
// the first start.
func (h *hinter) readByParent(v *scope.Symbol, first int32) bool {
	for _, u := range h.facts.uses[v] {
		if !u.changes && (u.at.fn == nil || !h.targets[u.at.fn]) && first > 0 && u.name.Start.Line > first {
			return true
		}
	}
	return false
}

// firstStart returns the first line that starts a process outside of children, 0 if none
// does.
func (h *hinter) firstStart() int32 {
	first := int32(0)
	for _, call := range h.facts.calls {
		name := ast.LastName(call.node.Func)
		if name != "start" && !poolUses[name] || call.at.fn != nil && h.targets[call.at.fn] {
			continue
		}
		if line := call.node.Start.Line; first == 0 || line < first {
			first = line
		}
	}
	return first
}

// sharedMakers are the functions that make values in memory that processes share.
var sharedMakers = set("Value", "Array", "RawValue", "RawArray")

// early finds shared values that are read between start and join.
func (h *hinter) early(list []ast.Stmt, at *place) {
	last := -1 // of the statements that join
	for i, s := range list {
		if found, _ := h.calls(s, "join"); found {
			last = i
		}
	}
	started := false
	for _, s := range list[:last+1] {
		if found, _ := h.calls(s, "join"); found {
			started = false
		}
		if started {
			if e := h.sharedRead(s, at); e != nil {
				h.report(at, codeEarly, e, "the children may not have ended yet when this is read", "read it behind the join")
				return
			}
		}
		if found, waits := h.calls(s, "start"); found && !waits {
			started = true
		}
	}
}

// calls reports whether a statement, or one within it, calls a method, and whether it
// waits for a child, too.
func (h *hinter) calls(s ast.Stmt, method string) (found, waits bool) {
	_, name, _ := methodCall(s)
	found, waits = name == method, name == "join"
	for b := range ast.Blocks(s) {
		for _, inner := range b {
			f, w := h.calls(inner, method)
			found, waits = found || f, waits || w
		}
	}
	return found, waits
}

// sharedRead returns the place in a simple statement that reads a shared value, nil if
// there is none.
func (h *hinter) sharedRead(s ast.Stmt, at *place) ast.Node {
	var list []ast.Expr
	switch s := s.(type) {
	case *ast.ExprStmt:
		list = append(list, s.Value)
	case *ast.Assign:
		list = append(list, s.Value)
	case *ast.Print:
		list = s.Values
	}
	var found ast.Node
	for _, e := range list {
		for x := range ast.Evaluated(e) {
			switch x := x.(type) {
			case *ast.Attribute:
				if x.Attr == "value" && h.isShared(x.Value, at) {
					found = x
				}
			case *ast.Subscript:
				if h.isShared(x.Value, at) {
					found = x
				}
			}
		}
	}
	return found
}

// isShared reports whether a name is bound once, to a Value or Array.
func (h *hinter) isShared(e ast.Expr, at *place) bool {
	n, ok := ast.Unparen(e).(*ast.Name)
	if !ok {
		return false
	}
	v := at.scope.Find(n.ID)
	list := h.bindings(v)
	if v == nil || len(list) != 1 || !list[0].IsValue() {
		return false
	}
	call, ok := ast.Unparen(list[0].Value).(*ast.Call)
	return ok && sharedMakers[ast.LastName(call.Func)]
}
