package sys

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/raise"
)

// excInfo is sys.exc_info().
func excInfo(thread *starlark.Thread) (starlark.Value, error) {
	exc := exception.Handled(thread)
	if exc == nil {
		return starlark.Tuple{starlark.None, starlark.None, starlark.None}, nil
	}
	return starlark.Tuple{exc.Class(), exc, exception.TracebackOf(exc)}, nil
}

// sysException is sys.exception().
func sysException(thread *starlark.Thread) (starlark.Value, error) {
	if exc := exception.Handled(thread); exc != nil {
		return exc, nil
	}
	return starlark.None, nil
}

// getFrame is sys._getframe(depth=0).
func getFrame(thread *starlark.Thread, depth starlark.Value) (starlark.Value, error) {
	frames := exception.StackFrames(thread)
	n := 0
	if depth != nil {
		var err error
		if n, err = object.Index(thread, depth); err != nil {
			return nil, err
		}
	}
	if n = max(n, 0); n >= len(frames) {
		return nil, raise.Errorf("ValueError", "call stack is not deep enough")
	}
	return exception.NewFrame(frames[:len(frames)-n]), nil
}
