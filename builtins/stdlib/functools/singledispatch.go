package functools

import (
	"slices"

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
			f, err := dispatch(thread, self, object.TypeOf(args[0]))
			if err != nil {
				return nil, err
			}
			return starlark.Call(thread, f, args, kwargs)
		}).Named("__call__"),
		call.M1("def singledispatch.<locals>.dispatch(cls)", func(thread *starlark.Thread, self *object.Instance, cls starlark.Value) (starlark.Value, error) {
			class, ok := cls.(*object.Class)
			if !ok {
				return nil, raise.New(fact.NoAttribute, object.TypeOf(cls).Name(), "__mro__")
			}
			return dispatch(thread, self, class)
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

// dispatch returns the implementation for a class: that of the closest of the registered classes
// which it is derived from, or which say that it counts as derived.
func dispatch(thread *starlark.Thread, i *object.Instance, class *object.Class) (starlark.Value, error) {
	registry := i.Own("registry").(*starlark.Dict)
	if f, found, err := registry.Get(class); found || err != nil {
		return f, err
	}
	var closest []*object.Class
	for _, key := range registry.Keys() {
		k, ok := key.(*object.Class)
		if !ok {
			continue
		}
		if is, err := object.IsSubclass(thread, class, k); err != nil {
			return nil, err
		} else if !is {
			continue
		}
		farther := false
		var kept []*object.Class
		for _, c := range closest {
			below, err := object.IsSubclass(thread, c, k)
			if err != nil {
				return nil, err
			}
			above, err := object.IsSubclass(thread, k, c)
			if err != nil {
				return nil, err
			}
			farther = farther || below && !above
			if below || !above {
				kept = append(kept, c)
			}
		}
		if closest = kept; !farther {
			closest = append(closest, k)
		}
	}
	best, err := closestOf(class, closest)
	if err != nil {
		return nil, err
	}
	f, _, err := registry.Get(best)
	return f, err
}

// closestOf chooses among classes of which none is derived from another: the first of the class's
// own bases, or the only one there is.
func closestOf(class *object.Class, list []*object.Class) (*object.Class, error) {
	for _, k := range class.MRO() {
		if k != object.ObjectClass && slices.Contains(list, k) {
			return k, nil
		}
	}
	if len(list) > 1 {
		return nil, raise.Errorf("RuntimeError", "Ambiguous dispatch: %s or %s", list[0], list[1])
	}
	return list[0], nil
}

// dispatchRegister is register(cls, func=None): with one class it is a decorator, and with a
// function the annotation of its first parameter says for which class it is.
func dispatchRegister(thread *starlark.Thread, self *object.Instance, cls, function starlark.Value) (starlark.Value, error) {
	registry := self.Own("registry").(*starlark.Dict)
	classes, ok := dispatchClasses(cls)
	if f := kit.OrNone(function); f != starlark.None {
		if !ok {
			return nil, invalidClass("first argument to `register()`", thread, cls)
		}
		return f, registerAll(registry, classes, f)
	}
	if ok {
		return call.New(call.F1("def singledispatch.<locals>.register.<locals>.<lambda>(f)", func(_ *starlark.Thread, f starlark.Value) (starlark.Value, error) {
			return f, registerAll(registry, classes, f)
		})), nil
	}
	annotations, err := object.GetAttr(thread, cls, "__annotations__")
	d, isDict := annotations.(*starlark.Dict)
	if err != nil || !isDict || d.Len() == 0 {
		text, err := object.Repr(thread, cls)
		if err != nil {
			return nil, err
		}
		return nil, raise.Errorf("TypeError", "Invalid first argument to `register()`: %s. Use either `@register(some_class)` or plain `@register` on an annotated function.", text)
	}
	first := d.Items()[0]
	if classes, ok = dispatchClasses(first[1]); !ok {
		text, err := object.Repr(thread, first[1])
		if err != nil {
			return nil, err
		}
		name, err := object.Repr(thread, first[0])
		if err != nil {
			return nil, err
		}
		return nil, raise.Errorf("TypeError", "Invalid annotation for %s. %s is not a class.", name, text)
	}
	return cls, registerAll(registry, classes, cls)
}

func invalidClass(what string, thread *starlark.Thread, v starlark.Value) error {
	text, err := object.Repr(thread, v)
	if err != nil {
		return err
	}
	return raise.Errorf("TypeError", "Invalid %s: %s is not a class or union type.", what, text)
}

// dispatchClasses returns the classes that are registered with a class or a union.
func dispatchClasses(v starlark.Value) (list []starlark.Value, ok bool) {
	switch v := v.(type) {
	case *object.Class:
		return []starlark.Value{v}, true
	case *object.Union:
		for _, m := range v.Members() {
			if m == starlark.None {
				m = object.NoneClass
			}
			if _, ok := m.(*object.Class); !ok {
				return nil, false
			}
			list = append(list, m)
		}
		return list, true
	}
	if v == starlark.None {
		return []starlark.Value{object.NoneClass}, true
	}
	return nil, false
}

func registerAll(registry *starlark.Dict, classes []starlark.Value, f starlark.Value) error {
	for _, c := range classes {
		if err := registry.SetKey(c, f); err != nil {
			return err
		}
	}
	return nil
}
