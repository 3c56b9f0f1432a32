package proc

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"go.starlark.net/starlark"
)

// A Module is a module of the program's own as a value: its file, or another that it
// imports. Its attributes are the module's variables. It belongs to one process.
type Module struct {
	name   string
	module *starlark.Module // nil until its top level begins
	code   *Code
	loaded bool                      // its top level has run
	made   map[string]starlark.Value // variables that its text does not mention, see assign
	cells  *sessionCells             // of a session, whose inputs have modules of their own; otherwise nil
}

var (
	_ starlark.HasSetField = (*Module)(nil)
	_ Traveler             = (*Module)(nil)
)

// Name returns the module's __name__.
func (m *Module) Name() string { return m.name }

// File returns the name of the module's file.
func (m *Module) File() string { return m.code.name }

func (m *Module) String() string {
	return "<module '" + m.name + "' from '" + m.code.name + "'>"
}
func (m *Module) Type() string          { return "module" }
func (m *Module) Freeze()               {}
func (m *Module) Truth() starlark.Bool  { return true }
func (m *Module) Hash() (uint32, error) { return starlark.String(m.name).Hash() }

// Attr returns a variable of the module, nil if it has none of the name.
func (m *Module) Attr(name string) (starlark.Value, error) {
	switch name {
	case "__name__":
		return starlark.String(m.name), nil
	case "__file__":
		if m.cells == nil {
			return starlark.String(m.code.name), nil
		}
	case "__dict__":
		return m.Dict(), nil
	case "__doc__":
		if m.cells == nil && m.made[name] == nil {
			return starlark.None, nil // docstrings of modules are not kept
		}
	}
	if m.cells != nil {
		return m.cells.value(name), nil
	}
	if i, ok := m.code.index[name]; ok && m.module != nil {
		v := (*moduleGlobals(m.module))[i]
		if c, ok := v.(*Cell); ok {
			v = c.value
		}
		if v != nil {
			return v, nil
		}
	}
	return m.made[name], nil
}

// SetField assigns a variable of the module.
func (m *Module) SetField(name string, v starlark.Value) error {
	m.assign(name, v)
	return nil
}

