package process

import (
	"cmp"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// MethodWords are the words that CPython puts before the names of classes, by start method.
var MethodWords = map[string]string{handle.Fork: "Fork", handle.Spawn: "Spawn", handle.ForkServer: "ForkServer"}

// methodName is the attribute of classes of processes that has their start method.
const methodName = "_start_method"

// method returns the start method of the process that q stands for.
func (q *Process) method() string {
	return cmp.Or(methodIn(q.object.Class()), handle.MethodOf(q.owner))
}

// methodIn returns the start method of a class of processes, "" if that is what holds where one is
// started.
func methodIn(class *object.Class) string {
	if class == ProcessClass {
		return ""
	}
	v, _ := class.Lookup(methodName)
	s, _ := v.(starlark.String)
	return string(s)
}

// keepMethod makes the start method of a process's class the one of what it starts itself.
//
//go:noinline
func keepMethod(p *proc.Proc, class *object.Class) {
	if method := methodIn(class); method != "" {
		*handle.ChosenMethod(p) = method
	}
}

// setMethod completes what a process is started with.
func setMethod(p *proc.Proc, thread *starlark.Thread, spec *proc.Spec, method string) error {
	if method == handle.Fork {
		return nil
	}
	if p.BeginsAnew() {
		return raise.Errorf("RuntimeError", "%s", tooEarly)
	}
	if chosen := handle.ChosenMethod(p); *chosen == "" {
		*chosen = handle.DefaultMethod(p) // as in CPython, where telling the child decides
	}
	spec.Names, spec.Module = object.NamesOf(thread), nil
	return nil
}

// tooEarly is what CPython says of a program without the guard.
const tooEarly = `
        An attempt has been made to start a new process before the
        current process has finished its bootstrapping phase.

        This probably means that you are not using fork to start your
        child processes and you have forgotten to use the proper idiom
        in the main module:

            if __name__ == '__main__':
                freeze_support()
                ...

        The "freeze_support()" line can be omitted if the program
        is not going to be frozen to produce an executable.

        To fix this issue, refer to the "Safe importing of main module"
        section in https://docs.python.org/3/library/multiprocessing.html
        `
