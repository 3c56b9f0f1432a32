package check

import (
	"slices"
	"strings"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
	"github.com/pyq-lang/pyq/interp/text"
)

// A crew is what is known of those that run a function at the same time.
type crew struct {
	threads bool // of one process
	// shared are the parameters that get the same object in each, with its class.
	shared map[*scope.Symbol]string
	// attrs are the same of the attributes of self that __init__ makes of its parameters.
	attrs map[string]string
}

func newCrew(threads bool) *crew {
	return &crew{threads, map[*scope.Symbol]string{}, map[string]string{}}
}

// words are what one of them is called, and the module that has their locks.
func (c *crew) words() (member, module string) {
	if c.threads {
		return "thread", "threading"
	}
	return "process", "multiprocessing"
}

// races finds, in functions that several processes or threads run at the same time, changes of
// what they share that begin with a look at it.
func (h *hinter) races() {
	for f, c := range h.crews() {
		r := racer{h, f, c}
		if !r.acquires() {
			r.block(f.Body)
		}
	}
}

// crews finds the functions that several processes or threads run at the same time.
func (h *hinter) crews() map[*ast.FunctionDef]*crew {
	crews, members := map[*ast.FunctionDef]*crew{}, map[*ast.FunctionDef]int{}
	add := func(f *ast.FunctionDef, threads bool, n int) *crew {
		if f == nil {
			return newCrew(threads)
		}
		if crews[f] == nil {
			crews[f] = newCrew(threads)
		}
		members[f] += n
		return crews[f]
	}
	serial := h.serialStarts()
	for _, call := range h.facts.calls {
		name := ast.LastName(call.node.Func)
		n := 1
		if call.at.loop || call.at.scope.Kind == scope.Comprehension {
			n = 2
		}
		if s, ok := h.startOf(call.node, call.at.scope); ok && s.made && !serial {
			f := h.value(s.target, call.at.scope).function
			elts, _ := elements(s.args)
			h.handed(elts, f, 0, call.at, add(f, strings.HasSuffix(name, "Thread"), n).shared)
		}
		if k := h.value(call.node.Func, call.at.scope); k.class != nil && !k.instance && !serial {
			if run, ok := methodOf(h.bindings(h.symbols.Of(k.class).Find("run"))); ok && len(k.class.Bases) > 0 {
				h.handedObject(call.node, k.class, call.at, add(run, !h.isProcessClass(k.class), n))
			}
		}
		if a, ok := call.node.Func.(*ast.Attribute); ok && len(call.node.Args) > 0 && (name == "map" || name == "imap_unordered" || name == "starmap") &&
			h.isProcessPool(a.Value, call.at.scope) {
			add(h.value(call.node.Args[0], call.at.scope).function, false, 2)
		}
	}
	for f, n := range members {
		if n < 2 {
			delete(crews, f)
		}
	}
	return crews
}

// serialStarts reports whether the program may wait for one process or thread before it starts
// the next one: there is a join between the starts, or in their loop.
func (h *hinter) serialStarts() bool {
	var starts, joins []text.Pos
	for _, call := range h.facts.calls {
		switch a, ok := call.node.Func.(*ast.Attribute); {
		case !ok:
		case a.Attr == "start":
			starts = append(starts, call.node.Start)
		case a.Attr == "join":
			joins = append(joins, call.node.Start)
		}
	}
	if len(starts) == 0 {
		return false
	}
	first, last := slices.MinFunc(starts, text.Pos.Compare), slices.MaxFunc(starts, text.Pos.Compare)
	if slices.ContainsFunc(joins, func(p text.Pos) bool { return p.Compare(first) > 0 && p.Compare(last) < 0 }) {
		return true
	}
	serial := false
	h.walk(visitor{stmt: func(s ast.Stmt, _ *place) {
		switch s.(type) {
		case *ast.For, *ast.While:
			within := func(p text.Pos) bool { return s.Range().Contains(p) }
			serial = serial || slices.ContainsFunc(starts, within) && slices.ContainsFunc(joins, within)
		}
	}})
	return serial
}

