package check

import (
	"github.com/pyq-lang/pyq/interp/python"
	"github.com/pyq-lang/pyq/interp/python/ast"
)

// A place is where in a program the walk is.
type place struct {
	scope *python.Scope
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
	return at.class != nil && c.scopes.Of(at.class) == at.scope
}

// A visitor is told of each expression and statement, in the order of the text, before
// what is within it.
type visitor struct {
	expr func(e ast.Expr, at *place)
	stmt func(s ast.Stmt, at *place)
}

// walk visits the program.
func (c *checker) walk(v visitor) {
	w := walker{c, v}
	w.block(c.module.Body, &place{scope: c.scopes.Of(c.module)})
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
			for _, b := range blocks(s) {
				if breaks(b) {
					return true
				}
			}
		}
	}
	return false
}

// blocks returns the blocks of a statement that belong to the same function.
func blocks(s ast.Stmt) [][]ast.Stmt {
	switch s := s.(type) {
	case *ast.If:
		return [][]ast.Stmt{s.Body, s.Else}
	case *ast.For:
		return [][]ast.Stmt{s.Body, s.Else}
	case *ast.While:
		return [][]ast.Stmt{s.Body, s.Else}
	case *ast.With:
		return [][]ast.Stmt{s.Body}
	case *ast.Try:
		list := [][]ast.Stmt{s.Body}
		for _, h := range s.Handlers {
			list = append(list, h.Body)
		}
		return append(list, s.Else, s.Finally)
	case *ast.Match:
		var list [][]ast.Stmt
		for _, k := range s.Cases {
			list = append(list, k.Body)
		}
		return list
	}
	return nil
}

func (w walker) visit(s ast.Stmt, at *place) {
	if w.stmt != nil {
		w.stmt(s, at)
	}
	switch s := s.(type) {
	case *ast.FunctionDef:
		w.exprs(s.Decorators, at)
		for e := range s.Args.Defaults() {
			w.operand(e, at)
		}
		w.block(s.Body, &place{scope: w.c.scopes.Of(s), fn: s, class: at.class, dead: at.dead, doubtful: at.doubtful})
	case *ast.ClassDef:
		w.exprs(s.Decorators, at)
		w.exprs(s.Bases, at)
		for _, k := range s.Keywords {
			w.operand(k.Value, at)
		}
		within := *at
		within.scope, within.class = w.c.scopes.Of(s), s
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
		w.exprs([]ast.Expr{s.Iter, s.Target}, at)
		w.block(s.Body, at.inLoop())
		w.block(s.Else, at)
	case *ast.With:
		w.with(s, at)
	case *ast.Match:
		w.match(s, at)
	default:
		w.exprs(parts(s), at)
	}
}

func (at *place) inLoop() *place {
	within := *at
	within.loop = true
	return &within
}

// parts returns the expressions of a simple statement in the order in which they are
// evaluated.
func parts(s ast.Stmt) []ast.Expr {
	switch s := s.(type) {
	case *ast.Return:
		return []ast.Expr{s.Value}
	case *ast.Delete:
		return s.Targets
	case *ast.Assign:
		return append([]ast.Expr{s.Value}, s.Targets...)
	case *ast.AugAssign:
		return []ast.Expr{s.Target, s.Value}
	case *ast.AnnAssign:
		return []ast.Expr{s.Value, s.Target}
	case *ast.Raise:
		return []ast.Expr{s.Exc, s.Cause, s.Value, s.Traceback}
	case *ast.Assert:
		return []ast.Expr{s.Test, s.Msg}
	case *ast.ExprStmt:
		return []ast.Expr{s.Value}
	case *ast.Print:
		return append([]ast.Expr{s.Dest}, s.Values...)
	case *ast.Exec:
		return []ast.Expr{s.Body, s.Globals, s.Locals}
	}
	return nil
}

func (w walker) try(s *ast.Try, at *place) {
	body := *at
	for _, h := range s.Handlers {
		body.caught |= caughtBy(h.Type)
	}
	w.block(s.Body, &body)
	for _, h := range s.Handlers {
		w.exprs([]ast.Expr{h.Type, h.Name}, at)
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
		w.exprs([]ast.Expr{item.Context, item.Vars}, at)
		if w.c.swallows(item.Context, at) {
			body.caught = allExceptions
		}
	}
	w.block(s.Body, &body)
}

// swallows reports whether a context manager may catch what its with statement raises.
func (c *checker) swallows(e ast.Expr, at *place) bool {
	call, ok := e.(*ast.Call)
	if ok && swallowers[lastName(call.Func)] {
		return true
	}
	if c.facts == nil {
		return false // they are being gathered
	}
	if ok && len(c.facts.functions[lastName(call.Func)]) > 0 {
		return true // of contextlib.contextmanager
	}
	v := c.value(e, at.scope)
	if !v.instance {
		return false
	}
	_, exit := c.scopes.Of(v.class).Find("__exit__")
	f, ok := methodOf(c.facts.bindings[exit])
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
	list := func(list []ast.Pattern) {
		for _, p := range list {
			w.pattern(p, at)
		}
	}
	switch p := p.(type) {
	case *ast.MatchValue:
		w.operand(p.Value, at)
	case *ast.MatchSequence:
		list(p.Patterns)
	case *ast.MatchMapping:
		w.exprs(p.Keys, at)
		list(p.Patterns)
	case *ast.MatchClass:
		w.operand(p.Class, at)
		list(p.Patterns)
		list(p.KwPatterns)
	case *ast.MatchAs:
		if p.Pattern != nil {
			w.pattern(p.Pattern, at)
		}
	case *ast.MatchOr:
		list(p.Patterns)
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
		w.operand(e.Body, &place{scope: w.c.scopes.Of(e), fn: e, class: at.class, dead: at.dead, doubtful: at.doubtful})
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
	within.scope = w.c.scopes.Of(e)
	for i, g := range e.Generators {
		if i == 0 {
			w.operand(g.Iter, at)
		} else {
			w.operand(g.Iter, &within)
		}
		w.operand(g.Target, &within)
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
func asksVersion(e ast.Expr) bool {
	found := false
	var look func(e ast.Expr)
	look = func(e ast.Expr) {
		found = found || versionNames[lastName(e)]
		for x := range ast.Operands(e) {
			look(x)
		}
	}
	look(e)
	return found
}

// lastName returns the name, or the last one of a dotted name, "" of anything else.
func lastName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Name:
		return e.ID
	case *ast.Attribute:
		return e.Attr
	}
	return ""
}

func set(names ...string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, n := range names {
		m[n] = true
	}
	return m
}
