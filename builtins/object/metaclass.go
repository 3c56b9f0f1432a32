package object

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A ClassStatement is what a class statement says.
type ClassStatement struct {
	Name, Qualname, Module string
	Bases                  starlark.Tuple
	Keywords               []starlark.Tuple // the arguments besides the bases
	// Namespace is the names that the body binds, with values, in order. The
	// value of __classcell__ is a *memory.Cell for the class.
	Namespace []starlark.Tuple
	// Python2 says that the statement is one of a Python 2 text.
	Python2 bool

	meta *Class // once it is known
}

// BuildClass makes the class of a class statement: its metaclass does, which is type
// unless the statement or a base says otherwise. The error is a TypeError in CPython's
// words.
func BuildClass(thread *starlark.Thread, s ClassStatement) (starlark.Value, error) {
	if s.Python2 {
		takeOldMeta(&s)
	}
	if err := s.findMeta(thread); err != nil {
		return nil, err
	}
	if s.meta.user == nil {
		c, err := NewUserClass(thread, s)
		if err != nil {
			return nil, err
		}
		return c, nil
	}
	names := starlark.NewDict(len(s.Namespace) + 2)
	all := append([]starlark.Tuple{
		{starlark.String("__module__"), starlark.String(s.Module)},
		{starlark.String("__qualname__"), starlark.String(s.Qualname)},
	}, s.Namespace...)
	for _, pair := range all {
		if err := names.SetKey(pair[0], pair[1]); err != nil {
			return nil, err
		}
	}
	return starlark.Call(thread, s.meta, starlark.Tuple{starlark.String(s.Name), s.Bases, names}, s.Keywords)
}

// findMeta takes the metaclass out of the keywords, or finds that of the bases.
func (s *ClassStatement) findMeta(thread *starlark.Thread) error {
	if s.meta != nil {
		return nil
	}
	s.meta = TypeClass
	var rest []starlark.Tuple
	for _, kw := range s.Keywords {
		if kw[0] != starlark.String("metaclass") {
			rest = append(rest, kw)
			continue
		}
		meta, ok := kw[1].(*Class)
		if !ok || !meta.Is(TypeClass) {
			return raise.Errorf("TypeError", "a metaclass must be derived from type: a function as one is not supported")
		}
		s.meta = meta
	}
	s.Keywords = rest
	bases, err := baseClasses(thread, s.Bases)
	if err != nil {
		return err
	}
	for _, b := range bases {
		switch meta := b.Class(); {
		case s.meta.Is(meta):
		case meta.Is(s.meta):
			s.meta = meta
		default:
			return raise.Errorf("TypeError", "metaclass conflict: the metaclass of a derived class must be "+
				"a (non-strict) subclass of the metaclasses of all its bases")
		}
	}
	return nil
}

// typeNew is type.__new__(meta, name, bases, dict, **keywords).
func typeNew(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(args) != 4 {
		return nil, raise.Arguments("type.__new__() takes exactly 3 arguments (%d given)", max(len(args)-1, 0))
	}
	meta, ok := args[0].(*Class)
	if !ok || !meta.Is(TypeClass) {
		return nil, raise.Errorf("TypeError", "type.__new__(X): X is not a type object (%s)", TypeOf(args[0]).Name())
	}
	return NewType(thread, meta, args[1:], kwargs)
}

// NewType is type(name, bases, dict, **keywords) of a metaclass.
func NewType(thread *starlark.Thread, meta *Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	name, ok := Native(args[0]).(starlark.String)
	if !ok {
		return nil, typeArgument(1, "str", args[0])
	}
	bases, ok := args[1].(starlark.Tuple)
	if !ok {
		return nil, typeArgument(2, "tuple", args[1])
	}
	dict, ok := Native(args[2]).(*starlark.Dict)
	if !ok {
		return nil, typeArgument(3, "dict", args[2])
	}
	namespace := dict.Items()
	for _, pair := range namespace {
		name, ok := Native(pair[0]).(starlark.String)
		if !ok {
			return nil, raise.Errorf("TypeError", "attribute name must be string, not '%s'", TypeOf(pair[0]).Name())
		}
		pair[0] = name
	}
	c, err := NewUserClass(thread, ClassStatement{Name: string(name), Qualname: string(name), Module: "__main__",
		Bases: bases, Keywords: kwargs, Namespace: namespace, meta: meta})
	if err != nil {
		return nil, err
	}
	return c, nil
}

