package object

import (
	"hash/maphash"
	"slices"
	"sync/atomic"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A Class is a Python class as a value: int, Exception, or one that a program
// defined. A built-in class is immutable once the package is initialised, and all
// processes share it; a program's own belongs to its process.
type Class struct {
	name   string
	module string // "builtins" is not shown in its text
	bases  []*Class
	mro    []*Class            // the class itself first, object last
	dict   starlark.StringDict // see members
	// late is what of a built-in class has not been put into dict yet, nil for nothing.
	late atomic.Pointer[lateMembers]
	// construct makes instances. It is inherited; nil only until init.
	construct *call.Entry
	// objects, if not nil, makes what an *Instance of the class carries. It is
	// inherited, and used instead of construct. See DefineObjects.
	objects ObjectFunc
	made    *call.Signature // of objects; nil for one that takes anything
	meta    *Class          // the class's own class; nil is type
	derive  DeriveFunc
	covers  func(k *Class) bool // see Covers
	demands []string            // see Demands
	// identify tells what makes two instances one, see Identify. It is inherited.
	identify      func(*Instance) starlark.Value
	noun          string // see Called
	static        bool   // see Static
	sequence      bool   // see Sequence
	shape         Shape  // see Shaped
	typeVariables bool   // see TypeVariables
	generic       bool   // see Subscriptable
	final         bool   // see Final
	// immutable says that values are complete when they are made, see Immutable.
	immutable bool
	needsInit bool      // see NeedsInit
	user      *userPart // nil for a built-in class

	slots      *Slots                     // nil for a program's class
	resolution atomic.Pointer[resolution] // nil until somebody asks
}

// An ObjectFunc returns what a new instance of a built-in class carries besides its
// attributes: __new__. The class's method __init__ completes it, and a derived class
// may call that later.
type ObjectFunc func(thread *starlark.Thread, self *Instance, args starlark.Tuple, kwargs []starlark.Tuple) (any, error)

// A DeriveFunc is called for a class that a program has derived from a built-in one,
// with the keywords of its class statement: what a metaclass does in Python.
type DeriveFunc func(thread *starlark.Thread, cls *Class, keywords []starlark.Tuple) error

var (
	_ starlark.Callable    = (*Class)(nil)
	_ starlark.HasAttrs    = (*Class)(nil)
	_ starlark.HasSetField = (*Class)(nil)
	_ starlark.Mapping     = (*Class)(nil)
	_ starlark.HasBinary   = (*Class)(nil)
	_ starlark.Container   = (*Class)(nil)
	_ Iterable             = (*Class)(nil)
	_ Sized                = (*Class)(nil)
	_ Container            = (*Class)(nil)
	_ memory.Traveler      = (*Class)(nil)
)

// NewClass returns a built-in class in the module builtins. Declare classes as
// package variables and call Define in an init function: methods refer to classes
// and classes to methods, a cycle that Go refuses in initialisers.
func NewClass(name string, bases ...*Class) *Class {
	if len(bases) == 0 {
		bases = []*Class{ObjectClass}
	}
	return newClass(name, bases)
}

func newClass(name string, bases []*Class) *Class {
	c := &Class{name: name, module: "builtins", bases: bases, slots: noSlots}
	mro, err := linearize(c)
	if err != nil {
		panic(err)
	}
	c.mro = mro
	return c
}

// Immutable notes that the values of a built-in class are complete when they are made, for
// classes that a program derives from it. The values of others are filled by __init__.
func (c *Class) Immutable() { c.immutable = true }

// In sets the module that the class's text names, and returns the class.
func (c *Class) In(module string) *Class {
	c.module = module
	return c
}

// Define sets the constructor of a built-in class, unless it is nil, and adds methods. The
// constructor makes an instance of the class, or of one derived from it, which it gets as
// receiver.
func (c *Class) Define(construct *call.Entry, methods ...*call.Entry) {
	if construct != nil {
		c.construct = construct
	}
	if len(methods) > 0 {
		c.later(lateStep{methods: methods})
	}
}

// DefineObjects makes the class one whose instances are of type *Instance, as those
// of a program's classes are: programs give them attributes and derive from them.
// make returns what an instance carries, which its methods find by Instance.Base;
// the methods' self is the *Instance.
func (c *Class) DefineObjects(make ObjectFunc, methods ...*call.Entry) {
	c.objects = make
	c.Define(nil, methods...)
}

// DefineMade is DefineObjects for a class whose values are complete when they are made: text
// is the signature of its __new__, and v has a place for each parameter.
func (c *Class) DefineMade(text string, make func(_ *starlark.Thread, self *Instance, v []starlark.Value) (any, error), methods ...*call.Entry) {
	c.made = call.NewSignature(text)
	c.DefineObjects(func(thread *starlark.Thread, self *Instance, args starlark.Tuple, kwargs []starlark.Tuple) (any, error) {
		v := slices.Repeat([]starlark.Value{nil}, c.made.Len())
		if err := c.made.Bind(v, args, kwargs); err != nil {
			return nil, err
		}
		return make(thread, self, v)
	}, methods...)
}

// Parameters returns what help() shows of how instances of a built-in class are made:
// "(year, month, day)"; "" if that is not known.
func (c *Class) Parameters() string {
	for _, k := range c.ready().mro {
		init, _ := k.members()["__init__"].(*MethodDescriptor)
		switch {
		case k == ObjectClass:
			return ""
		case k.construct != nil:
			return k.construct.Parameters()
		case k.made != nil:
			return k.made.Parameters()
		case init != nil:
			return init.entry.Parameters()
		}
	}
	return ""
}

// Covers sets what tells which classes the class counts as a base of though they do not
// derive from it: collections.abc.Iterable is one of all that can be iterated over.
func (c *Class) Covers(f func(k *Class) bool) { c.covers = f }

// CoversClass reports whether Covers says that the class counts as a base of k.
func (c *Class) CoversClass(k *Class) bool { return c.ready().covers != nil && c.covers(k) }

// OnDerive sets what is done for each class that a program derives from this one.
func (c *Class) OnDerive(f DeriveFunc) { c.derive = f }

// Demands sets the methods that a class must define that a program derives from this one,
// abstract methods of a built-in class, and returns it.
func (c *Class) Demands(methods ...string) *Class {
	c.demands = methods
	return c
}

// WithMeta sets the class of the class, which is derived from type: its methods'
// self is the *Class. Derived classes inherit it.
func (c *Class) WithMeta(meta *Class) *Class {
	c.meta = meta
	return c
}

// Class returns the class's own class, which is type unless it has a metaclass.
func (c *Class) Class() *Class {
	for _, k := range c.mro {
		if k.meta != nil {
			return k.meta
		}
	}
	return TypeClass
}

// Set sets an attribute of a built-in class that is no method, in an init
// function.
func (c *Class) Set(name string, v starlark.Value) {
	c.later(lateStep{one: &lateMember{name: name, v: v}})
}

// Name returns the class's name as messages have it: that of a class that CPython writes
// in C, in a module, has the module in it.
func (c *Class) Name() string {
	if c.static {
		return c.FullName()
	}
	return c.name
}

// Module is __module__.
func (c *Class) Module() string { return c.module }

// ShortName is __name__.
func (c *Class) ShortName() string { return c.name }

// Static notes that CPython writes the class in C, in a module, and returns it.
func (c *Class) Static() *Class {
	c.static = true
	return c
}

// Sequence notes that + and * of the class's values are those of a sequence: in CPython these
// come after the right operand's own method. It returns the class.
func (c *Class) Sequence() *Class {
	c.sequence = true
	return c
}

// A Shape tells which patterns of match statements take a class's values apart.
type Shape uint8

// The shapes. CPython, too, has them as flags of classes.
const (
	NoShape Shape = iota
	SequenceShape
	MappingShape
)

// Shaped sets the shape of the class's values, and of those of classes that are derived from it. It
// returns the class.
func (c *Class) Shaped(s Shape) *Class {
	c.shape = s
	return c
}

// Shape returns the shape of the class's values.
func (c *Class) Shape() Shape {
	for _, k := range c.mro {
		if k.shape != NoShape {
			return k.shape
		}
	}
	return NoShape
}

// Final notes that no class can be derived from the class, and returns it.
func (c *Class) Final() *Class {
	c.final = true
	return c
}

// Lookup finds an attribute in the class and its bases, unbound.
func (c *Class) Lookup(name string) (v starlark.Value, ok bool) {
	for _, k := range c.mro {
		if v, ok := k.members()[name]; ok {
			return v, true
		}
	}
	return nil, false
}

// Own finds an attribute in the class itself, unbound; nil if it has none.
func (c *Class) Own(name string) starlark.Value { return c.members()[name] }

// find is Lookup for those who look up at run time, and often.
func (c *Class) find(name string) starlark.Value { return c.resolved().all[name] }

// Is reports whether the class is base or derived from it. The copies of a program's
// class that different processes have count as the same one.
func (c *Class) Is(base *Class) bool {
	if c == base || slices.Contains(c.mro, base) {
		return true
	}
	return base.user != nil && c.user != nil && slices.ContainsFunc(c.mro, base.same)
}

// same reports whether c is, in another process, what d is in this one.
func (c *Class) same(d *Class) bool {
	return c == d || c.user != nil && d.user != nil && c.user.origin == d.user.origin
}

// BuiltIn reports whether no program defined the class.
func (c *Class) BuiltIn() bool { return c.user == nil }

// Bases returns the classes that the class statement names.
func (c *Class) Bases() []*Class { return c.bases }

// MRO returns the classes in which attributes are looked up, the class itself first.
func (c *Class) MRO() []*Class { return c.mro }

// FullName is the name with the module, unless that is builtins.
func (c *Class) FullName() string {
	if c.module == "builtins" {
		return c.name
	}
	return c.module + "." + c.name
}

func (c *Class) Type() string         { return "type" }
func (c *Class) Freeze()              {}
func (c *Class) Truth() starlark.Bool { return true }

// Hash is that of the name: classes are compared by identity.
func (c *Class) Hash() (uint32, error) {
	return uint32(maphash.String(classSeed, c.name)), nil //nolint:gosec // a hash may be cut
}

var classSeed = maphash.MakeSeed()

// CallInternal makes an instance.
func (c *Class) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if c.user == nil && c.ready().construct != nil {
		return c.construct.Call(thread, c, args, kwargs)
	}
	if meta := c.Class(); meta != TypeClass {
		if call, ok := meta.Lookup("__call__"); ok {
			return callUnbound(thread, call, c, args, kwargs)
		}
	}
	return c.New(thread, args, kwargs)
}

