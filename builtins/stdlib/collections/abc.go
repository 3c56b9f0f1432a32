package collections

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/function"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/raise"
)

// The classes of the module abc.
var (
	ABCMetaClass = object.NewClass("ABCMeta", object.TypeClass).In("abc")
	abcClass     = object.NewClass("ABC").In("abc").WithMeta(ABCMetaClass)
)

func fillABC() {
	ABCMetaClass.Define(nil,
		call.M1("def ABCMeta.register(self, subclass)", abcRegister),
		call.M1("def ABCMeta.__instancecheck__(self, instance)", func(thread *starlark.Thread, cls *object.Class, v starlark.Value) (starlark.Value, error) {
			is, err := cls.ABCHasInstance(thread, v)
			return starlark.Bool(is), err
		}),
		call.M1("def ABCMeta.__subclasscheck__(self, subclass)", func(thread *starlark.Thread, cls *object.Class, v starlark.Value) (starlark.Value, error) {
			class, ok := v.(*object.Class)
			if !ok {
				return nil, raise.Errorf("TypeError", "issubclass() arg 1 must be a class")
			}
			is, err := cls.ABCHasSubclass(thread, class)
			return starlark.Bool(is), err
		}),
	)
}

// abcRegister is ABCMeta.register(cls, subclass), also as a decorator.
func abcRegister(thread *starlark.Thread, self *object.Class, subclass starlark.Value) (starlark.Value, error) {
	class, ok := subclass.(*object.Class)
	if !ok {
		return nil, raise.Errorf("TypeError", "Can only register classes")
	}
	return class, self.RegisterClass(thread, class)
}

// ABCMembers is the module abc.
func ABCMembers() starlark.StringDict {
	m := call.Functions(
		call.F1("def abstractmethod(funcobj)", func(thread *starlark.Thread, f starlark.Value) (starlark.Value, error) {
			return f, object.SetAttr(thread, f, "__isabstractmethod__", starlark.True)
		}),
		call.F4("property(fget=None, fset=None, fdel=None, doc=None)", abstractProperty).Named("abstractproperty"),
	)
	m["update_abstractmethods"] = call.New(call.F1("def update_abstractmethods(cls)", func(_ *starlark.Thread, cls starlark.Value) (starlark.Value, error) {
		if c, ok := cls.(*object.Class); ok && !c.BuiltIn() && c.Class().Is(ABCMetaClass) {
			c.FindAbstract()
		}
		return cls, nil
	}))
	m["ABC"], m["ABCMeta"] = abcClass, ABCMetaClass
	return m
}

// abstractProperty makes a property of an abstract method.
func abstractProperty(thread *starlark.Thread, get, set, del, doc starlark.Value) (starlark.Value, error) {
	if get = kit.OrNone(get); get != starlark.None {
		if err := object.SetAttr(thread, get, "__isabstractmethod__", starlark.True); err != nil {
			return nil, err
		}
	}
	args := starlark.Tuple{get, kit.OrNone(set), kit.OrNone(del), kit.OrNone(doc)}
	return starlark.Call(thread, function.PropertyClass, args, nil)
}
