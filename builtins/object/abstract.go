package object

import (
	"slices"
	"weak"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// What ABCMeta does: a class of it has further subclasses, those that its __subclasshook__ knows
// and those that were registered with it. What is registered with a program's class is kept in
// that; a built-in class is all processes', and each of them keeps what it has registered.

// registered returns the classes that were registered with c.
func (c *Class) registered(s *state) []*Class {
	if c.user != nil {
		return c.user.registry
	}
	return s.registry[c]
}

// RegisterClass is ABCMeta.register(c, k).
func (c *Class) RegisterClass(thread *starlark.Thread, k *Class) error {
	if is, err := IsSubclass(thread, k, c); is || err != nil {
		return err
	}
	if is, err := IsSubclass(thread, c, k); is || err != nil {
		if err == nil {
			err = raise.Errorf("RuntimeError", "Refusing to create an inheritance cycle")
		}
		return err
	}
	if c.user != nil {
		c.user.registry = append(c.user.registry, k)
	} else {
		s := states.Of(proc.Of(thread))
		if s.registry == nil {
			s.registry = map[*Class][]*Class{}
		}
		s.registry[c] = append(s.registry[c], k)
	}
	if shape := c.Shape(); shape != NoShape && k.user != nil {
		k.shape = shape
	}
	return nil
}

// ABCHasInstance is ABCMeta.__instancecheck__.
func (c *Class) ABCHasInstance(thread *starlark.Thread, v starlark.Value) (bool, error) {
	is := TypeOf(v)
	claimed, err := claimedClass(thread, v)
	if err != nil {
		return false, err
	}
	if claimed != nil {
		if found, err := c.abcCheck(thread, claimed); found || err != nil {
			return found, err
		}
	}
	return c.abcCheck(thread, is)
}

// abcCheck is cls.__subclasscheck__(k).
func (c *Class) abcCheck(thread *starlark.Thread, k *Class) (bool, error) {
	if check, ok := c.checker("__subclasscheck__").(*MethodDescriptor); !ok || check.class.user != nil {
		return IsSubclass(thread, k, c)
	}
	return c.ABCHasSubclass(thread, k)
}

// ABCHasSubclass is ABCMeta.__subclasscheck__.
func (c *Class) ABCHasSubclass(thread *starlark.Thread, k *Class) (bool, error) {
	if c.user == nil {
		if c.CoversClass(k) {
			return true, nil
		}
	} else if answer, err := c.askHook(thread, k); err != nil || answer != NotImplemented {
		return answer == starlark.True, err
	}
	if k.Is(c) {
		return true, nil
	}
	s := states.Of(proc.Of(thread))
	for _, r := range c.registered(s) {
		if found, err := IsSubclass(thread, k, r); found || err != nil {
			return found, err
		}
	}
	for _, d := range c.subclasses(s) {
		if found, err := IsSubclass(thread, k, d); found || err != nil {
			return found, err
		}
	}
	if c.user == nil { // the built-in classes derived from it
		for abc, list := range s.registry {
			if abc != c && abc.Is(c) && slices.ContainsFunc(list, k.Is) {
				return true, nil
			}
		}
		for abc := range s.derived {
			if abc == c || !abc.Is(c) {
				continue
			}
			for _, d := range abc.subclasses(s) {
				if found, err := IsSubclass(thread, k, d); found || err != nil {
					return found, err
				}
			}
		}
	}
	return false, nil
}

// askHook asks the class's __subclasshook__, if a program has defined one.
func (c *Class) askHook(thread *starlark.Thread, k *Class) (starlark.Value, error) {
	hook := c.find("__subclasshook__")
	if hook == nil || !isProgramFunction(hook) || hook == ObjectClass.members()["__subclasshook__"] {
		return NotImplemented, nil
	}
	f, err := BindAttr(thread, hook, nil, c)
	if err != nil {
		return nil, err
	}
	answer, err := Call1(thread, f, k)
	if err != nil {
		return nil, err
	}
	switch answer {
	case starlark.True, starlark.False, NotImplemented:
		return answer, nil
	}
	return nil, raise.Errorf("AssertionError", "")
}

// subclasses returns the classes that a program derived from this one.
func (c *Class) subclasses(s *state) []*Class {
	derived := s.derived[c]
	if c.user != nil {
		derived = c.user.derived
	}
	var list []*Class
	for _, w := range derived {
		if d := w.Value(); d != nil {
			list = append(list, d)
		}
	}
	return list
}

// join makes the class known to its bases, which tell it of changes. s is the state of its
// process, nil if it has none yet.
func (c *Class) join(s *state) {
	for _, b := range c.bases {
		switch {
		case b.user != nil:
			b.user.derived = append(b.user.derived, weak.Make(c))
		case s != nil && b != ObjectClass:
			if s.derived == nil {
				s.derived = map[*Class][]weak.Pointer[Class]{}
			}
			s.derived[b] = append(alive(s.derived[b]), weak.Make(c))
		}
	}
}

// alive forgets classes that nobody has any more, when there are many.
func alive(list []weak.Pointer[Class]) []weak.Pointer[Class] {
	if len(list) < 64 || len(list) != cap(list) {
		return list
	}
	return slices.DeleteFunc(list, func(w weak.Pointer[Class]) bool { return w.Value() == nil })
}
