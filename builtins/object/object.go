package object

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// notImplementedType is the type of NotImplemented.
type notImplementedType struct{}

// NotImplementedClass is the class of NotImplemented.
var NotImplementedClass = NewClass("NotImplementedType").Final()

// NotImplemented is what a special method returns that does not know the other operand.
var NotImplemented starlark.Value = notImplementedType{}

func (notImplementedType) String() string                                  { return "NotImplemented" }
func (notImplementedType) Type() string                                    { return "NotImplementedType" }
func (notImplementedType) Class() *Class                                   { return NotImplementedClass }
func (notImplementedType) Freeze()                                         {}
func (notImplementedType) Truth() starlark.Bool                            { return true }
func (notImplementedType) Hash() (uint32, error)                           { return 0, nil }
func (v notImplementedType) Travel(*memory.Copier) (starlark.Value, error) { return v, nil }

// fillObject gives every object what it has. The methods' self is any value.
func fillObject() {
	ObjectClass.Define(call.MRaw("object(self, *args, **kwargs)", makeObject))
	ObjectClass.GiveWhole(
		call.MRaw("__init__(self, /, *args, **kwargs)", objectInit),
		Slot0("__repr__", objectRepr),
		Slot0("__str__", objectStr),
		call.M1("object.__format__(self, format_spec, /)", objectFormat),
		Slot1("__eq__", objectEq),
		Slot1("__ne__", objectNe),
		Slot1("__lt__", objectOrder), Slot1("__le__", objectOrder), Slot1("__gt__", objectOrder), Slot1("__ge__", objectOrder),
		Slot0("__hash__", objectHash),
		Slot1("__getattribute__", objectGetAttribute),
		Slot2("__setattr__", objectSetAttr),
		Slot1("__delattr__", objectDelAttr),
		call.M0("object.__dir__(self, /)", objectDir),
		call.M1("object.__reduce_ex__(self, protocol, /)", objectReduceEx),
		call.M0("object.__reduce__(self, /)", objectReduce),
		call.M0("object.__getstate__(self, /)", objectGetState),
	)
	ObjectClass.Set("__new__", NewStaticMethod(call.New(call.FRaw("object.__new__(*args, **kwargs)", objectNew))))
	ObjectClass.Set("__init_subclass__", NewClassMethod(call.New(call.FRaw("object.__init_subclass__(*args, **kwargs)", objectInitSubclass))))
	ObjectClass.SetClassMethods(call.M1("object.__subclasshook__(self, cls, /)", func(*starlark.Thread, *Class, starlark.Value) (starlark.Value, error) {
		return NotImplemented, nil
	}))
	ObjectClass.SetDeletable("__class__", func(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
		return TypeOf(self), nil
	}, setObjectClass)
	ObjectClass.SetDeletable("__dict__", objectDict, setObjectDict)
}

func fillNone() {
	NoneClass.Define(call.MRaw("NoneType(self)", newNone))
	NoneClass.GiveText()
}

// newNone is type(None)().
func newNone(_ *starlark.Thread, _ *Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(args)+len(kwargs) > 0 {
		return nil, raise.Arguments("NoneType takes no arguments")
	}
	return starlark.None, nil
}

// makeObject is object().
func makeObject(thread *starlark.Thread, cls *Class, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if cls == ObjectClass {
		if len(args)+len(kwargs) > 0 {
			return nil, raise.New(fact.NoParameters, "object")
		}
		return &Instance{class: cls, home: proc.Of(thread).Home()}, nil
	}
	return cls.New(thread, args, kwargs)
}

// objectNew is object.__new__(cls, ...), and that of every built-in class.
func objectNew(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(args) == 0 {
		return nil, raise.Errorf("TypeError", "object.__new__(): not enough arguments")
	}
	cls, ok := args[0].(*Class)
	if !ok {
		return nil, raise.Errorf("TypeError", "object.__new__(X): X is not a type object (%s)", TypeOf(args[0]).Name())
	}
	if cls.user == nil && cls.ready().construct != nil {
		return cls.construct.Call(thread, cls, args[1:], kwargs)
	}
	if cls.user != nil && len(cls.user.abstract) > 0 {
		return nil, cls.abstractError()
	}
	return cls.allocate(thread, cls.resolved(), args[1:], kwargs)
}

