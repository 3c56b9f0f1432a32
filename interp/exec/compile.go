package exec

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"go.starlark.net/resolve"
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/interp/memory"
)

// Compile makes the code of a resolved program's top level. What is in it is compiled when it
// is first called. It is a memory.Compiler.
func Compile(c *memory.Code, file *syntax.File) *memory.FuncCode {
	u := &unit{vars: map[*resolve.Binding]*variable{}}
	f := scoutFile(u, file)
	pos := syntax.MakePosition(&file.Path, 1, 1)
	return &newCode(c, f, pos, nil).FuncCode
}

// once has something done when it is first needed, by whoever comes first.
type once struct {
	ready atomic.Bool
	mu    sync.Mutex
}

func (o *once) do(f func()) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.ready.Load() {
		f()
		o.ready.Store(true)
	}
}

// newCode makes the code of a function, without compiling it.
func newCode(unit *memory.Code, f *scope, pos syntax.Position, fn *resolve.Function) *code {
	c := &code{scope: f}
	c.Name, c.Pos, c.Unit, c.Body = f.name, pos, unit, c
	if fn != nil {
		c.Varargs, c.Kwargs, c.KwOnly = fn.HasVarargs, fn.HasKwargs, fn.NumKwonlyParams
		c.params = paramCount(fn)
	}
	c.plain = !c.Varargs && !c.Kwargs && c.KwOnly == 0
	for i, v := range f.vars {
		name := v.name
		if v.module || strings.HasPrefix(name, "$") || strings.HasPrefix(name, ".") {
			name = "" // the module's, or of the front end's own
		}
		c.Locals = append(c.Locals, starlark.Binding{Name: name, Pos: v.pos})
		if v.captured {
			c.cells = append(c.cells, i)
		}
		if i < c.params {
			c.Params = append(c.Params, memory.Param{Name: v.name, Pos: v.pos})
		}
	}
	for _, v := range f.free {
		c.Free = append(c.Free, v.name)
	}
	if f.def != nil {
		c.Doc = docOf(f.def.Body)
	}
	f.code = c
	return c
}

// paramCount returns how many of a function's variables are parameters: all but a bare *.
func paramCount(fn *resolve.Function) int {
	n := 0
	for _, p := range fn.Params {
		if u, ok := p.(*syntax.UnaryExpr); !ok || u.X != nil {
			n++
		}
	}
	return n
}

// docOf returns the docstring of a function.
func docOf(body []syntax.Stmt) string {
	if len(body) == 0 {
		return ""
	}
	if e, ok := body[0].(*syntax.ExprStmt); ok {
		if l, ok := e.X.(*syntax.Literal); ok && l.Token == syntax.STRING {
			return l.Value.(string)
		}
	}
	return ""
}

// A compiler compiles one function.
type compiler struct {
	*scope
	at   *region // of the statement that is compiled
	sure []bool  // the variables that have a value for sure, by slot
	// temps is how many slots there are beyond those of variables.
	temps   int
	hoisted map[*resolve.Binding]*variable // see hoist
}

// compile compiles the function.
func (c *code) compile() {
	f := c.scope
	k := &compiler{scope: f, at: f.region, sure: make([]bool, len(f.vars))}
	for i := range c.params {
		k.sure[i] = !f.vars[i].deleted
	}
	switch {
	case f.generator:
		c.delegate = -1
		if f.lambda != nil {
			c.steps = k.block([]syntax.Stmt{&syntax.ReturnStmt{Return: f.lambda.Lambda, Result: f.lambda.Body}})
		} else {
			c.steps = k.block(f.def.Body)
		}
	case f.lambda != nil:
		c.body = k.expr(f.lambda.Body)
	case f.def != nil:
		c.body = k.tail(f.def.Body)
	default:
		c.body = k.tail(f.file.Stmts)
	}
	if c.slots = len(f.vars) + k.temps; f.file != nil {
		c.slots, c.module = 0, c.slots
	}
	if f.handles && !f.generator {
		c.body = handling(c.body)
	}
	// What was compiled is not needed any more.
	f.def, f.lambda, f.file = nil, nil, nil
	c.handles = f.handles
}

// handling is the body of a function with statements that handle exceptions: those that one leaves
// by failing do not come to their end.
func handling(body expr) expr {
	return func(fr *frame) val {
		v := body(fr)
		if isFailed(v) {
			s := fr.Stack
			if depth := s.HandlerDepth() - 1; exception.IsLeft(s, depth) {
				s.Err = exception.LeftBy(s, s.Failure(), depth)
			}
		}
		return v
	}
}

