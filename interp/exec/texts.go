package exec

import (
	"math"
	"strconv"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/text"
)

// fstring compiles an f-string: "$fstring(part, part, ...)". A part is a text, or a value that
// becomes one at its time, "$format(value, spec)".
func (c *compiler) fstring(e *syntax.CallExpr) expr {
	p := at(e.Lparen)
	parts := make([]func(fr *frame, b []byte) ([]byte, bool), len(e.Args))
	for i, a := range e.Args {
		parts[i] = c.part(a, p)
	}
	return func(fr *frame) val {
		var room [64]byte
		b, ok := room[:0], true
		for _, part := range parts {
			if b, ok = part(fr, b); !ok {
				return failed
			}
		}
		return val{V: memory.Text(b)}
	}
}

// part compiles a part of an f-string, which adds its text to b.
func (c *compiler) part(e syntax.Expr, p text.Pos) func(fr *frame, b []byte) ([]byte, bool) {
	if k, ok := c.constantOf(e); ok {
		s := string(k.V.(starlark.String))
		return func(_ *frame, b []byte) ([]byte, bool) { return append(b, s...), true }
	}
	if args := callOf(e, "$format"); args != nil {
		if spec, ok := args[1].(*syntax.Literal); ok && spec.Value == "" {
			x, p := c.expr(args[0]), at(e.(*syntax.CallExpr).Lparen)
			return func(fr *frame, b []byte) ([]byte, bool) { return appendText(fr, p, b, x(fr)) }
		}
	}
	x := c.expr(e)
	return func(fr *frame, b []byte) ([]byte, bool) {
		v := x(fr)
		if s, ok := v.V.(starlark.String); ok {
			return append(b, s...), true
		}
		if !isFailed(v) { // the helpers make texts only
			return appendText(fr, p, b, v)
		}
		return b, false
	}
}

// appendText adds format(v) to b.
func appendText(fr *frame, p text.Pos, b []byte, v val) ([]byte, bool) {
	switch s := v.V.(type) {
	case nil:
		return strconv.AppendInt(b, v.N, 10), true
	case starlark.String:
		return append(b, s...), true
	}
	if isFailed(v) {
		return b, false
	}
	fr.At = p
	s, err := object.Format(fr.Stack.Thread, box(v), "")
	if err != nil {
		fail(fr, p, err)
		return b, false
	}
	return append(b, s...), true
}

// slice compiles "x[lower:upper:step]".
func (c *compiler) slice(e *syntax.CallExpr) expr {
	p := at(e.Lparen)
	parts := c.exprs(e.Args)
	x, lower, upper, step := parts[0], parts[1], parts[2], parts[3]
	return func(fr *frame) val {
		v := x(fr)
		if isFailed(v) {
			return v
		}
		l := lower(fr)
		if isFailed(l) {
			return l
		}
		u := upper(fr)
		if isFailed(u) {
			return u
		}
		s := step(fr)
		if isFailed(s) {
			return s
		}
		if r, ok := quickSlice(fr.Stack, v, l, u, s); ok {
			return r
		}
		fr.At = p
		r, err := object.GetSlice(fr.Stack.Thread, box(v), box(l), box(u), box(s))
		return result(fr, p, r, err)
	}
}

// quickSlice is the slice of a list, tuple or text whose parts are ints or None; ok is false for others.
func quickSlice(st *stack, x, lower, upper, step val) (v val, ok bool) {
	var n int
	switch l := x.V.(type) {
	case *starlark.List:
		n = l.Len()
	case starlark.Tuple:
		n = len(l)
	case starlark.String:
		if n = len(l); !isASCII(st, string(l)) {
			return v, false
		}
	default:
		return v, false
	}
	if step.V != starlark.None && (step.V != nil || step.N != 1) {
		return stepped(x, n, lower, upper, step)
	}
	from, ok := bound(lower, 0, n)
	to, ok2 := bound(upper, n, n)
	if !ok || !ok2 {
		return v, false
	}
	to = max(to, from)
	switch l := x.V.(type) {
	case *starlark.List:
		return val{V: memory.SliceList(l, from, to)}, true
	case starlark.Tuple:
		return val{V: l[from:to:to]}, true
	case starlark.String:
		switch to - from {
		case 1:
			return val{V: memory.Character(l[from])}, true
		case n:
			return x, true
		}
		return val{V: l[from:to]}, true
	}
	return v, false
}

// stepped is quickSlice with a step other than 1, of n elements or ASCII characters.
func stepped(x val, n int, lower, upper, step val) (v val, ok bool) {
	if step.V != nil || step.N == 0 || step.N == math.MinInt64 {
		return v, false
	}
	least, most := int64(0), int64(n) // of the bounds
	first, last := least, most
	if step.N < 0 {
		least, most = -1, int64(n)-1
		first, last = most, least
	}
	i, ok := boundWithin(lower, first, least, most, n)
	end, ok2 := boundWithin(upper, last, least, most, n)
	if !ok || !ok2 {
		return v, false
	}
	count := int(rangeLen(i, end, step.N)) //nolint:gosec // no more than n
	switch l := x.V.(type) {
	case *starlark.List:
		part, elems := memory.NewList(count)
		for k := range elems {
			elems[k] = l.Index(int(i))
			i += step.N
		}
		return val{V: part}, true
	case starlark.Tuple:
		part, elems := memory.NewTuple(count)
		for k := range elems {
			elems[k] = l[i]
			i += step.N
		}
		return val{V: part}, true
	}
	s := x.V.(starlark.String)
	if count == 1 {
		return val{V: memory.Character(s[i])}, true
	}
	part, b := memory.NewText(count)
	for k := range b {
		b[k] = s[i]
		i += step.N
	}
	return val{V: part}, true
}

// bound returns where a slice with the step 1 begins or ends, which is none if nothing says so.
func bound(v val, none, n int) (int, bool) {
	i, ok := boundWithin(v, int64(none), 0, int64(n), n)
	return int(i), ok
}

func boundWithin(v val, none, least, most int64, n int) (int64, bool) {
	if v.V == starlark.None {
		return none, true
	}
	if v.V != nil {
		return 0, false
	}
	i := v.N
	if i < 0 {
		i += int64(n)
	}
	return min(max(i, least), most), true
}
