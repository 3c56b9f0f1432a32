package memory

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A Namespace is what a fragment of a program, run by eval or exec or at a prompt, finds
// its names in. It belongs to one process.
type Namespace struct {
	Names
	// Outer, if not nil, has the names that are global.
	Outer *Namespace
}

// Names are names with values.
type Names interface {
	// Find returns the value of a name, nil if it has none. The error is one that
	// looking for it raised.
	Find(name string) (starlark.Value, error)
	// Set gives a name a value; nil takes it away.
	Set(name string, v starlark.Value) error
	// Mapping returns what the program sees of them: a dict, or what it has given to exec instead.
	Mapping() starlark.Value
	// CopyNames copies the names for another process.
	CopyNames(c *Copier) (Names, error)
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

// Travel copies the namespace, which functions that a fragment has defined know.
func (n *Namespace) Travel(c *Copier) (starlark.Value, error) {
	if to, ok := c.Noted(n); ok {
		return to, nil
	}
	to := new(Namespace)
	c.Note(n, to)
	var err error
	if to.Names, err = n.CopyNames(c); err != nil || n.Outer == nil {
		return to, err
	}
	outer, err := n.Outer.Travel(c)
	if err == nil {
		to.Outer = outer.(*Namespace)
	}
	return to, err
}

// Namespace returns the names of the module as a fragment sees them: the module's variables,
// those that fragments have made, and the predeclared names.
func (m *Module) Namespace(env starlark.StringDict) *Namespace {
	return &Namespace{Names: moduleNamespace{m, env}}
}

// A moduleNamespace is the names of a module.
type moduleNamespace struct {
	m   *Module
	env starlark.StringDict
}

// Find implements Names.
func (n moduleNamespace) Find(name string) (starlark.Value, error) {
	if v, _ := n.m.Attr(name); v != nil {
		return v, nil
	}
	return n.env[name], nil
}

// Set implements Names.
func (n moduleNamespace) Set(name string, v starlark.Value) error {
	n.m.assign(name, v)
	return nil
}

// Mapping implements Names.
func (n moduleNamespace) Mapping() starlark.Value { return n.m.Dict() }

// CopyNames implements Names.
func (n moduleNamespace) CopyNames(c *Copier) (Names, error) {
	to, err := n.m.Travel(c)
	if err != nil {
		return nil, err
	}
	return moduleNamespace{to.(*Module), n.env}, nil
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
	} else if v == nil {
		delete(m.made, name)
	} else {
		if m.made == nil {
			m.made = map[string]starlark.Value{}
		}
		m.made[name] = v
	}
	if m.dict != nil {
		tell(m.dict, name, v)
	}
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
	Single  bool // it is one statement as at a prompt, which shows the values of expressions
	Python2 bool
}

// NamespaceName is the variable of a fragment that has its namespace.
const NamespaceName = "$namespace"

// globalsName is the variable of a fragment that has its global names, if it mentions them. A function
// that has come from another process may have no other.
const globalsName = "$globals"

// CallerNamespace returns the namespace of the fragment whose code called the builtin that runs in
// the thread, nil if that is in no fragment.
func CallerNamespace(thread *starlark.Thread) *Namespace {
	return namespaceOf(callerVariables(thread))
}

// namespaceOf returns the namespace of the fragment that variables are of, nil if they are a module's.
func namespaceOf(vars variables) *Namespace {
	if vars == nil || vars.unit() == nil {
		return nil
	}
	for _, name := range []string{NamespaceName, globalsName} {
		if i, ok := vars.unit().globals.Index(name); ok {
			if names, ok := vars.get(i).(*Namespace); ok {
				return names
			}
		}
	}
	return nil
}

// CurrentNamespace returns the namespace of the fragment that begins to run.
func (s *Space) CurrentNamespace() *Namespace { return s.fragments[len(s.fragments)-1] }

// Python2 reports whether the module is written in Python 2.
func (m *Module) Python2() bool { return m.code.python2 }
