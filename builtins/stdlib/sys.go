// Package stdlib holds Python's standard modules that programs about processes
// use: time, sys and os, each with what a process of a run can be granted.
package stdlib

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
)

// Sys returns the module sys for programs with the given arguments. argv is
// frozen: it is one value for all processes.
func Sys(args []string) *core.Module {
	argv := make([]starlark.Value, len(args))
	for i, a := range args {
		argv[i] = starlark.String(a)
	}
	list := starlark.NewList(argv)
	list.Freeze()
	return core.NewModule("sys", starlark.StringDict{
		"argv":   list,
		"exit":   core.NewFunc("exit", core.Exit),
		"stdout": core.Stdout,
		"stderr": core.Stderr,
	})
}

// OS is the module os: getpid, getppid, cpu_count and _exit.
var OS = core.NewModule("os", starlark.StringDict{
	"getpid":    core.NewFunc("getpid", getpid),
	"getppid":   core.NewFunc("getppid", getppid),
	"cpu_count": core.NewFunc("cpu_count", cpuCount),
	"_exit":     core.NewFunc("_exit", exitNow),
})

var (
	getpidSignature   = core.NewSignature("getpid()")
	getppidSignature  = core.NewSignature("getppid()")
	cpuCountSignature = core.NewSignature("cpu_count()")
	exitSignature     = core.NewSignature("_exit(status)")
)

// getpid is os.getpid().
func getpid(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := getpidSignature.Bind(nil, args, kwargs); err != nil {
		return nil, err
	}
	return starlark.MakeInt(p.PID()), nil
}

// getppid is os.getppid(). The main process's parent is the host, number 1.
func getppid(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := getppidSignature.Bind(nil, args, kwargs); err != nil {
		return nil, err
	}
	if parent := p.Parent(); parent != nil {
		return starlark.MakeInt(parent.PID()), nil
	}
	return starlark.MakeInt(1), nil
}

// cpuCount is os.cpu_count().
func cpuCount(p *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := cpuCountSignature.Bind(nil, args, kwargs); err != nil {
		return nil, err
	}
	return starlark.MakeInt(p.World().CPUs), nil
}

// exitNow is os._exit(status): the process ends at once and awaits nobody.
func exitNow(_ *proc.Proc, _ *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v [1]starlark.Value
	if err := exitSignature.Bind(v[:], args, kwargs); err != nil {
		return nil, err
	}
	if _, ok := v[0].(starlark.Int); !ok {
		return nil, proc.Errorf("TypeError", "'%s' object cannot be interpreted as an integer", core.TypeName(v[0]))
	}
	return nil, &proc.Exit{Code: v[0], Now: true}
}
