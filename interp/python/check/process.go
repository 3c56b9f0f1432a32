package check

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
	"github.com/pyq-lang/pyq/interp/text"
)

// A start is a call that makes a process or thread, or the __init__ of a class of such.
type start struct {
	call         *ast.Call
	target       ast.Expr
	args, kwargs ast.Expr // nil if they are not given
	argsSpan     ast.Node
	made         bool   // by Process or Thread itself
	job          string // what a pool, an executor or a Timer calls the function that it is given; "" for others
}

// fails says who will fail.
func (s *start) fails() string {
	if s.job != "" {
		return "the call will fail: "
	}
	return "the child will fail: "
}

// startOf returns what a call gives a new process, ok being false if it makes none.
func (c *checker) startOf(e *ast.Call, in *scope.Scope) (s start, ok bool) {
	s = start{call: e}
	for _, k := range e.Keywords {
		switch k.Name {
		case "":
			return s, false
		case "target":
			s.target = k.Value
		case "args":
			s.args, s.argsSpan = k.Value, k
		case "kwargs":
			s.kwargs = k.Value
		}
	}
	if slices.ContainsFunc(e.Args, isStarred) {
		return s, false
	}
	name := ast.LastName(e.Func)
	s.made = strings.HasSuffix(name, "Process") || strings.HasSuffix(name, "Thread")
	if s.made && len(e.Args) > 1 && s.target == nil && isNone(e.Args[0]) {
		s.target = e.Args[1]
	}
	if own := c.value(e.Func, in); own.function != nil || own.class != nil && !c.inheritsInit(own.class) {
		return s, false
	}
	return s, s.target != nil && (s.made || name == "__init__")
}

// word is what the function is called that is given.
func (s *start) word() string {
	if s.job != "" {
		return "function"
	}
	return "target"
}

// awaitsFailure reports whether the program may catch what a job raises, which comes where its
// result is asked for.
func (c *checker) awaitsFailure() bool {
	return slices.ContainsFunc(c.facts.calls, func(call located[*ast.Call]) bool {
		return call.at.caught&typeErrors != 0 || ast.LastName(call.node.Func) == "exception" ||
			slices.ContainsFunc(call.node.Keywords, func(k *ast.Keyword) bool { return k.Name == "error_callback" })
	})
}

// jobOf returns what a call gives a pool, an executor or a Timer to call, ok being false if it is none.
func (c *checker) jobOf(e *ast.Call, in *scope.Scope) (s start, ok bool) {
	if slices.ContainsFunc(e.Args, isStarred) {
		return s, false
	}
	s = start{call: e, job: ast.LastName(e.Func)}
	function, args, kwargs := "func", "args", "kwds"
	given := e.Args
	a, isMethod := e.Func.(*ast.Attribute)
	kind := ""
	if isMethod {
		kind = c.typeName(c.value(a.Value, in))
	}
	pool, executor := kind == "Pool" || kind == "ThreadPool", kind == "ThreadPoolExecutor" || kind == "ProcessPoolExecutor"
	switch {
	case pool && (s.job == "apply" || s.job == "apply_async"):
		s.made = true
	case executor && s.job == "submit":
		if len(given) == 0 || slices.ContainsFunc(e.Keywords, func(k *ast.Keyword) bool { return k.Name == "" }) {
			return s, false
		}
		s.target = given[0]
		if s.made = len(e.Keywords) == 0; s.made {
			s.args = &ast.Tuple{Span: e.Span, Elts: given[1:]}
		}
		return s, true
	case pool && poolUses[s.job], executor && s.job == "map":
		args, kwargs = "", ""
		given = given[:min(len(given), 1)]
	case c.className(c.value(e, in)) == "threading.Timer":
		function, kwargs, s.made = "function", "kwargs", true
		given = given[min(len(given), 1):]
	default:
		return s, false
	}
	for i, to := range []*ast.Expr{&s.target, &s.args, &s.kwargs} {
		if i < len(given) {
			*to = given[i]
		}
	}
	if s.args != nil && isNone(s.args) {
		return s, false
	}
	if s.args != nil {
		s.argsSpan = s.args
	}
	for _, k := range e.Keywords {
		switch {
		case k.Name == "":
			return s, false
		case k.Name == function:
			s.target = k.Value
		case k.Name == args:
			s.args, s.argsSpan = k.Value, k
		case k.Name == kwargs:
			s.kwargs = k.Value
		}
	}
	return s, s.target != nil
}

