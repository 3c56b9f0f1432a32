package prelude

import (
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/module"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// fillOldTypes completes classes that Python 2 alone has.
func fillOldTypes() {
	LongClass.Define(func(thread *starlark.Thread, _ *object.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return starlark.Call(thread, object.IntClass, args, kwargs)
	}, nil)
	BasestringClass.Define(func(*starlark.Thread, *object.Class, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
		return nil, raise.Errorf("TypeError", "The basestring type cannot be instantiated")
	}, nil)
}

// BasestringClass is Python 2's common base of str and unicode, which are one here.
var BasestringClass = object.NewClass("basestring")

// LongClass is Python 2's class of integers that do not fit in 64 bits. Those that do are
// of both classes, as far as isinstance knows.
var LongClass = object.NewClass("long")

// classOf is type(v), which knows long in Python 2.
func classOf(thread *starlark.Thread, v starlark.Value) *object.Class {
	if i, ok := v.(starlark.Int); ok {
		if _, small := i.Int64(); !small && proc.InPython2(thread) {
			return LongClass
		}
	}
	return object.TypeOf(v)
}

func fillTypeCall() { object.TypeClass.Define(newTypeOrType, nil) }

// newTypeOrType is type(object) and type(name, bases, dict).
func newTypeOrType(thread *starlark.Thread, _ *object.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(args) == 1 && len(kwargs) == 0 {
		return classOf(thread, args[0]), nil
	}
	if len(args) != 3 {
		return nil, raise.Errorf("TypeError", "type() takes 1 or 3 arguments")
	}
	return object.NewType(thread, object.TypeClass, args, kwargs)
}

// isInstance is isinstance(obj, class_or_tuple, /).
func isInstance(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := call.Positional("isinstance", args, kwargs, 2, 2); err != nil {
		return nil, err
	}
	is, ok := derived(classOf(thread, args[0]), args[1], 0)
	if !ok {
		return nil, raise.Errorf("TypeError", "isinstance() arg 2 must be a type, a tuple of types, or a union")
	}
	return starlark.Bool(is), nil
}

// isSubclass is issubclass(cls, class_or_tuple, /).
func isSubclass(_ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := call.Positional("issubclass", args, kwargs, 2, 2); err != nil {
		return nil, err
	}
	class, ok := args[0].(*object.Class)
	if !ok {
		return nil, raise.Errorf("TypeError", "issubclass() arg 1 must be a class")
	}
	is, ok := derived(class, args[1], 0)
	if !ok {
		return nil, raise.Errorf("TypeError", "issubclass() arg 2 must be a class, a tuple of classes, or a union")
	}
	return starlark.Bool(is), nil
}

// derived reports whether class is one of those in spec, or derived from one; ok is
// false if spec is no specification of classes. As in CPython, what follows the class
// that fits is not looked at.
func derived(class *object.Class, spec starlark.Value, depth int) (is, ok bool) {
	const deepest = 1000
	switch spec := spec.(type) {
	case *object.Class:
		return class.Is(spec) || spec.CoversClass(class) ||
			spec == BasestringClass && class.Is(object.StrClass) || spec == LongClass && class.Is(object.IntClass), true
	case *object.Union:
		for _, m := range spec.Members() {
			c, isClass := m.(*object.Class)
			if !isClass {
				c = object.NoneClass
			}
			if class.Is(c) {
				return true, true
			}
		}
		return false, true
	case starlark.Tuple:
		if depth == deepest {
			return false, false
		}
		for _, part := range spec {
			if is, ok := derived(class, part, depth+1); is || !ok {
				return is, ok
			}
		}
		return false, true
	case interface{ Origin() *object.Class }: // typing.List
		if c := spec.Origin(); c != nil {
			return derived(class, c, depth)
		}
	}
	return false, false
}

// isCallable is callable(obj, /).
func isCallable(_ *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	return starlark.Bool(object.Callable(v)), nil
}

// attrName reads the name that getattr and its like are given.
func attrName(v starlark.Value) (string, error) {
	name, ok := v.(starlark.String)
	if !ok {
		return "", raise.Errorf("TypeError", "attribute name must be string, not '%s'", object.TypeOf(v).Name())
	}
	return string(name), nil
}

// getAttr is getattr(object, name[, default]).
func getAttr(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := call.Positional("getattr", args, kwargs, 2, 3); err != nil {
		return nil, err
	}
	name, err := attrName(args[1])
	if err != nil {
		return nil, err
	}
	v, err := object.GetAttr(thread, args[0], name)
	if err != nil && len(args) == 3 && object.IsError(err, object.AttributeErrorClass) {
		return args[2], nil
	}
	return v, err
}

// hasAttr is hasattr(obj, name, /).
func hasAttr(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := call.Positional("hasattr", args, kwargs, 2, 2); err != nil {
		return nil, err
	}
	name, err := attrName(args[1])
	if err != nil {
		return nil, err
	}
	_, err = object.GetAttr(thread, args[0], name)
	switch {
	case err == nil:
		return starlark.True, nil
	case object.IsError(err, object.AttributeErrorClass):
		return starlark.False, nil
	}
	return nil, err
}

// setAttr is setattr(obj, name, value, /).
func setAttr(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := call.Positional("setattr", args, kwargs, 3, 3); err != nil {
		return nil, err
	}
	name, err := attrName(args[1])
	if err != nil {
		return nil, err
	}
	return starlark.None, object.SetAttr(thread, args[0], name, args[2])
}

// delAttr is delattr(obj, name, /).
func delAttr(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := call.Positional("delattr", args, kwargs, 2, 2); err != nil {
		return nil, err
	}
	name, err := attrName(args[1])
	if err != nil {
		return nil, err
	}
	return starlark.None, object.DelAttr(thread, args[0], name)
}

// dir is dir(object). Without an argument it needs the caller's names, which the front
// end knows.
func dir(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := call.Positional("dir", args, kwargs, 1, 1); err != nil {
		return nil, err
	}
	var names []string
	switch v := args[0].(type) {
	case *object.Class:
		names = v.AttrNames()
	case *module.Module:
		names = append([]string{"__doc__", "__name__"}, v.AttrNames()...)
	case *memory.Module: // not what every object has, as in Python
		names = append([]string{"__doc__", "__file__", "__name__"}, v.AttrNames()...)
	case *object.Instance: // the class may have its own idea
		var err error
		if names, err = object.Dir(thread, v); err != nil {
			return nil, err
		}
	default:
		names = object.TypeOf(args[0]).AttrNames()
		if o, ok := args[0].(starlark.HasAttrs); ok {
			names = append(slices.Clone(names), o.AttrNames()...)
		}
	}
	names = slices.Sorted(slices.Values(names))
	list := []starlark.Value{}
	for _, name := range slices.Compact(names) {
		list = append(list, starlark.String(name))
	}
	return starlark.NewList(list), nil
}

// vars is vars(object).
func vars(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := call.Positional("vars", args, kwargs, 1, 1); err != nil {
		return nil, err
	}
	v, err := object.GetAttr(thread, args[0], "__dict__")
	if err != nil && object.IsError(err, object.AttributeErrorClass) {
		return nil, raise.Errorf("TypeError", "vars() argument must have __dict__ attribute")
	}
	return v, err
}
