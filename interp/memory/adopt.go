package memory

import "go.starlark.net/starlark"

// Rebind returns, in a process that has a copy of a whole module (see Fork), its own function for one that its parent
// sends by reference: the process's globals are the function's, whatever the parent's are
// now. f must be Rebindable.
func (s *Space) Rebind(f Func) Func {
	from := variablesOf(f)
	for _, image := range s.images {
		if image.from != from {
			continue
		}
		switch f := f.(type) {
		case *Function:
			g := *f
			g.Globals = image.to.(*Globals)
			return &g
		case *starlark.Function:
			g := new(starlark.Function)
			*g = *f
			*functionModule(g) = image.to.(engineModule).Module
			return g
		}
	}
	return f
}

// Rebindable reports whether a function consists of its code and its module.
func Rebindable(f Func) bool {
	if f, ok := f.(*starlark.Function); ok {
		return len(*functionFreeVars(f)) == 0 && allAtoms(*functionDefaults(f))
	}
	g := f.(*Function)
	return len(g.Free) == 0 && g.own == nil && allAtoms(g.Defaults)
}

// Receive returns a copy for a process of what Copy made, which nobody may change. Functions in it
// are bound to the process's own modules, which get the globals that they lack: as if the functions had
// been sent by their names, and been there already.
func Receive(in *Space, v starlark.Value) (starlark.Value, error) { return receive(in, v, false) }

// receive is Receive; named says that the copy was made for a process that finds functions and classes by
// their names.
func receive(in *Space, v starlark.Value, named bool) (starlark.Value, error) {
	c := newCopier()
	defer c.free()
	c.named = named
	c.receiver, c.home, c.adopt, c.rebuilding = in, &in.home, true, true
	return c.Copy(v)
}

// image returns the process's own module for one that is made of the same code.
func (s *Space) image(m variables) variables {
	code := m.unit()
	if code == nil {
		return nil
	}
	for _, image := range s.images {
		if image.to.unit() == code {
			return image.to
		}
	}
	for _, own := range s.modules {
		if own.vars != nil && own.code == code {
			return own.vars
		}
	}
	if s.main != nil && s.main.unit() == code {
		return s.main
	}
	// A child that the host started knows its copy of the program by the functions that it runs.
	for call := range Calls(s.Current()) {
		if vars := call.variables(); vars != nil && vars.unit() == code {
			return vars
		}
	}
	return nil
}
