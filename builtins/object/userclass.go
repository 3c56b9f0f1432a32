package object

import (
	"sync"
	"weak"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// userPart is what a class has that a program defined.
type userPart struct {
	home     *memory.Home
	origin   *origin
	qualname string
	order    []string // the names in the class's dict, in order of definition
	slots    []string // __slots__; nil without
	abstract []string // methods that a derived class must define
	derived  []weak.Pointer[Class]
	registry []*Class // what abc.ABCMeta.register was told
	usual    int      // how many attributes instances have
	python2  bool     // of a Python 2 text, see class_python2.go
	oldStyle bool     // in the sense of Python 2
}

// An origin is what the copies of a class in different processes have in common: the
// class statement that was run.
type origin struct {
	once     sync.Once
	pristine *Class // as it was when an instance was first sent; nobody computes with it
	err      error
}

// A state is what this package keeps of a process.
type state struct {
	// classes are the process's own of the classes that programs defined.
	classes map[*origin]*Class
	ids     ids
	// derived are the program's classes by the built-in classes that they are derived from, and
	// registry those that it has registered with built-in abstract classes.
	derived  map[*Class][]weak.Pointer[Class]
	registry map[*Class][]*Class
}

var states = proc.NewSlot(func(*proc.Proc) *state { return &state{classes: map[*origin]*Class{}} })

// NewUserClass makes the class of a class statement, as type.__new__ does. The error is a
// TypeError in CPython's words.
func NewUserClass(thread *starlark.Thread, s ClassStatement) (*Class, error) {
	p := proc.Of(thread)
	c := &Class{name: s.Name, module: s.Module, dict: make(starlark.StringDict, len(s.Namespace)+1),
		user: &userPart{home: p.Home(), origin: &origin{}, qualname: s.Qualname}}
	for _, pair := range s.Namespace {
		if _, ok := pair[0].(starlark.String); !ok {
			return nil, raise.Errorf("TypeError", "names in a class must be str, not '%s'", TypeOf(pair[0]).Name())
		}
	}
	var err error
	if c.bases, err = baseClasses(s.Bases); err != nil {
		return nil, err
	}
	if err := s.findMeta(thread); err != nil {
		return nil, err
	}
	if s.meta != TypeClass {
		c.meta = s.meta
	}
	c.user.python2 = s.Python2 || proc.InPython2(thread)
	c.user.oldStyle = s.Python2 && s.meta == TypeClass && isOldStyle(len(s.Bases), c.bases)
	if c.user.oldStyle {
		c.mro = depthFirst(c)
	} else if c.mro, err = linearize(c); err != nil {
		return nil, err
	}
	if err := c.checkLayout(); err != nil {
		return nil, err
	}
	c.bind(s.Namespace)
	if err := c.complete(thread); err != nil {
		return nil, err
	}
	c.join(states.Of(p))
	states.Of(p).classes[c.user.origin] = c
	return c, c.tellBases(thread, s.Keywords)
}

// bind fills the class with the names of its body.
func (c *Class) bind(namespace []starlark.Tuple) {
	for _, pair := range namespace {
		v := pair[1]
		switch name := string(pair[0].(starlark.String)); name {
		case "__classcell__": // the methods find the class from now on
			if cell, ok := v.(*memory.Cell); ok {
				cell.SetValue(c)
			}
		case "__qualname__":
			if s, ok := v.(starlark.String); ok {
				c.user.qualname = string(s)
			}
		case "__module__":
			if s, ok := v.(starlark.String); ok {
				c.module = string(s)
			}
		default:
			c.setDict(name, v)
		}
	}
}

// baseClasses converts the bases of a class statement.
func baseClasses(values starlark.Tuple) ([]*Class, error) {
	var bases []*Class
	for _, v := range values {
		b, ok := v.(*Class)
		if !ok {
			return nil, raise.Arguments("%s() takes at most 2 arguments (3 given)", TypeOf(v).Name()).About(fact.Arguments, TypeOf(v).Name())
		}
		if b.final {
			return nil, raise.Errorf("TypeError", "type '%s' is not an acceptable base type", b.FullName())
		}
		for _, before := range bases {
			if before == b {
				return nil, raise.Errorf("TypeError", "duplicate base class %s", b.name)
			}
		}
		bases = append(bases, b)
	}
	if len(bases) == 0 {
		bases = []*Class{ObjectClass}
	}
	return bases, nil
}

// mroEntries returns what stands for a base that is no class, nil if nothing does.
func mroEntries(thread *starlark.Thread, v starlark.Value, bases starlark.Tuple) (starlark.Tuple, error) {
	switch g := v.(type) {
	case *Class:
		return nil, nil
	case *Generic:
		return starlark.Tuple{g.origin}, nil
	}
	entries, err := GetAttr(thread, v, "__mro_entries__")
	if err != nil {
		if IsError(err, AttributeErrorClass) {
			err = nil
		}
		return nil, err
	}
	r, err := starlark.Call(thread, entries, starlark.Tuple{bases}, nil)
	if err != nil {
		return nil, err
	}
	t, ok := r.(starlark.Tuple)
	if !ok {
		return nil, raise.Errorf("TypeError", "__mro_entries__ must return a tuple")
	}
	if t == nil {
		t = starlark.Tuple{}
	}
	return t, nil
}

// checkLayout finds the built-in classes whose values instances would have to carry.
func (c *Class) checkLayout() error {
	var carrier *Class
	for _, k := range c.mro {
		if k.user != nil || k == ObjectClass || k.ready().construct == nil && k.objects == nil {
			continue
		}
		if carrier == nil || k.Is(carrier) {
			carrier = k
		} else if !carrier.Is(k) {
			return raise.Errorf("TypeError", "multiple bases have instance lay-out conflict")
		}
	}
	return nil
}

func (c *Class) setDict(name string, v starlark.Value) {
	if _, ok := c.members()[name]; !ok {
		c.user.order = append(c.user.order, name)
	}
	c.members()[name] = v
}

// complete adds to the class what follows from its body.
func (c *Class) complete(thread *starlark.Thread) error {
	switch {
	case c.user.python2:
		c.addOldNames()
	case c.members()["__eq__"] != nil && c.members()["__hash__"] == nil:
		c.setDict("__hash__", starlark.None)
	}
	for _, name := range []string{"__init_subclass__", "__class_getitem__"} {
		if f, ok := c.members()[name].(memory.Func); ok {
			c.members()[name] = NewClassMethod(f)
		}
	}
	if f, ok := c.members()["__new__"].(memory.Func); ok {
		c.members()["__new__"] = NewStaticMethod(f)
	}
	if err := c.takeSlots(thread); err != nil {
		return err
	}
	c.FindAbstract()
	return nil
}

// takeSlots reads __slots__.
func (c *Class) takeSlots(thread *starlark.Thread) error {
	v := c.members()["__slots__"]
	if v == nil {
		return nil
	}
	c.user.slots = []string{}
	if s, ok := v.(starlark.String); ok {
		c.user.slots = append(c.user.slots, string(s))
		return nil
	}
	names, err := Collect(thread, v)
	if err != nil {
		return err
	}
	for _, name := range names {
		s, ok := name.(starlark.String)
		if !ok {
			return raise.Errorf("TypeError", "__slots__ items must be strings, not '%s'", TypeOf(name).Name())
		}
		if c.members()[string(s)] != nil {
			return raise.Errorf("ValueError", "'%s' in __slots__ conflicts with class variable", string(s))
		}
		if s == "__dict__" {
			c.user.slots = nil
			return nil
		}
		c.user.slots = append(c.user.slots, string(s))
	}
	return nil
}

// tellBases calls what wants to know of new classes: __set_name__ of its attributes,
// __init_subclass__ of its bases, and a built-in base's DeriveFunc.
func (c *Class) tellBases(thread *starlark.Thread, keywords []starlark.Tuple) error {
	for _, name := range c.user.order {
		if set, err := SpecialMethod(thread, c.members()[name], "__set_name__"); err != nil {
			return err
		} else if set != nil {
			if _, err := Call2(thread, set, c, starlark.String(name)); err != nil {
				return inSetName(thread, err, c.members()[name], name, c)
			}
		}
	}
	for _, k := range c.mro[1:] {
		if k.ready().derive != nil {
			if err := k.derive(thread, c, keywords); err != nil {
				return err
			}
			keywords = nil
			break
		}
	}
	for _, k := range c.mro[1:] {
		if init := k.members()["__init_subclass__"]; init != nil {
			if k == ObjectClass {
				break
			}
			_, err := callUnbound(thread, init, c, nil, keywords)
			return err
		}
	}
	if len(keywords) > 0 {
		return call.NoKeywords(c.user.qualname + ".__init_subclass__")
	}
	return nil
}

// linearize returns the method resolution order of a class (C3).
func linearize(c *Class) ([]*Class, error) {
	var lists [][]*Class
	for _, b := range c.bases {
		lists = append(lists, b.mro)
	}
	lists = append(lists, c.bases)
	mro := []*Class{c}
	for {
		var next *Class
		left := false
		for _, l := range lists {
			if len(l) == 0 {
				continue
			}
			left = true
			if !inTail(lists, l[0]) {
				next = l[0]
				break
			}
		}
		if !left {
			return mro, nil
		}
		if next == nil {
			return nil, inconsistent(lists)
		}
		mro = append(mro, next)
		for i, l := range lists {
			if len(l) > 0 && l[0] == next {
				lists[i] = l[1:]
			}
		}
	}
}

// inTail reports whether k is in one of the lists, but not first.
func inTail(lists [][]*Class, k *Class) bool {
	for _, l := range lists {
		for i := 1; i < len(l); i++ {
			if l[i] == k {
				return true
			}
		}
	}
	return false
}

func inconsistent(lists [][]*Class) error {
	var names string
	seen := map[*Class]bool{}
	for _, l := range lists {
		if len(l) > 0 && !seen[l[0]] {
			seen[l[0]] = true
			if names != "" {
				names += ", "
			}
			names += l[0].name
		}
	}
	return raise.Errorf("TypeError", "Cannot create a consistent method resolution\norder (MRO) for bases %s", names)
}

// inSetName adds a note to the exception of a __set_name__ that says whose it was.
func inSetName(thread *starlark.Thread, err error, v starlark.Value, name string, c *Class) error {
	if e := RaisedOf(err); e != nil {
		note := "Error calling __set_name__ on '" + TypeOf(v).Name() + "' instance '" + name + "' in '" + c.name + "'"
		if _, bad := CallMethod(thread, e.Exception(), "add_note", starlark.Tuple{starlark.String(note)}, nil); bad != nil {
			return bad
		}
	}
	return err
}
