package multiprocessing

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/core"
	"github.com/pyq-lang/pyq/interp/proc"
)

// A service is a process that the library starts for itself, with work of its own to do: a
// worker of a pool, the server of a manager. Programs see an object of class Process.
type service struct {
	object *core.Instance // the Process, in the process that started it
	p      *proc.Proc     // nil before it is started
	buried func(c *Call)  // see serviceSpec
}

// A serviceSpec says what a service is.
type serviceSpec struct {
	name   string // what comes before its path in its name
	daemon bool   // as its Process says; it ends with the program in any case
	module *proc.Module
	crew   string // see proc.Spec

	// init and args are copied into the service, which hands them to body.
	init starlark.Value
	args starlark.Tuple
	body func(c *Call, init starlark.Value, args starlark.Tuple) error

	// buried is called, in the name of the service, when it has ended.
	buried func(c *Call)
}

// start starts the service, of a process that may have children.
func (s *service) start(c *Call, spec *serviceSpec) error {
	self := current(c.P)
	if self.daemon {
		return proc.Errorf("AssertionError", "daemonic processes are not allowed to have children")
	}
	q := &Process{owner: c.P, creator: c.P, path: c.P.NextChild(), parentName: self.name, daemon: spec.daemon, complete: true}
	q.name = spec.name + "-" + q.path
	q.object = core.NewInstance(c.P.Home(), ProcessClass, q)
	q.target, q.args = spec.init, spec.args
	s.object, s.buried = q.object, spec.buried
	child, err := c.P.Start(&proc.Spec{Name: q.name, Path: q.path, Daemon: true, Self: q.object, Module: spec.module, Crew: spec.crew,
		Body: func(p *proc.Proc, thread *starlark.Thread, self starlark.Value) error {
			q := processOf(self.(*core.Instance))
			init, args := q.target, q.args
			q.target, q.args = nil, nil
			return spec.body(&Call{Thread: thread, P: p}, init, args)
		}})
	q.target, q.args = nil, nil
	if err != nil {
		return startError(err)
	}
	q.p, s.p = child, child
	ended := false
	child.End().With(func() {
		if ended = child.Ended(); !ended {
			child.Watch(s)
		}
	})
	if ended {
		spec.buried(c)
	}
	return nil
}

// ProcessEnded implements proc.Watcher.
func (s *service) ProcessEnded(p *proc.Proc) {
	s.buried(&Call{Thread: p.Home().Thread(), P: p, last: true})
}
