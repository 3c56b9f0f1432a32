package typing

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/kit"
	"github.com/pyq-lang/pyq/interp/raise"
)

// SimpleNamespaceClass is types.SimpleNamespace.
var SimpleNamespaceClass = object.NewClass("SimpleNamespace").In("types").Static()

func fillSimpleNamespace() {
	SimpleNamespaceClass.DefineObjects(kit.PlainObject,
		call.MOpen("slot SimpleNamespace.__init__(self, /, *args, **kwargs)", func(_ *starlark.Thread, self *object.Instance, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			if len(args) > 0 {
				return nil, raise.Errorf("TypeError", "no positional arguments expected")
			}
			for _, kw := range kwargs {
				if err := self.SetOwn(string(kw[0].(starlark.String)), kw[1]); err != nil {
					return nil, err
				}
			}
			return starlark.None, nil
		}),
		call.M0("slot SimpleNamespace.__repr__(self, /)", namespaceRepr),
		call.M1("slot SimpleNamespace.__eq__(self, value, /)", func(thread *starlark.Thread, self *object.Instance, value starlark.Value) (starlark.Value, error) {
			other, ok := value.(*object.Instance)
			if !ok || !other.Class().Is(SimpleNamespaceClass) {
				return object.NotImplemented, nil
			}
			same, err := object.Equal(thread, self.Dict(), other.Dict())
			return starlark.Bool(same), err
		}),
	)
	SimpleNamespaceClass.Set("__hash__", starlark.None)
}

func namespaceRepr(thread *starlark.Thread, i *object.Instance) (starlark.Value, error) {
	name := "namespace"
	if i.Class() != SimpleNamespaceClass {
		name = i.Class().Name()
	}
	leave, seen, err := object.EnterRepr(thread, i)
	if err != nil {
		return nil, err
	}
	if seen {
		return starlark.String(name + "(...)"), nil
	}
	defer leave()
	text := name + "("
	for n, item := range i.Dict().Items() {
		if n > 0 {
			text += ", "
		}
		value, err := object.Repr(thread, item[1])
		if err != nil {
			return nil, err
		}
		text += object.Text(item[0]) + "=" + value
	}
	return starlark.String(text + ")"), nil
}
