package memory

import (
	"strings"

	"go.starlark.net/starlark"
)

// A process that begins anew, as after spawn, has nothing of its parent's memory: it runs the
// program once more, as a module that is not "__main__", and is given what its parent sends it,
// as through a pickle. Functions and classes in that are sent by their names, and found by
// these in what the child has run.

// AnewModule is the __name__ of the program in a process that begins anew. Both names mean the
// program's module in every process, as in CPython.
const AnewModule = "__mp_main__"

// moduleKey returns the name under which a space keeps a module.
func moduleKey(name string) string {
	if name == AnewModule {
		return MainModule
	}
	return name
}

// A Namer returns what stands for a function or class on its way to a process that is to find it by
// its name. The error is the program's: it has no such name.
type Namer func(c *Copier, v starlark.Value) (starlark.Value, error)

// Naming returns what finds the names of functions and classes, nil if these do not cross by them.
func (c *Copier) Naming() Namer { return c.names }

// A Parcel is what a process that begins anew is given, until it opens it.
type Parcel struct {
	v    starlark.Value
	home *Home
}

// Pack returns what is sent to a process that begins anew. s is its space, nil for a process that
// has begun already.
func (s *Space) Pack(v starlark.Value, names Namer) (Parcel, error) {
	c := newCopier()
	defer c.free()
	c.pickling, c.names, c.anew = true, names, s
	to, err := c.Copy(v)
	return Parcel{to, c.home}, err
}

// PackNamed is Pack for processes that have begun anew already.
func PackNamed(v starlark.Value, names Namer) (starlark.Value, *Home, error) {
	p, err := (*Space)(nil).Pack(v, names)
	return p.v, p.home, err
}

// Item returns an item of what was packed, a tuple, which needs nothing of the process's that gets it.
func (p Parcel) Item(i int) starlark.Value { return p.v.(starlark.Tuple)[i] }

// Drop is for what nobody will open. s is the space of who had it last.
func (p Parcel) Drop(s *Space) { p.home.Discard(s) }

// Open gives the process what was packed for it.
func (p Parcel) Open(in *Space) (starlark.Value, error) { return p.home.Deliver(in, p.v) }

// Anew reports whether functions and classes are sent by their names, to a process that has nothing of
// the sender's memory, or found by these there.
func (c *Copier) Anew() bool { return c.names != nil || c.named }

// Starting returns the space of the process that is being started, by whatever method; nil for a copy
// that goes elsewhere.
func (c *Copier) Starting() *Space {
	switch {
	case c.dest != nil:
		return c.dest
	case c.anew != nil:
		return c.anew
	case c.named:
		return c.receiver
	}
	return nil
}

// RunAnew runs the program once more, in a process that begins anew, if it is a file's: what has been
// typed, or was given as a text, nobody can find again.
func (s *Space) RunAnew(thread *starlark.Thread) error {
	code, err := s.loader.anew()
	if code == nil || err != nil {
		return err
	}
	_, err = s.RunCode(thread, code)
	return err
}

// HasFile reports whether the program is that of a file.
func (l *Loader) HasFile() bool { return l.program != nil && !strings.HasPrefix(l.program.name, "<") }

// SetProgram says what the program is, for processes that begin anew.
func (l *Loader) SetProgram(code *Code) { l.program = code }

// anew returns the code of the program for a process that begins anew, nil if there is none.
func (l *Loader) anew() (*Code, error) {
	if !l.HasFile() || l.Compile == nil {
		return nil, nil
	}
	return l.compile(l.program.name, l.program.source.Text, AnewModule)
}

// A moduleText is what the code of a module was compiled from.
type moduleText struct{ file, text, module string }

// compile compiles the text of a module, once for all processes of the run.
func (l *Loader) compile(file, text, module string) (*Code, error) {
	key := moduleText{file, text, module}
	l.mu.Lock()
	code := l.compiled[key]
	l.mu.Unlock()
	if code != nil {
		return code, nil
	}
	code, err := l.Compile(file, text, module)
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.compiled == nil {
		l.compiled = map[moduleText]*Code{}
	}
	l.compiled[key] = code
	return code, nil
}
