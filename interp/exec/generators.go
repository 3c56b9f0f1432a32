package exec

import (
	"slices"

	"go.starlark.net/resolve"
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/function"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/text"
)

// A generator is a frame that is left at a yield and entered again. The statements that contain
// a yield are closures that know where they were left: what they need for that is in slots.
// Frame.Resume says that they go on; it ends at the yield.

// A generator runs a generator's body. It implements function.Body.
type generator struct {
	function.Coroutine
	code  *code
	begun bool
	frame frame
}

// newGenerator returns a generator with room for n variables: few are allocated with it.
func newGenerator(n int) *generator {
	switch {
	case n <= 4:
		g := new(roomyGenerator[[4]val])
		g.frame.Vars = g.room[:n:n]
		return &g.generator
	case n <= 8:
		g := new(roomyGenerator[[8]val])
		g.frame.Vars = g.room[:n:n]
		return &g.generator
	}
	g := new(generator)
	g.frame.Vars = make([]val, n)
	return g
}

type roomyGenerator[Room any] struct {
	generator
	room Room
}

// makeGenerator compiles "$generator(name, body, arguments)".
func (c *compiler) makeGenerator(e *syntax.CallExpr) expr {
	name, p := textOf(e.Args[0]), at(e.Lparen)
	body, args := c.expr(e.Args[1]), c.exprs(e.Args[2:])
	return func(fr *frame) val {
		f := body(fr)
		if isFailed(f) {
			return f
		}
		fn := f.V.(*memory.Function)
		code := fn.Code.Body.(*code)
		if !code.once.ready.Load() {
			code.once.do(code.compile)
		}
		g := newGenerator(code.slots)
		g.code = code
		to := &g.frame
		to.Fn, to.Globals = fn, fn.Globals.Vars
		to.At = text.Pos{Line: code.Pos.Line, Col: code.Pos.Col}
		for i, x := range args {
			v := x(fr)
			if isFailed(v) {
				return v
			}
			to.Vars[i] = v
		}
		code.begin(to)
		fr.At = p
		return val{V: function.NewGenerator(fr.Stack, name, &g.Coroutine, g, code.handles)}
	}
}

// Resume implements function.Body.
func (g *generator) Resume(s *stack, sent val, thrown error) (val, function.Left, error) {
	if s.Depth >= s.Limit {
		s.Fail(raise.TooDeep(), nil)
		return failed, function.AtEnd, s.Failure()
	}
	if s.Steps--; s.Steps < 0 {
		if err := proc.Look(s); err != nil {
			s.Fail(err, nil)
			return failed, function.AtEnd, s.Failure()
		}
	}
	fr := &g.frame
	s.PushFrame(fr)
	fr.Resume, fr.Ret = g.begun, sent
	if thrown != nil {
		fr.Thrown = thrown
	}
	g.begun = true
	if k := g.code.delegate; k >= 0 && thrown == nil {
		if to, ok := fr.Vars[k].V.(*function.Generator); ok { // it is left in a yield from
			v, ok, err := to.Step(s, sent)
			if ok {
				s.PopFrame()
				return v, leftAt(fr), nil
			}
			fr.Vars[k], fr.Ret, fr.Thrown = noneVal, v, err
		}
	}
	f := g.code.steps(fr)
	if f == fails {
		err := s.Failure()
		s.PopFrame()
		return failed, function.AtEnd, err
	}
	s.PopFrame()
	switch f {
	case yields:
		return fr.Ret, leftAt(fr), nil
	case returns:
		return fr.Ret, function.AtEnd, nil
	}
	return noneVal, function.AtEnd, nil
}

// leftAt is where a generator was left.
func leftAt(fr *frame) function.Left {
	if fr.Guarded {
		return function.WithinIt
	}
	return function.AtYield
}

// Kill implements function.Body.
func (g *generator) Kill() {}

// anyYields reports whether statements yield.
func anyYields(list []syntax.Stmt) bool {
	for _, s := range list {
		if hasYield(s) {
			return true
		}
	}
	return false
}

// hasYield reports whether a yield is in a node, as a part of its function.
func hasYield(n syntax.Node) bool {
	found := false
	syntax.Walk(n, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.DefStmt:
			if n.Name.Name != bodyName {
				for _, p := range n.Params {
					found = found || hasYield(p)
				}
				return false
			}
		case *syntax.LambdaExpr:
			for _, p := range n.Params {
				found = found || hasYield(p)
			}
			return false
		case *syntax.CallExpr:
			switch helperName(n.Fn) {
			case "$yield", "$yieldfrom":
				found = true
			}
		}
		return !found
	})
	return found
}

