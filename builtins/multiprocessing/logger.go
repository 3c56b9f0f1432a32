package multiprocessing

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
)

// loggerOf returns multiprocessing's logger, one of the module logging, and the module. A
// process has its own.
func loggerOf(thread *starlark.Thread) (logger, logging starlark.Value, err error) {
	if logging, err = starlark.Call(thread, proc.Of(thread).World().Env["__import__"], starlark.Tuple{starlark.String("logging")}, nil); err != nil {
		return nil, nil, err
	}
	logger, err = object.CallMethod(thread, logging, "getLogger", starlark.Tuple{starlark.String("multiprocessing")}, nil)
	if err == nil {
		err = object.SetAttr(thread, logger, "propagate", starlark.MakeInt(0))
	}
	return logger, logging, err
}

// getLogger is multiprocessing.get_logger().
func getLogger(thread *starlark.Thread) (starlark.Value, error) {
	logger, _, err := loggerOf(thread)
	return logger, err
}

// logToStderr is multiprocessing.log_to_stderr(level=None).
func logToStderr(thread *starlark.Thread, level starlark.Value) (starlark.Value, error) {
	logger, logging, err := loggerOf(thread)
	if err != nil {
		return nil, err
	}
	handler, err := object.CallMethod(thread, logging, "StreamHandler", nil, nil)
	if err != nil {
		return nil, err
	}
	format, err := object.CallMethod(thread, logging, "Formatter", starlark.Tuple{starlark.String("[%(levelname)s/%(processName)s] %(message)s")}, nil)
	if err != nil {
		return nil, err
	}
	type step struct {
		on   starlark.Value
		name string
		arg  starlark.Value
	}
	steps := []step{{handler, "setFormatter", format}, {logger, "addHandler", handler}}
	if level != nil && object.Truth(level, false) {
		steps = append(steps, step{logger, "setLevel", level})
	}
	for _, s := range steps {
		if _, err := object.CallMethod(thread, s.on, s.name, starlark.Tuple{s.arg}, nil); err != nil {
			return nil, err
		}
	}
	return logger, nil
}
