package object

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A Super is what super() returns: attributes are looked up in the classes that follow
// cls among those of self.
type Super struct {
	cls  *Class
	self starlark.Value
	of   *Class // the class of self, or self if that is a class; nil of super(cls)
}

var (
	_ starlark.HasSetField = (*Super)(nil)
	_ memory.Traveler      = (*Super)(nil)
)

// SuperClass is the class super.
var SuperClass = NewClass("super")

// NewSuper is super(cls, self).
func NewSuper(cls, self starlark.Value) (starlark.Value, error) {
	c, ok := cls.(*Class)
	if !ok {
		return nil, raise.Errorf("TypeError", "super() argument 1 must be a type, not %s", TypeOf(cls).Name())
	}
	if k, ok := self.(*Class); ok && k.Is(c) {
		return &Super{c, self, k}, nil
	}
	if k := TypeOf(self); k.Is(c) {
		return &Super{c, self, k}, nil
	}
	if claimed, err := claimedClass(threadOf(self), self); err != nil {
		return nil, err
	} else if claimed != nil && claimed.Is(c) {
		return &Super{c, self, claimed}, nil
	}
	return nil, raise.Errorf("TypeError", "super(type, obj): obj must be an instance or subtype of type")
}

func fillSuper() {
	SuperClass.Define(call.M2("super(self, type=None, object=None, /)", func(_ *starlark.Thread, _ *Class, class, obj starlark.Value) (starlark.Value, error) {
		switch {
		case class == nil:
			return nil, raise.Errorf("RuntimeError", "super(): no arguments")
		case obj == nil || obj == starlark.None:
			c, ok := class.(*Class)
			if !ok {
				return nil, raise.Errorf("TypeError", "super() argument 1 must be a type, not %s", TypeOf(class).Name())
			}
			return &Super{cls: c}, nil
		}
		return NewSuper(class, obj)
	}))
	SuperClass.Define(nil, call.M2("slot super.__get__(self, instance, owner=None, /)", func(_ *starlark.Thread, s *Super, instance, _ starlark.Value) (starlark.Value, error) {
		if s.self != nil || instance == starlark.None {
			return s, nil
		}
		return NewSuper(s.cls, instance)
	}))
	SuperClass.SetProperty("__thisclass__", func(self starlark.Value) starlark.Value { return self.(*Super).cls })
	SuperClass.SetProperty("__self__", func(self starlark.Value) starlark.Value {
		if s := self.(*Super); s.self != nil {
			return s.self
		}
		return starlark.None
	})
	SuperClass.SetProperty("__self_class__", func(self starlark.Value) starlark.Value {
		if s := self.(*Super); s.of != nil {
			return s.of
		}
		return starlark.None
	})
}

func (s *Super) String() string {
	if s.of == nil {
		return "<super: <class '" + s.cls.name + "'>, NULL>"
	}
	return "<super: <class '" + s.cls.name + "'>, <" + s.of.name + " object>>"
}
func (s *Super) Type() string          { return "super" }
func (s *Super) Class() *Class         { return SuperClass }
func (s *Super) Freeze()               {}
func (s *Super) Truth() starlark.Bool  { return true }
func (s *Super) Hash() (uint32, error) { return s.cls.Hash() }

// lookup finds an attribute, unbound.
func (s *Super) lookup(name string) starlark.Value {
	after := false
	if s.of == nil { // super(cls), bound to nothing
		return nil
	}
	for _, k := range s.of.mro {
		if after {
			if v := k.members()[name]; v != nil {
				return v
			}
		}
		after = after || k.same(s.cls)
	}
	return nil
}

// bindTo returns what methods are bound to, nil for a class.
func (s *Super) bindTo() starlark.Value {
	if s.of == nil || s.self == starlark.Value(s.of) {
		return nil
	}
	return s.self
}

// Attr returns an attribute, bound.
func (s *Super) Attr(name string) (starlark.Value, error) {
	v := s.lookup(name)
	if name == "__class__" {
		return SuperClass, nil
	}
	if v == nil {
		if own := SuperClass.find(name); own != nil {
			return BindAttr(threadOf(s.cls), own, s, SuperClass)
		}
		return nil, NoAttribute(s, name)
	}
	return BindAttr(threadOf(s.self), v, s.bindTo(), s.of)
}

// AttrNames returns the names of all attributes.
func (s *Super) AttrNames() []string {
	if s.of == nil {
		return SuperClass.AttrNames()
	}
	return s.of.AttrNames()
}

// SetField sets an attribute of the object.
func (s *Super) SetField(name string, v starlark.Value) error {
	return raise.New(fact.NoAttribute, "super", name)
}

// method is Site.Method, nil for what has to be bound.
func (s *Super) method(name string) (f, self starlark.Value) {
	self = s.bindTo()
	if self == nil {
		return nil, nil
	}
	switch m := s.lookup(name).(type) {
	case *memory.Function:
		return m, self
	case *MethodDescriptor:
		if i, ok := self.(*Instance); !ok || i.early() {
			break
		}
		if self, err := m.Receiver(self); err == nil {
			return m, self
		}
	}
	return nil, nil
}

// call is s.name(...) without making the method.
func (s *Super) call(thread *starlark.Thread, name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	v := s.lookup(name)
	if v == nil {
		f, err := s.Attr(name)
		if err != nil {
			return nil, err
		}
		return starlark.Call(thread, f, args, kwargs)
	}
	switch v.(type) {
	case *memory.Function, *starlark.Function, *MethodDescriptor:
		if self := s.bindTo(); self != nil {
			return callUnbound(thread, v, self, args, kwargs)
		}
	}
	f, err := BindAttr(thread, v, s.bindTo(), s.of)
	if err != nil {
		return nil, err
	}
	return starlark.Call(thread, f, args, kwargs)
}

// Travel copies the object.
func (s *Super) Travel(c *memory.Copier) (starlark.Value, error) {
	cls, err := c.Copy(s.cls)
	if err != nil {
		return nil, err
	}
	if s.of == nil {
		return &Super{cls: cls.(*Class)}, nil
	}
	self, err := c.Copy(s.self)
	if err != nil {
		return nil, err
	}
	return NewSuper(cls, self)
}

// threadOf returns the thread in which the process of a program's object computes, or of one
// that is in a tuple; nil for other values.
func threadOf(v starlark.Value) *starlark.Thread { return threadWithin(v, plainDepth) }

func threadWithin(v starlark.Value, depth int) *starlark.Thread {
	switch v := v.(type) {
	case starlark.Tuple:
		if depth == 0 {
			return nil
		}
		for _, e := range v {
			if t := threadWithin(e, depth-1); t != nil {
				return t
			}
		}
	case *Instance:
		return v.home.Thread()
	case *Class:
		if v.user != nil {
			return v.user.home.Thread()
		}
	}
	return nil
}
