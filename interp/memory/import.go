package memory

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/raise"
)

// MainModule is the name of the program as a module.
const MainModule = "__main__"

// Global returns a variable of the program's own module, nil if there is none of the name or
// the process does not know. It is for what is said of errors.
func (s *Space) Global(name string) starlark.Value {
	if m := s.modules[MainModule]; m != nil && (m.vars != nil || m.cells != nil) {
		v, _ := m.Attr(name)
		return v
	}
	v := s.globals[name]
	if v == nil {
		v = s.globals["@"+name]
	}
	if c, ok := v.(*Cell); ok {
		return c.Value()
	}
	return v
}

// BeginModule registers the module whose top level calls the builtin that runs in the
// thread.
func (s *Space) BeginModule(thread *starlark.Thread, name string) *Module {
	m := s.modules[moduleKey(name)]
	if m == nil {
		m = &Module{name: name}
		if s.modules == nil {
			s.modules = map[string]*Module{}
		}
		s.modules[moduleKey(name)] = m
	}
	if vars := callerVariables(thread); vars != nil {
		m.code = vars.unit()
		if m.cells == nil {
			m.vars = vars
			for i, name := range m.code.globals.names { // what is in a cell gets its value from that
				if v := s.before[name]; v != nil {
					vars.set(i, v)
				}
			}
		}
	}
	return m
}

// Dynamic returns the value of a name that the text of the caller's module does not bind,
// but that a fragment did; nil is none.
func (s *Space) Dynamic(thread *starlark.Thread, name string) starlark.Value {
	if m := s.CallerModule(thread); m != nil {
		return m.made[name]
	}
	return nil
}

// callerVariables returns the variables of the module whose function called the builtin that
// runs in the thread, nil if there is none.
func callerVariables(thread *starlark.Thread) variables {
	for call := range Calls(thread) {
		if vars := call.variables(); vars != nil {
			return vars
		}
	}
	return nil
}

// CallerModule returns the module of the function that called the builtin that runs in
// the thread, nil if there is none.
func (s *Space) CallerModule(thread *starlark.Thread) *Module {
	vars := callerVariables(thread)
	if vars == nil {
		return nil
	}
	for _, m := range s.modules {
		if m.vars == vars {
			return m
		}
	}
	code := vars.unit()
	if code == nil {
		return nil
	}
	if m := selfOf(vars); m != nil { // in a child
		s.keep(m)
		return m
	}
	if code.source.Session {
		return s.sessionModule(vars, code)
	}
	// In a child, the copies of the modules that came with its target.
	m := &Module{name: code.Module(), vars: vars, code: code, loaded: true}
	if s.modules == nil {
		s.modules = map[string]*Module{}
	}
	if key := moduleKey(m.name); s.modules[key] == nil {
		s.modules[key] = m
	}
	return m
}

// selfOf returns the open module that variables are of, nil if they are of another one.
func selfOf(vars variables) *Module {
	if i, ok := vars.unit().globals.Index(SelfName); ok {
		if m, ok := vars.get(i).(*Module); ok {
			return m
		}
	}
	return nil
}

// keep notes a module that came with a function.
func (s *Space) keep(m *Module) {
	if s.modules == nil {
		s.modules = map[string]*Module{}
	}
	s.modules[m.name] = m
}

// Known returns one of the program's own modules, if it runs or has run in the process; nil if it has
// not. thread computes in the process.
func (s *Space) Known(thread *starlark.Thread, name string) *Module {
	name = moduleKey(name)
	if m := s.modules[name]; m != nil && (m.vars != nil || m.cells != nil) {
		return m
	}
	if m := s.CallerModule(thread); m != nil && moduleKey(m.name) == name {
		return m
	}
	if vars := s.main; name == MainModule && vars != nil {
		return &Module{name: vars.unit().Module(), vars: vars, code: vars.unit(), loaded: true}
	}
	return nil
}