// passed pairs the parameters of a function, from the one with the number first on, with the arguments that
// they get; none if f is nil, or nobody knows which gets which.
func (c *checker) passed(list []ast.Expr, f *ast.FunctionDef, first int) iter.Seq2[*scope.Symbol, ast.Expr] {
	return func(yield func(*scope.Symbol, ast.Expr) bool) {
		if f == nil || slices.ContainsFunc(list, isStarred) {
			return
		}
		i := -first
		for p := range f.Args.All() {
			if i == len(list) || i >= 0 && !yield(c.symbols.Of(f).Find(p.Name), list[i]) {
				return
			}
			i++
		}
	}
}

func isNone(e ast.Expr) bool {
	k, ok := ast.Unparen(e).(*ast.Constant)
	return ok && k.Value == nil
}

// inheritsInit reports whether a class of the program has no __init__ of its own.
func (c *checker) inheritsInit(k *ast.ClassDef) bool {
	v := c.symbols.Of(k).Find("__init__")
	return v == nil
}

// target checks what a new process is to run. It reports whether that is surely wrong.
func (c *checker) target(e *ast.Call, at *place) bool {
	s, ok := c.startOf(e, at.scope)
	if !ok && !c.awaitsFailure() {
		s, ok = c.jobOf(e, at.scope)
	}
	if !ok {
		return false
	}
	if call, ok := ast.Unparen(s.target).(*ast.Call); ok {
		known := len(c.mistakes)
		c.targetCalled(s, call, at)
		return s.job != "" && len(c.mistakes) > known
	}
	if s.args != nil && c.argsNoTuple(s, at) || c.noFunction(s, at) {
		return true
	}
	c.threadsOnly(s, at)
	c.targetArguments(s, at)
	return false
}

// forThreads are the classes of what is for the threads of one process, by what
// multiprocessing has instead.
var forThreads = map[string]string{"queue.Queue": "Queue", "queue.LifoQueue": "Queue", "queue.PriorityQueue": "Queue", "_queue.SimpleQueue": "SimpleQueue",
	"_thread.lock": "Lock", "_thread.RLock": "RLock", "threading.Semaphore": "Semaphore", "threading.BoundedSemaphore": "BoundedSemaphore",
	"threading.Condition": "Condition", "threading.Event": "Event", "threading.Barrier": "Barrier"}

// threadsOnly finds queues and locks for threads in the args of a process, which gets copies.
func (c *checker) threadsOnly(s start, at *place) {
	if !c.o.Hints || s.args == nil || c.typeName(c.value(s.call, at.scope)) != "Process" {
		return
	}
	elts, _ := elements(s.args)
	for _, e := range elts {
		v := c.value(e, at.scope)
		class := c.className(v)
		if to := forThreads[class]; to != "" {
			c.report(at, codeLocal, e, c.source(e)+" is for the threads of one process: the child gets a copy of its own",
				"use multiprocessing's, which processes share: from multiprocessing import "+to)
		}
	}
}

// className returns the name of the class of a value of the library's, with its module's.
func (c *checker) className(v value) string {
	if !v.isLib() || v.own {
		return ""
	}
	return c.try(string(v.setup), "type("+v.text+").__module__ + '.' + type("+v.text+").__name__").Value
}