// handed notes the classes of the objects that a function's parameters get, from the one with
// the number first on.
func (h *hinter) handed(list []ast.Expr, f *ast.FunctionDef, first int, at *place, shared map[*scope.Symbol]string) {
	for v, e := range h.passed(list, f, first) {
		class := h.sharedClass(e, at)
		if known, ok := shared[v]; ok && known != class {
			class = ""
		}
		shared[v] = class
	}
}

// handedObject notes what an object gets whose method run is run.
func (h *hinter) handedObject(call *ast.Call, k *ast.ClassDef, at *place, c *crew) {
	init, ok := methodOf(h.bindings(h.symbols.Of(k).Find("__init__")))
	if !ok {
		return
	}
	h.handed(call.Args, init, 1, at, c.shared)
	for _, s := range init.Body {
		a, ok := s.(*ast.Assign)
		if !ok || len(a.Targets) != 1 {
			continue
		}
		to, ok := a.Targets[0].(*ast.Attribute)
		from, isName := a.Value.(*ast.Name)
		if ok && isName && isSelf(to.Value) {
			c.attrs[to.Attr] = c.shared[h.symbols.Of(init).Find(from.ID)]
		}
	}
}

func isSelf(e ast.Expr) bool {
	n, ok := e.(*ast.Name)
	return ok && n.ID == "self"
}

// sharedClass returns the class of an argument that is the same object for all: a variable that
// no loop binds anew.
func (h *hinter) sharedClass(e ast.Expr, at *place) string {
	n, ok := ast.Unparen(e).(*ast.Name)
	if !ok {
		return ""
	}
	list := h.bindings(at.scope.Find(n.ID))
	if len(list) != 1 || list[0].Kind != scope.Assignment && list[0].Kind != scope.Entered {
		return ""
	}
	if made := h.facts.places[list[0].Stmt]; made == nil || made.loop {
		return ""
	}
	return h.className(h.value(n, at.scope))
}

// A racer looks for races in one function.
type racer struct {
	*hinter
	f    *ast.FunctionDef
	crew *crew
}

// acquires reports whether a function locks something without with: from where to where is not
// asked.
func (r *racer) acquires() bool {
	return slices.ContainsFunc(r.facts.calls, func(call located[*ast.Call]) bool {
		return call.at.fn == ast.Node(r.f) && ast.LastName(call.node.Func) == "acquire"
	})
}

func (r *racer) block(list []ast.Stmt) {
	for _, s := range list {
		switch s := s.(type) {
		case *ast.With:
			if r.unlocked(s) {
				r.block(s.Body)
			}
			continue
		case *ast.FunctionDef, *ast.ClassDef:
			continue
		case *ast.AugAssign:
			r.changed(s, s.Target)
		case *ast.Assign:
			if len(s.Targets) == 1 && r.reads(s.Value, s.Targets[0]) {
				r.changed(s, s.Targets[0])
			}
		case *ast.If:
			r.asked(s.Test, s.Body)
		case *ast.While:
			r.asked(s.Test, s.Body)
		}
		for b := range ast.Blocks(s) {
			r.block(b)
		}
	}
}

// unlocked reports whether a with statement surely locks nothing.
func (r *racer) unlocked(s *ast.With) bool {
	for _, item := range s.Items {
		if call, ok := ast.Unparen(item.Context).(*ast.Call); !ok || ast.LastName(call.Func) != "open" && ast.LastName(call.Func) != "suppress" {
			return false
		}
	}
	return true
}

// reads reports whether what is assigned to a target is made of what is there: of the same
// variable, item or attribute, or of d.get(k) for d[k].
func (r *racer) reads(e, target ast.Expr) bool {
	switch e.(type) {
	case *ast.BinOp:
	default:
		return false
	}
	want := r.source(target)
	get := ""
	if item, ok := target.(*ast.Subscript); ok {
		get = r.source(item.Value) + ".get(" + r.source(item.Index)
	}
	for x := range ast.Evaluated(e) {
		switch x := x.(type) {
		case *ast.Name, *ast.Attribute, *ast.Subscript:
			if r.source(x) == want {
				return true
			}
		case *ast.Call:
			if get != "" && strings.HasPrefix(r.source(x), get) {
				return true
			}
		}
	}
	return false
}

