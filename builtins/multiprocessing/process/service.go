package process

import (
	"go.starlark.net/starlark"

	"github.com/pyq-lang/pyq/builtins/handle"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/interp/memory"
	"github.com/pyq-lang/pyq/interp/proc"
	"github.com/pyq-lang/pyq/interp/raise"
)

// A Service is a process that the library starts for itself, with work of its own to do: a
// worker of a pool, the server of a manager. Programs see an object of class Process.
type Service struct {
	Object *object.Instance     // the Process, in the process that started it
	P      *proc.Proc           // nil before it is started
	buried func(c *handle.Call) // see serviceSpec
}

// A ServiceSpec says what a service is.
type ServiceSpec struct {
	Name   string // what comes before its path in its name
	Daemon bool   // as its Process says; it ends with the program in any case
	Module *memory.Module
	Crew   string // see proc.Spec
	Method string // how it is started

	// Init and args are copied into the service, which hands them to body.
	Init starlark.Value
	Args starlark.Tuple
	Body func(c *handle.Call, init starlark.Value, args starlark.Tuple) error

	// Buried is called, in the name of the service, when it has ended.
	Buried func(c *handle.Call)
}

// Start starts the service, of a process that may have children.
func (s *Service) Start(c *handle.Call, spec *ServiceSpec) error {
	self := current(c.P)
	if self.daemon {
		return raise.Errorf("AssertionError", "daemonic processes are not allowed to have children")
	}
	q := &Process{owner: c.P, creator: c.P, path: c.P.NextChild(), parentName: self.name, daemon: spec.Daemon, complete: true}
	q.name = spec.Name + "-" + q.path.Number()
	q.object = object.NewInstance(c.P.Home(), ProcessClass, q)
	q.target, q.args = spec.Init, spec.Args
	s.Object, s.buried = q.object, spec.Buried
	how := &proc.Spec{Name: q.name, Path: q.path, Daemon: true, Self: q.object, Module: spec.Module, Crew: spec.Crew,
		Watcher: s, Body: func(p *proc.Proc, thread *starlark.Thread, self starlark.Value) error {
			q := processOf(self.(*object.Instance))
			*handle.ChosenMethod(p) = spec.Method
			init, args := q.target, q.args
			q.target, q.args = nil, nil
			return spec.Body(&handle.Call{Thread: thread, P: p}, init, args)
		}}
	if err := setMethod(c.P, c.Thread, how, spec.Method); err != nil {
		return err
	}
	child, err := c.P.Start(how)
	q.target, q.args = nil, nil
	if err != nil {
		return startError(how, err)
	}
	q.p, s.P = child, child
	return nil
}

// ProcessEnded implements proc.Watcher.
func (s *Service) ProcessEnded(p *proc.Proc) {
	s.buried(&handle.Call{Thread: p.Home().Thread(), P: p, Last: true})
}
