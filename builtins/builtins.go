// Package builtins puts together the names that every program finds predeclared:
// print and its like (package core), the members of Python's multiprocessing,
// those beside it (packages threading, queue and futures), and the standard modules
// (package stdlib).
//
// One subpackage holds one group and one file one Python type, so that a reader
// who knows Python knows where to look. A builtin is a Go function that is given
// the process that called it; all it does that others can see goes through that
// process's task.
package builtins

import (
	"maps"
	"strings"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/builtins/futures"
	"github.com/pyq-lang/pyq/builtins/helpers"
	"github.com/pyq-lang/pyq/builtins/multiprocessing"
	"github.com/pyq-lang/pyq/builtins/prompt"
	"github.com/pyq-lang/pyq/builtins/queue"
	"github.com/pyq-lang/pyq/builtins/stdlib"
	"github.com/pyq-lang/pyq/builtins/stdlib/io"
	"github.com/pyq-lang/pyq/builtins/threading"
	"github.com/pyq-lang/pyq/interp/proc"
)

// The tables of all packages are handed over here, and only here.
func init() {
	core.Complete(&core.NumberTable, &core.TextTable, &core.CollectionTable, &core.ExceptionTable,
		&core.FunctionTable, &core.FunctionsTable)
	core.Complete(stdlib.Tables...)
	core.Complete(multiprocessing.Tables...)
}

// Modules are the modules that import finds.
type Modules = helpers.Modules

// Env returns the predeclared names for programs with the given arguments (sys.argv), the
// helpers of lowered programs included, and the modules that they can import. The values
// are safe for concurrent use by any number of runs; the maps are the caller's.
func Env(args []string) (starlark.StringDict, Modules) {
	modules := Modules{}
	maps.Copy(modules, stdlib.Modules(args))
	maps.Copy(modules, multiprocessing.Modules())
	maps.Copy(modules, futures.Modules())
	modules["threading"] = func() *core.Module { return threading.Module }
	modules["queue"] = queue.Module
	env := maps.Clone(common())
	// What the textbook's programs use without importing it.
	for _, name := range []string{"multiprocessing", "time", "random", "os", "sys"} {
		env[name] = modules[name]()
	}
	helpers.AddImports(env, modules)
	modules["builtins"] = sync.OnceValue(func() *core.Module {
		return core.NewPrivateModule("builtins", ownBuiltins{env["__import__"]})
	})
	return env, modules
}

// common is the part of the environment that does not depend on the program's arguments.
var common = sync.OnceValue(func() starlark.StringDict {
	env := maps.Clone(multiprocessing.Members)
	functions, python2 := io.Functions()
	for _, dict := range []starlark.StringDict{core.Functions(), functions} {
		maps.Copy(env, dict)
	}
	for _, dict := range []starlark.StringDict{core.FunctionsPython2(), python2} {
		for name, f := range dict {
			env["2."+name] = f
		}
	}
	maps.Copy(env, core.Exceptions())
	for _, c := range []*core.Class{core.PropertyClass, core.StaticMethodClass, core.ClassMethodClass, core.SuperClass} {
		env[c.Name()] = c
	}
	env["NotImplemented"] = core.NotImplemented
	env["print"] = core.NewFunc("print", core.Print)
	env["input"] = core.NewFunc("input", core.Input)
	env["2.raw_input"] = env["input"]
	env["help"] = core.NewFunc("help", prompt.Help)
	env["exit"] = core.NewFunc("exit", core.Exit)
	env["quit"] = core.NewFunc("quit", core.Exit)
	env["fail"] = starlark.Universe["fail"] // Starlark's own
	helpers.Add(env)
	return env
})

// ownBuiltins makes the module builtins, importer is its __import__.
type ownBuiltins struct{ importer starlark.Value }

// Members implements core.ModuleMaker.
func (b ownBuiltins) Members(p *proc.Proc) starlark.StringDict {
	return public(b.importer, p != nil && p.World().InPython2())
}

// public is what Python's module builtins has of the environment.
func public(importer starlark.Value, python2 bool) starlark.StringDict {
	env := starlark.StringDict{"__import__": importer, "__debug__": starlark.True,
		"None": starlark.None, "True": starlark.True, "False": starlark.False}
	for name, v := range common() {
		old := strings.HasPrefix(name, "2.")
		switch {
		case old && python2:
			env[name[2:]] = v
		case old, strings.HasPrefix(name, "$"), name == "fail", multiprocessing.Members[name] != nil:
		case env[name] == nil:
			env[name] = v
		}
	}
	return env
}

// Divert is where errors go that nobody caught, see proc.Config.
func Divert(p *proc.Proc, text string) bool { return core.Divert(p, text) }

// Prompt returns what a session has beside the names of Env.
func Prompt() starlark.StringDict { return prompt.Names() }

// Explain is how an exception that nobody caught is shown, see proc.Config.
func Explain(p *proc.Proc, err error) *proc.Exception { return core.Explain(p, err) }

// Nearest returns the candidate that name is most likely a misspelling of, or "".
func Nearest(name string, candidates []string) string { return core.Nearest(name, candidates) }

// Decode returns the text that bytes encode, for the encodings of str.encode. The error says
// in a few words why it cannot.
func Decode(text, encoding string) (string, error) { return core.Decode(text, encoding) }
