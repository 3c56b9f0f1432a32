package helpers

import (
	"errors"
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/prelude"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/report"
)

// sourceFunctions are the functions of programs that have to do with texts and with the
// variables around a call. Where the front end sees a call of one that must know the scope,
// it calls a helper, which the functions for the names of the scope are told first, or None
// at the top level of a module.
func sourceFunctions() []*call.Entry {
	globals := func(thread *starlark.Thread) (starlark.Value, error) { return prelude.Globals(thread), nil }
	return []*call.Entry{
		call.F2("$locals(scope, function=..., /)", locals),
		call.F2("$setglobal(value, name, /)", setGlobal),
		call.F0("globals()", globals),
		call.F0("locals()", globals),
		call.F("compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)", compile),
		anywhere("eval"), around("eval"),
		anywhere("exec"), around("exec"),
	}
}

// sourceParameters are those of eval and exec, whose names count as from Python 3.13 on.
const sourceParameters = "(source, /, globals=None, locals=None)"

// anywhere is eval or exec as a function that programs can pass around.
func anywhere(name string) *call.Entry {
	return call.F3(name+sourceParameters, func(thread *starlark.Thread, source, globals, locals starlark.Value) (starlark.Value, error) {
		return runSource(thread, name, starlark.None, source, globals, locals)
	})
}

// around is eval or exec, after the scope.
func around(name string) *call.Entry {
	signature := call.NewSignature(name + sourceParameters)
	return call.FOpen("$"+name+"(*args, **kwargs)", func(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		var source, globals, locals starlark.Value
		if err := signature.BindTo(args[1:], kwargs, &source, &globals, &locals); err != nil {
			return nil, err
		}
		return runSource(thread, name, args[0], source, globals, locals)
	})
}

func runSource(thread *starlark.Thread, name string, scope, source, globals, locals starlark.Value) (starlark.Value, error) {
	p := proc.Of(thread)
	module := p.CallerModule(thread)
	f := memory.Fragment{File: "<string>", Expr: name == "eval", Python2: module != nil && module.Python2()}
	switch src := object.Native(source).(type) {
	case starlark.String:
		f.Text = string(src)
	case starlark.Bytes:
		f.Text = string(src)
	case *codeObject:
		f = src.fragment
	default:
		return nil, raise.Errorf("TypeError", "%s() arg 1 must be a string, bytes or code object", name)
	}
	if f.Expr {
		f.Text = strings.TrimSpace(f.Text)
	}
	names, err := namesFor(thread, name, module, scope, globals, locals)
	if err != nil {
		return nil, err
	}
	result, err := p.RunFragment(thread, f, names)
	return result, sourceError(err)
}

// sourceError makes an exception of a text's errors, of which Python tells the first.
func sourceError(err error) error {
	var syntax *report.SyntaxError
	if !errors.As(err, &syntax) {
		return err
	}
	first := syntax.Errors[0]
	return &raise.Error{Class: first.Class, Msg: first.Msg, Args: starlark.Tuple{starlark.String(first.Msg), starlark.Tuple{
		starlark.String(first.Pos.File), starlark.MakeInt(first.Pos.Line), starlark.MakeInt(first.Pos.Col),
		starlark.String(first.Line), starlark.MakeInt(first.End.Line), starlark.MakeInt(first.End.Col)}}}
}

// namesFor returns what a fragment sees: the dicts that the program gives, or the scope
// around the call, whose variables it cannot assign if that is a function.
func namesFor(thread *starlark.Thread, function string, module *memory.Module, thunks, globals, locals starlark.Value) (*memory.Namespace, error) {
	env := proc.Of(thread).World().Env
	g, err := dictGiven(globals, function, "globals must be a dict", "exec() globals must be a dict, not %s")
	if err != nil {
		return nil, err
	}
	l, err := dictGiven(locals, function, "locals must be a mapping", "locals must be a mapping or None, not %s")
	if err != nil {
		return nil, err
	}
	switch {
	case g != nil && l == nil:
		return dictNames(g, g, env), nil
	case g != nil:
		return dictNames(l, g, env), nil
	case module == nil:
		return dictNames(new(starlark.Dict), new(starlark.Dict), env), nil
	}
	outer := module.Namespace(env)
	if l != nil {
		return over(l, nil, thread, outer), nil
	}
	if t, ok := thunks.(*starlark.Dict); ok {
		return over(new(starlark.Dict), t, thread, outer), nil
	}
	return outer, nil
}

