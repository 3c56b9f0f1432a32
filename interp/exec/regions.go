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

// The body of a try or with statement is a function in Starlark's tree, which a helper calls:
//
//	def $body(): ...
//	$1, $2 = $trysignal($body)
//
// Here it is a part of the function around. What it returns is the signal, $2: how the body was
// left.

// regionStmt compiles a region and its call.
func (c *compiler) regionStmt(def *syntax.DefStmt, s *syntax.AssignStmt) stmt {
	call := s.RHS.(*syntax.CallExpr)
	p := at(call.Lparen)
	helper := c.predeclared(call.Fn.(*syntax.Ident)).(starlark.Callable)
	if helper.Name() == "$with" {
		return c.withStmt(def, s, call, helper)
	}
	body := c.regionBody(def)
	targets := []syntax.Expr{s.LHS}
	if t, ok := s.LHS.(*syntax.TupleExpr); ok {
		targets = t.List
	}
	sets := c.setters(targets, p)
	exc := sets[0]
	signal := func(*frame, val) bool { return true }
	if len(sets) > 1 {
		signal = sets[1]
	}
	return func(fr *frame) flow {
		fr.Stack.Regions++
		f := body(fr)
		fr.Stack.Regions--
		switch {
		case f == next && !fr.Stack.IsCancelled():
			exc(fr, noneVal)
			signal(fr, noneVal)
			return next
		case f == returns && !fr.Stack.IsCancelled():
			exc(fr, noneVal)
			signal(fr, fr.Ret)
			return next
		case f == fails || f == next || f == returns:
			e, ok := catch(fr, p, helper, f == fails)
			if !ok {
				return fails
			}
			exc(fr, val{V: e})
			signal(fr, noneVal)
			return next
		}
		fr.Guarded = true
		return f
	}
}

// regionBody compiles the statements of a region.
func (c *compiler) regionBody(def *syntax.DefStmt) stmt {
	outer := c.at
	c.at = c.regions[def]
	var body stmt
	c.unsure(func() { body = c.block(def.Body) })
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

// withStmt compiles a with statement: "$1 = $with(manager, $body)".
func (c *compiler) withStmt(def *syntax.DefStmt, s *syntax.AssignStmt, call *syntax.CallExpr, helper starlark.Callable) stmt {
	p := at(call.Lparen)
	manager := c.expr(call.Args[0])
	region := c.regions[def]
	var as setter
	if len(def.Params) > 0 {
		as = c.storeVariable(c.find(region.fn.Locals[0]))
	}
	body := c.regionBody(def)
	signal := c.setter(s.LHS, p)
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
			result := noneVal
			if f == returns {
				result = fr.Ret
			}
			if !w.exit(fr) {
				return fails
			}
			signal(fr, result)
			return next
		}
		exc, ok := catch(fr, p, helper, f == fails)
		if !ok || !w.exitFor(fr, exc) {
			return fails
		}
		signal(fr, noneVal)
		return next
	}
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
