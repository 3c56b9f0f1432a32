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
// it calls a helper, which first is told functions for the variables and the dict that shows
// them, or None for both at the top level of a module.
func sourceFunctions() []*call.Entry {
	globals := func(thread *starlark.Thread) (starlark.Value, error) { return prelude.Globals(thread), nil }
	return []*call.Entry{
		call.F3("$locals(variables, view, function, /)", locals),
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
		return runSource(thread, name, starlark.None, starlark.None, source, globals, locals)
	})
}

// around is eval or exec, after the scope.
func around(name string) *call.Entry {
	signature := call.NewSignature(name + sourceParameters)
	return call.FOpen("$"+name+"(*args, **kwargs)", func(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		var source, globals, locals starlark.Value
		if err := signature.BindTo(args[2:], kwargs, &source, &globals, &locals); err != nil {
			return nil, err
		}
		return runSource(thread, name, args[0], args[1], source, globals, locals)
	})
}

func runSource(thread *starlark.Thread, name string, variables, view, source, globals, locals starlark.Value) (starlark.Value, error) {
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
	names, err := namesFor(thread, name, module, variables, view, globals, locals)
	if err != nil {
		return nil, err
	}
	result, err := p.RunFragment(thread, f, names)
	return result, sourceError(err, f.Expr)
}

// sourceError makes an exception of a text's errors, of which Python tells the first.
func sourceError(err error, expr bool) error {
	var syntax *report.SyntaxError
	if !errors.As(err, &syntax) {
		return err
	}
	first := syntax.Errors[0]
	line := first.Line
	if !expr {
		line += "\n" // as statements end
	}
	return &raise.Error{Class: first.Class, Msg: first.Msg, Args: starlark.Tuple{starlark.String(first.Msg), starlark.Tuple{
		starlark.String(first.Pos.File), starlark.MakeInt(first.Pos.Line), starlark.MakeInt(first.Pos.Col),
		starlark.String(line), starlark.MakeInt(first.End.Line), starlark.MakeInt(first.End.Col)}}}
}

// namesFor returns what a fragment sees: the dicts that the program gives, or the scope
// around the call. What it assigns there it only shows, if that is a function.
func namesFor(thread *starlark.Thread, function string, module *memory.Module, variables, view, globals, locals starlark.Value) (*memory.Namespace, error) {
	env := proc.Of(thread).World().Env
	g, err := dictGiven(globals, function, "globals must be a dict", "exec() globals must be a dict, not %s")
	if err != nil {
		return nil, err
	}
	l, err := dictGiven(locals, function, "locals must be a mapping", "locals must be a mapping or None, not %s")
	if err != nil {
		return nil, err
	}
	outer := memory.CallerNamespace(thread)
	switch {
	case g != nil:
		outer = dictNames(g, env)
	case outer != nil && view != starlark.None: // a function of a fragment, or a class
		outer = outer.Globals()
	case outer != nil:
	case module == nil:
		outer = dictNames(new(starlark.Dict), env)
	default:
		outer = module.Namespace(env)
	}
	if l == nil && g == nil && view != starlark.None {
		if l, err = show(thread, variables, view); err != nil {
			return nil, err
		}
	}
	if l == nil {
		return outer, nil
	}
	return over(l, outer), nil
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

// dictNames is a namespace of a dict, before the predeclared names.
func dictNames(globals *starlark.Dict, env starlark.StringDict) *memory.Namespace {
	n := over(globals, &memory.Namespace{Find: func(name string) (starlark.Value, error) { return env[name], nil }})
	n.Outer = nil
	return n
}

// over is a namespace of a dict, then of another namespace. What it sets goes into the dict.
func over(own *starlark.Dict, outer *memory.Namespace) *memory.Namespace {
	return &memory.Namespace{
		Outer: outer,
		Find: func(name string) (starlark.Value, error) {
			if v, found, err := own.Get(starlark.String(name)); found || err != nil {
				return v, err
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

// locals is locals(), vars() and dir() without arguments: the functions for the variables, the
// dict that shows them, and which of the three it is.
func locals(thread *starlark.Thread, variables, view, function starlark.Value) (starlark.Value, error) {
	d, err := show(thread, variables, view)
	if err != nil || function != starlark.Value(starlark.String("dir")) {
		return d, err
	}
	keys := d.Keys()
	slices.SortFunc(keys, func(a, b starlark.Value) int { return strings.Compare(stringOf(a), stringOf(b)) })
	return starlark.NewList(keys), nil
}

// show brings the dict that shows variables up to date, and returns it. In a module it is a copy.
func show(thread *starlark.Thread, variables, view starlark.Value) (*starlark.Dict, error) {
	d, ok := view.(*starlark.Dict)
	if !ok {
		d = proc.Of(thread).CallerModule(thread).Dict()
	}
	if variables == starlark.None {
		return d, nil
	}
	for name, variable := range variables.(*starlark.Dict).Entries() {
		v, err := starlark.Call(thread, variable, nil, nil)
		switch {
		case object.IsError(err, object.NameErrorClass): // it has no value now
			_, _, err = object.DictDelete(thread, d, name)
		case err == nil:
			err = object.DictSet(thread, d, name, v)
		}
		if err != nil {
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
		return nil, sourceError(err, c.fragment.Expr)
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
