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

// A lateStep is methods, one attribute, or a function that gives the class the rest.
type lateStep struct {
	methods map[string]MethodFunc
	one     *lateMember
	fill    func()
}

// A lateMember is a method, or another attribute. Several classes may have the same.
type lateMember struct {
	name        string
	v           starlark.Value // nil for a method
	f           MethodFunc
	slot, whole bool // see MethodDescriptor
	weak        bool // only if the class has no attribute of the name
}

// addTo gives a class the attribute.
func (m *lateMember) addTo(c *Class) {
	switch {
	case m.v != nil:
		c.dict[m.name] = m.v
	case !m.weak || c.dict[m.name] == nil:
		d := newMethod(c, m.name, m.f)
		d.slot, d.whole = m.slot, m.whole
		c.dict[m.name] = d
	}
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

// Late has fill called when one of the classes is first used, and only then: what an init
// function would do to complete them. fill must not use the classes, and must complete no
// others. For init functions.
func Late(fill func(), classes ...*Class) {
	fill = sync.OnceFunc(fill)
	for _, c := range classes {
		c.later(lateStep{fill: fill})
	}
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

// ready is members for those who want to know something else of a built-in class.
func (c *Class) ready() *Class {
	c.members()
	return c
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
	for i := 0; i < len(late.steps); i++ { // filling adds some
		s := late.steps[i]
		if s.fill != nil {
			s.fill()
		}
		for name, f := range s.methods {
			c.dict[name] = newMethod(c, name, f)
		}
		if s.one != nil {
			s.one.addTo(c)
		}
	}
	c.late.Store(nil)
}
