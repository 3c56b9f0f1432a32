// Package builtins puts together the names that every program finds predeclared:
// print and its like (package core), the members of Python's multiprocessing,
// and the modules time, random, sys and os (package stdlib).
//
// One subpackage holds one group and one file one Python type, so that a reader
// who knows Python knows where to look. A builtin is a Go function that is given
// the process that called it; all it does that others can see goes through that
// process's task.
package builtins

import (
	"maps"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/builtins/multiprocessing"
	"github.com/pyq-lang/pyq/builtins/stdlib"
)

// Env returns the predeclared names for programs with the given arguments
// (sys.argv). Its values are safe for concurrent use by any number of runs; the
// map is the caller's.
func Env(args []string) starlark.StringDict {
	env := maps.Clone(multiprocessing.Members)
	env["multiprocessing"] = multiprocessing.Module
	env["time"] = stdlib.Time
	env["random"] = stdlib.Random
	env["os"] = stdlib.OS
	env["sys"] = stdlib.Sys(args)
	env["print"] = core.NewFunc("print", core.Print)
	env["input"] = core.NewFunc("input", core.Input)
	env["exit"] = core.NewFunc("exit", core.Exit)
	env["quit"] = core.NewFunc("quit", core.Exit)
	return env
}
