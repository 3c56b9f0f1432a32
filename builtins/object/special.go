package object

import (
	"math"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// This file gives instances their part in Python's protocols (see protocol.go): each
// method looks for a special method in the class and calls it.

var (
	_ Iterable    = (*Instance)(nil)
	_ Reprer      = (*Instance)(nil)
	_ Strer       = (*Instance)(nil)
	_ Formatter   = (*Instance)(nil)
	_ Sized       = (*Instance)(nil)
	_ Truther     = (*Instance)(nil)
	_ Container   = (*Instance)(nil)
	_ Comparer    = (*Instance)(nil)
	_ Operand     = (*Instance)(nil)
	_ Unary       = (*Instance)(nil)
	_ Integral    = (*Instance)(nil)
	_ ItemGetter  = (*Instance)(nil)
	_ ItemSetter  = (*Instance)(nil)
	_ ItemDeleter = (*Instance)(nil)
	_ AttrDeleter = (*Instance)(nil)
)

// Repr implements Reprer.
func (i *Instance) Repr(thread *starlark.Thread) (string, error) {
	return i.text(thread, "__repr__")
}

// Str implements Strer.
func (i *Instance) Str(thread *starlark.Thread) (string, error) {
	if i.class.find("__str__") == ObjectClass.members()["__str__"] {
		return i.text(thread, "__repr__")
	}
	return i.text(thread, "__str__")
}

func (i *Instance) text(thread *starlark.Thread, name string) (string, error) {
	if thread == nil {
		return i.plainRepr(), nil
	}
	v, err := callUnbound0(thread, i.class.find(name), i)
	if err != nil {
		return "", err
	}
	if s, ok := Native(v).(starlark.String); ok {
		return string(s), nil
	}
	return "", raise.Errorf("TypeError", "%s returned non-string (type %s)", name, TypeOf(v).Name())
}

// Format implements Formatter.
func (i *Instance) Format(thread *starlark.Thread, spec string) (string, error) {
	m := i.class.find("__format__")
	if _, builtin := m.(*MethodDescriptor); builtin && spec == "" {
		return i.Str(thread)
	}
	v, err := callUnbound1(thread, m, i, starlark.String(spec))
	if err != nil {
		return "", err
	}
	if s, ok := Native(v).(starlark.String); ok {
		return string(s), nil
	}
	return "", raise.Errorf("TypeError", "__format__ must return a str, not %s", TypeOf(v).Name())
}

// Length implements Sized.
func (i *Instance) Length(thread *starlark.Thread) (int, error) {
	m := i.class.find("__len__")
	if m == nil {
		return 0, raise.New(fact.NoLen, i.class.Name())
	}
	v, err := callUnbound0(thread, m, i)
	if err != nil {
		return 0, err
	}
	return asLength(thread, v)
}

func asLength(thread *starlark.Thread, v starlark.Value) (int, error) {
	n, err := IndexInt(thread, v)
	if err != nil {
		return 0, err
	}
	if n.Sign() < 0 {
		return 0, raise.Errorf("ValueError", "__len__() should return >= 0")
	}
	if k, ok := n.Int64(); ok && k <= math.MaxInt {
		return int(k), nil
	}
	return 0, raise.Errorf("OverflowError", "cannot fit 'int' into an index-sized integer")
}

// IsTrue implements Truther.
func (i *Instance) IsTrue(thread *starlark.Thread) (bool, error) {
	if m := i.special("__bool__"); m != nil {
		return truthBy(thread, m, i)
	}
	if base, ok := i.base.(starlark.Value); ok && i.class.find("__len__") == i.nativeMethod("__len__") {
		return IsTrue(thread, base)
	}
	if i.class.find("__len__") != nil {
		n, err := i.Length(thread)
		return n > 0, err
	}
	return true, nil
}

// nativeMethod returns a special method of the built-in class that the class is derived
// from.
func (i *Instance) nativeMethod(name string) starlark.Value {
	if k := i.class.resolved().carrier; k != nil {
		m, _ := k.Lookup(name)
		return m
	}
	return nil
}

// Contains implements Container.
func (i *Instance) Contains(thread *starlark.Thread, x starlark.Value) (bool, error) {
	m := i.class.find("__contains__")
	if m == starlark.None {
		return false, raise.Errorf("TypeError", "'%s' object is not a container", i.class.Name())
	}
	if m != nil {
		v, err := callUnbound1(thread, m, i, x)
		if err != nil {
			return false, err
		}
		return IsTrue(thread, v)
	}
	return IterationContains(thread, i, x)
}

// Iter implements Iterable.
func (i *Instance) Iter(thread *starlark.Thread) (Iterator, error) {
	m := i.class.find("__iter__")
	if m == starlark.None {
		return nil, raise.New(fact.NotIterable, i.class.Name())
	}
	if m != nil {
		if _, own := m.(*MethodDescriptor); own && i.isIterator() {
			return ObjectIterator{i}, nil
		}
		v, err := callUnbound0(thread, m, i)
		if err != nil {
			return nil, err
		}
		if it, ok := AsIterator(v); ok {
			return it, nil
		}
		return nil, raise.Errorf("TypeError", "iter() returned non-iterator of type '%s'", TypeOf(v).Name())
	}
	if i.class.find("__getitem__") != nil {
		return &sequenceIterator{seq: i}, nil
	}
	if args, ok := i.oldItems(thread); ok {
		return Iterate(thread, args)
	}
	return nil, raise.New(fact.NotIterable, i.class.Name())
}

// isIterator reports whether the instance is of a class derived from a built-in one of iterators.
func (i *Instance) isIterator() bool {
	_, is := i.base.(Iterator)
	return is
}

// AsIterator returns v as an iterator, if it is one: next(v) is its Next.
func AsIterator(v starlark.Value) (Iterator, bool) {
	switch x := v.(type) {
	case *Instance:
		if x.class.find("__next__") == nil {
			return nil, false
		}
		return ObjectIterator{x}, true
	case Iterator:
		return x, true
	}
	return nil, false
}

// ObjectIterator iterates over an object that has __next__.
type ObjectIterator struct{ Object *Instance }

// Next implements Iterator.
func (it ObjectIterator) Next(thread *starlark.Thread) (starlark.Value, bool, error) {
	m := it.Object.class.find("__next__")
	if m == nil {
		return nil, false, raise.New(fact.NotIterator, it.Object.class.Name())
	}
	v, err := callUnbound0(thread, m, it.Object)
	return Stopped(v, err)
}

// Stopped turns the result of a __next__ into that of an Iterator: StopIteration is the
// end.
func Stopped(v starlark.Value, err error) (starlark.Value, bool, error) {
	switch {
	case err == nil:
		return v, true, nil
	case IsError(err, StopIterationClass):
		return nil, false, nil
	}
	return nil, false, err
}

// sequenceIterator iterates over an object that has __getitem__ only.
type sequenceIterator struct {
	seq *Instance
	n   int
	end bool
}

// Next implements Iterator.
func (it *sequenceIterator) Next(thread *starlark.Thread) (starlark.Value, bool, error) {
	if it.end {
		return nil, false, nil
	}
	v, err := it.seq.GetItem(thread, starlark.MakeInt(it.n))
	it.n++
	switch {
	case err == nil:
		return v, true, nil
	case IsError(err, IndexErrorClass), IsError(err, StopIterationClass):
		it.end = true
		return nil, false, nil
	}
	return nil, false, err
}

// special implements specialized.
func (i *Instance) special(name string) starlark.Value { return i.class.find(name) }

// Compare implements Comparer.
func (i *Instance) Compare(thread *starlark.Thread, op string, other starlark.Value) (starlark.Value, bool, error) {
	return compareBy(thread, i, op, other)
}

// Operate implements Operand.
func (i *Instance) Operate(thread *starlark.Thread, op string, other starlark.Value, right, inPlace bool) (starlark.Value, bool, error) {
	return operateBy(thread, i, op, other, right, inPlace)
}

// OperateUnary implements Unary.
func (i *Instance) OperateUnary(thread *starlark.Thread, op string) (starlark.Value, bool, error) {
	return operateUnaryBy(thread, i, op)
}

// Ternary calls a special method with two arguments. NotImplemented is the result if there is none.
func (i *Instance) Ternary(thread *starlark.Thread, name string, x, y starlark.Value) (starlark.Value, error) {
	m := i.special(name)
	if m == nil {
		return NotImplemented, nil
	}
	return callUnbound2(thread, m, i, x, y)
}

// AsIndex implements Integral.
func (i *Instance) AsIndex(thread *starlark.Thread) (starlark.Int, bool, error) {
	if n, ok := i.base.(starlark.Int); ok {
		return n, true, nil
	}
	m := i.class.find("__index__")
	if m == nil {
		return starlark.Int{}, false, nil
	}
	v, err := callUnbound0(thread, m, i)
	if err != nil {
		return starlark.Int{}, false, err
	}
	n, ok := Native(v).(starlark.Int)
	if !ok {
		return n, false, raise.Errorf("TypeError", "__index__ returned non-int (type %s)", TypeOf(v).Name())
	}
	return n, true, nil
}

// GetItem implements ItemGetter.
func (i *Instance) GetItem(thread *starlark.Thread, key starlark.Value) (starlark.Value, error) {
	m := i.class.find("__getitem__")
	if m == nil {
		if args, ok := i.oldItems(thread); ok {
			return GetItem(thread, args, key)
		}
		return nil, raise.New(fact.NotSubscriptable, i.class.Name())
	}
	if d, ok := i.base.(*starlark.Dict); ok && m == i.nativeMethod("__getitem__") {
		if missing := i.class.find("__missing__"); missing != nil {
			if v, found, err := DictGet(thread, d, key); found || err != nil {
				return v, err
			}
			return callUnbound1(thread, missing, i, key)
		}
	}
	return callUnbound1(thread, m, i, key)
}

// SetItem implements ItemSetter.
func (i *Instance) SetItem(thread *starlark.Thread, key, v starlark.Value) error {
	m := i.class.find("__setitem__")
	if m == nil {
		if _, _, err := i.itemIndex(thread, key); err != nil {
			return err
		}
		return raise.New(fact.NoItemAssignment, i.class.Name())
	}
	_, err := callUnbound2(thread, m, i, key, v)
	return err
}

// DelItem implements ItemDeleter.
func (i *Instance) DelItem(thread *starlark.Thread, key starlark.Value) error {
	m := i.class.find("__delitem__")
	if m == nil {
		does := "does not"
		if _, ok, err := i.itemIndex(thread, key); err != nil {
			return err
		} else if ok {
			does = "doesn't"
		}
		return raise.Errorf("TypeError", "'%s' object %s support item deletion", i.class.Name(), does)
	}
	_, err := callUnbound1(thread, m, i, key)
	return err
}

// itemIndex converts an index, which CPython looks at before it says that an object of a
// program's class has no items; ok is false if key is none.
func (i *Instance) itemIndex(thread *starlark.Thread, key starlark.Value) (n int, ok bool, err error) {
	if i.class.static {
		return 0, false, nil
	}
	return ItemInt(thread, key)
}

// DelAttr implements AttrDeleter.
func (i *Instance) DelAttr(thread *starlark.Thread, name string) error {
	return i.delAttr(thread, name)
}

// Callable reports whether callable(v).
func Callable(v starlark.Value) bool {
	if i, ok := v.(*Instance); ok {
		return i.class.find("__call__") != nil
	}
	_, ok := v.(starlark.Callable)
	return ok
}

// Call calls a function that the program gave.
func Call(thread *starlark.Thread, f starlark.Value, args ...starlark.Value) (starlark.Value, error) {
	if _, ok := f.(starlark.Callable); !ok {
		return nil, raise.New(fact.NotCallable, TypeOf(f).Name())
	}
	return starlark.Call(thread, f, args, nil)
}

// Call1 and Call2 are Call with so many arguments: a function of the program's is called without
// a tuple.
func Call1(thread *starlark.Thread, f, x starlark.Value) (starlark.Value, error) {
	switch f := f.(type) {
	case *memory.Function:
		return f.CallFew(thread, 1, x, nil, nil)
	case *BoundMethod:
		return callUnbound1(thread, f.f, f.self, x)
	}
	return Call(thread, f, x)
}

func Call2(thread *starlark.Thread, f, x, y starlark.Value) (starlark.Value, error) {
	switch f := f.(type) {
	case *memory.Function:
		return f.CallFew(thread, 2, x, y, nil)
	case *BoundMethod:
		return callUnbound2(thread, f.f, f.self, x, y)
	}
	return Call(thread, f, x, y)
}
