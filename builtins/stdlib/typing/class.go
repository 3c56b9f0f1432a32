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
	genericClass.Set("__class_getitem__", object.NewClassMethod(call.New(
		call.F2("def _generic_class_getitem(cls, params)", genericItem).Named("__class_getitem__"))))
	genericClass.OnDerive(deriveGeneric)
	protocolClass.OnDerive(deriveGeneric)
	namedTupleClass.OnDerive(deriveNamedTuple)
	namedTupleClass.Set("__new__", object.NewStaticMethod(call.New(call.FOpen("NamedTuple.__new__(cls, /, *args, **kwargs)", newFromNamedTuple))))
	typedDictClass.OnDerive(func(*starlark.Thread, *object.Class, []starlark.Tuple) error { return nil })
	typedDictClass.Set("__new__", object.NewStaticMethod(call.New(call.FOpen("TypedDict.__new__(cls, /, *args, **kwargs)", newFromTypedDict))))
	fillParams()
	newTypeClass.DefineObjects(kit.PlainObject,
		call.M2("def NewType.__init__(self, name, tp)", func(_ *starlark.Thread, self *object.Instance, name, tp starlark.Value) (starlark.Value, error) {
			return starlark.None, kit.FirstError(self.SetOwn("__name__", name), self.SetOwn("__supertype__", tp))
		}),
		call.M1("_typing._idfunc(self, x, /)", func(_ *starlark.Thread, _ *object.Instance, x starlark.Value) (starlark.Value, error) {
			return x, nil
		}).Named("__call__"),
		call.M0("def NewType.__repr__(self)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.String("__main__." + nameOf(self)), nil
		}),
	)
}

func nameOf(i *object.Instance) string { return object.Text(kit.OrNone(i.Own("__name__"))) }

// initTypeVar is TypeVar.__init__.
func initTypeVar(thread *starlark.Thread, self *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	given := map[string]starlark.Value{"bound": starlark.None, "covariant": starlark.False, "contravariant": starlark.False, "infer_variance": starlark.False}
	for _, kw := range kwargs {
		given[string(kw[0].(starlark.String))] = kw[1]
	}
	constraints := starlark.Tuple{}
	if len(args) > 0 {
		given["name"], constraints = args[0], args[1:]
	}
	variance := map[string]starlark.Bool{}
	for _, name := range []string{"covariant", "contravariant", "infer_variance"} {
		is, err := object.IsTrue(thread, given[name])
		if err != nil {
			return nil, err
		}
		variance[name] = starlark.Bool(is)
	}
	switch {
	case object.TypeOf(given["name"]) != object.StrClass:
		return nil, raise.Errorf("TypeError", "typevar() argument 'name' must be str, not %s", object.TypeOf(given["name"]).Name())
	case bool(variance["covariant"] && variance["contravariant"]):
		return nil, raise.Errorf("ValueError", "Bivariant types are not supported.")
	case bool(variance["infer_variance"] && (variance["covariant"] || variance["contravariant"])):
		return nil, raise.Errorf("ValueError", "Variance cannot be specified with infer_variance.")
	case len(constraints) == 1:
		return nil, raise.Errorf("TypeError", "A single constraint is not allowed")
	case len(constraints) > 1 && given["bound"] != starlark.None:
		return nil, raise.Errorf("TypeError", "Constraints cannot be combined with bound=...")
	}
	kit.SetAll(self, "__name__", given["name"], ownConstraints, constraints, ownBound, given["bound"],
		"__covariant__", variance["covariant"], "__contravariant__", variance["contravariant"], "__infer_variance__", variance["infer_variance"])
	return starlark.None, nil
}

// newFromTypedDict is the __new__ of the classes, and TypedDict("Name", {...}).
func newFromTypedDict(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if args[0] != starlark.Value(typedDictClass) {
		return starlark.Call(thread, object.DictClass, args[1:], kwargs)
	}
	return typedDictFunction().Call(thread, nil, args[1:], kwargs)
}

// typedDictFunction is the function that CPython's TypedDict is, besides a base of classes.
func typedDictFunction() *call.Entry {
	return call.FOpen("def TypedDict(typename, fields=None, /, *, total=True, **kwargs)", func(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		fields, total := new(starlark.Dict), starlark.Value(starlark.True)
		for _, kw := range kwargs {
			if kw[0] == starlark.String("total") {
				total = kw[1]
			} else if err := fields.SetKey(kw[0], kw[1]); err != nil {
				return nil, err
			}
		}
		if len(args) > 1 && args[1] != starlark.None {
			if fields.Len() > 0 {
				return nil, raise.Errorf("TypeError", "TypedDict takes either a dict or keyword arguments, but not both")
			}
			d, err := starlark.Call(thread, object.DictClass, args[1:2], nil)
			if err != nil {
				return nil, err
			}
			fields = d.(*starlark.Dict)
		}
		name := object.Text(args[0])
		return object.NewUserClass(thread, object.ClassStatement{Name: name, Qualname: name, Module: "__main__", Bases: []starlark.Value{typedDictClass},
			Namespace: []starlark.Tuple{{starlark.String("__annotations__"), fields}, {starlark.String("__total__"), total}}})
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
			return raise.Errorf("TypeError", "Non-default namedtuple field %s cannot follow default field%s %s", name, call.Plural(len(before)), strings.Join(before, ", "))
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
	if args[0] != starlark.Value(namedTupleClass) {
		return collections.NamedTupleNew(thread, args, kwargs)
	}
	return namedTupleFunction().Call(thread, nil, args[1:], kwargs)
}

// namedTupleFunction is the function that CPython's NamedTuple is, besides a base of classes.
func namedTupleFunction() *call.Entry {
	return call.FOpen("def NamedTuple(typename, fields=None, /, **kwargs)", func(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		var names []starlark.Value
		for _, kw := range kwargs {
			names = append(names, kw[0])
		}
		if len(args) > 1 && args[1] != starlark.None {
			if len(kwargs) > 0 {
				return nil, raise.Errorf("TypeError", "Either list of fields or keywords can be provided to NamedTuple, not both")
			}
			elems, err := object.Collect(thread, args[1])
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
		return collections.NamedTuple(thread, []starlark.Value{args[0], starlark.NewList(names), nil, nil, nil})
	})
}

// runtimeCheckable is typing.runtime_checkable(cls): isinstance looks for the methods of
// the protocol.
func runtimeCheckable(_ *starlark.Thread, cls starlark.Value) (starlark.Value, error) {
	class, ok := cls.(*object.Class)
	if !ok || !class.Is(protocolClass) {
		text := cls.String()
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
