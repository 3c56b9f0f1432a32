package object

import "github.com/pyq-lang/pyq/interp/raise"

// This file has instances that have not met __init__: those of a program's class that is
// derived from one of the library, and whose __init__ forgets super().__init__().

// NeedsInit notes that the methods of a built-in class can do nothing for an instance before
// the class's __init__ was called.
func (c *Class) NeedsInit() { c.needsInit = true }

// An incomplete is what an instance carries until then.
type incomplete struct {
	class *Class // that needs it
	base  any    // for __init__
}

// early reports whether __init__ was not called yet.
func (i *Instance) early() bool {
	_, early := i.base.(*incomplete)
	return early
}

// admit reports whether a class's method or attribute may have the instance as self. That
// __init__ may makes it complete.
func (i *Instance) admit(class *Class, name string) error {
	early, ok := i.base.(*incomplete)
	switch {
	case !ok || class == ObjectClass || !early.class.Is(class) && !class.Is(early.class):
		return nil
	case name == "__init__":
		i.base = early.base
		return nil
	}
	return raise.Errorf("AttributeError", "'%s' object is not complete: %s.__init__() not called", i.class.name, early.class.name)
}
