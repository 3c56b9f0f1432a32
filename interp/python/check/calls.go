package check

import (
	"cmp"
	"strings"

	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
)

// arguments is the text of a call's arguments.
type arguments struct {
	text string
	// plain is the same with one word for all texts: what fits with it need not be
	// tried again and again.
	plain string
	setup setup
	known bool // none is Unknown
	exact bool // they are just those that the text has
	fixed bool // there is no * or **, which may be any number
}

// argumentsOf writes the arguments of a call.
func (c *checker) argumentsOf(e *ast.Call, in *scope.Scope) arguments {
	a := arguments{known: true, exact: true, fixed: true}
	var list, plain []string
	add := func(name string, x ast.Expr) {
		text, s, known := c.argument(x, in)
		list = append(list, name+text)
		if strings.HasPrefix(text, `"`) {
			text = replaced
		}
		plain = append(plain, name+text)
		a.setup = a.setup.and(s)
		a.known = a.known && known
		a.exact = a.exact && known && !c.value(x, in).rounded && isLiteral(x)
	}
	for _, x := range e.Args {
		if isStarred(x) {
			return arguments{}
		}
		add("", x)
	}
	for _, k := range e.Keywords {
		if k.Name == "" {
			return arguments{}
		}
		add(k.Name+"=", k.Value)
	}
	a.text, a.plain = strings.Join(list, ", "), strings.Join(plain, ", ")
	return a
}

// isLiteral reports whether an expression is a literal.
func isLiteral(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Constant:
		return true
	case *ast.UnaryOp:
		return isLiteral(e.Operand)
	}
	return false
}

// callee returns the text of what a call calls, and whether it is a method of a value that
// may change.
func (c *checker) callee(e ast.Expr, in *scope.Scope) (v value, of value) {
	if a, ok := ast.Unparen(e).(*ast.Attribute); ok {
		of = c.asLib(c.value(a.Value, in))
		if !of.isLib() {
			return value{}, value{}
		}
		if strings.HasPrefix(of.text, `"`) && a.Attr != "format" {
			of.text = replaced // what it says does not matter
		}
		method := of
		method.text = of.member(a.Attr)
		return method, of
	}
	return c.asLib(c.value(e, in)), value{}
}

// asLib makes a value of the program's one that the library can try, if that is possible.
func (c *checker) asLib(v value) value {
	switch {
	case v.function != nil:
		return value{text: v.function.Name.ID, setup: setup(functionText(v.function, "")), own: true}
	case v.class != nil:
		s := c.classText(v.class)
		switch {
		case s == "", v.instance && strings.Contains(string(s), "def __new__("):
			return value{}
		case v.instance:
			name := v.class.Name.ID
			return value{text: name + ".__new__(" + name + ")", setup: s, loose: true, own: true}
		}
		return value{text: v.class.Name.ID, setup: s, own: true}
	}
	return v
}

// callValue finds out what a call is worth.
func (c *checker) callValue(e *ast.Call, in *scope.Scope) value {
	own := c.value(e.Func, in)
	switch {
	case own.class != nil && !own.instance:
		return value{class: own.class, instance: true}
	case own.function != nil:
		if c.returnsNothing(own.function) {
			return value{text: "None"}
		}
		return value{}
	}
	f, of := c.callee(e.Func, in)
	if !f.isLib() || c.changes(e, in) {
		return value{}
	}
	args := c.argumentsOf(e, in)
	if of.isLib() && !isNamespace[c.typeName(of)] {
		return c.methodResult(e, f, of, args)
	}
	if slow[ast.LastName(e.Func)] {
		return value{}
	}
	isClass := c.try(string(f.setup), "isinstance("+f.text+", type)").Value == "True"
	v := value{text: f.text + "(" + args.plain + ")", setup: f.setup.and(args.setup), partial: !args.known, own: f.own}
	plain := isClass && f.text != "type" && c.try(string(f.setup), "type("+f.text+") is type").Value == "True"
	if isClass && !args.known {
		// Keywords may become attributes: types.SimpleNamespace(a=1).
		any := c.try(string(f.setup), f.text+"(any_keyword=None)")
		v.loose = !plain || any.Raised != "TypeError"
	}
	if args.fixed && plain {
		if c.typeName(v) != "" {
			return v
		}
	}
	v.text = f.text + "(" + args.text + ")"
	if args.fixed && (args.known || isClass && f.text != "type") {
		if name := c.typeName(v); name != "" && name != "NoneType" {
			return v
		}
	}
	if isClass {
		return c.tried(value{text: f.text + "()", setup: f.setup, loose: v.loose})
	}
	return value{}
}

