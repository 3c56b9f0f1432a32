package object

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// wrapped is what staticmethod and classmethod have in common.
type wrapped struct{ f starlark.Value }

func (w *wrapped) Freeze()               {}
func (w *wrapped) Truth() starlark.Bool  { return true }
func (w *wrapped) Hash() (uint32, error) { return starlark.String(w.Name()).Hash() }

// Name returns the function's name.
func (w *wrapped) Name() string {
	if f, ok := w.f.(starlark.Callable); ok {
		return f.Name()
	}
	return "method"
}

// attr returns the function, an attribute of the class, or one of the function.
func (w *wrapped) attr(self starlark.Value, name string) (starlark.Value, error) {
	switch name {
	case "__func__", "__wrapped__":
		return w.f, nil
	case "__isabstractmethod__":
		return starlark.Bool(IsAbstract(w.f)), nil
	}
	if m := ownMember(TypeOf(self), name); m != nil {
		return BindAttr(nil, m, self, TypeOf(self))
	}
	if v, err := GetAttr(nil, w.f, name); err == nil {
		return v, nil
	}
	return nil, nil
}

// ownMember returns what a class has that is not object's.
func ownMember(class *Class, name string) starlark.Value {
	if d := class.definer(name); d != nil && d != ObjectClass {
		return d.members()[name]
	}
	return nil
}

// Attr returns an attribute.
func (m *StaticMethod) Attr(name string) (starlark.Value, error) { return m.attr(m, name) }

// Attr returns an attribute.
func (m *ClassMethod) Attr(name string) (starlark.Value, error) { return m.attr(m, name) }

// AttrNames returns the names of the attributes.
func (w *wrapped) AttrNames() []string { return []string{"__func__", "__wrapped__"} }

// A StaticMethod is Python's staticmethod.
type StaticMethod struct{ wrapped }

// A ClassMethod is Python's classmethod.
type ClassMethod struct{ wrapped }

// The classes staticmethod and classmethod.
var (
	StaticMethodClass = NewClass("staticmethod")
	ClassMethodClass  = NewClass("classmethod")
)

var (
	_ Descriptor        = (*StaticMethod)(nil)
	_ starlark.Callable = (*StaticMethod)(nil)
	_ starlark.HasAttrs = (*StaticMethod)(nil)
	_ memory.Traveler   = (*StaticMethod)(nil)
	_ Descriptor        = (*ClassMethod)(nil)
	_ starlark.HasAttrs = (*ClassMethod)(nil)
	_ memory.Traveler   = (*ClassMethod)(nil)
)

// NewStaticMethod is staticmethod(f).
func NewStaticMethod(f starlark.Value) *StaticMethod { return &StaticMethod{wrapped{f}} }

// NewClassMethod is classmethod(f).
func NewClassMethod(f starlark.Value) *ClassMethod { return &ClassMethod{wrapped{f}} }

func (m *StaticMethod) String() string { return "<staticmethod(" + m.f.String() + ")>" }
func (m *StaticMethod) Type() string   { return "staticmethod" }
func (m *StaticMethod) Class() *Class  { return StaticMethodClass }
func (m *ClassMethod) String() string  { return "<classmethod(" + m.f.String() + ")>" }
func (m *ClassMethod) Type() string    { return "classmethod" }
func (m *ClassMethod) Class() *Class   { return ClassMethodClass }

// CallInternal calls the function.
func (m *StaticMethod) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return starlark.Call(thread, m.f, args, kwargs)
}

// DescriptorGet implements Descriptor.
func (m *StaticMethod) DescriptorGet(*starlark.Thread, starlark.Value, *Class) (starlark.Value, error) {
	return m.f, nil
}

// DescriptorGet implements Descriptor.
func (m *ClassMethod) DescriptorGet(thread *starlark.Thread, _ starlark.Value, class *Class) (starlark.Value, error) {
	if inner, ok := m.f.(Descriptor); ok { // classmethod(property(f))
		return inner.DescriptorGet(thread, class, class)
	}
	return &BoundMethod{class, m.f}, nil
}

// Travel copies the function.
func (m *StaticMethod) Travel(c *memory.Copier) (starlark.Value, error) {
	if to, ok := c.Noted(m); ok {
		return to, nil
	}
	to := &StaticMethod{}
	c.Note(m, to)
	var err error
	to.f, err = c.Copy(m.f)
	return to, err
}