// AttrNames returns the names of the variables that have values, sorted.
func (m *Module) AttrNames() []string {
	if m.cells != nil {
		return m.cells.names()
	}
	names := slices.Collect(maps.Keys(m.made))
	for _, n := range m.code.globals {
		if v, _ := m.Attr(n); v != nil && !strings.HasPrefix(n, "$") && !strings.HasPrefix(n, ".") {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Dict returns the module's variables: its globals(), which is no live view.
func (m *Module) Dict() *starlark.Dict {
	d := new(starlark.Dict)
	_ = d.SetKey(starlark.String("__name__"), starlark.String(m.name)) // a str can be hashed
	if m.cells != nil {
		for _, n := range m.cells.names() {
			_ = d.SetKey(starlark.String(n), m.cells.value(n))
		}
		return d
	}
	for _, n := range m.code.globals {
		if v, _ := m.Attr(n); v != nil && !strings.HasPrefix(n, "$") && !strings.HasPrefix(n, ".") {
			_ = d.SetKey(starlark.String(n), v)
		}
	}
	for _, n := range slices.Sorted(maps.Keys(m.made)) {
		_ = d.SetKey(starlark.String(n), m.made[n])
	}
	return d
}

// Travel returns the copy's own module, with all that it defines.
func (m *Module) Travel(c *Copier) (starlark.Value, error) {
	if to, ok := c.Noted(m); ok {
		return to, nil
	}
	to := &Module{name: m.name, code: m.code, loaded: m.loaded}
	c.Note(m, to)
	if m.cells != nil {
		to.cells = m.cells.travel(c)
		return to, nil
	}
	if m.module == nil {
		return to, nil
	}
	to.module = c.module(m.module)
	from, dest := *moduleGlobals(m.module), *moduleGlobals(to.module)
	for i := range from {
		c.copyGlobal(from, dest, i, m.code.globalName(i))
	}
	for _, name := range slices.Sorted(maps.Keys(m.made)) {
		v, err := c.Copy(m.made[name])
		if err != nil {
			continue // it is missed only if it is used
		}
		if to.made == nil {
			to.made = map[string]starlark.Value{}
		}
		to.made[name] = v
	}
	return to, nil
}

// Global returns a variable of the program's own module, nil if there is none of the name or
// the process does not know. It is for what is said of errors.
func (p *Proc) Global(name string) starlark.Value {
	if m := p.modules[MainModule]; m != nil && (m.module != nil || m.cells != nil) {
		v, _ := m.Attr(name)
		return v
	}
	v := p.globals[name]
	if v == nil {
		v = p.globals["@"+name]
	}
	if c, ok := v.(*Cell); ok {
		return c.value
	}
	return v
}

// BeginModule registers the module whose top level calls the builtin that runs in the
// thread.
func (p *Proc) BeginModule(thread *starlark.Thread, name string) {
	m := p.modules[name]
	if m == nil {
		m = &Module{name: name}
		if p.modules == nil {
			p.modules = map[string]*Module{}
		}
		p.modules[name] = m
	}
	if f := callerFunction(thread); f != nil {
		m.code = codeOf(f.Module())
		if m.cells == nil {
			m.module = f.Module()
		}
	}
}

// Dynamic returns the value of a name that the text of the caller's module does not bind,
// but that a fragment did; nil is none.
func (p *Proc) Dynamic(thread *starlark.Thread, name string) starlark.Value {
	if m := p.CallerModule(thread); m != nil {
		return m.made[name]
	}
	return nil
}

// callerFunction returns the function of the program that called the builtin that runs
// in the thread.
func callerFunction(thread *starlark.Thread) *starlark.Function {
	for depth, n := 1, thread.CallStackDepth(); depth < n; depth++ {
		if f, ok := thread.DebugFrame(depth).Callable().(*starlark.Function); ok {
			return f
		}
	}
	return nil
}

// CallerModule returns the module of the function that called the builtin that runs in
// the thread, nil if there is none.
func (p *Proc) CallerModule(thread *starlark.Thread) *Module {
	f := callerFunction(thread)
	if f == nil {
		return nil
	}
	for _, m := range p.modules {
		if m.module == f.Module() {
			return m
		}
	}
	code := codeOf(f.Module())
	if code == nil {
		return nil
	}
	if code.source.Session {
		return p.sessionModule(f.Module(), code)
	}
	// In a child, the copies of the modules that came with its target.
	m := &Module{name: MainModule, module: f.Module(), code: code, loaded: true}
	if p.modules == nil {
		p.modules = map[string]*Module{}
	}
	if p.modules[MainModule] == nil {
		p.modules[MainModule] = m
	}
	return m
}

// CallerPython2 reports whether the function that called the builtin that runs in the thread
// is one of a Python 2 program. The thread may be nil, or one without a process.
func CallerPython2(thread *starlark.Thread) bool {
	if thread == nil {
		return false
	}
	p, ok := thread.Local(threadLocal).(*Proc)
	if !ok {
		return false
	}
	m := p.CallerModule(thread)
	return m != nil && m.Python2()
}

// Import returns one of the program's own modules, which runs in the thread unless it did
// before: a file beside the program. ok is false if there is none.
func (p *Proc) Import(thread *starlark.Thread, name string) (m *Module, ok bool, err error) {
	if m := p.modules[name]; m != nil {
		return m, true, nil // also one that is being imported, as in Python
	}
	if p.run.Read == nil || p.run.Compile == nil {
		return nil, false, nil
	}
	var parent *Module
	pkg, base, dotted := cutLast(name)
	if dotted { // a package comes before what is in it, and knows it as an attribute
		if parent, ok, err = p.Import(thread, pkg); !ok || err != nil {
			return nil, ok, err
		}
		defer func() {
			if ok && err == nil {
				parent.assign(base, m)
			}
		}()
	}
	file, text, err := p.run.find(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	if err != nil {
		return nil, true, Errorf("ImportError", "cannot import '%s': %v", name, err)
	}
	m, err = p.runModule(thread, name, file, text)
	return m, true, err
}

// Library marks, at the beginning of their names, the files of modules of pyq's own that are
// written in Python. An operation in one is told with the line of the program that called it.
const Library = "<pyq>/"

// ImportText is Import of a module of pyq's own, whose text is given. file is its name in
// the library.
func (p *Proc) ImportText(thread *starlark.Thread, name, file, text string) (*Module, error) {
	if m := p.modules[name]; m != nil {
		return m, nil
	}
	return p.runModule(thread, name, Library+file, text)
}

// cutLast splits a dotted name at its last dot.
func cutLast(name string) (before, after string, dotted bool) {
	i := strings.LastIndexByte(name, '.')
	if i < 0 {
		return "", name, false
	}
	return name[:i], name[i+1:], true
}

// runModule compiles and runs the text of a module.
func (p *Proc) runModule(thread *starlark.Thread, name, file, text string) (*Module, error) {
	code, err := p.run.Compile(file, text, name)
	if err != nil {
		return nil, err
	}
	m := &Module{name: name, code: code}
	if p.modules == nil {
		p.modules = map[string]*Module{}
	}
	p.modules[name] = m
	if _, err := p.run.exec(thread, code); err != nil {
		delete(p.modules, name)
		return nil, err
	}
	m.loaded = true
	return m, nil
}

// ModuleFiles returns the files that a module of the program's own may be in, the first
// choice first.
func ModuleFiles(module string) []string {
	file := strings.ReplaceAll(module, ".", "/")
	return []string{file + ".py", file + ".star", file + "/__init__.py"}
}

func (r *Run) find(name string) (file, text string, err error) {
	for _, f := range ModuleFiles(name) {
		file, text, err = r.Read(f)
		if !errors.Is(err, fs.ErrNotExist) {
			break
		}
	}
	return file, text, err
}

// load is the starlark.Thread.Load: Starlark's load statement. Unlike in Starlark, what
// a module defines is not frozen: a process has its own copy of it all.
func (p *Proc) load(thread *starlark.Thread, name string) (starlark.StringDict, error) {
	r := p.run
	file := name
	name = strings.ReplaceAll(strings.TrimSuffix(name, path.Ext(name)), "/", ".")
	m := p.modules[name]
	switch {
	case m != nil && !m.loaded:
		return nil, fmt.Errorf("cycle in load graph: %s loads itself", name)
	case m == nil && r.Read == nil:
		return nil, errors.New("this program may not load other files")
	case m == nil:
		file, text, err := r.Read(file)
		if err != nil {
			return nil, err
		}
		if m, err = p.runModule(thread, name, file, text); err != nil {
			return nil, err
		}
	}
	globals := starlark.StringDict{}
	for _, n := range m.AttrNames() {
		globals[n], _ = m.Attr(n)
	}
	return globals, nil
}
