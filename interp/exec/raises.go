package exec

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
)

// The helpers of raise, except and finally are done here. While one runs it is the frame's
// callee, as any builtin: how deep a thread handles an exception counts that.

// helper returns the helper that a call is of.
func (c *compiler) helper(e *syntax.CallExpr) starlark.Callable {
	return c.predeclared(e.Fn.(*syntax.Ident)).(starlark.Callable)
}

// raiseStmt compiles "raise", "raise x" and "raise x from y".
func (c *compiler) raiseStmt(e *syntax.CallExpr) stmt {
	p, helper := at(e.Lparen), c.helper(e)
	args := c.exprs(e.Args)
	return func(fr *frame) flow {
		var exc, cause starlark.Value
		if len(args) > 0 {
			x := args[0](fr)
			if isFailed(x) {
				return fails
			}
			exc = box(x)
		}
		if len(args) > 1 {
			x := args[1](fr)
			if isFailed(x) {
				return fails
			}
			cause = box(x)
		}
		fr.At, fr.Callee = p, helper
		if exc == nil {
			fail(fr, p, exception.RaiseHandledOn(fr.Stack))
		} else {
			fail(fr, p, exception.RaiseOn(fr.Stack, exc, cause))
		}
		return fails
	}
}

// handle compiles what an except or finally clause begins with: its exception, or None, is being
// handled from now on.
func (c *compiler) handle(e *syntax.CallExpr) expr {
	x, helper := c.expr(e.Args[0]), c.helper(e)
	p := at(e.Lparen)
	return func(fr *frame) val {
		v := x(fr)
		if isFailed(v) {
			return v
		}
		exc, _ := v.V.(*object.Instance)
		fr.At, fr.Callee = p, helper
		exception.EnterOn(fr.Stack, exc)
		fr.Callee = nil
		return v
	}
}

// leaveHandler is the end of an except or finally clause.
func leaveHandler(fr *frame) flow {
	exception.LeaveOn(fr.Stack)
	return next
}

// reraise compiles the end of a statement that has not handled its exception, if there is one.
func (c *compiler) reraise(e *syntax.CallExpr) stmt {
	x, helper := c.expr(e.Args[0]), c.helper(e)
	p := at(e.Lparen)
	return func(fr *frame) flow {
		v := x(fr)
		if exc, ok := v.V.(*object.Instance); ok {
			fr.Callee = helper
			fail(fr, p, exception.Reraise(exc))
			return fails
		}
		if isFailed(v) {
			return fails
		}
		return next
	}
}

// matches compiles whether an except clause handles an exception. A tuple of classes is not made
// to be looked through.
func (c *compiler) matches(e *syntax.CallExpr) cond {
	exc, helper := c.expr(e.Args[0]), c.helper(e)
	p := at(e.Lparen)
	matched := func(fr *frame, found bool, err error) truth {
		if err != nil {
			fail(fr, p, err)
			return broken
		}
		fr.Callee = nil
		return truthOf(found)
	}
	const several = 8
	if t, ok := e.Args[1].(*syntax.TupleExpr); ok && len(t.List) <= several {
		classes := c.exprs(t.List)
		return func(fr *frame) truth {
			var values [several]starlark.Value
			for i, x := range classes {
				v := x(fr)
				if isFailed(v) {
					return broken
				}
				values[i] = box(v)
			}
			x := exc(fr).V.(*object.Instance)
			fr.At, fr.Callee = p, helper
			found, err := exception.MatchesAny(fr.Stack.Thread, x, values[:len(classes)])
			return matched(fr, found, err)
		}
	}
	class := c.expr(e.Args[1])
	return func(fr *frame) truth {
		v := class(fr)
		if isFailed(v) {
			return broken
		}
		x := exc(fr).V.(*object.Instance)
		fr.At, fr.Callee = p, helper
		found, err := exception.Matches(fr.Stack.Thread, x, box(v))
		return matched(fr, found, err)
	}
}