func objectInitSubclass(_ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(kwargs) > 0 && len(args) > 0 {
		return nil, call.NoKeywords(args[0].(*Class).Qualname() + ".__init_subclass__")
	}
	return starlark.None, nil
}

// objectInit is object.__init__(self).
func objectInit(thread *starlark.Thread, self starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	i, ok := self.(*Instance)
	if !ok || len(args)+len(kwargs) == 0 {
		return starlark.None, nil
	}
	s := i.class.resolved()
	switch {
	case s.init != nil:
		return nil, raise.Arguments("object.__init__() takes exactly one argument (the instance to initialize)")
	case s.new == nil:
		return nil, raise.New(fact.NoParameters, i.class.name)
	}
	return starlark.None, nil
}

// objectRepr is object.__repr__(self).
func objectRepr(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	if i, ok := self.(*Instance); ok {
		return starlark.String(i.plainRepr()), nil
	}
	class := TypeOf(self)
	return starlark.String("<" + class.FullName() + " object at " + AddressOf(proc.Of(thread), self) + ">"), nil
}

// objectStr is object.__str__(self), which is its repr.
func objectStr(thread *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	if i, ok := self.(*Instance); ok {
		s, err := i.Repr(thread)
		return starlark.String(s), err
	}
	s, err := Str(thread, self)
	return starlark.String(s), err
}

// objectFormat is object.__format__(self, spec).
func objectFormat(thread *starlark.Thread, self, value starlark.Value) (starlark.Value, error) {
	spec, ok := value.(starlark.String)
	if !ok {
		return nil, raise.Errorf("TypeError", "__format__() argument must be str, not %s", TypeOf(value).Name())
	}
	if i, ok := self.(*Instance); ok {
		if spec != "" {
			return nil, raise.Errorf("TypeError", "unsupported format string passed to %s.__format__", i.class.name)
		}
		s, err := i.Str(thread)
		return starlark.String(s), err
	}
	s, err := Format(thread, self, string(spec))
	return starlark.String(s), err
}

// objectEq is object.__eq__(self, other).
func objectEq(thread *starlark.Thread, self, other starlark.Value) (starlark.Value, error) {
	if _, ok := self.(*Instance); ok || TypeOf(self).ready().construct == nil {
		if memory.Is(self, other) {
			return starlark.True, nil
		}
		return NotImplemented, nil
	}
	return knownComparison(thread, "==", self, other)
}

// knownComparison is the special method of == or != of a built-in class that has no code of its
// own for it.
func knownComparison(thread *starlark.Thread, op string, self, other starlark.Value) (v starlark.Value, err error) {
	known := false
	if x, ok := self.(Comparer); ok {
		v, known, err = x.Compare(thread, op, other)
	} else if compare := SlotsOf(self).Compare; compare != nil {
		v, err = compare(Comparison{thread: thread}, op, self, other)
		known = v != nil
	} else if memory.Is(self, other) {
		return starlark.Bool(op == "=="), nil
	}
	if err != nil || known {
		return v, err
	}
	return NotImplemented, nil
}

// objectOrder is object.__lt__(self, other) and its like, which know no order.
func objectOrder(*starlark.Thread, starlark.Value, starlark.Value) (starlark.Value, error) {
	return NotImplemented, nil
}

// objectNe is object.__ne__(self, other): the contrary of __eq__.
func objectNe(thread *starlark.Thread, self, other starlark.Value) (starlark.Value, error) {
	if i, ok := self.(*Instance); ok {
		v, err := callUnbound1(thread, i.class.find("__eq__"), i, other)
		if err != nil || v == NotImplemented {
			return v, err
		}
		equal, err := IsTrue(thread, v)
		return starlark.Bool(!equal), err
	}
	return knownComparison(thread, "!=", self, other)
}

// objectHash is object.__hash__(self).
func objectHash(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	if i, ok := self.(*Instance); ok {
		id, _ := ObjectID(proc.At(i.home), i)
		return starlark.MakeUint64(id >> 4), nil
	}
	h, err := self.Hash()
	return starlark.MakeUint64(uint64(h)), err
}

