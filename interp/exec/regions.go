package exec

import (
	"fmt"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/text"
)

// The body of a try or with statement is a function in Starlark's tree, which a helper calls, and what
// follows looks how the body was left:
//
//	def $body(): ...
//	$1, $2 = $trysignal($body)
//	if $1 != None:
//	    $handle($1)
//	    ...
//	else:
//	    if $2 == True:
//	        break
//	    if $2 != None:
//	        return $2[0]
//
// Here the body is a part of the function around, and its return and break leave what is around it as
// those of any block: $2 is not needed, unless there are except clauses to be left on the way.

// A regionCall is the call of a region in the tree.
type regionCall struct {
	def    *syntax.DefStmt
	call   *syntax.CallExpr
	exc    syntax.Expr   // the variable with the exception, nil for a with statement
	signal *syntax.Ident // the variable that tells how it was left, nil if it is left at its end only
	helper starlark.Callable
	at     text.Pos
}

func (c *compiler) regionCall(def *syntax.DefStmt, s *syntax.AssignStmt) *regionCall {
	call := s.RHS.(*syntax.CallExpr)
	r := &regionCall{def: def, call: call, helper: c.predeclared(call.Fn.(*syntax.Ident)).(starlark.Callable), at: at(call.Lparen)}
	switch to := s.LHS.(type) {
	case *syntax.TupleExpr:
		r.exc, r.signal = to.List[0], to.List[1].(*syntax.Ident)
	case *syntax.Ident:
		if r.isWith() {
			r.signal = to
		} else {
			r.exc = to
		}
	default:
		r.exc = to
	}
	return r
}

func (r *regionCall) isWith() bool { return r.helper.Name() == "$with" }

// inRegion reports whether a region is compiled, whose return statements are signals.
func (c *compiler) inRegion() bool { return c.at != c.region }

// signalOf returns what a return statement of a region stands for, and the value for returns.
func signalOf(s *syntax.ReturnStmt) (flow, syntax.Expr) {
	switch x := s.Result.(type) {
	case *syntax.TupleExpr:
		return returns, x.List[0]
	case *syntax.Ident:
		if x.Name == "True" {
			return breaks, nil
		}
	}
	return continues, nil
}

// A dispatch is how the statements that follow a region go on when that was left before its end.
type dispatch struct {
	on     [returns + 1]stmt // by flow; nil goes on leaving
	signal setter
}

// dispatch compiles the statements that a list begins with and that look how a region was left, n.
func (c *compiler) dispatch(list []syntax.Stmt, r *regionCall) (d *dispatch, n int) {
	d = &dispatch{}
	for ; r.signal != nil && n < len(list); n++ {
		s, ok := list[n].(*syntax.IfStmt)
		if !ok {
			break
		}
		q, ok := unparen(s.Cond).(*syntax.BinaryExpr)
		if !ok || !isNamed(q.X, r.signal.Name) {
			break
		}
		f := continues
		switch {
		case q.Op == syntax.NEQ:
			f = returns
		case isNamed(q.Y, "True"):
			f = breaks
		}
		if !c.leaves(s.True, f, r.signal.Name) {
			d.on[f], d.signal = c.block(s.True), c.setter(r.signal, r.at)
		}
	}
	return d, n
}

// leaves reports whether statements do nothing but to leave what is around a region as that was left.
func (c *compiler) leaves(list []syntax.Stmt, f flow, signal string) bool {
	if len(list) != 1 {
		return false
	}
	switch s := list[0].(type) {
	case *syntax.BranchStmt:
		return s.Token == syntax.BREAK && f == breaks || s.Token == syntax.CONTINUE && f == continues
	case *syntax.ReturnStmt:
		as, value := returns, s.Result
		if c.inRegion() {
			as, value = signalOf(s)
		}
		if as != f || f != returns {
			return as == f
		}
		i, ok := unparen(value).(*syntax.IndexExpr)
		return ok && isNamed(i.X, signal)
	}
	return false
}

func isNamed(e syntax.Expr, name string) bool {
	id, ok := e.(*syntax.Ident)
	return ok && id.Name == name
}

func unparen(e syntax.Expr) syntax.Expr {
	for {
		p, ok := e.(*syntax.ParenExpr)
		if !ok {
			return e
		}
		e = p.X
	}
}

// leave goes on after a region that was left as f says, or has come to its end.
func (d *dispatch) leave(fr *frame, f flow) flow {
	s := d.on[f]
	if s == nil {
		return f
	}
	if f == returns {
		d.signal(fr, val{V: starlark.Tuple{box(fr.Ret)}})
	}
	return s(fr)
}

// regionBody compiles the statements of a region.
func (c *compiler) regionBody(def *syntax.DefStmt) stmt {
	outer := c.at
	c.at = c.regions[def]
	body := c.block(def.Body)
	c.at = outer
	return body
}

