package helpers

import (
	"errors"
	"fmt"
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
		call.F0("globals()", globals),
		call.F0("locals()", func(thread *starlark.Thread) (starlark.Value, error) { return prelude.Locals(thread), nil }),
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
		if name == "eval" && !f.Expr { // eval() of statements is exec()
			name = "exec"
		}
	default:
		return nil, raise.Errorf("TypeError", "%s() arg 1 must be a string, bytes or code object", name)
	}
	if err := prepare(&f); err != nil {
		return nil, err
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

// locals is locals(), vars() and dir() without arguments: the functions for the variables, the
// dict that shows them, and which of the three it is.
func locals(thread *starlark.Thread, variables, view, function starlark.Value) (starlark.Value, error) {
	d, err := show(thread, variables, view)
	if err != nil || function != starlark.Value(starlark.String("dir")) {
		return d, err
	}
	return prelude.SortedNames(thread, d)
}

// show brings the dict that shows variables up to date, and returns it. Of a module it is the module's.
func show(thread *starlark.Thread, variables, view starlark.Value) (starlark.Value, error) {
	d, ok := view.(*starlark.Dict)
	if !ok {
		return prelude.Locals(thread), nil
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
	return fmt.Sprintf("<code object <module> at %p, file \"%s\", line 1>", c, c.fragment.File)
}
func (c *codeObject) Type() string                                  { return "code" }
func (c *codeObject) Class() *object.Class                          { return object.CodeClass }
func (c *codeObject) Freeze()                                       {}
func (c *codeObject) Truth() starlark.Bool                          { return true }
func (c *codeObject) Hash() (uint32, error)                         { return starlark.String(c.fragment.Text).Hash() }
func (c *codeObject) Travel(*memory.Copier) (starlark.Value, error) { return c, nil }

// Place implements object.Code.
func (c *codeObject) Place() (name, file string, line int) { return "<module>", c.fragment.File, 1 }

// compile is compile(source, filename, mode). The text is checked at once, and compiled
// again for each run.
func compile(thread *starlark.Thread, v []starlark.Value) (starlark.Value, error) {
	mode := object.Text(v[2])
	if mode != "exec" && mode != "eval" && mode != "single" {
		return nil, raise.Errorf("ValueError", "compile() mode must be 'exec', 'eval' or 'single'")
	}
	p := proc.Of(thread)
	module := p.CallerModule(thread)
	f := memory.Fragment{File: object.Text(v[1]), Expr: mode == "eval", Single: mode == "single", Python2: module != nil && module.Python2()}
	switch src := object.Native(v[0]).(type) {
	case starlark.String:
		f.Text = string(src)
	case starlark.Bytes:
		f.Text = string(src)
	default:
		return nil, raise.Errorf("TypeError", "compile() arg 1 must be a string, bytes or AST object")
	}
	if err := prepare(&f); err != nil {
		return nil, err
	}
	if p.World().CompileFragment == nil {
		return nil, raise.Errorf("NotImplementedError", "this program may not compile others")
	}
	if _, err := p.World().CompileFragment(f); err != nil {
		return nil, sourceError(err, f.Expr)
	}
	return &codeObject{f}, nil
}

// prepare checks the text of a fragment, and takes away what may stand around an expression.
func prepare(f *memory.Fragment) error {
	if strings.ContainsRune(f.Text, 0) {
		return raise.Errorf("SyntaxError", "source code string cannot contain null bytes")
	}
	if f.Expr {
		f.Text = strings.Trim(f.Text, " \t\n\r")
	}
	return nil
}