// resumable compiles statements some of which yield.
func (c *compiler) resumable(list []syntax.Stmt) stmt {
	var out []stmt
	list = c.hoistAll(list)
	for i, n := 0, 0; i < len(list); i += n {
		var s stmt
		switch x := list[i].(type) {
		case *syntax.IfStmt:
			if s, n = nil, 1; anyYields(x.True) || anyYields(x.False) {
				s = c.resumableIf(x)
			} else {
				s = c.ifStmt(x)
			}
		case *syntax.ExprStmt:
			if s, n = c.yieldStmt(nil, x.X), 1; s == nil {
				s = c.exprStmt(x.X)
			}
		case *syntax.AssignStmt:
			if s, n = c.yieldStmt(x, x.RHS), 1; s == nil {
				s = c.assign(x)
			}
		default:
			s, n = c.stmtOf(list[i:])
		}
		if s != nil {
			out = append(out, s)
		}
	}
	if len(out) == 1 {
		return out[0]
	}
	k := c.temp()
	return func(fr *frame) flow {
		i := 0
		if fr.Resume {
			i = int(fr.Vars[k].N)
		}
		for ; i < len(out); i++ {
			if f := out[i](fr); f != next {
				if f == yields {
					fr.Vars[k].N = int64(i)
				}
				return f
			}
		}
		return next
	}
}

func (c *compiler) resumableIf(s *syntax.IfStmt) stmt {
	q := c.cond(s.Cond)
	var x, y stmt
	c.sureAfter(func() { x = c.block(s.True) }, func() { y = c.block(s.False) })
	k := c.temp()
	return func(fr *frame) flow {
		which := truth(fr.Vars[k].N)
		if !fr.Resume {
			which = q(fr)
			fr.Vars[k].N = int64(which)
		}
		switch which {
		case yes:
			return x(fr)
		case no:
			return y(fr)
		}
		return fails
	}
}

func resumableWhile(q cond, body stmt) stmt {
	return func(fr *frame) flow {
		st := fr.Stack
		for {
			if !fr.Resume {
				switch q(fr) {
				case no:
					return next
				case broken:
					return fails
				}
			}
			if f := body(fr); f != next && f != continues {
				if f == breaks {
					return next
				}
				return f
			}
			if st.Steps--; st.Steps < 0 && !look(fr) {
				return fails
			}
		}
	}
}

// resumable is a loop whose body yields. Slot k has what it goes over, the slots after that how
// far it has come.
func (l *loop) resumable(k int, body stmt, set setter) stmt {
	begin := l.resumableBegin(k)
	p := l.at
	return func(fr *frame) flow {
		if !fr.Resume && !begin(fr) {
			return fails
		}
		st := fr.Stack
		for {
			if !fr.Resume {
				v, ok := nextIn(fr, k, p)
				if !ok {
					fr.Vars[k] = noneVal
					if isFailed(v) {
						return fails
					}
					return next
				}
				if !set(fr, v) {
					return fails
				}
			}
			if f := body(fr); f != next && f != continues {
				if f == breaks {
					return next
				}
				return f
			}
			if st.Steps--; st.Steps < 0 && !look(fr) {
				return fails
			}
		}
	}
}

// resumableSlots is how many slots a resumable loop needs.
const resumableSlots = 3

// resumableBegin compiles the beginning of a loop whose body yields.
func (l *loop) resumableBegin(k int) func(*frame) bool {
	over, args, p := l.over, l.args, l.at
	if args == nil {
		return func(fr *frame) bool {
			x := over(fr)
			return !isFailed(x) && beginIn(fr, k, p, x, l.width)
		}
	}
	return func(fr *frame) bool {
		var v [3]val
		i, left, step, ok := evalRange(fr, args, &v)
		switch {
		case ok:
			fr.Vars[k], fr.Vars[k+1], fr.Vars[k+2] = val{N: i}, val{N: int64(left)}, val{N: step} //nolint:gosec // only compared
			return true
		case isFailed(v[0]):
			return false
		}
		x := callValues(fr, l.call, l.builtin, v[:len(args)], nil)
		return !isFailed(x) && beginIn(fr, k, p, x, l.width)
	}
}

