package object

import (
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// Functions and classes go to a process that begins anew by their names, as in a pickle: the module's
// and their own in it. The sender looks whether they are found there; the receiver finds its own.

// A named is a function or class on its way to such a process.
type named struct{ module, name string }

var _ memory.Traveler = (*named)(nil)

func (n *named) String() string        { return "<" + n.module + "." + n.name + " in transit>" }
func (n *named) Type() string          { return "function" }
func (n *named) Freeze()               {}
func (n *named) Truth() starlark.Bool  { return true }
func (n *named) Hash() (uint32, error) { return starlark.String(n.name).Hash() }

// Travel finds what the name means where it has arrived.
func (n *named) Travel(c *memory.Copier) (starlark.Value, error) {
	if !c.Rebuilding() {
		c.Home().Rebuild()
		return n, nil
	}
	return n.find(c.Receiver().Current())
}

// NamesOf returns what finds the names of functions that a thread sends to a process that begins anew.
func NamesOf(thread *starlark.Thread) memory.Namer {
	return func(c *memory.Copier, v starlark.Value) (starlark.Value, error) {
		n, err := nameOf(thread, v)
		if err != nil {
			return nil, err
		}
		c.Home().Rebuild()
		return n, nil
	}
}

// nameOf finds the name of a function or class. The error is that of CPython's pickle.
func nameOf(thread *starlark.Thread, v starlark.Value) (*named, error) {
	n := &named{module: MainModule}
	if m, err := GetAttr(thread, v, "__module__"); err == nil && m != starlark.None {
		n.module = Text(m)
	}
	name, err := GetAttr(thread, v, "__qualname__")
	if err != nil {
		if name, err = GetAttr(thread, v, "__name__"); err != nil {
			return nil, err
		}
	}
	n.name = Text(name)
	if strings.Contains(n.name, "<locals>") {
		err := raise.Errorf("AttributeError", "Can't pickle local object '%s'", n.name)
		err.Hint = "a process that begins anew finds functions and classes by their names: move it to the top level of the file"
		return nil, err
	}
	text, err := Repr(thread, v)
	if err != nil {
		return nil, err
	}
	switch found := global(thread, n.module, n.name); {
	case found == nil:
		err := picklingError("Can't pickle %s: attribute lookup %s on %s failed", text, n.name, n.module)
		if n.name == "<lambda>" {
			err.Hint = "a process that begins anew finds functions by their names, and a lambda has none: use def at the top level of the file"
		}
		return nil, err
	case !memory.Is(found, v):
		return nil, picklingError("Can't pickle %s: it's not the same object as %s.%s", text, n.module, n.name)
	}
	return n, nil
}

// find returns what the name means in the process.
func (n *named) find(thread *starlark.Thread) (starlark.Value, error) {
	if v := global(thread, n.module, n.name); v != nil {
		return v, nil
	}
	p := proc.Of(thread)
	var in starlark.Value
	if m := p.Known(thread, n.module); m != nil {
		in = m
	} else if n.module != MainModule && n.module != memory.AnewModule {
		var err error
		if in, err = starlark.Call(thread, p.World().Env["__import__"], starlark.Tuple{starlark.String(n.module), starlark.None, starlark.None,
			starlark.NewList([]starlark.Value{starlark.String("*")})}, nil); err != nil {
			return nil, err
		}
		if v := attributeAt(thread, in, n.name); v != nil {
			return v, nil
		}
	}
	text := "<module '__main__' (built-in)>"
	if in != nil {
		var err error
		if text, err = Repr(thread, in); err != nil {
			return nil, err
		}
	}
	err := raise.Errorf("AttributeError", "Can't get attribute '%s' on %s", n.name, text)
	switch {
	case in != nil:
		err.Hint = "the process has run the file anew, where " + n.name + " is not defined: does it stand under if __name__ == \"__main__\"?"
	case !p.World().HasFile():
		err.Hint = "the process has begun anew, and the program is no file that it could run: put the program into a file, or use the start method fork"
	}
	return nil, err
}

// attributeAt follows a dotted name from a value, nil if it leads nowhere.
func attributeAt(thread *starlark.Thread, v starlark.Value, name string) starlark.Value {
	for part := range strings.SplitSeq(name, ".") {
		var err error
		if v, err = GetAttr(thread, v, part); err != nil {
			return nil
		}
	}
	return v
}
