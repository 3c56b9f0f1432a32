package exec

import (
	"unicode/utf8"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/codepoint"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/function"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/text"
)

func (c *compiler) whileStmt(s *syntax.WhileStmt) stmt {
	q := c.cond(s.Cond)
	var body stmt
	c.unsure(func() { body = c.block(s.Body) })
	if c.generator && anyYields(s.Body) {
		return resumableWhile(q, body)
	}
	return func(fr *frame) flow {
		st := fr.Stack
		for {
			switch q(fr) {
			case no:
				return next
			case broken:
				return fails
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

// A loop is what a for statement, or a clause of a comprehension, goes over.
type loop struct {
	over expr
	// args are those of a range that is written out, builtin is its function, and call where
	// that is called.
	args    []expr
	builtin val
	call    text.Pos
	width   int      // how many targets there are, 0 for one that is not unpacked
	at      text.Pos // of its errors
	exact   bool     // what it goes over is the engine's to iterate over
	// sized is told before the first step how many there will be, if that is known. It may be nil.
	sized func(fr *frame, n uint64)
}

// loopOver compiles what a for statement or clause goes over.
func (c *compiler) loopOver(x syntax.Expr, p text.Pos) *loop {
	l := &loop{at: p}
	if args := callOf(x, "$iter"); args != nil {
		l.at, x = at(x.(*syntax.CallExpr).Lparen), args[0]
	} else if args := callOf(x, "$iterunpack"); args != nil {
		l.at, l.width = at(x.(*syntax.CallExpr).Lparen), int(args[1].(*syntax.Literal).Value.(int64))
		x = args[0]
	} else {
		l.exact = true
	}
	if call, ok := x.(*syntax.CallExpr); ok && l.width == 0 && c.isBuiltin(call.Fn, "range") && positionalOnly(call.Args) && len(call.Args) > 0 && len(call.Args) <= 3 {
		l.args, l.builtin, l.call = c.exprs(call.Args), unbox(c.predeclared(call.Fn.(*syntax.Ident))), at(call.Lparen)
		return l
	}
	l.over = c.expr(x)
	return l
}

// isBuiltin reports whether an expression is the predeclared function of a name.
func (c *compiler) isBuiltin(e syntax.Expr, name string) bool {
	id, ok := e.(*syntax.Ident)
	return ok && id.Name == name && c.isPredeclared(id)
}

func (c *compiler) forStmt(s *syntax.ForStmt) stmt {
	p := at(s.For)
	l := c.loopOver(s.X, p)
	before := append([]bool(nil), c.sure...)
	var set setter
	slot := -1
	if l.width > 0 {
		set = c.unpackLoop(s.Vars, l, p)
	} else {
		if id, ok := s.Vars.(*syntax.Ident); ok {
			if v := c.variableOf(id); v != nil && v.owner == c.scope && !v.captured && !v.celled {
				slot = v.slot
			}
		}
		set = c.setter(s.Vars, p)
	}
	body := c.block(s.Body)
	c.sure = before
	if c.generator && anyYields(s.Body) {
		return l.resumable(c.tempsOf(resumableSlots), body, set)
	}
	if l.args != nil {
		return l.rangeLoop(body, set, slot)
	}
	return l.anyLoop(body, set)
}

// unpackLoop compiles the assignment of the targets of a loop that unpacks. Errors are told from
// those of the iteration.
func (c *compiler) unpackLoop(vars syntax.Expr, l *loop, p text.Pos) setter {
	var targets []syntax.Expr
	switch v := vars.(type) {
	case *syntax.TupleExpr:
		targets = v.List
	case *syntax.ListExpr:
		targets = v.List
	default:
		return c.setter(vars, p)
	}
	sets := c.setters(targets, p)
	return func(fr *frame, v val) bool {
		switch x := v.V.(type) {
		case starlark.Tuple:
			if len(x) == len(sets) {
				return setAll(fr, sets, x)
			}
		case *starlark.List:
			if x.Len() == len(sets) {
				return setAll(fr, sets, memory.Elements(x))
			}
		}
		fr.At = l.at
		u, err := collection.Unpack(fr.Stack.Thread, box(v), len(sets))
		if err != nil {
			fail(fr, l.at, &object.TargetError{Cause: err})
			return false
		}
		return setAll(fr, sets, u)
	}
}

// rangeLoop is a loop over range(...), of which no object is made if its arguments are ints.
//
//go:noinline
func (l *loop) rangeLoop(body stmt, set setter, slot int) stmt {
	args, p := l.args, l.at
	return func(fr *frame) flow {
		var v [3]val
		i, n, step, ok := evalRange(fr, args, &v)
		switch {
		case ok:
			return runRange(fr, i, n, step, body, set, slot)
		case isFailed(v[0]):
			return fails
		}
		x := callValues(fr, l.call, l.builtin, v[:len(args)], nil)
		if isFailed(x) {
			return fails
		}
		return runLoop(fr, p, x, 0, body, set)
	}
}

// evalRange evaluates the arguments of a range to v: it has n elements, from i. ok is false if
// there are other arguments than small ints, or one has failed: then v[0] is failed.
func evalRange(fr *frame, args []expr, v *[3]val) (i int64, n uint64, step int64, ok bool) {
	ok = true
	for i, x := range args {
		a := x(fr)
		if a.V != nil {
			if isFailed(a) {
				v[0] = a
				return 0, 0, 0, false
			}
			ok = false
		}
		v[i] = a
	}
	i, stop, step := int64(0), v[0].N, int64(1)
	if len(args) > 1 {
		i, stop = v[0].N, v[1].N
	}
	if len(args) > 2 {
		step = v[2].N
	}
	if !ok || step == 0 {
		return 0, 0, 0, false
	}
	return i, rangeLen(i, stop, step), step, true
}

func runRange(fr *frame, i int64, n uint64, step int64, body stmt, set setter, slot int) flow {
	st := fr.Stack
	for ; n > 0; n-- {
		if slot >= 0 {
			fr.Vars[slot] = val{N: i}
		} else if !set(fr, val{N: i}) {
			return fails
		}
		if f := body(fr); f != next && f != continues {
			if f == breaks {
				return next
			}
			return f
		}
		i += step
		if st.Steps--; st.Steps < 0 && !look(fr) {
			return fails
		}
	}
	return next
}

// rangeLen returns how many elements a range has.
func rangeLen(start, stop, step int64) uint64 {
	if step > 0 {
		if start >= stop {
			return 0
		}
		return (uint64(stop)-uint64(start)-1)/uint64(step) + 1
	}
	if start <= stop {
		return 0
	}
	return (uint64(start)-uint64(stop)-1)/-uint64(step) + 1
}

// anyLoop is a loop over any value.
//
//go:noinline
func (l *loop) anyLoop(body stmt, set setter) stmt {
	over, p, width := l.over, l.at, l.width
	return func(fr *frame) flow {
		x := over(fr)
		if isFailed(x) {
			return fails
		}
		if l.sized != nil {
			switch v := x.V.(type) {
			case *starlark.List:
				l.sized(fr, uint64(v.Len())) //nolint:gosec // a length is not negative
			case starlark.Tuple:
				l.sized(fr, uint64(len(v)))
			}
		}
		return runLoop(fr, p, x, width, body, set)
	}
}

func runLoop(fr *frame, p text.Pos, x val, width int, body stmt, set setter) flow {
	var it iteration
	if !it.begin(fr, p, x) {
		return fails
	}
	it.unpacked(width)
	st := fr.Stack
	for {
		v, ok := it.next(fr, p)
		if !ok {
			if isFailed(v) {
				return fails
			}
			return next
		}
		if !set(fr, v) {
			return fails
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

// An iteration goes over a value.
type iteration struct {
	object.LoopValue
	list  *starlark.List
	tuple starlark.Tuple
	rest  string // of a str
	index int
	// A range has so many elements left, from i.
	left      uint64
	i, stride int64
	it        object.Iterator
	gen       *function.Generator
	// fill puts the parts of the next element into parts, which is shared.
	fill   collection.Tupleless
	parts  []starlark.Value
	shared val
	kind   iterationKind
}

type iterationKind uint8

const (
	overIterator iterationKind = iota
	overList
	overTuple
	overText
	overRange
	overGenerator
	overTupleless
)

// begin begins to go over x; it reports whether that is iterable.
func (it *iteration) begin(fr *frame, p text.Pos, x val) bool {
	fr.At = p
	if err := it.start(fr.Stack, x); err != nil {
		fail(fr, p, err)
		return false
	}
	return true
}

// start is begin where no frame is at it.
func (it *iteration) start(s *stack, x val) (err error) {
	switch l := x.V.(type) {
	case *starlark.List:
		it.kind, it.list = overList, l
		return nil
	case starlark.Tuple:
		it.kind, it.tuple = overTuple, l
		return nil
	case starlark.String:
		it.kind, it.rest = overText, string(l)
		return nil
	case *function.Generator:
		it.kind, it.gen = overGenerator, l
		return nil
	case nil:
	case *object.Range:
		if start, step, ok := l.Small(); ok {
			it.kind, it.i, it.stride, it.left = overRange, start, step, uint64(l.Len()) //nolint:gosec // a length is not negative
			return nil
		}
	}
	if it.it, err = object.Iterate(s.Thread, box(x)); err != nil {
		return err
	}
	if g, ok := it.it.(*function.Generator); ok { // what __iter__ of an object has returned
		it.kind, it.gen = overGenerator, g
	}
	return nil
}

// unpacked says that the elements are unpacked to n values at once, so that those of zip and its
// like need not be tuples: they all share one. n may be 0.
func (it *iteration) unpacked(n int) {
	if it.kind != overIterator || n == 0 {
		return
	}
	if fill, ok := it.it.(collection.Tupleless); ok && fill.Width() == n {
		it.kind, it.fill, it.parts = overTupleless, fill, make([]starlark.Value, n)
		it.shared = val{V: starlark.Tuple(it.parts)}
	}
}

// next returns the next element; at the end ok is false, and v is failed if it failed.
func (it *iteration) next(fr *frame, p text.Pos) (v val, ok bool) {
	fr.At = p
	v, ok, err := it.step(fr.Stack)
	if err != nil {
		return fail(fr, p, err), false
	}
	return v, ok
}

// step is next where no frame is at it.
func (it *iteration) step(s *stack) (v val, ok bool, err error) {
	switch it.kind {
	case overList:
		if it.index >= it.list.Len() {
			return val{}, false, nil
		}
		v = unbox(it.list.Index(it.index))
		it.index++
		return v, true, nil
	case overTuple:
		if it.index >= len(it.tuple) {
			return val{}, false, nil
		}
		v = unbox(it.tuple[it.index])
		it.index++
		return v, true, nil
	case overText:
		if it.rest == "" {
			return val{}, false, nil
		}
		if c := it.rest[0]; c < utf8.RuneSelf {
			it.rest = it.rest[1:]
			return val{V: memory.Character(c)}, true, nil
		}
		c := it.rest[:codepoint.Size(it.rest)]
		it.rest = it.rest[len(c):]
		return val{V: memory.Text(c)}, true, nil
	case overRange:
		if it.left == 0 {
			return val{}, false, nil
		}
		v = val{N: it.i}
		it.i += it.stride
		it.left--
		return v, true, nil
	case overGenerator:
		return it.gen.Step(s, noneVal)
	}
	var x starlark.Value
	if it.kind == overTupleless {
		ok, err = it.fill.NextInto(s.Thread, it.parts)
	} else {
		x, ok, err = it.it.Next(s.Thread)
	}
	if err == nil && s.IsCancelled() {
		err = proc.Look(s)
	}
	switch {
	case err != nil || !ok:
		return val{}, false, err
	case x == nil:
		return it.shared, true, nil
	}
	return unbox(x), true, nil
}

// comprehension compiles a list comprehension, the only one of Starlark's that the front end
// makes.
func (c *compiler) comprehension(e *syntax.Comprehension) expr {
	make := func() starlark.Value { return new(starlark.List) }
	return c.collect(e.Clauses, make, newSized, func(out int) stmt {
		x := c.expr(e.Body)
		return func(fr *frame) flow {
			v := x(fr)
			if v.V != nil && isFailed(v) {
				return fails
			}
			_ = fr.Vars[out].V.(*starlark.List).Append(box(v)) // nobody else has it
			return next
		}
	})
}

// dictComprehension compiles a dict comprehension, which the front end makes one of pairs.
func (c *compiler) dictComprehension(e *syntax.Comprehension, p text.Pos) expr {
	pair := e.Body.(*syntax.TupleExpr)
	make := func() starlark.Value { return new(starlark.Dict) }
	return c.collect(e.Clauses, make, nil, func(out int) stmt {
		k, x := c.expr(pair.List[0]), c.expr(pair.List[1])
		return func(fr *frame) flow {
			key := k(fr)
			if key.V != nil && isFailed(key) {
				return fails
			}
			v := x(fr)
			if v.V != nil && isFailed(v) {
				return fails
			}
			if !setItem(fr, p, fr.Vars[out], key, v) {
				return fails
			}
			return next
		}
	})
}

// setComprehension compiles a set comprehension, of which e makes a list.
func (c *compiler) setComprehension(e *syntax.Comprehension, p text.Pos) expr {
	make := func() starlark.Value { return new(starlark.Set) }
	return c.collect(e.Clauses, make, nil, func(out int) stmt {
		x := c.expr(e.Body)
		return func(fr *frame) flow {
			v := x(fr)
			if v.V != nil && isFailed(v) {
				return fails
			}
			fr.At = p
			if err := object.SetAdd(fr.Stack.Thread, fr.Vars[out].V.(*starlark.Set), box(v)); err != nil {
				fail(fr, p, err)
				return fails
			}
			return next
		}
	})
}

// newSized returns a list with room for n elements, or for as many as is sure to be little.
func newSized(n uint64) starlark.Value {
	const most = 1 << 16
	return starlark.NewList(make([]starlark.Value, 0, min(n, most)))
}

// collect compiles the clauses of a comprehension around what add adds to the container in a
// variable. sized makes one for as many elements as there will be; it may be nil.
func (c *compiler) collect(clauses []syntax.Node, make func() starlark.Value, sized func(n uint64) starlark.Value, add func(out int) stmt) expr {
	before := append([]bool(nil), c.sure...)
	defer func() { c.sure = before }()
	out := c.temp()
	var begin func(fr *frame, n uint64)
	if sized != nil && len(clauses) == 1 {
		begin = func(fr *frame, n uint64) { fr.Vars[out] = val{V: sized(n)} }
	}
	run := c.clauses(clauses, begin, func() stmt { return add(out) })
	return func(fr *frame) val {
		outer := fr.Vars[out] // one within itself, by way of a generator
		fr.Vars[out] = val{V: make()}
		f := run(fr)
		made := fr.Vars[out]
		fr.Vars[out] = outer
		if f != next {
			return failed
		}
		return made
	}
}

// clauses compiles the clauses of a comprehension around its body. sized is that of the first loop.
func (c *compiler) clauses(list []syntax.Node, sized func(fr *frame, n uint64), body func() stmt) stmt {
	if len(list) == 0 {
		return body()
	}
	switch cl := list[0].(type) {
	case *syntax.IfClause:
		q := c.cond(cl.Cond)
		inner := c.clauses(list[1:], nil, body)
		return func(fr *frame) flow {
			switch q(fr) {
			case yes:
				return inner(fr)
			case no:
				return next
			}
			return fails
		}
	case *syntax.ForClause:
		p := at(cl.For)
		if let := c.let(cl, p); let != nil {
			inner := c.clauses(list[1:], nil, body)
			return func(fr *frame) flow {
				if f := let(fr); f != next {
					return f
				}
				return inner(fr)
			}
		}
		l := c.loopOver(cl.X, p)
		l.sized = sized
		slot := -1
		var set setter
		if l.width > 0 {
			set = c.unpackLoop(cl.Vars, l, p)
		} else {
			if id, ok := cl.Vars.(*syntax.Ident); ok {
				if v := c.variableOf(id); v != nil && v.owner == c.scope && !v.captured && !v.celled {
					slot = v.slot
				}
			}
			set = c.setter(cl.Vars, p)
		}
		inner := c.clauses(list[1:], nil, body)
		if l.args != nil {
			return l.rangeLoop(inner, set, slot)
		}
		return l.anyLoop(inner, set)
	}
	panic("unknown clause")
}

// let compiles "for x in [value]", by which the front end assigns a variable; nil if it is
// another clause.
func (c *compiler) let(cl *syntax.ForClause, p text.Pos) stmt {
	l, ok := cl.X.(*syntax.ListExpr)
	if !ok || len(l.List) != 1 {
		return nil
	}
	switch v := cl.Vars.(type) {
	case *syntax.TupleExpr:
		return c.assignSequence(v.List, l.List[0], p)
	case *syntax.ListExpr:
		return c.assignSequence(v.List, l.List[0], p)
	}
	return assignment(c.expr(l.List[0]), c.setter(cl.Vars, p))
}