// beginIn begins to go over x, in slots from k. The elements are unpacked to width values, unless
// that is 0.
func beginIn(fr *frame, k int, p text.Pos, x val, width int) bool {
	switch x.V.(type) {
	case *starlark.List, starlark.Tuple:
		fr.Vars[k], fr.Vars[k+1] = x, val{}
		return true
	case *function.Generator:
		fr.Vars[k] = x
		return true
	}
	it := new(iteration)
	if !it.begin(fr, p, x) {
		return false
	}
	if it.kind == overGenerator { // what __iter__ of an object has returned
		fr.Vars[k] = val{V: it.gen}
		return true
	}
	it.unpacked(width)
	fr.Vars[k] = val{V: it}
	return true
}

// nextIn returns the next element, see iteration.next.
func nextIn(fr *frame, k int, p text.Pos) (v val, ok bool) {
	at := &fr.Vars[k+1].N
	switch x := fr.Vars[k].V.(type) {
	case nil: // a range, of which so many elements are left
		if *at == 0 {
			return val{}, false
		}
		*at--
		v = val{N: fr.Vars[k].N}
		fr.Vars[k].N += fr.Vars[k+2].N
		return v, true
	case *starlark.List:
		if i := int(*at); i < x.Len() {
			*at++
			return unbox(x.Index(i)), true
		}
		return val{}, false
	case starlark.Tuple:
		if i := int(*at); i < len(x) {
			*at++
			return unbox(x[i]), true
		}
		return val{}, false
	case *function.Generator:
		fr.At = p
		v, ok, err := x.Step(fr.Stack, noneVal)
		if err != nil {
			return fail(fr, p, err), false
		}
		return v, ok
	}
	return fr.Vars[k].V.(*iteration).next(fr, p)
}

// yieldStmt compiles "x = yield y" and "x = yield from y"; without an assignment if s is nil.
// It is nil if e does neither.
func (c *compiler) yieldStmt(s *syntax.AssignStmt, e syntax.Expr) stmt {
	call, ok := e.(*syntax.CallExpr)
	if !ok {
		return nil
	}
	helper := helperName(call.Fn)
	if helper != "$yield" && helper != "$yieldfrom" {
		return nil
	}
	x, p := c.expr(call.Args[0]), at(call.Lparen)
	set := func(*frame, val) bool { return true }
	if s != nil {
		set = c.setter(s.LHS, at(s.OpPos))
	}
	if helper == "$yieldfrom" {
		return yieldFrom(x, set, c.delegateSlot(), p, c.helper(call))
	}
	return func(fr *frame) flow {
		if !fr.Resume {
			v := x(fr)
			if isFailed(v) {
				return fails
			}
			return leave(fr, p, v)
		}
		fr.Resume = false
		if err := fr.Thrown; err != nil {
			fr.Thrown = nil
			fail(fr, p, err)
			return fails
		}
		if !set(fr, fr.Ret) {
			return fails
		}
		return next
	}
}

// leave yields a value.
func leave(fr *frame, p text.Pos, v val) flow {
	fr.At, fr.Ret = p, v
	fr.Guarded = false
	return yields
}

// A delegation is what a yield from goes over, if that is no generator.
type delegation struct {
	object.LoopValue
	function.Delegation
	helper starlark.Callable
}

// resume is Resume in the helper: there an exception of the program ends that is the end.
func (d *delegation) resume(fr *frame, sent val, thrown error) (val, bool, error) {
	fr.Callee = d.helper
	v, ok, err := d.Resume(fr.Stack.Thread, box(sent), thrown)
	fr.Callee = nil
	return unbox(v), ok, err
}

// delegateSlot returns the slot with what a yield from goes over, a generator or a delegation. It is
// one for all of a function: no two go on at a time.
func (c *compiler) delegateSlot() int {
	if c.code.delegate < 0 {
		c.code.delegate = c.temp()
	}
	return c.code.delegate
}

// yieldFrom compiles "yield from x"; what it goes over is in slot k. What is no generator is resumed
// by the helper.
func yieldFrom(x expr, set setter, k int, p text.Pos, helper starlark.Callable) stmt {
	return func(fr *frame) flow {
		var v val
		var ok bool
		var err error
		if fr.Resume {
			fr.Resume = false
			sent, thrown := fr.Ret, fr.Thrown
			fr.Thrown = nil
			v, ok, err = resumeDelegate(fr, fr.Vars[k].V, sent, thrown)
		} else {
			over := x(fr)
			if isFailed(over) {
				return fails
			}
			fr.At = p
			if over, err = delegateTo(fr, over, helper); err == nil {
				fr.Vars[k] = over
				v, ok, err = stepDelegate(fr, over.V, noneVal)
			}
		}
		if ok && err == nil {
			return leave(fr, p, v)
		}
		fr.Vars[k] = noneVal
		if err != nil {
			fail(fr, p, err)
			return fails
		}
		if !set(fr, v) {
			return fails
		}
		return next
	}
}

