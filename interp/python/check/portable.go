package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
	"github.com/pyq-lang/pyq/interp/text"
)

// portable finds what works in pyq and fails in Python. That a program does without imports
// and without a guard is what lessons have pyq for, and is told only to those who ask.
func (h *hinter) portable() {
	for _, call := range h.facts.calls {
		h.pooled(call.node, call.at)
	}
	if h.o.Portable {
		h.unimported()
		h.unguarded()
	}
}

// isProcessPool reports whether an expression is a pool of processes, to which Python sends
// everything through pipes.
func (h *hinter) isProcessPool(e ast.Expr, in *scope.Scope) bool {
	switch h.className(h.value(e, in)) {
	case "multiprocessing.pool.Pool", "concurrent.futures.process.ProcessPoolExecutor":
		return true
	}
	return false
}

// pooled looks at what a call gives a pool.
func (h *hinter) pooled(call *ast.Call, at *place) {
	a, ok := call.Func.(*ast.Attribute)
	if !ok || !poolUses[a.Attr] || len(call.Args) == 0 || !h.isProcessPool(a.Value, at.scope) {
		return
	}
	h.pooledFunction(call.Args[0], a.Value, at)
	for _, e := range call.Args[1:] {
		h.pooledArgument(e, at, true)
	}
	for _, k := range call.Keywords {
		if k.Name == "args" || k.Name == "iterable" || k.Name == "kwds" {
			h.pooledArgument(k.Value, at, true)
		}
	}
}

// pooledFunction looks at the function that a pool is given.
func (h *hinter) pooledFunction(e, pool ast.Expr, at *place) {
	if partial, ok := ast.Unparen(e).(*ast.Call); ok && ast.LastName(partial.Func) == "partial" && len(partial.Args) > 0 {
		h.pooledFunction(partial.Args[0], pool, at)
		for _, x := range partial.Args[1:] {
			h.pooledArgument(x, at, true)
		}
		return
	}
	v := h.value(e, at.scope)
	if v.lambda != nil {
		h.report(at, codePoolFunction, e, "Python cannot send a lambda to the processes of a pool", "write a function with def at the top of the file, and give its name")
		return
	}
	n, ok := ast.Unparen(e).(*ast.Name)
	if !ok || v.function == nil {
		return
	}
	symbol := at.scope.Find(n.ID)
	if symbol.Scope.Kind == scope.Function {
		h.report(at, codePoolFunction, e, fmt.Sprintf("%s is defined within a function: Python cannot send it to the processes of a pool", n.ID),
			fmt.Sprintf("define %s at the top of the file", n.ID))
		return
	}
	line := v.function.Name.Start.Line
	if made := h.poolLine(pool, at); made > 0 && made < line && len(h.bindings(symbol)) == 1 {
		h.report(at, codePoolEarly, e, fmt.Sprintf("the processes of the pool are made in line %d, before %s is defined in line %d: in Python they do not know it", made, n.ID, line),
			fmt.Sprintf("make the pool behind the definition of %s", n.ID))
	}
}

// poolLine returns the line in which the module itself makes a pool, 0 if it is not one of
// multiprocessing, whose processes begin at once, or is made elsewhere.
func (h *hinter) poolLine(e ast.Expr, at *place) int32 {
	n, ok := ast.Unparen(e).(*ast.Name)
	if !ok || h.typeName(h.value(e, at.scope)) != "Pool" {
		return 0
	}
	symbol := at.scope.Find(n.ID)
	list := h.bindings(symbol)
	if len(list) != 1 || list[0].Region.Scope.Kind != scope.Module {
		return 0
	}
	return list[0].At.Line
}

// inherited are the classes of what Python's processes can only have from their start on, in
// multiprocessing, by what makes their objects.
var inherited = map[string]string{"Lock": "Lock", "RLock": "RLock", "Semaphore": "Semaphore", "BoundedSemaphore": "BoundedSemaphore",
	"Event": "Event", "Condition": "Condition", "Barrier": "Barrier", "Queue": "Queue", "JoinableQueue": "JoinableQueue", "SimpleQueue": "SimpleQueue",
	"Synchronized": "Value", "SynchronizedArray": "Array", "SynchronizedString": "Array"}

