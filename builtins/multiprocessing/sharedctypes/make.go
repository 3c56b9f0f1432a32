package sharedctypes

import (
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/locks"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/synchronize"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// memoryArgs splits off the keyword lock.
func memoryArgs(kwargs []starlark.Tuple) (lock starlark.Value, rest []starlark.Tuple) {
	for _, kw := range kwargs {
		if kw[0] == starlark.String("lock") {
			lock = kw[1]
		} else {
			rest = append(rest, kw)
		}
	}
	return lock, rest
}

// synchronize gives a memory its lock, as the argument lock says.
func (m *lockedBlock) synchronize(c *handle.Call, lock starlark.Value) error {
	switch lock {
	case nil, starlark.None, starlark.True, starlark.MakeInt(1):
		var err error
		if lock, err = starlark.Call(c.Thread, synchronize.RLockClass, nil, nil); err != nil {
			return err
		}
	case starlark.False:
		return nil
	}
	if has, err := object.GetAttr(c.Thread, lock, "acquire"); has == nil || err != nil {
		return raise.Errorf("AttributeError", "%s has no method 'acquire'", handle.ReprOf(lock))
	}
	m.lockObj = lock
	m.lock = locks.MutexOf(lock)
	return nil
}

// MakeValue is multiprocessing.Value(typecode_or_type, *args, lock=True), and RawValue.
func MakeValue(name string, raw bool) object.Func {
	return func(p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		lock, rest := memoryArgs(kwargs)
		if len(args) == 0 {
			return nil, raise.Errorf("TypeError", "%s() missing 1 required positional argument: 'typecode_or_type'", name)
		}
		if len(rest) > 0 || raw && lock != nil {
			return nil, raise.Errorf("TypeError", "%s() got an unexpected keyword argument '%s'", name, object.Text(kwargs[0][0]))
		}
		t, err := CTypeOf(args[0])
		if err != nil {
			return nil, err
		}
		c := &handle.Call{Thread: thread, P: p}
		m := &lockedBlock{block: &block{Maker: handle.MakerOf(p, "Value"), kind: t, cells: []starlark.Value{t.zero}}}
		if err := m.fill(c, args[1:]); err != nil {
			return nil, err
		}
		if raw || lock == starlark.False {
			return c.New(t.Class, m), nil
		}
		if err := m.makeWith(c, lock); err != nil {
			return nil, err
		}
		return c.New(SynchronizedClass, m), nil
	}
}

// MakeArray is multiprocessing.Array(typecode_or_type, size_or_initializer, *, lock=True),
// and RawArray.
func MakeArray(name string, raw bool) object.Func {
	signature := call.NewSignature("def " + name + "(typecode_or_type, size_or_initializer)")
	return func(p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		lock, rest := memoryArgs(kwargs)
		var v [2]starlark.Value
		if err := signature.Bind(v[:], args, rest); err != nil {
			return nil, err
		}
		t, err := CTypeOf(v[0])
		if err != nil {
			return nil, err
		}
		c := &handle.Call{Thread: thread, P: p}
		m := &lockedBlock{block: &block{Maker: handle.MakerOf(p, "Array"), kind: t}}
		values, err := m.initial(c, v[1])
		if err != nil {
			return nil, err
		}
		if err := m.fill(c, values); err != nil {
			return nil, err
		}
		if raw || lock == starlark.False {
			return c.New(m.arrayClass(c), m), nil
		}
		if err := m.makeWith(c, lock); err != nil {
			return nil, err
		}
		return c.New(m.wrapper(true), m), nil
	}
}

// makeWith is synchronize for a memory that nobody else has yet.
func (m *lockedBlock) makeWith(c *handle.Call, lock starlark.Value) error {
	err := m.synchronize(c, lock)
	if m.lock != nil {
		m.guard = &m.lock.Obj
	}
	return err
}

// wrapper returns the class of what synchronizes the memory.
func (m *lockedBlock) wrapper(array bool) *object.Class {
	switch {
	case !array:
		return SynchronizedClass
	case m.kind.codes == "c":
		return SynchronizedString
	}
	return SynchronizedArray
}

var (
	copySignature         = call.NewSignature("def copy(obj)")
	synchronizedSignature = call.NewSignature("def synchronized(obj, lock=None, ctx=None)")
)

// memoryOf returns what a raw value or array carries.
func memoryOf(v starlark.Value) (m *lockedBlock, array bool, err error) {
	if i, ok := v.(*object.Instance); ok {
		if m, ok := i.Base().(*lockedBlock); ok {
			return m, i.Class().Is(RawArrayClass) || i.Class().Is(SynchronizedArray), nil
		}
	}
	return nil, false, raise.Errorf("TypeError", "this type has no size")
}

// CopyMemory is multiprocessing.sharedctypes.copy(obj).
func CopyMemory(p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	c := &handle.Call{Thread: thread, P: p, Args: args, Kwargs: kwargs}
	var v starlark.Value
	if err := c.Bind(copySignature, &v); err != nil {
		return nil, err
	}
	from, array, err := memoryOf(v)
	if err != nil {
		return nil, err
	}
	var cells []starlark.Value
	if _, err := from.access(p, memoryOp{kind: "read", f: func() { cells = slices.Clone(from.cells) }}); err != nil {
		return nil, err
	}
	to := &lockedBlock{block: &block{Maker: handle.MakerOf(p, "Value"), kind: from.kind, cells: cells}}
	if array {
		return c.New(to.arrayClass(c), to), nil
	}
	return c.New(to.kind.Class, to), nil
}

// SynchronizeMemory is multiprocessing.sharedctypes.synchronized(obj, lock=None).
func SynchronizeMemory(p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	c := &handle.Call{Thread: thread, P: p, Args: args, Kwargs: kwargs}
	var v, lock, context starlark.Value
	if err := c.Bind(synchronizedSignature, &v, &lock, &context); err != nil {
		return nil, err
	}
	raw, array, err := memoryOf(v)
	if err != nil {
		return nil, err
	}
	if raw.lockObj != nil {
		return nil, raise.Errorf("AssertionError", "object already synchronized")
	}
	m := &lockedBlock{block: raw.block, raw: v.(*object.Instance)}
	if err := m.synchronize(c, lock); err != nil {
		return nil, err
	}
	return c.New(m.wrapper(array), m), nil
}

// initial makes the cells for a size or the values, and returns the values.
func (m *lockedBlock) initial(c *handle.Call, v starlark.Value) (values []starlark.Value, err error) {
	size := 0
	if n, ok := v.(starlark.Int); ok {
		if size, err = handle.IntArg(c.Thread, n, 0); err != nil {
			return nil, err
		}
		if size < 0 {
			return nil, raise.Errorf("ValueError", "Array length must be >= 0, not %d", size)
		}
	} else {
		if size, err = object.Length(c.Thread, v); err != nil {
			return nil, err
		}
		if values, err = object.Collect(c.Thread, v); err != nil {
			return nil, err
		}
	}
	m.cells = make([]starlark.Value, size)
	for i := range m.cells {
		m.cells[i] = m.kind.zero
	}
	return values, nil
}