// A MethodDescriptor is a method of a built-in class, not bound to an instance: str.upper.
type MethodDescriptor struct {
	name  string
	class *Class
	entry *call.Entry
	// slot says that the method is one that CPython's operators call: it shows as
	// a slot wrapper.
	slot bool
	// whole says that f wants an instance of a program's class itself, and not
	// the built-in value that it carries.
	whole bool
}

func newMethod(c *Class, name string, e *call.Entry) *MethodDescriptor {
	return &MethodDescriptor{name: name, class: c, entry: e}
}

// Owner returns the class that has the method.
func (m *MethodDescriptor) Owner() *Class { return m.class }

// Entry returns what the method calls.
func (m *MethodDescriptor) Entry() *call.Entry { return m.entry }

var _ starlark.Callable = (*MethodDescriptor)(nil)

func (m *MethodDescriptor) Name() string { return m.name }
func (m *MethodDescriptor) String() string {
	if m.slot {
		return "<slot wrapper '" + m.name + "' of '" + m.class.name + "' objects>"
	}
	return "<method '" + m.name + "' of '" + m.class.name + "' objects>"
}
func (m *MethodDescriptor) Type() string                                  { return "method_descriptor" }
func (m *MethodDescriptor) Freeze()                                       {}
func (m *MethodDescriptor) Truth() starlark.Bool                          { return true }
func (m *MethodDescriptor) Hash() (uint32, error)                         { return starlark.String(m.name).Hash() }
func (m *MethodDescriptor) Travel(*memory.Copier) (starlark.Value, error) { return m, nil }

