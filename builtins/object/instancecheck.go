package object

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/raise"
)

// deepestSpec is how deep tuples of classes, and the bases of what only looks like a class, may
// be nested.
const deepestSpec = 1000

// IsInstance is isinstance(v, spec): the class of spec's class decides by __instancecheck__, or
// v's class and __class__ do. is is the class of v.
func IsInstance(thread *starlark.Thread, v starlark.Value, is *Class, spec starlark.Value) (bool, error) {
	return isInstance(thread, v, is, spec, 0)
}

func isInstance(thread *starlark.Thread, v starlark.Value, is *Class, spec starlark.Value, depth int) (bool, error) {
	if depth > deepestSpec {
		return false, raise.TooDeep()
	}
	switch s := Native(spec).(type) {
	case *Class:
		if is == s {
			return true, nil
		}
		if check := s.checker("__instancecheck__"); check != nil {
			return askChecker(thread, check, s, v)
		}
		return s.typeHasInstance(thread, v, is)
	case *Union:
		for _, m := range s.members {
			if found, err := isInstance(thread, v, is, unionClass(m), depth+1); found || err != nil {
				return found, err
			}
		}
		return false, nil
	case starlark.Tuple:
		for _, part := range s {
			if found, err := isInstance(thread, v, is, part, depth+1); found || err != nil {
				return found, err
			}
		}
		return false, nil
	case *Generic:
		return false, raise.Errorf("TypeError", "isinstance() argument 2 cannot be a parameterized generic")
	case interface{ Origin() *Class }: // typing.List
		if c := s.Origin(); c != nil {
			return isInstance(thread, v, is, c, depth+1)
		}
	}
	if check, err := SpecialMethod(thread, spec, "__instancecheck__"); err != nil || check != nil {
		return askBound(thread, check, v, err)
	}
	if bases, err := basesOf(thread, spec); err != nil || bases == nil {
		return false, notSpec(err, "isinstance() arg 2 must be a type, a tuple of types, or a union")
	}
	claimed, err := GetAttr(thread, v, "__class__")
	if err != nil {
		return false, err
	}
	return abstractSubclass(thread, claimed, spec, 0)
}

// unionClass is what a member of a union stands for in isinstance.
func unionClass(m starlark.Value) starlark.Value {
	if m == starlark.None {
		return NoneClass
	}
	return m
}

// checker returns a method of the class's class that isinstance or issubclass asks, nil if
// that is type's.
func (c *Class) checker(name string) starlark.Value {
	meta := c.Class()
	if meta == TypeClass {
		return nil
	}
	m, _ := meta.Lookup(name)
	if d, ok := m.(*MethodDescriptor); ok && d.class == TypeClass {
		return nil
	}
	return m
}

func askChecker(thread *starlark.Thread, check starlark.Value, c *Class, v starlark.Value) (bool, error) {
	answer, err := callUnbound1(thread, check, c, v)
	if err != nil {
		return false, err
	}
	return IsTrue(thread, answer)
}

func askBound(thread *starlark.Thread, check, v starlark.Value, err error) (bool, error) {
	if err != nil {
		return false, err
	}
	answer, err := Call1(thread, check, v)
	if err != nil {
		return false, err
	}
	return IsTrue(thread, answer)
}

func notSpec(err error, text string) error {
	if err != nil {
		return err
	}
	return raise.Errorf("TypeError", "%s", text)
}

// typeHasInstance is type.__instancecheck__.
func (c *Class) typeHasInstance(thread *starlark.Thread, v starlark.Value, is *Class) (bool, error) {
	if is.Is(c) || c.CoversClass(is) {
		return true, nil
	}
	claimed, err := claimedClass(thread, v)
	if claimed == nil || err != nil {
		return false, err
	}
	return claimed.Is(c), nil
}

// claimedClass returns what an object says that its class is, nil if that is its class.
func claimedClass(thread *starlark.Thread, v starlark.Value) (*Class, error) {
	i, ok := v.(*Instance)
	if !ok || !i.mayClaim() {
		return nil, nil
	}
	claimed, err := i.getAttr(thread, "__class__")
	if err != nil {
		if IsError(err, AttributeErrorClass) {
			err = nil
		}
		return nil, err
	}
	c, ok := claimed.(*Class)
	if !ok || c == i.class {
		return nil, nil
	}
	return c, nil
}