// Travel copies the function.
func (m *ClassMethod) Travel(c *memory.Copier) (starlark.Value, error) {
	if to, ok := c.Noted(m); ok {
		return to, nil
	}
	to := &ClassMethod{}
	c.Note(m, to)
	var err error
	to.f, err = c.Copy(m.f)
	return to, err
}

// IsAbstract reports whether abc.abstractmethod has marked v.
func IsAbstract(v starlark.Value) bool {
	switch v := v.(type) {
	case *memory.Function, *starlark.Function:
		return FunctionClass.slots.OwnAttr(v, "__isabstractmethod__") == starlark.True
	case *StaticMethod:
		return IsAbstract(v.f)
	case *ClassMethod:
		return IsAbstract(v.f)
	case Abstract:
		return v.IsAbstract()
	}
	return false
}

func fillDecorators() {
	StaticMethodClass.GiveGet(false)
	StaticMethodClass.GiveCall()
	ClassMethodClass.GiveGet(false)
	StaticMethodClass.Define(call.M1("staticmethod(self, function, /)", func(_ *starlark.Thread, _ *Class, function starlark.Value) (starlark.Value, error) {
		return NewStaticMethod(function), nil
	}))
	ClassMethodClass.Define(call.M1("classmethod(self, function, /)", func(_ *starlark.Thread, _ *Class, function starlark.Value) (starlark.Value, error) {
		return NewClassMethod(function), nil
	}))
}

// A GetSet is an attribute of a built-in class that is computed.
type GetSet struct {
	name  string
	class *Class
	get   func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error)
	set   func(thread *starlark.Thread, self, v starlark.Value) error
	// deletes says that set is also asked to delete, with nil.
	deletes bool
}

var _ DataDescriptor = (*GetSet)(nil)

// SetComputed gives a built-in class an attribute that is computed, and cannot be deleted; set
// may be nil. For init functions.
func (c *Class) SetComputed(name string,
	get func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error),
	set func(thread *starlark.Thread, self, v starlark.Value) error) {
	c.Set(name, &GetSet{name: name, class: c, get: get, set: set})
}

// SetDeletable is SetComputed for an attribute that can be deleted, or that says in words of its
// own why not: set gets nil then.
func (c *Class) SetDeletable(name string,
	get func(thread *starlark.Thread, self starlark.Value) (starlark.Value, error),
	set func(thread *starlark.Thread, self, v starlark.Value) error) {
	c.Set(name, &GetSet{name: name, class: c, get: get, set: set, deletes: true})
}

// SetProperty gives a built-in class an attribute that is computed and cannot be set:
// (3).real. For init functions.
func (c *Class) SetProperty(name string, get func(self starlark.Value) starlark.Value) {
	c.SetComputed(name, func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) { return get(self), nil }, nil)
}

// GetSetClass is the class of such attributes.
var GetSetClass = NewClass("getset_descriptor").Final()

// Class returns the class of such attributes.
func (g *GetSet) Class() *Class { return GetSetClass }

func (g *GetSet) String() string {
	return "<attribute '" + g.name + "' of '" + g.class.name + "' objects>"
}
func (g *GetSet) Type() string                                  { return "getset_descriptor" }
func (g *GetSet) Freeze()                                       {}
func (g *GetSet) Truth() starlark.Bool                          { return true }
func (g *GetSet) Hash() (uint32, error)                         { return starlark.String(g.name).Hash() }
func (g *GetSet) Travel(*memory.Copier) (starlark.Value, error) { return g, nil }

// DescriptorGet implements Descriptor.
func (g *GetSet) DescriptorGet(thread *starlark.Thread, self starlark.Value, _ *Class) (starlark.Value, error) {
	if self == nil {
		return g, nil
	}
	if i, ok := self.(*Instance); ok {
		if err := i.admit(g.class, g.name); err != nil {
			return nil, err
		}
		self = i.native(g.class)
	}
	return g.get(thread, self)
}

// DescriptorSet implements DataDescriptor.
func (g *GetSet) DescriptorSet(thread *starlark.Thread, self, v starlark.Value) error {
	if g.set == nil {
		return raise.New(fact.NoSetter, g.name, TypeOf(self).Name())
	}
	if v == nil && !g.deletes {
		return raise.Errorf("AttributeError", "property '%s' of '%s' object has no deleter", g.name, TypeOf(self).Name())
	}
	if i, ok := self.(*Instance); ok {
		if err := i.admit(g.class, g.name); err != nil {
			return err
		}
	}
	return g.set(thread, self, v)
}
