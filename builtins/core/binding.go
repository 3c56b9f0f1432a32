package core

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/interp/proc"
)

// A Descriptor is a value that, found in a class, stands for another: Python's __get__.
// self is nil if the attribute is one of the class itself.
type Descriptor interface {
	starlark.Value
	DescriptorGet(thread *starlark.Thread, self starlark.Value, class *Class) (starlark.Value, error)
}

// A DataDescriptor goes before the attributes of the instance. v is nil for deletion.
type DataDescriptor interface {
	Descriptor
	DescriptorSet(thread *starlark.Thread, self, v starlark.Value) error
}

// isData reports whether v, in a class, goes before an instance's own attributes.
func isData(v starlark.Value) bool {
	switch v := v.(type) {
	case DataDescriptor:
		return true
	case *Instance:
		// Not find: the class may be the one that is being resolved.
		_, set := v.class.Lookup("__set__")
		_, del := v.class.Lookup("__delete__")
		return set || del
	}
	return false
}

// bindAttr returns what an attribute found in a class is for an instance of it, or for
// the class itself if self is nil.
func bindAttr(thread *starlark.Thread, v, self starlark.Value, class *Class) (starlark.Value, error) {
	switch v := v.(type) {
	case *starlark.Function:
		if self != nil {
			return &BoundMethod{self, v}, nil
		}
	case *MethodDescriptor:
		if self != nil {
			return v.Bind(self), nil
		}
	case Descriptor:
		return v.DescriptorGet(thread, self, class)
	case *Instance:
		if get := v.class.find("__get__"); get != nil {
			args := starlark.Tuple{starlark.None, class}
			if self != nil {
				args[0] = self
			}
			return callUnbound(thread, get, v, args, nil)
		}
	}
	return v, nil
}

// setData sets, or deletes if v is nil, through a data descriptor found in a class.
func setData(thread *starlark.Thread, descriptor, self, v starlark.Value) error {
	switch d := descriptor.(type) {
	case DataDescriptor:
		return d.DescriptorSet(thread, self, v)
	case *Instance:
		name, args := "__set__", starlark.Tuple{self, v}
		if v == nil {
			name, args = "__delete__", args[:1]
		}
		m := d.class.find(name)
		if m == nil {
			return proc.Errorf("AttributeError", "%s", name)
		}
		_, err := callUnbound(thread, m, d, args, nil)
		return err
	}
	return proc.Errorf("AttributeError", "can't set attribute")
}

// callUnbound calls what was found in a class with self, without making a method.
func callUnbound(thread *starlark.Thread, m, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	switch m := m.(type) {
	case *starlark.Function:
		return starlark.Call(thread, m, prepend(self, args), kwargs)
	case *MethodDescriptor:
		return m.f(thread, m.receiver(self), args, kwargs)
	case *GoMethod:
		return m.f(thread, m.state, self, args, kwargs)
	}
	class, ok := self.(*Class)
	if ok {
		self = nil
	} else {
		class = TypeOf(self)
	}
	f, err := bindAttr(thread, m, self, class)
	if err != nil {
		return nil, err
	}
	return starlark.Call(thread, f, args, kwargs)
}

// A BoundMethod is a method of an instance, or of a class: obj.f.
type BoundMethod struct {
	self starlark.Value
	f    starlark.Value
}

var (
	_ starlark.Callable   = (*BoundMethod)(nil)
	_ starlark.HasAttrs   = (*BoundMethod)(nil)
	_ starlark.Comparable = (*BoundMethod)(nil)
	_ proc.Traveler       = (*BoundMethod)(nil)
)

// NewBoundMethod returns f with self as its first argument.
func NewBoundMethod(self, f starlark.Value) *BoundMethod { return &BoundMethod{self, f} }

// Name returns the function's name.
func (m *BoundMethod) Name() string {
	if f, ok := m.f.(starlark.Callable); ok {
		return f.Name()
	}
	return "method"
}