// noFunction finds target="f".
func (c *checker) noFunction(s start, at *place) bool {
	v := c.value(s.target, at.scope)
	kind := c.typeName(v)
	if kind == "" || kind == "NoneType" || c.try(string(v.setup), "callable("+v.text+")").Value != "False" {
		return false
	}
	help := ""
	if name, ok := textOf(s.target); ok {
		help = "write target=" + name + ", without quotes"
		if s.job != "" {
			help = "write " + name + ", without quotes"
		}
	}
	c.report(at, codeTarget, s.target, s.fails()+"the "+s.word()+" is of type "+kind+", which cannot be called", help)
	return true
}

// targetCalled finds target=f().
func (c *checker) targetCalled(s start, call *ast.Call, at *place) {
	help := "write target=" + c.source(call.Func)
	if s.job != "" {
		help = "write " + c.source(call.Func) + ", without parentheses: its arguments come behind it"
	} else if len(call.Args) > 0 {
		first, last := call.Args[0].Range(), call.Args[len(call.Args)-1].Range()
		comma := ""
		if len(call.Args) == 1 {
			comma = ","
		}
		help += ", args=(" + c.source(&ast.Alias{Span: text.Span{Start: first.Start, End: last.End}}) + comma + ")"
	}
	f := c.value(call.Func, at.scope)
	name := c.source(call.Func)
	switch {
	case f.function != nil && c.returnsNothing(f.function):
		c.report(at, codeTarget, call, fmt.Sprintf("%s() is called here, in this process, and the %s is the None that it returns", name, s.word()), help)
	case f.function != nil && !c.returnsFunction(f.function):
		c.report(at, codeTargetCall, call, fmt.Sprintf("%s() is called here, in this process, and the %s is what it returns", name, s.word()), help)
	case f.isLib():
		args := c.argumentsOf(call, at.scope)
		if !args.fixed {
			return
		}
		o := c.try(string(f.setup.and(args.setup)), "callable("+f.text+"("+args.text+"))")
		if o.Value == "False" {
			c.report(at, codeTarget, call, fmt.Sprintf("%s() is called here, in this process, and what it returns cannot be called", name), help)
		}
	}
}

// returnsFunction reports whether a function may return one.
func (c *checker) returnsFunction(f *ast.FunctionDef) bool {
	if len(f.Decorators) > 0 || c.symbols.Of(f).Generator {
		return true
	}
	for _, e := range returned(f.Body) {
		switch e := ast.Unparen(e).(type) {
		case *ast.Lambda, *ast.Call, *ast.Subscript, *ast.IfExp, *ast.BoolOp:
			return true
		case *ast.Attribute:
			return true
		case *ast.Name:
			v := c.value(e, c.symbols.Of(f))
			if v.function != nil || v.class != nil || v.lambda != nil || !v.isLib() {
				return true
			}
		}
	}
	return false
}

// argsNoTuple finds args=(x). It reports whether args is surely wrong.
func (c *checker) argsNoTuple(s start, at *place) bool {
	inner := ast.Unparen(s.args)
	text := c.source(inner)
	help := "write args=(" + text + ",)"
	_, paren := s.args.(*ast.Paren)
	v := c.value(inner, at.scope)
	if v.instance || v.function != nil || v.lambda != nil {
		if v.instance && c.mayIterate(v.class) {
			return false
		}
		c.report(at, codeArgsTuple, s.argsSpan, "args must be a tuple, and "+text+" is none", help)
		return true
	}
	switch kind := c.typeName(v); {
	case kind == "":
		if n, ok := inner.(*ast.Name); ok && paren {
			c.report(at, codeArgsText, s.argsSpan, fmt.Sprintf("(%s) is the same as %s: without a comma it makes no tuple", n.ID, n.ID), help+" if "+n.ID+" is one argument")
		}
	case kind == "str":
		return c.argsText(s, inner, at, help)
	case c.try(string(v.setup), "iter("+v.text+")").Raised == "TypeError":
		c.report(at, codeArgsTuple, s.argsSpan, fmt.Sprintf("args must be a tuple, and %s is of type %s", text, kind), help)
		return true
	}
	return false
}

