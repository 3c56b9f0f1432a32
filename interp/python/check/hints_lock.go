package check

import (
	"fmt"
	"strings"

	"github.com/pyq-lang/pyq/interp/python/ast"
)

// locks finds acquire and release without with, and ways on which a lock stays locked.
func (h *hinter) locks(list []ast.Stmt, at *place) {
	for i, s := range list {
		object, method, call := methodCall(s)
		if method != "acquire" || len(call.Args)+len(call.Keywords) > 0 || !h.isLock(object, at) {
			continue
		}
		name := h.source(object)
		rest := list[i+1:]
		j := releasedAt(h, rest, name)
		switch {
		case j < 0 && !h.releases(at.body(h.module), name) && !h.releasedElsewhere(object, at):
			h.report(at, codeRelease, call, name+" is never released", "write with "+name+": and indent what needs the lock")
		case j < 0:
			h.partly(rest, name, call, at)
		case h.protected(rest[j], name): // try ... finally: release
		default:
			h.released(rest[:j], name, call, at)
		}
	}
}

// released tells of a lock that is released in the same block, maybe not on all ways.
func (h *hinter) released(between []ast.Stmt, name string, call *ast.Call, at *place) {
	if line := h.escape(between, name); line > 0 {
		h.report(at, codeRelease, call, fmt.Sprintf("line %d leaves while %s is locked", line, name), "write with "+name+": and indent what needs the lock")
		return
	}
	h.report(at, codeWith, call, "if an exception comes before the release, "+name+" stays locked", "write with "+name+": and indent what needs the lock")
}

// partly tells of a lock that only some of the statements behind acquire release.
func (h *hinter) partly(rest []ast.Stmt, name string, call *ast.Call, at *place) {
	for _, s := range rest {
		branch, ok := s.(*ast.If)
		if !ok {
			continue
		}
		then, other := h.releases(branch.Body, name), h.releases(branch.Else, name)
		if then != other {
			h.report(at, codeRelease, call, fmt.Sprintf("%s is released on only one way through the if in line %d", name, branch.Start.Line),
				"write with "+name+": and indent what needs the lock")
			return
		}
	}
}

// body returns the statements of the function around.
func (at *place) body(m *ast.Module) []ast.Stmt {
	if f, ok := at.fn.(*ast.FunctionDef); ok {
		return f.Body
	}
	return m.Body
}

// isLock reports whether an expression is a lock, by what it is worth or by its name.
func (h *hinter) isLock(e ast.Expr, at *place) bool {
	if v := h.value(e, at.scope); v.isLib() || v.class != nil {
		kind := strings.ToLower(h.typeName(v))
		return kind == "lock" || kind == "rlock"
	}
	name := strings.ToLower(ast.LastName(e))
	return strings.Contains(name, "lock") || strings.Contains(name, "mutex")
}

// releasedAt returns which of the statements releases the lock for sure, -1 if none does.
func releasedAt(h *hinter, list []ast.Stmt, name string) int {
	for i, s := range list {
		if object, method, _ := methodCall(s); method == "release" && h.source(object) == name {
			return i
		}
		if h.protected(s, name) {
			return i
		}
	}
	return -1
}

// protected reports whether a statement is a try whose finally releases the lock.
func (h *hinter) protected(s ast.Stmt, name string) bool {
	t, ok := s.(*ast.Try)
	return ok && h.releases(t.Finally, name)
}

// releases reports whether statements release the lock, at any depth.
func (h *hinter) releases(list []ast.Stmt, name string) bool {
	for _, s := range list {
		if object, method, _ := methodCall(s); method == "release" && h.source(object) == name {
			return true
		}
		for b := range ast.Blocks(s) {
			if h.releases(b, name) {
				return true
			}
		}
	}
	return false
}

// releasedElsewhere reports whether another function may release the lock: what it
// releases has the same name, and that is no variable of this function alone.
func (h *hinter) releasedElsewhere(object ast.Expr, at *place) bool {
	if n, ok := object.(*ast.Name); ok {
		if v := at.scope.Find(n.ID); v != nil && v.Scope == at.scope && at.fn != nil {
			return false
		}
	}
	for _, call := range h.facts.calls {
		if a, ok := call.node.Func.(*ast.Attribute); ok && a.Attr == "release" && ast.LastName(a.Value) == ast.LastName(object) {
			return true
		}
	}
	return false
}

// escape returns the line of a statement that leaves before the lock is released, 0 if
// there is none.
func (h *hinter) escape(list []ast.Stmt, name string) int32 {
	for i, s := range list {
		switch s := s.(type) {
		case *ast.Return:
			if !h.releases(list[:i], name) {
				return s.Start.Line
			}
		case *ast.For, *ast.While:
			continue // a break or continue of its own
		}
		for b := range ast.Blocks(s) {
			if line := h.escape(b, name); line > 0 {
				return line
			}
		}
	}
	return 0
}

// poolUses are the methods with which a pool is given work.
var poolUses = set("map", "map_async", "starmap", "starmap_async", "apply", "apply_async", "imap", "imap_unordered", "submit")

// closedPools finds pools that get work when they are closed.
func (h *hinter) closedPools(list []ast.Stmt, at *place) {
	closed := map[string]int32{}
	for _, s := range list {
		if with, ok := s.(*ast.With); ok {
			for _, item := range with.Items {
				if item.Vars != nil {
					delete(closed, h.source(item.Vars)) // it is another one from here on
				}
			}
		}
		h.poolUsed(s, closed, at)
		if with, ok := s.(*ast.With); ok {
			for _, item := range with.Items {
				call, ok := item.Context.(*ast.Call)
				if ok && item.Vars != nil && (ast.LastName(call.Func) == "Pool" || strings.HasSuffix(ast.LastName(call.Func), "PoolExecutor")) {
					closed[h.source(item.Vars)] = with.Start.Line
				}
			}
		}
		if object, method, _ := methodCall(s); method == "close" || method == "terminate" || method == "shutdown" {
			if kind := h.typeName(h.value(object, at.scope)); kind == "Pool" || kind == "ThreadPool" || strings.HasSuffix(kind, "PoolExecutor") {
				closed[h.source(object)] = s.Range().Start.Line
			}
		}
		if a, ok := s.(*ast.Assign); ok {
			for _, t := range a.Targets {
				delete(closed, h.source(t))
			}
		}
	}
}

// poolUsed tells of a statement that gives a closed pool work.
func (h *hinter) poolUsed(s ast.Stmt, closed map[string]int32, at *place) {
	if len(closed) == 0 {
		return
	}
	for e := range ast.Exprs(s) {
		for x := range ast.Evaluated(e) {
			call, ok := x.(*ast.Call)
			if !ok {
				continue
			}
			if a, ok := call.Func.(*ast.Attribute); ok && poolUses[a.Attr] && closed[h.source(a.Value)] > 0 {
				h.report(at, codeClosed, call, fmt.Sprintf("the pool takes no more work after line %d", closed[h.source(a.Value)]), "give it all its work before that")
			}
		}
	}
	within := *at
	if try, ok := s.(*ast.Try); ok {
		within.caught |= caughtIn(try)
	}
	for b := range ast.Blocks(s) {
		for _, inner := range b {
			h.poolUsed(inner, closed, &within)
		}
		within.caught = at.caught // only the first block is that of the try
	}
}