// String is Python's repr, as far as it needs no thread.
func (m *BoundMethod) String() string {
	return "<bound method " + m.qualname() + " of " + m.self.String() + ">"
}

// Repr implements Reprer.
func (m *BoundMethod) Repr(thread *starlark.Thread) (string, error) {
	self, err := Repr(thread, m.self)
	return "<bound method " + m.qualname() + " of " + self + ">", err
}

// qualname is the function's, "A.f"; it is found by looking for the function in the
// classes of self, for a function does not know.
func (m *BoundMethod) qualname() string {
	class, ok := m.self.(*Class)
	if !ok {
		class = TypeOf(m.self)
	}
	for _, k := range class.mro {
		v := k.members()[m.Name()]
		if c, ok := v.(*ClassMethod); ok {
			v = c.f
		}
		if v == m.f {
			return k.Qualname() + "." + m.Name()
		}
	}
	return m.Name()
}

func (m *BoundMethod) Type() string         { return "method" }
func (m *BoundMethod) Class() *Class        { return BoundClass }
func (m *BoundMethod) Freeze()              {}
func (m *BoundMethod) Truth() starlark.Bool { return true }

// Hash is that of the function: self need not be hashable.
func (m *BoundMethod) Hash() (uint32, error) { return starlark.String(m.Name()).Hash() }

// CompareSameType compares methods: those of one object that are the same function are
// equal.
func (m *BoundMethod) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	o := y.(*BoundMethod)
	equal := Is(m.self, o.self) && m.f == o.f
	switch op {
	case syntax.EQL:
		return equal, nil
	case syntax.NEQ:
		return !equal, nil
	}
	return false, proc.Errorf("TypeError", "'%s' not supported between instances of 'method' and 'method'", op)
}

// CallInternal calls the function with self before the other arguments.
func (m *BoundMethod) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return starlark.Call(thread, m.f, prepend(m.self, args), kwargs)
}

// Attr returns __self__, __func__, or an attribute of the function.
func (m *BoundMethod) Attr(name string) (starlark.Value, error) {
	switch name {
	case "__self__":
		return m.self, nil
	case "__func__":
		return m.f, nil
	case "__qualname__":
		return starlark.String(m.qualname()), nil
	case "__class__":
		return BoundClass, nil
	}
	v, err := GetAttr(nil, m.f, name)
	if err != nil {
		return nil, noAttribute(m, name)
	}
	return v, nil
}

// AttrNames returns the names of the attributes that methods have of their own.
func (m *BoundMethod) AttrNames() []string { return []string{"__func__", "__self__"} }

// Travel copies the method with its object.
func (m *BoundMethod) Travel(c *proc.Copier) (starlark.Value, error) {
	if to, ok := c.Noted(m); ok {
		return to, nil
	}
	to := &BoundMethod{}
	c.Note(m, to)
	var err error
	if to.self, err = c.Copy(m.self); err != nil {
		return nil, proc.InPath(err, ".__self__")
	}
	to.f, err = c.Copy(m.f)
	return to, err
}

// A Property is Python's property: functions that stand for an attribute.
type Property struct {
	get, set, del, doc starlark.Value // None or functions
	name               string
}

var (
	_ starlark.HasAttrs = (*Property)(nil)
	_ DataDescriptor    = (*Property)(nil)
	_ proc.Traveler     = (*Property)(nil)
)

// PropertyClass is the class property.
var PropertyClass = NewClass("property")

var propertySignature = NewSignature("property(fget=None, fset=None, fdel=None, doc=None)")

// makeProperty is property(fget=None, fset=None, fdel=None, doc=None).
func makeProperty(_ *starlark.Thread, _ *Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [4]starlark.Value
	if err := propertySignature.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	for i := range v {
		if v[i] == nil {
			v[i] = starlark.None
		}
	}
	p := &Property{get: v[0], set: v[1], del: v[2], doc: v[3]}
	if f, ok := p.get.(*starlark.Function); ok {
		p.name = f.Name()
		if p.doc == starlark.None && f.Doc() != "" {
			p.doc = starlark.String(f.Doc())
		}
	}
	return p, nil
}