// CallInternal calls the method with its first argument as self.
func (m *MethodDescriptor) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(args) == 0 {
		if m.slot {
			return nil, raise.Errorf("TypeError", "descriptor '%s' of '%s' object needs an argument", m.name, m.class.name).
				About(fact.NoSelf, m.name, m.class.name)
		}
		if err := m.entry.Signature().NoReceiver(kwargs); err != nil {
			return nil, err
		}
		return nil, raise.Errorf("TypeError", "unbound method %s.%s() needs an argument", m.class.name, m.name).
			About(fact.NoSelf, m.name, m.class.name)
	}
	self, err := m.Receiver(args[0])
	if err != nil {
		return nil, err
	}
	return m.entry.Call(thread, self, args[1:], kwargs)
}

// Receiver returns what the method is to have as self: of an instance of a class
// that a program derived from a built-in one, the built-in value. The error is a TypeError
// if self is no instance of the method's class.
func (m *MethodDescriptor) Receiver(self starlark.Value) (starlark.Value, error) {
	if m.class != ObjectClass {
		if got := TypeOf(self); !got.Is(m.class) {
			return nil, m.foreign(got)
		}
	}
	i, ok := self.(*Instance)
	if !ok {
		return self, nil
	}
	if err := i.admit(m.class, m.name); err != nil {
		return nil, err
	}
	if m.whole {
		return i, nil
	}
	return i.native(m.class), nil
}

