package object

import (
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
)

// There are hundreds of built-in classes with thousands of methods, and a program uses
// few of them. So a built-in class only notes what it is to have, and gets it when
// somebody looks.

// A Table is what a package of builtins tells of its classes. Package builtins hands all
// tables to Complete. They are tables, and not functions that run when the program starts,
// because such a function has the pages around it read from the disk: they are most of what
// starting costs.
type Table struct {
	// Slots says what the values of the engine's types do.
	Slots []ClassSlots
	// Arithmetic is that of one package, nil for the others.
	Arithmetic *Arithmetic
	// Left is called with an error that leaves a function that the engine runs, and returns the
	// error. It is that of one package, nil for the others.
	Left func(*starlark.Thread, error) error
	// Late says by what classes are completed when a program first uses one of them.
	Late []Late
	// Exceptions are the exception classes that a raise.Error may name: "ValueError",
	// "queue.Full".
	Exceptions []*Class
}

// ClassSlots are the slots of a class.
type ClassSlots struct {
	Class *Class
	Slots *Slots
}

// A Late completes classes. Fill does it, once, when one of the classes is first used: it
// must not use the classes, and must complete no others.
type Late struct {
	Fill    func()
	Classes []*Class
	once    sync.Once
}

// completed is what Complete was given, and arithmetic and left what was among it.
var (
	completed  []*Table
	arithmetic Arithmetic
	left       func(*starlark.Thread, error) error
)

// Complete takes the tables of packages, besides this one's. It is called once, before any
// program runs and when no other goroutine does.
func Complete(tables ...*Table) {
	if completed == nil {
		tables = append([]*Table{&objectTable}, tables...)
	}
	completed = append(completed, tables...)
	for _, t := range tables {
		if t.Left != nil {
			left = t.Left
		}
		if t.Arithmetic != nil {
			arithmetic = *t.Arithmetic
		}
		for _, s := range t.Slots {
			s.Class.slots = s.Slots
		}
		for i := range t.Late {
			l := &t.Late[i]
			for _, c := range l.Classes {
				late := c.pending()
				late.fills = append(late.fills, l)
			}
		}
	}
}

// lateMembers is what a class has been given and has not got yet.
type lateMembers struct {
	fills []*Late
	using sync.Mutex // of who gives it to the class: one at a time
	mu    sync.Mutex // guards steps
	steps []lateStep
}

// A lateStep is methods, or one attribute.
type lateStep struct {
	methods []*call.Entry
	one     *lateMember
}

// A lateMember is a method, or another attribute.
type lateMember struct {
	name        string         // of another attribute
	v           starlark.Value // nil for a method
	entry       *call.Entry
	slot, whole bool // see MethodDescriptor
	weak        bool // only if the class has no attribute of the name
}

// addTo gives a class the attribute.
func (m *lateMember) addTo(c *Class) {
	switch {
	case m.v != nil:
		c.dict[m.name] = m.v
	case !m.weak || c.dict[m.entry.Name()] == nil:
		d := newMethod(c, m.entry.Name(), m.entry)
		d.slot, d.whole = m.slot, m.whole
		c.dict[m.entry.Name()] = d
	}
}

// later gives a built-in class some attributes.
func (c *Class) later(s lateStep) {
	late := c.pending()
	late.mu.Lock()
	defer late.mu.Unlock()
	late.steps = append(late.steps, s)
}

// pending returns what a built-in class is to be given.
func (c *Class) pending() *lateMembers {
	late := c.late.Load()
	if late == nil {
		late = new(lateMembers)
		c.late.Store(late)
	}
	return late
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
	late.using.Lock()
	defer late.using.Unlock()
	if c.late.Load() != late {
		return // somebody was faster
	}
	for _, l := range late.fills {
		l.once.Do(l.Fill)
	}
	late.mu.Lock()
	defer late.mu.Unlock()
	if c.dict == nil {
		c.dict = starlark.StringDict{}
	}
	for _, s := range late.steps {
		for _, e := range s.methods {
			c.dict[e.Name()] = newMethod(c, e.Name(), e)
		}
		if s.one != nil {
			s.one.addTo(c)
		}
	}
	c.late.Store(nil)
}