// catch returns the exception of a region that has failed, or of a thread that was thrown one;
// false says that no program can catch it.
func catch(fr *frame, p text.Pos, helper starlark.Callable, failing bool) (*object.Instance, bool) {
	if !failing { // thrown where nobody can return an error
		if v := stopped(fr, p); !isFailed(v) {
			fail(fr, p, fmt.Errorf("internal error: a thread that is cancelled for no reason"))
		}
	}
	st := fr.Stack
	exc, err := exception.CatchLast(st, helper)
	st.Err = err
	if err != nil {
		return nil, false
	}
	fr.At = p
	return exc, true
}

// withStmt compiles a with statement, "$1 = $with(manager, $body)", and what follows it in a list: it
// has n statements.
func (c *compiler) withStmt(r *regionCall, rest []syntax.Stmt) (s stmt, n int) {
	p, helper := r.at, r.helper
	manager := c.expr(r.call.Args[0])
	region := c.regions[r.def]
	var as setter
	if len(r.def.Params) > 0 {
		as = c.storeVariable(c.find(region.fn.Locals[0]))
	}
	var body stmt
	c.unsure(func() { body = c.regionBody(r.def) })
	d, n := c.dispatch(rest, r)
	w := &with{p, helper, c.tempsOf(2)}
	return func(fr *frame) flow {
		if !fr.Resume {
			m := manager(fr)
			if isFailed(m) {
				return fails
			}
			value := w.enter(fr, box(m))
			if isFailed(value) || as != nil && !as(fr, value) {
				return fails
			}
		}
		fr.Stack.Regions++
		f := body(fr)
		fr.Stack.Regions--
		if f == yields {
			fr.Guarded = true
			return f
		}
		if f != fails && !fr.Stack.IsCancelled() {
			result := fr.Ret
			if !w.exit(fr) {
				return fails
			}
			fr.Ret = result
			return d.leave(fr, f)
		}
		exc, ok := catch(fr, p, helper, f == fails)
		if !ok || !w.exitFor(fr, exc) {
			return fails
		}
		return next
	}, n + 2
}

// A with is a with statement. Slot k has the function __exit__, and the next one what goes before
// its arguments, if that is something.
type with struct {
	at     text.Pos
	helper starlark.Callable
	k      int
}

// enter begins the statement: it returns what __enter__ has returned.
func (w *with) enter(fr *frame, manager starlark.Value) val {
	fr.At, fr.Callee = w.at, w.helper
	enter, exit, err := exception.ContextMethods(manager)
	var f, self, leave, of starlark.Value
	if err == nil {
		leave, of, err = exit.Method(fr.Stack.Thread)
	}
	if err == nil {
		f, self, err = enter.Method(fr.Stack.Thread)
	}
	if err != nil {
		return fail(fr, w.at, err)
	}
	fr.Callee = nil
	fr.Vars[w.k], fr.Vars[w.k+1] = val{V: leave}, val{V: of}
	return callSpecial(fr, w.at, f, self, nil)
}

// exit ends the statement when its body has raised nothing.
func (w *with) exit(fr *frame) bool {
	args := [3]val{noneVal, noneVal, noneVal}
	return !isFailed(w.call(fr, args[:]))
}

// exitFor ends the statement whose body has raised exc: it reports whether that is swallowed.
func (w *with) exitFor(fr *frame, exc *object.Instance) bool {
	fr.At, fr.Callee = w.at, w.helper
	exception.EnterOn(fr.Stack, exc)
	fr.Callee = nil
	args := [3]val{{V: exc.Class()}, {V: exc}, {V: exception.TracebackOf(exc)}}
	v := w.call(fr, args[:])
	if isFailed(v) {
		return false
	}
	swallowed := truthOfVal(fr, w.at, v)
	if swallowed == broken {
		return false
	}
	exception.LeaveOn(fr.Stack)
	if swallowed == yes {
		return true
	}
	fr.Callee = w.helper
	fail(fr, w.at, exception.Reraise(exc))
	return false
}

func (w *with) call(fr *frame, args []val) val {
	return callSpecial(fr, w.at, fr.Vars[w.k].V, fr.Vars[w.k+1].V, args)
}

// callSpecial calls what object.Special.Method has returned.
func callSpecial(fr *frame, p text.Pos, f, self starlark.Value, args []val) val {
	switch m := f.(type) {
	case *memory.Function:
		if self != nil {
			return callWithSelf(fr, p, m, val{V: self}, args, nil)
		}
	case *object.MethodDescriptor:
		if self != nil {
			to, err := m.Receiver(self)
			if err != nil {
				return fail(fr, p, err)
			}
			return callMethod(fr, p, m, to, args)
		}
	}
	return callValues(fr, p, val{V: f}, args, nil)
}