// foreign is the complaint about a self of another class.
func (m *MethodDescriptor) foreign(got *Class) error {
	if m.slot {
		return raise.Errorf("TypeError", "descriptor '%s' requires a '%s' object but received a '%s'", m.name, m.class.Name(), got.Name())
	}
	return raise.Errorf("TypeError", "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", m.name, m.class.Name(), got.Name()).
		About(fact.ForeignSelf, m.name, m.class.name)
}

// Bind returns the method bound to self, as x.upper is.
func (m *MethodDescriptor) Bind(self starlark.Value) (starlark.Value, error) {
	if i, ok := self.(*Instance); ok && i.early() && m.name != "__init__" {
		return NewBoundMethod(i, m), nil // asks when it is called
	}
	self, err := m.Receiver(self)
	if err != nil {
		return nil, err
	}
	return call.Bind(m.entry, self), nil
}

// The classes of the engine's values, and of what has no file of its own.
var (
	ObjectClass   = newClass("object", nil)
	TypeClass     = NewClass("type").Subscriptable()
	NoneClass     = NewClass("NoneType").Final()
	IntClass      = NewClass("int")
	BoolClass     = NewClass("bool", IntClass).Final()
	FloatClass    = NewClass("float")
	StrClass      = NewClass("str")
	BytesClass    = NewClass("bytes")
	ListClass     = NewClass("list").Sequence().Shaped(SequenceShape).Subscriptable()
	TupleClass    = NewClass("tuple").Shaped(SequenceShape).Subscriptable()
	DictClass     = NewClass("dict").Shaped(MappingShape).Subscriptable()
	SetClass      = NewClass("set").Subscriptable()
	RangeClass    = NewClass("range").Final().Shaped(SequenceShape)
	FunctionClass = NewClass("function").Final()
	BuiltinClass  = NewClass("builtin_function_or_method").Final()
	MethodClass   = NewClass("method_descriptor").Final()
	ModuleClass   = NewClass("module")
	BoundClass    = NewClass("method").Final()
	CodeClass     = NewClass("code").Final()
)

// A Classed value knows its class. Every type of ours implements it, except those
// in TypeOf's list.
type Classed interface{ Class() *Class }

// TypeOf returns type(v).
func TypeOf(v starlark.Value) *Class {
	switch v := v.(type) {
	case starlark.Int:
		return IntClass
	case starlark.String:
		return StrClass
	case *starlark.List:
		return ListClass
	case *starlark.Dict:
		return DictClass
	case starlark.Tuple:
		return TupleClass
	case starlark.Float:
		return FloatClass
	case starlark.Bool:
		return BoolClass
	case starlark.NoneType:
		return NoneClass
	case Classed:
		return v.Class()
	case *starlark.Set:
		return SetClass
	case starlark.Bytes:
		return BytesClass
	case *memory.Function, *starlark.Function:
		return FunctionClass
	case *call.Builtin, *starlark.Builtin:
		return BuiltinClass
	case *MethodDescriptor:
		return MethodClass
	}
	return typeByName(v.Type())
}
