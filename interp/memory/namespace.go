package memory

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A Namespace is what a fragment of a program, run by eval or exec or at a prompt, finds
// its names in. It belongs to one process.
type Namespace struct {
	// Get returns the value of a name, nil if it has none. The error is one that
	// looking for it raised.
	Find func(name string) (starlark.Value, error)
	// Set gives a name a value; nil takes it away.
	Set func(name string, v starlark.Value) error
	// Outer, if not nil, has the names that are global.
	Outer *Namespace
}

// Globals returns the namespace of the global names.
func (n *Namespace) Globals() *Namespace {
	if n.Outer != nil {
		return n.Outer
	}
	return n
}

var (
	_ starlark.Mapping   = (*Namespace)(nil)
	_ starlark.HasSetKey = (*Namespace)(nil)
)

func (n *Namespace) String() string       { return "<namespace>" }
func (n *Namespace) Type() string         { return "namespace" }
func (n *Namespace) Freeze()              {}
func (n *Namespace) Truth() starlark.Bool { return true }
func (n *Namespace) Hash() (uint32, error) {
	return 0, raise.New(fact.Unhashable, "namespace")
}

// Get returns the value of a name. The error is a NameError.
func (n *Namespace) Get(k starlark.Value) (v starlark.Value, found bool, err error) {
	name := string(k.(starlark.String))
	v, err = n.Find(name)
	if v == nil && err == nil {
		err = raise.New(fact.NotDefined, name)
	}
	return v, v != nil, err
}

// SetKey gives a name a value.
func (n *Namespace) SetKey(k, v starlark.Value) error { return n.Set(string(k.(starlark.String)), v) }

// DelItem takes a name's value away. The error is a NameError.
func (n *Namespace) DelItem(_ *starlark.Thread, k starlark.Value) error {
	if _, _, err := n.Get(k); err != nil {
		return err
	}
	return n.Set(string(k.(starlark.String)), nil)
}

// Namespace returns the names of the module as a fragment sees them: the module's variables,
// those that fragments have made, and the predeclared names.
func (m *Module) Namespace(env starlark.StringDict) *Namespace {
	return &Namespace{
		Find: func(name string) (starlark.Value, error) {
			if v, _ := m.Attr(name); v != nil {
				return v, nil
			}
			return env[name], nil
		},
		Set: func(name string, v starlark.Value) error {
			m.assign(name, v)
			return nil
		},
	}
}

// assign gives a variable of the module a value. One that the module's text does not
// mention is kept apart: code that was compiled before finds it as an unknown name.
func (m *Module) assign(name string, v starlark.Value) {
	if m.cells != nil {
		m.cells.cell(name).SetValue(v)
		return
	}
	if i, ok := m.code.globals.Index(name); ok && m.vars != nil {
		if c, ok := m.vars.get(i).(*Cell); ok {
			c.SetValue(v)
			return
		}
		m.vars.set(i, v)
		return
	}
	if m.made == nil {
		m.made = map[string]starlark.Value{}
	}
	if v == nil {
		delete(m.made, name)
		return
	}
	m.made[name] = v
}

// RunFragment compiles and runs a part of a program in a namespace, in the thread of the
// builtin that asks for it. An expression's value is returned, otherwise None. The error
// of a text that does not compile is a *SyntaxError.
func (s *Space) RunFragment(thread *starlark.Thread, f Fragment, names *Namespace) (starlark.Value, error) {
	if s.loader.CompileFragment == nil {
		return nil, raise.Errorf("NotImplementedError", "this program may not compile others")
	}
	code, err := s.loader.CompileFragment(f)
	if err != nil {
		return nil, err
	}
	s.fragments = append(s.fragments, names)
	depth := len(s.fragments)
	globals, err := s.loader.run(thread, code)
	s.fragments = s.fragments[:depth-1]
	if err != nil || !f.Expr {
		return starlark.None, err
	}
	return globals[ValueName], nil
}

// A Fragment is a part of a program as text.
type Fragment struct {
	File    string // for positions
	Text    string
	Expr    bool // it is an expression
	Python2 bool
}

// NamespaceName is the variable of a fragment that has its namespace.
const NamespaceName = "$namespace"

// CallerNamespace returns the namespace of the fragment whose code called the builtin that runs in
// the thread, nil if that is in no fragment.
func CallerNamespace(thread *starlark.Thread) *Namespace {
	vars := callerVariables(thread)
	if vars == nil || vars.unit() == nil {
		return nil
	}
	i, ok := vars.unit().globals.Index(NamespaceName)
	if !ok {
		return nil
	}
	names, _ := vars.get(i).(*Namespace)
	return names
}

// CurrentNamespace returns the namespace of the fragment that begins to run.
func (s *Space) CurrentNamespace() *Namespace { return s.fragments[len(s.fragments)-1] }

// Python2 reports whether the module is written in Python 2.
func (m *Module) Python2() bool { return m.code.python2 }
