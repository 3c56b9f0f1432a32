package core

import (
	"slices"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/proc"
)

// A Module is a named collection of immutable values and handles: time, sys. All
// processes share it.
type Module struct {
	name    string
	members starlark.StringDict
	more    func(name string) starlark.Value // see WithMore
}

var (
	_ starlark.HasAttrs = (*Module)(nil)
	_ proc.Traveler     = (*Module)(nil)
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

func (m *Module) String() string                              { return "<module '" + m.name + "' (built-in)>" }
func (m *Module) Type() string                                { return "module" }
func (m *Module) Freeze()                                     {}
func (m *Module) Truth() starlark.Bool                        { return true }
func (m *Module) Hash() (uint32, error)                       { return starlark.String(m.name).Hash() }
func (m *Module) Travel(*proc.Copier) (starlark.Value, error) { return m, nil }

// Attr returns a member.
func (m *Module) Attr(name string) (starlark.Value, error) {
	if v := m.members[name]; v != nil || m.more == nil {
		return v, nil
	}
	return m.more(name), nil
}

// AttrNames returns the members' names, sorted.
func (m *Module) AttrNames() []string {
	names := m.members.Keys()
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