// pooledArgument finds what cannot be sent in an argument of a pool's: in tuples, lists,
// comprehensions and what repeats or zips them. A name is looked up if there may be such a
// display behind it.
func (h *hinter) pooledArgument(e ast.Expr, at *place, names bool) {
	switch e := ast.Unparen(e).(type) {
	case *ast.Tuple, *ast.List, *ast.Starred, *ast.BinOp, *ast.Dict:
		for x := range ast.Operands(e) {
			h.pooledArgument(x, at, names)
		}
		return
	case *ast.Comp:
		within := *at
		within.scope = h.symbols.Of(e)
		h.pooledArgument(e.Elt, &within, false)
		return
	case *ast.Call:
		switch ast.LastName(e.Func) {
		case "zip", "repeat", "product":
			for _, x := range e.Args {
				h.pooledArgument(x, at, names)
			}
			return
		}
	case *ast.Name:
		if list := h.bindings(at.scope.Find(e.ID)); names && len(list) == 1 && list[0].Kind == scope.Assignment && list[0].Value != nil {
			switch value := ast.Unparen(list[0].Value).(type) {
			case *ast.Tuple, *ast.List, *ast.Comp:
				h.pooledArgument(value, &place{scope: list[0].Region.Scope}, false)
				return
			}
		}
	}
	class := h.className(h.value(e, at.scope))
	kind := inherited[class[strings.LastIndex(class, ".")+1:]]
	if !strings.HasPrefix(class, "multiprocessing.") || kind == "" {
		return
	}
	help := "have each process get it when it begins: Pool(initializer=f, initargs=(" + h.source(e) + ",))"
	if kind != "SimpleQueue" {
		help += fmt.Sprintf("; or make it with Manager().%s()", kind)
	}
	h.report(at, codePoolArgument, e, fmt.Sprintf("Python cannot send a %s to the processes of a pool", kind), help)
}

// unread finds processes that are joined before anybody reads what they have put into a queue:
// in Python a process does not end before its items have gone into the pipe, which holds 64 KiB.
// How much it is, only the run knows, so it is no error for --portable.
func (h *hinter) unread(list []ast.Stmt, at *place) {
	var joined *ast.Call
	for _, s := range list {
		if call := h.joins(s); call != nil {
			joined = call
			continue
		}
		if joined == nil {
			continue
		}
		w := walker{h.checker, visitor{expr: func(e ast.Expr, here *place) {
			get, ok := e.(*ast.Call)
			if !ok {
				return
			}
			a, ok := get.Func.(*ast.Attribute)
			if !ok || a.Attr != "get" && a.Attr != "get_nowait" {
				return
			}
			n, ok := a.Value.(*ast.Name)
			if ok && h.unreadUntil(here.scope.Find(n.ID), joined, at) {
				h.report(at, codeUnread, joined, fmt.Sprintf("%s is read behind this join, in line %d: in Python a process does not end while what it has put is too much for the pipe",
					n.ID, get.Start.Line), fmt.Sprintf("get from %s first, and join then", n.ID))
			}
		}}}
		w.visit(s, at)
	}
}

// joins returns the call of a statement, or of a loop's only one, that waits for a process to
// end, however long that takes; nil if there is none.
func (h *hinter) joins(s ast.Stmt) *ast.Call {
	if loop, ok := s.(*ast.For); ok && len(loop.Body) == 1 {
		s = loop.Body[0]
	}
	_, method, call := methodCall(s)
	if method != "join" || len(call.Args)+len(call.Keywords) > 0 {
		return nil
	}
	return call
}

// unreadUntil reports whether a queue is filled by processes and read by nobody before a join
// at a place: all that the program does with it must be seen.
func (h *hinter) unreadUntil(q *scope.Symbol, join *ast.Call, at *place) bool {
	if q == nil || len(h.bindings(q)) != 1 {
		return false
	}
	switch h.className(h.variableValue(q)) {
	case "multiprocessing.queues.Queue", "multiprocessing.queues.JoinableQueue", "multiprocessing.queues.SimpleQueue":
	default:
		return false
	}
	object := join.Func.(*ast.Attribute).Value
	one, _ := ast.Unparen(object).(*ast.Name)
	filled := false
	for _, u := range h.facts.uses[q] {
		switch {
		case u.attr == "put" || u.attr == "put_nowait":
			filled = filled || h.targets[u.at.fn]
		case u.attr == "get" || u.attr == "get_nowait":
			if u.at.fn != at.fn || u.name.Start.Compare(join.End) < 0 {
				return false
			}
		case u.attr == "":
			call, param := h.givenTo(u)
			if param == nil {
				return false
			}
			puts, only := h.onlyPuts(param)
			if !only {
				return false
			}
			filled = filled || puts && h.mayBe(one, call, at)
		}
	}
	return filled
}

// givenTo returns the call that makes a process in whose args a use of a variable is, and the
// parameter that gets it there; nil if it is anywhere else.
func (h *hinter) givenTo(u use) (*ast.Call, *scope.Symbol) {
	for _, call := range h.facts.calls {
		s, ok := h.startOf(call.node, call.at.scope)
		if !ok || s.args == nil || !strings.HasSuffix(ast.LastName(call.node.Func), "Process") {
			continue
		}
		elts, _ := elements(s.args)
		for v, e := range h.passed(elts, h.value(s.target, call.at.scope).function, 0) {
			if e == ast.Expr(u.name) {
				return call.node, v
			}
		}
	}
	return nil, nil
}

// onlyPuts reports whether a function puts into a queue that is its parameter, and whether it
// does no more with it than that.
func (h *hinter) onlyPuts(q *scope.Symbol) (puts, only bool) {
	for _, u := range h.facts.uses[q] {
		switch u.attr {
		case "put", "put_nowait":
			puts = true
		case "", "get", "get_nowait", "cancel_join_thread":
			return false, false
		}
	}
	return puts, true
}

