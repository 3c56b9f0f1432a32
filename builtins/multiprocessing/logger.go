package multiprocessing

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
)

// loggerOf returns multiprocessing's logger, one of the module logging, and the module. A
// process has its own.
func loggerOf(c *handle.Call) (logger, logging starlark.Value, err error) {
	if logging, err = starlark.Call(c.Thread, c.P.World().Env["__import__"], starlark.Tuple{starlark.String("logging")}, nil); err != nil {
		return nil, nil, err
	}
	logger, err = object.CallMethod(c.Thread, logging, "getLogger", starlark.Tuple{starlark.String("multiprocessing")}, nil)
	if err == nil {
		err = object.SetAttr(c.Thread, logger, "propagate", starlark.MakeInt(0))
	}
	return logger, logging, err
}

// getLogger is multiprocessing.get_logger().
func getLogger(p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := handle.NoArguments("BaseContext.get_logger", args, kwargs); err != nil {
		return nil, err
	}
	logger, _, err := loggerOf(&handle.Call{Thread: thread, P: p})
	return logger, err
}

var logToStderrSignature = call.NewSignature("def BaseContext.log_to_stderr(level=None)")

// logToStderr is multiprocessing.log_to_stderr(level=None).
func logToStderr(p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	c := &handle.Call{Thread: thread, P: p, Args: args, Kwargs: kwargs}
	var level starlark.Value
	if err := c.Bind(logToStderrSignature, &level); err != nil {
		return nil, err
	}
	logger, logging, err := loggerOf(c)
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