// Import returns one of the program's own modules, which runs in the thread unless it did
// before: a file beside the program. ok is false if there is none.
func (s *Space) Import(thread *starlark.Thread, name string) (m *Module, ok bool, err error) {
	if m := s.modules[moduleKey(name)]; m != nil {
		return m, true, nil // also one that is being imported, as in Python
	}
	if s.loader.Read == nil || s.loader.Compile == nil {
		return nil, false, nil
	}
	var parent *Module
	pkg, base, dotted := cutLast(name)
	if dotted { // a package comes before what is in it, and knows it as an attribute
		if parent, ok, err = s.Import(thread, pkg); !ok || err != nil {
			return nil, ok, err
		}
		defer func() {
			if ok && err == nil {
				parent.assign(base, m)
			}
		}()
	}
	file, text, err, failed := s.find(name)
	switch {
	case failed != nil:
		return nil, true, failed
	case errors.Is(err, fs.ErrNotExist):
		return nil, false, nil
	case err != nil:
		return nil, true, raise.Errorf("ImportError", "cannot import '%s': %v", name, err)
	}
	m, err = s.runModule(thread, name, file, text)
	return m, true, err
}

// Library marks, at the beginning of their names, the files of modules of pyq's own that are
// written in Python. An operation in one is told with the line of the program that called it.
const Library = "<pyq>/"

// ImportText is Import of a module of pyq's own, whose text is given. file is its name in
// the library.
func (s *Space) ImportText(thread *starlark.Thread, name, file, text string) (*Module, error) {
	if m := s.modules[name]; m != nil {
		return m, nil
	}
	return s.runModule(thread, name, Library+file, text)
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
func (s *Space) runModule(thread *starlark.Thread, name, file, text string) (*Module, error) {
	code, err := s.loader.compile(file, text, name)
	if err != nil {
		return nil, err
	}
	m := &Module{name: name, code: code}
	if s.modules == nil {
		s.modules = map[string]*Module{}
	}
	s.modules[name] = m
	if _, err := s.loader.run(thread, code); err != nil {
		delete(s.modules, name)
		return nil, err
	}
	m.loaded = true
	return m, nil
}

// Forget forgets one of the program's own modules that has run: it runs again if it is imported again.
func (s *Space) Forget(name string) {
	if m := s.modules[name]; m != nil && m.loaded && name != MainModule {
		delete(s.modules, name)
	}
}

// Reload runs the text of one of the program's own modules again. As in Python the module stays what it
// is, and keeps the variables that the text gives no value now. The text finds the old values of all.
func (s *Space) Reload(thread *starlark.Thread, m *Module) error {
	file, text, err, failed := s.find(m.name)
	if err = cmp.Or(failed, err); err != nil {
		return err
	}
	code, err := s.loader.Compile(file, text, m.name)
	if err != nil {
		return err
	}
	before := starlark.StringDict{}
	for _, name := range m.AttrNames() {
		before[name], _ = m.Attr(name)
	}
	defer func(old starlark.StringDict) { s.before = old }(s.before)
	s.modules[m.name], s.before, m.told = m, before, false
	_, err = s.loader.run(thread, code)
	for name, v := range before {
		if now, _ := m.Attr(name); now == nil {
			m.assign(name, v)
		}
	}
	if m.dict != nil {
		m.Dict()
	}
	return err
}

// Before returns the value that a variable of the module that is being loaded again had, nil if there is
// no such.
func (s *Space) Before(name string) starlark.Value { return s.before[name] }

// Load is the starlark.Thread.Load: Starlark's load statement. Unlike in Starlark, what
// a module defines is not frozen: a process has its own copy of it all.
func (s *Space) Load(thread *starlark.Thread, name string) (starlark.StringDict, error) {
	file := name
	name = strings.ReplaceAll(strings.TrimSuffix(name, path.Ext(name)), "/", ".")
	m := s.modules[moduleKey(name)]
	switch {
	case m != nil && !m.loaded:
		return nil, fmt.Errorf("cycle in load graph: %s loads itself", name)
	case m == nil && s.loader.Read == nil:
		return nil, errors.New("this program may not load other files")
	case m == nil:
		file, text, err, failed := s.ReadFile(file)
		if err = cmp.Or(failed, err); err != nil {
			return nil, err
		}
		if m, err = s.runModule(thread, name, file, text); err != nil {
			return nil, err
		}
	}
	globals := starlark.StringDict{}
	for _, n := range m.AttrNames() {
		globals[n], _ = m.Attr(n)
	}
	return globals, nil
}