// mayClaim reports whether the object's class has a say in what its __class__ is.
func (i *Instance) mayClaim() bool {
	if i.class.user == nil {
		return false
	}
	s := i.class.resolved()
	return s.getattribute != nil || s.all["__class__"] != ObjectClass.members()["__class__"]
}

// IsSubclass is issubclass(cls, spec).
func IsSubclass(thread *starlark.Thread, cls, spec starlark.Value) (bool, error) {
	return isSubclass(thread, cls, spec, 0)
}

func isSubclass(thread *starlark.Thread, cls, spec starlark.Value, depth int) (bool, error) {
	if depth > deepestSpec {
		return false, raise.TooDeep()
	}
	switch s := Native(spec).(type) {
	case *Class:
		if check := s.checker("__subclasscheck__"); check != nil {
			return askChecker(thread, check, s, cls)
		}
		if c, ok := cls.(*Class); ok {
			return c.Is(s) || s.CoversClass(c), nil
		}
		return abstractSubclass(thread, cls, spec, 0)
	case *Union:
		for _, m := range s.members {
			if found, err := isSubclass(thread, cls, unionClass(m), depth+1); found || err != nil {
				return found, err
			}
		}
		return false, nil
	case starlark.Tuple:
		for _, part := range s {
			if found, err := isSubclass(thread, cls, part, depth+1); found || err != nil {
				return found, err
			}
		}
		return false, nil
	case *Generic:
		return false, raise.Errorf("TypeError", "issubclass() argument 2 cannot be a parameterized generic")
	case interface{ Origin() *Class }:
		if c := s.Origin(); c != nil {
			return isSubclass(thread, cls, c, depth+1)
		}
	}
	if check, err := SpecialMethod(thread, spec, "__subclasscheck__"); err != nil || check != nil {
		return askBound(thread, check, cls, err)
	}
	return abstractSubclass(thread, cls, spec, 0)
}

// basesOf returns the __bases__ of what may be a class, nil if it has no tuple of that name.
func basesOf(thread *starlark.Thread, v starlark.Value) (starlark.Tuple, error) {
	bases, err := GetAttr(thread, v, "__bases__")
	if err != nil {
		if IsError(err, AttributeErrorClass) {
			err = nil
		}
		return nil, err
	}
	t, ok := bases.(starlark.Tuple)
	if ok && t == nil {
		t = starlark.Tuple{}
	}
	return t, nil
}

// abstractSubclass is issubclass for what is no class, but has __bases__ like one.
func abstractSubclass(thread *starlark.Thread, cls, spec starlark.Value, depth int) (bool, error) {
	if bases, err := basesOf(thread, cls); err != nil || bases == nil {
		return false, notSpec(err, "issubclass() arg 1 must be a class")
	}
	if bases, err := basesOf(thread, spec); err != nil || bases == nil {
		return false, notSpec(err, "issubclass() arg 2 must be a class, a tuple of classes, or a union")
	}
	return derivesFrom(thread, cls, spec, depth)
}

func derivesFrom(thread *starlark.Thread, cls, spec starlark.Value, depth int) (bool, error) {
	if depth > deepestSpec {
		return false, raise.TooDeep()
	}
	if cls == spec {
		return true, nil
	}
	bases, err := basesOf(thread, cls)
	for _, b := range bases {
		if found, err := derivesFrom(thread, b, spec, depth+1); found || err != nil {
			return found, err
		}
	}
	return false, err
}

// fillChecks gives type what isinstance and issubclass ask.
func fillChecks() {
	TypeClass.Give(Slot1("__instancecheck__", func(thread *starlark.Thread, self, v starlark.Value) (starlark.Value, error) {
		is, err := self.(*Class).typeHasInstance(thread, v, TypeOf(v))
		return starlark.Bool(is), err
	}))
	TypeClass.Give(Slot1("__subclasscheck__", func(thread *starlark.Thread, self, cls starlark.Value) (starlark.Value, error) {
		if c, ok := cls.(*Class); ok {
			return starlark.Bool(c.Is(self.(*Class))), nil
		}
		is, err := abstractSubclass(thread, cls, self, 0)
		return starlark.Bool(is), err
	}))
}
