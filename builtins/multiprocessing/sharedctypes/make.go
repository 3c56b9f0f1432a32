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

// Makers returns the functions of multiprocessing that make shared memory.
func Makers() []*call.Entry {
	return []*call.Entry{
		call.FOpen("def BaseContext.Value(self, typecode_or_type, *args, lock=True)", makeValue),
		call.FOpen("def BaseContext.RawValue(self, typecode_or_type, *args)", makeRawValue),
		call.F3("def BaseContext.Array(self, typecode_or_type, size_or_initializer, *, lock=True)", makeArray),
		call.F2("def BaseContext.RawArray(self, typecode_or_type, size_or_initializer)", makeRawArray),
	}
}

// Functions returns those of multiprocessing.sharedctypes, to which no context makes a
// difference.
func Functions() []*call.Entry {
	return []*call.Entry{
		call.FOpen("def Value(typecode_or_type, *args, lock=True, ctx=None)", makeValue),
		call.FOpen("def RawValue(typecode_or_type, *args)", makeRawValue),
		call.F4("def Array(typecode_or_type, size_or_initializer, *, lock=True, ctx=None)", func(thread *starlark.Thread, typecode, size, lock, _ starlark.Value) (starlark.Value, error) {
			return makeArray(thread, typecode, size, lock)
		}),
		call.F2("def RawArray(typecode_or_type, size_or_initializer)", makeRawArray),
		call.F1("def copy(obj)", copyMemory),
		call.F3("def synchronized(obj, lock=None, ctx=None)", synchronizeMemory),
	}
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

// makeValue is multiprocessing.Value.
func makeValue(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return newValue(thread, args, kwargs, false)
}

// makeRawValue is multiprocessing.RawValue.
func makeRawValue(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return newValue(thread, args, kwargs, true)
}

func newValue(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple, raw bool) (starlark.Value, error) {
	var lock starlark.Value
	for _, kw := range kwargs {
		switch kw[0] {
		case starlark.String("typecode_or_type"): // nothing was given by position
			args = starlark.Tuple{kw[1]}
		case starlark.String("lock"):
			lock = kw[1]
		}
	}
	t, err := CTypeOf(args[0])
	if err != nil {
		return nil, err
	}
	c := &handle.Call{Thread: thread, P: proc.Of(thread)}
	m := &lockedBlock{block: &block{Maker: handle.MakerOf(c.P, "Value"), kind: t, cells: t.zeros(1)}}
	if err := m.fillValue(c, args[1:]); err != nil {
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

// makeArray is multiprocessing.Array.
func makeArray(thread *starlark.Thread, typecode, size, lock starlark.Value) (starlark.Value, error) {
	c := &handle.Call{Thread: thread, P: proc.Of(thread)}
	m, err := newArray(c, typecode, size)
	if err != nil {
		return nil, err
	}
	if lock == starlark.False {
		return c.New(m.arrayClass(c), m), nil
	}
	if err := m.makeWith(c, lock); err != nil {
		return nil, err
	}
	return c.New(m.wrapper(true), m), nil
}

// makeRawArray is multiprocessing.RawArray.
func makeRawArray(thread *starlark.Thread, typecode, size starlark.Value) (starlark.Value, error) {
	return makeArray(thread, typecode, size, starlark.False)
}

// newArray makes the memory of an array. size is that, or what it holds at first.
func newArray(c *handle.Call, typecode, size starlark.Value) (*lockedBlock, error) {
	t, err := CTypeOf(typecode)
	if err != nil {
		return nil, err
	}
	m := &lockedBlock{block: &block{Maker: handle.MakerOf(c.P, "Array"), kind: t}}
	values, err := m.initial(c, size)
	if err != nil {
		return nil, err
	}
	return m, m.fill(c, values)
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

// memoryOf returns what a raw value or array carries.
func memoryOf(v starlark.Value) (m *lockedBlock, array bool, err error) {
	if i, ok := v.(*object.Instance); ok {
		if m, ok := i.Base().(*lockedBlock); ok {
			return m, i.Class().Is(RawArrayClass) || i.Class().Is(SynchronizedArray), nil
		}
	}
	return nil, false, raise.Errorf("TypeError", "this type has no size")
}

// copyMemory is multiprocessing.sharedctypes.copy(obj).
func copyMemory(thread *starlark.Thread, obj starlark.Value) (starlark.Value, error) {
	from, array, err := memoryOf(obj)
	if err != nil {
		return nil, err
	}
	c := &handle.Call{Thread: thread, P: proc.Of(thread)}
	var cells []starlark.Value
	if _, err := from.access(c.P, memoryOp{kind: "read", f: func() { cells = slices.Clone(from.cells) }}); err != nil {
		return nil, err
	}
	to := &lockedBlock{block: &block{Maker: handle.MakerOf(c.P, "Value"), kind: from.kind, cells: cells}}
	if array {
		return c.New(to.arrayClass(c), to), nil
	}
	return c.New(to.kind.Class, to), nil
}

// synchronizeMemory is multiprocessing.sharedctypes.synchronized(obj, lock=None).
func synchronizeMemory(thread *starlark.Thread, obj, lock, _ starlark.Value) (starlark.Value, error) {
	raw, array, err := memoryOf(obj)
	if err != nil {
		return nil, err
	}
	if raw.lockObj != nil {
		return nil, raise.Errorf("AssertionError", "object already synchronized")
	}
	c := &handle.Call{Thread: thread, P: proc.Of(thread)}
	m := new(lockedBlock)
	if _, err := m.initAround(c, obj, lock, nil); err != nil {
		return nil, err
	}
	return c.New(m.wrapper(array), m), nil
}

// initAround is SynchronizedBase.__init__(self, obj, lock=None, ctx=None).
func (m *lockedBlock) initAround(c *handle.Call, obj, lock, _ starlark.Value) (starlark.Value, error) {
	raw, _, err := memoryOf(obj)
	if err != nil {
		return nil, err
	}
	m.block, m.raw = raw.block, obj.(*object.Instance)
	return handle.NoReturn(m.synchronize(c, lock))
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
	if err := object.AffordValues(size); err != nil {
		return nil, err
	}
	m.cells = m.kind.zeros(size)
	return values, nil
}