// delegateTo returns what a yield from goes over.
func delegateTo(fr *frame, x val, helper starlark.Callable) (val, error) {
	if _, ok := x.V.(*function.Generator); ok {
		return x, nil
	}
	d := &delegation{helper: helper}
	if err := d.Begin(fr.Stack.Thread, box(x)); err != nil {
		return x, err
	}
	if g := d.Generator(); g != nil { // what __iter__ of an object has returned
		return val{V: g}, nil
	}
	return val{V: d}, nil
}

// stepDelegate sends a value to what a yield from goes over. At the end ok is false, and v what the
// expression is worth.
func stepDelegate(fr *frame, over starlark.Value, sent val) (v val, ok bool, err error) {
	if g, ok := over.(*function.Generator); ok {
		return g.Step(fr.Stack, sent)
	}
	return over.(*delegation).resume(fr, sent, nil)
}

// resumeDelegate is what a yield from does first that goes on. A generator has been resumed already,
// unless something is thrown to it: when it has ended it is gone, and its end is what was sent or
// thrown, see generator.Resume.
func resumeDelegate(fr *frame, over starlark.Value, sent val, thrown error) (v val, ok bool, err error) {
	switch over := over.(type) {
	case *function.Generator:
		boxed, ok, err := function.Delegate(over).Resume(fr.Stack.Thread, box(sent), thrown)
		return unbox(boxed), ok, err
	case *delegation:
		return over.resume(fr, sent, thrown)
	}
	return sent, false, thrown
}

// hoistAll makes statements of the yields within expressions: what is evaluated before one goes
// to variables of the compiler's own.
func (c *compiler) hoistAll(list []syntax.Stmt) []syntax.Stmt {
	var out []syntax.Stmt
	for i := 0; i < len(list); i++ {
		if _, ok := regionAt(list[i:]); ok {
			s := list[i+1].(*syntax.AssignStmt)
			if hasYield(s.RHS) { // the context manager of a with statement
				before, rhs := c.hoistParts(s.RHS)
				out = append(out, before...)
				to := *s
				to.RHS = rhs
				s = &to
			}
			out = append(out, list[i], s)
			i++
			continue
		}
		out = append(out, c.hoistStmt(list[i])...)
	}
	return out
}

func (c *compiler) hoistStmt(s syntax.Stmt) []syntax.Stmt {
	switch s := s.(type) {
	case *syntax.ExprStmt:
		if hasYield(s.X) {
			before, x := c.hoistValue(s.X)
			return append(before, &syntax.ExprStmt{X: x})
		}
	case *syntax.AssignStmt:
		if hasYield(s.RHS) {
			to := *s
			var before []syntax.Stmt
			before, to.RHS = c.hoistValue(s.RHS)
			return append(before, &to)
		}
	case *syntax.ReturnStmt:
		if s.Result != nil && hasYield(s.Result) {
			to := *s
			var before []syntax.Stmt
			before, to.Result = c.hoist(s.Result)
			return append(before, &to)
		}
	case *syntax.IfStmt:
		if hasYield(s.Cond) {
			to := *s
			var before []syntax.Stmt
			before, to.Cond = c.hoist(s.Cond)
			return append(before, &to)
		}
	case *syntax.ForStmt:
		if hasYield(s.X) {
			to := *s
			var before []syntax.Stmt
			before, to.X = c.hoistParts(s.X)
			return append(before, &to)
		}
	case *syntax.WhileStmt:
		if hasYield(s.Cond) {
			before, q := c.hoist(s.Cond)
			stop := &syntax.IfStmt{If: s.While, Cond: &syntax.UnaryExpr{OpPos: s.While, Op: syntax.NOT, X: q},
				True: []syntax.Stmt{&syntax.BranchStmt{Token: syntax.BREAK, TokenPos: s.While}}}
			body := append(append(before, stop), s.Body...)
			return []syntax.Stmt{&syntax.WhileStmt{While: s.While, Cond: c.truthIdent(s.While), Body: body}}
		}
	case *syntax.DefStmt:
		return c.hoistDefaults(s)
	}
	return []syntax.Stmt{s}
}

