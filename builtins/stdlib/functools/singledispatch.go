package functools

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// dispatchClass is the class of functions that singledispatch makes. The implementations
// are in their attribute registry, by class.
var dispatchClass = object.NewClass("function")

func fillDispatch() {
	dispatchClass.DefineObjects(kit.PlainObject,
		call.MRaw("def wrapper(*args, **kw)", func(thread *starlark.Thread, self *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			if len(args) == 0 {
				name, err := object.GetAttr(thread, self, "__name__")
				if err != nil {
					return nil, err
				}
				return nil, raise.Errorf("TypeError", "%s requires at least 1 positional argument", object.Text(name))
			}
			f, err := dispatch(self, object.TypeOf(args[0]))
			if err != nil {
				return nil, err
			}
			return starlark.Call(thread, f, args, kwargs)
		}).Named("__call__"),
		call.M1("def singledispatch.<locals>.dispatch(cls)", func(_ *starlark.Thread, self *object.Instance, cls starlark.Value) (starlark.Value, error) {
			class, ok := cls.(*object.Class)
			if !ok {
				return nil, raise.New(fact.NoAttribute, object.TypeOf(cls).Name(), "__mro__")
			}
			return dispatch(self, class)
		}),
		call.M2("def singledispatch.<locals>.register(cls, func=None)", dispatchRegister),
	)
}

// singleDispatch is functools.singledispatch(func).
func singleDispatch(thread *starlark.Thread, f starlark.Value) (starlark.Value, error) {
	i := object.NewInstance(proc.Of(thread).Home(), dispatchClass, nil)
	registry := new(starlark.Dict)
	if err := kit.FirstError(registry.SetKey(object.ObjectClass, f), i.SetOwn("registry", registry)); err != nil {
		return nil, err
	}
	return updateWrapper(thread, i, f, nil, nil)
}

// dispatch returns the implementation for a class.
func dispatch(i *object.Instance, class *object.Class) (starlark.Value, error) {
	registry := i.Own("registry").(*starlark.Dict)
	for _, k := range class.MRO() {
		if f, found, err := registry.Get(k); found || err != nil {
			return f, err
		}
	}
	f, _, err := registry.Get(object.ObjectClass)
	return f, err
}

// dispatchRegister is register(cls, func=None): with one class it is a decorator.
func dispatchRegister(_ *starlark.Thread, self *object.Instance, cls, function starlark.Value) (starlark.Value, error) {
	class, ok := cls.(*object.Class)
	if !ok {
		return nil, raise.Errorf("TypeError", "Invalid first argument to `register()`: name the class, as in @f.register(int)")
	}
	registry := self.Own("registry").(*starlark.Dict)
	if f := kit.OrNone(function); f != starlark.None {
		return f, registry.SetKey(class, f)
	}
	return call.New(call.F1("def singledispatch.<locals>.register.<locals>.<lambda>(f)", func(_ *starlark.Thread, f starlark.Value) (starlark.Value, error) {
		return f, registry.SetKey(class, f)
	})), nil
}