// argsText finds args=("ab"), which passes 'a' and 'b'.
func (c *checker) argsText(s start, inner ast.Expr, at *place, help string) bool {
	k, ok := inner.(*ast.Constant)
	text, _ := "", false
	if ok {
		text, _ = k.Value.(string)
	}
	n := len([]rune(text))
	msg := "args must be a tuple, and a text is taken apart into its characters"
	f := c.asLib(c.value(s.target, at.scope))
	if ok && f.isLib() && c.try(string(f.setup), f.text+"("+placeholders(n)+")").Raised == "TypeError" {
		c.report(at, codeArgsTuple, s.argsSpan, msg, help)
		return true
	}
	c.report(at, codeArgsText, s.argsSpan, msg, help)
	return false
}

// mayIterate reports whether objects of a class of the program may be iterated over.
func (c *checker) mayIterate(k *ast.ClassDef) bool {
	return len(k.Bases) > 1 || len(k.Bases) == 1 && ast.LastName(k.Bases[0]) != "object" || len(k.Keywords) > 0 || len(k.Decorators) > 0 ||
		strings.Contains(string(c.classText(k)), "__iter__") || strings.Contains(string(c.classText(k)), "__getitem__")
}

// placeholders writes n arguments.
func placeholders(n int) string { return strings.TrimSuffix(strings.Repeat(Unknown+", ", n), ", ") }

// targetArguments checks that args and kwargs fit the target.
func (c *checker) targetArguments(s start, at *place) {
	call, ok := c.targetCall(s)
	own := c.value(s.target, at.scope)
	if !ok || own.function != nil && fits(own.function.Args, 0, call) {
		return
	}
	f, _ := c.callee(s.target, at.scope)
	if own.lambda != nil {
		f = value{text: "(lambda " + parametersText(own.lambda.Args) + ": None)"}
	}
	if !f.isLib() || f.loose && c.facts.methods[ast.LastName(s.target)] > 1 {
		return
	}
	list := placeholders(len(call.Args))
	for i, k := range call.Keywords {
		if i > 0 || list != "" {
			list += ", "
		}
		list += k.Name + "=" + Unknown
	}
	o := c.try(string(f.setup), f.text+"("+list+")")
	if !o.Fact.Kind.IsArguments() {
		return
	}
	var blame ast.Node = s.call
	if s.argsSpan != nil {
		blame = s.argsSpan
	}
	help := o.help()
	if help == "" && s.job != "submit" {
		help = "args has one value for each parameter of the target, args=(a, b), and args=(a,) for a single one"
	}
	c.report(at, codeTargetArgs, blame, s.fails()+o.message(), help)
}

// targetCall returns the call that the child will make of the target.
func (c *checker) targetCall(s start) (*ast.Call, bool) {
	call := &ast.Call{}
	switch e := s.args.(type) {
	case nil:
		if !s.made || len(s.call.Args) > 2 {
			return nil, false
		}
	default:
		elts, ok := elements(e)
		if !ok || slices.ContainsFunc(elts, isStarred) {
			return nil, false
		}
		call.Args = elts
	}
	if s.kwargs == nil {
		return call, true
	}
	d, ok := ast.Unparen(s.kwargs).(*ast.Dict)
	if !ok {
		return nil, false
	}
	for i, k := range d.Keys {
		name, ok := textOf(k)
		if !ok {
			return nil, false
		}
		call.Keywords = append(call.Keywords, &ast.Keyword{Name: name, Value: d.Values[i]})
	}
	return call, true
}

func isStarred(e ast.Expr) bool {
	_, ok := e.(*ast.Starred)
	return ok
}

// textOf returns the text of a literal.
func textOf(e ast.Expr) (string, bool) {
	if e == nil {
		return "", false
	}
	k, ok := ast.Unparen(e).(*ast.Constant)
	if !ok {
		return "", false
	}
	s, ok := k.Value.(string)
	return s, ok
}
