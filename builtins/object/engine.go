package object

import (
	"unsafe"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// This file makes instances values of the engine: its operators, its calls and its dicts
// use these methods, which get no thread; they compute in the one in which the
// instance's process computes.

var (
	_ starlark.Callable    = (*Instance)(nil)
	_ starlark.HasSetField = (*Instance)(nil)
	_ starlark.HasSetKey   = (*Instance)(nil)
	_ starlark.HasBinary   = (*Instance)(nil)
	_ starlark.HasUnary    = (*Instance)(nil)
	_ starlark.Comparable  = (*Instance)(nil)
	_ starlark.Iterable    = (*Instance)(nil)
	_ starlark.Container   = (*Instance)(nil)
	_ memory.Traveler      = (*Instance)(nil)
)

// Type is the same for all instances: the engine compares only what is of one type.
func (i *Instance) Type() string {
	if i.home != nil {
		i.home.Named = i
	}
	return InstanceType
}

// InstanceType is what the engine calls an instance.
const InstanceType = "object"

// Freeze does nothing: no process can see another one's instances.
func (i *Instance) Freeze() {}

// String is repr without a thread.
func (i *Instance) String() string {
	s, err := i.Repr(i.home.Thread())
	if err != nil {
		return i.plainRepr()
	}
	return s
}

// plainRepr is object.__repr__.
func (i *Instance) plainRepr() string {
	name := i.class.Qualname()
	if i.class.module != "builtins" {
		name = i.class.module + "." + name
	}
	return "<" + name + " object at " + AddressOf(proc.At(i.home), i) + ">"
}

// Truth is bool(i).
func (i *Instance) Truth() starlark.Bool {
	thread := i.home.Thread()
	if thread == nil {
		return true
	}
	b, err := i.IsTrue(thread)
	if err != nil {
		proc.At(i.home).Throw(thread, err)
	}
	return starlark.Bool(b)
}

// Hash is for the engine's dicts, to which an instance is a key that equals itself: what else it
// equals, an index knows, see keyIndex.
func (i *Instance) Hash() (uint32, error) {
	if i.class.find("__hash__") == starlark.None {
		return 0, raise.New(fact.Unhashable, i.class.name)
	}
	if identify := i.class.resolved().identify; identify != nil {
		if id := identify(i); id != nil {
			return id.Hash()
		}
	}
	return uint32(uintptr(unsafe.Pointer(i)) >> 4), nil //nolint:gosec // a hash may be cut
}

// Attr returns an attribute.
func (i *Instance) Attr(name string) (starlark.Value, error) { return i.getAttr(nil, name) }

// AttrNames returns the names of the attributes, the class's included.
func (i *Instance) AttrNames() []string { return AttrNames(i) }

// SetField sets an attribute.
func (i *Instance) SetField(name string, v starlark.Value) error { return i.setAttr(nil, name, v) }

// Name is what a stack of calls shows.
func (i *Instance) Name() string { return i.class.name + ".__call__" }

// CallInternal calls __call__.
func (i *Instance) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	m := i.class.find("__call__")
	if m == nil {
		return nil, raise.New(fact.NotCallable, i.class.Name())
	}
	return callUnbound(thread, m, i, args, kwargs)
}

// Get is i[key].
func (i *Instance) Get(key starlark.Value) (v starlark.Value, found bool, err error) {
	v, err = i.GetItem(i.home.Thread(), key)
	return v, err == nil, err
}

// Has is x in i.
func (i *Instance) Has(x starlark.Value) (bool, error) { return i.Contains(i.home.Thread(), x) }

// SetKey is i[key] = v.
func (i *Instance) SetKey(key, v starlark.Value) error { return i.SetItem(i.home.Thread(), key, v) }

// Binary is an operator with i as one operand.
func (i *Instance) Binary(op syntax.Token, y starlark.Value, side starlark.Side) (starlark.Value, error) {
	thread := i.home.Thread()
	if op := op.String(); side == starlark.Left && i.class.find(plainOperators[op]) == nil {
		// The engine does not tell a += b from a + b: do what can be meant.
		if v, ok, err := i.Operate(thread, op, y, false, true); ok || err != nil {
			return v, err
		}
	}
	var a, b starlark.Value = i, y
	if side == starlark.Right {
		a, b = y, i
	}
	return Binary(thread, op.String(), a, b)
}

// Unary is -i, +i or ~i.
func (i *Instance) Unary(op syntax.Token) (starlark.Value, error) {
	return UnaryOp(i.home.Thread(), op.String(), i)
}

// CompareSameType compares two instances for the engine's dicts, and for hosts.
func (i *Instance) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	if op == syntax.EQL && memory.Is(i, y) {
		return true, nil
	}
	return Compare(i.home.Thread(), op.String(), i, y)
}

// Iterate is what the engine iterates with.
func (i *Instance) Iterate() starlark.Iterator {
	thread := i.home.Thread()
	it, err := i.Iter(thread)
	e := &objectLoop{thread: thread, p: proc.At(i.home), it: it}
	e.failed(err)
	return e
}

// objectLoop is an Iterator for the engine, which lets it return no error.
type objectLoop struct {
	thread *starlark.Thread
	p      *proc.Proc
	it     Iterator
}

// failed throws an error.
func (e *objectLoop) failed(err error) bool {
	if err != nil {
		e.it = nil
		e.p.Throw(e.thread, err)
	}
	return err != nil
}

// Next implements starlark.Iterator.
func (e *objectLoop) Next(v *starlark.Value) bool {
	if e.it == nil {
		return false
	}
	next, ok, err := e.it.Next(e.thread)
	if e.failed(err) || !ok {
		return false
	}
	*v = next
	return true
}

// Done implements starlark.Iterator.
func (e *objectLoop) Done() {}
