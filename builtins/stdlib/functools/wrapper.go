package functools

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/function"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
)

// A Wrapper is what a decorator makes of a function: it has the function's name and
// attributes, becomes a method in a class as a function does, and is copied with the
// function.
type Wrapper struct {
	F    starlark.Value
	Call func(thread *starlark.Thread, f starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)
}

var (
	_ object.Descriptor = (*Wrapper)(nil)
	_ starlark.Callable = (*Wrapper)(nil)
	_ starlark.HasAttrs = (*Wrapper)(nil)
	_ memory.Traveler   = (*Wrapper)(nil)
)

// Name returns the function's name.
func (w *Wrapper) Name() string {
	if f, ok := w.F.(starlark.Callable); ok {
		if def, ok := f.(memory.Func); ok {
			return function.FunctionName(def)
		}
		return f.Name()
	}
	return "wrapper"
}

func (w *Wrapper) String() string {
	return "<function " + w.Name() + " at " + object.Address(w.Name()) + ">"
}
func (w *Wrapper) Type() string          { return "function" }
func (w *Wrapper) Class() *object.Class  { return object.FunctionClass }
func (w *Wrapper) Freeze()               {}
func (w *Wrapper) Truth() starlark.Bool  { return true }
func (w *Wrapper) Hash() (uint32, error) { return starlark.String(w.Name()).Hash() }

// CallInternal implements starlark.Callable.
func (w *Wrapper) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return w.Call(thread, w.F, args, kwargs)
}

// Attr returns __wrapped__, or an attribute of the function.
func (w *Wrapper) Attr(name string) (starlark.Value, error) {
	if name == "__wrapped__" {
		return w.F, nil
	}
	v, err := object.GetAttr(nil, w.F, name)
	if err != nil {
		return nil, nil
	}
	return v, nil
}

// AttrNames returns the names of the attributes.
func (w *Wrapper) AttrNames() []string { return []string{"__doc__", "__name__", "__wrapped__"} }

// DescriptorGet implements object.Descriptor.
func (w *Wrapper) DescriptorGet(_ *starlark.Thread, self starlark.Value, _ *object.Class) (starlark.Value, error) {
	if self == nil {
		return w, nil
	}
	return object.NewBoundMethod(self, w), nil
}

// Travel copies the function.
func (w *Wrapper) Travel(c *memory.Copier) (starlark.Value, error) {
	if to, ok := c.Noted(w); ok {
		return to, nil
	}
	if names := c.Naming(); names != nil {
		return names(c, w)
	}
	to := &Wrapper{Call: w.Call}
	c.Note(w, to)
	var err error
	to.F, err = c.Copy(w.F)
	return to, err
}
