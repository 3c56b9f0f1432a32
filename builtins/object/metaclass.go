package object

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
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
	// maker makes the class if it is no class itself: a function as metaclass.
	maker starlark.Value
	orig  starlark.Tuple // the bases as they were written, if others stand for some
}

// Prepare returns the mapping in which the body of a class statement binds its names: what the
// metaclass's __prepare__ returns, or a dict.
func (s *ClassStatement) Prepare(thread *starlark.Thread) (starlark.Value, error) {
	if s.Python2 { // it is known after the body
		return new(starlark.Dict), nil
	}
	names, err := s.PrepareNames(thread, true)
	if err != nil || s.maker == nil && s.meta.user == nil {
		return names, err
	}
	for _, pair := range []starlark.Tuple{
		{starlark.String("__module__"), starlark.String(s.Module)},
		{starlark.String("__qualname__"), starlark.String(s.Qualname)},
	} {
		if err := SetItem(thread, names, pair[0], pair[1]); err != nil {
			return nil, err
		}
	}
	return names, nil
}

// PrepareNames returns what __prepare__ returns, or a dict. Without resolve all bases are classes.
func (s *ClassStatement) PrepareNames(thread *starlark.Thread, resolve bool) (starlark.Value, error) {
	if resolve {
		if err := s.ResolveBases(thread); err != nil {
			return nil, err
		}
	}
	if err := s.findMeta(thread); err != nil {
		return nil, err
	}
	if s.maker == nil && s.meta.user == nil {
		return new(starlark.Dict), nil
	}
	return s.prepared(thread)
}

// prepared calls __prepare__ of the metaclass.
func (s *ClassStatement) prepared(thread *starlark.Thread) (starlark.Value, error) {
	meta := s.Metaclass()
	prepare, err := GetAttr(thread, meta, "__prepare__")
	if err != nil {
		if IsError(err, AttributeErrorClass) {
			return new(starlark.Dict), nil
		}
		return nil, err
	}
	names, err := starlark.Call(thread, prepare, starlark.Tuple{starlark.String(s.Name), s.Bases}, s.Keywords)
	if err != nil {
		return nil, err
	}
	if _, ok := TypeOf(names).Lookup("__getitem__"); !ok || TypeOf(names).Is(ListClass) || TypeOf(names).Is(TupleClass) || TypeOf(names).Is(StrClass) {
		name := "<metaclass>"
		if c, ok := meta.(*Class); ok {
			name = c.name
		}
		return nil, raise.Errorf("TypeError", "%s.__prepare__() must return a mapping, not %s", name, TypeOf(names).Name())
	}
	return names, nil
}

// Metaclass returns what makes the class, once Prepare has found it.
func (s *ClassStatement) Metaclass() starlark.Value {
	if s.maker != nil {
		return s.maker
	}
	return s.meta
}

// BuildClass makes the class of a class statement, whose body has bound names: its metaclass
// does, which is type unless the statement or a base says otherwise. The error is a TypeError in
// CPython's words.
func BuildClass(thread *starlark.Thread, s ClassStatement, names starlark.Value) (starlark.Value, error) {
	if s.Python2 {
		s.Namespace = names.(*starlark.Dict).Items()
		takeOldMeta(&s)
		if err := s.findMeta(thread); err != nil {
			return nil, err
		}
	}
	if s.orig != nil {
		if err := SetItem(thread, names, starlark.String("__orig_bases__"), s.orig); err != nil {
			return nil, err
		}
	}
	if s.maker == nil && s.meta.user == nil {
		s.Namespace = names.(*starlark.Dict).Items()
		c, err := NewUserClass(thread, s)
		if err != nil {
			return nil, err
		}
		return c, nil
	}
	if s.Python2 {
		d := names.(*starlark.Dict)
		d.SetKey(starlark.String("__module__"), starlark.String(s.Module))
		d.SetKey(starlark.String("__qualname__"), starlark.String(s.Qualname))
	}
	return starlark.Call(thread, s.Metaclass(), starlark.Tuple{starlark.String(s.Name), s.Bases, names}, s.Keywords)
}

