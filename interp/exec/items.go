package exec

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/text"
)

// index compiles Starlark's own "x[i]": of cells, and of what else the front end has made.
func (c *compiler) index(e *syntax.IndexExpr) expr {
	p := at(e.Lbrack)
	if v := c.celledVariable(e.X); v != nil {
		return c.read(v, p)
	}
	if i, ok := globalCell(e.X); ok {
		return c.readCell(i, e.X.(*syntax.Ident).Name[1:], p)
	}
	x, i := c.expr(e.X), c.expr(e.Y)
	return func(fr *frame) val {
		a := x(fr)
		if isFailed(a) {
			return a
		}
		b := i(fr)
		if isFailed(b) {
			return b
		}
		fr.At = p
		if m, ok := a.V.(starlark.Mapping); ok {
			if v, found, err := m.Get(box(b)); found || err != nil {
				return result(fr, p, v, err)
			}
		}
		v, err := object.GetItem(fr.Stack.Thread, box(a), box(b))
		return result(fr, p, v, err)
	}
}

// item compiles Python's "x[i]".
func (c *compiler) item(x, i syntax.Expr, p text.Pos) expr {
	a, b := c.operands(x, i)
	if a.kind == localOperand && b.kind == localOperand {
		k, l := a.slot, b.slot
		return func(fr *frame) val { return getItem(fr, p, fr.Vars[k], fr.Vars[l]) }
	}
	if b.kind == localOperand {
		x, l := a.eval, b.slot
		return func(fr *frame) val {
			v := x(fr)
			if isFailed(v) {
				return v
			}
			return getItem(fr, p, v, fr.Vars[l])
		}
	}
	if b.kind == constantOperand {
		x, k := a.eval, b.constant
		return func(fr *frame) val {
			v := x(fr)
			if isFailed(v) {
				return v
			}
			return getItem(fr, p, v, k)
		}
	}
	ae, be := a.eval, b.eval
	return func(fr *frame) val {
		v := ae(fr)
		if isFailed(v) {
			return v
		}
		return getItem(fr, p, v, be(fr))
	}
}

// What an index is told that is out of range.
var (
	listRange  starlark.Value = starlark.String("list index out of range")
	tupleRange starlark.Value = starlark.String("tuple index out of range")
)

func getItem(fr *frame, p text.Pos, x, i val) val {
	switch l := x.V.(type) {
	case *starlark.List:
		if i.V == nil {
			n := int64(l.Len())
			k := i.N
			if k < 0 {
				k += n
			}
			if uint64(k) < uint64(n) {
				return unbox(l.Index(int(k)))
			}
			return fail(fr, p, exception.Fail(fr.Stack, object.IndexErrorClass, listRange))
		}
	case *starlark.Dict:
		e, sure := findKey(fr.Stack, memory.DictTable(l), i)
		if e != nil {
			return unbox(e.Value)
		}
		if sure {
			return fail(fr, p, exception.Fail(fr.Stack, object.KeyErrorClass, box(i)))
		}
	case starlark.Tuple:
		if i.V == nil {
			k := i.N
			if k < 0 {
				k += int64(len(l))
			}
			if uint64(k) < uint64(len(l)) {
				return unbox(l[k])
			}
			return fail(fr, p, exception.Fail(fr.Stack, object.IndexErrorClass, tupleRange))
		}
	case starlark.String:
		if i.V == nil && uint64(i.N) < uint64(len(l)) && isASCII(fr.Stack, string(l)) {
			return val{V: memory.Character(l[i.N])}
		}
	}
	if isFailed(i) {
		return i
	}
	if x.IsUnbound() || i.IsUnbound() {
		return lost(fr, p, x.IsUnbound())
	}
	if f, ok := special(x, getItemSite); ok {
		return call2(fr, p, f, x, i)
	}
	fr.At = p
	v, err := object.GetItem(fr.Stack.Thread, box(x), box(i))
	return result(fr, p, v, err)
}

// isSimpleKey reports whether a key of a dict or set is a str, an int or a tuple of such: then
// nothing can fail, nor does the program have a say.
func isSimpleKey(k val) bool {
	switch x := k.V.(type) {
	case nil, starlark.String:
		return true
	case starlark.Tuple:
		for _, e := range x {
			switch e.(type) {
			case starlark.Int, starlark.String:
			default:
				return false
			}
		}
		return true
	}
	return false
}

