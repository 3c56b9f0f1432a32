package memory

import (
	"maps"
	"slices"
	"strings"

	"go.starlark.net/starlark"
)

// sessionCells are the variables of a session. Every input of it is a module of its own,
// whose variables are these cells, as far as its text mentions them: so the functions of
// all inputs see what is defined again, and what a process that is being started can reach
// is found, and copied, as in any program.
type sessionCells struct {
	byName map[string]*Cell
	dict   *starlark.Dict // see Module.Dict
	// merged are the modules of inputs, in a child of the session's process, whose cells
	// are here.
	merged []variables
}

// cell returns the variable of a name, which it makes if there is none.
func (s *sessionCells) cell(name string) *Cell {
	c := s.byName[name]
	if c == nil {
		c = NewCell(name, true, nil)
		if !isOwn(name) {
			c.dict = s.dict
		}
		if s.byName == nil {
			s.byName = map[string]*Cell{}
		}
		s.byName[name] = c
	}
	return c
}

// value returns what a name has been given, nil if nothing.
func (s *sessionCells) value(name string) starlark.Value {
	if c := s.byName[name]; c != nil {
		return c.Value()
	}
	return nil
}

// order returns the names of all variables that a program sees, sorted.
func (s *sessionCells) order() []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(s.byName)), isOwn)
}

// names returns the names that have values, sorted.
func (s *sessionCells) names() []string {
	var list []string
	for _, name := range slices.Sorted(maps.Keys(s.byName)) {
		if s.byName[name].Value() != nil && !strings.HasPrefix(name, ".") {
			list = append(list, name)
		}
	}
	return list
}

// travel copies all variables. What cannot travel is missed only if it is used.
func (s *sessionCells) travel(c *Copier) *sessionCells {
	to := &sessionCells{byName: make(map[string]*Cell, len(s.byName))}
	for _, name := range slices.Sorted(maps.Keys(s.byName)) {
		from := s.byName[name]
		before := c.memo.size()
		if v, err := from.Travel(c); err == nil {
			to.byName[name] = v.(*Cell)
		} else {
			c.memo.forget(before)
			to.byName[name] = NewCell(name, true, Untraveled(name, from.Value(), err)).Over(from.outer)
		}
	}
	return to
}

// merge adds the cells of an input's module.
func (s *sessionCells) merge(m variables, code *Code) {
	if slices.Contains(s.merged, m) {
		return
	}
	s.merged = append(s.merged, m)
	for i := range m.size() {
		if c, ok := m.get(i).(*Cell); ok && s.byName[code.globalName(i)] == nil {
			if s.byName == nil {
				s.byName = map[string]*Cell{}
			}
			s.byName[code.globalName(i)] = c
		}
	}
}

// SessionCell returns a variable of the session. outer is what its name means while it has
// no value, nil for nothing.
func (s *Space) SessionCell(name string, outer starlark.Value) *Cell {
	c := s.modules[MainModule].cells.cell(name)
	if outer != nil {
		c.outer = outer
	}
	return c
}

// BeginSession makes the program a session, whose inputs are run one by one.
func (s *Space) BeginSession() {
	s.modules = map[string]*Module{MainModule: {name: MainModule, loaded: true, cells: &sessionCells{}}}
}

// SessionNames returns the names that the session has given values. For its main process.
func (s *Space) SessionNames() []string { return s.modules[MainModule].cells.names() }

// SessionValue returns the value of a name in the session, if this is one, or the predeclared
// one; nil if there is none. For its main process.
func (s *Space) SessionValue(name string) starlark.Value {
	if m := s.modules[MainModule]; m != nil && m.cells != nil {
		if v := m.cells.value(name); v != nil {
			return v
		}
	}
	return s.loader.Env[name]
}

// sessionModule returns the module that all inputs of the session are to the process. In a
// child that has only some of their functions, it has what those brought along.
func (s *Space) sessionModule(input variables, code *Code) *Module {
	m := s.modules[MainModule]
	if m == nil || m.cells == nil {
		m = &Module{name: MainModule, code: code, loaded: true, cells: &sessionCells{}}
		if s.modules == nil {
			s.modules = map[string]*Module{}
		}
		s.modules[MainModule] = m
	}
	if s.child {
		m.cells.merge(input, code)
	}
	return m
}
