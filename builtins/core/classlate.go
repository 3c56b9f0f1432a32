package core

import (
	"sync"

	"go.starlark.net/starlark"
)

// There are hundreds of built-in classes with thousands of methods, and a program uses
// few of them. So a built-in class only notes what it is to have, and gets it when
// somebody looks.

// lateMembers is what a class has been given and has not got yet.
type lateMembers struct {
	mu    sync.Mutex
	steps []lateStep
}

// A lateStep is methods, one method, or one other attribute.
type lateStep struct {
	methods     map[string]MethodFunc
	name        string
	v           starlark.Value
	f           MethodFunc
	slot, whole bool // see MethodDescriptor
	weak        bool // only if the class has no attribute of the name
}

// later gives a built-in class some attributes, in an init function.
func (c *Class) later(s lateStep) {
	late := c.late.Load()
	if late == nil {
		late = new(lateMembers)
		c.late.Store(late)
	}
	late.steps = append(late.steps, s)
}

// members returns the class's own attributes. Those of a program's class, which is
// complete from the start, may be changed. A built-in class is used by all processes, and
// any of them may be the first.
func (c *Class) members() starlark.StringDict {
	if late := c.late.Load(); late != nil {
		c.catchUp(late)
	}
	return c.dict
}

func (c *Class) catchUp(late *lateMembers) {
	late.mu.Lock()
	defer late.mu.Unlock()
	if c.late.Load() != late {
		return // somebody was faster
	}
	if c.dict == nil {
		c.dict = starlark.StringDict{}
	}
	for _, s := range late.steps {
		for name, f := range s.methods {
			c.dict[name] = newMethod(c, name, f)
		}
		switch {
		case s.v != nil:
			c.dict[s.name] = s.v
		case s.f != nil && !(s.weak && c.dict[s.name] != nil):
			m := newMethod(c, s.name, s.f)
			m.slot, m.whole = s.slot, s.whole
			c.dict[s.name] = m
		}
	}
	c.late.Store(nil)
}
