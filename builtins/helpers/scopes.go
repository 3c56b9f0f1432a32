package helpers

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/module"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// builtinsKey is the key under which exec puts the predeclared names into the dict of global ones.
const builtinsKey = starlark.String("__builtins__")

// builtinsDicts are the dicts that exec gives to the dicts of programs: one a process.
var builtinsDicts = proc.NewSlot[struct{ dict *starlark.Dict }](nil)

// builtinsDict returns what exec puts under __builtins__.
func builtinsDict(thread *starlark.Thread) (*starlark.Dict, error) {
	p := proc.Of(thread)
	s := builtinsDicts.Of(p)
	if s.dict != nil {
		return s.dict, nil
	}
	mod, err := starlark.Call(thread, p.World().Env["$builtins"], nil, nil)
	if err != nil {
		return nil, err
	}
	v, err := object.GetAttr(thread, mod, "__dict__")
	if err != nil {
		return nil, err
	}
	s.dict = v.(*starlark.Dict)
	return s.dict, s.dict.SetKey(starlark.String("__name__"), starlark.String("builtins"))
}

// scopeNames are the names of a dict, or of another mapping, that the program has given to exec or
// eval, and then others.
type scopeNames struct {
	p *proc.Proc
	// own is a dict, an object of a class derived from dict, or one with __getitem__.
	own starlark.Value
	// outer are the global names, nil if own has these: then the predeclared ones are behind it.
	outer memory.Names
}

// Find implements memory.Names.
func (s scopeNames) Find(name string) (starlark.Value, error) {
	v, err := s.get(name)
	switch {
	case v != nil || err != nil:
		return v, err
	case s.outer != nil:
		return s.outer.Find(name)
	}
	return s.builtin(name)
}

// get returns what the mapping itself has.
func (s scopeNames) get(name string) (starlark.Value, error) {
	if d, ok := s.own.(*starlark.Dict); ok {
		v, found, err := d.Get(starlark.String(name))
		if !found {
			v = nil // the engine says None
		}
		return v, err
	}
	v, err := object.GetItem(s.p.Current(), s.own, starlark.String(name))
	if err != nil && object.IsError(err, object.KeyErrorClass) {
		return nil, nil
	}
	return v, err
}

// builtin returns a predeclared name: of the dict's own __builtins__.
func (s scopeNames) builtin(name string) (starlark.Value, error) {
	v, err := s.get(string(builtinsKey))
	if err != nil {
		return nil, err
	}
	if b := builtinsDicts.Peek(s.p); v == nil || b != nil && v == starlark.Value(b.dict) {
		if name == "__name__" {
			return starlark.String("builtins"), nil
		}
		if v := module.Given(s.p, "builtins", name); v != nil {
			return v, nil
		}
		return s.p.World().Env[name], nil
	}
	if object.TypeOf(v) == object.ModuleClass {
		v, err = object.GetAttr(s.p.Current(), v, name)
		if err != nil && object.IsError(err, object.AttributeErrorClass) {
			return nil, nil
		}
		return v, err
	}
	v, err = object.GetItem(s.p.Current(), v, starlark.String(name))
	if err != nil && object.IsError(err, object.KeyErrorClass) {
		return nil, nil
	}
	return v, err
}

// Set implements memory.Names.
func (s scopeNames) Set(name string, v starlark.Value) error {
	if d, ok := s.own.(*starlark.Dict); ok {
		if v != nil {
			return object.DictSet(nil, d, starlark.String(name), v)
		}
		_, _, err := object.DictDelete(nil, d, starlark.String(name))
		return err
	}
	if v == nil {
		return object.DelItem(s.p.Current(), s.own, starlark.String(name))
	}
	return object.SetItem(s.p.Current(), s.own, starlark.String(name), v)
}

// Mapping implements memory.Names.
func (s scopeNames) Mapping() starlark.Value { return s.own }

// CopyNames implements memory.Names.
func (s scopeNames) CopyNames(c *memory.Copier) (memory.Names, error) {
	to := scopeNames{p: s.p}
	if in := c.Receiver(); in != nil {
		to.p = proc.In(in)
	}
	var err error
	if to.own, err = c.Copy(s.own); err != nil || s.outer == nil {
		return to, err
	}
	to.outer, err = s.outer.CopyNames(c)
	return to, err
}

// namesFor returns what a fragment sees: the dicts that the program gives, or the scope
// around the call. What it assigns there it only shows, if that is a function.
func namesFor(thread *starlark.Thread, function string, module *memory.Module, variables, view, globals, locals starlark.Value) (*memory.Namespace, error) {
	p := proc.Of(thread)
	if err := checkScopes(globals, locals, function); err != nil {
		return nil, err
	}
	if globals == starlark.None {
		globals = nil
	}
	if locals == starlark.None {
		locals = nil
	}
	var outer *memory.Namespace
	around := memory.CallerNamespace(thread)
	switch {
	case globals != nil:
		var err error
		if outer, err = globalNames(thread, globals); err != nil {
			return nil, err
		}
	case around != nil && (view != starlark.None || locals != nil): // a function of a fragment, or a class
		outer = around.Globals()
	case around != nil:
		outer = around
	case module == nil:
		outer = &memory.Namespace{Names: scopeNames{p, new(starlark.Dict), nil}}
	default:
		outer = module.Namespace(p.World().Env)
	}
	if locals == nil && globals == nil && view != starlark.None {
		var err error
		if locals, err = show(thread, variables, view); err != nil {
			return nil, err
		}
	}
	if locals == nil || locals == globals {
		return outer, nil
	}
	return &memory.Namespace{Names: scopeNames{p, locals, outer.Names}, Outer: outer}, nil
}

// globalNames returns the names of a dict that a program gives as the global ones.
func globalNames(thread *starlark.Thread, globals starlark.Value) (*memory.Namespace, error) {
	p := proc.Of(thread)
	d := object.Native(globals).(*starlark.Dict)
	if m := memory.DictModule(d); m != nil {
		return m.Namespace(p.World().Env), nil
	}
	if _, found, err := d.Get(builtinsKey); !found && err == nil {
		all, err := builtinsDict(thread)
		if err != nil {
			return nil, err
		}
		if err := object.DictSet(thread, d, builtinsKey, all); err != nil {
			return nil, err
		}
	}
	return &memory.Namespace{Names: scopeNames{p, globals, nil}}, nil
}

// checkScopes looks whether the arguments are what eval and exec want, which complain in words of
// their own.
func checkScopes(globals, locals starlark.Value, function string) error {
	isMapping := func(v starlark.Value) bool {
		if _, ok := object.Native(v).(*starlark.Dict); ok {
			return true
		}
		_, ok := object.TypeOf(v).Lookup("__getitem__")
		return ok
	}
	given := func(v starlark.Value) bool { return v != nil && v != starlark.None }
	if given(locals) && !isMapping(locals) {
		if function == "eval" {
			return raise.Errorf("TypeError", "locals must be a mapping")
		}
		return raise.Errorf("TypeError", "locals must be a mapping or None, not %s", object.TypeOf(locals).Name())
	}
	if !given(globals) {
		return nil
	}
	if _, ok := object.Native(globals).(*starlark.Dict); ok {
		return nil
	}
	if function != "eval" {
		return raise.Errorf("TypeError", "exec() globals must be a dict, not %s", object.TypeOf(globals).Name())
	}
	if isMapping(globals) {
		return raise.Errorf("TypeError", "globals must be a real dict; try eval(code, {}, mapping)")
	}
	return raise.Errorf("TypeError", "globals must be a dict")
}
