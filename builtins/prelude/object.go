package prelude

import (
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/module"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// fillOldTypes completes classes that Python 2 alone has.
func fillOldTypes() {
	LongClass.Covers(func(k *object.Class) bool { return k.Is(object.IntClass) })
	BasestringClass.Covers(func(k *object.Class) bool { return k.Is(object.StrClass) })
	LongClass.Define(call.MOpen("long(self, x=0, base=10)", func(thread *starlark.Thread, _ *object.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return starlark.Call(thread, object.IntClass, args, kwargs)
	}))
	BasestringClass.Define(call.MRaw("basestring(self)", func(*starlark.Thread, *object.Class, starlark.Tuple, []starlark.Tuple) (starlark.Value, error) {
		return nil, raise.Errorf("TypeError", "The basestring type cannot be instantiated") // whatever it is given
	}))
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

func fillTypeCall() {
	object.TypeClass.Define(call.MRaw("type(self, object_or_name, bases=..., dict=..., /, **kwds)", newTypeOrType))
}

// newTypeOrType is type(object) and type(name, bases, dict, **kwds). It takes one argument or
// three, which no signature says.
func newTypeOrType(thread *starlark.Thread, _ *object.Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	switch {
	case len(args) == 1 && len(kwargs) > 0:
		return nil, call.NoKeywords("type")
	case len(args) == 1:
		return classOf(thread, args[0]), nil
	case len(args) != 3:
		return nil, raise.Arguments("type() takes 1 or 3 arguments")
	}
	return object.DeriveByType(thread, args, kwargs)
}

// isInstance is isinstance(obj, class_or_tuple, /).
func isInstance(thread *starlark.Thread, obj, classes starlark.Value) (starlark.Value, error) {
	is, err := object.IsInstance(thread, obj, classOf(thread, obj), classes)
	return starlark.Bool(is), err
}

// isSubclass is issubclass(cls, class_or_tuple, /).
func isSubclass(thread *starlark.Thread, cls, classes starlark.Value) (starlark.Value, error) {
	is, err := object.IsSubclass(thread, cls, classes)
	return starlark.Bool(is), err
}

// isCallable is callable(obj, /).
func isCallable(_ *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	return starlark.Bool(object.Callable(v)), nil
}

// attrName reads the name that getattr and its like are given.
func attrName(v starlark.Value) (string, error) {
	name, ok := object.Native(v).(starlark.String)
	if !ok {
		return "", raise.Errorf("TypeError", "attribute name must be string, not '%s'", object.TypeOf(v).Name()).About(fact.WrongType, object.TypeOf(v).Name())
	}
	return string(name), nil
}

// getAttr is getattr(object, name[, default]).
func getAttr(thread *starlark.Thread, v, attr, def starlark.Value) (starlark.Value, error) {
	name, err := attrName(attr)
	if err != nil {
		return nil, err
	}
	found, err := object.GetAttr(thread, v, name)
	if err != nil && def != nil && object.IsError(err, object.AttributeErrorClass) {
		return def, nil
	}
	return found, err
}

// hasAttr is hasattr(obj, name, /).
func hasAttr(thread *starlark.Thread, v, attr starlark.Value) (starlark.Value, error) {
	name, err := attrName(attr)
	if err != nil {
		return nil, err
	}
	_, err = object.GetAttr(thread, v, name)
	switch {
	case err == nil:
		return starlark.True, nil
	case object.IsError(err, object.AttributeErrorClass):
		return starlark.False, nil
	}
	return nil, err
}

// setAttr is setattr(obj, name, value, /).
func setAttr(thread *starlark.Thread, v, attr, value starlark.Value) (starlark.Value, error) {
	name, err := attrName(attr)
	if err != nil {
		return nil, err
	}
	return starlark.None, object.SetAttr(thread, v, name, value)
}

// delAttr is delattr(obj, name, /).
func delAttr(thread *starlark.Thread, v, attr starlark.Value) (starlark.Value, error) {
	name, err := attrName(attr)
	if err != nil {
		return nil, err
	}
	return starlark.None, object.DelAttr(thread, v, name)
}

// dir is dir(object). Without an argument it needs the caller's names, which the front end
// knows; where a program passes the function around, those of the module have to do.
func dir(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	var names []string
	switch o := v.(type) {
	case nil:
		return SortedNames(thread, Locals(thread))
	case *module.Module:
		names = append([]string{"__doc__", "__name__"}, o.AttrNames()...)
	case *memory.Module: // not what every object has, as in Python
		if own, _ := o.Attr("__dir__"); own != nil {
			list, err := starlark.Call(thread, own, nil, nil)
			if err != nil {
				return nil, err
			}
			return sorted(thread, starlark.Tuple{list}, nil)
		}
		names = append([]string{"__doc__", "__file__", "__name__"}, o.AttrNames()...)
	case *object.Instance, *object.Class: // the class may have its own idea
		var err error
		if names, err = object.Dir(thread, v); err != nil {
			return nil, err
		}
	default:
		names = object.TypeOf(v).AttrNames()
		if o, ok := v.(starlark.HasAttrs); ok {
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

// vars is vars(object), and without an argument as little as dir.
func vars(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	if v == nil {
		return Locals(thread), nil
	}
	found, err := object.GetAttr(thread, v, "__dict__")
	if err != nil && object.IsError(err, object.AttributeErrorClass) {
		return nil, raise.Errorf("TypeError", "vars() argument must have __dict__ attribute")
	}
	return found, err
}

// Globals is globals(): the dict of the caller's module, or what exec was given instead.
func Globals(thread *starlark.Thread) starlark.Value {
	if names := memory.CallerNamespace(thread); names != nil {
		return names.Globals().Mapping()
	}
	if m := proc.Of(thread).CallerModule(thread); m != nil {
		return m.Dict()
	}
	return new(starlark.Dict)
}

// Locals is locals() where that is no function's: at the top level of a module, or of what exec runs.
func Locals(thread *starlark.Thread) starlark.Value {
	if names := memory.CallerNamespace(thread); names != nil {
		return names.Mapping()
	}
	return Globals(thread)
}

// SortedNames is dir() of a scope: the keys of a mapping.
func SortedNames(thread *starlark.Thread, names starlark.Value) (starlark.Value, error) {
	return sorted(thread, starlark.Tuple{names}, nil)
}
