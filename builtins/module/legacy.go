package module

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
)

// A process that begins anew has new modules. What belongs to the process of the system, and not to
// Python, it gets from its parent nevertheless: the environment, the arguments.

// A legacy is such a member of a private module.
type legacy struct {
	name string
	give func(v starlark.Value) starlark.Value
	take func(to, v starlark.Value)
}

// WithLegacy says that a member of a private module is handed on. give makes a value of it that nobody
// changes and that needs no program, and take puts that into the member of the new process. It
// returns the module.
func (m *Module) WithLegacy(name string, give func(v starlark.Value) starlark.Value, take func(to, v starlark.Value)) *Module {
	m.legacy = append(m.legacy, legacy{name, give, take})
	return m
}

// An estate is all that a process hands on.
type estate []bequest

// A bequest is what a module hands on of a member.
type bequest struct {
	of *Module // the one that processes make theirs from
	legacy
	v starlark.Value
}

var _ memory.Traveler = estate(nil)

func (e estate) String() string        { return "<modules in transit>" }
func (e estate) Type() string          { return "module" }
func (e estate) Freeze()               {}
func (e estate) Truth() starlark.Bool  { return len(e) > 0 }
func (e estate) Hash() (uint32, error) { return 0, nil }

// Travel implements memory.Traveler.
func (e estate) Travel(*memory.Copier) (starlark.Value, error) { return e, nil }

// give returns what is handed on of a process's modules.
func (modulesCarrier) give(from *moduleState) starlark.Value {
	var e estate
	for _, m := range from.sorted() {
		for _, l := range m.template.legacy {
			v := m.members.get(l.name)
			if v == nil {
				continue
			}
			if v = l.give(v); v != nil {
				e = append(e, bequest{m.template, l, v})
			}
		}
	}
	return e
}

// take gives a process what was handed on to it.
func (modulesCarrier) take(p *proc.Proc, given starlark.Value) {
	for _, b := range given.(estate) {
		b.take(b.of.In(p).members.get(b.name), b.v)
	}
}