// changes reports whether what a call gives is not always of one type.
func (c *checker) changes(e *ast.Call, in *scope.Scope) bool {
	n, ok := e.Func.(*ast.Name)
	return ok && c.given(n, in) && (evaluators[n.ID] || n.ID == "input" && c.module.Python2)
}

var (
	evaluators = set("eval", "exec", "execfile", "compile")
	// slow are functions that may take long, and whose result says little.
	slow        = set("match", "search", "fullmatch", "findall", "finditer", "sub", "subn", "product", "permutations")
	isNamespace = set("module", "type")
	// containers are the types whose methods return what the program has put in.
	containers = set("list", "dict", "set", "tuple", "deque", "defaultdict", "OrderedDict", "Counter", "bytearray",
		"ChainMap", "mappingproxy", "DictProxy", "ListProxy")
	// procedures are methods that never return a value.
	procedures = set("append", "extend", "insert", "remove", "sort", "reverse", "clear", "update", "add", "discard",
		"start", "join", "put", "put_nowait", "release", "terminate", "kill", "close", "set", "send", "task_done",
		"notify", "notify_all", "shuffle", "seed")
)

// methodResult finds out what a method of a library's object returns. What its state
// decides is not certain.
func (c *checker) methodResult(e *ast.Call, f, of value, args arguments) value {
	method := ast.LastName(e.Func)
	if of.own {
		return value{}
	}
	v := value{text: f.text + "(" + args.plain + ")", setup: f.setup.and(args.setup), loose: true, partial: of.partial || !args.known}
	if !args.fixed {
		return value{}
	}
	result := c.typeName(v)
	if method == "__enter__" && result == c.typeName(of) {
		return of // itself
	}
	if result == "NoneType" && procedures[method] {
		return value{text: "None"}
	}
	if result == "" || result == "NoneType" || containers[c.typeName(of)] {
		return value{}
	}
	return v
}

// returnsNothing reports whether a function only ever returns None.
func (c *checker) returnsNothing(f *ast.FunctionDef) bool {
	return !c.symbols.Of(f).Generator && !f.Async && len(returned(f.Body)) == 0 && !alwaysRaises(f.Body)
}

// alwaysRaises reports whether a function is one that is to be written yet.
func alwaysRaises(body []ast.Stmt) bool {
	_, ok := body[len(body)-1].(*ast.Raise)
	return ok
}

// returned returns the values that the return statements of a body return.
func returned(body []ast.Stmt) []ast.Expr {
	var list []ast.Expr
	for _, s := range body {
		if r, ok := s.(*ast.Return); ok && r.Value != nil {
			if k, ok := ast.Unparen(r.Value).(*ast.Constant); !ok || k.Value != nil {
				list = append(list, r.Value)
			}
		}
		for b := range ast.Blocks(s) {
			list = append(list, returned(b)...)
		}
	}
	return list
}

