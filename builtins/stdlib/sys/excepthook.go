package sys

import (
	"errors"
	"sync"

	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// hookName is the member that a program may replace, defaultHook what it is before.
const hookName = "excepthook"

var defaultHook = sync.OnceValue(func() *call.Builtin {
	return call.New(call.F3("sys.excepthook(exctype, value, traceback, /)", callDefaultHook))
})

// uncaught keeps an uncaught exception in sys.last_exc and the older names, and gives it to the program's
// sys.excepthook, if it has one. As in CPython that is for the main thread of the main process.
func (s *ownSys) uncaught(thread *starlark.Thread, err error) (goOn error, told bool) {
	p, st := proc.Of(thread), memory.StackOf(thread)
	exc, stop := caught(st, err)
	if exc == nil {
		return stop, false
	}
	again := exception.Reraise(exc)
	trace := exception.TracebackOf(exc)
	m := s.module.In(p)
	for name, v := range map[string]starlark.Value{"last_type": exc.Class(), "last_value": exc, "last_exc": exc, "last_traceback": trace} {
		if err := m.SetField(name, v); err != nil {
			return err, false
		}
	}
	hook, _ := m.Attr(hookName)
	if hook == starlark.Value(defaultHook()) {
		return again, false
	}
	if hook == nil {
		p.ReportError("sys.excepthook is missing", "", again)
		return again, true
	}
	if _, err = starlark.Call(thread, hook, starlark.Tuple{exc.Class(), exc, trace}, nil); err == nil {
		return again, true
	}
	second, stop := caught(st, err)
	if second == nil {
		return stop, false
	}
	p.ReportError("Error in sys.excepthook:", "", exception.Reraise(second))
	p.ReportError("\nOriginal exception was:", "", again)
	return again, true
}

// caught returns the exception that an error is, nil if it ends the program without being told: then stop is
// the error to go on with.
func caught(st *memory.Stack, err error) (exc *object.Instance, stop error) {
	if exit := (*raise.Exit)(nil); errors.As(err, &exit) {
		return nil, err
	}
	exc, stop = exception.CatchOf(st, err)
	if stop == nil && exc.Class().Is(object.SystemExitClass) {
		return nil, exception.Reraise(exc)
	}
	return exc, stop
}

// callDefaultHook is sys.__excepthook__(exctype, value, traceback), for a hook that calls it.
func callDefaultHook(thread *starlark.Thread, _, value, _ starlark.Value) (starlark.Value, error) {
	p := proc.Of(thread)
	exc, ok := value.(*object.Instance)
	if !ok || exception.DataOf(exc) == nil {
		p.ReportError("", "", raise.Errorf("TypeError", "print_exception(): Exception expected for value, %s found", object.TypeOf(value).Name()))
		return starlark.None, nil
	}
	p.ReportError("", "", exception.Reraise(exc))
	return starlark.None, nil
}