// dictGiven returns an argument that is to be a dict, nil if it is not given. eval and exec
// complain in words of their own, and exec says what was given instead.
func dictGiven(v starlark.Value, function, inEval, inExec string) (*starlark.Dict, error) {
	if v == nil || v == starlark.None {
		return nil, nil
	}
	d, ok := object.Native(v).(*starlark.Dict)
	if ok {
		return d, nil
	}
	if function == "eval" {
		return nil, raise.Errorf("TypeError", "%s", inEval)
	}
	return nil, raise.Errorf("TypeError", inExec, object.TypeOf(v).Name())
}

// dictNames is a namespace of two dicts, before the predeclared names.
func dictNames(locals, globals *starlark.Dict, env starlark.StringDict) *memory.Namespace {
	n := over(locals, nil, nil, &memory.Namespace{Find: func(name string) (starlark.Value, error) {
		v, found, err := globals.Get(starlark.String(name))
		if !found && err == nil {
			v = env[name]
		}
		return v, err
	}})
	return n
}

// over is a namespace of a dict, then of functions that return the values of variables,
// then of another namespace. What it sets goes into the dict.
func over(own, thunks *starlark.Dict, thread *starlark.Thread, outer *memory.Namespace) *memory.Namespace {
	return &memory.Namespace{
		Find: func(name string) (starlark.Value, error) {
			if v, found, err := own.Get(starlark.String(name)); found || err != nil {
				return v, err
			}
			if thunks != nil {
				if f, ok, _ := thunks.Get(starlark.String(name)); ok {
					return starlark.Call(thread, f, nil, nil)
				}
			}
			return outer.Find(name)
		},
		Set: func(name string, v starlark.Value) error {
			if v == nil {
				_, _, err := object.DictDelete(nil, own, starlark.String(name))
				return err
			}
			return object.DictSet(nil, own, starlark.String(name), v)
		},
	}
}

// locals is locals(), vars() and dir() without arguments: the functions for the names of
// the scope, and which of the three it is.
func locals(thread *starlark.Thread, scope, function starlark.Value) (starlark.Value, error) {
	d, err := localDict(thread, scope)
	if err != nil || function != starlark.Value(starlark.String("dir")) {
		return d, err
	}
	keys := d.Keys()
	slices.SortFunc(keys, func(a, b starlark.Value) int { return strings.Compare(stringOf(a), stringOf(b)) })
	return starlark.NewList(keys), nil
}

func localDict(thread *starlark.Thread, scope starlark.Value) (*starlark.Dict, error) {
	if scope == starlark.None {
		return proc.Of(thread).CallerModule(thread).Dict(), nil
	}
	d := new(starlark.Dict)
	for _, e := range scope.(*starlark.Dict).Items() {
		if _, ok := e[1].(memory.Func); !ok { // the namespace of a class body
			return scope.(*starlark.Dict), nil
		}
		v, err := starlark.Call(thread, e[1], nil, nil)
		switch {
		case object.IsError(err, object.NameErrorClass):
			continue // it has no value yet
		case err != nil:
			return nil, err
		}
		if err := d.SetKey(e[0], v); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// A codeObject is what compile returns.
type codeObject struct{ fragment memory.Fragment }

func (c *codeObject) String() string {
	return "<code object <module>, file \"" + c.fragment.File + "\", line 1>"
}
func (c *codeObject) Type() string                                  { return "code" }
func (c *codeObject) Freeze()                                       {}
func (c *codeObject) Truth() starlark.Bool                          { return true }
func (c *codeObject) Hash() (uint32, error)                         { return starlark.String(c.fragment.Text).Hash() }
func (c *codeObject) Travel(*memory.Copier) (starlark.Value, error) { return c, nil }

// compile is compile(source, filename, mode). The text is checked at once, and compiled
// again for each run.
func compile(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	mode := object.Text(v[2])
	if mode != "exec" && mode != "eval" && mode != "single" {
		return nil, raise.Errorf("ValueError", "compile() mode must be 'exec', 'eval' or 'single'")
	}
	c := &codeObject{memory.Fragment{File: object.Text(v[1]), Text: object.Text(v[0]), Expr: mode == "eval"}}
	if c.fragment.Expr {
		c.fragment.Text = strings.TrimSpace(c.fragment.Text)
	}
	world := proc.Of(thread).World()
	if world.CompileFragment == nil {
		return nil, raise.Errorf("NotImplementedError", "this program may not compile others")
	}
	if _, err := world.CompileFragment(c.fragment); err != nil {
		return nil, sourceError(err)
	}
	return c, nil
}

// setGlobal is globals()[name] = v.
func setGlobal(thread *starlark.Thread, value, key starlark.Value) (starlark.Value, error) {
	name, ok := key.(starlark.String)
	m := proc.Of(thread).CallerModule(thread)
	if !ok || m == nil {
		return nil, raise.Errorf("TypeError", "globals() has names as its keys, not %s", object.TypeOf(key).Name())
	}
	return starlark.None, m.Namespace(nil).Set(string(name), value)
}