// call checks that arguments fit what is called.
func (c *checker) call(e *ast.Call, at *place) {
	if c.symbols.Loads(e) || c.changes(e, at.scope) {
		return
	}
	f, of := c.callee(e.Func, at.scope)
	args := c.argumentsOf(e, at.scope)
	made := !of.isLib() && !f.own && (f.partial || f.filled || f.loose) // what is called comes from a call itself
	if !f.isLib() || !args.fixed || made || c.overridden(e, at) || c.fitsOwn(e, at) {
		c.target(e, at)
		return
	}
	o := c.try(string(f.setup.and(args.setup)), f.text+"("+args.plain+")")
	if o.Raised != "" && args.plain != args.text {
		o = c.try(string(f.setup.and(args.setup)), f.text+"("+args.text+")")
	}
	if o.Fact.Mentions(Unknown) {
		o = Outcome{}
	}
	msg, help := o.message(), o.help()
	if o.Fact.Kind.IsArguments() {
		if !of.isLib() && (c.facts.stored["__defaults__"] || c.facts.stored["__kwdefaults__"]) {
			return
		}
		blame := blamed(e, o.Fact)
		if k, ok := blame.(*ast.Keyword); ok && help == "" {
			help = c.near(k.Name, c.parametersOf(c.value(e.Func, at.scope)))
		}
		c.report(at, codeArguments, blame, msg, help)
		return
	}
	if c.target(e, at) {
		return
	}
	switch {
	case o.Raised == "TypeError" && (args.known && !f.loose && !f.partial && !f.filled && !f.own || o.Fact.Kind == fact.NotCallable && o.Fact.Name(0) == c.typeName(f)):
		c.typeError(e, o, "", at)
	case o.Raised == "ValueError" && args.exact && len(e.Args) > 0 && !of.isLib() && !f.own && !f.loose:
		c.report(at, codeValue, e, msg, help)
	case o.Fact.Kind == fact.GroupGiven && len(e.Args) > 0 && c.isFunction(e.Args[0], at.scope):
		c.report(at, codeArguments, e, msg, "name the argument: target="+c.source(e.Args[0]))
	case (o.Raised == "IndexError" || o.Raised == "KeyError") && c.formats(e):
		c.report(at, codeFormat, e, formatMessage(o), "give one value for each {} in the text, and those with a name by that name")
	}
}

// parametersOf returns the names of a function's parameters, or those of the __init__ of a
// class of the program.
func (c *checker) parametersOf(v value) []string {
	f := v.function
	if v.class != nil {
		if init := c.symbols.Of(v.class).Find("__init__"); init != nil {
			f, _ = methodOf(c.bindings(init))
		}
	}
	var names []string
	if f != nil {
		for p := range f.Args.All() {
			names = append(names, p.Name)
		}
	}
	return names
}

// isFunction reports whether an expression is surely a function.
func (c *checker) isFunction(e ast.Expr, in *scope.Scope) bool {
	v := c.value(e, in)
	return v.function != nil || v.lambda != nil
}

// overridden reports whether a method that self is called with may be another one, of a
// class that is derived from this one.
func (c *checker) overridden(e *ast.Call, at *place) bool {
	a, ok := e.Func.(*ast.Attribute)
	if !ok {
		return false
	}
	return c.value(a.Value, at.scope).instance && (c.facts.methods[a.Attr] > 1 || c.facts.stores(a.Attr))
}

// blamed returns the argument that a complaint is about, or else the call.
func blamed(e *ast.Call, f fact.Fact) ast.Node {
	for _, k := range e.Keywords {
		if k.Name == f.Keyword() {
			return k
		}
	}
	return e
}

// message is what an exception says, in one line.
func (o *Outcome) message() string { return strings.Join(strings.Fields(o.Msg), " ") }

// help is what was meant, or else the advice.
func (o *Outcome) help() string { return cmp.Or(o.Guess.Help(), o.Hint) }

// source returns the text of a node, its first line at most.
func (c *checker) source(n ast.Node) string {
	r := n.Range()
	line := []rune(c.lines[r.Start.Line-1])
	to := len(line)
	if r.End.Line == r.Start.Line {
		to = min(to, int(r.End.Col)-1)
	}
	from := min(int(r.Start.Col)-1, to)
	return strings.TrimRight(string(line[from:to]), "\r")
}
