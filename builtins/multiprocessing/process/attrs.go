package process

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/fact"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A processAttr is an attribute that is computed.
type processAttr struct {
	get func(q *Process) (starlark.Value, error)
	set func(q *Process, thread *starlark.Thread, v starlark.Value) error // nil: it cannot be set
}

// processAttrs returns the attributes by name.
func processAttrs() map[string]processAttr {
	return map[string]processAttr{
		"name": {func(q *Process) (starlark.Value, error) { return starlark.String(q.name), nil },
			(*Process).setName},
		"daemon": {func(q *Process) (starlark.Value, error) { return starlark.Bool(q.daemon), nil },
			(*Process).setDaemon},
		"pid":      {(*Process).ident, nil},
		"ident":    {(*Process).ident, nil},
		"exitcode": {(*Process).exitcode, nil},
		"sentinel": {(*Process).sentinel, nil},
		"authkey":  {(*Process).key, (*Process).setKey},
		// What classes derived from Process find in CPython.
		"_target": private("_target", func(q *Process) (starlark.Value, error) { return handle.OrNone(q.target), nil }),
		"_args":   private("_args", func(q *Process) (starlark.Value, error) { return q.args, nil }),
		"_kwargs": private("_kwargs", func(q *Process) (starlark.Value, error) { return handle.PairsDict(q.kwargs) }),
	}
}

// private is an attribute that the creator's object has until start().
func private(name string, get func(q *Process) (starlark.Value, error)) processAttr {
	return processAttr{func(q *Process) (starlark.Value, error) {
		if q.p != nil || q.object.Class() == mainProcessClass {
			return nil, raise.New(fact.NoAttribute, q.class(), name)
		}
		return get(q)
	}, nil}
}

func (q *Process) setName(_ *starlark.Thread, v starlark.Value) error {
	s, ok := object.Native(handle.OrNone(v)).(starlark.String)
	if !ok {
		return raise.Errorf("AssertionError", "name must be a string")
	}
	q.name = string(s)
	if q.isCurrent() {
		q.owner.SetName(q.name)
	}
	return nil
}

func (q *Process) setDaemon(thread *starlark.Thread, v starlark.Value) error {
	if q.p != nil {
		return raise.Errorf("AssertionError", "process has already started")
	}
	daemon, err := object.IsTrue(thread, handle.OrNone(v))
	q.daemon = daemon
	return err
}

func (q *Process) ident() (starlark.Value, error) {
	switch {
	case q.closed:
		return nil, q.checkClosed()
	case q.isCurrent():
		return starlark.MakeInt(q.owner.PID()), nil
	case q.p == nil:
		return starlark.None, nil
	}
	return starlark.MakeInt(q.p.PID()), nil
}

// sentinel is what connection.wait takes for the process's end.
func (q *Process) sentinel() (starlark.Value, error) {
	if err := q.checkClosed(); err != nil {
		return nil, err
	}
	if q.p == nil {
		return nil, raise.Errorf("ValueError", "process not started")
	}
	if q.fd == 0 {
		q.fd = handle.NewDescriptor(q.owner)
	}
	return newSentinel(q.owner, q.fd, q.p)
}

// key is Process.authkey. A process has the one that its maker had then, all in the end the
// main process's: 32 random bytes that are made when first asked for. pyq: it is plain bytes,
// for there is nothing that it protects.
func (q *Process) key() (starlark.Value, error) {
	if q.authkey == "" {
		return starlark.Bytes(q.owner.World().Secret()), nil
	}
	return q.authkey, nil
}

func (q *Process) setKey(thread *starlark.Thread, v starlark.Value) error {
	key, err := starlark.Call(thread, object.BytesClass, starlark.Tuple{handle.OrNone(v)}, nil)
	if err != nil {
		return err
	}
	q.authkey = key.(starlark.Bytes)
	return nil
}

func (q *Process) exitcode() (starlark.Value, error) {
	if err := q.checkClosed(); err != nil {
		return nil, err
	}
	if q.p == nil {
		return starlark.None, nil
	}
	return q.poll("exitcode")
}
