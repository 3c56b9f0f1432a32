package connection

import (
	"go.starlark.net/starlark"

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

// WaitAny is multiprocessing.connection.wait(object_list, timeout=None).
func WaitAny(thread *starlark.Thread, objectList, timeout starlark.Value) (starlark.Value, error) {
	wait, err := number.Timeout(thread, timeout)
	if err != nil {
		return nil, err
	}
	objects, err := object.Collect(thread, objectList)
	if err != nil {
		return nil, err
	}
	things := make([]handle.Waitable, len(objects))
	for i, o := range objects {
		if things[i] = waitableOf(o); things[i] == nil {
			return nil, raise.Errorf("ValueError", "Invalid file object: %s", handle.ReprOf(o))
		}
	}
	c := &handle.Call{Thread: thread, P: proc.Of(thread)}
	ready, err := c.WaitFor(things, sched.Within(wait))
	if err != nil {
		return nil, err
	}
	answer := make([]starlark.Value, len(ready))
	for i, k := range ready {
		answer[i] = objects[k]
	}
	return starlark.NewList(answer), nil
}
