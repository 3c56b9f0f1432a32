package check

import (
	"github.com/pyq-lang/pyq/interp/python/ast"
	"github.com/pyq-lang/pyq/interp/python/scope"
)

// A place is where in a program the walk is.
type place struct {
	scope *scope.Scope
	// fn is the function around: a *ast.FunctionDef, *ast.Lambda, or nil.
	fn     ast.Node
	class  *ast.ClassDef // the class around, also of its methods; nil if there is none
	caught exceptions    // by the try statements around, in the same function
	// dead says that nothing comes here, doubtful that it depends on more than the text.
	dead, doubtful bool
	loop           bool // in a loop of the same function
}

// inClass reports whether a place is in the body of a class itself.
func (c *checker) inClass(at *place) bool {
	return at.class != nil && c.symbols.Of(at.class) == at.scope
}

// A visitor is told of each expression and statement, in the order of the text, before
// what is within it.
type visitor struct {
	expr func(e ast.Expr, at *place)
	stmt func(s ast.Stmt, at *place)
	// target is told of what is assigned or deleted and is no name, before expr is. What
	// names are bound to, the table of symbols has.
	target func(e ast.Expr, at *place)
}

// walk visits the program.
func (c *checker) walk(v visitor) {
	w := walker{c, v}
	w.block(c.module.Body, &place{scope: c.symbols.Of(c.module)})
}

type walker struct {
	c *checker
	visitor
}

// block visits statements. What follows one that never ends is dead.
func (w walker) block(list []ast.Stmt, at *place) {
	for _, s := range list {
		w.visit(s, at)
		if !at.dead && leaves(s) {
			behind := *at
			behind.dead = true
			at = &behind
		}
	}
}

// leaves reports whether a statement never goes on with the next one.
func leaves(s ast.Stmt) bool {
	switch s := s.(type) {
	case *ast.Return, *ast.Raise, *ast.Break, *ast.Continue:
		return true
	case *ast.ExprStmt:
		call, ok := s.Value.(*ast.Call)
		if !ok {
			return false
		}
		switch f := call.Func.(type) {
		case *ast.Name:
			return f.ID == "exit" || f.ID == "quit"
		case *ast.Attribute:
			n, ok := f.Value.(*ast.Name)
			return ok && (n.ID == "sys" && f.Attr == "exit" || n.ID == "os" && f.Attr == "_exit")
		}
	case *ast.If:
		return s.Else != nil && blockLeaves(s.Body) && blockLeaves(s.Else)
	case *ast.While:
		return isTrue(s.Test) && !breaks(s.Body)
	}
	return false
}

func blockLeaves(list []ast.Stmt) bool {
	for _, s := range list {
		if leaves(s) {
			return true
		}
	}
	return false
}

// breaks reports whether statements have a break of the loop that they are in.
func breaks(list []ast.Stmt) bool {
	for _, s := range list {
		switch s := s.(type) {
		case *ast.Break:
			return true
		case *ast.For:
			if breaks(s.Else) {
				return true
			}
		case *ast.While:
			if breaks(s.Else) {
				return true
			}
		default:
			for b := range ast.Blocks(s) {
				if breaks(b) {
					return true
				}
			}
		}
	}
	return false
}