// mayBe reports whether a name may be the process that a call makes: not if it is bound to
// others.
func (h *hinter) mayBe(n *ast.Name, made *ast.Call, at *place) bool {
	if n == nil {
		return true
	}
	list := h.bindings(at.scope.Find(n.ID))
	return slices.ContainsFunc(list, func(b scope.Binding) bool {
		return b.Kind != scope.Assignment || b.Value == nil || ast.Unparen(b.Value) == ast.Expr(made)
	})
}

// unimported finds names that only pyq has without an import, each where it comes first.
func (h *hinter) unimported() {
	told := map[string]bool{}
	h.walk(visitor{expr: func(e ast.Expr, at *place) {
		n, ok := e.(*ast.Name)
		if !ok || told[n.ID] || strings.HasPrefix(n.ID, "__") || !h.given(n, at.scope) {
			return
		}
		told[n.ID] = true
		if h.try("import builtins\n", fmt.Sprintf("hasattr(builtins, %q)", n.ID)).Value == "False" {
			h.report(at, codeImport, n, "Python does not know "+n.ID+" without an import", h.importHelp(n.ID))
		}
	}})
}

// importHelp says which import makes a name known.
func (h *hinter) importHelp(name string) string {
	if h.try("import "+name+"\n", "").Raised == "" {
		return "add: import " + name
	}
	if h.try("from multiprocessing import "+name+"\n", "").Raised == "" {
		return "add: from multiprocessing import " + name
	}
	return ""
}

// unguarded finds the first line of the module that starts processes without asking for
// __name__: where processes begin anew, on Windows and macOS, each of them runs that line.
func (h *hinter) unguarded() {
	if h.choosesFork() {
		return
	}
	var guarded []text.Span
	h.walk(visitor{stmt: func(s ast.Stmt, at *place) {
		if branch, ok := s.(*ast.If); ok && at.fn == nil && mentionsName(branch.Test) {
			guarded = append(guarded, branch.Span)
		}
	}})
	starters := h.starters()
	for _, call := range h.facts.calls {
		if call.at.fn != nil || !h.startsProcess(call.node, call.at) && !starters[h.value(call.node.Func, call.at.scope).function] {
			continue
		}
		if !slices.ContainsFunc(guarded, func(s text.Span) bool { return s.Contains(call.node.Start) }) {
			h.report(call.at, codeGuard, call.node, "where Python's processes begin anew, as on Windows and macOS, each of them runs this line: RuntimeError",
				`write if __name__ == "__main__": before it, and indent what follows`)
			return
		}
	}
}

// choosesFork reports whether a program says that its processes are to be forked.
func (h *hinter) choosesFork() bool {
	for _, call := range h.facts.calls {
		switch ast.LastName(call.node.Func) {
		case "set_start_method", "get_context":
			if len(call.node.Args) > 0 {
				if method, ok := textOf(call.node.Args[0]); ok && method == "fork" {
					return true
				}
			}
		}
	}
	return false
}

func mentionsName(test ast.Expr) bool {
	for e := range ast.Evaluated(test) {
		if n, ok := e.(*ast.Name); ok && n.ID == "__name__" {
			return true
		}
	}
	return false
}

// starters are the functions that start processes, or call one that does.
func (h *hinter) starters() map[*ast.FunctionDef]bool {
	starters := map[*ast.FunctionDef]bool{}
	for changed := true; changed; {
		changed = false
		for _, call := range h.facts.calls {
			f, ok := call.at.fn.(*ast.FunctionDef)
			if ok && !starters[f] && (h.startsProcess(call.node, call.at) || starters[h.value(call.node.Func, call.at.scope).function]) {
				starters[f], changed = true, true
			}
		}
	}
	return starters
}

// startsProcess reports whether a call starts a process, or several: a pool's or manager's.
func (h *hinter) startsProcess(call *ast.Call, at *place) bool {
	switch h.className(h.value(call, at.scope)) {
	case "multiprocessing.pool.Pool", "multiprocessing.managers.SyncManager", "concurrent.futures.process.ProcessPoolExecutor":
		return ast.LastName(call.Func) != "__enter__"
	}
	a, ok := call.Func.(*ast.Attribute)
	if !ok || a.Attr != "start" || len(call.Args)+len(call.Keywords) > 0 {
		return false
	}
	v := h.value(a.Value, at.scope)
	if v.class != nil {
		return h.isProcessClass(v.class)
	}
	if v.isLib() {
		return h.typeName(v) == "Process"
	}
	made := slices.ContainsFunc(h.facts.calls, func(other located[*ast.Call]) bool {
		return ast.LastName(other.node.Func) == "Process" && h.typeName(h.value(other.node, other.at.scope)) == "Process"
	})
	return v.function == nil && v.module == "" && !h.facts.called["Thread"] && !h.facts.called["Timer"] &&
		(made || slices.ContainsFunc(h.facts.classes, h.isProcessClass))
}