// isSure reports whether a variable in a slot has a value; one of the module's may have lost it.
func (c *compiler) isSure(v *variable) bool { return v.slot >= len(c.sure) || c.sure[v.slot] }

// hasValue notes that a variable in a slot has a value from now on.
func (c *compiler) hasValue(v *variable) {
	if v.slot < len(c.sure) && !v.deleted {
		c.sure[v.slot] = true
	}
}

// temp returns a slot of the compiler's own.
func (c *compiler) temp() int { return c.tempsOf(1) }

// tempsOf returns the first of n slots of the compiler's own, side by side.
func (c *compiler) tempsOf(n int) int {
	c.temps += n
	return len(c.vars) + c.temps - n
}

// unsure runs f and forgets what has got a value in it.
func (c *compiler) unsure(f func()) {
	before := slices.Clone(c.sure)
	f()
	c.sure = before
}

// sureAfter runs two branches: what has got a value in both has one.
func (c *compiler) sureAfter(a, b func()) {
	before := slices.Clone(c.sure)
	a()
	first := c.sure
	c.sure = before
	b()
	c.sureOfBoth(first)
}

// sureOfBoth notes that only what has a value here and in another branch has one from now on.
func (c *compiler) sureOfBoth(other []bool) {
	for i := range c.sure {
		c.sure[i] = c.sure[i] && other[i]
	}
}

// makeFunction compiles the making of a function.
func (c *compiler) makeFunction(n syntax.Node, fn *resolve.Function, pos syntax.Position) expr {
	f := c.functions[n]
	code := newCode(c.code.Unit, f, pos, fn)
	var defaults []expr
	for _, p := range fn.Params {
		switch p := p.(type) {
		case *syntax.BinaryExpr:
			defaults = append(defaults, c.expr(p.Y))
		case *syntax.Ident:
			if defaults != nil {
				defaults = append(defaults, nil)
			}
		}
	}
	if defaults == nil && fn.NumKwonlyParams > 0 {
		defaults = make([]expr, fn.NumKwonlyParams)
	}
	from := c.cellsFor(f)
	return func(fr *frame) val {
		made := &memory.Function{Code: &code.FuncCode, Globals: fr.Fn.Globals}
		if len(defaults) > 0 {
			made.Defaults = make([]starlark.Value, len(defaults))
			for i, x := range defaults {
				if x == nil {
					continue
				}
				v := x(fr)
				if isFailed(v) {
					return v
				}
				made.Defaults[i] = box(v)
			}
		}
		if len(from) > 0 {
			made.Free = make([]*memory.Cell, len(from))
			for i, at := range from {
				if at.free {
					made.Free[i] = fr.Fn.Free[at.index]
				} else {
					made.Free[i] = fr.Vars[at.index].V.(*memory.Cell)
				}
			}
		}
		return val{V: made}
	}
}

// A cellAt is where a function finds the cell of a variable.
type cellAt struct {
	free  bool // among those that it sees from outside; otherwise in its frame
	index int
}

// cellsFor returns where this function finds the variables that f sees from outside.
func (c *compiler) cellsFor(f *scope) []cellAt {
	list := make([]cellAt, len(f.free))
	for i, v := range f.free {
		list[i] = c.cellAt(v)
	}
	return list
}

func (c *compiler) cellAt(v *variable) cellAt {
	if v.owner == c.scope {
		return cellAt{false, v.slot}
	}
	return cellAt{true, c.freeIndex(v)}
}

// find returns the variable that a binding of the present region means.
func (c *compiler) find(b *resolve.Binding) *variable {
	if v := c.hoisted[b]; v != nil {
		return v
	}
	return c.unit.root(c.at, b)
}

// variableOf returns the variable of a function, or of the top level, that an identifier means, nil
// for those of the module in a function.
func (c *compiler) variableOf(id *syntax.Ident) *variable {
	b := id.Binding.(*resolve.Binding)
	switch b.Scope {
	case resolve.Global:
		if !c.isTop() {
			return nil
		}
		return c.find(b)
	case resolve.Local, resolve.Cell, resolve.Free:
		return c.find(b)
	}
	return nil
}

// isTop reports whether it is the top level of a text that is compiled, whose variables are the
// module's.
func (c *compiler) isTop() bool { return c.file != nil }

// celledVariable returns the variable that "x[0]" means where x is a cell, nil if e is none.
func (c *compiler) celledVariable(e syntax.Expr) *variable {
	if id, ok := e.(*syntax.Ident); ok {
		if v := c.variableOf(id); v != nil && v.celled {
			return v
		}
	}
	return nil
}