func (w walker) visit(s ast.Stmt, at *place) {
	if w.stmt != nil {
		w.stmt(s, at)
	}
	switch s := s.(type) {
	case *ast.FunctionDef:
		w.exprs(s.Decorators, at)
		at = w.typing(s, at)
		for e := range s.Args.Defaults() {
			w.operand(e, at)
		}
		w.block(s.Body, &place{scope: w.c.symbols.Of(s), fn: s, class: at.class, dead: at.dead, doubtful: at.doubtful})
	case *ast.ClassDef:
		w.exprs(s.Decorators, at)
		at = w.typing(s, at)
		w.exprs(s.Bases, at)
		for _, k := range s.Keywords {
			w.operand(k.Value, at)
		}
		within := *at
		within.scope, within.class = w.c.symbols.Of(s), s
		w.block(s.Body, &within)
	case *ast.Try:
		w.try(s, at)
	case *ast.If:
		w.branches(s, at)
	case *ast.While:
		w.operand(s.Test, at)
		w.block(s.Body, at.inLoop())
		w.block(s.Else, at)
	case *ast.For:
		w.operand(s.Iter, at)
		w.assigned(s.Target, at)
		w.block(s.Body, at.inLoop())
		w.block(s.Else, at)
	case *ast.With:
		w.with(s, at)
	case *ast.Match:
		w.match(s, at)
	default:
		w.simple(s, at)
	}
}

// typing returns the place within the type parameters of a statement, if it has any.
func (w walker) typing(s ast.Stmt, at *place) *place {
	t := w.c.symbols.Typing(s)
	if t == nil {
		return at
	}
	within := *at
	within.scope = w.c.symbols.Of(t.Def)
	return &within
}

func (at *place) inLoop() *place {
	within := *at
	within.loop = true
	return &within
}

// simple visits a statement without a block.
func (w walker) simple(s ast.Stmt, at *place) {
	switch s := s.(type) {
	case *ast.Delete:
		w.targets(s.Targets, at)
	case *ast.Assign:
		w.operand(s.Value, at)
		w.targets(s.Targets, at)
	case *ast.AugAssign:
		w.assigned(s.Target, at)
		w.operand(s.Value, at)
	case *ast.AnnAssign:
		w.exprs([]ast.Expr{s.Value}, at)
		w.assigned(s.Target, at)
	default:
		for e := range ast.Exprs(s) {
			w.operand(e, at)
		}
	}
}

func (w walker) targets(list []ast.Expr, at *place) {
	for _, e := range list {
		w.assigned(e, at)
	}
}

// assigned visits the target of an assignment.
func (w walker) assigned(e ast.Expr, at *place) {
	switch e := e.(type) {
	case nil, *ast.Name:
	case *ast.Tuple, *ast.List, *ast.Starred, *ast.Paren:
		for x := range ast.Operands(e) {
			w.assigned(x, at)
		}
	default:
		if w.target != nil {
			w.target(e, at)
		}
		w.operand(e, at)
	}
}

func (w walker) try(s *ast.Try, at *place) {
	body := *at
	body.caught |= caughtIn(s)
	w.block(s.Body, &body)
	for _, h := range s.Handlers {
		w.exprs([]ast.Expr{h.Type}, at)
		w.assigned(h.Name, at)
		w.block(h.Body, at)
	}
	w.block(s.Else, at)
	w.block(s.Finally, at)
}

// branches visits an if. A branch that the test rules out is dead.
func (w walker) branches(s *ast.If, at *place) {
	w.operand(s.Test, at)
	then, other := *at, *at
	then.dead, other.dead = at.dead || isFalse(s.Test), at.dead || isTrue(s.Test)
	if asksVersion(s.Test) {
		then.doubtful, other.doubtful = true, true
	}
	w.block(s.Body, &then)
	w.block(s.Else, &other)
}

func (w walker) with(s *ast.With, at *place) {
	body := *at
	for _, item := range s.Items {
		w.operand(item.Context, at)
		w.assigned(item.Vars, at)
		if w.c.swallows(item.Context, at) {
			body.caught = allExceptions
		}
	}
	w.block(s.Body, &body)
}

// swallows reports whether a context manager may catch what its with statement raises.
func (c *checker) swallows(e ast.Expr, at *place) bool {
	call, ok := e.(*ast.Call)
	if ok && swallowers[ast.LastName(call.Func)] {
		return true
	}
	if c.facts == nil {
		return false // they are being gathered
	}
	if ok && len(c.facts.functions[ast.LastName(call.Func)]) > 0 {
		return true // of contextlib.contextmanager
	}
	v := c.value(e, at.scope)
	if !v.instance {
		return false
	}
	exit := c.symbols.Of(v.class).Find("__exit__")
	f, ok := methodOf(c.bindings(exit))
	return exit == nil || !ok || len(returned(f.Body)) > 0
}

