package collections

import (
	"slices"

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
	ABCMetaClass.Define(nil, call.M1("def ABCMeta.register(self, subclass)", abcRegister))
}

// abcRegister is ABCMeta.register(cls, subclass). The classes of collections.abc are all
// processes', so that no program can add to what they cover.
func abcRegister(_ *starlark.Thread, self *object.Class, subclass starlark.Value) (starlark.Value, error) {
	class, ok := subclass.(*object.Class)
	switch {
	case !ok:
		return nil, raise.Errorf("TypeError", "Can only register classes")
	case self.BuiltIn():
		return nil, raise.Errorf("TypeError", "cannot register with %s: derive the class from it", self.FullName())
	case !class.Is(self):
		list, _ := self.Own(object.Registry).(starlark.Tuple)
		self.SetClassAttr(object.Registry, append(slices.Clone(list), class))
	}
	return class, nil
}

// ABCMembers is the module abc.
func ABCMembers() starlark.StringDict {
	m := call.Functions(
		call.F1("def abstractmethod(funcobj)", func(thread *starlark.Thread, f starlark.Value) (starlark.Value, error) {
			return f, object.SetAttr(thread, f, "__isabstractmethod__", starlark.True)
		}),
		call.F4("property(fget=None, fset=None, fdel=None, doc=None)", abstractProperty).Named("abstractproperty"),
	)
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
