package collections

import (
	"slices"

	"go.starlark.net/starlark"

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
	ABCMetaClass.Define(nil, map[string]object.MethodFunc{
		"register": kit.MethodPython("ABCMeta.register(self, subclass)", abcRegister),
	})
}

// abcRegister is ABCMeta.register(cls, subclass). The classes of collections.abc are all
// processes', so that no program can add to what they cover.
func abcRegister(_ *starlark.Thread, self *object.Class, v []starlark.Value) (starlark.Value, error) {
	class, ok := v[0].(*object.Class)
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
	mark := kit.One("abc.abstractmethod", func(thread *starlark.Thread, f starlark.Value) (starlark.Value, error) {
		return f, object.SetAttr(thread, f, "__isabstractmethod__", starlark.True)
	})
	m := kit.Functions(map[string]kit.Native{
		"abstractmethod": mark,
		"abstractproperty": kit.One("abc.abstractproperty", func(thread *starlark.Thread, f starlark.Value) (starlark.Value, error) {
			if err := object.SetAttr(thread, f, "__isabstractmethod__", starlark.True); err != nil {
				return nil, err
			}
			return starlark.Call(thread, function.PropertyClass, starlark.Tuple{f}, nil)
		}),
	})
	m["ABC"], m["ABCMeta"] = abcClass, ABCMetaClass
	return m
}
