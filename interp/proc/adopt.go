package proc

import (
	"go.starlark.net/starlark"
)

// Rebind returns, in a process with a Spec.Module, its own function for one that its parent
// sends by reference: the process's globals are the function's, whatever the parent's are
// now. f must be Rebindable.
func (p *Proc) Rebind(f *starlark.Function) *starlark.Function {
	for _, image := range p.images {
		if image.from == f.Module() {
			g := new(starlark.Function)
			*g = *f
			*functionModule(g) = image.to
			return g
		}
	}
	return f
}

// Rebindable reports whether a function consists of its code and its module.
func Rebindable(f *starlark.Function) bool {
	return len(*functionFreeVars(f)) == 0 && allAtoms(*functionDefaults(f))
}

// Adopt returns a copy, for a process with a Spec.Module, of a value that no process has.
// Functions in it are bound to the process's own modules, which get the globals that they
// lack: as if the functions had been sent by their names, and been there already.
func (p *Proc) Adopt(v starlark.Value) (starlark.Value, error) {
	c := newCopier()
	defer c.free()
	c.receiver, c.home, c.adopt = p, &p.home, true
	return c.Copy(v)
}

// image returns the process's own module for one that is made of the same code.
func (p *Proc) image(m *starlark.Module) *starlark.Module {
	code := codeOf(m)
	for _, image := range p.images {
		if code != nil && codeOf(image.to) == code {
			return image.to
		}
	}
	return nil
}

// Traceback returns what Python prints of an exception.
func (p *Proc) Traceback(shown *Exception) string {
	return p.run.scriptError(p, shown, nil).Display()
}
