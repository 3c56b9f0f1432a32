package typing

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/collections"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/raise"
)

func fillTyping() {
	genericClass.Define(nil, map[string]object.MethodFunc{
		"__class_getitem__": func(_ *starlark.Thread, self starlark.Value, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
			return object.NewGeneric(self.(*object.Class), args[0]), nil
		},
	})
	namedTupleClass.OnDerive(deriveNamedTuple)
	namedTupleClass.Set("__new__", object.NewStaticMethod(kit.Function("__new__", newFromNamedTuple)))
	typedDictClass.OnDerive(func(*starlark.Thread, *object.Class, []starlark.Tuple) error { return nil })
	typedDictClass.Set("__new__", object.NewStaticMethod(kit.Function("__new__", func(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if args[0] == starlark.Value(typedDictClass) { // TypedDict("Name", {...})
			name := "TypedDict"
			if len(args) > 1 {
				name = object.Text(args[1])
			}
			return object.NewUserClass(thread, object.ClassStatement{Name: name, Qualname: name, Module: "__main__", Bases: []starlark.Value{typedDictClass}})
		}
		return starlark.Call(thread, object.DictClass, args[1:], kwargs)
	})))
	text := func(name string, sign string) object.MethodFunc {
		return kit.Method0(name, func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.String(sign + object.Text(kit.OrNone(self.Own("__name__")))), nil
		})
	}
	typeVarClass.DefineObjects(kit.PlainObject, map[string]object.MethodFunc{
		"__init__": func(_ *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			if len(args) == 0 {
				return nil, raise.Errorf("TypeError", "TypeVar() missing required argument 'name' (pos 1)")
			}
			if len(args) == 2 {
				return nil, raise.Errorf("TypeError", "A single constraint is not allowed")
			}
			return starlark.None, kit.FirstError(self.(*object.Instance).SetOwn("__name__", args[0]), self.(*object.Instance).SetOwn("__constraints__", args[1:]))
		},
		"__repr__": text("TypeVar.__repr__", "~"),
	})
	newTypeClass.DefineObjects(kit.PlainObject, map[string]object.MethodFunc{
		"__init__": kit.MethodPython("NewType.__init__(self, name, tp)", func(_ *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
			return starlark.None, kit.FirstError(self.SetOwn("__name__", v[0]), self.SetOwn("__supertype__", v[1]))
		}),
		"__call__": kit.MethodPython("NewType.__call__(self, x)", func(_ *starlark.Thread, _ *object.Instance, v []starlark.Value) (starlark.Value, error) {
			return v[0], nil
		}),
		"__repr__": text("NewType.__repr__", "__main__."),
	})
}

func newTypeVar(thread *starlark.Thread, name string) starlark.Value {
	v := object.NewInstance(kit.HomeOf(thread), typeVarClass, nil)
	_ = v.SetOwn("__name__", starlark.String(name)) // a str can be hashed
	return v
}

// deriveNamedTuple makes a class statement with NamedTuple as its base one of a named
// tuple: the annotated names are the fields.
func deriveNamedTuple(_ *starlark.Thread, cls *object.Class, _ []starlark.Tuple) error {
	direct := false
	for _, b := range cls.Bases() {
		direct = direct || b == namedTupleClass
	}
	if !direct {
		return nil
	}
	annotations, _ := cls.Own("__annotations__").(*starlark.Dict)
	if annotations == nil {
		annotations = new(starlark.Dict)
	}
	var fields []string
	defaults := new(starlark.Dict)
	for _, key := range annotations.Keys() {
		name := object.Text(key)
		if strings.HasPrefix(name, "_") {
			return raise.Errorf("ValueError", "Field names cannot start with an underscore: '%s'", name)
		}
		v := cls.Own(name)
		switch {
		case v != nil:
			if err := defaults.SetKey(key, v); err != nil {
				return err
			}
		case defaults.Len() > 0:
			before := make([]string, 0, defaults.Len())
			for _, k := range defaults.Keys() {
				before = append(before, object.Text(k))
			}
			return raise.Errorf("TypeError", "Non-default namedtuple field %s cannot follow default field%s %s", name, kit.Plural(len(before)), strings.Join(before, ", "))
		}
		fields = append(fields, name)
	}
	cls.SetClassAttr("_fields", kit.StringTuple(fields))
	cls.SetClassAttr("_field_defaults", defaults)
	cls.SetClassAttr("__match_args__", kit.StringTuple(fields))
	for i, name := range fields {
		cls.SetClassAttr(name, collections.NewFieldGetter(i))
	}
	return nil
}

// newFromNamedTuple is the __new__ of the classes, and NamedTuple("Name", [("x", int)]).
func newFromNamedTuple(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(args) == 0 || args[0] != starlark.Value(namedTupleClass) {
		return collections.NamedTupleNew(thread, args, kwargs)
	}
	var v [2]starlark.Value
	if err := call.NewSignature("def NamedTuple(typename, fields=None)").Bind(v[:], args[1:], nil); err != nil {
		return nil, err
	}
	var names []starlark.Value
	if list := kit.OrNone(v[1]); list != starlark.None {
		elems, err := object.Collect(thread, list)
		if err != nil {
			return nil, err
		}
		for _, e := range elems {
			pair, err := collection.Unpack(thread, e, 2)
			if err != nil {
				return nil, err
			}
			names = append(names, pair[0])
		}
	}
	for _, kw := range kwargs {
		names = append(names, kw[0])
	}
	return collections.NamedTuple(thread, []starlark.Value{v[0], starlark.NewList(names), nil, nil, nil})
}

// runtimeCheckable is typing.runtime_checkable(cls): isinstance looks for the methods of
// the protocol.
func runtimeCheckable(_ *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	class, ok := v[0].(*object.Class)
	if !ok || !class.Is(protocolClass) {
		text := v[0].String()
		return nil, raise.Errorf("TypeError", "@runtime_checkable can be only applied to protocol classes, got %s", text)
	}
	var methods []string
	for _, name := range class.Namespace() {
		if name == "__annotations__" || name == "__doc__" || name == "__module__" || name == "__qualname__" {
			continue
		}
		methods = append(methods, name)
	}
	class.Covers(func(k *object.Class) bool {
		for _, name := range methods {
			if _, ok := k.Lookup(name); !ok {
				return false
			}
		}
		return true
	})
	return class, nil
}
