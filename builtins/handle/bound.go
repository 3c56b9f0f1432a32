package handle

import (
	"sync/atomic"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
)

// Attr returns a method of a handle, nil if its class has none of the name.
func Attr(self starlark.Value, class *object.Class, name string) (starlark.Value, error) {
	if v, ok := class.Lookup(name); ok {
		if m, ok := v.(*object.MethodDescriptor); ok {
			return m.Bind(self)
		}
	}
	return nil, nil
}

// KeptAttr is Attr, once.
func KeptAttr(kept *atomic.Pointer[call.Builtin], self starlark.Value, class *object.Class, name string) (starlark.Value, error) {
	if b := kept.Load(); b != nil {
		return b, nil
	}
	v, err := Attr(self, class, name)
	if b, ok := v.(*call.Builtin); ok {
		kept.Store(b)
	}
	return v, err
}