// classOf returns the class of what a name in the function, or an attribute of self, holds, if
// all who run it share that.
func (r *racer) classOf(e ast.Expr) string {
	if a, ok := ast.Unparen(e).(*ast.Attribute); ok && isSelf(a.Value) {
		return r.crew.attrs[a.Attr]
	}
	n, ok := ast.Unparen(e).(*ast.Name)
	if !ok {
		return ""
	}
	v := r.symbols.Of(r.f).Find(n.ID)
	switch {
	case v == nil:
		return ""
	case v.IsParameter():
		return r.crew.shared[v]
	case v.Scope.Kind == scope.Module:
		return r.className(r.variableValue(v))
	}
	return ""
}

// changed looks at a statement that reads what it assigns.
func (r *racer) changed(s ast.Stmt, target ast.Expr) {
	at, text := &place{scope: r.symbols.Of(r.f), fn: r.f}, r.source(target)
	member, module := r.crew.words()
	msg := "another " + member + " may change " + text + " between the reading and the writing of this line: its change is lost"
	help := "write with lock: around it, where lock is one Lock of " + module + " that all of them get"
	switch t := ast.Unparen(target).(type) {
	case *ast.Name:
		v := at.scope.Find(t.ID)
		if !r.crew.threads || v == nil || v.Scope.Kind != scope.Module {
			return
		}
	case *ast.Attribute:
		switch class := r.classOf(t.Value); {
		case class == "multiprocessing.sharedctypes.Synchronized" && t.Attr == "value":
			help = "write with " + r.source(t.Value) + ".get_lock(): around it"
		case class == "multiprocessing.managers.NamespaceProxy", class == "multiprocessing.managers.ValueProxy" && t.Attr == "value":
		default:
			return
		}
	case *ast.Subscript:
		class := r.classOf(t.Value)
		if class != "multiprocessing.managers.DictProxy" && class != "multiprocessing.managers.ListProxy" || !r.common(t.Index) {
			return
		}
	default:
		return
	}
	r.report(at, codeRace, s, msg, help)
}

// common reports whether a key or index is one that all may use: a literal, or what a loop
// comes upon. A parameter, say, may be the number of each one's own place.
func (r *racer) common(index ast.Expr) bool {
	if isLiteral(index) {
		return true
	}
	n, ok := ast.Unparen(index).(*ast.Name)
	if !ok {
		return false
	}
	list := r.bindings(r.symbols.Of(r.f).Find(n.ID))
	return len(list) == 1 && list[0].Kind == scope.Loop
}

// asked finds if not q.empty(): q.get(), which waits if another one has taken the last item.
func (r *racer) asked(test ast.Expr, body []ast.Stmt) {
	not, ok := ast.Unparen(test).(*ast.UnaryOp)
	if !ok || not.Op != ast.Not {
		return
	}
	call, ok := ast.Unparen(not.Operand).(*ast.Call)
	if !ok {
		return
	}
	a, ok := call.Func.(*ast.Attribute)
	if !ok || a.Attr != "empty" || !strings.Contains(r.classOf(a.Value), "ueue") {
		return
	}
	q := r.source(a.Value)
	if get := r.waits(body, q); get != nil {
		member, _ := r.crew.words()
		r.report(&place{scope: r.symbols.Of(r.f), fn: r.f}, codeEmptyGet, get, "another "+member+" may take the last item after "+q+".empty() has been asked: this waits then for ever",
			"write "+q+".get_nowait() in a try, and leave the loop at except queue.Empty:")
	}
}

// waits returns the call in statements that gets from a queue for as long as it takes.
func (r *racer) waits(body []ast.Stmt, q string) *ast.Call {
	for _, s := range body {
		if with, ok := s.(*ast.With); ok && !r.unlocked(with) {
			continue
		}
		for e := range ast.Exprs(s) {
			for x := range ast.Evaluated(e) {
				call, ok := x.(*ast.Call)
				if !ok || len(call.Args)+len(call.Keywords) > 0 {
					continue
				}
				if a, ok := call.Func.(*ast.Attribute); ok && a.Attr == "get" && r.source(a.Value) == q {
					return call
				}
			}
		}
		for b := range ast.Blocks(s) {
			if call := r.waits(b, q); call != nil {
				return call
			}
		}
	}
	return nil
}
