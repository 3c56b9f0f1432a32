package exec

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/function"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/text"
)

// A genexp runs a generator expression: for each element of what it goes over it calls a
// function for the condition, and one for the value. It implements function.Body.
type genexp struct {
	over      iteration
	targets   int // how many an element is unpacked for; 0 is one that is not
	elt, cond val // cond may be None
	flatten   bool
	inner     *iteration // over the elements of the last value, with flatten
}

// generatorExpression compiles "$genexp(iterable, targets, element, condition)".
func (c *compiler) generatorExpression(e *syntax.CallExpr) expr {
	p := at(e.Lparen)
	over, elt, cond := c.expr(e.Args[0]), c.expr(e.Args[2]), c.expr(e.Args[3])
	n, ok := c.constantOf(e.Args[1])
	if !ok {
		panic("the number of a generator expression's targets is a literal")
	}
	targets, flatten := int(n.N), n.N < 0
	if flatten {
		targets = -targets - 1
	}
	return func(fr *frame) val {
		x := over(fr)
		if isFailed(x) {
			return x
		}
		g := &genexp{targets: targets, flatten: flatten}
		if !g.over.begin(fr, p, x) {
			return failed
		}
		g.elt, g.cond = elt(fr), cond(fr)
		return val{V: function.NewGenerator(fr.Stack.Thread, "<genexpr>", g)}
	}
}

// Resume implements function.Body.
func (g *genexp) Resume(s *stack, _ val, thrown error, direct bool) (v val, ok bool, err error) {
	if thrown != nil {
		return v, false, thrown
	}
	if !direct {
		s.Enter(false)
		defer s.Exit()
	}
	if s.Depth == 0 { // a thread of the library's asks, which runs nothing else of the program
		fn := g.elt.V.(*memory.Function)
		s.PushFrame(&frame{Fn: fn, Globals: fn.Globals.Vars, At: text.Pos{Line: fn.Code.Pos.Line, Col: fn.Code.Pos.Col}})
		defer s.PopFrame()
	}
	if v, ok = g.next(s.Top()); isFailed(v) {
		return v, false, s.Err
	}
	return v, ok, nil
}

// next returns the next value, for the function that wants it.
func (g *genexp) next(fr *frame) (v val, ok bool) {
	p := fr.At
	defer func(callee starlark.Callable) { fr.At, fr.Callee = p, callee }(fr.Callee)
	for {
		if g.inner != nil {
			if v, ok = g.inner.next(fr, p); ok || isFailed(v) {
				return v, ok
			}
			g.inner = nil
		}
		x, ok := g.over.next(fr, p)
		if !ok {
			if isFailed(x) {
				return x, false
			}
			return noneVal, false
		}
		if v, ok = g.value(fr, x); isFailed(v) {
			return v, false
		}
		if !ok {
			continue
		}
		if !g.flatten {
			return v, true
		}
		g.inner = new(iteration)
		if !g.inner.begin(fr, p, v) {
			return failed, false
		}
	}
}

// value returns the value for an element; ok is false if the condition is.
func (g *genexp) value(fr *frame, x val) (v val, ok bool) {
	p := fr.At
	var few [4]val
	args := append(few[:0], x)
	if g.targets > 0 {
		elems, isTuple := x.V.(starlark.Tuple)
		if !isTuple || len(elems) != g.targets {
			var err error
			if elems, err = collection.Unpack(fr.Stack.Thread, box(x), g.targets); err != nil {
				return fail(fr, p, err), false
			}
		}
		args = args[:0]
		for _, e := range elems {
			args = append(args, unbox(e))
		}
	}
	if g.cond.V != starlark.None {
		q := callValues(fr, p, g.cond, args, nil)
		switch truthOfVal(fr, p, q) {
		case no:
			return noneVal, false
		case broken:
			return failed, false
		}
	}
	return callValues(fr, p, g.elt, args, nil), true
}

// Guarded implements function.Body.
func (g *genexp) Guarded() bool { return false }

// Handles implements function.Body.
func (g *genexp) Handles() bool { return false }

// Kill implements function.Body.
func (g *genexp) Kill() {}