// MakeClass makes the class of a statement that nobody wrote, whose names are its Namespace.
func MakeClass(thread *starlark.Thread, s ClassStatement) (starlark.Value, error) {
	names, err := s.Prepare(thread)
	if err != nil {
		return nil, err
	}
	for _, pair := range s.Namespace {
		if err := SetItem(thread, names, pair[0], pair[1]); err != nil {
			return nil, err
		}
	}
	return BuildClass(thread, s, names)
}

// ResolveBases replaces the bases that are no classes by what stands for them: Generic[T].
func (s *ClassStatement) ResolveBases(thread *starlark.Thread) error {
	bases, err := ResolveBases(thread, s.Bases)
	if err != nil {
		return err
	}
	if bases != nil {
		s.orig, s.Bases = s.Bases, bases
	}
	return nil
}

// ResolveBases is types.resolve_bases: nil if all are classes.
func ResolveBases(thread *starlark.Thread, bases starlark.Tuple) (starlark.Tuple, error) {
	var to starlark.Tuple
	changed := false
	for _, v := range bases {
		entries, err := mroEntries(thread, v, bases)
		if err != nil {
			return nil, err
		}
		if entries == nil {
			to = append(to, v)
			continue
		}
		changed = true
		to = append(to, entries...)
	}
	if !changed {
		return nil, nil
	}
	if to == nil {
		to = starlark.Tuple{}
	}
	return to, nil
}

// findMeta takes the metaclass out of the keywords, or finds that of the bases.
func (s *ClassStatement) findMeta(thread *starlark.Thread) error {
	if s.meta != nil || s.maker != nil {
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
		if !ok || !meta.Is(TypeClass) && len(s.Bases) == 0 {
			s.maker = kw[1]
			continue
		}
		s.meta = meta
	}
	s.Keywords = rest
	if s.maker != nil {
		s.meta = nil
		return nil
	}
	var err error
	s.meta, err = winner(s.meta, s.Bases)
	return err
}

// winner returns the most derived of a metaclass and those of the bases.
func winner(meta *Class, bases starlark.Tuple) (*Class, error) {
	for _, b := range bases {
		of := TypeOf(b)
		if c, ok := b.(*Class); ok {
			of = c.Class()
		}
		switch {
		case meta.Is(of):
		case of.Is(meta):
			meta = of
		default:
			return nil, raise.Errorf("TypeError", "metaclass conflict: the metaclass of a derived class must be "+
				"a (non-strict) subclass of the metaclasses of all its bases")
		}
	}
	return meta, nil
}

// DeriveByType is type(name, bases, dict): the metaclass of a base makes the class, if it has one.
func DeriveByType(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if bases, ok := args[1].(starlark.Tuple); ok {
		meta, err := winner(TypeClass, bases)
		if err != nil {
			return nil, err
		}
		if meta.user != nil {
			return meta.New(thread, args, kwargs)
		}
	}
	return NewType(thread, TypeClass, args, kwargs)
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
	if bases, ok := args[2].(starlark.Tuple); ok {
		best, err := winner(meta, bases)
		if err != nil {
			return nil, err
		}
		if best != meta {
			if f := best.resolved().new; f != nil && isProgramFunction(f) && best.user != nil {
				if m, ok := f.(*StaticMethod); ok {
					f = m.f
				}
				if _, builtin := f.(*call.Builtin); !builtin {
					return starlark.Call(thread, f, prepend(best, args[1:]), kwargs)
				}
			}
			meta = best
		}
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
	for _, b := range bases {
		if _, ok := b.(*Class); ok {
			continue
		}
		if entries, err := mroEntries(thread, b, bases); err != nil || entries != nil {
			if err == nil {
				err = raise.Errorf("TypeError", "type() doesn't support MRO entry resolution; use types.new_class()")
			}
			return nil, err
		}
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
