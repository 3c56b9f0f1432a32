package exec

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/function"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
)

// A genExp makes the values of a generator expression: it calls the functions for the condition
// and the element, which are lambdas in Starlark's tree. It implements function.Body.
type genExp struct {
	function.Coroutine
	it      iteration
	width   int   // how many the elements are unpacked for, 0 for one that is not unpacked
	args    []val // where they are unpacked to
	elt     *memory.Function
	cond    *memory.Function // nil for none
	flatten bool             // the elements are iterables, whose elements are wanted
	within  bool             // inner is the present one of them
	inner   iteration
}

// makeGenExp compiles "$genexp(iterable, targets, element, condition)".
func (c *compiler) makeGenExp(e *syntax.CallExpr) expr {
	p, helper := at(e.Lparen), c.helper(e)
	over := c.expr(e.Args[0])
	n, _ := c.constantOf(e.Args[1])
	width, flatten := int(n.N), false
	if width < 0 { // the elements are generators
		width, flatten = -width-1, true
	}
	elt, cond := c.expr(e.Args[2]), c.expr(e.Args[3])
	return func(fr *frame) val {
		x := over(fr)
		if isFailed(x) {
			return x
		}
		e := elt(fr)
		if isFailed(e) {
			return e
		}
		q := cond(fr)
		if isFailed(q) {
			return q
		}
		g := &genExp{width: width, flatten: flatten}
		g.elt, _ = e.V.(*memory.Function)
		g.cond, _ = q.V.(*memory.Function)
		fr.Callee = helper
		if !g.it.begin(fr, p, x) {
			return failed
		}
		g.it.unpacked(width)
		fr.Callee = nil
		return val{V: function.NewGenerator(fr.Stack, function.GenExpName, &g.Coroutine, g, false)}
	}
}

// Resume implements function.Body.
func (g *genExp) Resume(s *stack, _ val, thrown error) (val, function.Left, error) {
	if thrown != nil {
		return failed, function.AtEnd, thrown
	}
	for {
		if g.within {
			v, ok, err := g.inner.step(s)
			if err != nil {
				return failed, function.AtEnd, err
			}
			if ok {
				return v, function.AtYield, nil
			}
			g.within = false
		}
		x, ok, err := g.it.step(s)
		if err != nil {
			return failed, function.AtEnd, err
		}
		if !ok {
			return noneVal, function.AtEnd, nil
		}
		v, ok, err := g.element(s, x)
		switch {
		case err != nil:
			return failed, function.AtEnd, err
		case !ok:
			continue
		case !g.flatten:
			return v, function.AtYield, nil
		}
		g.inner = iteration{}
		if err := g.inner.start(s, v); err != nil {
			return failed, function.AtEnd, err
		}
		g.within = true
	}
}

// Kill implements function.Body.
func (g *genExp) Kill() {}

// element returns the value for x; ok is false if the condition is.
func (g *genExp) element(s *stack, x val) (v val, ok bool, err error) {
	one := [1]val{x}
	args := one[:]
	if g.width > 0 {
		if g.args == nil {
			g.args = make([]val, g.width)
		}
		args = g.args
		if err = unpackElement(s, x, args); err != nil {
			return v, false, err
		}
	}
	if g.cond != nil {
		q := callPart(s, g.cond, args)
		var is bool
		switch x := q.V.(type) {
		case memory.FailedTag:
			return v, false, s.Failure()
		case nil:
			is = q.N != 0
		case starlark.Bool:
			is = bool(x)
		default:
			if is, err = object.IsTrue(s.Thread, box(q)); err != nil {
				return v, false, err
			}
		}
		if !is {
			return v, false, nil
		}
	}
	if v = callPart(s, g.elt, args); isFailed(v) {
		return v, false, s.Failure()
	}
	return v, true, nil
}

// unpackElement unpacks an element to values.
func unpackElement(s *stack, x val, to []val) error {
	elems, ok := x.V.(starlark.Tuple)
	if !ok || len(elems) != len(to) {
		var err error
		if elems, err = collection.Unpack(s.Thread, box(x), len(to)); err != nil {
			return err
		}
	}
	for i, v := range elems {
		to[i] = unbox(v)
	}
	return nil
}

// callPart calls a function of the program by nobody's order: a part of what a builtin does.
func callPart(s *stack, fn *memory.Function, args []val) val {
	c := fn.Code.Body.(*code)
	to := c.enter(s, fn)
	if to == nil {
		return failed
	}
	if c.plain && len(args) == c.params {
		copy(to.Vars, args)
	} else if err := c.bind(to, args, nil); err != nil {
		s.Fail(err, nil)
		s.Pop(c.slots)
		return failed
	}
	return c.run(to)
}
