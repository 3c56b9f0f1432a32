package typing

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/raise"
)

// The classes of type parameters, and of what a type statement makes.
var (
	typeVarClass      = object.NewClass("TypeVar").In("typing").TypeVariables()
	paramSpecClass    = object.NewClass("ParamSpec").In("typing").TypeVariables()
	typeVarTupleClass = object.NewClass("TypeVarTuple").In("typing").TypeVariables()
	aliasClass        = object.NewClass("TypeAliasType").In("typing")
	specPartClass     = object.NewClass("ParamSpecArgs").In("typing")
)

// The attributes in which the objects keep what their properties tell. What is lazy is a function that
// has not been asked yet.
const (
	ownBound, lazyBound = ".bound", ".lazybound"
	ownConstraints      = ".constraints"
	lazyConstraints     = ".lazyconstraints"
	ownValue, lazyValue = ".value", ".lazyvalue"
	ownParams           = ".params"
)

// forced returns an attribute that may have been left to be evaluated.
func forced(thread *starlark.Thread, self *object.Instance, own, lazy string, none starlark.Value) (starlark.Value, error) {
	if v := self.Own(own); v != nil {
		return v, nil
	}
	f := self.Own(lazy)
	if f == nil {
		return none, nil
	}
	v, err := starlark.Call(thread, f, nil, nil)
	if err != nil {
		return nil, err
	}
	return v, self.SetOwn(own, v)
}

func computed(class *object.Class, name, own, lazy string, none starlark.Value) {
	class.SetComputed(name, func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		return forced(thread, self.(*object.Instance), own, lazy, none)
	}, nil)
}

// orMethods make x | y of what is no class a Union.
func orMethods() []*call.Entry {
	unite := func(a, b starlark.Value) (starlark.Value, error) {
		return (&typingForm{name: "Union"}).GetItem(nil, starlark.Tuple{a, b})
	}
	return []*call.Entry{
		call.M1("slot __or__(self, value, /)", func(_ *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
			return unite(self, v)
		}),
		call.M1("slot __ror__(self, value, /)", func(_ *starlark.Thread, self *object.Instance, v starlark.Value) (starlark.Value, error) {
			return unite(v, self)
		}),
	}
}

func signedName(self *object.Instance) starlark.Value {
	sign := "~"
	switch {
	case self.Own("__infer_variance__") == starlark.True:
		sign = ""
	case self.Own("__covariant__") == starlark.True:
		sign = "+"
	case self.Own("__contravariant__") == starlark.True:
		sign = "-"
	}
	return starlark.String(sign + nameOf(self))
}

func fillParams() {
	typeVarClass.DefineObjects(kit.PlainObject, append(orMethods(),
		call.MOpen("typevar(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False)", initTypeVar).Named("__init__"),
		call.M0("slot TypeVar.__repr__(self, /)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return signedName(self), nil
		}))...)
	computed(typeVarClass, "__bound__", ownBound, lazyBound, starlark.None)
	computed(typeVarClass, "__constraints__", ownConstraints, lazyConstraints, starlark.Tuple{})
	paramSpecClass.DefineObjects(kit.PlainObject, append(orMethods(),
		call.M("paramspec(self, name, *, bound=None, covariant=False, contravariant=False, infer_variance=False)", initParamSpec).Named("__init__"),
		call.M0("slot ParamSpec.__repr__(self, /)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return signedName(self), nil
		}))...)
	computed(paramSpecClass, "__bound__", ownBound, lazyBound, starlark.None)
	for _, part := range []string{"args", "kwargs"} {
		paramSpecClass.SetComputed(part, func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
			i := object.NewInstance(kit.HomeOf(thread), specPartClass, nil)
			return i, kit.FirstError(i.SetOwn("__origin__", self), i.SetOwn("__name__", starlark.String(nameOf(self.(*object.Instance))+"."+part)))
		}, nil)
	}
	named := func(class *object.Class) *call.Entry {
		return call.M0("slot __repr__(self, /)", func(_ *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return starlark.String(nameOf(self)), nil
		})
	}
	specPartClass.DefineObjects(kit.PlainObject, named(specPartClass))
	typeVarTupleClass.DefineObjects(kit.PlainObject,
		call.M1("typevartuple(self, name)", func(_ *starlark.Thread, self *object.Instance, name starlark.Value) (starlark.Value, error) {
			return starlark.None, self.SetOwn("__name__", name)
		}).Named("__init__"),
		named(typeVarTupleClass),
		call.M0("slot TypeVarTuple.__iter__(self, /)", func(thread *starlark.Thread, self *object.Instance) (starlark.Value, error) {
			return kit.IterOf(thread, starlark.Tuple{&typingForm{name: "Unpack", args: starlark.Tuple{self}}})
		}))
	aliasClass.DefineObjects(kit.PlainObject, append(orMethods(),
		call.M("typealias(self, name, value, *, type_params=())", func(thread *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
			params := kit.OrNone(v[2])
			if params == starlark.None {
				params = starlark.Tuple{}
			}
			if _, ok := params.(starlark.Tuple); !ok {
				return nil, raise.Errorf("TypeError", "type_params must be a tuple")
			}
			kit.SetAll(self, "__name__", v[0], ownValue, v[1], ownParams, params, "__module__", starlark.String("__main__"))
			return starlark.None, nil
		}).Named("__init__"),
		named(aliasClass),
		call.M1("slot TypeAliasType.__getitem__(self, key, /)", func(_ *starlark.Thread, self *object.Instance, key starlark.Value) (starlark.Value, error) {
			if params, _ := self.Own(ownParams).(starlark.Tuple); len(params) == 0 {
				return nil, raise.Errorf("TypeError", "Only generic type aliases are subscriptable")
			}
			args, ok := key.(starlark.Tuple)
			if !ok {
				args = starlark.Tuple{key}
			}
			return &typingForm{name: nameOf(self), alias: self, args: args}, nil
		}))...)
	computed(aliasClass, "__value__", ownValue, lazyValue, starlark.None)
	for _, name := range []string{"__type_params__", "__parameters__"} {
		computed(aliasClass, name, ownParams, "", starlark.Tuple{})
	}
}

