package object

import (
	"github.com/pyq-lang/pyq/interp/memory"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// OldAttr returns an attribute that v has in a Python 2 program only, nil if it has none of
// the name, or the program is Python 3.
func OldAttr(thread *starlark.Thread, v starlark.Value, name string) starlark.Value {
	if !proc.InPython2(thread) {
		return nil
	}
	return oldAttr(thread, v, name)
}

// oldAttr returns an attribute that Python 2 alone has, nil if name is none of v's.
func oldAttr(thread *starlark.Thread, v starlark.Value, name string) starlark.Value {
	switch v := v.(type) {
	case *memory.Function, *starlark.Function:
		if to := oldFunctionNames[name]; to != "" {
			found, _ := GetAttr(nil, v, to)
			return found
		}
	case *BoundMethod:
		switch name {
		case "im_self":
			return v.self
		case "im_func":
			return v.f
		case "im_class":
			return TypeOf(v.self)
		}
		if f, ok := v.f.(memory.Func); ok {
			return oldAttr(thread, f, name)
		}
	case *Instance:
		if v.class.Is(BaseExceptionClass) && name == "message" {
			if args := exceptionArgs(v); len(args) == 1 {
				return args[0]
			}
			return starlark.String("")
		}
	}
	if to := oldAttrNames[name]; to != "" {
		if found, err := GetAttr(nil, v, to); err == nil {
			return found
		}
	}
	return oldMethod(thread, v, name)
}

// exceptionArgs returns the args of an exception.
func exceptionArgs(exc *Instance) starlark.Tuple {
	args, _ := exc.Attr("args")
	t, _ := args.(starlark.Tuple)
	return t
}

// oldAttrNames are attributes of any value that Python 3 calls otherwise.
var oldAttrNames = map[string]string{
	"isAlive": "is_alive", "getcwdu": "getcwd", "izip_longest": "zip_longest", "ifilterfalse": "filterfalse",
}

var oldFunctionNames = map[string]string{
	"func_name": "__name__", "func_doc": "__doc__", "func_defaults": "__defaults__", "func_dict": "__dict__",
}

// OldMethod returns the method of a name that differs in Python 2 for v, nil if none does.
func OldMethod(v starlark.Value, name string) *call.Entry {
	slots := SlotsOf(v)
	if i, ok := v.(*Instance); ok {
		// One of a class derived from dict or list may have a method of its own.
		own := i.class.find(name)
		if d, ok := own.(*MethodDescriptor); own == nil || ok && d.class.user == nil {
			slots = SlotsOf(Native(v))
		}
	}
	return slots.oldMethod(name)
}

// oldMethod returns the method that Python 2 has of the name, nil if it has none.
func (s *Slots) oldMethod(name string) *call.Entry {
	if s.Python2 == nil {
		return nil
	}
	return s.Python2()[name]
}

// oldMethod returns a method that the engine's types, and itertools, have in Python 2
// only, nil if name is none of them.
func oldMethod(thread *starlark.Thread, v starlark.Value, name string) starlark.Value {
	if n, ok := v.(Namespace); ok {
		if old := n.OldAttr(proc.Of(thread), name); old != nil {
			return old
		}
	}
	f := SlotsOf(Native(v)).oldMethod(name)
	if _, ok := AsIterator(v); ok && name == "next" {
		f = oldNext
	}
	if f == nil {
		return nil
	}
	return call.Bind(f, Native(v))
}

// oldNext is the method next of an iterator.
var oldNext = Slot0("next", func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	it, _ := AsIterator(self)
	x, ok, err := it.Next(thread)
	if err == nil && !ok {
		err = Ended(it)
	}
	return x, err
})

// withOld tries an attribute that was not found as one of Python 2's.
func withOld(thread *starlark.Thread, v starlark.Value, name string, found starlark.Value, err error) (starlark.Value, error) {
	if err == nil || !proc.InPython2(thread) || !IsError(err, AttributeErrorClass) {
		return found, err
	}
	if old := oldAttr(thread, v, name); old != nil {
		return old, nil
	}
	if i, ok := v.(*Instance); ok && i.class.user != nil && i.class.user.oldStyle {
		return nil, raise.Errorf("AttributeError", "%s instance has no attribute '%s'", i.class.name, name)
	}
	return nil, err
}
