package helpers

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/library"
	"github.com/pyq-lang/pyq/builtins/module"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/spelling"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// Modules are the modules that import finds, by dotted name. They are preferred to files
// of the same name beside the program, which a textbook's folder may well have. A module
// is made when it is first asked for; the functions are safe for concurrent use.
type Modules map[string]func() *module.Module

func (m Modules) helpers() []*call.Entry {
	return []*call.Entry{
		call.F1("$import(name, /)", func(thread *starlark.Thread, name starlark.Value) (starlark.Value, error) {
			return m.findTop(thread, stringOf(name))
		}),
		call.F1("$importas(name, /)", func(thread *starlark.Thread, name starlark.Value) (starlark.Value, error) {
			return m.find(thread, stringOf(name))
		}),
		call.F2("$importfrom(module, name, /)", func(thread *starlark.Thread, module, name starlark.Value) (starlark.Value, error) {
			return m.importFrom(thread, stringOf(module), stringOf(name))
		}),
		call.F3("$typeparam(kind, name, bound=..., /)", func(thread *starlark.Thread, kind, name, bound starlark.Value) (starlark.Value, error) {
			if bound == nil {
				bound = starlark.None
			}
			return m.typing(thread, "param", kind, name, bound)
		}),
		call.F4("$typealias(name, params, value, module, /)", func(thread *starlark.Thread, name, params, value, module starlark.Value) (starlark.Value, error) {
			return m.typing(thread, "alias", name, params, value, module)
		}),
		call.F2("$parameterize(of, params, /)", func(thread *starlark.Thread, of, params starlark.Value) (starlark.Value, error) {
			if bases, ok := of.(starlark.Tuple); ok {
				return m.typing(thread, "bases", bases, params)
			}
			return of, object.SetAttr(thread, of, "__type_params__", params)
		}),
		call.F0("$builtins()", func(thread *starlark.Thread) (starlark.Value, error) { return m.find(thread, "builtins") }),
		call.F("__import__(name, globals=None, locals=None, fromlist=(), level=0)", m.dunderImport),
	}
}

// typing calls a function of _typing, which is what type parameters need of the module typing.
func (m Modules) typing(thread *starlark.Thread, function string, args ...starlark.Value) (starlark.Value, error) {
	f, err := m["_typing"]().Attr(function)
	if err != nil {
		return nil, err
	}
	return starlark.Call(thread, f, args, nil)
}

// renamed are modules of Python 2 under their name in Python 3.
var renamed = map[string]string{"Queue": "queue", "ConfigParser": "configparser", "cPickle": "pickle", "__builtin__": "builtins", "StringIO": "io", "cStringIO": "io", "thread": "_thread"}

// packages are the modules that have others in them, here or in CPython.
var packages = map[string]bool{"collections": true, "concurrent": true, "concurrent.futures": true, "ctypes": true, "importlib": true,
	"html": true, "json": true, "logging": true, "multiprocessing": true, "multiprocessing.dummy": true, "re": true, "unittest": true, "urllib": true}

// find returns a module of ours, or one of the program's own; or whatever the program has put into
// sys.modules instead.
func (m Modules) find(thread *starlark.Thread, name string) (starlark.Value, error) {
	if to, ok := renamed[name]; ok && (m[to] != nil || library.Has(to)) {
		name = to
	}
	p := proc.Of(thread)
	i := importedBy.Of(p)
	switch v, err := i.find(name); {
	case v != nil || err != nil:
		return v, err
	case i.dict != nil:
		p.Forget(name) // it was taken out
	}
	mod, err := m.load(thread, name)
	if err != nil {
		i.drop(name)
		return nil, err
	}
	if v, err := i.find(name); v != nil || err != nil { // it has put something else there
		return v, err
	}
	return mod, i.note(name, mod)
}

// load is find for what sys.modules does not have.
func (m Modules) load(thread *starlark.Thread, name string) (starlark.Value, error) {
	if mod := m[name]; mod != nil {
		if err := warnHidden(thread, name); err != nil {
			return nil, err
		}
		return mod().In(proc.Of(thread)), nil
	}
	if text, ok := library.Text(name); ok {
		return m.written(thread, name, text)
	}
	mod, ok, err := proc.Of(thread).Import(thread, name)
	switch {
	case err != nil:
		return nil, err
	case ok:
		return mod, nil
	}
	return nil, m.notFound(name)
}

// inPython are the modules that are a part of CPython's program: no file hides them.
var inPython = map[string]bool{"sys": true, "time": true, "builtins": true, "itertools": true, "errno": true, "atexit": true, "_thread": true}

// hiddenOnes are the modules for which a process has looked whether a file is hidden.
var hiddenOnes = proc.NewSlot(func(*proc.Proc) *map[string]bool { return &map[string]bool{} })

// warnHidden warns of a file beside the program that in Python would be imported instead of
// the module.
func warnHidden(thread *starlark.Thread, name string) error {
	p := proc.Of(thread)
	if p.World().Read == nil || inPython[name] || strings.Contains(name, ".") {
		return nil
	}
	seen, file := *hiddenOnes.Of(p), name+".py"
	if seen[name] {
		return nil
	}
	seen[name] = true
	if _, _, err, failed := p.ReadFile(file); err != nil || failed != nil {
		return failed
	}
	if first, err := p.First("import of " + name); !first || err != nil {
		return err
	}
	return p.Warn(p.Here(thread), "this is pyq's module "+name+"; Python would take the file "+file+" beside the program", "give the file another name")
}

