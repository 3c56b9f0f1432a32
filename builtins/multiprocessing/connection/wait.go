package connection

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/call"
	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/multiprocessing/process"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
	"github.com/pyq-lang/pyq/interp/sched"
)

// waitableOf returns what wait can wait for, nil if v is nothing of the kind.
func waitableOf(v starlark.Value) handle.Waitable {
	i, ok := v.(*object.Instance)
	if !ok {
		return nil
	}
	if s := process.EndOf(i); s != nil {
		return s
	}
	w, _ := i.Base().(handle.Waitable)
	return w
}

var connWaitSignature = call.NewSignature("def wait(object_list, timeout=None)")

// WaitAny is multiprocessing.connection.wait(object_list, timeout=None).
func WaitAny(p *proc.Proc, thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	c := &handle.Call{Thread: thread, P: p, Args: args, Kwargs: kwargs}
	var list, t starlark.Value
	if err := c.Bind(connWaitSignature, &list, &t); err != nil {
		return nil, err
	}
	timeout, err := number.Timeout(t)
	if err != nil {
		return nil, err
	}
	objects, err := object.Collect(thread, list)
	if err != nil {
		return nil, err
	}
	things := make([]handle.Waitable, len(objects))
	for i, o := range objects {
		if things[i] = waitableOf(o); things[i] == nil {
			return nil, raise.Errorf("ValueError", "Invalid file object: %s", handle.ReprOf(o))
		}
	}
	ready, err := c.WaitFor(things, sched.Within(timeout))
	if err != nil {
		return nil, err
	}
	answer := make([]starlark.Value, len(ready))
	for i, k := range ready {
		answer[i] = objects[k]
	}
	return starlark.NewList(answer), nil
}
