package memory

import (
	"maps"
	"slices"
	"sync/atomic"

	"go.starlark.net/starlark"
)

// A Space is what one process can see: its modules with their variables, what was copied for
// it, and the thread in which it computes. It belongs to its process, whose thread alone uses
// it, unless said otherwise. Begin must be called before it is used.
type Space struct {
	loader  *Loader
	child   bool                            // of a process that another one has started
	current atomic.Pointer[starlark.Thread] // see Current
	home    Home

	globals   starlark.StringDict // of the program, in the main process, when its top level has ended
	modules   map[string]*Module  // of the program's own
	main      variables           // of the program, in a child: its copy
	images    []modulePair        // the parent's modules that it has a copy of, see Receive
	before    starlark.StringDict // the variables of a module that is being loaded again
	fragments []*Namespace        // those that run, see RunFragment
	holds     []string            // the labels of the handles that it was started with
	sharing   *sharing            // what was noted for whoever believes that it is shared, nil if nothing was
}

// Begin makes the space one of a run, for a process that computes in a thread. child says
// that another process starts it: see Fork.
func (s *Space) Begin(l *Loader, thread *starlark.Thread, child bool) {
	s.loader, s.child = l, child
	s.current.Store(thread)
}

// Settle makes what is in the space the process's own: from now on values find its thread.
func (s *Space) Settle() { s.home.space = s }

// Current returns the thread in which the process computes now: its own, or that
// of a generator that it has resumed. Safe for concurrent use.
func (s *Space) Current() *starlark.Thread { return s.current.Load() }

// SetCurrent makes a thread the one in which the process computes, and returns the one that
// it was.
func (s *Space) SetCurrent(thread *starlark.Thread) (before *starlark.Thread) {
	return s.current.Swap(thread)
}

// RunCode runs the top level of code in a thread of the process and returns its variables.
func (s *Space) RunCode(thread *starlark.Thread, code *Code) (starlark.StringDict, error) {
	return s.loader.run(thread, code)
}

// RunProgram is RunCode for the program itself, whose variables Global finds.
func (s *Space) RunProgram(thread *starlark.Thread, code *Code) (err error) {
	s.globals, err = s.RunCode(thread, code)
	return err
}

// Fork gives a space that has begun as a child's everything that self can reach in the
// parent's, and the modules that the parent has imported; whole, if not nil, is copied wholly,
// so that functions of it can be sent by their names: see Receive. carry copies what
// builtins keep of the parent. It returns the copy of self.
func (s *Space) Fork(parent *Space, self Traveler, whole *Module, carry func(*Copier)) (starlark.Value, error) {
	c := newCopier()
	defer c.free()
	c.dest = s
	to, err := self.Travel(c)
	if err == nil {
		c.Watch("", self, to)
		carry(c)
	}
	if err == nil && len(parent.modules) > 1 {
		err = s.inherit(parent, c)
	}
	if err == nil && whole != nil {
		_, err = whole.Travel(c)
		s.images = slices.Clone(c.modules)
	}
	for _, m := range c.modulesWithDicts {
		m.told = false // there are more variables now
		m.Dict()
	}
	if main := parent.program(); main != nil {
		for _, pair := range c.modules {
			if pair.from == main {
				s.main = pair.to
			}
		}
	}
	return to, err
}

// program returns the variables of the program, nil if the process does not know.
func (s *Space) program() variables {
	if m := s.modules[MainModule]; m != nil && m.vars != nil {
		return m.vars
	}
	return s.main
}

// inherit copies the modules that the parent has imported, all but the program itself.
func (s *Space) inherit(parent *Space, c *Copier) error {
	s.modules = make(map[string]*Module, len(parent.modules))
	for _, name := range slices.Sorted(maps.Keys(parent.modules)) {
		m := parent.modules[name]
		if name == MainModule || !m.loaded {
			continue
		}
		to, err := m.Travel(c)
		if err != nil {
			return err
		}
		s.modules[name] = to.(*Module)
	}
	return nil
}

// Hold notes that the process, which is being started, gets the handle with the label.
func (s *Space) Hold(label string) {
	if !slices.Contains(s.holds, label) {
		s.holds = append(s.holds, label)
	}
}

// Holds returns the labels of the handles that the process was started with. It is for
// reports, while the process waits.
func (s *Space) Holds() []string { return s.holds }

// Clear forgets what a process used that has ended.
func (s *Space) Clear() { s.holds, s.modules, s.images, s.main = nil, nil, nil, nil }
