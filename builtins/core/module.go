package core

import (
	"slices"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// A Module is a named collection of immutable values and handles: time, math. All
// processes share it, unless it is a private one: then each has its own (sys, os).
type Module struct {
	name    string
	members starlark.StringDict
	// make makes the members of each process's own module; nil of one that is shared
	// and of one that a process owns.
	make func(p *proc.Proc) starlark.StringDict
	// shared makes, once, the members that a program sees which has not imported
	// the private module.
	shared func() starlark.StringDict
	// template is what a process's own module was made from, owner its process's state.
	template *Module
	owner    *state
	more     func(name string) starlark.Value // see WithMore
}

var (
	_ starlark.HasSetField = (*Module)(nil)
	_ proc.Traveler        = (*Module)(nil)
)

// NewModule returns a module. Its members must be safe for concurrent use and
// must not be changed any more.
func NewModule(name string, members starlark.StringDict) *Module {
	return &Module{name: name, members: members}
}

// WithMore makes f find what is no member: a package's modules, which are made when they
// are first used. It returns the module.
func (m *Module) WithMore(f func(name string) starlark.Value) *Module {
	m.more = f
	return m
}

// NewPrivateModule returns a module of which each process that imports it has its own,
// with members that the function makes: the program may assign them, and they may be
// values that change. The function gets nil for what a program sees that has not imported
// the module; its members are frozen then.
func NewPrivateModule(name string, members func(p *proc.Proc) starlark.StringDict) *Module {
	shared := sync.OnceValue(func() starlark.StringDict {
		m := members(nil)
		m.Freeze()
		return m
	})
	return &Module{name: name, make: members, shared: shared}
}

// In returns the module as the process sees it: its own, if the module is private.
func (m *Module) In(p *proc.Proc) *Module {
	if m.make == nil {
		return m
	}
	s := states.Of(p)
	own := s.modules[m]
	if own == nil {
		own = &Module{name: m.name, members: m.make(p), template: m}
		own.join(s)
	}
	return own
}

// join makes m the process's own module.
func (m *Module) join(s *state) {
	if s.modules == nil {
		s.modules = map[*Module]*Module{}
	}
	s.modules[m.template] = m
	m.owner = s
	if m.name != "sys" {
		return
	}
	// The stream may have been replaced before the program imported sys.
	for name, v := range map[string]starlark.Value{"stdout": s.stdout, "stderr": s.stderr} {
		if v != nil {
			m.members[name] = v
		}
		m.noteStream(name)
	}
}

// noteStream tells the process's state of what the program has made sys.stdout.
func (m *Module) noteStream(name string) {
	if m.name != "sys" || m.owner == nil {
		return
	}
	switch v := m.members[name]; name {
	case "stdout":
		m.owner.stdout = v
	case "stderr":
		m.owner.stderr = v
	}
}

func (m *Module) String() string        { return "<module '" + m.name + "' (built-in)>" }
func (m *Module) Type() string          { return "module" }
func (m *Module) Freeze()               {}
func (m *Module) Truth() starlark.Bool  { return true }
func (m *Module) Hash() (uint32, error) { return starlark.String(m.name).Hash() }

// Travel returns the module itself if all share it, otherwise the receiver's own with
// copies of the members. A member that cannot travel is left behind.
func (m *Module) Travel(c *proc.Copier) (starlark.Value, error) {
	if m.template == nil {
		return m, nil
	}
	if to, ok := c.Noted(m); ok {
		return to, nil
	}
	to := &Module{name: m.name, members: make(starlark.StringDict, len(m.members)), template: m.template}
	c.Note(m, to)
	for name, v := range m.members {
		copied, err := c.Copy(v)
		if err != nil {
			copied = proc.Untraveled(m.name+"."+name, v, err)
		}
		to.members[name] = copied
	}
	if in := c.Receiver(); in != nil {
		to.join(states.Of(proc.In(in)))
	}
	return to, nil
}

// Attr returns a member, or __name__ or __dict__.
func (m *Module) Attr(name string) (starlark.Value, error) {
	if v := m.dict()[name]; v != nil {
		return v, nil
	}
	if m.more != nil {
		if v := m.more(name); v != nil {
			return v, nil
		}
	}
	if v := generalAttr(m, ModuleClass, name); v != nil {
		return v, nil
	}
	return nil, noAttribute(m, name)
}

func (m *Module) dict() starlark.StringDict {
	if m.shared != nil {
		return m.shared()
	}
	return m.members
}

// SetField assigns a member of a process's own module.
func (m *Module) SetField(name string, v starlark.Value) error {
	if m.template == nil {
		return proc.Errorf("AttributeError", "cannot set '%s' of module '%s': all processes share it", name, m.name)
	}
	m.members[name] = v
	m.noteStream(name)
	return nil
}

// AttrNames returns the members' names, sorted.
func (m *Module) AttrNames() []string {
	names := m.dict().Keys()
	slices.Sort(names)
	return names
}

// A Func is the Go part of a builtin: it is given the process that called it.
type Func func(p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)

// NewFunc returns a builtin function.
func NewFunc(name string, f Func) *starlark.Builtin {
	return starlark.NewBuiltin(name, func(thread *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return f(proc.Of(thread), thread, args, kwargs)
	})
}

// A Method is the Go part of a method of a T.
type Method[T starlark.Value] func(recv T, p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)

// NewMethod returns the unbound builtin for a method; bind a T to it.
func NewMethod[T starlark.Value](name string, f Method[T]) *starlark.Builtin {
	return starlark.NewBuiltin(name, func(thread *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return f(b.Receiver().(T), proc.Of(thread), thread, args, kwargs)
	})
}
