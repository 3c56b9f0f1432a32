// Package builtins, internal to pyq, puts together the names that every program finds
// predeclared: print and its like (package prelude), the members of Python's
// multiprocessing, those beside it (packages threading, queue and futures), and the
// standard modules (package stdlib).
//
// The packages below it, from the ground up: call binds arguments; object is the object
// model; number, text, collection, function and exception are Python's built-in types; words
// and advice say what is wrong; module, prelude and helpers are what programs and lowered
// code call. handle is what multiprocessing, threading, queue and futures share, and
// stdlib/kit what the standard modules do. One file holds one Python type, so that a reader
// who knows Python knows where to look.
//
// A builtin is a Go function that is given the process that called it. It touches no
// operating system: output, input, clock and files are those of the process's run (package
// proc), and all it does that others can see goes through that process's task.
package builtins

import (
	"maps"
	"strings"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/advice"
	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/function"
	"github.com/pyq-lang/pyq/builtins/futures"
	"github.com/pyq-lang/pyq/builtins/helpers"
	"github.com/pyq-lang/pyq/builtins/module"
	"github.com/pyq-lang/pyq/builtins/multiprocessing"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/prelude"
	"github.com/pyq-lang/pyq/builtins/prompt"
	"github.com/pyq-lang/pyq/builtins/queue"
	"github.com/pyq-lang/pyq/builtins/spelling"
	"github.com/pyq-lang/pyq/builtins/stdlib"
	"github.com/pyq-lang/pyq/builtins/stdlib/io"
	"github.com/pyq-lang/pyq/builtins/text"
	"github.com/pyq-lang/pyq/builtins/threading"
	"github.com/pyq-lang/pyq/interp/proc"
)

// The tables of all packages are handed over here, and only here.
func init() {
	object.Complete(&number.Table, &text.Table, &collection.Table, &exception.Table,
		&function.Table, &prelude.Table)
	object.Complete(stdlib.Tables...)
	object.Complete(multiprocessing.Tables...)
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
	modules["threading"] = func() *module.Module { return threading.Module }
	modules["queue"] = queue.Module
	modules["_imp"] = sync.OnceValue(func() *module.Module { return module.New("_imp", modules.ImportMembers()) })
	newSys := modules["sys"]
	modules["sys"] = sync.OnceValue(func() *module.Module { return newSys().WithLate("modules", modules.Imported) })
	env := maps.Clone(common())
	// What the textbook's programs use without importing it.
	for _, name := range []string{"multiprocessing", "time", "random", "os", "sys"} {
		env[name] = modules[name]()
	}
	helpers.AddImports(env, modules)
	modules["builtins"] = sync.OnceValue(func() *module.Module {
		return module.NewPrivate("builtins", ownBuiltins{env["__import__"]})
	})
	return env, modules
}

// common is the part of the environment that does not depend on the program's arguments.
var common = sync.OnceValue(func() starlark.StringDict {
	env := maps.Clone(multiprocessing.Members())
	functions, python2 := io.Functions()
	for _, dict := range []starlark.StringDict{prelude.Functions(), functions} {
		maps.Copy(env, dict)
	}
	for _, dict := range []starlark.StringDict{prelude.FunctionsPython2(), python2} {
		for name, f := range dict {
			env["2."+name] = f
		}
	}
	maps.Copy(env, object.Exceptions())
	for _, c := range []*object.Class{function.PropertyClass, object.StaticMethodClass, object.ClassMethodClass, object.SuperClass} {
		env[c.Name()] = c
	}
	env["NotImplemented"] = object.NotImplemented
	env["help"] = call.New(prompt.Help())
	env["fail"] = starlark.Universe["fail"] // Starlark's own
	helpers.Add(env)
	return env
})

// ownBuiltins makes the module builtins, importer is its __import__.
type ownBuiltins struct{ importer starlark.Value }

// Members implements module.ModuleMaker.
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
		case old, strings.HasPrefix(name, "$"), name == "fail", multiprocessing.Members()[name] != nil && object.Exceptions()[name] == nil:
		case env[name] == nil:
			env[name] = v
		}
	}
	return env
}

// Divert is where errors go that nobody caught, see proc.Config.
func Divert(p *proc.Proc, text string) bool { return prelude.Divert(p, text) }

// Prompt returns what a session has beside the names of Env.
func Prompt() starlark.StringDict { return prompt.Names() }

// Explain is how an exception that nobody caught is shown, see proc.Config.
func Explain(p *proc.Proc, err error) *proc.Exception { return advice.Explain(p, err) }

// Short tells the value of a program's variable in short, see proc.Config. Functions, classes and
// modules are seldom what a reader looks for: "".
func Short(v starlark.Value) string {
	if _, ok := v.(*object.Instance); !ok {
		if _, ok := v.(starlark.Callable); ok || object.TypeOf(v) == object.ModuleClass {
			return ""
		}
	}
	return text.Short(v)
}

// Nearest returns the candidate that name is most likely a misspelling of, or "".
func Nearest(name string, candidates []string) string { return spelling.Nearest(name, candidates) }