func initParamSpec(_ *starlark.Thread, self *object.Instance, v []starlark.Value) (starlark.Value, error) {
	flag := func(v starlark.Value) starlark.Value {
		if v == nil {
			return starlark.False
		}
		return v
	}
	kit.SetAll(self, "__name__", v[0], ownBound, kit.OrNone(v[1]), "__covariant__", flag(v[2]), "__contravariant__", flag(v[3]), "__infer_variance__", flag(v[4]))
	return starlark.None, nil
}

// ParamMembers is the module _typing: what statements with type parameters call.
func ParamMembers() starlark.StringDict {
	return call.Functions(
		call.F3("_typing.param(kind, name, bound, /)", newParam),
		call.F4("_typing.alias(name, params, value, module, /)", func(thread *starlark.Thread, name, params, value, module starlark.Value) (starlark.Value, error) {
			i := object.NewInstance(kit.HomeOf(thread), aliasClass, nil)
			kit.SetAll(i, "__name__", name, ownParams, params, lazyValue, value, "__module__", module)
			return i, nil
		}),
		call.F2("_typing.bases(bases, params, /)", func(_ *starlark.Thread, bases, params starlark.Value) (starlark.Value, error) {
			generic, err := object.NewGeneric(genericClass, params)
			if err != nil {
				return nil, err
			}
			list, ok := bases.(starlark.Tuple)
			if !ok {
				return nil, raise.Errorf("TypeError", "bases must be a tuple, not %s", object.TypeOf(bases).Name())
			}
			return append(list[:len(list):len(list)], generic), nil
		}),
	)
}

// newParam makes a type parameter. Of constraints bound makes the tuple.
func newParam(thread *starlark.Thread, kind, name, bound starlark.Value) (starlark.Value, error) {
	class, lazy := typeVarClass, lazyBound
	switch object.Text(kind) {
	case "TypeVarTuple":
		class = typeVarTupleClass
	case "ParamSpec":
		class = paramSpecClass
	case "constraints":
		lazy = lazyConstraints
	}
	i := object.NewInstance(kit.HomeOf(thread), class, nil)
	kit.SetAll(i, "__name__", name)
	if class != typeVarTupleClass {
		kit.SetAll(i, "__covariant__", starlark.False, "__contravariant__", starlark.False, "__infer_variance__", starlark.True)
	}
	if bound != starlark.None {
		kit.SetAll(i, lazy, bound)
	}
	return i, nil
}

// deriveGeneric gives a class derived from Generic its __parameters__: those in Generic[...], or all in its
// bases.
func deriveGeneric(_ *starlark.Thread, cls *object.Class, _ []starlark.Tuple) error {
	orig, _ := cls.Own("__orig_bases__").(starlark.Tuple)
	for _, base := range cls.Bases() {
		if base == genericClass && orig == nil {
			return raise.Errorf("TypeError", "Cannot inherit from plain Generic")
		}
	}
	var params starlark.Tuple
	for _, base := range orig {
		g, ok := base.(*object.Generic)
		if !ok {
			continue
		}
		if o := g.Origin(); o == genericClass || o == protocolClass {
			params = object.TypeVariablesIn(g)
			break
		}
		params = object.TypeVariablesIn(orig)
	}
	if params == nil {
		params = starlark.Tuple{}
	}
	cls.Set("__parameters__", params)
	return nil
}

// genericItem is C[params] of a class derived from Generic.
func genericItem(thread *starlark.Thread, class, params starlark.Value) (starlark.Value, error) {
	c := class.(*object.Class)
	args, ok := params.(starlark.Tuple)
	if !ok {
		args = starlark.Tuple{params}
	}
	if c == genericClass || c == protocolClass {
		if len(args) == 0 {
			return nil, raise.Errorf("TypeError", "Parameter list to %s[...] cannot be empty", c.ShortName())
		}
		for _, a := range args {
			if f, unpacked := a.(*typingForm); !object.TypeOf(a).IsTypeVariables() && !(unpacked && f.name == "Unpack") {
				return nil, raise.Errorf("TypeError", "Parameters to %s[...] must all be type variables or parameter specification variables.", c.ShortName())
			}
		}
		return object.NewGeneric(c, args)
	}
	found, _ := c.Lookup("__parameters__")
	wants, _ := found.(starlark.Tuple)
	exact := true
	for _, p := range wants {
		exact = exact && object.TypeOf(p) == typeVarClass
	}
	text, err := object.Repr(thread, c)
	switch {
	case err != nil:
		return nil, err
	case len(wants) == 0:
		return nil, raise.Errorf("TypeError", "%s is not a generic class", text)
	case exact && len(args) != len(wants):
		much := "many"
		if len(args) < len(wants) {
			much = "few"
		}
		return nil, raise.Errorf("TypeError", "Too %s arguments for %s; actual %d, expected %d", much, text, len(args), len(wants))
	}
	for i, a := range args {
		if a == starlark.None {
			args = append(starlark.Tuple{}, args...)
			args[i] = object.NoneClass
		}
	}
	return object.NewGeneric(c, args)
}
