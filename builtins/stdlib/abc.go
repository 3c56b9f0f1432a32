package stdlib

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
)

// The classes of the module abc.
var (
	abcMetaClass = core.NewClass("ABCMeta", core.TypeClass).In("abc")
	abcClass     = core.NewClass("ABC").In("abc").WithMeta(abcMetaClass)
)

// abcMembers is the module abc.
func abcMembers() starlark.StringDict {
	mark := one("abc.abstractmethod", func(thread *starlark.Thread, f starlark.Value) (starlark.Value, error) {
		return f, core.SetAttr(thread, f, "__isabstractmethod__", starlark.True)
	})
	m := functions(map[string]native{
		"abstractmethod": mark,
		"abstractproperty": one("abc.abstractproperty", func(thread *starlark.Thread, f starlark.Value) (starlark.Value, error) {
			if err := core.SetAttr(thread, f, "__isabstractmethod__", starlark.True); err != nil {
				return nil, err
			}
			return starlark.Call(thread, core.PropertyClass, starlark.Tuple{f}, nil)
		}),
	})
	m["ABC"], m["ABCMeta"] = abcClass, abcMetaClass
	return m
}