// hoistDefaults is hoistStmt for the default values of a function.
func (c *compiler) hoistDefaults(s *syntax.DefStmt) []syntax.Stmt {
	if !hasYield(s) {
		return []syntax.Stmt{s}
	}
	var before []syntax.Stmt
	to, fn := *s, *functionOf(s.Function) // copies, for who asks later whether the statement yields
	to.Params, fn.Params, to.Function = slices.Clone(s.Params), slices.Clone(fn.Params), &fn
	c.functions[&to] = c.functions[s]
	for i := len(to.Params) - 1; i >= 0; i-- {
		b, ok := to.Params[i].(*syntax.BinaryExpr)
		if !ok || before == nil && !hasYield(b.Y) {
			continue
		}
		first, y := c.hoist(b.Y)
		if _, temp := y.(*syntax.Ident); !temp {
			first, y = c.assignTemp(first, y)
		}
		before = append(first, before...)
		hoisted := *b
		hoisted.Y = y
		to.Params[i], fn.Params[i] = &hoisted, &hoisted
	}
	return append(before, &to)
}

func (c *compiler) truthIdent(p syntax.Position) *syntax.Ident {
	return &syntax.Ident{NamePos: p, Name: "True", Binding: &resolve.Binding{Scope: resolve.Universal}}
}

// hoistValue is hoist for an expression that may be a yield itself, whose operand alone is
// hoisted.
func (c *compiler) hoistValue(e syntax.Expr) ([]syntax.Stmt, syntax.Expr) {
	switch {
	case callOf(e, "$yield") != nil, callOf(e, "$yieldfrom") != nil:
		return c.hoistParts(e)
	}
	return c.hoist(e)
}

// hoist returns an expression without yields, and the statements that are to come before.
func (c *compiler) hoist(e syntax.Expr) ([]syntax.Stmt, syntax.Expr) {
	if !hasYield(e) {
		return nil, e
	}
	switch e := e.(type) {
	case *syntax.ParenExpr:
		return c.hoist(e.X)
	case *syntax.CondExpr:
		before, q := c.hoist(e.Cond)
		t := c.tempIdent(e.If)
		branch := func(x syntax.Expr) []syntax.Stmt {
			list, x := c.hoist(x)
			return append(list, assignTo(t, x))
		}
		return append(before, &syntax.IfStmt{If: e.If, Cond: q, True: branch(e.True), False: branch(e.False)}), t
	case *syntax.BinaryExpr:
		if e.Op == syntax.AND || e.Op == syntax.OR {
			before, x := c.hoist(e.X)
			t := c.tempIdent(e.OpPos)
			more, y := c.hoist(e.Y)
			more = append(more, assignTo(t, y))
			choice := &syntax.IfStmt{If: e.OpPos, Cond: t, True: more}
			if e.Op == syntax.OR {
				choice.Cond = &syntax.UnaryExpr{OpPos: e.OpPos, Op: syntax.NOT, X: t}
			}
			return append(before, assignTo(t, x), choice), t
		}
	}
	if call, ok := e.(*syntax.CallExpr); ok && isChain(call) {
		return c.hoistChain(call)
	}
	before, e := c.hoistParts(e)
	if callOf(e, "$yield") != nil || callOf(e, "$yieldfrom") != nil {
		return c.assignTemp(before, e)
	}
	return before, e
}

// hoistChain is hoist for a chain of comparisons, which ends with the first that does not hold.
func (c *compiler) hoistChain(e *syntax.CallExpr) ([]syntax.Stmt, syntax.Expr) {
	before, x := c.hoist(e.Args[0])
	before, x = c.assignTemp(before, x)
	result := c.tempIdent(e.Lparen)
	var links func(x syntax.Expr, i int) []syntax.Stmt
	links = func(x syntax.Expr, i int) []syntax.Stmt {
		list, y := c.hoist(e.Args[i])
		list, y = c.assignTemp(list, y)
		one := *e
		one.Args = []syntax.Expr{x, e.Args[i-1], y}
		list = append(list, assignTo(result, &one))
		if i+2 < len(e.Args) {
			list = append(list, &syntax.IfStmt{If: e.Lparen, Cond: result, True: links(y, i+2)})
		}
		return list
	}
	return append(before, links(x, 2)...), result
}

// hoistParts hoists the yields out of the parts of an expression. The parts before a yield are
// evaluated to variables.
func (c *compiler) hoistParts(e syntax.Expr) ([]syntax.Stmt, syntax.Expr) {
	e, parts := c.partsOf(e)
	last := -1
	for i, p := range parts {
		if hasYield(*p) {
			last = i
		}
	}
	var out []syntax.Stmt
	for i, p := range parts[:last+1] {
		before, x := c.hoist(*p)
		out = append(out, before...)
		_, constant := c.constantOf(x)
		if i < last && !constant && helperName(x) == "" && !c.isCell(x) {
			out, x = c.assignTemp(out, x)
		}
		*p = x
	}
	return out, e
}