// special implements specialized: it returns a special method of the class's own class, which
// makes the class itself take part in a protocol; nil if it is type's or object's.
func (c *Class) special(name string) starlark.Value {
	meta := c.Class()
	if meta == TypeClass {
		return nil
	}
	if m, _ := meta.Lookup(name); m != ObjectClass.members()[name] {
		return m
	}
	return nil
}

// Compare implements Comparer.
func (c *Class) Compare(thread *starlark.Thread, op string, other starlark.Value) (starlark.Value, bool, error) {
	return compareBy(thread, c, op, other)
}

// Operate implements Operand.
func (c *Class) Operate(thread *starlark.Thread, op string, other starlark.Value, right, inPlace bool) (starlark.Value, bool, error) {
	return operateBy(thread, c, op, other, right, inPlace)
}

// OperateUnary implements Unary.
func (c *Class) OperateUnary(thread *starlark.Thread, op string) (starlark.Value, bool, error) {
	if op == "hash" && c.special("__hash__") == nil { // type's
		return nil, false, nil
	}
	return operateUnaryBy(thread, c, op)
}

// IsTrue implements Truther.
func (c *Class) IsTrue(thread *starlark.Thread) (bool, error) {
	if m := c.special("__bool__"); m != nil {
		return truthBy(thread, m, c)
	}
	if c.special("__len__") != nil {
		n, err := c.Length(thread)
		return n > 0, err
	}
	return true, nil
}

// Iter implements Iterable, for the classes of a metaclass with __iter__.
func (c *Class) Iter(thread *starlark.Thread) (Iterator, error) {
	m := c.special("__iter__")
	if m == nil {
		return nil, raise.New(fact.NotIterable, c.Class().Name())
	}
	v, err := callUnbound0(thread, m, c)
	if err != nil {
		return nil, err
	}
	if it, ok := AsIterator(v); ok {
		return it, nil
	}
	return nil, raise.Errorf("TypeError", "iter() returned non-iterator of type '%s'", TypeOf(v).Name())
}

// Length implements Sized.
func (c *Class) Length(thread *starlark.Thread) (int, error) {
	m := c.special("__len__")
	if m == nil {
		return 0, raise.New(fact.NoLen, c.Class().Name())
	}
	v, err := callUnbound0(thread, m, c)
	if err != nil {
		return 0, err
	}
	return asLength(thread, v)
}

// Contains implements Container.
func (c *Class) Contains(thread *starlark.Thread, x starlark.Value) (bool, error) {
	if m := c.special("__contains__"); m != nil {
		v, err := callUnbound1(thread, m, c, x)
		if err != nil {
			return false, err
		}
		return IsTrue(thread, v)
	}
	return IterationContains(thread, c, x)
}

// Has is "x in c" for the engine.
func (c *Class) Has(x starlark.Value) (bool, error) { return c.Contains(threadOf(c), x) }

// metaRepr is repr(c) for the classes of a metaclass with __repr__.
func (c *Class) metaRepr(thread *starlark.Thread) (string, error) {
	v, err := callUnbound0(thread, c.special("__repr__"), c)
	if err != nil {
		return "", err
	}
	if s, ok := v.(starlark.String); ok {
		return string(s), nil
	}
	return "", raise.Errorf("TypeError", "__repr__ returned non-string (type %s)", TypeOf(v).Name())
}

func typeArgument(n int, want string, got starlark.Value) error {
	return raise.Errorf("TypeError", "type.__new__() argument %d must be %s, not %s", n, want, TypeOf(got).Name())
}
