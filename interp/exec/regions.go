package exec

import (
	"fmt"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
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
// ok is false if no program can catch it.
func catch(fr *frame, p text.Pos, helper starlark.Callable, failing bool) (exc *object.Instance, ok bool) {
	if !failing { // thrown where nobody can return an error
		if v := stopped(fr, p); !isFailed(v) {
			fail(fr, p, fmt.Errorf("internal error: a thread that is cancelled for no reason"))
		}
	}
	st := fr.Stack
	err := st.Err
	st.Err = nil
	fr.At, fr.Callee = p, helper
	exc, err = exception.CatchOn(st, err)
	fr.Callee = nil
	if err != nil {
		st.Err = err
		return nil, false
	}
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
	k := c.temp()
	return func(fr *frame) flow {
		resumed := fr.Resume
		var w *with
		if resumed {
			w = fr.Vars[k].V.(*with)
		} else {
			m := manager(fr)
			if isFailed(m) {
				return fails
			}
			w = &with{}
			value, ok := w.enter(fr, p, helper, box(m))
			if !ok {
				return fails
			}
			fr.Vars[k] = val{V: w}
			if as != nil {
				as(fr, unbox(value))
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
			if !w.exit(fr, p, helper, nil) {
				return fails
			}
			signal(fr, result)
			return next
		}
		exc, ok := catch(fr, p, helper, f == fails)
		if !ok || !w.exit(fr, p, helper, exc) {
			return fails
		}
		signal(fr, noneVal)
		return next
	}
}

// A with is a with statement that runs.
type with struct {
	object.LoopValue
	manager exception.Manager
}

func (w *with) enter(fr *frame, p text.Pos, helper starlark.Callable, manager starlark.Value) (value starlark.Value, ok bool) {
	fr.At, fr.Callee = p, helper
	value, err := w.manager.Enter(fr.Stack.Thread, manager)
	if err != nil {
		fail(fr, p, err)
		return nil, false
	}
	fr.Callee = nil
	return value, true
}

// exit ends the statement; exc is what its body has raised, nil for nothing.
func (w *with) exit(fr *frame, p text.Pos, helper starlark.Callable, exc *object.Instance) bool {
	fr.At, fr.Callee = p, helper
	if err := w.manager.Exit(fr.Stack.Thread, exc); err != nil {
		fail(fr, p, err)
		return false
	}
	fr.Callee = nil
	return true
}
