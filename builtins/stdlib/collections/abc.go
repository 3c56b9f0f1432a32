package collections

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/function"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
)

// The classes of the module abc.
var (
	ABCMetaClass = object.NewClass("ABCMeta", object.TypeClass).In("abc")
	abcClass     = object.NewClass("ABC").In("abc").WithMeta(ABCMetaClass)
)

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