func (w walker) match(s *ast.Match, at *place) {
	w.operand(s.Subject, at)
	for _, k := range s.Cases {
		w.pattern(k.Pattern, at)
		if k.Guard != nil {
			w.operand(k.Guard, at)
		}
		w.block(k.Body, at)
	}
}

// pattern visits the expressions in a pattern.
func (w walker) pattern(p ast.Pattern, at *place) {
	for n := range ast.Children(p) {
		switch n := n.(type) {
		case ast.Pattern:
			w.pattern(n, at)
		case ast.Expr:
			w.operand(n, at)
		}
	}
}

func (w walker) exprs(list []ast.Expr, at *place) {
	for _, e := range list {
		if e != nil {
			w.operand(e, at)
		}
	}
}

// operand visits an expression.
func (w walker) operand(e ast.Expr, at *place) {
	if w.expr != nil {
		w.expr(e, at)
	}
	switch e := e.(type) {
	case *ast.Lambda:
		for d := range e.Args.Defaults() {
			w.operand(d, at)
		}
		w.operand(e.Body, &place{scope: w.c.symbols.Of(e), fn: e, class: at.class, dead: at.dead, doubtful: at.doubtful})
	case *ast.Comp:
		w.comprehension(e, at)
	case *ast.IfExp:
		w.operand(e.Test, at)
		then, other := *at, *at
		then.dead, other.dead = at.dead || isFalse(e.Test), at.dead || isTrue(e.Test)
		if asksVersion(e.Test) {
			then.doubtful, other.doubtful = true, true
		}
		w.operand(e.Body, &then)
		w.operand(e.Else, &other)
	case *ast.BoolOp:
		within := *at
		for _, v := range e.Values {
			w.operand(v, &within)
			within.doubtful = within.doubtful || asksVersion(v)
		}
	default:
		for e := range ast.Operands(e) {
			w.operand(e, at)
		}
	}
}

// comprehension visits one; the first iterable belongs to the scope around.
func (w walker) comprehension(e *ast.Comp, at *place) {
	within := *at
	within.scope = w.c.symbols.Of(e)
	for i, g := range e.Generators {
		if i == 0 {
			w.operand(g.Iter, at)
		} else {
			w.operand(g.Iter, &within)
		}
		w.assigned(g.Target, &within)
		w.exprs(g.Ifs, &within)
	}
	w.exprs([]ast.Expr{e.Elt, e.Value}, &within)
}

// isTrue and isFalse report whether a test is a constant.
func isTrue(e ast.Expr) bool {
	c, ok := ast.Unparen(e).(*ast.Constant)
	return ok && (c.Value == true || c.Value == int64(1))
}

func isFalse(e ast.Expr) bool {
	c, ok := ast.Unparen(e).(*ast.Constant)
	return ok && (c.Value == false || c.Value == int64(0) || c.Value == nil)
}

// versionNames are what programs ask before they do what only one Python, or machine, or
// type, can do.
var versionNames = set("version_info", "version", "hexversion", "platform", "PY2", "PY3", "TYPE_CHECKING", "hasattr",
	"isinstance", "issubclass", "type", "callable", "getattr", "dir", "globals", "locals", "vars", "python_version", "implementation")

// asksVersion reports whether a test asks what the program runs on, or what type something has.
func asksVersion(test ast.Expr) bool {
	for e := range ast.Evaluated(test) {
		if versionNames[ast.LastName(e)] {
			return true
		}
	}
	return false
}

func set(names ...string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, n := range names {
		m[n] = true
	}
	return m
}
