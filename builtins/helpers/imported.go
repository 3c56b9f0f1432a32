package helpers

import (
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/library"
	"github.com/pyq-lang/pyq/builtins/module"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// An imported has what a process has imported. Most programs do not ask for sys.modules, so there
// are only the names until one does; from then on the dict decides what import finds.
type imported struct {
	names []string       // in their order
	dict  *starlark.Dict // sys.modules, nil until somebody asks for it
}

var importedBy = proc.NewSlot[imported](nil).Carried(func(c *memory.Copier, from *imported) *imported {
	to := &imported{names: slices.Clip(from.names)}
	if from.dict != nil {
		if d, err := c.Copy(from.dict); err == nil {
			to.dict = d.(*starlark.Dict)
		}
	}
	return to
})

// note notes that a module is imported, or begins to run.
func (i *imported) note(name string, mod starlark.Value) error {
	if !slices.Contains(i.names, name) {
		i.names = append(i.names, name)
	}
	if i.dict == nil {
		return nil
	}
	return object.DictSet(nil, i.dict, starlark.String(name), mod)
}

// drop forgets a module whose import has failed.
func (i *imported) drop(name string) {
	i.names = slices.DeleteFunc(slices.Clone(i.names), func(n string) bool { return n == name })
	if i.dict != nil {
		_, _, _ = object.DictDelete(nil, i.dict, starlark.String(name))
	}
}

// find returns what sys.modules has for a name, nil if it has nothing, or nobody has asked for it.
func (i *imported) find(name string) (starlark.Value, error) {
	if i.dict == nil {
		return nil, nil
	}
	v, found, err := i.dict.Get(starlark.String(name))
	switch {
	case err != nil || !found:
		return nil, err
	case v == starlark.None:
		return nil, importError(name, raise.Errorf("ModuleNotFoundError", "import of %s halted; None in sys.modules", name))
	}
	return v, nil
}

// inAnyProgram are the modules that CPython has imported before a program begins.
var inAnyProgram = []string{"sys", "builtins", "_thread", "time", "io", "abc", "codecs", "os.path", "os"}

// Imported returns sys.modules: one dict a process, which import asks.
func (m Modules) Imported(thread *starlark.Thread) (starlark.Value, error) {
	p := proc.Of(thread)
	i := importedBy.Of(p)
	if i.dict != nil {
		return i.dict, nil
	}
	i.dict = new(starlark.Dict)
	for _, name := range append(slices.Clone(inAnyProgram), i.names...) {
		var v starlark.Value
		if mod := m[name]; mod != nil {
			v = mod().In(p)
		} else if own := p.Known(thread, name); own != nil {
			v = own
		}
		if v == nil {
			continue
		}
		if err := object.DictSet(thread, i.dict, starlark.String(name), v); err != nil {
			return nil, err
		}
	}
	return i.dict, nil
}

// ImportMembers makes what importlib, which is Python text, needs of us.
func (m Modules) ImportMembers() starlark.StringDict {
	return call.Functions(
		call.F1("_imp.reload(module, /)", m.reload),
		call.F1("_imp.has(name, /)", func(thread *starlark.Thread, name starlark.Value) (starlark.Value, error) {
			_, ours := m[object.Text(name)]
			return starlark.Bool(ours || library.Has(object.Text(name))), nil
		}),
	)
}

// reload is importlib.reload(module): the text of a module of the program's own runs again, and gives
// the module's variables new values. One of pyq's stays as it is.
func (m Modules) reload(thread *starlark.Thread, v starlark.Value) (starlark.Value, error) {
	var name string
	switch mod := v.(type) {
	case *memory.Module:
		name = mod.Name()
	case *module.Module:
		name = mod.Name()
	default:
		return nil, raise.Errorf("TypeError", "reload() argument must be a module")
	}
	i := importedBy.Of(proc.Of(thread))
	switch found, err := i.find(name); {
	case err != nil:
		return nil, err
	case i.dict != nil && found != v:
		return nil, importError(name, raise.Errorf("ImportError", "module %s not in sys.modules", name))
	}
	own, ok := v.(*memory.Module)
	if !ok || strings.HasPrefix(own.File(), memory.Library) {
		return v, nil
	}
	if err := proc.Of(thread).Reload(thread, own); err != nil {
		return nil, err
	}
	if found, err := i.find(name); found != nil || err != nil {
		return found, err
	}
	return v, nil
}