// findKey looks for a simple key in a dict or set. sure is false if there may be one that the engine
// does not find: that has an index, or True and False for 1 and 0.
func findKey(st *stack, t *memory.Table, k val) (e *memory.Entry, sure bool) {
	if s, ok := k.V.(starlark.String); ok {
		e = t.FindText(st.HashText(string(s)), string(s))
		return e, e != nil || t.IsPlain()
	}
	if !isSimpleKey(k) {
		return nil, false
	}
	key := box(k)
	hash, _ := key.Hash()
	e, _ = t.Find(hash, key)
	return e, e != nil || t.IsPlain() && !(k.V == nil && uint64(k.N) <= 1)
}

// setKey assigns d[k] if that is a simple key; it reports whether that worked.
func setKey(st *stack, d *starlark.Dict, k, v val) bool {
	if s, ok := k.V.(starlark.String); ok {
		if t := memory.DictTable(d); t.IsPlain() {
			t.PutText(st.HashText(string(s)), k.V, box(v))
			return true
		}
	}
	return isSimpleKey(k) && object.DictSet(st.Thread, d, box(k), box(v)) == nil
}

// setItem assigns x[i]; it reports whether that worked.
func setItem(fr *frame, p text.Pos, x, i, v val) bool {
	switch l := x.V.(type) {
	case *starlark.List:
		if i.V == nil {
			k := i.N
			if k < 0 {
				k += int64(l.Len())
			}
			if uint64(k) < uint64(l.Len()) && l.SetIndex(int(k), box(v)) == nil {
				return true
			}
		}
	case *starlark.Dict:
		if setKey(fr.Stack, l, i, v) {
			return true
		}
	case *object.Instance:
		if f, ok := special(x, setItemSite); ok {
			args := [3]val{x, i, v}
			return !isFailed(callValues(fr, p, f, args[:], nil))
		}
	}
	fr.At = p
	if err := object.SetItem(fr.Stack.Thread, box(x), box(i), box(v)); err != nil {
		fail(fr, p, err)
		return false
	}
	if fr.Stack.IsCancelled() {
		return !isFailed(stopped(fr, p))
	}
	return true
}

// changeItem compiles "x[i] op= y" of variables and constants, nil if these are other assignments. The
// element of a list or dict is looked for only once, if it and y are numbers.
func (c *compiler) changeItem(args []syntax.Expr, p text.Pos) stmt {
	change := callOf(args[0], "$inplace")
	if change == nil {
		return nil
	}
	read, numeric := callOf(change[1], "$item"), numericOf(textOf(change[0]))
	if read == nil || numeric == nil {
		return nil
	}
	a, b, of, at, y := c.operand(args[1]), c.operand(args[2]), c.operand(read[0]), c.operand(read[1]), c.operand(change[2])
	if a.kind != localOperand || !isSameOperand(a, of) || b.kind == anyOperand || !isSameOperand(b, at) || y.kind == anyOperand {
		return nil
	}
	slow := assignment(c.expr(args[0]), c.itemSetter(args[1], args[2], p))
	x, i, d := a.slot, b.eval, y.eval
	if b.kind == localOperand {
		i = slotExpr(b.slot) // slow sees to one without a value
	}
	if y.kind == localOperand {
		d = slotExpr(y.slot)
	}
	return func(fr *frame) flow {
		switch l := fr.Vars[x].V.(type) {
		case *starlark.Dict:
			t := memory.DictTable(l)
			if e, _ := findKey(fr.Stack, t, i(fr)); e != nil && t.IsPlain() {
				if v, ok := numeric(unbox(e.Value), d(fr)); ok {
					e.Value = box(v)
					return next
				}
			}
		case *starlark.List:
			if i := i(fr); i.V == nil {
				k := i.N
				if k < 0 {
					k += int64(l.Len())
				}
				if uint64(k) < uint64(l.Len()) {
					if v, ok := numeric(unbox(l.Index(int(k))), d(fr)); ok && l.SetIndex(int(k), box(v)) == nil {
						return next
					}
				}
			}
		}
		return slow(fr)
	}
}

// isSameOperand reports whether two operands are one variable, or the same text or int.
func isSameOperand(x, y operand) bool {
	if x.kind != y.kind {
		return false
	}
	switch x.kind {
	case localOperand:
		return x.slot == y.slot
	case constantOperand:
		a, b := x.constant, y.constant
		if s, ok := a.V.(starlark.String); ok {
			return b.V == s
		}
		return a.V == nil && b.V == nil && a.N == b.N
	}
	return false
}

// itemSetter compiles the assignment of Python's "x[i]".
func (c *compiler) itemSetter(x, i syntax.Expr, p text.Pos) setter {
	a, b := c.operands(x, i)
	ae, be := a.eval, b.eval
	return func(fr *frame, v val) bool {
		x := ae(fr)
		if isFailed(x) {
			return false
		}
		i := be(fr)
		if isFailed(i) {
			return false
		}
		return setItem(fr, p, x, i, v)
	}
}