// written returns a module of ours that is written in Python. A package of ours knows it as
// an attribute.
func (m Modules) written(thread *starlark.Thread, name, text string) (starlark.Value, error) {
	mod, err := proc.Of(thread).ImportText(thread, name, library.File(name), text)
	if err != nil {
		return nil, err
	}
	i := strings.LastIndexByte(name, '.')
	if i < 0 {
		return mod, nil
	}
	pkg, err := m.find(thread, name[:i])
	if err != nil {
		return nil, err
	}
	if own, ok := pkg.(*memory.Module); ok { // a module that is Go finds it by itself
		err = own.SetField(name[i+1:], mod)
	}
	return mod, err
}

func (m Modules) notFound(name string) error {
	top, _, _ := strings.Cut(name, ".")
	why, ok := refused(name)
	if !ok {
		why, ok = refused(top)
	}
	if m[top] != nil && top != name && !ok && !packages[top] {
		err := importError(name, raise.New(fact.NoModule, name, top))
		err.Msg += fmt.Sprintf("; '%s' is not a package", top)
		return err
	}
	if m[top] == nil {
		name = top
	}
	err := importError(name, raise.New(fact.NoModule, name))
	if ok {
		err.Hint = why
		return err
	}
	names := m.Names()
	if near := spelling.Nearest(name, names); near != "" {
		err.Guess = &fact.Guess{Name: near}
	}
	err.Hint = "there is no file " + name + ".py beside the program, and pyq has not all of Python's modules: see 'pyq help modules'"
	return err
}

// Names returns the names of the modules that are in no other, sorted.
func (m Modules) Names() []string {
	names := append(slices.Collect(maps.Keys(m)), library.Names()...)
	slices.Sort(names)
	return slices.DeleteFunc(names, func(name string) bool { return strings.Contains(name, ".") })
}

// importError makes an ImportError one about a module.
func importError(module string, err *raise.Error) *raise.Error {
	err.Attrs = starlark.StringDict{"name": starlark.String(module)}
	return err
}

// findTop finds the module of import a.b, and returns a, which that binds.
func (m Modules) findTop(thread *starlark.Thread, name string) (starlark.Value, error) {
	mod, err := m.find(thread, name)
	if err != nil {
		return nil, err
	}
	if top, _, dotted := strings.Cut(name, "."); dotted {
		return m.find(thread, top)
	}
	return mod, nil
}

// dunderImport is __import__(name, globals=None, locals=None, fromlist=(), level=0).
func (m Modules) dunderImport(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	name, ok := object.Native(v[0]).(starlark.String)
	switch {
	case !ok:
		return nil, raise.Errorf("TypeError", "module name must be a string")
	case name == "":
		return nil, raise.Errorf("ValueError", "Empty module name")
	}
	if v[3] != nil {
		if all, err := object.IsTrue(thread, v[3]); err != nil || all {
			return m.find(thread, string(name))
		}
	}
	return m.findTop(thread, string(name))
}

// importFrom is from a import b, which may be a module of its own.
func (m Modules) importFrom(thread *starlark.Thread, module, name string) (starlark.Value, error) {
	if module == "." {
		return m.find(thread, name)
	}
	mod, err := m.find(thread, module)
	if err != nil {
		return nil, err
	}
	v, err := object.GetAttr(thread, mod, name)
	if err == nil || !object.IsError(err, object.AttributeErrorClass) {
		return v, err
	}
	if old := object.OldAttr(thread, mod, name); old != nil {
		return old, nil
	}
	if m[module+"."+name] != nil || library.Has(module+"."+name) {
		return m.find(thread, module+"."+name)
	}
	if own, ok := mod.(*memory.Module); ok {
		if sub, ok, err := proc.Of(thread).Import(thread, own.Name()+"."+name); ok {
			return sub, err
		}
	}
	if module == memory.MainModule {
		return nil, raise.New(fact.NotDefined, name)
	}
	where := "unknown location"
	if own, ok := mod.(*memory.Module); ok {
		where = own.File()
	}
	failed := importError(module, raise.New(fact.CannotImport, name, module))
	failed.Msg += " (" + where + ")"
	var names []string
	if mod, ok := mod.(starlark.HasAttrs); ok {
		names = mod.AttrNames()
	}
	if near := spelling.Nearest(name, names); near != "" {
		failed.Guess = &fact.Guess{Name: near}
	}
	return nil, failed
}

// Exports returns the names that "from module import *" gives.
func (m Modules) Exports(module string) ([]string, bool) {
	if to, ok := renamed[module]; ok && m[to] != nil {
		module = to
	}
	mod := m[module]
	if mod == nil {
		return nil, false
	}
	var names []string
	for _, n := range mod().AttrNames() {
		if !strings.HasPrefix(n, "_") {
			names = append(names, n)
		}
	}
	return names, true
}