// isCell reports whether an expression is a cell itself, not what is in it: for a helper that
// assigns it, as := does.
func (c *compiler) isCell(e syntax.Expr) bool {
	id, ok := e.(*syntax.Ident)
	if !ok {
		return false
	}
	v := c.variableOf(id)
	return v != nil && v.celled
}

// partsOf returns a copy of an expression, and its parts in the order in which they are
// evaluated.
func (c *compiler) partsOf(e syntax.Expr) (syntax.Expr, []*syntax.Expr) {
	all := func(list []syntax.Expr) ([]syntax.Expr, []*syntax.Expr) {
		to := append([]syntax.Expr(nil), list...)
		var parts []*syntax.Expr
		for i, x := range to {
			switch x := x.(type) {
			case *syntax.BinaryExpr:
				if x.Op == syntax.EQ {
					named := *x
					to[i] = &named
					parts = append(parts, &named.Y)
					continue
				}
			case *syntax.UnaryExpr:
				if x.Op == syntax.STAR && x.X == nil { // before parameters by name only
					continue
				}
				if x.Op == syntax.STAR || x.Op == syntax.STARSTAR {
					star := *x
					to[i] = &star
					parts = append(parts, &star.X)
					continue
				}
			case *syntax.DictEntry:
				entry := *x
				to[i] = &entry
				parts = append(parts, &entry.Key, &entry.Value)
				continue
			}
			parts = append(parts, &to[i])
		}
		return to, parts
	}
	switch e := e.(type) {
	case *syntax.CallExpr:
		to := *e
		args, parts := all(e.Args)
		to.Args = args
		return &to, append([]*syntax.Expr{&to.Fn}, parts...)
	case *syntax.TupleExpr:
		to := *e
		var parts []*syntax.Expr
		to.List, parts = all(e.List)
		return &to, parts
	case *syntax.ListExpr:
		to := *e
		var parts []*syntax.Expr
		to.List, parts = all(e.List)
		return &to, parts
	case *syntax.DictExpr:
		to := *e
		var parts []*syntax.Expr
		to.List, parts = all(e.List)
		return &to, parts
	case *syntax.BinaryExpr:
		to := *e
		return &to, []*syntax.Expr{&to.X, &to.Y}
	case *syntax.UnaryExpr:
		to := *e
		return &to, []*syntax.Expr{&to.X}
	case *syntax.IndexExpr:
		to := *e
		return &to, []*syntax.Expr{&to.X, &to.Y}
	case *syntax.DotExpr:
		to := *e
		return &to, []*syntax.Expr{&to.X}
	case *syntax.LambdaExpr: // its default values
		to := *e
		fn := *functionOf(e.Function)
		var parts []*syntax.Expr
		fn.Params, parts = all(fn.Params)
		to.Function = &fn
		c.functions[&to] = c.functions[e]
		return &to, parts
	case *syntax.Comprehension:
		to := *e
		to.Clauses = append([]syntax.Node(nil), e.Clauses...)
		first := *to.Clauses[0].(*syntax.ForClause)
		to.Clauses[0] = &first
		return &to, []*syntax.Expr{&first.X}
	}
	return e, nil
}

// assignTemp evaluates an expression to a variable after statements.
func (c *compiler) assignTemp(before []syntax.Stmt, e syntax.Expr) ([]syntax.Stmt, syntax.Expr) {
	t := c.tempIdent(syntax.Start(e))
	return append(before, assignTo(t, e)), t
}

func assignTo(t *syntax.Ident, e syntax.Expr) *syntax.AssignStmt {
	return &syntax.AssignStmt{OpPos: t.NamePos, Op: syntax.EQ, LHS: t, RHS: e}
}

// tempIdent returns the name of a variable of the compiler's own.
func (c *compiler) tempIdent(p syntax.Position) *syntax.Ident {
	b := &resolve.Binding{Scope: resolve.Local}
	if c.hoisted == nil {
		c.hoisted = map[*resolve.Binding]*variable{}
	}
	c.hoisted[b] = &variable{owner: c.scope, slot: c.temp()}
	return &syntax.Ident{NamePos: p, Name: "$hoisted", Binding: b}
}
