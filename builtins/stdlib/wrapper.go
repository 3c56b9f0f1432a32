package stdlib

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
)

// A wrapper is what a decorator makes of a function: it has the function's name and
// attributes, becomes a method in a class as a function does, and is copied with the
// function.
type wrapper struct {
	f    starlark.Value
	call func(thread *starlark.Thread, f starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)
}

var (
	_ core.Descriptor   = (*wrapper)(nil)
	_ starlark.Callable = (*wrapper)(nil)
	_ starlark.HasAttrs = (*wrapper)(nil)
	_ proc.Traveler     = (*wrapper)(nil)
)

// Name returns the function's name.
func (w *wrapper) Name() string {
	if f, ok := w.f.(starlark.Callable); ok {
		if def, ok := f.(*starlark.Function); ok {
			return core.FunctionName(def)
		}
		return f.Name()
	}
	return "wrapper"
}

func (w *wrapper) String() string {
	return "<function " + w.Name() + " at " + core.Address(w.Name()) + ">"
}
func (w *wrapper) Type() string          { return "function" }
func (w *wrapper) Class() *core.Class    { return core.FunctionClass }
func (w *wrapper) Freeze()               {}
func (w *wrapper) Truth() starlark.Bool  { return true }
func (w *wrapper) Hash() (uint32, error) { return starlark.String(w.Name()).Hash() }

// CallInternal implements starlark.Callable.
func (w *wrapper) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return w.call(thread, w.f, args, kwargs)
}

// Attr returns __wrapped__, or an attribute of the function.
func (w *wrapper) Attr(name string) (starlark.Value, error) {
	if name == "__wrapped__" {
		return w.f, nil
	}
	v, err := core.GetAttr(nil, w.f, name)
	if err != nil {
		return nil, nil
	}
	return v, nil
}

// AttrNames returns the names of the attributes.
func (w *wrapper) AttrNames() []string { return []string{"__doc__", "__name__", "__wrapped__"} }

// DescriptorGet implements core.Descriptor.
func (w *wrapper) DescriptorGet(_ *starlark.Thread, self starlark.Value, _ *core.Class) (starlark.Value, error) {
	if self == nil {
		return w, nil
	}
	return core.NewBoundMethod(self, w), nil
}

// Travel copies the function.
func (w *wrapper) Travel(c *proc.Copier) (starlark.Value, error) {
	if to, ok := c.Noted(w); ok {
		return to, nil
	}
	to := &wrapper{call: w.call}
	c.Note(w, to)
	var err error
	to.f, err = c.Copy(w.f)
	return to, err
}
