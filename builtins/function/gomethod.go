package function

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
)

// A GoMethodFunc is the Go part of a GoMethod, which hands it its state. It must not
// keep values of a process anywhere else.
type GoMethodFunc func(thread *starlark.Thread, state, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)

// A GoMethod is a method that a module gives to a program's class: the __init__ of a data
// class. To the program it is a function. Its state belongs to the process, and is
// copied with it.
type GoMethod struct {
	name, qualname string
	state          starlark.Value
	f              GoMethodFunc
}

var (
	_ object.Descriptor = (*GoMethod)(nil)
	_ starlark.Callable = (*GoMethod)(nil)
	_ starlark.HasAttrs = (*GoMethod)(nil)
	_ memory.Traveler   = (*GoMethod)(nil)
)

// NewGoMethod returns a method. state may be nil; qualname is what Python calls
// __qualname__: "Point.__init__".
func NewGoMethod(name, qualname string, state starlark.Value, f GoMethodFunc) *GoMethod {
	return &GoMethod{name, qualname, state, f}
}

// Name returns the function's name.
func (m *GoMethod) Name() string { return m.name }

// String is the repr of a function.
func (m *GoMethod) String() string {
	return "<function " + m.qualname + " at " + object.Address(m.qualname) + ">"
}
func (m *GoMethod) Type() string          { return "function" }
func (m *GoMethod) Class() *object.Class  { return object.FunctionClass }
func (m *GoMethod) Freeze()               {}
func (m *GoMethod) Truth() starlark.Bool  { return true }
func (m *GoMethod) Hash() (uint32, error) { return starlark.String(m.qualname).Hash() }

// Attr returns __name__, __qualname__ or __module__.
func (m *GoMethod) Attr(name string) (starlark.Value, error) {
	switch name {
	case "__name__":
		return starlark.String(m.name), nil
	case "__qualname__":
		return starlark.String(m.qualname), nil
	case "__module__":
		return starlark.String("__main__"), nil
	}
	return nil, nil
}

// AttrNames returns the attributes' names.
func (m *GoMethod) AttrNames() []string { return []string{"__module__", "__name__", "__qualname__"} }

// CallInternal calls the method with its first argument as self.
func (m *GoMethod) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(args) == 0 {
		return nil, call.Missing(m.qualname, "positional", []string{"self"})
	}
	return m.f(thread, m.state, args[0], args[1:], kwargs)
}

// CallWith implements Unbound.
func (m *GoMethod) CallWith(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return m.f(thread, m.state, self, args, kwargs)
}

// DescriptorGet implements Descriptor.
func (m *GoMethod) DescriptorGet(_ *starlark.Thread, self starlark.Value, _ *object.Class) (starlark.Value, error) {
	if self == nil {
		return m, nil
	}
	return object.NewBoundMethod(self, m), nil
}

// Travel copies the method with its state.
func (m *GoMethod) Travel(c *memory.Copier) (starlark.Value, error) {
	if m.state == nil {
		return m, nil
	}
	if to, ok := c.Noted(m); ok {
		return to, nil
	}
	to := &GoMethod{name: m.name, qualname: m.qualname, f: m.f}
	c.Note(m, to)
	var err error
	to.state, err = c.Copy(m.state)
	return to, err
}
