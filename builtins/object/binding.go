package object

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
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

// IsDataDescriptor reports whether v, in a class, goes before an instance's own attributes.
func IsDataDescriptor(v starlark.Value) bool { return isData(v) }

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

// BindAttr returns what an attribute found in a class is for an instance of it, or for
// the class itself if self is nil.
func BindAttr(thread *starlark.Thread, v, self starlark.Value, class *Class) (starlark.Value, error) {
	switch v := v.(type) {
	case *memory.Function, *starlark.Function:
		if self != nil {
			return &BoundMethod{self, v}, nil
		}
	case *MethodDescriptor:
		if self != nil {
			return v.Bind(self)
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
			return raise.Errorf("AttributeError", "%s", name)
		}
		_, err := callUnbound(thread, m, d, args, nil)
		return err
	}
	return raise.Errorf("AttributeError", "can't set attribute")
}

// callUnbound calls what was found in a class with self, without making a method.
// Each call is a level deeper for Go, whose stack would end where methods call each other.
func callUnbound(thread *starlark.Thread, m, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	s, err := Nest(thread, 1, "")
	if err != nil {
		return nil, err
	}
	v, err := callNested(thread, m, self, args, kwargs)
	Unnest(s, 1)
	return v, err
}

// callNested is callUnbound for who has counted the call.
func callNested(thread *starlark.Thread, m, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	switch m := m.(type) {
	case *memory.Function:
		return starlark.Call(thread, m, prepend(self, args), kwargs)
	case *starlark.Function:
		v, err := starlark.Call(thread, m, prepend(self, args), kwargs)
		if err != nil && left != nil {
			err = left(thread, err)
		}
		return v, err
	case *MethodDescriptor:
		self, err := m.Receiver(self)
		if err != nil {
			return nil, err
		}
		return m.entry.Call(thread, self, args, kwargs)
	case Unbound:
		return m.CallWith(thread, self, args, kwargs)
	}
	class, ok := self.(*Class)
	if ok {
		self = nil
	} else {
		class = TypeOf(self)
	}
	if m, ok := m.(*ClassMethod); ok {
		if b, ok := m.f.(*call.Builtin); ok { // without a thread: the engine gives none for Generic[T]
			return b.CallInternal(thread, prepend(class, args), kwargs)
		}
	}
	f, err := BindAttr(thread, m, self, class)
	if err != nil {
		return nil, err
	}
	return starlark.Call(thread, f, args, kwargs)
}

// callUnbound0, callUnbound1 and callUnbound2 are callUnbound with so many arguments besides
// self. A function of the program's is called without a tuple.
func callUnbound0(thread *starlark.Thread, m, self starlark.Value) (starlark.Value, error) {
	if f, ok := m.(*memory.Function); ok {
		return f.CallFew(thread, 1, self, nil, nil)
	}
	return callUnbound(thread, m, self, nil, nil)
}

func callUnbound1(thread *starlark.Thread, m, self, x starlark.Value) (starlark.Value, error) {
	if f, ok := m.(*memory.Function); ok {
		return f.CallFew(thread, 2, self, x, nil)
	}
	return callUnbound(thread, m, self, starlark.Tuple{x}, nil)
}

// callNested0 and callNested1 are callUnbound0 and callUnbound1 for who has counted the call.
func callNested0(thread *starlark.Thread, m, self starlark.Value) (starlark.Value, error) {
	if f, ok := m.(*memory.Function); ok {
		return f.CallFew(thread, 1, self, nil, nil)
	}
	return callNested(thread, m, self, nil, nil)
}

func callNested1(thread *starlark.Thread, m, self, x starlark.Value) (starlark.Value, error) {
	if f, ok := m.(*memory.Function); ok {
		return f.CallFew(thread, 2, self, x, nil)
	}
	return callNested(thread, m, self, starlark.Tuple{x}, nil)
}

func callUnbound2(thread *starlark.Thread, m, self, x, y starlark.Value) (starlark.Value, error) {
	if f, ok := m.(*memory.Function); ok {
		return f.CallFew(thread, 3, self, x, y)
	}
	return callUnbound(thread, m, self, starlark.Tuple{x, y}, nil)
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
	_ memory.Traveler     = (*BoundMethod)(nil)
)

// NewBoundMethod returns f with self as its first argument.
func NewBoundMethod(self, f starlark.Value) *BoundMethod { return &BoundMethod{self, f} }

// Self returns the object that the method is of.
func (m *BoundMethod) Self() starlark.Value { return m.self }

// Func returns the function.
func (m *BoundMethod) Func() starlark.Value { return m.f }

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
	equal := memory.Is(m.self, o.self) && m.f == o.f
	switch op {
	case syntax.EQL:
		return equal, nil
	case syntax.NEQ:
		return !equal, nil
	}
	return false, raise.New(fact.NotOrdered, op.String(), "method", "method")
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
	if own := ownMember(BoundClass, name); own != nil {
		return BindAttr(nil, own, m, BoundClass)
	}
	v, err := GetAttr(nil, m.f, name)
	if err != nil {
		return nil, NoAttribute(m, name)
	}
	return v, nil
}

// AttrNames returns the names of the attributes that methods have of their own.
func (m *BoundMethod) AttrNames() []string { return []string{"__func__", "__self__"} }

// Travel copies the method with its object.
func (m *BoundMethod) Travel(c *memory.Copier) (starlark.Value, error) {
	if to, ok := c.Noted(m); ok {
		return to, nil
	}
	to := &BoundMethod{}
	c.Note(m, to)
	var err error
	if to.self, err = c.Copy(m.self); err != nil {
		return nil, memory.InPath(err, ".__self__")
	}
	switch name, onWay := m.f.(starlark.String); {
	case c.Naming() != nil: // as in a pickle, the name alone is sent
		to.f, err = GetAttr(nil, m.f, "__name__")
		c.Home().Rebuild()
	case onWay && c.Rebuilding():
		return GetAttr(c.Receiver().Current(), to.self, string(name))
	default:
		to.f, err = c.Copy(m.f)
	}
	return to, err
}