// attrName returns an argument that is the name of an attribute.
func attrName(v starlark.Value) (string, error) {
	s, ok := Native(v).(starlark.String)
	if !ok {
		return "", raise.Errorf("TypeError", "attribute name must be string, not '%s'", TypeOf(v).Name())
	}
	return string(s), nil
}

// objectGetAttribute is object.__getattribute__(self, name).
func objectGetAttribute(thread *starlark.Thread, self, attr starlark.Value) (starlark.Value, error) {
	name, err := attrName(attr)
	if err != nil {
		return nil, err
	}
	if i, ok := self.(*Instance); ok {
		return i.plainAttr(thread, i.class.resolved(), name)
	}
	return GetAttr(thread, self, name)
}

// objectSetAttr is object.__setattr__(self, name, value).
func objectSetAttr(thread *starlark.Thread, self, attr, v starlark.Value) (starlark.Value, error) {
	name, err := attrName(attr)
	if err != nil {
		return nil, err
	}
	if i, ok := self.(*Instance); ok {
		return starlark.None, i.plainSetAttr(thread, i.class.resolved(), name, v)
	}
	if c, ok := self.(*Class); ok && c.user != nil {
		return starlark.None, c.plainSetAttr(name, v)
	}
	return starlark.None, SetAttr(thread, self, name, v)
}

// objectDelAttr is object.__delattr__(self, name).
func objectDelAttr(thread *starlark.Thread, self, attr starlark.Value) (starlark.Value, error) {
	name, err := attrName(attr)
	if err != nil {
		return nil, err
	}
	if i, ok := self.(*Instance); ok {
		return starlark.None, i.plainDelAttr(thread, i.class.resolved(), name)
	}
	return starlark.None, DelAttr(thread, self, name)
}

// objectDir is object.__dir__(self).
func objectDir(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	var list []starlark.Value
	for _, name := range AttrNames(self) {
		list = append(list, starlark.String(name))
	}
	return starlark.NewList(list), nil
}

// setObjectClass is obj.__class__ = v.
func setObjectClass(_ *starlark.Thread, self, v starlark.Value) error {
	i, ok := self.(*Instance)
	if v == nil {
		return raise.Errorf("TypeError", "can't delete __class__ attribute")
	}
	if !ok {
		return raise.Errorf("TypeError", "__class__ assignment only supported for mutable types or ModuleType subclasses")
	}
	c, ok := v.(*Class)
	if !ok {
		return raise.Errorf("TypeError", "__class__ must be set to a class, not '%s' object", TypeOf(v).Name())
	}
	if c.user == nil || c.resolved().carrier != i.class.resolved().carrier {
		return raise.Errorf("TypeError", "__class__ assignment: '%s' object layout differs from '%s'", c.name, i.class.name)
	}
	i.class = c
	return nil
}

// objectDict is obj.__dict__.
func objectDict(_ *starlark.Thread, self starlark.Value) (starlark.Value, error) {
	i, ok := self.(*Instance)
	if !ok || i.class == ObjectClass || i.class.resolved().names != nil {
		return nil, NoAttribute(self, "__dict__")
	}
	return i.Dict(), nil
}

// setObjectDict is obj.__dict__ = v.
func setObjectDict(_ *starlark.Thread, self, v starlark.Value) error {
	i, ok := self.(*Instance)
	d, isDict := v.(*starlark.Dict)
	switch {
	case !ok || i.class == ObjectClass || i.class.resolved().names != nil:
		return NoAttribute(self, "__dict__")
	case v == nil && i.class.user == nil:
		return raise.Errorf("TypeError", "cannot delete __dict__")
	case v == nil: // del obj.__dict__: the next look finds an empty one
		i.attrs, i.dict = nil, nil
		return nil
	case !isDict:
		return raise.Errorf("TypeError", "__dict__ must be set to a dictionary, not a '%s'", TypeOf(v).Name())
	}
	i.attrs, i.dict = nil, d
	return nil
}