func (p *Property) String() string        { return "<property object>" }
func (p *Property) Type() string          { return "property" }
func (p *Property) Class() *Class         { return PropertyClass }
func (p *Property) Freeze()               {}
func (p *Property) Truth() starlark.Bool  { return true }
func (p *Property) Hash() (uint32, error) { return starlark.String(p.name).Hash() }

// DescriptorGet implements Descriptor.
func (p *Property) DescriptorGet(thread *starlark.Thread, self starlark.Value, class *Class) (starlark.Value, error) {
	if self == nil {
		return p, nil
	}
	if p.get == starlark.None {
		return nil, p.missing(class, "getter")
	}
	return starlark.Call(thread, p.get, starlark.Tuple{self}, nil)
}

// DescriptorSet implements DataDescriptor.
func (p *Property) DescriptorSet(thread *starlark.Thread, self, v starlark.Value) error {
	f, what, args := p.set, "setter", starlark.Tuple{self, v}
	if v == nil {
		f, what, args = p.del, "deleter", args[:1]
	}
	if f == starlark.None {
		return p.missing(TypeOf(self), what)
	}
	_, err := starlark.Call(thread, f, args, nil)
	return err
}

func (p *Property) missing(class *Class, what string) error {
	return proc.Errorf("AttributeError", "property '%s' of '%s' object has no %s", p.name, class.Qualname(), what)
}

var propertyDecorators = map[string]*starlark.Builtin{
	"getter":  propertyWith("getter", func(p *Property, f starlark.Value) { p.get = f }),
	"setter":  propertyWith("setter", func(p *Property, f starlark.Value) { p.set = f }),
	"deleter": propertyWith("deleter", func(p *Property, f starlark.Value) { p.del = f }),
}

// propertyWith returns a method of property that makes another one.
func propertyWith(name string, change func(p *Property, f starlark.Value)) *starlark.Builtin {
	return starlark.NewBuiltin(name, func(_ *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if len(args) != 1 || len(kwargs) > 0 {
			return nil, proc.Errorf("TypeError", "property.%s() takes exactly one argument (%d given)", name, len(args)+len(kwargs))
		}
		to := *b.Receiver().(*Property)
		change(&to, args[0])
		return &to, nil
	})
}

// Attr returns fget, fset, fdel, __doc__ or a decorator.
func (p *Property) Attr(name string) (starlark.Value, error) {
	switch name {
	case "fget":
		return p.get, nil
	case "fset":
		return p.set, nil
	case "fdel":
		return p.del, nil
	case "__doc__":
		return p.doc, nil
	case "__isabstractmethod__":
		for _, f := range []starlark.Value{p.get, p.set, p.del} {
			if isAbstract(f) {
				return starlark.True, nil
			}
		}
		return starlark.False, nil
	}
	if b := propertyDecorators[name]; b != nil {
		return b.BindReceiver(p), nil
	}
	return nil, nil
}

// AttrNames returns the attributes' names.
func (p *Property) AttrNames() []string {
	return []string{"deleter", "fdel", "fget", "fset", "getter", "setter"}
}

// Travel copies the property with its functions.
func (p *Property) Travel(c *proc.Copier) (starlark.Value, error) {
	if to, ok := c.Noted(p); ok {
		return to, nil
	}
	to := &Property{name: p.name}
	c.Note(p, to)
	for _, part := range []struct{ to, from *starlark.Value }{
		{&to.get, &p.get}, {&to.set, &p.set}, {&to.del, &p.del}, {&to.doc, &p.doc}} {
		v, err := c.Copy(*part.from)
		if err != nil {
			return nil, err
		}
		*part.to = v
	}
	return to, nil
}
